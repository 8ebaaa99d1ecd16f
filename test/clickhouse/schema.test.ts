/** The tables: that they are made, what spans look like in them, and that a cluster's read all its shards. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, startCluster } from './cluster.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(() => cluster?.stop())

const SPAN = { Timestamp: '2026-11-28 08:00:00.123456789', TraceId: 'a'.repeat(32), SpanId: 'b'.repeat(16) }

describe.each(['map', 'json'] as const)('%s attributes', (attributes) => {
  const database = `otel_${attributes}`

  it('spread a row over shards by its trace, with the time of each trace beside it', async () => {
    await cluster.createTables(database, attributes)
    const writer = await cluster.connect('writer', database)
    const spans = Array.from({ length: 100 }, (_, n) => ({
      ...SPAN,
      TraceId: n.toString(16).padStart(32, '0'),
      SpanAttributes: { 'rpc.method': 'AssumeRole' },
    }))
    await writer.insert('otel_traces_all', spans, 'first')
    await writer.insert('otel_traces_all', spans, 'first')
    const local = await cluster.everywhere<{ n: string }>(`SELECT toString(count()) AS n FROM ${database}.otel_traces`)
    expect(local.map(({ n }) => Number(n)).reduce((a, b) => a + b)).toBe(100)
    for (const { n } of local) expect(Number(n)).toBeGreaterThan(20)
    const [times] = await writer.all<{ n: string; start: string }>(
      'SELECT toString(uniqExact(TraceId)) AS n, toString(min(Start)) AS start FROM otel_traces_all_trace_id_ts',
    )
    expect(times).toEqual({ n: '100', start: '2026-11-28 08:00:00' })
    await writer.close()
  })

  it('are made once, however often they are asked for', async () => {
    await cluster.createTables(database, attributes)
  })
})
