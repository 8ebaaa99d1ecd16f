import { describe, expect, it } from 'vitest'
import { rule as storm } from '../../../analyzers/hangs/denied-call-storm.ts'
import { rule as orphan } from '../../../analyzers/hangs/orphan-after-cancel.ts'
import { findingsOf, judge, RunBuilder } from '../../unit/run-builder.ts'
import { givenUp } from './kit.ts'

describe('orphan-after-cancel', () => {
  const reads = Array.from({ length: 12 }, (_, n) => ({ operation: 'GetObject', from: n * 300, to: n * 300 + 290 }))

  it('is a consequence of what ate the deadline', () => {
    const report = judge(givenUp(2000, reads, 3700).records, [storm, orphan])
    expect(report.findings.map(({ ruleId, causedBy }) => [ruleId, causedBy !== undefined])).toEqual([
      ['denied-call-storm', false],
      ['orphan-after-cancel', true],
    ])
  })

  it('knows work that goes on by design: the tool had answered', () => {
    const run = new RunBuilder().coverage()
    run.tool('tool', 0, 10, reads)
    expect(findingsOf(run.outcome('tool', 0, 12, 'passed'), orphan)).toEqual([])
  })
})
