/**
 * Application logs: one file may mix JSON, logfmt, plain lines of several makes and stack traces. Lines that belong
 * together (a stack trace, an error printed over many lines, a response body) are one record.
 */
import { isAwsCode } from '../../model/aws.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { BROKEN_OFF } from '../../model/report.ts'
import { isOfBuild } from '../../vocabulary/builds.ts'
import { isIdentityMatter } from '../../vocabulary/identity-matters.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { beginsTests } from '../../vocabulary/test-runs.ts'
import { withBotocoreCalls } from '../calls/botocore-log.ts'
import { javaScriptSdkCall } from '../calls/javascript-sdk-log.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import type { Input, Sink, Source } from '../source.ts'
import { type LineReader, type OnRecord, withoutAlikeLines } from './alike-lines.ts'
import { withAround } from './around-records.ts'
import { awsFacts } from './aws-text.ts'
import { LineNumbers, withoutLineNumbers } from './line-numbers.ts'
import { isWorthALook, LOG } from './log-facts.ts'
import { isLogObject, structuredLog } from './log-fields.ts'
import { type LogLine, logfmtFields, parseLogLine } from './log-line.ts'
import { isWrapped, unwrapObject } from './log-wrappings.ts'
import { objectIn } from './object-in.ts'
import { withPayloads } from './payloads.ts'
import { isDocument, QuotedLines } from './quoted-lines.ts'
import { belongsTo, isFrame, isOfError, type Pending, withLastStack } from './same-record.ts'
import { withoutShownTexts } from './shown-texts.ts'
import { type Around, CAME_TO_GRIEF, quotedLog, textLog } from './text-log.ts'
import { isTorn, isTornError } from './torn-line.ts'
import { isTyped } from './typed-lines.ts'
import { HEAD } from './units.ts'
import { tellsOfWork } from './went-well.ts'
import { unwrapped, withoutBreaks } from './wrapped-text.ts'

export const PROVES = ['what the server said: errors, codes and request ids in its words']
export const CANNOT_PROVE = [
  'that something did not happen',
  'which key signed a call, and how long it took, unless an SDK logs its requests',
]

const TORN = `${BROKEN_OFF}: torn amid this line`

/** Longest record of several lines. */
const MOST_LINES = 500
const LONGEST_RECORD = 256 * 1024

/** Lines, of any make. */
export const logs: Source = {
  format: 'application log',
  atMost: 0.3,
  grows: true,
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (shown) => {
    const head = withoutLineNumbers(shown)
    if (isRecordOverLines(head)) return 0.3
    const lines = head.split('\n', FIRST).filter((line) => line.trim() !== '')
    // The last line of the head may be cut.
    if (lines.length > 1 && head.length >= 60_000) lines.pop()
    const heads = lines.filter(beginsRecord).length
    // A stack belongs to the line that it stands under.
    const own = lines.filter((line) => !UNDER.test(line)).length
    // A document about logs quotes some, unless a command showed it; one heading is somebody's remark about the log.
    const isManual = DOCUMENT.test(head) && !isTyped(lines[0] ?? '')
    if (isManual && heads / own < 0.5) return 0
    if (heads > 0 && heads / Math.max(own, 1) > 0.1) return 0.3
    // What compose puts before each line, Drone, and SST.
    const prefixed = lines.filter((line) =>
      /^(?:[\w.-]{1,80}[-_]\d{1,3}\s{1,40}\| |\[[A-Za-z][\w.-]{0,60}:\d{1,7}\] |\| {2}[A-Za-z][\w-]{0,10} {1,11}\S)/.test(
        line,
      ),
    )
    if (prefixed.length / lines.length > 0.5 || isOfCompose(lines)) return 0.3
    if (STATUS.test(head) && speaksForItself(head)) return 0.2
    if (/^ {1,20}(?:- )?\| /m.test(head) && speaksForItself(unwrapped(head))) return 0.2
    // One error whose reason stands in one line, and whose SDK in another.
    if (lines.filter((line) => FRAME.test(line)).length / lines.length > 0.5 && speaksForItself(lines.join('\n')))
      return 0.2
    // A tool sets one sentence over several lines.
    if (head.length <= LOOKED_AT && speaksForItself(lines.map((line) => line.trim()).join(' '))) return 0.2
    // Rails puts a request's id before each line, and no more.
    if (
      lines.filter((line) => /^\[[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\] /.test(line)).length / lines.length >
      0.5
    )
      return 0.2
    if (lines.some(speaksForItself) || (!isManual && laterLines(head).some(speaksForItself)))
      return heads > 0 ? 0.3 : 0.2
    return lines.some(beginsTests) || (!isManual && (lines.some(isOfBuild) || tellsOfWork(lines))) ? 0.2 : 0
  },
  read: (input, sink) => readLogLines(input, sink),
}

/** So many lines say what kind of text it is; a program may print more before it fails. */
const FIRST = 60

/** Compose sets the names of services that have one container each in a column; a table has more of them. */
function isOfCompose(lines: readonly string[]): boolean {
  const column = lines[0]?.indexOf('| ') ?? -1
  if (column < 2 || lines.length < FEWEST) return false
  const names = lines.map((line) => (line.indexOf('| ') === column ? SERVICE.exec(line)?.[1] : undefined))
  return names.every((name) => name !== undefined) && new Set(names).size <= lines.length / 2
}
const SERVICE = /^([a-z][\w.-]{1,60}) {1,60}\| (?![^\n]{0,400} \| )/
const FEWEST = 4

/** Of a document or of code, what stands within says nothing of what it is. */
function laterLines(head: string): string[] {
  if (/^\s*[[{<]/.test(head)) return []
  return head
    .split('\n')
    .slice(FIRST)
    .filter((line) => /^\w[^\n]*[^;,{}()[\]]$/.test(line) && isWorthALook(line))
}

/** Two headings of Markdown, or one and a fence. */
const DOCUMENT = /^#{1,6} \S[\s\S]{0,20000}?(?:\n\s*\n#{1,6} \S|\n```)/m

/** Lines of a stack, of an error printed over many lines, of Terraform's box. */
const UNDER =
  /^(?:\s|at |from |Caused by:|caused by:|\.\.\. \d+ (?:more|common)|goroutine \d|\S{1,200}\.rb:\d+:in |[\w./*()[\]]{1,200}\(.{0,200}\)$|[}\])│╷╵])/

/** A frame of a stack, of any language, with its file and line, or of code that has none. */
const FRAME =
  /^\s{1,80}at [\w.$]{1,200} \(<anonymous>\)$|^\s{0,80}\S.{0,300}\.(?:rb|py|js|ts|java|kt|scala|go|php|cs|rs|swift|exs?|cpp|c)["')]{0,2}(?:[:(]| line |, line )\s?\d{1,7}/

/** Does a line tell of an AWS call, or of what kept one from being sent, though nobody says when? */
function speaksForItself(line: string): boolean {
  const looked = line.slice(0, LOOKED_AT)
  if (
    /^(?:\w{1,80} {2,80})?Traceback \(most recent call last\)|^panic: |^Unhandled [Ee]xception|\bCRTError\(code: \d|@aws-sdk\/credential-provider-|clientName: '\w+Client'|^\s*'?\$metadata'?: \{|^\s*"errorType"\s*:\s*"/.test(
      looked,
    )
  )
    return true
  if (CAME_TO_GRIEF.test(looked) && isIdentityMatter(looked)) return true
  if (causesIn(looked).length > 0) return true
  const facts = awsFacts(looked)
  return (
    facts !== undefined &&
    (facts.action !== undefined ||
      (facts.code !== undefined && facts.operation !== undefined) ||
      (facts.code !== undefined && (facts.service !== undefined || facts.requestId !== undefined)) ||
      (facts.code !== undefined && isAwsCode(facts.code) && /fail|error|unable|could not/i.test(looked)))
  )
}

const LOOKED_AT = 8192

/** What Kubernetes says of an object that failed; the reason stands over several lines. */
const STATUS = /^\s{0,20}(?:phase: (?:Failed|Error)|status: "False"|reason: \w{0,40}(?:Error|Failed)\w{0,20})\s*$/m

/** A record as a viewer shows it, over lines, or the first of several that `jq` set so; in a document it is an example. */
function isRecordOverLines(head: string): boolean {
  const at = head.search(/^[ \t]{0,80}\{[ \t]{0,20}\r?\n/m)
  if (at < 0 || (at > 0 && /^```/m.test(head))) return false
  const text = head.slice(at).trim()
  const end = text.search(/\n\}\s{1,4}\{/)
  const object = objectIn(end < 0 ? text : text.slice(0, end + 2))
  return object !== undefined && isRecordObject(object)
}

function isRecordObject(object: Record<string, unknown>): boolean {
  return isLogObject(object) || typeof object['log'] === 'string' || isWrapped(object)
}

function beginsRecord(text: string): boolean {
  const line = parseLogLine(text)
  if (line.begins || line.time !== undefined) return true
  const object = objectIn(line.body)
  return object !== undefined && isRecordObject(object)
}

async function readLogLines(input: Input, sink: Sink): Promise<void> {
  const calls = withBotocoreCalls(sink)
  const lines = withoutAlikeLines(calls.sink, (onRecord) => logLines(input.name, calls.sink, onRecord))
  input.onQuiet?.(lines.end)
  /** The last line, and the one above it. */
  let last = { text: '', line: 0, above: '' }
  const numbers = new LineNumbers()
  const onLine = (numbered: string, line: number): void => {
    const text = numbers.without(numbered)
    if (text !== '') last = { text, line, above: last.text }
    lines.line(text, line)
  }
  try {
    const isOpen = await readLines(input, onLine, (line) => sink.skip({ line, reason: TOO_LONG }))
    if ((isOpen && isTorn(last.text, last.above)) || isTornError([last.text]))
      sink.skip({ line: last.line, reason: TORN })
  } finally {
    // Also of an input that breaks off, the last record counts.
    lines.end()
    calls.end()
  }
}

/**
 * Takes lines one by one, and puts the records they make into the sink.
 *
 * @param onRecord hears of each record, with the line that it is, where that is one and stands by itself whatever was before it
 */
export function logLines(file: string, sink: Sink, onRecord: OnRecord = () => {}): LineReader {
  /** The record being read, for each service of a log that several write into. */
  const pending = new Map<string, Pending>()
  const cut = new Map<string, string>()
  const quoted = new QuotedLines()
  let lastTime: { time: Us; line: number } | undefined
  const { put, end: noMore } = withAround((record) => sink.record(record))
  const hasTime = (time: Us | undefined, line: number): void => {
    // A line that was passed over may be read later.
    if (time !== undefined && line >= (lastTime?.line ?? 0)) lastTime = { time, line }
  }
  const flush = (key: string): void => {
    const one = pending.get(key)
    pending.delete(key)
    if (one && isTornError(one.lines)) sink.skip({ line: one.around.line, reason: TORN })
    if (one) flushed(one)
  }
  const flushed = (one: Pending): void => {
    const record = recordOf(one)
    const call = javaScriptSdkCall(record)
    put(withHead(call ? { ...record, attributes: { ...record.attributes, [LOG.sdkDebug]: true } } : record, one.around))
    if (call) sink.record(call)
    onRecord(record, one.lines.length === 1 && !call ? one.raw : undefined)
  }
  const aroundOf = (line: LogLine, number: number, raw: string): Around => {
    const head = raw.endsWith(line.body) ? raw.slice(0, -line.body.length || undefined) : ''
    hasTime(line.time, number)
    // A line without a time stands behind one that has it.
    const time = line.time ?? lastTime?.time
    return {
      file,
      line: number,
      ...(time !== undefined && { time }),
      ...(line.severity && { severity: line.severity }),
      ...(line.service && { service: line.service }),
      ...(line.logger && { logger: line.logger }),
      ...(NAMES_UNIT.test(head) && { head }),
    }
  }
  const howQuoted = (raw: string, line: LogLine, body: string, object?: Record<string, unknown>) => {
    if (!object) return quoted.how(raw, line.severity ? undefined : body)
    return !isLogObject(object, line.severity !== undefined) && isDocument(object) ? 'words' : undefined
  }
  const onLine = (encoded: string, number: number): void => {
    if (encoded === '' && pending.size === 0) return
    const raw = withoutShownTexts(withPayloads(encoded))
    const line = parseLogLine(raw)
    const key = line.service ?? ''
    if (line.partial) {
      cut.set(key, (cut.get(key) ?? '') + line.body)
      return
    }
    const before = cut.get(key)
    cut.delete(key)
    const body = before ? before + line.body : line.body
    if (body.trim() === '' && !pending.has(key) && !line.box) return
    if (line.box) {
      const open = pending.get(key)
      if (line.box === 'within' && open?.boxed && open.lines.length < MOST_LINES) {
        open.lines.push(body)
        open.length += body.length
        return
      }
      flush(key)
      if (line.box === 'bottom' || body.trim() === '') return
      pending.set(key, { around: aroundOf(line, number, raw), lines: [body], length: body.length, boxed: true })
      return
    }
    const object = objectIn(body)
    const open = pending.get(key)
    const isRecord = isLogObject(object, line.severity !== undefined)
    const how = open && isOfError(open) ? undefined : howQuoted(raw, line, body, object)
    if (how) {
      // The line above the first row names the columns.
      if (how === 'rule' && open?.lines.length === 1 && !open.headed) {
        pending.delete(key)
        put(quotedLog(open.lines[0]!, open.around, true))
      }
      flush(key)
      put(quotedLog(body, aroundOf(line, number, raw), how !== 'words'))
      return
    }
    if (
      open &&
      !open.boxed &&
      !isRecord &&
      belongsTo(open, line, body) &&
      open.lines.length < MOST_LINES &&
      open.length < LONGEST_RECORD
    ) {
      open.lines.push(`${line.indent ?? ''}${body}`)
      open.length += body.length
      return
    }
    if (body.trim() === '') return
    flush(key)
    const around = aroundOf(line, number, raw)
    if (object && (isRecord || typeof object['log'] === 'string' || isWrapped(object))) {
      const record = unwrapObject(object, around)
      hasTime(record.time, number)
      put(withHead(record, around))
      onRecord(record, isRecord && before === undefined ? encoded : undefined)
      return
    }
    const isAlone = line.begins && before === undefined && line.indent === undefined && !isFrame(body)
    pending.set(key, {
      around,
      lines: [body],
      length: body.length,
      ...(line.begins && { headed: true }),
      ...(line.indent && { indent: line.indent.length }),
      ...(isAlone && { raw: encoded }),
    })
  }
  return {
    line: onLine,
    end: () => {
      for (const one of pending.values()) withLastStack(one).forEach(flushed)
      pending.clear()
      noMore()
    },
  }
}

/** Something between brackets, as a thread, a request or a query is. */
const NAMES_UNIT = /[[{(<]/

function withHead(record: LogRecord, { head }: Around): LogRecord {
  return head === undefined ? record : { ...record, attributes: { ...record.attributes, [HEAD]: head } }
}

function recordOf(one: Pending): ReturnType<typeof textLog> {
  const [first, ...rest] = one.lines as [string, ...string[]]
  while (rest.length > 0 && rest.at(-1)!.trim() === '') rest.pop()
  const whole = (rest.length > 0 ? withoutBreaks([first, ...rest]) : [first]).join('\n')
  if (rest.length > 0 && first.startsWith('{')) {
    const object = objectIn(whole)
    if (object && isRecordObject(object)) return unwrapObject(object, one.around)
  }
  const fields = logfmtFields(first)
  if (fields && rest.length === 0) return structuredLog(fields, one.around)
  return textLog(whole, one.around)
}
