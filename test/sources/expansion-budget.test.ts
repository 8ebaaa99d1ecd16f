/** How many records of each weight a small compressed input may hold; one that is not compressed is read whole. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAll } from '../../src/sources/input/read.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-budget-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const id = (nth: number, length: number) => (nth + 1).toString(16).padStart(length, '0')
const span = (nth: number) =>
  `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${id(nth, 32)}","spanId":"${id(nth, 16)}","name":"x","startTimeUnixNano":"1795470254000000000","endTimeUnixNano":"1795470255000000000"}]}]}]}\n`
const AT = '2026-11-23T10:00:00Z'

const KINDS = {
  'spans.jsonl': [span, 10_000, 'spans'],
  'points.tap': [(nth: number) => `${nth ? '' : 'TAP version 13\n'}ok ${nth + 1} - a\n`, 20_000, 'results'],
  'failures.tap': [
    (nth: number) => `${nth ? '' : 'TAP version 13\n'}not ok ${nth + 1} - a\n`,
    10_000,
    'failed results',
  ],
  'errors.log': [() => `${AT} ERROR AccessDenied\n`, 15_000, 'lines that tell of failures'],
  'calm.log': [() => `${AT} INFO served\n`, 200_000, 'lines'],
} as const

test.each(Object.entries(KINDS))('%s', async (name, [record, least, called]) => {
  const text = Array.from({ length: least + 5000 }, (_, nth) => record(nth)).join('')
  const [plain, packed] = [join(folder, name), join(folder, `${name}.gz`)]
  writeFileSync(plain, text)
  writeFileSync(packed, gzipSync(text))
  const [whole, cut] = await readAll([plain, packed], () => {})
  expect(whole!.skips).toEqual([])
  expect(whole!.records).toBe(least + 5000)
  expect(cut!.records).toBeGreaterThanOrEqual(least)
  expect(cut!.skips[0]!.reason).toMatch(new RegExp(`it holds more than \\d+ ${called} in \\d+ bytes`))
})
