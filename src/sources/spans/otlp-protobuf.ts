/**
 * OTLP as protobuf: one request, or the collector's file form, in which each message stands behind its length (4 bytes,
 * big-endian): https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/. Decoded to OTLP's JSON shape.
 */
import type { Type } from 'protobufjs/light.js'
import type { Rec } from '../../model/records.ts'
import type { OnLine } from '../input/as-lines.ts'
import { LONGEST } from '../input/byte-lines.ts'
import type { Input, Sink } from '../source.ts'
import { otlpAsLines, readOtlpValue } from './otlp-json.ts'
import { type Json, list } from './otlp-values.ts'

/** The parts of opentelemetry-proto that are read: https://github.com/open-telemetry/opentelemetry-proto */
export const SCHEMA = (() => {
  const field = (id: number, type: string, repeated = false) => ({ id, type, ...(repeated && { rule: 'repeated' }) })
  const attributes = field(0, 'KeyValue', true)
  return {
    nested: {
      Spans: { fields: { resourceSpans: field(1, 'ResourceSpans', true) } },
      Logs: { fields: { resourceLogs: field(1, 'ResourceLogs', true) } },
      ResourceSpans: { fields: { resource: field(1, 'Resource'), scopeSpans: field(2, 'ScopeSpans', true) } },
      ResourceLogs: { fields: { resource: field(1, 'Resource'), scopeLogs: field(2, 'ScopeLogs', true) } },
      Resource: { fields: { attributes: { ...attributes, id: 1 } } },
      Scope: { fields: { name: field(1, 'string'), version: field(2, 'string') } },
      ScopeSpans: { fields: { scope: field(1, 'Scope'), spans: field(2, 'Span', true) } },
      ScopeLogs: { fields: { scope: field(1, 'Scope'), logRecords: field(2, 'LogRecord', true) } },
      Span: {
        fields: {
          traceId: field(1, 'bytes'),
          spanId: field(2, 'bytes'),
          parentSpanId: field(4, 'bytes'),
          name: field(5, 'string'),
          kind: field(6, 'int32'),
          startTimeUnixNano: field(7, 'fixed64'),
          endTimeUnixNano: field(8, 'fixed64'),
          attributes: { ...attributes, id: 9 },
          events: field(11, 'Event', true),
          status: field(15, 'Status'),
        },
      },
      Event: {
        fields: { timeUnixNano: field(1, 'fixed64'), name: field(2, 'string'), attributes: { ...attributes, id: 3 } },
      },
      Status: { fields: { message: field(2, 'string'), code: field(3, 'int32') } },
      LogRecord: {
        fields: {
          timeUnixNano: field(1, 'fixed64'),
          severityNumber: field(2, 'int32'),
          severityText: field(3, 'string'),
          body: field(5, 'AnyValue'),
          attributes: { ...attributes, id: 6 },
          traceId: field(9, 'bytes'),
          spanId: field(10, 'bytes'),
          observedTimeUnixNano: field(11, 'fixed64'),
        },
      },
      KeyValue: { fields: { key: field(1, 'string'), value: field(2, 'AnyValue') } },
      AnyValue: {
        oneofs: {
          value: {
            oneof: ['stringValue', 'boolValue', 'intValue', 'doubleValue', 'arrayValue', 'kvlistValue', 'bytesValue'],
          },
        },
        fields: {
          stringValue: field(1, 'string'),
          boolValue: field(2, 'bool'),
          intValue: field(3, 'int64'),
          doubleValue: field(4, 'double'),
          arrayValue: field(5, 'ArrayValue'),
          kvlistValue: field(6, 'KeyValueList'),
          bytesValue: field(7, 'bytes'),
        },
      },
      ArrayValue: { fields: { values: field(1, 'AnyValue', true) } },
      KeyValueList: { fields: { values: field(1, 'KeyValue', true) } },
    },
  }
})()

/** Of spans, and of logs. */
async function messageTypes(): Promise<Type[]> {
  const { default: protobuf } = await import('protobufjs/light.js')
  const root = protobuf.Root.fromJSON(SCHEMA)
  return ['Spans', 'Logs'].map((name) => root.lookupType(name))
}

/** Do the bytes begin like a request: field 1, length-delimited, holding a message whose field 1 or 2 is another? */
export function looksLikeOtlpProtobuf(head: Buffer): 'message' | 'delimited' | undefined {
  // Text has no such bytes; numbers and lengths do.
  if (!head.some((byte) => byte < 9)) return undefined
  if (isRequest(head, 0)) return 'message'
  if (head.length > 8 && head.readUInt32BE(0) < LONGEST && isRequest(head, 4)) return 'delimited'
  return undefined
}

function isRequest(bytes: Buffer, start: number): boolean {
  let at = start
  // ResourceSpans, its Resource or ScopeSpans, and that one's first field: each is field 1 or 2, length-delimited.
  for (let depth = 0; depth < 3; depth++) {
    const tag = bytes[at++]
    if (tag !== 0x0a && !(depth > 0 && tag === 0x12)) return false
    let length = 0
    let shift = 0
    let byte: number
    do {
      byte = bytes[at++] ?? 0x80
      length += (byte & 0x7f) * 2 ** shift
      shift += 7
      if (shift > 35) return false
    } while (byte & 0x80)
    if (length === 0 || (depth > 0 && at + length > bytes.length && bytes.length < 60_000)) return false
  }
  return true
}

export const otlpProtobuf = {
  format: 'OTLP protobuf',
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
} as const

/** Reads one request, or length-delimited ones to the end. `at` of the evidence is the byte offset of the message. */
export async function readOtlpProtobuf(input: Input, sink: Sink, form: 'message' | 'delimited'): Promise<void> {
  const types = await messageTypes()
  await readMessages(input, sink, form, (bytes, place) => readMessage(types, bytes, input.name, place, sink))
}

/** The same as lines of OTLP JSON. */
export async function otlpProtobufAsLines(input: Input, sink: Pick<Sink, 'skip'>, onLine: OnLine): Promise<void> {
  const types = await messageTypes()
  await readMessages(input, sink, 'delimited', (bytes, place) => {
    for (const type of types) {
      const value = requestOf(type, bytes)
      if (!value || !withHexIds(value)) continue
      otlpAsLines(value, place, onLine)
      return
    }
    sink.skip({ at: place.at, reason: NEITHER })
  })
}

const NEITHER = 'neither OTLP spans nor logs'

async function readMessages(
  input: Input,
  sink: Pick<Sink, 'skip'>,
  form: 'message' | 'delimited',
  onMessage: (bytes: Buffer, place: { line: number; at: string }) => void,
): Promise<void> {
  let rest = Buffer.alloc(0)
  let parts: Uint8Array[] = []
  let waiting = 0
  let offset = 0
  let number = 0
  const place = () => ({ line: ++number, at: `byte ${offset}` })
  for await (const chunk of input.stream()) {
    parts.push(chunk)
    waiting += chunk.length
    if (form === 'message') {
      if (waiting > LONGEST) throw new Error(`a request of more than ${LONGEST} bytes`)
      continue
    }
    if (rest.length + waiting < (rest.length >= 4 ? 4 + rest.readUInt32BE(0) : 4)) continue
    rest = Buffer.concat([rest, ...parts])
    parts = []
    waiting = 0
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0)
      if (length > LONGEST)
        throw new Error(`a message of ${length} bytes at byte ${offset}: torn before it, or too long`)
      if (rest.length < 4 + length) break
      onMessage(rest.subarray(4, 4 + length), place())
      rest = rest.subarray(4 + length)
      offset += 4 + length
    }
  }
  rest = Buffer.concat([rest, ...parts])
  if (form === 'message') onMessage(rest, place())
  else if (rest.length > 0) sink.skip({ at: `byte ${offset}`, reason: 'torn: the last message is not complete' })
}

const PLAIN = { longs: String, bytes: String } as const

/** In OTLP's JSON shape; none where the bytes are no such message. */
function requestOf(type: Type, bytes: Buffer): Json | undefined {
  try {
    return type.toObject(type.decode(bytes), PLAIN)
  } catch {
    return undefined
  }
}

function readMessage(
  types: readonly Type[],
  bytes: Buffer,
  file: string,
  place: { line: number; at: string },
  sink: Sink,
): void {
  for (const type of types) {
    // Kept back until it is known to be of this type: the fields' numbers are alike, their types are not.
    const records: Rec[] = []
    const skips: Parameters<Sink['skip']>[0][] = []
    try {
      const value = requestOf(type, bytes)
      if (!value) continue
      readOtlpValue(value, place, file, {
        record: (rec) => records.push(rec),
        skip: (one) => skips.push(one),
      })
    } catch {
      continue
    }
    if (records.length === 0 || records.some((rec) => rec.type === 'span' && rec.traceId.length !== 32)) continue
    for (const rec of records) sink.record(rec)
    for (const one of skips) sink.skip(one)
    return
  }
  sink.skip({ at: place.at, reason: NEITHER })
}

/** Writes ids in hex, as OTLP's JSON has them. @returns does it hold spans, each with an id as long as a trace's, or lines of a log? */
function withHexIds(request: Json): boolean {
  let known = 0
  for (const part of [...list(request['resourceSpans']), ...list(request['resourceLogs'])] as Json[])
    for (const scope of [...list(part['scopeSpans']), ...list(part['scopeLogs'])] as Json[]) {
      for (const span of list(scope['spans']) as Json[]) {
        for (const name of ['traceId', 'spanId', 'parentSpanId'])
          if (typeof span[name] === 'string') span[name] = Buffer.from(span[name], 'base64').toString('hex')
        if (String(span['traceId']).length !== 32) return false
        known++
      }
      known += list(scope['logRecords']).length
    }
  return known > 0
}
