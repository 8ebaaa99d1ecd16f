/** The bucket that S3's refusal leaves out stands in a line below, where the program that asked says what it was about. */
import { expect, it } from 'vitest'
import type { Finding } from '../../src/model/report.ts'
import { analyzeText } from './analyze-text.ts'

const at = (second: number): string => `[2026-08-29T21:38:${String(second).padStart(2, '0')},402]`
const REFUSED =
  'The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 0A582F2517B6DD11)'
const FRAME = '\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1862)'
const failed = (second: number, thread = ''): string =>
  `${at(second)} ${thread}ERROR plugins.S3Store - ${REFUSED}\n${FRAME}`
const told = (second: number, bucket: string, thread = ''): string =>
  `${at(second)} ${thread}ERROR services.Logs - Storage request failed: could not store the log file to s3://${bucket}/logs/1.log`

async function missing(...lines: readonly string[]): Promise<Finding[]> {
  const report = await analyzeText([`${at(1)} INFO services.Jobs - Execution successful: 1`, ...lines].join('\n'))
  return report.findings.filter(({ ruleId }) => ruleId === 'no-such-bucket')
}

it('is the one of the next line that tells of the failure, which is evidence', async () => {
  const [finding, ...others] = await missing(failed(2), told(2, 'depot-logs'))
  expect(others).toEqual([])
  expect(finding?.message).toContain('depot-logs')
  expect(finding?.evidence.map(({ line }) => line)).toContain(4)
})

it.each([
  ['long after it', [failed(2), told(9, 'depot-logs')]],
  ['in another thread', [failed(2, '[pool-1-thread-4] '), told(2, 'depot-logs', '[pool-1-thread-9] ')]],
  ['where two are named', [failed(2), `${told(2, 'depot-logs')} nor s3://depot-spare/logs/1.log`]],
  ['where a calm line names it', [failed(2), `${at(2)} INFO services.Logs - reading s3://depot-in/a.csv`]],
])('is none of a line %s', async (_, lines) => {
  const [finding] = await missing(...lines)
  expect(finding?.message).toBeDefined()
  expect(finding?.message).not.toMatch(/depot-/)
})

it('each failure has its own', async () => {
  const found = await missing(failed(2), told(2, 'depot-one'), failed(3), told(3, 'depot-two'))
  expect(found.map(({ message }) => /depot-\w+/.exec(message)?.[0]).sort()).toEqual(['depot-one', 'depot-two'])
})
