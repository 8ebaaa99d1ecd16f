/** Causes told in plain English, by whatever program: the same ones told of what went well accuse nobody. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const T = '2026-05-16T11:20:31Z'
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'no-credentials': [
    'unable to get AWS credentials',
    "Couldn't find valid AWS credentials: EOF",
    'no AWS credentials',
    'AWS credentials not found',
    'AWS credentials are not configured',
    'AWS credentials missing, abort',
    'The AWS credentials could not be loaded',
    'error while retrieving the AWS credentials',
  ],
  'session-expired': ['your AWS session has expired', 'AWS credentials expired', 'the AWS token is already expired'],
  'assume-role-failed': [
    'failed to assume IAM role',
    'could not assume the cross-account role depot',
    'AssumeRole failed for depot',
    'Error assuming role arn:aws:iam::590184726633:role/depot',
  ],
  'aws-call-failed': [
    'no bytes from S3 for 600s, stream neither ended nor errored',
    'no response from DynamoDB within 30 seconds',
  ],
  'service-role-refused': [
    "Pinpoint is unable to assume the role arn:aws:iam::590184726633:role/depot. Check that the role's trust policy allows pinpoint.us-east-1.amazonaws.com to call sts:AssumeRole.",
  ],
}
const CALM = [
  'INFO Get AWS credentials\nINFO AWS credentials found',
  '##[group]Configure AWS credentials\n##[endgroup]\nok',
  'AWS credentials loaded\ndone',
  'WARN AWS credentials expired, refreshing\nINFO credentials refreshed',
  'INFO will assume role depot\nINFO role assumed',
  'INFO no data from S3 for partition 12, skipped\nINFO done',
]

describe.each(Object.entries(TOLD))('%s', (rule, texts) => {
  it.each(texts)('%s', async (text) => expect(accused(await analyzeText(`${T} ERROR ${text}`))).toContain(rule))
})

it.each(CALM)('nothing is said of %j', async (text) => {
  const report = await analyzeText(text.replace(/^/gm, `${T} `))
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})
