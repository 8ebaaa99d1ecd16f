import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, judge, RunBuilder } from '../../unit/run-builder.ts'
import { assume, covered, get, ids, one, SESSION } from './kit.ts'

describe('assume-role-skipped', () => {
  it('names the claim that the server does not read', () => {
    const run = covered()
    run.tool('text', 0, 500, [get(10, AMBIENT)], { [R.tokenRoleClaim]: 'awsRoleArn' })
    expect(one(run, 'assume-role-skipped')).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(one(run, 'assume-role-skipped')!.fix).toContain('claim "awsRoleArn"')
    expect(ids(run)).toEqual(['assume-role-skipped'])
  })

  it('says that the claim is a list', () => {
    const run = covered()
    run.tool('text', 0, 500, [get(10, AMBIENT)], { [R.tokenRoleClaim]: 'roles.0' })
    expect(one(run, 'assume-role-skipped')!.fix).toContain('claim "roles". It is a list there')
  })

  it('tells of the tool that failed before one that went well', () => {
    const run = covered()
    const denied = { error: ['AccessDenied', 'no'] as [string, string] }
    run.tool('template', 0, 500, [get(10, AMBIENT)])
    run.tool('invoice', 600, 900, [get(610, AMBIENT, denied)], {
      [R.resultSuccess]: false,
      [S.errorType]: 'tool_error',
    })
    expect(one(run, 'assume-role-skipped')!.message).toContain('invoice worked as')
  })

  it('is inconclusive without proof that AWS calls were watched', () => {
    const run = new RunBuilder()
    run.tool('text', 0, 500, [get(10, AMBIENT)])
    const report = judge(run.records, rules)
    expect(report.findings).toEqual([])
    expect(report.inconclusive.map((item) => item.ruleId)).toContain('assume-role-skipped')
  })

  it('knows a session that is still valid', () => {
    const run = covered()
    run.tool('list', 0, 300, [assume(10), get(100, SESSION)])
    run.tool('text', 400, 800, [get(410, SESSION)])
    expect(ids(run)).toEqual([])
  })

  it('is less sure of a session that whoever started the server gave it', () => {
    const run = covered()
    run.tool('text', 0, 500, [{ ...get(10, SESSION), attributes: { [R.source]: 'env' } }])
    expect(one(run, 'assume-role-skipped')).toMatchObject({ severity: 'error', confidence: 'medium' })
    expect(one(run, 'assume-role-skipped')!.fix).toContain('get-caller-identity')
  })

  it('does not know whose a session is that the code was handed: another process may have assumed the role', () => {
    const run = covered()
    run.tool('text', 0, 500, [get(10, SESSION)])
    const { findings, toolCalls } = judge(run.records, rules)
    expect(findings).toEqual([])
    expect(toolCalls[0]?.steps.map(({ state }) => state)).not.toContain('broken')
  })
})
