/**
 * What OpenTelemetry's console exporters print: JavaScript's is `util.inspect` (times in µs), Python's is pretty JSON
 * (ids with `0x`), Go's is JSON, a line a span or pretty. All print into the server's own output, so the lines between are read as a log.
 */
import type { SpanEvent, SpanKind, Us } from '../../model/records.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { isObject } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { severityOf } from '../logs/log-facts.ts'
import { withoutRunnerPrefix } from '../logs/log-line.ts'
import { logLines } from '../logs/logs.ts'
import { severityOfOtel } from '../logs/otel-severity.ts'
import type { Input, Sink, Source } from '../source.ts'
import { goSpan, isGoSpan } from './go-span.ts'
import { parseInspected } from './inspect-literal.ts'
import { logRecord } from './log-record.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { readOtlpValue } from './otlp-json.ts'
import { flatten, type MutableAttributes } from './span-attributes.ts'
import { giveSpan } from './span-record.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number }

const PROVES = ['the spans it holds: times, outcomes, parents']
const CANNOT_PROVE = [
  'which key signed a call',
  'calls that were open when the process died',
  'that a call was never made',
]

export const consoleJavaScript: Source = {
  format: 'OpenTelemetry console (JavaScript)',
  inTwoPasses: 'parts',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) =>
    /^ {2}traceId: '[0-9a-f]{32}'/m.test(head.split('\n').map(withoutRunnerPrefix).join('\n')) ? 0.9 : 0,
  read: (input, sink) => readConsole(input, sink),
}

export const consolePython: Source = {
  format: 'OpenTelemetry console (Python)',
  inTwoPasses: 'parts',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) => (/"(trace_id|span_id)"\s*:\s*"0x[0-9a-f]+"/.test(head) ? 0.9 : 0),
  read: (input, sink) => readConsole(input, sink),
}

export const consoleGo: Source = {
  format: 'OpenTelemetry console (Go)',
  inTwoPasses: 'parts',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) => (/"SpanContext"\s*:\s*\{\s*"TraceID"\s*:/.test(head) ? 0.9 : 0),
  read: (input, sink) => readConsole(input, sink),
}

/**
 * Java's prints a request's parts behind the head of a line of its log.
 * https://github.com/open-telemetry/opentelemetry-java/tree/main/exporters/logging-otlp
 */
export const consoleJava: Source = {
  format: 'OpenTelemetry console (Java)',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) => (JAVA.test(head) ? 0.95 : 0),
  read: async (input, sink) => {
    const others = logLines(input.name, sink)
    await readLines(
      input,
      (raw, line) => {
        const head = JAVA.exec(raw)
        const value = head && parseJson(raw.slice(head.index + head[0].indexOf('{')))
        if (!head) others.line(raw, line)
        else if (!isObject(value) || !readOtlpValue(value, { line }, input.name, sink))
          sink.skip({ line, reason: `torn: the spans on line ${line} break off` })
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
    others.end()
  },
}

const JAVA = /OtlpJsonLogging(?:Span|Log(?:Record)?)Exporter\b[^\n{]{0,20}\{"resource/

/** Longest block, in lines, before it is taken for something else. */
const MOST_LINES = 5000

/** Blocks stand between a line `{` and a line `}`, without indent. */
async function readConsole(input: Input, sink: Sink): Promise<void> {
  const others = logLines(input.name, sink)
  let block: string[] = []
  let from = 0
  const giveUp = (): void => {
    if (block.length > 0) sink.skip({ line: from, reason: `torn: the span that begins on line ${from} breaks off` })
    block = []
  }
  await readLines(
    input,
    (raw, line) => {
      const text = withoutRunnerPrefix(raw)
      if (/^\[?\{$/.test(text.trimEnd())) {
        giveUp()
        block = ['{']
        from = line
      } else if (block.length > 0) {
        block.push(text)
        if (/^\},?$/.test(text.trimEnd())) {
          const whole = block.join('\n').replace(/,$/, '')
          block = []
          readBlock(whole, { file: input.name, line: from }, sink)
        } else if (block.length > MOST_LINES || /^[^\s}\]]/.test(text)) {
          // A line without indent inside a block: the block was cut, and this is the server's own.
          giveUp()
          others.line(raw, line)
        }
      } else if (/^\[?\{/.test(text) && /"trace_id"|traceId: |"SpanContext":/.test(text))
        readBlock(text, { file: input.name, line }, sink)
      else others.line(raw, line)
    },
    (line) => sink.skip({ line, reason: TOO_LONG }),
  )
  giveUp()
  others.end()
}

function readBlock(text: string, where: Where, sink: Sink): void {
  const value = parseJson(text) ?? parseInspected(text)
  // Versions of Go's exporter before 1.0 print lists.
  if (Array.isArray(value) && value.every((one) => isObject(one) && isGoSpan(one))) {
    for (const one of value) goSpan(one, where, sink)
    return
  }
  if (!isObject(value)) {
    sink.skip({ line: where.line, reason: 'neither a span nor a log record of a console exporter' })
    return
  }
  if (isGoSpan(value)) goSpan(value, where, sink)
  else if (isObject(value['context']) && value['start_time'] !== undefined) pythonSpan(value, where, sink)
  else if ('duration' in value && 'traceId' in value) javascriptSpan(value, where, sink)
  else if ('body' in value) consoleLog(value, where, sink)
  else sink.skip({ line: where.line, reason: 'neither a span nor a log record of a console exporter' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pythonSpan(raw: Json, where: Where, sink: Sink): void {
  const start = timeOf(raw['start_time'])
  if (start === undefined) {
    sink.skip({ line: where.line, reason: 'a span without a start time' })
    return
  }
  const context = raw['context'] as Json
  const status = isObject(raw['status']) ? raw['status'] : {}
  giveSpan(sink, {
    traceId: context['trace_id'],
    spanId: context['span_id'],
    parentSpanId: raw['parent_id'],
    name: String(raw['name'] ?? ''),
    kind: kindOf(raw['kind']),
    start,
    end: timeOf(raw['end_time']),
    status: statusOf(status['status_code']),
    message: status['description'],
    attributes: flatten(raw['attributes']),
    events: eventsOf(raw['events'], 'timestamp', start),
    resource: resourceOf(raw['resource']),
    scope: isObject(raw['instrumentation_scope']) ? raw['instrumentation_scope']['name'] : undefined,
    where,
  })
}

/** The API's numbers, which are one lower than OTLP's. */
const KINDS: readonly SpanKind[] = ['internal', 'server', 'client', 'producer', 'consumer']

function javascriptSpan(raw: Json, where: Where, sink: Sink): void {
  const start = raw['timestamp']
  if (typeof start !== 'number') {
    sink.skip({ line: where.line, reason: 'a span without a start time' })
    return
  }
  const status = isObject(raw['status']) ? raw['status'] : {}
  const parent = isObject(raw['parentSpanContext']) ? raw['parentSpanContext']['spanId'] : raw['parentId']
  const scope = raw['instrumentationScope'] ?? raw['instrumentationLibrary']
  giveSpan(sink, {
    traceId: raw['traceId'],
    spanId: raw['id'],
    parentSpanId: parent,
    name: String(raw['name'] ?? ''),
    kind: typeof raw['kind'] === 'number' ? (KINDS[raw['kind']] ?? 'unspecified') : 'unspecified',
    start: Math.round(start),
    end: typeof raw['duration'] === 'number' ? Math.round(start + raw['duration']) : undefined,
    status: statusOf(status['code']),
    message: status['message'],
    attributes: flatten(raw['attributes']),
    events: eventsOf(raw['events'], 'time', start),
    resource: resourceOf(raw['resource']),
    scope: isObject(scope) ? scope['name'] : undefined,
    where,
  })
}

function eventsOf(raw: unknown, timeName: string, start: Us): SpanEvent[] {
  if (!Array.isArray(raw)) return []
  return raw.filter(isObject).map((event) => {
    const time = event[timeName]
    // JavaScript's high-resolution time: seconds and nanoseconds.
    const at = Array.isArray(time) ? Number(time[0]) * 1e6 + Math.floor(Number(time[1]) / 1000) : timeOf(time)
    return { name: String(event['name'] ?? ''), time: at ?? start, attributes: flatten(event['attributes'] ?? {}) }
  })
}

/** A log's resource may be Python's repr of a dict, in a string. */
function resourceOf(raw: unknown): MutableAttributes {
  if (typeof raw === 'string') return flatten(parseInspected(raw) ?? {})
  if (!isObject(raw)) return {}
  return flatten(raw['attributes'] ?? raw['_attributes'] ?? raw)
}

function consoleLog(raw: Json, where: Where, sink: Sink): void {
  const body = raw['body']
  sink.record(
    logRecord({
      time: timeOf(raw['timestamp']) ?? timeOf(raw['observed_timestamp']),
      severity:
        severityOf(String(raw['severity_text'] ?? raw['severityText'] ?? '')) ??
        severityOfOtel(raw['severity_number'] ?? raw['severityNumber']),
      body: redact(typeof body === 'string' ? body : (JSON.stringify(body) ?? '')),
      attributes: flatten(raw['attributes'] ?? {}),
      traceId: raw['trace_id'] ?? raw['traceId'],
      spanId: raw['span_id'] ?? raw['spanId'],
      resource: resourceOf(raw['resource']),
      where,
    }),
  )
}
