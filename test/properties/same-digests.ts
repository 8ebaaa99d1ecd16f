/** What a survey keeps of each span of a file, by one thread, by many, and by `JSON.parse`: it must be the same to the last bit. */
import { readFileSync, statSync } from 'node:fs'
import { scanAll, segmentsOf } from '../../src/engine/survey/scanners.ts'
import { ReferenceReader } from '../../src/scan/reference.ts'
import { SpanRows, WIDTH } from '../../src/scan/span-rows.ts'

/** Whether an id stands in the bytes as it is, which only the scanner sees. */
const PLAIN = 24

/** Where the ways differ, in words; and how many spans there are. */
export async function digestsOf(path: string): Promise<{ differences: string[]; spans: number }> {
  const one = await rowsOf(path, 1)
  const ways = { 'many threads': await rowsOf(path, 4), 'JSON.parse': parsedRowsOf(path) }
  const differences = Object.entries(ways).flatMap(([way, rows]) => {
    if (one.length !== rows.length) return [`${way}: ${rows.length / WIDTH} spans, not ${one.length / WIDTH}`]
    const at = one.findIndex((value, nth) => value !== rows[nth] && nth % WIDTH !== PLAIN)
    return at < 0
      ? []
      : [`${way}: column ${at % WIDTH} of span ${Math.floor(at / WIDTH)} is ${rows[at]}, not ${one[at]}`]
  })
  return { differences, spans: one.length / WIDTH }
}

async function rowsOf(path: string, threads: number): Promise<Float64Array> {
  const parts: Float64Array[] = []
  let lines = 0
  for await (const scanned of scanAll(segmentsOf(path, 'file', statSync(path).size), threads)) {
    if (!scanned) throw new Error(`${path} holds other than spans`)
    for (let at = WIDTH - 1; at < scanned.rows.length; at += WIDTH) scanned.rows[at]! += lines
    lines += scanned.starts.length
    parts.push(scanned.rows.slice())
  }
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function parsedRowsOf(path: string): Float64Array {
  const rows = new SpanRows()
  const reader = new ReferenceReader(rows, 'file')
  for (const [nth, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    rows.line = nth
    if (line.trim() !== '' && !reader.value(JSON.parse(line))) throw new Error(`line ${nth + 1} holds other than spans`)
  }
  return rows.all
}
