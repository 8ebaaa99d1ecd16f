/** What comes along where somebody copies a log, and failures that a program's own words leave to the name of its part. */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const DENIED =
  'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::391827364550:assumed-role/build/i-1 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::602817364551:role/ledger'

describe('numbers of lines', () => {
  const copied = (lines: readonly string[], from = 31): string =>
    lines.map((line, nth) => `${from + nth} | ${line}`).join('\n')

  it('are no part of them', async () => {
    const report = await analyzeText(
      copied([
        '[Container] 2026/07/08 21:29:23.374503 Running command python accounts.py',
        'Traceback (most recent call last):',
        '  File "accounts.py", line 190, in <module>',
        '    main()',
        DENIED,
        '',
        '[Container] 2026/07/08 21:29:25.017718 Phase complete: BUILD State: FAILED',
      ]),
    )
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain('assume-role-denied')
    expect(report.findings[0]!.evidence[0]!.line).toBeGreaterThan(1)
  })

  it('of a piece of code that is shown amid a log stay where they are', async () => {
    const report = await analyzeText(
      [
        '2026-07-08T21:29:23Z INFO upload of ledger.csv to s3://ledger-in done',
        'accounts.test.js',
        "  12 | it('says no', () => {",
        "  13 |   throw new Error('AccessDenied: is not authorized to perform: sts:AssumeRole')",
        '  14 | })',
        '2026-07-08T21:29:24Z INFO copy of ledger.csv to s3://ledger-out done',
      ].join('\n'),
    )
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

describe('no tick stands over', () => {
  it.each([
    [
      'a part that is called after what it asks, and never gets it',
      [1, 2, 3]
        .map(
          (n) =>
            `2026-12-09T06:2${n}:47.869061Z  WARN dynamodb_streams::stream: Failed to discover new shards. Will retry on next iteration: Request has been throttled. Try again later`,
        )
        .join('\n'),
    ],
    [
      'a bucket that is not there, or not for whoever asks',
      '2026-03-05T21:05:31.7162170Z ...configuring AWS credentials from service endpoint\n2026-03-05T21:06:56.7196637Z ##[error]Error: Bucket ledger-artifacts does not exist or you do not have access.',
    ],
  ])('%s', async (_, text) => {
    expect(isGreen(await analyzeText(text))).toBe(false)
  })
})
