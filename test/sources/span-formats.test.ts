import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { ZipkinExporter } from '@opentelemetry/exporter-zipkin'
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import { ConsoleSpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import type { Rec, Span } from '../../src/model/records.ts'
import type { LargeInput } from '../../src/sources/input/large-inputs.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { siftedAndWhole } from '../properties/sifted.ts'
import { incident } from './incident.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-span-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spans = incident()
const otlp = JSON.parse(Buffer.from(JsonTraceSerializer.serializeRequest(spans)!).toString())
const protobuf = Buffer.from(ProtobufTraceSerializer.serializeRequest(spans)!)

/** What the real console exporter prints. */
function printed(): string {
  const lines: string[] = []
  const dir = vi.spyOn(console, 'dir').mockImplementation((value, options) => {
    lines.push(inspect(value, options))
  })
  try {
    new ConsoleSpanExporter().export(spans, () => undefined)
  } finally {
    dir.mockRestore()
  }
  return `${lines.join('\n')}\n`
}

/** What the real Zipkin exporter sends. */
async function zipkin(): Promise<string> {
  let body = ''
  const server = createServer((request, response) => {
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => response.writeHead(202).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const exporter = new ZipkinExporter({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2/spans`,
  })
  await new Promise((resolve) => exporter.export(spans, resolve))
  await exporter.shutdown()
  await new Promise((resolve) => server.close(resolve))
  return body
}

const nanos = ([s, n]: readonly [number, number]): bigint => BigInt(s) * 1_000_000_000n + BigInt(n)
const micros = (time: readonly [number, number]): number => Number(nanos(time) / 1000n)
const iso = (time: readonly [number, number]): string =>
  new Date(micros(time) / 1000).toISOString().replace('Z', '000Z')
const KINDS = ['internal', 'server', 'client', 'producer', 'consumer']
const upper = (span: ReadableSpan): string => KINDS[span.kind]!.toUpperCase()

/** As Python's `ConsoleSpanExporter` prints (`ReadableSpan.to_json`). */
function python(): string {
  return spans
    .map((span) =>
      JSON.stringify(
        {
          name: span.name,
          context: {
            trace_id: `0x${span.spanContext().traceId}`,
            span_id: `0x${span.spanContext().spanId}`,
            trace_state: '[]',
          },
          kind: `SpanKind.${upper(span)}`,
          parent_id: span.parentSpanContext ? `0x${span.parentSpanContext.spanId}` : null,
          start_time: iso(span.startTime),
          end_time: iso(span.endTime),
          status: {
            status_code: ['UNSET', 'OK', 'ERROR'][span.status.code],
            ...(span.status.message && { description: span.status.message }),
          },
          attributes: span.attributes,
          events: span.events.map((event) => ({
            name: event.name,
            timestamp: iso(event.time),
            attributes: event.attributes,
          })),
          links: [],
          resource: { attributes: span.resource.attributes, schema_url: '' },
        },
        null,
        4,
      ),
    )
    .join('\n')
}

/** As Java's `OtlpJsonLoggingSpanExporter` logs them. */
function java(): string {
  return otlp.resourceSpans
    .map(
      (one: object) =>
        `[otel.javaagent 2025-11-23 17:00:01:882 +0000] [BatchSpanProcessor_WorkerThread-1] INFO io.opentelemetry.exporter.logging.otlp.OtlpJsonLoggingSpanExporter - ${JSON.stringify(one)}`,
    )
    .join('\n')
}

/** As .NET's `ConsoleActivityExporter` prints them. */
function dotnet(): string {
  const lines = (indent: string, attributes: object) =>
    Object.entries(attributes).map(
      ([key, value]) => `${indent}${key}: ${Array.isArray(value) ? JSON.stringify(value) : value}`,
    )
  return spans
    .map((span) => {
      const ms = Number(nanos(span.duration)) / 1e6
      return [
        `Activity.TraceId:            ${span.spanContext().traceId}`,
        `Activity.SpanId:             ${span.spanContext().spanId}`,
        'Activity.TraceFlags:         Recorded',
        ...(span.parentSpanContext ? [`Activity.ParentSpanId:       ${span.parentSpanContext.spanId}`] : []),
        'Activity.ActivitySourceName: incident',
        `Activity.DisplayName:        ${span.name}`,
        `Activity.Kind:               ${upper(span)[0]}${upper(span).slice(1).toLowerCase()}`,
        `Activity.StartTime:          ${iso(span.startTime).replace('Z', '0Z')}`,
        `Activity.Duration:           00:00:${(ms / 1000).toFixed(7).padStart(10, '0')}`,
        'Activity.Tags:',
        ...lines('    ', span.attributes),
        ...(span.status.code === 2 ? ['StatusCode: Error', `Activity.StatusDescription:  ${span.status.message}`] : []),
        ...(span.events.length ? ['Activity.Events:'] : []),
        ...span.events.flatMap((event) => [
          `    ${event.name} [11/23/2026 17:00:01 +00:00]`,
          ...lines('        ', event.attributes ?? {}),
        ]),
        'Resource associated with Activity:',
        ...lines('    ', span.resource.attributes),
        '',
      ].join('\n')
    })
    .join('\n')
}

/** As Jaeger's interface exports a trace; tags as its collector makes them of OTLP. */
function jaeger(): object {
  const tag = (key: string, value: unknown) => ({
    key,
    type: typeof value === 'number' ? 'int64' : typeof value === 'boolean' ? 'bool' : 'string',
    value,
  })
  const tags = (attributes: object) => Object.entries(attributes).map(([key, value]) => tag(key, value))
  return {
    data: [
      {
        traceID: spans[0]!.spanContext().traceId,
        spans: spans.map((span) => ({
          traceID: span.spanContext().traceId,
          spanID: span.spanContext().spanId,
          operationName: span.name,
          references: span.parentSpanContext
            ? [{ refType: 'CHILD_OF', traceID: span.spanContext().traceId, spanID: span.parentSpanContext.spanId }]
            : [],
          startTime: micros(span.startTime),
          duration: micros(span.duration),
          tags: [
            ...tags(span.attributes),
            tag('span.kind', KINDS[span.kind]),
            ...(span.status.code === 2
              ? [
                  tag('otel.status_code', 'ERROR'),
                  tag('error', true),
                  tag('otel.status_description', span.status.message),
                ]
              : []),
          ],
          logs: span.events.map((event) => ({
            timestamp: micros(event.time),
            fields: [tag('event', event.name), ...tags(event.attributes ?? {})],
          })),
          processID: 'p1',
          warnings: null,
        })),
        processes: { p1: { serviceName: 'mcp', tags: [tag('service.instance.id', 'mcp-1')] } },
        warnings: null,
      },
    ],
    total: 0,
    limit: 0,
    offset: 0,
    errors: null,
  }
}

/** Rows as ClickHouse's `SELECT * FROM otel_traces FORMAT JSONEachRow` gives them. */
function clickhouse(): string {
  const strings = (attributes: object) =>
    Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]))
  return spans
    .map((span) =>
      JSON.stringify({
        Timestamp: iso(span.startTime).replace('T', ' ').replace('Z', '000'),
        TraceId: span.spanContext().traceId,
        SpanId: span.spanContext().spanId,
        ParentSpanId: span.parentSpanContext?.spanId ?? '',
        TraceState: '',
        SpanName: span.name,
        SpanKind: upper(span)[0] + upper(span).slice(1).toLowerCase(),
        ServiceName: 'mcp',
        ResourceAttributes: strings(span.resource.attributes),
        ScopeName: 'incident',
        ScopeVersion: '',
        SpanAttributes: strings(span.attributes),
        Duration: String(nanos(span.duration)),
        StatusCode: ['Unset', 'Ok', 'Error'][span.status.code],
        StatusMessage: span.status.message ?? '',
        'Events.Timestamp': span.events.map((event) => iso(event.time).replace('T', ' ').replace('Z', '000')),
        'Events.Name': span.events.map((event) => event.name),
        'Events.Attributes': span.events.map((event) => strings(event.attributes ?? {})),
      }),
    )
    .join('\n')
}

/** As `aws xray batch-get-traces` answers, attributes where the collector's exporter keeps them. */
function xray(): object {
  const traceId = spans[0]!.spanContext().traceId
  const segment = (span: ReadableSpan): object => {
    const aws = span.attributes['rpc.system'] === 'aws-api'
    const root = !span.parentSpanContext
    return {
      ...(root ? { trace_id: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}` } : aws ? { namespace: 'aws' } : {}),
      id: span.spanContext().spanId,
      name: root ? 'mcp' : aws ? span.attributes['rpc.service'] : span.name,
      start_time: micros(span.startTime) / 1e6,
      end_time: micros(span.endTime) / 1e6,
      ...(span.status.code === 2 && {
        error: true,
        cause: { exceptions: [{ id: '1', type: 'AccessDenied', message: span.status.message }] },
      }),
      ...(aws && {
        aws: {
          operation: span.attributes['rpc.method'],
          region: 'us-east-1',
          request_id: span.attributes['aws.request_id'],
        },
      }),
      http: { response: { status: span.attributes['http.response.status_code'] } },
      metadata: {
        default: {
          ...span.attributes,
          ...(root && { 'otel.resource.service.name': 'mcp', 'otel.resource.service.instance.id': 'mcp-1' }),
        },
      },
      subsegments: spans.filter((one) => one.parentSpanContext?.spanId === span.spanContext().spanId).map(segment),
    }
  }
  const document = JSON.stringify(segment(spans.find((span) => !span.parentSpanContext)!))
  return {
    Traces: [{ Id: '1-x', Duration: 0.1, Segments: [{ Id: 'x', Document: document }] }],
    UnprocessedTraceIds: [],
  }
}

/** As Datadog's tracers send a trace: names of their own, all other attributes as text, ids of 64 bits. */
function datadog(): object {
  return [
    spans.map((span) => ({
      trace_id: span.spanContext().traceId.slice(16),
      span_id: span.spanContext().spanId,
      parent_id: span.parentSpanContext?.spanId ?? 0,
      name: 'opentelemetry.span',
      resource: span.name,
      service: 'mcp',
      type: 'custom',
      start: Number(nanos(span.startTime)),
      duration: Number(nanos(span.duration)),
      error: span.status.code === 2 ? 1 : 0,
      meta: {
        ...Object.fromEntries(Object.entries(span.attributes).map(([key, value]) => [key, String(value)])),
        ...(span.status.message && { 'error.message': span.status.message }),
        'span.kind': KINDS[span.kind],
        'runtime-id': 'mcp-1',
        '_dd.p.tid': span.spanContext().traceId.slice(0, 16),
      },
      metrics: { '_dd.top_level': 1 },
    })),
  ]
}

/** Every key of an object, in snake case. */
function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.replace(/[A-Z]/g, (char) => `_${char.toLowerCase()}`), snake(one)]),
  )
}

/** Ids in base64, numbers for nanoseconds, kinds and codes by name. */
function protoJson(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => protoJson(one))
  if (/^(traceId|spanId|parentSpanId)$/.test(key)) return Buffer.from(String(value), 'hex').toString('base64')
  if (key === 'kind')
    return ['SPAN_KIND_UNSPECIFIED', 'SPAN_KIND_INTERNAL', 'SPAN_KIND_SERVER', 'SPAN_KIND_CLIENT'][Number(value)]
  if (key === 'code') return ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'][Number(value)]
  if (/UnixNano$/.test(key)) return Number(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, protoJson(one, name)]))
}

function delimited(): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(protobuf.length)
  return Buffer.concat([length, protobuf])
}

/** Agents that mix their spans into the server's log. */
const amid = (text: string): string =>
  `INFO:     Application startup complete.\n${text}\nWARNING:auth:No catalog authentication found\n`

const FORMATS: [string, string, () => string | Buffer | Promise<string>][] = [
  ['otlp-lines.jsonl', 'OTLP JSON', () => `${JSON.stringify(otlp)}\n`],
  ['otlp-pretty.json', 'OTLP JSON', () => JSON.stringify(otlp, null, 2)],
  ['otlp-array.json', 'OTLP JSON', () => JSON.stringify([otlp], null, 1)],
  ['otlp-snake.json', 'OTLP JSON', () => JSON.stringify(snake(otlp))],
  ['otlp-proto-json.json', 'OTLP JSON', () => JSON.stringify(protoJson(otlp))],
  [
    'otlp-upper.json',
    'OTLP JSON',
    () =>
      JSON.stringify(otlp).replace(
        /"((?:trace|span|parentSpan)Id)":"([0-9a-f]+)"/g,
        (_, key, id) => `"${key}":"${id.toUpperCase()}"`,
      ),
  ],
  ['tempo.json', 'OTLP JSON', () => JSON.stringify({ batches: otlp.resourceSpans })],
  ['otlp.pb', 'OTLP protobuf', () => protobuf],
  ['otlp-delimited.pb', 'OTLP protobuf', delimited],
  ['console-js.log', 'OpenTelemetry console (JavaScript)', () => amid(printed())],
  ['console-python.log', 'OpenTelemetry console (Python)', () => amid(python())],
  ['console-java.log', 'OpenTelemetry console (Java)', () => amid(java())],
  ['console-dotnet.log', 'OpenTelemetry console (.NET)', () => amid(dotnet())],
  ['zipkin.json', 'Zipkin v2 JSON', zipkin],
  ['jaeger.json', 'Jaeger JSON', () => JSON.stringify(jaeger(), null, 2)],
  ['clickhouse.jsonl', 'ClickHouse rows (otel_traces, otel_logs)', clickhouse],
  ['xray.json', 'AWS X-Ray segments', () => JSON.stringify(xray())],
  ['datadog.json', 'Datadog spans', () => JSON.stringify(datadog())],
]

async function spansOf(path: string): Promise<{ spans: Span[]; format: string; skips: unknown }> {
  const records: Rec[] = []
  const [input] = await readAll([path], (rec) => records.push(rec))
  return {
    spans: records.filter((rec) => rec.type === 'span').sort((a, b) => a.start - b.start),
    format: input!.format,
    skips: input!.skips,
  }
}

/** What must be the same of a span, whatever carried it. */
function essence(span: Span): object {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parent: span.parentSpanId,
    start: span.start,
    end: span.end,
    status: span.status,
    message: span.message,
    service: span.service,
    process: span.process,
    aws: [
      'rpc.system',
      'rpc.service',
      'rpc.method',
      'aws.request_id',
      'error.type',
      'http.response.status_code',
      'rolecall.identity.key',
      'rolecall.sts.role_arn',
      'gen_ai.tool.name',
      'rolecall.tool.result.success',
    ].map((name) => span.attributes[name]),
  }
}

/** Its records as they come of a large input: what has no spans at once, then those of the spans that were set aside. */
async function readAside(path: string): Promise<{ records: Rec[]; aside: number }> {
  const records: Rec[] = []
  const aside: LargeInput[] = []
  await readAll([path], (rec) => records.push(rec), { large: { from: 0, add: (one) => aside.push(one) } })
  for (const one of aside) {
    await one.readWhole()
    await one.finish()
  }
  return { records, aside: aside.length }
}

/** Spans behind what stands among them. */
function spansLast(records: readonly Rec[]): Rec[] {
  return [...records.filter(({ type }) => type !== 'span'), ...records.filter(({ type }) => type === 'span')]
}

describe('the same incident', () => {
  const reference = join(folder, 'reference.json')
  writeFileSync(reference, JSON.stringify(otlp))

  it.each(FORMATS)('as %s is recognised, and gives the same spans and findings', async (name, format, content) => {
    const path = join(folder, name)
    writeFileSync(path, await content())
    const expected = await spansOf(reference)
    const read = await spansOf(path)
    expect(read.skips).toEqual([])
    expect(read.format).toBe(format)
    expect(read.spans.map(essence)).toEqual(expected.spans.map(essence))
    const findings = async (file: string) =>
      (await analyze([file])).findings.map((one) => [one.ruleId, one.severity, one.fingerprint])
    const wanted = await findings(reference)
    expect(wanted.length).toBeGreaterThan(0)
    expect(await findings(path)).toEqual(wanted)
  })

  it.each(FORMATS.filter(([name]) => !['otlp.pb', 'console-java.log'].includes(name)))(
    'as %s is read in two passes as in one',
    async (name, _, content) => {
      const path = join(folder, name)
      writeFileSync(path, await content())
      const records: Rec[] = []
      await readAll([path], (rec) => records.push(rec))
      const large = await readAside(path)
      expect(large.aside).toBe(1)
      expect(large.records).toEqual(spansLast(records))
      expect((await siftedAndWhole([path])).differences).toEqual([])
    },
  )
})
