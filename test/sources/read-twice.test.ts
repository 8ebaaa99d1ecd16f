/** What can be read once only is read in two passes as a file is: from a temporary one. */
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { analyze } from '../../src/engine/analyze.ts'
import type { Report } from '../../src/model/report.ts'
import type { LargeInput } from '../../src/sources/input/large-inputs.ts'
import { readAll } from '../../src/sources/input/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-twice-'))
const temporary = mkdtempSync(join(tmpdir(), 'rolecall-temporary-'))
const plain = join(folder, 'spans.jsonl')
const SIFT_FROM = 500_000

beforeAll(async () => {
  await writeCorpus({ bytes: 1.5e6, suspicious: 0.2, seed: 5, file: plain })
  vi.stubEnv('TMPDIR', temporary)
})
afterEach(() => expect(readdirSync(temporary)).toEqual([]))
afterAll(() => {
  vi.unstubAllEnvs()
  for (const one of [folder, temporary]) rmSync(one, { recursive: true })
})

function said({ findings, totals, summary, inputs }: Report) {
  return {
    findings: findings.map(({ ruleId, message, severity, toolCallsTotal }) => [
      ruleId,
      severity,
      message,
      toolCallsTotal,
    ]),
    totals,
    headline: summary.headline,
    notes: summary.notes,
    inputs: inputs.map(({ format, records, skipped, from, to }) => ({ format, records, skipped, from, to })),
  }
}

describe('an input that can be read once only', () => {
  it('is judged as the file is', async () => {
    const expected = said(await analyze([plain], { siftFrom: SIFT_FROM }))
    expect(expected.notes.join()).toContain('were judged one by one')
    const gzipped = join(folder, 'spans.jsonl.gz')
    writeFileSync(gzipped, gzipSync(readFileSync(plain)))
    expect(said(await analyze([gzipped], { siftFrom: SIFT_FROM }))).toEqual(expected)
  })

  it('is held in memory where it is small, and left in the temporary folder while it is read', async () => {
    const set: LargeInput[] = []
    const records: unknown[] = []
    const read = (from: number) =>
      readAll(['-'], (rec) => records.push(rec), {
        stdin: createReadStream(plain),
        large: { from, add: (one) => set.push(one) },
      })
    const [small] = await read(1e9)
    expect(set).toEqual([])
    expect(small).toMatchObject({ file: '-', format: 'rolecall spans', records: records.length, skipped: 0 })

    records.length = 0
    await read(SIFT_FROM)
    expect(records).toEqual([])
    expect(set).toHaveLength(1)
    expect(readFileSync(set[0]!.path).equals(readFileSync(plain))).toBe(true)
    await set[0]!.readWhole()
    expect(records).toHaveLength(small!.records)
    await set[0]!.finish()
  })

  it('counts what a torn one had, and says that it is torn', async () => {
    const torn = join(folder, 'torn.jsonl.gz')
    const whole = gzipSync(readFileSync(plain))
    writeFileSync(
      torn,
      Buffer.concat([whole.subarray(0, Math.floor(whole.length * 0.7)), Buffer.from('no gzip at all')]),
    )
    const { inputs, totals } = await analyze([torn], { siftFrom: SIFT_FROM })
    expect(totals.toolCalls).toBeGreaterThan(0)
    expect(JSON.stringify(inputs[0]!.skips)).toMatch(/broken off|torn|cut/i)
  })
})
