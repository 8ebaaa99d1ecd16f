/**
 * Application logs: one file may mix JSON, logfmt, plain lines of several makes and stack traces. Lines that belong
 * together (a stack trace, an error printed over many lines, a response body) are one record.
 */
import { isAwsCode } from '../../model/aws.ts'
import type { Us } from '../../model/records.ts'
import { isIdentityMatter } from '../../vocabulary/identity-matters.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { allTestsPassed, beginsTests, someTestsFailed } from '../../vocabulary/test-runs.ts'
import { withBotocoreCalls } from '../calls/botocore-log.ts'
import { javaScriptSdkCall } from '../calls/javascript-sdk-log.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import type { Input, Sink, Source } from '../source.ts'
import { type LineReader, type OnRecord, withoutAlikeLines } from './alike-lines.ts'
import { withAnswerBeside } from './answer-beside.ts'
import { awsFacts } from './aws-text.ts'
import { withCommandAbove } from './command-above.ts'
import { withLastWords } from './function-timeouts.ts'
import { withKafkaBeside } from './kafka-beside.ts'
import { LOG } from './log-facts.ts'
import { isLogObject, structuredLog } from './log-fields.ts'
import { type LogLine, logfmtFields, parseLogLine } from './log-line.ts'
import { isWrapped, unwrapObject } from './log-wrappings.ts'
import { withNamesAbove } from './names-above.ts'
import { objectIn } from './object-in.ts'
import { withPayloads } from './payloads.ts'
import { isDocument, QuotedLines } from './quoted-lines.ts'
import { type Around, CAME_TO_GRIEF, quotedLog, textLog } from './text-log.ts'
import { tellsOfWork } from './went-well.ts'
import { isBroken, unwrapped, withoutBreaks } from './wrapped-text.ts'

export const PROVES = ['what the server said: errors, codes and request ids in its words']
export const CANNOT_PROVE = [
  'that something did not happen',
  'which key signed a call, and how long it took, unless an SDK logs its requests',
]

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
  recognise: (head) => {
    if (isRecordOverLines(head)) return 0.3
    const lines = head.split('\n', 60).filter((line) => line.trim() !== '')
    // The last line of the head may be cut.
    if (lines.length > 1 && head.length >= 60_000) lines.pop()
    const heads = lines.filter(beginsRecord).length
    // A stack belongs to the line that it stands under.
    const own = lines.filter((line) => !UNDER.test(line)).length
    // A document about logs quotes some; one heading is somebody's remark about the log.
    if (DOCUMENT.test(head) && heads / own < 0.5) return 0
    if (heads > 0 && heads / Math.max(own, 1) > 0.1) return 0.3
    // What compose puts before each line, Drone, and SST.
    const prefixed = lines.filter((line) =>
      /^(?:[\w.-]{1,80}[-_]\d{1,3}\s{1,40}\| |\[[A-Za-z][\w.-]{0,60}:\d{1,7}\] |\| {2}[A-Za-z][\w-]{0,10} {1,11}\S)/.test(
        line,
      ),
    )
    if (prefixed.length / lines.length > 0.5) return 0.3
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
    if (lines.some(speaksForItself)) return heads > 0 ? 0.3 : 0.2
    return lines.some(beginsTests) || (!DOCUMENT.test(head) && tellsOfWork(lines)) ? 0.2 : 0
  },
  read: (input, sink) => readLogLines(input, sink),
}

/** Two headings of Markdown, or one and a fence. */
const DOCUMENT = /^#{1,6} \S[\s\S]{0,20000}?(?:\n\s*\n#{1,6} \S|\n```)/m

/** Lines of a stack, of an error printed over many lines, of Terraform's box. */
const UNDER =
  /^(?:\s|at |from |Caused by:|caused by:|\.\.\. \d+ (?:more|common)|goroutine \d|\S{1,200}\.rb:\d+:in |[\w./*()[\]]{1,200}\(.{0,200}\)$|[}\])│╷╵])/

/** A frame of a stack, of any language, with its file and line. */
const FRAME =
  /^\s{0,80}\S.{0,300}\.(?:rb|py|js|ts|java|kt|scala|go|php|cs|rs|swift|exs?|cpp|c)["')]{0,2}(?:[:(]| line |, line )\s?\d{1,7}/

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

/** One record, pasted as a viewer shows it, or the first of several that `jq` set over lines. */
function isRecordOverLines(head: string): boolean {
  if (!/^\s{0,80}\{\s*\n/.test(head) || head.length > LONGEST_RECORD) return false
  const text = head.trim()
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

interface Pending {
  around: Around
  lines: string[]
  length: number
  /** In a box, as Terraform and Julia draw them. */
  boxed?: true
  /** Its first line has a head of its own. */
  headed?: true
  /** So many blanks stand between that head and the text. */
  indent?: number
  /** That line, where it is one of the input. */
  raw?: string
}

async function readLogLines(input: Input, sink: Sink): Promise<void> {
  const calls = withBotocoreCalls(sink)
  const lines = withoutAlikeLines(calls.sink, (onRecord) => logLines(input.name, calls.sink, onRecord))
  input.onQuiet?.(lines.end)
  try {
    await readLines(input, lines.line, (line) => sink.skip({ line, reason: TOO_LONG }))
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
  let lastTime: Us | undefined
  const { put: toBeside, end: noMore } = withAnswerBeside((record) => sink.record(record))
  const put = withLastWords(withKafkaBeside(withCommandAbove(withNamesAbove(toBeside))))
  const flush = (key: string): void => {
    const one = pending.get(key)
    pending.delete(key)
    if (!one) return
    const record = recordOf(one)
    const call = javaScriptSdkCall(record)
    put(call ? { ...record, attributes: { ...record.attributes, [LOG.sdkDebug]: true } } : record)
    if (call) sink.record(call)
    onRecord(record, one.lines.length === 1 && !call ? one.raw : undefined)
  }
  const aroundOf = (line: LogLine, number: number): Around => {
    if (line.time !== undefined) lastTime = line.time
    // A line without a time stands behind one that has it.
    const time = line.time ?? lastTime
    return {
      file,
      line: number,
      ...(time !== undefined && { time }),
      ...(line.severity && { severity: line.severity }),
      ...(line.service && { service: line.service }),
      ...(line.logger && { logger: line.logger }),
    }
  }
  const howQuoted = (raw: string, line: LogLine, body: string, object?: Record<string, unknown>) => {
    if (!object) return quoted.how(raw, line.severity ? undefined : body)
    return !isLogObject(object, line.severity !== undefined) && isDocument(object) ? 'words' : undefined
  }
  const onLine = (encoded: string, number: number): void => {
    if (encoded === '' && pending.size === 0) return
    const raw = withPayloads(encoded)
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
      pending.set(key, { around: aroundOf(line, number), lines: [body], length: body.length, boxed: true })
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
      put(quotedLog(body, aroundOf(line, number), how !== 'words'))
      return
    }
    if (
      open &&
      !open.boxed &&
      !isRecord &&
      (line.begins ? isFrameOf(open, line, body) || isSetUnder(open, line, body) : goesOn(body, open, line)) &&
      open.lines.length < MOST_LINES &&
      open.length < LONGEST_RECORD
    ) {
      open.lines.push(`${line.indent ?? ''}${body}`)
      open.length += body.length
      return
    }
    if (body.trim() === '') return
    flush(key)
    const around = aroundOf(line, number)
    if (object && (isRecord || typeof object['log'] === 'string' || isWrapped(object))) {
      const record = unwrapObject(object, around)
      if (record.time !== undefined) lastTime = record.time
      put(record)
      onRecord(record, isRecord && before === undefined ? encoded : undefined)
      return
    }
    const isAlone = line.begins && before === undefined && !FRAME_HEAD.test(body) && !RUBY_FRAME.test(body)
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
      for (const key of [...pending.keys()]) flush(key)
      noMore()
    },
  }
}

/** What stands under an error belongs to it. */
function isOfError({ around: { severity }, lines }: Pending): boolean {
  return severity === 'error' || severity === 'fatal' || (severity === undefined && CAME_TO_GRIEF.test(lines[0]!))
}

/** Python's, Java's and Elixir's first line of an error. */
const ERROR_HEAD =
  /^(?:Traceback \(most recent call|\*\* \(\w|(?:[a-z][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}(?:Exception|Error)\b)/

/** An error's name, and no more. */
const BARE_NAME = /^[A-Z]\w{3,80}(?:Exception|Error|Fault)$/

function isLoud({ around: { severity } }: Pending): boolean {
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

const FRAME_HEAD = /^\s*(?:at [\w.$<>/]{1,300}\(|Caused by: |\.\.\. \d+ (?:more|common))/
const RUBY_FRAME = /^\/\S{1,300}\.rb:\d{1,7}:in /

/** A build tool or a logger puts its level before each line of a stack. */
function isFrameOf(open: Pending, { time, severity }: LogLine, body: string): boolean {
  // fluentd puts a whole head before each.
  if (severity === open.around.severity && RUBY_FRAME.test(body)) return true
  return time === undefined && severity === open.around.severity && FRAME_HEAD.test(body)
}

/** A frame of a stack of Node, Python, Ruby or Java. */
const FRAME_UNDER = /^(?:at |File "|from |\.\.\. \d+ )/
/** Lines of one record were written at once, µs. */
const AT_ONCE = 1_000_000

/**
 * Docker, syslog and `ts` put a head before each line of an error or of an object that was printed over many. Whatever is indented
 * under a calm line may be a list of things.
 */
function isSetUnder(open: Pending, { indent, time }: LogLine, body: string): boolean {
  if (indent === undefined) return false
  const since = time === undefined || open.around.time === undefined ? 0 : time - open.around.time
  if (Math.abs(since) > AT_ONCE) return false
  if (open.lines.length > 1) return true
  if (indent.length <= (open.indent ?? 0)) return false
  return FRAME_UNDER.test(body) || /[{[(:]\s*$/.test(open.lines[0]!) || isOfError(open)
}

/** Does a line without a head of its own belong to the record before it? */
function goesOn(body: string, open: Pending, line: LogLine): boolean {
  if (beginsTests(body) || allTestsPassed(body) || someTestsFailed(body)) return false
  const last = open.lines.at(-1)!
  // The last line of a Python traceback; loguru marks the frame that caught it.
  const inTraceback = open.lines.some((line) => line.startsWith('Traceback (most recent'))
  if (inTraceback && /^(\s|> |$)/.test(last) && /^([\w.]+(:|$)|> )/.test(body)) return true
  // What a process prints as it fails stands behind whatever it logged last; only an error or a warning brings its own.
  if (ERROR_HEAD.test(body)) return open.around.severity !== 'info' && open.around.severity !== undefined
  if (
    /^(\s|[}\])]|at |from |Caused by:|caused by:|goroutine \d|exit status \d|\S{1,200}\.rb:\d+:in |Traceback \(most recent|During handling of|The above exception|\.\.\. \d+ (more|common)|<\?xml|<\/?[A-Za-z]|b['"])/.test(
      body,
    ) ||
    body === ''
  )
    return true
  // The SDK for C++ sets an error's name, and what it says, below the sentence that tells of it.
  if (BARE_NAME.test(last) && open.lines.length <= 2) return true
  if (open.headed && open.lines.length === 1 && BARE_NAME.test(body) && isLoud(open)) return true
  // Go's list of what each provider of a chain said. https://github.com/aws/aws-sdk-go/blob/main/aws/awserr/types.go (batchedErrors)
  if (/^[A-Z]\w{3,60}: /.test(body) && open.lines.some((above) => above.startsWith('caused by: '))) return true
  // R's httr sums the answer up under what aws.s3 says of it. https://github.com/cloudyr/aws.s3/blob/master/R/s3HTTP.R
  if (/^(?:Client|Server) error: \(\d{3}\) /.test(body) && last === 'Parsing AWS API response') return true
  // Dropwizard's stack. https://www.dropwizard.io/en/stable/manual/core.html#logging
  if (body.startsWith('! ') && open.headed) return true
  // Monolog's stack, and what ends its JSON. https://github.com/Seldaek/monolog/blob/main/src/Monolog/Formatter/LineFormatter.php
  if (/^(?:\[(?:stacktrace|previous exception)\]|#\d{1,3} |"\}\s*$)/.test(body)) return true
  // Rails puts a request's tag before each line of its error.
  const tag = /^\[[\w-]{4,40}\] /.exec(open.lines[0]!)?.[0]
  if (tag && body.startsWith(tag)) return true
  if (/[{[(:]\s*$/.test(last)) return true
  // The stack of ClickHouse, of POCO and others.
  if (/^\d{1,3}\. \S/.test(body) && open.lines.some((above) => above.includes('Stack trace'))) return true
  // A message of several lines, whose writer broke it behind a blank.
  if (inTraceback && /\S $/.test(last) && !last.startsWith(' ')) return true
  if (inTraceback) return false
  if (CAME_TO_GRIEF.test(open.lines[0]!) && isBroken(last, body)) return true
  // Where records have heads, what stands under an error without one tells more of it, unless it is an error itself.
  const { severity } = open.around
  if (!open.headed || line.time !== undefined || (severity !== 'error' && severity !== 'fatal')) return false
  return !/^[{[]/.test(body) && !CAME_TO_GRIEF.test(body)
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
