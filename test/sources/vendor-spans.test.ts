import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Rec, Span } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { doubtsIn, reportOf, saidOf } from './stock-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-vendor-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: unknown): Promise<{ format: string; records: Rec[]; spans: Span[]; skipped: number }> {
  const path = join(folder, 'input.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  const records: Rec[] = []
  const [input] = await readAll([path], (rec) => records.push(rec))
  return {
    format: input!.format,
    records,
    spans: records.filter((rec) => rec.type === 'span'),
    skipped: input!.skipped,
  }
}

describe('Datadog', () => {
  // What dd-trace-java writes of a request and its call: https://github.com/DataDog/dd-trace-java (AwsSdkClientDecorator)
  const request = {
    trace_id: '6867167311481730000',
    span_id: '2077099559636205400',
    parent_id: 0,
    name: 'servlet.request',
    resource: 'GET /media/{id}',
    service: 'media-proxy',
    type: 'web',
    start: 1792597200000000000,
    duration: 10040000000,
    error: 1,
    meta: {
      'http.method': 'GET',
      'http.route': '/media/{id}',
      'http.status_code': '500',
      'span.kind': 'server',
      language: 'jvm',
    },
    metrics: { process_id: 7 },
  }
  const full = 'Unable to execute HTTP request: Timeout waiting for connection from pool'
  const call = {
    ...request,
    span_id: '5960511969535028824',
    parent_id: '2077099559636205400',
    name: 'aws.http',
    resource: 'S3.GetObject',
    type: 'http',
    start: 1792597200004000000,
    duration: 10032000000,
    meta: {
      'span.kind': 'client',
      'aws.agent': 'java-aws-sdk',
      'aws.service': 'S3',
      'aws.operation': 'GetObject',
      bucketname: 'media-originals',
      'peer.hostname': 'media-originals.s3.eu-west-1.amazonaws.com',
      'error.type': 'software.amazon.awssdk.core.exception.SdkClientException',
      'error.message': full,
    },
    metrics: {},
  }

  it('is read as tracers send it, with ids of 64 bits as numbers', async () => {
    const sent = JSON.stringify([[request, call]]).replace(/"(\d{17,20})"/g, '$1')
    const { format, spans, skipped } = await read(sent)
    expect([format, skipped]).toEqual(['Datadog spans', 0])
    expect(spans).toMatchObject([
      { name: 'GET /media/{id}', kind: 'server', service: 'media-proxy', status: 'error', process: 'media-proxy/7' },
      {
        kind: 'client',
        start: 1792597200004000,
        end: 1792597210036000,
        message: full,
        attributes: {
          'rpc.system': 'aws-api',
          'rpc.service': 'S3',
          'rpc.method': 'GetObject',
          'aws.s3.bucket': 'media-originals',
          'server.address': 'media-originals.s3.eu-west-1.amazonaws.com',
        },
      },
    ])
    expect(spans[1]!.parentSpanId).toBe(spans[0]!.spanId)
  })

  it('says in its client’s words that no connection was free', async () => {
    expect(saidOf(await reportOf({ 'traces.json': JSON.stringify([[request, call]]) }))).toEqual([
      'error socket-pool-exhausted',
    ])
  })

  it.each([
    ['s3.command', 's3.getobject', { 'aws.operation': 'GetObject' }],
    ['aws.command', 's3.get_object', { 'aws.operation': 'get_object' }],
    ['aws.request', 'S3.GetObject', { 'aws.operation': 'GetObject', aws_service: 'S3' }],
  ])('names a call of AWS as %s, too', async (name, resource, meta) => {
    const { spans } = await read([[{ ...call, name, resource, meta }]])
    expect(spans[0]?.attributes).toMatchObject({
      'rpc.system': 'aws-api',
      'rpc.service': 'S3',
      'rpc.method': 'GetObject',
    })
  })

  it('is read as the API answers', async () => {
    const { spans, skipped } = await read({
      data: [
        {
          id: 'AAAAAWgN8Xwgr1vKDQAAAABBV2dOOFh3ZzZobm1mWXJFYTR0OA',
          type: 'spans',
          attributes: {
            trace_id: '6867167311481729984',
            span_id: '2077099559636205400',
            parent_id: '0',
            operation_name: 'aws.request',
            resource_name: 'DynamoDB.PutItem',
            service: 'ingest',
            env: 'prod',
            start_timestamp: '2026-10-21T15:40:00.000Z',
            end_timestamp: '2026-10-21T15:40:00.250Z',
            custom: {
              span: { kind: 'client' },
              aws: { operation: 'PutItem', service: 'DynamoDB' },
              tablename: 'meter-readings',
              error: { type: 'ThrottlingException', message: 'Rate exceeded' },
            },
          },
        },
      ],
      meta: { page: { after: 'x' } },
    })
    expect(skipped).toBe(0)
    expect(spans).toMatchObject([
      {
        kind: 'client',
        status: 'error',
        start: 1792597200000000,
        end: 1792597200250000,
        attributes: { 'rpc.method': 'PutItem', 'rolecall.aws.resource': 'meter-readings' },
      },
    ])
  })

  it('counts what is none of its spans', async () => {
    expect((await read([[request, 7, { ...request, start: undefined }]])).skipped).toBe(2)
  })
})

describe('Elastic APM', () => {
  // Names: https://github.com/elastic/apm/blob/main/specs/agents/tracing-instrumentation-aws.md
  const common = {
    trace: { id: '23909657e835e0ce48ee5ff60e85e97b' },
    service: { name: 'loyalty-api', node: { name: 'loyalty-1' }, language: { name: 'Java' } },
  }
  const transaction = {
    ...common,
    '@timestamp': '2026-10-20T14:10:00.000Z',
    processor: { name: 'transaction', event: 'transaction' },
    timestamp: { us: 1792505400000000 },
    transaction: {
      id: '0537b6c42b4b321c',
      name: 'LoyaltyController#points',
      type: 'request',
      duration: { us: 88000 },
    },
    event: { outcome: 'failure' },
    http: { request: { method: 'GET' }, response: { status_code: 500 } },
    url: { full: 'http://loyalty-api:8080/points/60', path: '/points/60', domain: 'loyalty-api' },
  }
  const span = (outcome: string, status: number) => ({
    ...common,
    '@timestamp': '2026-10-20T14:10:00.006Z',
    processor: { name: 'transaction', event: 'span' },
    timestamp: { us: 1792505400006000 },
    transaction: { id: '0537b6c42b4b321c' },
    parent: { id: '0537b6c42b4b321c' },
    span: {
      id: 'a51da8eeda7eb114',
      name: 'S3 GetObject loyalty-rules',
      type: 'storage',
      subtype: 's3',
      action: 'GetObject',
      duration: { us: 41000 },
    },
    destination: { address: 'loyalty-rules.s3.eu-west-1.amazonaws.com', port: 443 },
    cloud: { region: 'eu-west-1' },
    event: { outcome },
    http: { response: { status_code: status } },
  })
  const error = (parent: string, type: string, message: string) => ({
    ...common,
    '@timestamp': '2026-10-20T14:10:00.047Z',
    processor: { name: 'error', event: 'error' },
    timestamp: { us: 1792505400047000 },
    parent: { id: parent },
    transaction: { id: '0537b6c42b4b321c' },
    error: { id: 'e1', exception: [{ type, message, handled: false }] },
  })
  const NPE = error(
    '0537b6c42b4b321c',
    'java.lang.NullPointerException',
    'Cannot invoke "Tier.rate()" because "tier" is null',
  )
  const DENIED = error(
    'a51da8eeda7eb114',
    'software.amazon.awssdk.services.s3.model.S3Exception',
    'User: arn:aws:sts::391827364550:assumed-role/loyalty/i-1 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::loyalty-rules/tiers.json" because no identity-based policy allows the s3:GetObject action (Service: S3, Status Code: 403, Request ID: MKCRATMX5S6NJ30H)',
  )
  const answer = (...documents: object[]) => ({
    took: 7,
    hits: { total: { value: documents.length }, hits: documents.map((_source) => ({ _index: 'traces-apm', _source })) },
  })

  it.each([
    ['an answer of _search', answer(transaction, span('success', 200))],
    ['a document a line', [transaction, span('success', 200)].map((one) => JSON.stringify(one)).join('\n')],
  ])('is read from %s', async (_, content) => {
    const { format, spans, skipped } = await read(content)
    expect([format, skipped]).toEqual(['Elastic APM documents', 0])
    expect(spans).toMatchObject([
      { spanId: '0537b6c42b4b321c', kind: 'server', status: 'error', service: 'loyalty-api', process: 'loyalty-1' },
      {
        spanId: 'a51da8eeda7eb114',
        parentSpanId: '0537b6c42b4b321c',
        kind: 'client',
        start: 1792505400006000,
        end: 1792505400047000,
        attributes: {
          'rpc.system': 'aws-api',
          'rpc.service': 'S3',
          'rpc.method': 'GetObject',
          'aws.s3.bucket': 'loyalty-rules',
          'http.response.status_code': 200,
        },
      },
    ])
  })

  it('tells a denial by the error document of the call', async () => {
    const report = await reportOf({ 'apm.json': JSON.stringify(answer(transaction, span('failure', 403), DENIED)) })
    expect(saidOf(report)).toEqual(['error access-denied'])
    expect(report.findings[0]?.message).toContain('loyalty')
  })

  it('clears AWS where the service’s own code broke', async () => {
    const report = await reportOf({ 'apm.json': JSON.stringify(answer(transaction, span('success', 200), NPE)) })
    expect([saidOf(report), doubtsIn(report)]).toEqual([[], []])
  })
})

describe('Tempo', () => {
  const matched = {
    spanID: '3255cba3980a4b70',
    startTimeUnixNano: '1796018431020000000',
    durationNanos: '44000000',
    attributes: [
      ['name', 'DynamoDB.PutItem'],
      ['rpc.service', 'DynamoDB'],
      ['rpc.method', 'PutItem'],
      ['status', 'error'],
      ['http.status_code', '400'],
    ].map(([key, stringValue]) => ({ key, value: { stringValue } })),
  }
  const answer = {
    traces: [
      {
        traceID: '6fc0dcff3a57a4c99609df70764efc56',
        rootServiceName: 'orders',
        rootTraceName: 'GET /healthz',
        startTimeUnixNano: '1796018400000000000',
        durationMs: 2,
      },
      {
        traceID: '1d15efa6fd6e021e53ce89d0bbc9bb71',
        rootServiceName: 'orders',
        rootTraceName: 'POST /orders',
        startTimeUnixNano: '1796018431000000000',
        durationMs: 210,
        spanSet: { spans: [matched], matched: 1 },
        spanSets: [{ spans: [matched], matched: 1 }],
      },
    ],
    metrics: { inspectedBytes: '1' },
  }

  it('answers a search with what matched, each once', async () => {
    const { format, spans, skipped } = await read(answer)
    expect([format, skipped]).toEqual(['Tempo search', 0])
    expect(spans).toMatchObject([
      { name: 'GET /healthz', kind: 'server', service: 'orders' },
      { kind: 'client', status: 'error', end: 1796018431064000, attributes: { 'rpc.system': 'aws-api' } },
    ])
  })
})
