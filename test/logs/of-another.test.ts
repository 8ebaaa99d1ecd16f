/** What was done for another role, account, bucket or call, for a visitor or elsewhere, mends no failure; what was done of the same does. */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const FAILED = {
  role: 'could not assume role arn:aws:iam::590184726633:role/prod-read: AccessDenied',
  bucket: 'upload of s3://depot-eu/db.dump failed: 403 Forbidden',
  file: 'upload of db.dump failed: AccessDenied',
  session:
    'poll failed: An error occurred (ExpiredToken) when calling the ReceiveMessage operation: The security token included in the request is expired',
  code: 'ExpiredToken while reading queue jobs',
  key: 'The AWS Access Key Id you provided does not exist in our records. (InvalidAccessKeyId)',
  keyless: 'NoCredentialsError: Unable to locate credentials',
  token:
    'WebIdentityErr: failed to retrieve credentials caused by: InvalidIdentityToken: No OpenIDConnect provider found in your account',
  words: 'the role could not be used for the tenant: not authorized by AWS',
}
type Kind = keyof typeof FAILED
const DONE_ELSEWHERE: readonly (readonly [line: string, of: readonly Kind[]])[] = [
  ['assumed role arn:aws:iam::590184726633:role/staging-read', ['role', 'bucket', 'file', 'key']],
  ['account 333344445555: obtained credentials', ['role', 'bucket', 'file', 'key']],
  ['uploaded s3://depot-us/media.tar', ['role', 'bucket', 'file', 'session', 'code', 'key', 'token', 'words']],
  ['uploaded other.dump', ['role', 'bucket', 'file', 'session', 'code', 'key', 'keyless', 'token', 'words']],
  ['metrics sent to cloudwatch', ['role', 'bucket', 'file', 'session', 'code', 'key', 'token', 'words']],
  ...[
    'user session created for jo@example.com',
    'github token refreshed',
    'obtained oauth token for salesforce',
    'jo logged in as admin',
    'connected to postgres at db:5432',
    'restarting worker pool\n2026-05-18T10:02:15Z INFO  worker 3 started successfully',
    'all workers running as expected',
    'retry of webhook delivery succeeded on attempt 2',
    'sync finished: 12 processed, 0 failed',
    'shutting down\n2026-05-18T10:02:15Z INFO  process exited with code 0',
    'Completed successfully in 4.1s',
  ].map((line) => [line, Object.keys(FAILED) as Kind[]] as const),
]

const told = (level: string, failed: string, after: string) => `2026-05-18T10:02:00Z INFO  starting
2026-05-18T10:02:07Z ${level}${failed}
2026-05-18T10:02:14Z INFO  ${after}
2026-05-18T10:02:21Z INFO  next run in 60s
`

describe.each(DONE_ELSEWHERE)('%s', (after, kinds) => {
  it.each(kinds)('mends nothing of the %s', async (kind) => {
    for (const level of ['ERROR ', 'WARN  ', 'INFO  ', ''])
      expect([level, isGreen(await analyzeText(told(level, FAILED[kind], after)))]).toEqual([level, false])
  })
})

it.each([
  ['role', 'assumed role arn:aws:iam::590184726633:role/prod-read'],
  ['bucket', 'uploaded s3://depot-eu/db.dump'],
  ['file', 'uploaded db.dump'],
  ['session', 'credentials refreshed'],
  ['keyless', 'metrics sent to cloudwatch'],
] as const)('of the same %s does: %s', async (kind, after) => {
  expect(isGreen(await analyzeText(told('WARN  ', FAILED[kind], after)))).toBe(true)
})
