/**
 * What .NET's console exporter prints of activities: a block of lines `Activity.<Name>: value`, tags and resource indented below their
 * headings, in the server's own output.
 * https://github.com/open-telemetry/opentelemetry-dotnet/blob/main/src/OpenTelemetry.Exporter.Console/ConsoleActivityExporter.cs
 */
import type { SpanEvent, Us } from '../../model/records.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { timeOf } from '../kit/times.ts'
import { withoutRunnerPrefix } from '../logs/log-line.ts'
import { logLines } from '../logs/logs.ts'
import type { Sink, Source } from '../source.ts'
import { kindOf, statusOf } from './otel-enums.ts'
import { type MutableAttributes, put } from './span-attributes.ts'
import { giveSpan, typedValues } from './span-record.ts'

const BEGINS = /^Activity\.TraceId: +([0-9a-f]{32})\s*$/

export const consoleDotnet: Source = {
  format: 'OpenTelemetry console (.NET)',
  inTwoPasses: 'parts',
  proves: ['the spans it holds: times, outcomes, parents'],
  cannotProve: ['which key signed a call', 'calls that were open when the process died', 'that a call was never made'],
  signs: ['Activity.TraceId:', 'Activity.DisplayName:'],
  recognise: (head) => (head.split('\n').some((line) => BEGINS.test(withoutRunnerPrefix(line))) ? 0.9 : 0),
  async read(input, sink) {
    const others = logLines(input.name, sink)
    let block: Block | undefined
    const end = (): void => {
      block?.give(input.name, sink)
      block = undefined
    }
    await readLines(
      input,
      (raw, line) => {
        const text = withoutRunnerPrefix(raw).trimEnd()
        const traceId = BEGINS.exec(text)?.[1]
        if (traceId) {
          end()
          block = new Block(traceId, line)
        } else if (!block?.takes(text)) {
          end()
          // One stands between blocks.
          if (text !== '') others.line(raw, line)
        }
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
    end()
    others.end()
  },
}

/** Headings of what is indented below them. */
const SECTIONS: Readonly<Record<string, 'tags' | 'events' | 'links' | 'resource' | 'scope'>> = {
  'Activity.Tags': 'tags',
  'Activity.TagObjects': 'tags',
  'Activity.Events': 'events',
  'Activity.Links': 'links',
  'Resource associated with Activity': 'resource',
  'Instrumentation scope (ActivitySource)': 'scope',
}
const FIELD =
  /^(Activity\.\w+|Status(?:Code|Description)|Resource associated with Activity|Instrumentation scope \(ActivitySource\)):(?: +(.*))?$/
/** A stack trace may be as long. */
const MOST_LINES = 5000
/** So much of it is kept. */
const MOST_MORE = 100

/** One activity, as its lines come. */
class Block {
  readonly #fields: Record<string, string> = {}
  readonly #tags: MutableAttributes = {}
  readonly #resource: MutableAttributes = {}
  readonly #scope: MutableAttributes = {}
  readonly #events: { name: string; time: Us | undefined; attributes: MutableAttributes }[] = []
  readonly #line: number
  #section: (typeof SECTIONS)[string] | undefined
  /** What the lines of a value of several are added to. */
  #open: { into: MutableAttributes; name: string; more: number } | undefined
  #count = 0

  constructor(traceId: string, line: number) {
    this.#fields['Activity.TraceId'] = traceId
    this.#line = line
  }

  /** False where the line is none of its own. */
  takes(text: string): boolean {
    if (text === '' || ++this.#count > MOST_LINES) return false
    // Versions before 1.3 have the status among the tags.
    const [, field, value] = FIELD.exec(this.#section === 'tags' ? text.trimStart() : text) ?? []
    if (field) {
      this.#open = undefined
      const section = SECTIONS[field]
      if (section || /^\S/.test(text)) this.#section = section
      if (!section) this.#fields[field.replace(/^Activity\.Status/, 'Status')] = value ?? ''
      return true
    }
    return this.#section !== undefined && this.#takesIndented(text)
  }

  #takesIndented(text: string): boolean {
    const rest = text.trimStart()
    const isIndented = rest !== text
    if (this.#section === 'links') return isIndented
    if (this.#section === 'events' && /^ {1,7}\S/.test(text)) {
      const [, name, at] = /^(.*?) \[(\d.*)\]$/.exec(rest) ?? []
      if (name !== undefined && at !== undefined) {
        this.#events.push({ name, time: timeOf(at.replace(' +00:00', 'Z')), attributes: {} })
        this.#open = undefined
        return true
      }
    }
    const into = this.#into()
    const [, key, value] = (isIndented && /^([\w.-]{1,120}): (.*)$/.exec(rest)) || []
    if (into && key !== undefined) {
      put(into, key, value)
      this.#open = { into, name: key, more: 0 }
      return true
    }
    if (!this.#open || (!isIndented && this.#section !== 'events')) return isIndented
    // A stack trace goes on below its first line.
    const { into: holder, name } = this.#open
    if (this.#open.more++ < MOST_MORE) put(holder, name, `${String(holder[name])}\n${text}`)
    return true
  }

  #into(): MutableAttributes | undefined {
    if (this.#section === 'tags') return this.#tags
    if (this.#section === 'resource') return this.#resource
    if (this.#section === 'scope') return this.#scope
    return this.#section === 'events' ? this.#events.at(-1)?.attributes : undefined
  }

  give(file: string, sink: Sink): void {
    const fields = this.#fields
    const start = timeOf(fields['Activity.StartTime'])
    if (start === undefined || !fields['Activity.SpanId']) {
      sink.skip({ line: this.#line, reason: `torn: the span that begins on line ${this.#line} breaks off` })
      return
    }
    const lasted = durationOf(fields['Activity.Duration'])
    const events: SpanEvent[] = this.#events.map(({ time = start, ...event }) => ({ ...event, time }))
    giveSpan(sink, {
      traceId: fields['Activity.TraceId'],
      spanId: fields['Activity.SpanId'],
      parentSpanId: fields['Activity.ParentSpanId'],
      name: fields['Activity.DisplayName'] ?? '',
      kind: kindOf(fields['Activity.Kind']?.toLowerCase()),
      start,
      end: lasted === undefined ? undefined : start + lasted,
      status: statusOf(fields['StatusCode']?.toUpperCase()),
      message: fields['StatusDescription'],
      attributes: typedValues(this.#tags),
      events,
      resource: this.#resource,
      scope: fields['Activity.ActivitySourceName'] ?? this.#scope['Name'],
      where: { file, line: this.#line },
    })
  }
}

/** A `TimeSpan`: `[d.]hh:mm:ss[.fffffff]`. */
function durationOf(text: string | undefined): Us | undefined {
  const [, days = 0, hours, minutes, seconds] = /^(?:(\d+)\.)?(\d\d):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text ?? '') ?? []
  if (hours === undefined) return undefined
  return Math.round((((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e6)
}
