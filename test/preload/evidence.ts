/** Reads run folders as a user of the plain files would. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CoverageFile } from '../../src/model/attributes.ts'

// biome-ignore lint/suspicious/noExplicitAny: plain JSON, as any reader finds it
type Json = any

export interface Seen {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  kind: number
  start: number
  /** Absent while open. */
  end?: number
  status: { code?: number; message?: string }
  events: string[]
  /** When each was, in the same order. */
  eventTimes: number[]
  links: { traceId: string; spanId: string }[]
  /** Integers as numbers. */
  at: Record<string, unknown>
  pid: number
}

export interface Evidence {
  /** The last news of every span, open ones without `end`. */
  spans: Seen[]
  coverage: CoverageFile[]
  folders: string[]
  /** Every byte written. */
  text: string
}

/** Throws where a line, but a torn last one, is no OTLP JSON. */
export function readEvidence(root: string): Evidence {
  const folders = existsSync(root) ? readdirSync(root).filter((name) => /^\d+-\d+-[0-9a-f]{4}$/.test(name)) : []
  const spans = new Map<string, Seen>()
  const coverage: CoverageFile[] = []
  let text = ''
  for (const folder of folders) {
    const names = readdirSync(join(root, folder))
      .filter((name) => !name.startsWith('.'))
      .sort()
    // Ends last: they are the last news.
    for (const name of [
      ...names.filter((name) => name.startsWith('open')),
      ...names.filter((name) => !name.startsWith('open')),
    ]) {
      const content = readFileSync(join(root, folder, name), 'utf8')
      text += content
      if (name.startsWith('coverage')) coverage.push(JSON.parse(content))
      // A kill may tear the last line, which then has no end; any other line must be whole.
      else
        for (const line of content
          .slice(0, content.lastIndexOf('\n') + 1)
          .split('\n')
          .filter(Boolean))
          for (const span of readLine(line)) spans.set(span.spanId, span)
    }
  }
  return { spans: [...spans.values()], coverage, folders, text }
}

export function readLine(line: string): Seen[] {
  const { resourceSpans } = JSON.parse(line)
  return resourceSpans.flatMap((resourceSpan: Json) => {
    const resource = attributes(resourceSpan.resource.attributes)
    return resourceSpan.scopeSpans.flatMap((scope: Json) =>
      scope.spans.map((span: Json) => ({
        name: span.name,
        traceId: span.traceId,
        spanId: span.spanId,
        ...(span.parentSpanId && { parentSpanId: span.parentSpanId }),
        kind: span.kind,
        start: Number(span.startTimeUnixNano) / 1e6,
        ...(span.endTimeUnixNano !== '0' && { end: Number(span.endTimeUnixNano) / 1e6 }),
        status: span.status,
        events: (span.events ?? []).map((event: Json) => event.name),
        eventTimes: (span.events ?? []).map((event: Json) => Number(event.timeUnixNano) / 1e6),
        links: span.links ?? [],
        at: attributes(span.attributes),
        pid: resource['process.pid'],
      })),
    )
  })
}

function attributes(list: { key: string; value: Json }[]): Record<string, unknown> {
  return Object.fromEntries(
    list.map(({ key, value }) => [
      key,
      value.intValue !== undefined
        ? Number(value.intValue)
        : value.arrayValue
          ? value.arrayValue.values.map((item: Json) => item.stringValue)
          : Object.values(value)[0],
    ]),
  )
}

/** Is `ancestor` above `span`? */
export function isUnder(spans: readonly Seen[], span: Seen, ancestor: Seen): boolean {
  for (let parent = span.parentSpanId; parent; ) {
    if (parent === ancestor.spanId) return true
    parent = spans.find(({ spanId }) => spanId === parent)?.parentSpanId
  }
  return false
}
