/** Callers, the sessions they get, and calls under one key or another. */
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { Coverage } from '../../../src/model/records.ts'
import { AMBIENT, denial, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

export const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

export const OTHER = fingerprintKey('ASIAQ3EGRGAKOTHER111')

export const WRITER = 'arn:aws:iam::391827364550:role/Writer'

export const found = (run: RunBuilder) => judge(run.records, rules).findings

export const ids = (run: RunBuilder) => found(run).map((finding) => finding.ruleId)

export const one = (run: RunBuilder, id: string) => found(run).find((finding) => finding.ruleId === id)

export const covered = (overrides: Partial<Coverage> = {}) => new RunBuilder().coverage(overrides)

export const assume = (from: number, more: Partial<Made> = {}): Made => ({
  operation: 'AssumeRole',
  from,
  to: from + 40,
  key: AMBIENT,
  role: ROLE,
  issues: SESSION,
  ...more,
})

export const get = (from: number, key: string | undefined, more: Partial<Made> = {}): Made => ({
  operation: 'GetObject',
  from,
  to: from + 40,
  bucket: 'data',
  ...(key ? { key } : { unsigned: true }),
  ...more,
})

const refused: Partial<Made> = { error: denial(ROLE) }

export const failing = (from: number): Made => {
  const { issues, ...call } = assume(from, refused)
  return call
}

export const caller = (name: string, role: string) => ({
  [R.tokenFingerprint]: `tok-${name}`,
  [R.tokenSub]: name,
  [R.tokenRoleArn]: role,
})
