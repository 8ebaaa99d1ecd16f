/** Traces of a tool call and a call of it, hours after midnight of a day. */
import type { Row } from './otlp-rows.ts'

export const HOUR = 3_600_000
export const DAY = Date.parse('2026-11-20T00:00:00Z')

interface Made {
  /** Hours after midnight. */
  at: number
  service?: string
  isRoot?: boolean
  isBroken?: boolean
}

/** A tool call, or a call of it, of a trace. */
export function spanOf(trace: number, { at, service = 'server', isRoot = false, isBroken = false }: Made): Row {
  const id = `${isRoot ? 'a' : String(at).padEnd(4, '0')}${trace}`
  return {
    Timestamp: new Date(DAY + at * HOUR).toISOString().slice(0, 23).replace('T', ' '),
    TraceId: String(trace).padStart(32, '0'),
    SpanId: id.replace('.', '').padStart(16, '0'),
    ParentSpanId: isRoot ? '' : `a${trace}`.padStart(16, '0'),
    SpanName: isRoot ? 'tools/call read' : 'S3.GetObject',
    SpanKind: isRoot ? 'Server' : 'Client',
    ServiceName: service,
    ResourceAttributes: { 'service.name': service },
    SpanAttributes: isRoot
      ? { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'read' }
      : {
          'rpc.system': 'aws-api',
          'rpc.service': 'S3',
          'rpc.method': 'GetObject',
          ...(isBroken && { 'error.type': 'AccessDenied' }),
        },
    Duration: isRoot ? 60_000_000 : 1_000_000,
    StatusCode: isBroken ? 'Error' : 'Unset',
  }
}

/** Traces from a number on, each of a tool call and one call, some seconds apart. */
export const wholes = (from: number, count: number, made: Made): Row[] =>
  Array.from({ length: count }, (_, nth) => {
    const at = made.at + nth / 500
    return [spanOf(from + nth, { ...made, at, isRoot: true }), spanOf(from + nth, { ...made, at: at + 1e-6 })]
  }).flat()
