import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { outcome } from '../../../src/sources/results/outcomes.ts'
import { AMBIENT, at, denial, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

describe('the same refusal harmed one tool call and another not', () => {
  const denied = (from: number): Made => ({
    operation: 'AssumeRole',
    from,
    to: from + 8,
    key: AMBIENT,
    role: ROLE,
    error: denial(ROLE),
  })
  const result = (name: string, tool: string, state: 'passed' | 'failed', from: number) =>
    outcome({ name, tool, state, start: at(from) / 1000, durationMs: 100, where: { file: 'r.json' } })

  it.each([
    ['before', 0, 1000],
    ['behind', 1000, 0],
  ])('a test that asked for it, %s the other, is neither counted nor broken', (_, meant, harmed) => {
    const run = new RunBuilder().coverage()
    run.tool('read', meant, meant + 100, [denied(meant + 1)])
    run.tool('list', harmed, harmed + 100, [denied(harmed + 1)])
    run.records.push(
      result('read: rejects strangers', 'read', 'passed', meant),
      result('list works', 'list', 'failed', harmed),
    )
    const { findings, toolCalls } = judge(run.records, rules)
    expect(findings.map(({ ruleId, severity, concerns, tools }) => [ruleId, severity, concerns, tools])).toEqual([
      ['assume-role-denied', 'error', '1 tool call', ['list']],
    ])
    const byTool = Object.fromEntries(toolCalls.map((row) => [row.tool, row]))
    expect(byTool['read']).toMatchObject({ findings: [] })
    expect(byTool['read']!.firstBroken).toBeUndefined()
    expect(byTool['list']!.firstBroken).toBe(3)
  })
})
