/** Refusals of STS as AWS words them, and what a rule makes of one. */
import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { Finding } from '../../../src/model/report.ts'
import { AMBIENT, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

export const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

export const OTHER = fingerprintKey('ASIAQ3EGRGAKOTHER111')

export const WEB = 'AssumeRoleWithWebIdentity'

export const BAD_SECRET = 'The request signature we calculated does not match the signature you provided.'

export const SKEWED =
  'Signature expired: 20261123T090000Z is now earlier than 20261123T094500Z (20261123T100000Z - 15 min.)'

export const TOO_LONG = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'

export const CHAINED =
  'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'

export const TAG = `User: arn:aws:iam::905418112233:user/ci is not authorized to perform: sts:TagSession on resource: ${ROLE}`

export const EXPIRED_WEB =
  'Token expired: current date/time 1624482533 must be before the expiration date/time1624482335'

export const NO_KEYS =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"

export const NO_PROVIDER = 'No OpenIDConnect provider found in your account for https://issuer.test/a'

/** Findings of the rule in a tool call that makes these calls. */
export function raised(
  id: string,
  calls: readonly Made[],
  more: { variables?: string[]; negative?: true } = {},
): Finding[] {
  const run = new RunBuilder().coverage({ variables: more.variables ?? [] })
  run.tool('bucket_list', 0, 30_000, calls)
  if (more.negative) run.outcome('bucket_list', 0, 30_000, 'passed', { negative: true })
  return judge(run.records, rules).findings.filter((finding) => finding.ruleId === id)
}

export const assume = (code: string, message: string, more: Partial<Made> = {}): Made => ({
  operation: 'AssumeRole',
  from: 10,
  to: 60,
  key: AMBIENT,
  role: ROLE,
  error: [code, message],
  ...more,
})

export const web = (code: string, message: string): Made => {
  const { key, ...call } = assume(code, message, { operation: WEB, unsigned: true })
  return call
}

export const s3 = (code: string, message: string, more: Partial<Made> = {}): Made => ({
  operation: 'GetObject',
  from: 10,
  to: 60,
  key: AMBIENT,
  error: [code, message],
  ...more,
})

/** The call raises the rule, as an error, with the real values; in a case that expects the error it is a remark. */
export function raisesAnError(id: string, call: Made, message: RegExp): void {
  it(`is raised, as an error, with the real values: ${message}`, () => {
    const findings = raised(id, [call])
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(findings[0]!.message).toMatch(message)
  })

  it(`is a remark where the case expects the error: ${message}`, () => {
    expect(raised(id, [call], { negative: true }).map((finding) => finding.severity)).toEqual(['info'])
  })
}

/** Refusals alike, which have another cause. */
export function isNotRaisedBy(id: string, calls: readonly Made[]): void {
  it(`is not raised by another cause: ${calls.map(({ error }) => error?.join(': '))}`, () => {
    expect(raised(id, calls)).toEqual([])
  })
}
