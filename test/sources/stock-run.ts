/** Runs as stock OpenTelemetry instrumentations export them: who signed is in none of their spans. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyze } from '../../src/engine/analyze.ts'
import type { Report } from '../../src/model/report.ts'
import { siftedAndWhole } from '../properties/sifted.ts'

export interface StockSpan {
  id: number
  parent?: number
  name: string
  kind: 'internal' | 'server' | 'client' | 'consumer'
  /** Milliseconds of the run. */
  from: number
  to: number
  service?: string
  attributes?: Readonly<Record<string, string | number>>
  /** Its status message; it failed. */
  failed?: string
  /** An exception event: type, message. */
  exception?: readonly [type: string, message: string]
  /** An event of this name, as bridges from a logger make them, maybe with what the error says. */
  event?: string
  logged?: string
}

const START = Date.parse('2026-10-13T11:20:00Z')
const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer']

/** Moments of the run, ISO 8601. */
export const moment = (ms: number): string => new Date(START + ms).toISOString()
const nanos = (ms: number): string => `${BigInt(START + ms) * 1_000_000n}`

/** One line of OTLP JSON for each trace, as the collector's file exporter writes them. */
export function otlpOf(traces: readonly (readonly StockSpan[])[]): string {
  return traces
    .map((spans, nth) => `${JSON.stringify({ resourceSpans: spans.map((one) => asSent(one, nth)) })}\n`)
    .join('')
}

function asSent(span: StockSpan, trace: number): object {
  const { id, parent, name, kind, from, to, service = 'api', attributes = {}, failed, exception, event, logged } = span
  const own = (value: object) =>
    Object.entries(value).map(([key, one]) => ({
      key,
      value: typeof one === 'number' ? { intValue: String(one) } : { stringValue: one },
    }))
  const idOf = (nth: number) => String(100 * trace + nth).padStart(16, '0')
  return {
    resource: { attributes: own({ 'service.name': service }) },
    scopeSpans: [
      {
        scope: { name: 'stock' },
        spans: [
          {
            traceId: String(trace + 1).padStart(32, 'a'),
            spanId: idOf(id),
            ...(parent !== undefined && { parentSpanId: idOf(parent) }),
            name,
            kind: KINDS.indexOf(kind),
            startTimeUnixNano: nanos(from),
            endTimeUnixNano: nanos(to),
            attributes: own(attributes),
            events: exception
              ? [
                  {
                    name: 'exception',
                    timeUnixNano: nanos(to),
                    attributes: own({ 'exception.type': exception[0], 'exception.message': exception[1] }),
                  },
                ]
              : event
                ? [
                    {
                      name: event,
                      timeUnixNano: nanos(to),
                      attributes: own({ level: 'ERROR', ...(logged && { 'exception.message': logged }) }),
                    },
                  ]
                : [],
            status: failed === undefined ? {} : { code: 2, message: failed },
          },
        ],
      },
    ],
  }
}

/** The report of some files, which is the same read whole and in two passes. */
export async function reportOf(files: Readonly<Record<string, string>>): Promise<Report & { differences: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-stock-'))
  try {
    const paths = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    })
    const { differences } = await siftedAndWhole(paths)
    return { ...(await analyze(paths)), differences }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What it says above a remark. */
export function saidOf({ findings }: Report): string[] {
  return findings.flatMap(({ ruleId, severity }) => (severity === 'info' ? [] : `${severity} ${ruleId}`))
}

/** What leaves the verdict open: the kinds of doubts. */
export function doubtsIn({ summary }: Report): string[] {
  return summary.doubts.map(({ kind }) => kind)
}
