/** Small files of spans, for what the trees of traces are told apart by. */
import { writeFileSync } from 'node:fs'

export interface Made {
  name: string
  /** One letter, its own in its trace. */
  id: string
  parent?: string
  /** Of AWS; else a tool's own span. */
  call?: boolean
  trace?: string
  /** Begins so many ms after its trace's time; a call 10 ms after it, by default. */
  after?: number
  /** Lasts so many ms. */
  lasts?: number
}

/** Writes a trace a line, ten seconds apart, each span of 100 ms unless told otherwise; gives the file back. */
export function spansFile(file: string, traces: number, spansOf: (nth: number) => readonly Made[]): string {
  const lines = Array.from({ length: traces }, (_, nth) => {
    const own = (letter: string) => letter.charCodeAt(0).toString(16) + String(nth).padStart(14, '0')
    const start = 1_795_000_000_000_000_000n + BigInt(nth) * 10_000_000_000n
    const spans = spansOf(nth).map(
      ({ name, id, parent, call, trace, after = call ? 10 : 0, lasts = call ? 90 : 100 }) => ({
        traceId: trace ?? `ab${String(nth).padStart(30, '0')}`,
        spanId: own(id),
        ...(parent && { parentSpanId: own(parent) }),
        name,
        kind: call ? 3 : 2,
        startTimeUnixNano: String(start + BigInt(after) * 1_000_000n),
        endTimeUnixNano: String(start + BigInt(after + lasts) * 1_000_000n),
        attributes: Object.entries(
          call
            ? { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'GetObject', 'aws.s3.bucket': 'data' }
            : { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': name.slice('tools/call '.length) },
        ).map(([key, stringValue]) => ({ key, value: { stringValue } })),
      }),
    )
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'server' } }] }
    return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'made' }, spans }] }] })
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
