/** A script that tries what it may not do, to see that it is denied: the denial is what it wanted, and another failure is none. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const DENIED = 'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied'
const EXPIRED =
  'An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired.'

/** What is said before, and what after. */
const WANTED: readonly (readonly [before: string, after: string])[] = [
  // https://github.com/openshift/release/pull/83287
  [
    'Test 4: Verifying IAM policy scope (negative test)... expecting AccessDenied',
    '✓ Correctly denied access to other buckets (IAM policy working as expected)',
  ],
  ['Negative test: the reader lists a bucket that is not its own', 'PASS: access denied'],
  ['[3/5] listing s3://other-team (should be denied)', '[3/5] ok'],
  ['Trying to list the other bucket (must fail)', 'Blocked as expected'],
  ['Checking that the reader should NOT be able to list the other bucket', '✅ reader cannot list the other bucket'],
  ['Expect 403 on the other bucket', 'OK'],
  ['--- expected to be denied', 'done'],
  ['Verifying that the other bucket is denied', '  ✔ denied'],
  ['list the other bucket with the role of the reader', 'Access denied (expected)'],
  ['list the other bucket with the role of the reader', 'Got expected AccessDenied'],
]
const scriptOf = (before: string, failure: string, after: string): string =>
  `2026-08-11T06:40:01Z [policy-test] Test 1: Verifying AWS credentials
2026-08-11T06:40:02Z [policy-test] ✓ Authenticated as arn:aws:sts::904627315518:assumed-role/ci-reader/prow
2026-08-11T06:40:04Z [policy-test] ${before}
${failure}
2026-08-11T06:40:05Z [policy-test] ${after}
2026-08-11T06:40:05Z [policy-test] finished
`

it.each(WANTED)('%s … %s', async (before, after) => {
  const report = await analyzeText(scriptOf(before, DENIED, after))
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

it.each(WANTED.slice(0, 7))('%s, and the session had expired', async (before) => {
  expect(isGreen(await analyzeText(scriptOf(before, EXPIRED, 'done')))).toBe(false)
})

const UNWANTED: readonly (readonly [before: string, after: string])[] = [
  ['Test 4: the reader lists its own bucket', 'FAIL: expected 200 but got AccessDenied'],
  ['listing the bucket of the team', 'not as expected: access denied'],
  ['listing the bucket of the team', '✗ access denied'],
  ['listing the bucket of the team', 'giving up'],
  ['expected success, and no error', 'giving up'],
  ['this should not fail', 'giving up'],
]
it.each(UNWANTED)('nobody wanted it: %s … %s', async (before, after) => {
  expect(accused(await analyzeText(scriptOf(before, DENIED, after)))).toContain('access-denied')
})

it('a denial that was wanted, and then one that was not', async () => {
  const text = `Test 3: the reader lists the other bucket (should be denied)
${DENIED}
Test 4: the reader reads its own bucket
An error occurred (AccessDenied) when calling the GetObject operation: Access Denied
`
  const report = await analyzeText(text)
  expect(accused(report)).toEqual(['access-denied'])
  expect(JSON.stringify(report.findings)).toContain('GetObject')
})
