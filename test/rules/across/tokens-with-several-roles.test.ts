import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, SESSION } from './kit.ts'

describe('a token that names several roles', () => {
  const OPS = 'arn:aws:iam::391827364550:role/Ops'
  const several = { [R.tokenRoleArns]: [ROLE, OPS] }
  const get = (from: number): Made => ({ operation: 'GetObject', from, to: from + 10, key: SESSION, bucket: 'data' })
  const ops = { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Ops/s' }

  it('is served by any of them, a kept session too', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [{ ...assume, role: OPS, attributes: ops }, get(20)], several)
    run.tool('read', 200, 300, [get(220)], several)
    expect(judge(run.records, rules).findings).toEqual([])
  })

  it('is served by another’s session of a role that both name', () => {
    const run = new RunBuilder().coverage()
    const both = { [R.tokenFingerprint]: 'tok-2', [R.tokenSub]: 'ben', ...several }
    const one = { [R.tokenFingerprint]: 'tok-1', [R.tokenSub]: 'anna', [R.tokenRoleArn]: OPS }
    run.tool('read', 0, 100, [{ ...assume, role: OPS, attributes: ops }, get(20)], one)
    run.tool('read', 200, 300, [get(220)], both)
    expect(judge(run.records, rules).findings).toEqual([])
  })

  it('is judged by the role whose session was there', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [{ ...assume, role: OPS, attributes: ops }, get(20)], several)
    run.tool('read', 200, 300, [{ ...get(220), key: AMBIENT }], several)
    const [finding] = judge(run.records, rules).findings
    expect(finding).toMatchObject({ ruleId: 'ambient-identity-used', severity: 'error' })
    expect(finding!.message).toContain(`A session of ${OPS} was there`)
  })

  it('is not served by a role that it does not name', () => {
    const run = new RunBuilder().coverage()
    const owner = 'arn:aws:iam::391827364550:role/Owner'
    const session = { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Owner/s' }
    run.tool('read', 0, 100, [{ ...assume, role: owner, attributes: session }, get(20)], several)
    expect(lead(run)).toBe('identity-mismatch')
  })

  it('is not served by the server’s own key', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [{ ...get(20), key: AMBIENT }], several)
    expect(lead(run)).toBe('assume-role-skipped')
    expect(judge(run.records, rules).findings[0]!.message).toContain(`never called for ${ROLE} or ${OPS}`)
  })
})
