import { expect, it } from 'vitest'
import { spanOfRow } from '../../src/sources/spans/clickhouse-rows.ts'

const START = 1_795_000_000_000_000_000n
/** As the exporter's arithmetic has it, which knows no sign. */
const rowOf = (end: bigint) => ({
  Timestamp: '2026-11-18 11:06:40.000000000',
  TraceId: 'a'.repeat(32),
  SpanId: 'b'.repeat(16),
  SpanName: 'work',
  Duration: String(BigInt.asUintN(64, end - START)),
})

it.each([
  ['ended after 2 ms', START + 2_000_000n, 2000],
  ['ended 5 ms before it began', START - 5_000_000n, -5000],
  ['never ended', 0n, undefined],
])('a span that %s', (_, end, lasted) => {
  const span = spanOfRow(rowOf(end), { file: 'otel_traces' })!
  expect(span.end === undefined ? undefined : span.end - span.start).toBe(lasted)
})
