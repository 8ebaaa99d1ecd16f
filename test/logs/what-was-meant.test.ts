/** Failures whose own words name the thing, told with these words: a secret, a region, a poll that hung, credentials of a device. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const THROTTLED =
  '{"level":"info","msg":"Couldn\'t describe resources for region us-east-1: ThrottledException: Rate exceeded\\n\\tstatus code: 400, request id: 5ba88f71-3524\\n","time":"2026-05-11T20:48:27Z"}'
const UNREACHED =
  '2026-05-11T20:48:27Z ERROR ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:us-west-2:204466180917:secret:DepotPassword-k1YvQp from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.'
const HUNG = `{ message: 'SQS receive message failed: Connection timed out after 120000ms',
  code: 'TimeoutError',
  region: 'eu-west-1',
  retryable: true }`
const OF_DEVICE =
  '2026-07-09T13:28:24.098Z [ERROR] (pool-2-thread-20) com.aws.greengrass.tes.CredentialRequestHandler: Error in retrieving AwsCredentials from TES. {iotCredentialsPath=/role-aliases/DepotAlias/credentials, credentialData=Failed to get connection}'

it.each([
  ['throttled', 'throttled', THROTTLED, /Rate exceeded/],
  ['not reached', 'connect-stall', UNREACHED, /DepotPassword/],
  ['hung', 'aws-call-failed', HUNG, /120000ms/],
  ['a device without credentials', 'no-credentials', OF_DEVICE, /DepotAlias/],
])('%s', async (_, rule, text, words) => {
  const report = await analyzeText(text)
  expect(accused(report)).toEqual([rule])
  expect(report.findings[0]!.observed).toMatch(words)
})
