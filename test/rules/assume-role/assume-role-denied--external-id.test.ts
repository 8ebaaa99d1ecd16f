import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/assume-role/assume-role-denied.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const roleOf = (account: number) => `arn:aws:iam::${account}:role/Cost`
const assume = (account: number, from: number, id: string | undefined, more: Partial<Made> = {}): Made => ({
  operation: 'AssumeRole',
  from,
  to: from + 5,
  key: AMBIENT,
  role: roleOf(account),
  ...(id && { attributes: { [R.stsExternalId]: id } }),
  ...more,
})
const issues = { issues: fingerprintKey('ASIAQ3EGRGAKSESSION1') }
const error = { error: ['AccessDenied', 'no'] as [string, string] }
const said = (granted: string | undefined, refused: string | undefined) => {
  const run = new RunBuilder().coverage()
  run.tool('costs', 0, 100, [assume(391827364550, 10, granted, issues)])
  run.tool('costs', 200, 300, [assume(491827364550, 210, refused, error)])
  const [finding] = findingsOf(run, rule)
  return `${finding!.message}. ${finding!.fix}`
}

it('tells of an ExternalId that was left out, or is another customer’s', () => {
  expect(said('1a2b', 'none')).toMatch(/without the ExternalId.*role\/Cost of 391827364550/)
  expect(said('1a2b', '1a2b')).toMatch(/with the ExternalId of role\/Cost of 391827364550/)
})

it('says nothing of it where it tells nothing', () => {
  for (const pair of [
    ['none', 'none'],
    ['1a2b', '3c4d'],
    ['none', '3c4d'],
    [undefined, 'none'],
    ['1a2b', undefined],
  ])
    expect(said(pair[0], pair[1])).toMatch(/role\/Cost to AKIA.* First make sure/)
})
