/** What could heal a trouble is never taken for one more line of its kind, however long the log was before. */
import { expect, it } from 'vitest'
import { analyzeText } from '../logs/analyze-text.ts'

const LONG = 2600
const at = (nth: number) => new Date(Date.UTC(2026, 4, 16, 11) + nth * 100).toISOString()
const uploads = (from: number, count: number) =>
  Array.from({ length: count }, (_, nth) => `${at(from + nth)} INFO uploaded s3 object part-${from + nth}.parquet`)
const warnings = (from: number) =>
  [0, 1, 2].map(
    (nth) => `${at(from + nth)} WARN could not refresh AWS credentials: token service returned 503, retrying (${nth})`,
  )

it('sees a line that says it was done after thousands alike', async () => {
  const healed = [...uploads(0, LONG), ...warnings(LONG), ...uploads(LONG + 3, 50)]
  const report = await analyzeText(healed.join('\n'))
  expect(report.summary.headline).toMatch(/^Nothing found/i)
})

it('still says what was never healed', async () => {
  const lasting = [...uploads(0, LONG), ...warnings(LONG)]
  const report = await analyzeText(lasting.join('\n'))
  expect(report.summary.headline).not.toMatch(/^Nothing found/i)
})

it('keeps no more of a log for one trouble than what may heal it', async () => {
  const { withoutDullLines } = await import('../../src/sources/logs/dull-lines.ts')
  const kept: unknown[] = []
  const { put } = withoutDullLines((rec) => kept.push(rec))
  const line = (severity: 'warn' | 'info', body: string, nth: number) =>
    put({
      type: 'log',
      severity,
      body,
      attributes: {},
      process: 'p',
      service: 's',
      evidence: { kind: 'log', file: 'a.log', line: nth },
    })
  for (let nth = 0; nth < 3000; nth++) line('info', `uploaded s3 object part-${nth}`, nth)
  line('warn', 'could not refresh AWS credentials: 503', 3000)
  for (let nth = 3001; nth < 9000; nth++) line('info', `uploaded s3 object part-${nth}`, nth)
  expect(kept.length).toBe(2000 + 1 + 1)
})
