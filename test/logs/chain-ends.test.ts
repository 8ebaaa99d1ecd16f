/** A chain of credentials that ended in vain, where the log tells why: one cause, and what came of it under it. */
import { expect, it } from 'vitest'
import { analyzeText } from './analyze-text.ts'

/** What leads, and what is folded under it. */
async function told(text: string): Promise<string[]> {
  const { findings } = await analyzeText(text)
  const byFingerprint = new Map(findings.map((one) => [one.fingerprint, one.ruleId]))
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ ruleId, causedBy }) => (causedBy ? `${byFingerprint.get(causedBy)} > ${ruleId}` : ruleId))
}

const HEAD = '2026-05-18T10:02:00Z INFO depot: started'
const NONE =
  '2026-05-18T10:02:02Z ERROR get failed: botocore.exceptions.NoCredentialsError: Unable to locate credentials'

it.each([
  ['throttled', 'An error occurred (Throttling) when calling the AssumeRoleWithWebIdentity operation: Rate exceeded'],
  [
    'throttled',
    'operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 429, RequestID: 3c5a77b1-e68d-44fe-8b54-4a6c9bbcb057, ThrottlingException: Rate exceeded',
  ],
  [
    'access-denied',
    'An error occurred (NotAuthorizedException) when calling the GetCredentialsForIdentity operation: Access to Identity is forbidden.',
  ],
  [
    'aws-call-failed',
    "An error occurred (ResourceNotFoundException) when calling the GetCredentialsForIdentity operation: IdentityPool 'eu-west-1:9b2c' not found.",
  ],
  ['sso-expired', 'Error loading SSO Token: The SSO access token has either expired or is otherwise invalid.'],
])('follows from what the call for credentials failed of: %s', async (rule, reason) => {
  expect(await told([HEAD, `2026-05-18T10:02:01Z INFO ${reason}`, NONE].join('\n'))).toEqual([
    rule,
    `${rule} > no-credentials`,
  ])
})

it.each([
  ['throttled', 'An error occurred (SlowDown) when calling the PutObject operation: Please reduce your request rate.'],
  ['access-denied', 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'],
])('is a cause of its own beside a call for data: %s', async (rule, reason) => {
  const found = await told([HEAD, `2026-05-18T10:02:01Z ERROR ${reason}`, NONE].join('\n'))
  expect(found.sort()).toEqual([rule, 'no-credentials'].sort())
})

it('is not told where the record that says so holds the answer', async () => {
  expect(
    await told(`2024-03-26T08:16:35.110Z  INFO leaf_search: depot::leaf: leaf_search splits_num=41
2024-03-26T08:16:36.417Z ERROR fetch_docs: depot::fetch_docs: error when fetching docs in splits error=open-index-for-split

Caused by:
    0: failed to fetch hotcache and footer from s3://depot-index/otel-logs for split \`01HSWWX3\`
    1: storage error(kind=Internal, source=failed to construct request: failed to load credentials from the credentials cache: an error occurred while loading credentials: service error: unhandled error: unhandled error: Error { code: "Throttling", message: "Rate exceeded", aws_request_id: "e08a1aa3-6d6c-487e-a6f2-2d9b7c6110ce" })`),
  ).toEqual(['throttled'])
})
