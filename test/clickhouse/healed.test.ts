/** Who healed a failure is found among many that went well at the same time, by its object and by its key, as in files. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settlingSql } from '../../src/clickhouse/settle.ts'
import { analyze } from '../../src/index.ts'
import { ROLECALL } from '../../src/model/attributes.ts'
import { rowsOf } from './otlp-rows.ts'
import { ownCluster } from './own-cluster.ts'
import { sayingOf } from './saying.ts'

const own = ownCluster()

interface Read {
  /** ms after the first. */
  at: number
  object: string
  key: string
  isRefused?: boolean
}

const attributesOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([key, stringValue]) => ({ key, value: { stringValue } }))

/** Tool calls of one process, each of which reads an object; a process an hour. */
function linesOf(tool: string, hour: number, reads: readonly Read[]): string[] {
  return reads.map(({ at, object, key, isRefused }, nth) => {
    const spanOf = (id: string, from: number, lasts: number) => {
      const start = 1_795_000_000_000_000_000n + BigInt(hour * 3_600_000 + at + from) * 1_000_000n
      return {
        traceId: `ab${hour}${String(nth).padStart(29, '0')}`,
        spanId: `${id}${hour}`.padEnd(16, String(nth % 10)),
        startTimeUnixNano: String(start),
        endTimeUnixNano: String(start + BigInt(lasts) * 1_000_000n),
      }
    }
    const served = {
      ...spanOf('a', 0, 9),
      name: `tools/call ${tool}`,
      kind: 2,
      attributes: attributesOf({ 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': tool }),
    }
    const call = {
      ...spanOf('b', 1, 5),
      parentSpanId: served.spanId,
      name: 'S3.GetObject',
      kind: 3,
      attributes: attributesOf({
        'rpc.system': 'aws-api',
        'rpc.service': 'S3',
        'rpc.method': 'GetObject',
        'aws.s3.bucket': 'data',
        [ROLECALL.resource]: `arn:aws:s3:::data/${object}`,
        [ROLECALL.key]: key,
        'http.response.status_code': isRefused ? '403' : '200',
        ...(isRefused && { 'error.type': 'AccessDenied' }),
      }),
      ...(isRefused && { status: { code: 2 } }),
    }
    const resource = { attributes: attributesOf({ 'service.name': `server-${hour}` }) }
    const scopeSpans = [{ scope: { name: 'made' }, spans: [served, call] }]
    return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] })
  })
}

/** Of other objects and another key, before and after. */
const others = Array.from({ length: 150 }, (_, nth) => ({
  at: nth * 40 + 7,
  object: `other-${nth % 9}`,
  key: 'ASIA-2',
}))
const refused = { at: 2000, object: 'one', key: 'ASIA-1', isRefused: true }
const RUNS: Readonly<Record<string, { reads: readonly Read[]; isHealed: boolean }>> = {
  byTheSameKey: {
    reads: [refused, { at: 2900, object: 'one', key: 'ASIA-2' }, { at: 3500, object: 'one', key: 'ASIA-1' }],
    isHealed: true,
  },
  inTheSameMoments: {
    reads: [
      { ...refused, at: 300 },
      { at: 420, object: 'one', key: 'ASIA-1' },
    ],
    isHealed: true,
  },
  before: { reads: [{ at: 1000, object: 'one', key: 'ASIA-1' }, refused], isHealed: false },
  byNobody: { reads: [refused], isHealed: false },
}

it.each([false, true])('with digests: %s', async (digests) => {
  const file = join(own.folder, 'spans.jsonl')
  const lines = Object.entries(RUNS).flatMap(([tool, { reads }], hour) =>
    linesOf(
      tool,
      hour,
      [...others, ...reads].sort((a, b) => a.at - b.at),
    ),
  )
  writeFileSync(file, `${lines.join('\n')}\n`)
  const ofFile = await analyze([file], { siftFrom: Number.POSITIVE_INFINITY })
  const denied = ofFile.findings.filter(({ severity }) => severity === 'error').flatMap(({ tools }) => tools)
  expect(denied.sort()).toEqual(
    Object.keys(RUNS)
      .filter((tool) => !RUNS[tool]!.isHealed)
      .sort(),
  )
  const database = digests ? 'kept' : 'bare'
  await own.cluster.createTables(database, 'map', digests)
  await own.insert(database, rowsOf(file))
  const pieces = `\`${database}\`.\`otel_traces_digests_traces\``
  if (digests) await own.cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
  const places = [file, `${own.cluster.url('analyst', database)} otel_traces_all`]
  const surveyed = await analyze([own.urlOf(database)], { siftFrom: 0 })
  expect(sayingOf(surveyed, places)).toBe(sayingOf(ofFile, places))
})
