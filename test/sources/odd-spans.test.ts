import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Rec, Span } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { spanIdOf, traceIdOf } from '../../src/sources/kit/ids.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-odd-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(value: unknown) {
  const path = join(folder, 'spans.json')
  writeFileSync(path, JSON.stringify(value))
  const records: Rec[] = []
  const [input] = await readAll([path], (rec) => records.push(rec))
  return { format: input!.format, reasons: input!.skips.map((skip) => skip.reason), spans: records as Span[] }
}

describe('ids', () => {
  it.each([
    ['AABBCCDDEEFF00112233445566778899', 'aabbccddeeff00112233445566778899'],
    ['0xaabbccddeeff00112233445566778899', 'aabbccddeeff00112233445566778899'],
    ['qrvM3e7/ABEiM0RVZneImQ==', 'aabbccddeeff00112233445566778899'],
    ['qrvM3e7_ABEiM0RVZneImQ', 'aabbccddeeff00112233445566778899'],
    ['1-aabbccdd-eeff00112233445566778899', 'aabbccddeeff00112233445566778899'],
    ['abbccddeeff00112233445566778899', '0abbccddeeff00112233445566778899'],
    ['2be38093ead7a083', '00000000000000002be38093ead7a083'],
    ['00000000000000000000000000000000', ''],
    ['', ''],
    [undefined, ''],
    ['not an id', 'not an id'],
  ])('trace %s', (raw, expected) => expect(traceIdOf(raw)).toBe(expected))

  it.each([
    ['0011223344556677', '0011223344556677'],
    ['ABEiM0RVZnc=', '0011223344556677'],
    ['11223344556677', '0011223344556677'],
    ['0000000000000000', ''],
  ])('span %s', (raw, expected) => expect(spanIdOf(raw)).toBe(expected))
})

describe('Jaeger', () => {
  const span = (more: object) => ({
    traceID: 'abbccddeeff00112233445566778899',
    spanID: '1',
    operationName: 'op',
    startTime: 0,
    duration: 5,
    tags: [],
    logs: null,
    processID: 'p1',
    ...more,
  })
  const trace = (...spans: object[]) => ({
    traceID: 'abbccddeeff00112233445566778899',
    spans,
    processes: { p1: { serviceName: 'a', tags: [{ key: 'hostname', type: 'string', value: 'h' }] } },
  })

  it.each([
    ['a bare trace', (one: object) => one],
    ['data as an object', (one: object) => ({ data: one })],
    ['data as a list', (one: object) => ({ data: [one] })],
  ])('%s', async (_name, wrap) => {
    const { format, spans, reasons } = await read(
      wrap(
        trace(
          span({}),
          span({
            spanID: '2',
            parentSpanID: '1',
            processID: 'gone',
            tags: [
              { key: 'error', type: 'bool', value: true },
              { key: 'http.status_code', type: 'int64', value: '403' },
            ],
          }),
        ),
      ),
    )
    expect([format, reasons]).toEqual(['Jaeger JSON', []])
    expect(spans).toMatchObject([
      { traceId: '0abbccddeeff00112233445566778899', start: 0, end: 5, service: 'a', process: 'a/h' },
      {
        parentSpanId: '0000000000000001',
        status: 'error',
        service: 'unknown',
        attributes: { 'http.response.status_code': 403 },
      },
    ])
  })
})

describe('Zipkin', () => {
  it('takes shared ids, spans without duration or timestamp, errors of any kind, and one object alone', async () => {
    const base = { traceId: '2be38093ead7a083', timestamp: 1763917203044000, localEndpoint: { serviceName: 'a' } }
    const { spans, reasons } = await read([
      { ...base, id: '1', kind: 'CLIENT', name: 'get', duration: 9, tags: { error: '401' } },
      {
        ...base,
        id: '1',
        kind: 'SERVER',
        name: 'get',
        duration: 5,
        shared: true,
        localEndpoint: { serviceName: 'b' },
        tags: { error: '' },
      },
      { ...base, id: '2', name: 'no duration' },
      { ...base, id: '3', name: 'given up', annotations: [{ timestamp: 1763917203045000, value: 'brave.flush' }] },
      { ...base, id: '4', timestamp: undefined },
    ])
    expect(
      spans.map((span) => [span.spanId.at(-1), span.kind, span.status, span.service, span.end === undefined]),
    ).toEqual([
      ['1', 'client', 'error', 'a', false],
      ['1', 'server', 'error', 'b', false],
      ['2', 'internal', 'unset', 'a', false],
      ['3', 'internal', 'unset', 'a', true],
    ])
    expect(spans[0]!.attributes['http.response.status_code']).toBe(401)
    expect(reasons).toEqual(['a span without a timestamp'])
    expect((await read({ ...base, id: '1', name: 'alone', duration: 1 })).spans).toHaveLength(1)
  })
})

describe('X-Ray', () => {
  it('takes times in exponents, calls in progress, and retries', async () => {
    const { format, spans } = await read({
      trace_id: '1-58406520-a006649127e371903a2de979',
      id: '6b55dcc497934f1a',
      name: 'mcp',
      start_time: 1.499473411677e9,
      in_progress: true,
      http: { request: { method: 'POST', url: 'https://api.example.com/mcp?token=CANARY' } },
      subsegments: [
        {
          id: '545323d1abec5d58',
          name: 'S3',
          namespace: 'aws',
          start_time: 1.4994734117e9,
          in_progress: true,
          aws: { operation: 'GetObject', bucket_name: 'data', retries: 2, region: 'us-east-1' },
        },
        {
          id: '545323d1abec5d59',
          name: 'STS',
          namespace: 'aws',
          start_time: 1.4994734117e9,
          end_time: 1.4994734118e9,
          error: true,
          http: { response: { status: 403 } },
          aws: { operation: 'AssumeRole', request_id: 'r-1' },
          cause: {
            exceptions: [
              {
                type: 'AccessDenied',
                message:
                  'User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::618273645501:role/Reader',
              },
            ],
          },
        },
      ],
    })
    expect(format).toBe('AWS X-Ray segments')
    expect(spans).toMatchObject([
      { name: 'mcp', kind: 'server', start: 1499473411677000, traceId: '58406520a006649127e371903a2de979' },
      {
        name: 'S3.GetObject',
        kind: 'client',
        parentSpanId: '6b55dcc497934f1a',
        attributes: { 'aws.s3.bucket': 'data', 'rolecall.aws.attempts': 3 },
      },
      {
        name: 'STS.AssumeRole',
        status: 'error',
        end: 1499473411800000,
        attributes: { 'error.type': 'AccessDenied', 'rolecall.sts.role_arn': 'arn:aws:iam::618273645501:role/Reader' },
      },
    ])
    expect(spans.map((span) => span.end === undefined)).toEqual([true, true, false])
    expect(JSON.stringify(spans)).not.toContain('CANARY')
  })
})

describe('rows of the collector’s ClickHouse exporter', () => {
  const START = '1795000002672194022'
  /** As it subtracts, in 64 bits without a sign. */
  const minus = (end: string): string => String(BigInt.asUintN(64, BigInt(end) - BigInt(START)))
  const row = (more: object) => ({
    Timestamp: '2026-11-18 11:06:42.672194022',
    TraceId: 'aabbccddeeff00112233445566778899',
    SpanId: '0011223344556677',
    SpanName: 'op',
    ...more,
  })

  it.each([
    ['ended', minus('1795000002772194022'), 1_795_000_002_772_194],
    ['of a clock that was set back', minus('1795000002262699781'), 1_795_000_002_262_699],
    ['of a clock that was set back by years', minus('515115241'), 515_115],
    ['never ended', minus('0'), undefined],
    ['never ended, in a column with a sign', `-${START}`, undefined],
    ['never ended, a number that was rounded up', Number(minus('0')) + 2048, undefined],
    ['never ended, a number that was rounded down', Number(minus('0')) - 2048, undefined],
    ['no duration', undefined, 1_795_000_002_672_194],
  ])('%s', async (_, duration, end) => {
    const { spans } = await read([row({ Duration: duration })])
    expect(spans.map((span) => [span.start, span.end])).toEqual([[1_795_000_002_672_194, end]])
  })
})
