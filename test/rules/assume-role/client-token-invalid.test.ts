import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/assume-role/client-token-invalid.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { assume, raisesAnError, s3 } from './kit.ts'

raisesAnError(
  'client-token-invalid',
  assume('InvalidClientTokenId', 'The security token included in the request is invalid.'),
  /does not know the key/,
)

raisesAnError(
  'client-token-invalid',
  s3('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'),
  /AKIA…ENT1/,
)

it('tells a session token that went with a long-term key from a key that is unknown', () => {
  const run = new RunBuilder().coverage()
  const call: Made = {
    operation: 'ListObjectsV2',
    from: 10,
    to: 20,
    key: AMBIENT,
    bucket: 'data',
    error: ['InvalidToken', 'The provided token is malformed or otherwise invalid.'],
  }
  run.tool('list', 0, 100, [{ ...call, attributes: { [R.sessionToken]: true } }])
  const [mixed] = findingsOf(run, rule)
  expect(mixed!.message).toMatch(/^A session token went with the long-term key/)
  expect(mixed!.fix).toContain('AWS_SESSION_TOKEN')
  const other = new RunBuilder().coverage()
  other.tool('list', 0, 100, [{ ...call, attributes: { [R.sessionToken]: false } }])
  expect(findingsOf(other, rule)[0]!.message).toMatch(/^AWS does not know the key/)
})
