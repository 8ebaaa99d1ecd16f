/** A file read in parts, by one thread or by many, gives what it gives in one piece. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { scanAll } from '../../src/engine/survey/scanners.ts'
import { type Scanned, scanSegment } from '../../src/scan/segment.ts'
import { ROW, SpanDigest } from '../../src/scan/span-digest.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-segments-'))
afterAll(() => rmSync(folder, { recursive: true }))

function lineOf(nth: number): string {
  const traceId = nth.toString(16).padStart(32, '0')
  const span = {
    traceId,
    spanId: traceId.slice(16),
    name: `GET /${'x'.repeat(nth % 90)}`,
    kind: 2,
    startTimeUnixNano: String(1_795_000_000_000_000_000n + BigInt(nth) * 1000n),
    endTimeUnixNano: String(1_795_000_000_000_100_000n + BigInt(nth) * 1000n),
    attributes: [{ key: 'http.response.status_code', value: { intValue: '200' } }],
  }
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })
}

function write(name: string, lines: readonly string[], end = '\n'): { path: string; name: string; size: number } {
  const path = join(folder, name)
  const text = lines.join('\n') + end
  writeFileSync(path, text)
  return { path, name, size: Buffer.byteLength(text) }
}

/** Rows with the lines they stand in counted through, and where the lines begin. */
/** What is read later, when others may have been written where it stood. */
type Kept = Omit<Scanned, 'rows'> & { rows: Float64Array }

function joined(parts: readonly (Kept | undefined)[]): { rows: number[][]; starts: number[]; end: number } {
  const all = { rows: [] as number[][], starts: [] as number[], end: 0 }
  for (const part of parts) {
    if (!part) throw new Error('not of spans alone')
    for (let at = 0; at < part.rows.length; at += ROW + 1) {
      const row = [...part.rows.subarray(at, at + ROW + 1)]
      row[ROW]! += all.starts.length
      all.rows.push(row)
    }
    all.starts.push(...part.starts)
    all.end = part.end
  }
  return all
}

const LINES = ['', ...Array.from({ length: 300 }, (_, nth) => lineOf(nth)), '', `${lineOf(300)}\r`]

describe('segments', () => {
  it.each(['', '\n'])('cut anywhere, hold each line once (end %j)', (end) => {
    const file = write(`cut${end.length}.jsonl`, LINES, end)
    const whole = joined([scanSegment({ ...file, from: 0, to: file.size })])
    expect(whole.rows).toHaveLength(301)
    expect(whole.starts).toHaveLength(303)
    expect(whole.end).toBe(file.size)
    for (const step of [1, 7, 250, 333, 4096, file.size - 1]) {
      const parts: (Scanned | undefined)[] = []
      const last = step < 100 ? 3000 : file.size
      for (let from = 0; from < last; from += step)
        parts.push(scanSegment({ ...file, from, to: Math.min(last, from + step) }))
      if (last < file.size) parts.push(scanSegment({ ...file, from: last, to: file.size }))
      expect(joined(parts)).toEqual(whole)
    }
  })

  it('of many threads come in the order of the file', async () => {
    const file = write('threads.jsonl', LINES)
    const segments = Array.from({ length: 40 }, (_, nth) => ({
      ...file,
      from: Math.floor((file.size * nth) / 40),
      to: Math.floor((file.size * (nth + 1)) / 40),
    }))
    const [one, many] = [[] as (Kept | undefined)[], [] as (Kept | undefined)[]]
    const kept = (scanned: Scanned | undefined): Kept | undefined =>
      scanned && { ...scanned, rows: scanned.rows.slice() }
    for await (const scanned of scanAll(segments, 1)) one.push(kept(scanned))
    for await (const scanned of scanAll(segments, 3)) many.push(kept(scanned))
    expect(many).toHaveLength(40)
    expect(joined(many)).toEqual(joined(one))
    expect(many).toEqual(one)
  })

  it('say where there is something else than spans, and fail where there is no file', async () => {
    const file = write('log.jsonl', [...LINES.slice(0, 20), '{"level":"error"}', ...LINES.slice(20)])
    expect(scanSegment({ ...file, from: 0, to: file.size })).toBeUndefined()
    const gone = { path: join(folder, 'gone.jsonl'), name: 'gone.jsonl', from: 0, to: 10 }
    for (const threads of [1, 2]) {
      const parts = scanAll([gone, { ...gone, from: 10, to: 20 }], threads)
      await expect(parts.next()).rejects.toThrow(/ENOENT/)
    }
  })
})

describe('a packed digest', () => {
  it('is the digest again, every number of it', () => {
    const span = new SpanDigest()
    const names = Object.keys(span).filter((name) => name !== 'plain') as Exclude<keyof SpanDigest, 'plain'>[]
    expect(names).toHaveLength(ROW - 1)
    for (const [nth, name] of names.entries()) Object.assign(span, { [name]: nth + 0.5 })
    span.plain = true
    const rows = new Float64Array(ROW + 1)
    span.pack(rows, 1)
    const again = new SpanDigest()
    again.unpack(rows, 1)
    expect({ ...again }).toEqual({ ...span })
  })
})

it('is read by threads that load little: each start of one costs what it loads', () => {
  // The vocabulary of logs alone would be five times as much.
  expect(statSync('dist/scan-worker.cjs').size).toBeLessThan(80_000)
})
