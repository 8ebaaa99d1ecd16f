/** A failed request's path says what was asked, but of a try of an SDK's call: its own span does, and a path of its own makes no kind. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { rowsOf } from './otlp-rows.ts'
import { ownCluster } from './own-cluster.ts'
import { sayingOf } from './saying.ts'

const TRACES = 60
const own = ownCluster()
const { folder, urlOf } = own

/** A tool call each, whose object was refused: told by an SDK's span above the request, or by the request alone. */
function spansOf(isOfSdk: boolean): string {
  const file = join(folder, `${isOfSdk}.jsonl`)
  const lines = Array.from({ length: TRACES }, (_, nth) => {
    const start = 1_795_000_000_000_000_000n + BigInt(nth) * 1_000_000_000n
    const span = (id: string, parent: string, name: string, kind: number, attributes: Record<string, string>) => ({
      traceId: `ab${String(nth).padStart(30, '0')}`,
      spanId: `${id}${String(nth).padStart(14, '0')}`,
      ...(parent && { parentSpanId: `${parent}${String(nth).padStart(14, '0')}` }),
      name,
      kind,
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + 100_000_000n),
      ...(kind === 3 && { status: { code: 2 } }),
      attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
    })
    const request = {
      'http.request.method': 'GET',
      'server.address': 'acme.s3.us-east-1.amazonaws.com',
      'url.path': `/object/${nth}`,
      'http.response.status_code': '403',
    }
    const call = {
      'rpc.system': 'aws-api',
      'rpc.service': 'S3',
      'rpc.method': 'GetObject',
      'error.type': 'AccessDenied',
      'http.response.status_code': '403',
    }
    const spans = [
      span('a1', '', 'tools/call read', 2, { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'read' }),
      ...(isOfSdk ? [span('b2', 'a1', 'S3.GetObject', 3, call)] : []),
      span('c3', isOfSdk ? 'b2' : 'a1', 'GET', 3, request),
    ]
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'server' } }] }
    return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'made' }, spans }] }] })
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

it.each([
  ['of an SDK', true],
  ['alone', false],
])('%s: the same is said, and no more is read than is of one kind', async (name, isOfSdk) => {
  const file = spansOf(isOfSdk)
  const database = isOfSdk ? 'sdk' : 'alone'
  await own.cluster.createTables(database, 'map', true)
  await own.insert(database, rowsOf(file))
  const report = await analyze([urlOf(database)], { siftFrom: 0 })
  const places = [file, `${own.cluster.url('analyst', database)} otel_traces_all`]
  const ofFile = await analyze([file], { siftFrom: Number.POSITIVE_INFINITY })
  expect(sayingOf(report, places)).toBe(sayingOf(ofFile, places))
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('access-denied')
  const read = Number(/of 60 traces, (\d+) were read/.exec(report.summary.notes.join())?.[1] ?? TRACES)
  expect(read, name).toBeGreaterThan(0)
  if (isOfSdk) expect(read).toBeLessThan(30)
  else expect(read).toBe(TRACES)
})
