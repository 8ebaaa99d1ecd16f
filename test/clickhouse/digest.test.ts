/** What the scanner of files tells apart, SQL tells apart as well: for every attribute that is looked at, in tables of both forms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spanDigestSql } from '../../src/clickhouse/span-digest.ts'
import { tablesOf } from '../../src/clickhouse/tables.ts'
import { ANSWERED_BY } from '../../src/clickhouse/triggers.ts'
import { DIGEST_FIELDS } from '../../src/model/digest.ts'
import { LOOKED } from '../../src/scan/attributes.ts'
import { ReferenceReader } from '../../src/scan/reference.ts'
import type { SpanDigest } from '../../src/scan/span-digest.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { rowsOfRequest } from './otlp-rows.ts'

/** Of every kind some that mean something to it, and some that are only different. */
const VALUES = [
  'x',
  'y',
  '0',
  '1',
  '7',
  '200',
  '500',
  '2000',
  '30000',
  'true',
  'false',
  'tools/call',
  'tool',
  'execute_tool',
]
  .concat(
    'https://10.0.0.1/a',
    'https://a.example/b',
    'https://a.example/c',
    '2020-01-01T00:00:00Z',
    '2040-01-01T00:00:00Z',
  )
  .concat(
    'Could not read bucket a in 123456789012',
    'Could not read bucket b in 123456789012',
    'took 12.5 s of 7f3a9',
    '1',
  )

interface Case {
  says: string
  attribute?: { key: string; value: { stringValue: string } }
  kind: number
}

const CASES: Case[] = [2, 3].flatMap((kind) => [
  { says: `${kind}, no attribute`, kind },
  ...LOOKED.flatMap(({ name }) =>
    [...new Set(VALUES)].map((stringValue) => ({
      says: `${kind} ${name}=${stringValue}`,
      attribute: { key: name, value: { stringValue } },
      kind,
    })),
  ),
])

const spanId = (nth: number): string => (nth + 1).toString(16).padStart(16, '0')
const REQUEST = {
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'server' } }] },
      scopeSpans: [
        {
          spans: CASES.map(({ attribute, kind }, nth) => ({
            traceId: (nth + 1).toString(16).padStart(32, '0'),
            spanId: spanId(nth),
            name: 'work',
            kind,
            startTimeUnixNano: '1795000000000000000',
            endTimeUnixNano: '1795000000100000000',
            attributes: attribute ? [attribute] : [],
          })),
        },
      ],
    },
  ],
}

interface Digest {
  alike: string
  flags: number
}

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster({ shards: 1, replicas: 1 })
})
afterAll(() => cluster?.stop())

function byScanner(): Digest[] {
  const digests: Digest[] = []
  const sink = {
    span: ({ likeA, likeB, flags, process }: SpanDigest) =>
      void digests.push({ alike: `${likeA} ${likeB} ${process}`, flags }),
  }
  expect(new ReferenceReader(sink, 'made').value(REQUEST)).toBe(true)
  return digests
}

describe.each(['map', 'json'] as const)('attributes as %s', (attributes) => {
  it('are told apart by SQL where the scanner tells them apart', async () => {
    await cluster.createTables(attributes, attributes)
    const writer = await cluster.connect('writer', attributes)
    await writer.insert('otel_traces', rowsOfRequest(REQUEST))
    const { spans } = await tablesOf(writer)
    const rows = await writer.all<Digest & { span: string }>(
      `SELECT toString(d.id) AS span, toString(d.alike) AS alike, d.flags AS flags FROM (${spanDigestSql(spans, '1')}) AS d`,
    )
    const ids = await writer.all<{ span: string; id: string }>(
      'SELECT toString(toUInt32(bitOr(cityHash64(SpanId), 1))) AS span, SpanId AS id FROM otel_traces',
    )
    await writer.close()
    const idOf = new Map(ids.map(({ span, id }) => [span, id]))
    const sql = new Map(rows.map((row) => [idOf.get(row.span)!, row]))
    const merged = new Map<string, Set<string>>()
    const missed: string[] = []
    for (const [nth, { alike, flags }] of byScanner().entries()) {
      const row = sql.get(spanId(nth))!
      const known = merged.get(row.alike) ?? new Set()
      merged.set(row.alike, known.add(alike))
      if (known.size > 1) missed.push(`${CASES[nth]!.says} counts as another in SQL`)
      if (flags !== row.flags) missed.push(`${CASES[nth]!.says}: flags ${flags}, in SQL ${row.flags}`)
    }
    expect(missed).toEqual([])
    expect(merged.size).toBeGreaterThan(LOOKED.length)
  })
})

it('knows for every trigger what of a trace answers it', () => {
  expect(Object.keys(ANSWERED_BY).sort()).toEqual(Object.keys(DIGEST_FIELDS).sort())
})
