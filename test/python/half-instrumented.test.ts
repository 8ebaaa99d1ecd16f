/** A server whose spans show AWS as bare requests, beside client-side monitoring, which names them but knows no trace. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'

const START = 1795692590000
const ROLE = 'arn:aws:iam::391827364550:role/Reader'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const span = (
  name: string,
  id: number,
  from: number,
  to: number,
  http?: [method: string, path: string, status: number],
) => ({
  traceId: '7'.repeat(32),
  spanId: String(id).padStart(16, '0'),
  ...(http && { parentSpanId: String(1).padStart(16, '0') }),
  name,
  kind: http ? 3 : 2,
  startTimeUnixNano: `${START + from}100000`,
  endTimeUnixNano: `${START + to}900000`,
  attributes: Object.entries(
    http
      ? { 'http.method': http[0], 'http.url': `http://127.0.0.1:4566${http[1]}`, 'http.status_code': http[2] }
      : { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'bucket_list' },
  ).map(([key, value]) => ({ key, value: typeof value === 'number' ? { intValue: value } : { stringValue: value } })),
})

/** A call of one try, as botocore tells it: the call is a little longer than its request. */
const monitored = (Service: string, Api: string, from: number, latency: number, failure: object = {}) => {
  const base = { Version: 1, ClientId: 'server', Service, Api, Region: 'us-east-1' }
  const key = Service === 'STS' ? 'AKIAY3VPWARCTDVQNN3U' : 'ASIAY3VPWARCTDVQUSWZ'
  return [
    {
      ...base,
      Type: 'ApiCallAttempt',
      Timestamp: START + from + 1,
      AttemptLatency: latency - 2,
      Fqdn: '127.0.0.1:4566',
      AccessKey: key,
      SessionToken: '[redacted]',
      XAmznRequestId: `${Api}-1`,
      ...failure,
    },
    { ...base, Type: 'ApiCall', Timestamp: START + from, Latency: latency, AttemptCount: 1 },
  ]
}

async function reportOf(spans: object[], datagrams: object[]) {
  const lines = (name: string, values: object[]) =>
    writeFile(join(folder, name), `${values.map((value) => JSON.stringify(value)).join('\n')}\n`)
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'server' } }] }
  await lines('spans.jsonl', [{ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'urllib3' }, spans }] }] }])
  await lines('csm.jsonl', datagrams)
  return analyze(['spans.jsonl', ...(datagrams.length ? ['csm.jsonl'] : [])].map((name) => join(folder, name)))
}

const TOOL = span('tools/call bucket_list', 1, 0, 100)

test('each bare request is named, and stays with its tool: the call for credentials lies within the one that needs them', async () => {
  const report = await reportOf(
    [TOOL, span('POST', 2, 22, 30, ['POST', '/', 200]), span('GET', 3, 42, 48, ['GET', '/acme?list-type=2', 403])],
    [
      ...monitored('STS', 'AssumeRole', 20, 12),
      ...monitored('S3', 'ListObjectsV2', 15, 36, {
        HttpStatusCode: 403,
        AwsException: 'AccessDenied',
        AwsExceptionMessage: `User: ${ROLE} is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::acme`,
      }),
    ],
  )
  expect(report.toolCalls).toHaveLength(1)
  expect(report.toolCalls[0]!.calls.map((call) => [call.name, call.outcome])).toEqual([
    ['STS AssumeRole', 'ok'],
    ['S3 ListObjectsV2', 'error'],
  ])
  expect(report.findings.map((finding) => finding.ruleId)).toEqual(['access-denied'])
})

test('calls side by side are nobody knows whose', async () => {
  const report = await reportOf(
    [TOOL, span('GET', 2, 22, 28, ['GET', '/acme/a', 200])],
    [...monitored('S3', 'GetObject', 15, 20), ...monitored('S3', 'HeadObject', 20, 20)],
  )
  expect(report.toolCalls.flatMap((toolCall) => toolCall.calls.map((call) => call.name)).sort()).toEqual([
    '127.0.0.1 GET /acme/a',
    'S3 GetObject',
    'S3 HeadObject',
  ])
})

test('without it, a bare 403 is no proof against a token that nobody saw', async () => {
  const report = await reportOf([TOOL, span('GET', 3, 42, 48, ['GET', '/acme?list-type=2', 403])], [])
  expect(report.findings).toMatchObject([{ ruleId: 'downstream-unauthorized', confidence: 'medium' }])
  expect(report.findings[0]!.fix).toContain('rolecall run')
})

test('a server within a server asks nobody: its span has a route', async () => {
  const inner = span('GET /api/artifacts', 2, 2, 90, ['GET', '/api/artifacts', 403])
  inner.kind = 1
  inner.attributes.push({ key: 'http.route', value: { stringValue: '/api/artifacts' } })
  const report = await reportOf([TOOL, inner], [])
  expect(report.findings).toEqual([])
  expect(report.toolCalls[0]!.outbound).toBe(0)
})

test("a refusal that names its own operation was sent, though only other services' requests have spans", async () => {
  const denied = {
    ...span('S3.HeadObject', 2, 10, 20),
    parentSpanId: '1'.padStart(16, '0'),
    kind: 3,
    status: { code: 2, message: 'An error occurred (403) when calling the HeadObject operation: Forbidden' },
    attributes: Object.entries({
      'rpc.system': 'aws-api',
      'rpc.service': 'S3',
      'rpc.method': 'HeadObject',
      'http.status_code': 403,
    }).map(([key, value]) => ({
      key,
      value: typeof value === 'number' ? { intValue: value } : { stringValue: value },
    })),
  }
  const report = await reportOf([TOOL, denied, span('GET', 3, 42, 48, ['GET', '/telemetry.json', 200])], [])
  expect(report.findings.map((finding) => finding.ruleId)).toEqual(['access-denied'])
  expect(report.suspects.find(({ suspect }) => suspect === 'permissions')!.verdict).not.toBe('cleared')
})

test('CloudTrail tells of each try, and the bucket that spans do not name: what the next try healed is healed', async () => {
  const call = {
    ...span('S3.GetObject', 2, 10, 1090),
    parentSpanId: '1'.padStart(16, '0'),
    kind: 3,
    attributes: Object.entries({
      'rpc.system': 'aws-api',
      'rpc.service': 'S3',
      'rpc.method': 'GetObject',
      'aws.request_id': 'THIRD',
    }).map(([key, value]) => ({ key, value: { stringValue: value } })),
  }
  const record = (requestID: string, ms: number, failure: object = {}) => ({
    eventVersion: '1.10',
    eventTime: new Date(START + ms).toISOString().replace(/\.\d+/, ''),
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'us-east-1',
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::391827364550:user/ci',
      accountId: '391827364550',
      accessKeyId: 'AKIAY3VPWARCTDVQNN3U',
    },
    requestParameters: { bucketName: 'acme', key: 'a' },
    requestID,
    eventID: requestID,
    ...failure,
  })
  const slow = { errorCode: 'SlowDown', errorMessage: 'Please reduce your request rate.' }
  const events = {
    Records: [record('FIRST', 20, slow), record('SECOND', 1020, slow), record('THIRD', 1080)],
  }
  await writeFile(join(folder, 'cloudtrail.json'), JSON.stringify(events))
  await reportOf([TOOL, call], [])
  const report = await analyze([join(folder, 'spans.jsonl'), join(folder, 'cloudtrail.json')])
  expect(report.findings.filter((finding) => finding.severity !== 'info')).toEqual([])
})
