/** The scanner says what `JSON.parse` says, or that it does not know a line. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOOKED } from '../../src/scan/attributes.ts'
import { ReferenceReader } from '../../src/scan/reference.ts'
import type { SpanDigest } from '../../src/scan/span-digest.ts'
import { SpanScanner } from '../../src/scan/spans.ts'

function collector(): { rows: string[]; span(span: SpanDigest): void } {
  const rows: string[] = []
  return { rows, span: ({ plain: _, ...fields }) => rows.push(JSON.stringify(fields)) }
}

/** A scanner that has read all lines so far, many of them alike. */
const later = collector()
const learned = new SpanScanner(later, 'a.jsonl')

/** Rows of both; undefined where the reader has none to give. */
function readBoth(line: string): { scanned: string[] | undefined; expected: string[] | undefined } {
  const [one, other] = [collector(), collector()]
  const bytes = Buffer.from(`before\n${line}\nafter`)
  const to = bytes.length - 'after'.length - 1
  const known = new SpanScanner(one, 'a.jsonl').line(bytes, 'before\n'.length, to)
  // Once more, as what is told by its likeness to what was read before.
  for (const _ of ['first', 'again']) {
    later.rows.length = 0
    expect(learned.line(bytes, 'before\n'.length, to)).toBe(known)
    expect(later.rows).toEqual(one.rows)
  }
  let sound = false
  try {
    sound = new ReferenceReader(other, 'a.jsonl').value(JSON.parse(line))
  } catch {
    sound = false
  }
  if (!known) expect(one.rows).toEqual([])
  return { scanned: known ? one.rows : undefined, expected: sound ? other.rows : undefined }
}

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\n',
    'tools/call',
    'tools/call search',
    '404',
    '0',
    'false',
    'https://10.0.0.1/a/b?c',
    '169.254.169.254',
    '2026-11-28T05:00:00.000Z',
    '\u2028',
    '\ud83d\ude00',
  ),
)
const name = fc.oneof(fc.constantFrom(...LOOKED.map((one) => one.name)), text)
const anyValue = fc.oneof(
  text.map((stringValue) => ({ stringValue })),
  fc.integer().map((value) => ({ intValue: String(value) })),
  fc.integer().map((intValue) => ({ intValue })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((doubleValue) => ({ doubleValue })),
  fc.boolean().map((boolValue) => ({ boolValue })),
  fc
    .array(text, { maxLength: 3 })
    .map((all) => ({ arrayValue: { values: all.map((stringValue) => ({ stringValue })) } })),
  fc.constantFrom<object>(
    { kvlistValue: { values: [{ key: 'code', value: { intValue: 2 } }] } },
    {},
    { bytesValue: 'AAAA' },
    { stringValue: null },
  ),
)
const attributes = fc.array(fc.record({ key: name, value: anyValue }), { maxLength: 8 })
const id = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
const nanos = fc.oneof(
  fc.bigInt({ min: 1_700_000_000_000_000_000n, max: 1_900_000_000_000_000_000n }).map(String),
  fc.integer({ min: 1, max: 10_000 }).map(String),
  fc.integer({ min: 1, max: 2 ** 40 }),
  fc.constantFrom('0', '', 0, '17e8', 1.5, null),
)
const span = fc.record(
  {
    traceId: fc.oneof(id(32), fc.constantFrom('', 'ABCDEF00112233445566778899AABBCC', 'rolecall', 7)),
    spanId: fc.oneof(id(16), text),
    parentSpanId: fc.oneof(id(16), fc.constantFrom('', '0000000000000000')),
    name: text,
    kind: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom('SPAN_KIND_CLIENT', '3')),
    startTimeUnixNano: nanos,
    endTimeUnixNano: nanos,
    attributes,
    events: fc.array(fc.record({ name: text, timeUnixNano: nanos, attributes }), { maxLength: 2 }),
    status: fc.oneof(
      fc.record({ code: fc.integer({ min: 0, max: 3 }), message: text }, { requiredKeys: [] }),
      fc.constant(null),
    ),
    links: fc.array(fc.record({ traceId: id(32), attributes }), { maxLength: 2 }),
    flags: fc.integer(),
  },
  { requiredKeys: ['traceId', 'startTimeUnixNano'] },
)
const request = fc.record({
  resourceSpans: fc.array(
    fc.record({
      resource: fc.record({ attributes: fc.array(fc.record({ key: name, value: anyValue }), { maxLength: 4 }) }),
      scopeSpans: fc.array(fc.record({ scope: fc.record({ name: text }), spans: fc.array(span, { maxLength: 4 }) }), {
        maxLength: 2,
      }),
    }),
    { maxLength: 2 },
  ),
})

/** As other exporters and hands write it. */
const written = fc.tuple(request, fc.integer({ min: 0, max: 5 })).map(([value, way]) => {
  const compact = JSON.stringify(value)
  if (way === 0) return JSON.stringify(value, undefined, 1).replace(/\n/g, ' ')
  if (way === 1) return compact.replace('"traceId"', '"name":"twice","traceId"')
  if (way === 2) return compact.replace(/"spans"/g, '"spans" ')
  if (way === 3)
    return compact.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return compact
})

describe('the scanner', () => {
  it('agrees with JSON.parse on generated requests', () => {
    let [known, all] = [0, 0]
    fc.assert(
      fc.property(written, (line) => {
        const { scanned, expected } = readBoth(line)
        all++
        if (!scanned) return
        known++
        expect(scanned).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
    // A scanner that knew nothing would agree as well.
    expect(known / all).toBeGreaterThan(0.1)
  })

  it('hands nothing on of a line that is cut anywhere, or holds a foreign byte', () => {
    fc.assert(
      fc.property(request, fc.nat(), fc.constantFrom('', '\u0000', '}', '"', '[', ','), (value, at, put) => {
        const line = JSON.stringify(value)
        const broken = line.slice(0, at % line.length) + put
        const { scanned, expected } = readBoth(broken)
        if (scanned) expect(scanned).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes nothing of a span from the one before it', () => {
    const mark = [{ key: 'mcp.method.name', value: { stringValue: 'tools/call' } }]
    const nameless = {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      kind: 2,
      startTimeUnixNano: '1795470247370000000',
      attributes: mark,
    }
    const line = (spans: unknown[]) => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })
    const [alone] = readBoth(line([nameless])).scanned!
    const behind = readBoth(line([{ ...nameless, name: 'search' }, nameless]))
    expect(behind.scanned![1]).toBe(alone)
    expect(behind.expected![1]).toBe(alone)
  })

  it('knows a resource again by its bytes, wherever they stand, and no other by them', () => {
    const span = {
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      name: 'a',
      startTimeUnixNano: '1795470247370000000',
    }
    const resource = (name: string, zone: string) => ({
      attributes: [
        { key: 'service.instance.id', value: { stringValue: name } },
        { key: 'deployment.environment', value: { stringValue: zone } },
      ],
    })
    const one = (own: unknown) => ({ resource: own, scopeSpans: [{ spans: [span] }] })
    const lines = [resource('one', 'east'), resource('two', 'east'), resource('one', 'west'), { attributes: [] }].map(
      one,
    )
    for (const many of [...lines.map((line) => [line]), lines, [...lines].reverse(), [...lines, ...lines]]) {
      const { scanned, expected } = readBoth(JSON.stringify({ resourceSpans: many }))
      expect(scanned).toEqual(expected)
    }
    const rows = readBoth(JSON.stringify({ resourceSpans: lines })).scanned!
    expect(new Set(rows).size).toBe(4)
    // Where others stood before, as a file is read into one buffer.
    const [shared, seen] = [Buffer.alloc(4096), collector()]
    const scanner = new SpanScanner(seen, 'a.jsonl')
    for (const line of lines) scanner.line(shared, 0, shared.write(JSON.stringify({ resourceSpans: [line] })))
    expect(seen.rows).toEqual(rows)
    const twice = JSON.stringify({ resourceSpans: [one(resource('one', 'east'))] })
    expect(readBoth(twice.replace('"scopeSpans"', '"resource":{},"scopeSpans"')).scanned).toBeUndefined()
  })

  it('knows every line that the preload and the SDKs wrote, and says the same of it', () => {
    let lines = 0
    for (const file of readdirSync('samples/incidents', { recursive: true, encoding: 'utf8' })) {
      if (!/(preload|stock)\/.*(spans|open)\.jsonl$/.test(file)) continue
      for (const line of readFileSync(`samples/incidents/${file}`, 'utf8').split('\n')) {
        if (line === '') continue
        lines++
        const { scanned, expected } = readBoth(line)
        expect(scanned, `${file}: ${line.slice(0, 200)}`).toEqual(expected)
        expect(scanned).toBeDefined()
      }
    }
    expect(lines).toBeGreaterThan(500)
  })
})
