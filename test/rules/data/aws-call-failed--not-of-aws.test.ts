/** "Not Found" of whatever stands in AWS's place has no code and no id; a missing object's has an id. */
import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/aws-call-failed.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'
import { failing } from './kit.ts'

it.each([
  ['ListObjectsV2', undefined, ['error']],
  ['ListObjectsV2', 'R1', []],
  ['HeadObject', 'R1', []],
] as const)('%s, request id %s', (operation, id, severities) => {
  const run = new RunBuilder().coverage()
  const attributes = { [S.httpStatus]: 404, ...(id && { [S.awsRequestId]: id }) }
  run.tool('list', 0, 100, [{ ...failing(operation, 10, ['404', 'Not Found']), attributes }])
  expect(findingsOf(run, rule).map(({ severity }) => severity)).toEqual(severities)
})
