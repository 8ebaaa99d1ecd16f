/** One line of a log of any make: what stands before the message, and the message. */
import type { LogRecord, Us } from '../../model/records.ts'
import { fromText } from '../kit/times.ts'
import { severityOf } from './log-facts.ts'
import { headOf } from './log-heads.ts'

export interface LogLine {
  time?: Us
  severity?: LogRecord['severity']
  logger?: string
  /** As a prefix named it: compose's service, a pod, a container. */
  service?: string
  body: string
  /** The line has a head of its own (time or level): it begins a record. */
  begins: boolean
  /** Terraform and Julia draw a box around an error: its edge, or a line within. */
  box?: 'top' | 'within' | 'bottom'
  /** A container runtime cut the line: the next one goes on. */
  partial?: boolean
  /** Whoever put the head before each line knew of no record: these blanks, or a bracket that closes, say that it belongs to the one above. */
  indent?: string
}

/** Who copies a log from a page may lose the sign that begins a colour. */
const ANSI = /\u001b\[[0-9;]*[A-Za-z]|\[(?:0|[39]\d|\d{1,2}(?:;\d{1,3}){1,4})m(?!\])/g
const ISO = String.raw`\d{4}[-/]\d\d[-/]\d\d[T _]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?`
/** As a country writes it, which is no time to rely on: the month may stand first or second. */
const LOCAL = String.raw`\d{1,2}[./-]\d{1,2}[./-]\d{4},?\s\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,7})?)?(?:\s?[AaPp]\.?[Mm]\.?)?`
/** A time of day, with a day at the most: Render's pages, java.util.logging. */
const CLOCKED = String.raw`(?:[A-Z][a-z]{2} [ \d]?\d(?:,? \d{4},?)? )?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?:\s[AP]M)?(?=[\]\s|,-])`
const CTIME = String.raw`[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{4}`
const TIME_FIRST = new RegExp(
  String.raw`^\[?(${ISO}|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}|${CTIME}|${LOCAL}|${CLOCKED})\]?[\s:|,-]*`,
)
const WRAPPERS: readonly { pattern: RegExp; take: (found: RegExpExecArray, line: LogLine) => void }[] = [
  // kubelet (CRI): time, stream, F or P.
  {
    pattern: /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) std(?:out|err) ([FP]) /,
    take: ([, time, tag], line) => {
      setTime(line, time!)
      if (tag === 'P') line.partial = true
    },
  },
  // Bun shows the source above an error, and may begin the error's own line with a number as well.
  { pattern: /^\d{1,6} \| (?=\w{1,80}(?:Error|Exception): )/, take: () => {} },
  // docker compose: `service-1  | `; a number alone is that of a line of somebody's source.
  {
    pattern: /^(?!\d{1,6}\s)([A-Za-z0-9][\w.-]*?)(?:[-_]\d+)?\s+\| /,
    take: ([, service], line) => setService(line, service!),
  },
  // Drone, as its pages and its command line copy a step: `[step:12] `.
  { pattern: /^\[([A-Za-z][\w.-]{0,60}):\d{1,7}\] /, take: ([, step], line) => setService(line, step!) },
  // SST's terminal: a name in eleven columns. https://github.com/sst/sst/blob/dev/cmd/sst/mosaic/ui/ui.go
  {
    pattern: /^\| {2}(?=.{11} )([A-Za-z][\w-]{0,10}) {1,11}(?<=^.{15})/,
    take: ([, service], line) => setService(line, service!),
  },
  // Turborepo: package and script. https://turborepo.com/docs/reference/run#--log-prefix-option
  {
    pattern: /^(@?[\w./-]{1,80}):(?:dev|start|build|test|lint|deploy|serve|preview|check|typecheck|generate): {0,2}/,
    take: ([, service], line) => setService(line, service!),
  },
  // pm2 logs: number, name.
  { pattern: /^\d{1,3}\|([\w.@-]{1,60})\s{1,40}\| /, take: ([, service], line) => setService(line, service!) },
  // kubectl logs --prefix.
  { pattern: /^\[pod\/([\w.-]+)\/([\w.-]+)\] /, take: ([, , container], line) => setService(line, container!) },
  // stern, kubectl logs --prefix=pod: `pod container `, before JSON or where the pod has a generated name.
  {
    pattern:
      /^(?!(?:trace|debug|info|warn|warning|error|fatal)\b)[a-z0-9][\w.-]{0,100}(?: (?:› )?([a-z0-9][\w.-]{0,62}))? (?=\{")/,
    take: ([whole, container], line) => setService(line, container ?? whole.split(' ')[0]!),
  },
  {
    pattern: /^(?:[\w-]{1,63} )?([a-z][a-z0-9-]{0,60}-[a-z0-9]{6,10}-[a-z0-9]{5}) (?:› )?([a-z0-9][\w.-]{0,62}) (?=\S)/,
    take: ([, , container], line) => setService(line, container!),
  },
  // The same where the pod is of a StatefulSet or has a name of somebody's own: before a time, or before what a process died of.
  {
    pattern: new RegExp(
      String.raw`^(?=[a-z][a-z-]{0,60}[-\d])([a-z][a-z0-9.-]{1,100}?)(?:-\d{1,4})? (?=\[?${ISO}\]?[\s:|,-]|(?:thread '|panic: |called \`(?:Result|Option)::|note: run with \`RUST_BACKTRACE|Traceback \(most recent |Caused by: |Exception in thread ))`,
    ),
    take: ([, service], line) => setService(line, service!),
  },
  // gh run view --log: job, step, time.
  { pattern: /^([^\t{"]+)\t([^\t]*)\t(?=\d{4}-\d\d-\d\dT)/, take: ([, job], line) => setService(line, job!) },
  // Lambda: time, request id, level.
  {
    pattern: /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\t([0-9a-f-]{36})\t([A-Z]+)\t/,
    take: ([, time, , level], line) => {
      setTime(line, time!)
      line.severity ??= severityOf(level)
    },
  },
  // Lambda's handler for Python's logging: level, time, request id, which is missing before the first invocation. https://github.com/aws/aws-lambda-python-runtime-interface-client/blob/main/awslambdaric/bootstrap.py
  {
    pattern:
      /^\[(TRACE|DEBUG|INFO|WARNING|ERROR|CRITICAL)\]\t(\d{4}-\d\d-\d\dT[\d:.]{8,18}Z)\t(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\t?/,
    take: ([, level, time], line) => {
      setTime(line, time!)
      line.severity ??= severityOf(level)
      line.begins = true
    },
  },
  // docker logs -t, GitHub Actions, CloudWatch's export to S3.
  {
    pattern: /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d)) (?! {1,8}(?:DEBUG|INFO|WARN|ERROR|FATAL) {2})/,
    take: ([, time], line) => setTime(line, time!),
  },
  // MSK Connect.
  { pattern: /^\[Worker-[0-9a-f]{8,32}\] /, take: () => {} },
  // GitLab's runner, behind the time: stream, out or err, `+` where it goes on. https://docs.gitlab.com/ci/jobs/job_logs/
  { pattern: /^[0-9a-f]{2}[OE](?:\+| )/, take: () => {} },
  // aws logs tail: the stream behind the time, of Lambda and of ECS.
  {
    pattern:
      /^(?:\d{4}\/\d\d\/\d\d\/(?:[\w.-]{1,64})?\[(?:\$LATEST|\d{1,9})\][0-9a-f]{32}|[\w.-]{1,100}(?:\/[\w.-]{1,100}){1,2}\/[0-9a-f]{32}) /,
    take: () => {},
  },
  // journalctl -o short-iso, rsyslog's file format.
  {
    pattern:
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)) [\w.-]{1,80} ([\w./@-]{1,80})\[\d{1,9}\]: /,
    take: ([, time, name], line) => {
      setTime(line, time!)
      setService(line, name!)
      line.begins = true
    },
  },
  // syslog: no year, so no time; the process name says which service. What is no letter is escaped: https://www.rsyslog.com/doc/rainerscript/global.html (parser.escapeControlCharactersOnReceive)
  {
    pattern: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ ([\w./-]+)(?:\[\d+\])?: /,
    take: ([, name], line) => {
      setService(line, name!)
      line.begins = true
    },
  },
]
/** k9s and others frame what they show: a bar, a line, blanks up to where the frame ends. Cells of a table have bars between them. */
const FRAMED = /^([│┃║]) ([^│┃║]{0,4000})\1$/
const FRAME_WIDTH = 60
const FILLED_UP = /^ {1,4}(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\s/
/** The same where the level is first: env_logger before a time, pretty_env_logger before a target, Metro before two blanks. https://docs.rs/env_logger, https://docs.rs/pretty_env_logger */
const LEVEL_FILLED_UP = new RegExp(
  String.raw`^ {1,4}(?=(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL) {1,2}(?:\[?${ISO}|[\w:]{2,120} {1,40}> ))|^ (?=(?:LOG|INFO|WARN|ERROR|DEBUG) {2}\S)`,
)
/** A time and a level with blanks before them. */
const INDENTED = new RegExp(String.raw`^ {1,8}(?=\[?${ISO}\]?[\s:|,-]{1,8}\[?\w{4,8}\b)`)
/** A clock near the start of a line, in a form that is not read: the line still begins a record. */
const CLOCK = /^(?:[^\s{(].{0,30}?\b)?\d\d:\d\d:\d\d\b/

/** What stands at the head of a line; JSON in the body is left to the caller. */
export function parseLogLine(raw: string): LogLine {
  const line: LogLine = {
    body: raw.includes('\u001b') || raw.includes('[0m') ? raw.replace(ANSI, '') : raw,
    begins: false,
  }
  const framed = line.body.length > FRAME_WIDTH ? FRAMED.exec(line.body.trimEnd()) : null
  if (framed) line.body = framed[2]!.trimEnd()
  if (line.body === '') return line
  for (const { pattern, take } of WRAPPERS) {
    const found = pattern.exec(line.body)
    if (!found) continue
    take(found, line)
    line.body = line.body.slice(found[0].length)
  }
  // Terraform's, and Julia's. https://docs.julialang.org/en/v1/stdlib/Logging/
  const box = /^(?:(╷|┌ (?=(?:Info|Warning|Error|Debug): ))|(╵|└ @ )|│ ?)/.exec(line.body)
  if (box) {
    line.box = box[1] ? 'top' : box[2] ? 'bottom' : 'within'
    line.body = line.body.slice(box[0].length)
    const kind = /^(Error|Warning|Info|Debug): /.exec(line.body)
    if (kind) Object.assign(line, { severity: severityOf(kind[1]), begins: true })
    return line
  }
  if (line.begins && line.body.includes('#01')) line.body = line.body.replaceAll('#011', '\t').replaceAll('#012', '\n')
  // Rust's tracing fills levels up from the left, which is no continuation.
  if (line.time !== undefined && FILLED_UP.test(line.body)) line.body = line.body.trimStart()
  // Pasted text may be indented as a whole.
  if (INDENTED.test(line.body) || LEVEL_FILLED_UP.test(line.body)) line.body = line.body.trimStart()
  if (/^(?:\{|\s(?!\s{1,3}(?:Normal|Warning)\s))/.test(line.body)) return line.begins ? withIndent(line, '') : line
  const head = headOf(line.body)
  if (head) {
    const { length, ...said } = head
    Object.assign(line, said)
    line.begins = true
    line.body = line.body.slice(length)
    return withIndent(line, '')
  }
  if (
    /(?:^|\s)(?:(?:level|lvl)=\w|severity=[A-Za-z])/.test(line.body) &&
    /(?:^|\s)(?:msg|message|err|error)=/.test(line.body)
  ) {
    line.begins = true
    return line
  }
  const klog = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d+\s+\d+ ([\w.-]+:\d+)\] /.exec(line.body)
  if (klog) {
    line.severity = severityOf(klog[1] === 'F' ? 'fatal' : klog[1])
    line.logger = klog[2]!
    line.body = line.body.slice(klog[0].length)
    line.begins = true
    return line
  }
  const time = TIME_FIRST.exec(line.body)
  if (time) {
    setTime(line, time[1]!)
    line.begins = true
    line.body = line.body.slice(time[0].length)
  }
  // The first blank is the head's.
  const blanks = /\s(\s{1,200})$/.exec(time?.[0] ?? '')?.[1] ?? ''
  // pino-pretty, logback, Prefect and others give the time of day alone.
  const clock =
    /^(?:\[\d\d:\d\d:\d\d(?:\.\d{1,9})?\] *|\d\d:\d\d:\d\d(?:[.,]\d{1,9})? (?:\| )?(?=\[|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b))/.exec(
      line.body,
    )
  if (clock) {
    line.begins = true
    line.body = line.body.slice(clock[0].length)
  }
  takeLevel(line)
  // Logstash before version 5.
  const behind = /\{:level=>:(\w{3,8})\}\s{0,4}$/.exec(line.body.slice(-40))
  if (behind) Object.assign(line, { severity: severityOf(behind[1]), begins: true })
  if (line.begins || line.time !== undefined)
    line.severity ??= severityOf(
      (LEVEL_WITHIN.exec(line.body.slice(0, 80)) ?? LEVEL_FAR_WITHIN.exec(line.body.slice(0, 240)))?.[1],
    )
  if (!line.begins && CLOCK.test(line.body)) line.begins = true
  return line.begins && !clock ? withIndent(line, blanks) : line
}

/** The line with what it is indented by behind its head, where that says that it belongs to another. */
function withIndent(line: LogLine, blanks: string): LogLine {
  const indent = blanks + /^\s{0,200}/.exec(line.body)![0]
  if (indent === '' && !CLOSES.test(line.body)) return line
  line.indent = indent
  line.body = line.body.trimStart()
  return line
}
/** The end of an object that was printed over many lines. */
export const CLOSES = /^[}\])]{1,8}[;,]?\s{0,8}$/

/** A level behind what no shape knows: `[m2x] WARN`, `754 [1] INFO`, `s3.ERROR code=`, `ERROR! MESSAGE: `. */
const LEVEL_WITHIN =
  /(?:^|[\s.|/[(<])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)(?=[\s\]):>|/,!]|$)/
/** Behind a host, a thread and a class with its package, as log4j may be told to write: `ip-10-0-3-7 (sender-11) com.example.depot.Sender [WARN] `. */
const LEVEL_FAR_WITHIN =
  /^[^\n"'{}=]{0,200}?[)\]\w] \[(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE) {0,2}\] /
/** fluent-bit fills its levels up with a blank: `[ warn]`. Java's logger speaks its user's language. */
const LEVEL_FIRST = /^(?:[[(<] ?)?([A-Za-z]+|[\u3041-\u9fff\uac00-\ud7a3]{2,4})\s*[\])>]?(?:\s*[:|-]+\s*|\s+|$)/
const THREAD_FIRST = /^\[[\w.@ #:/-]+\]\s+[[(<]?([A-Za-z]+)\s*[\])>]?(?:\s*[:|-]+\s*|\s+|$)/

/** winston's `http` and console's `log` are levels; they begin sentences as well: `HTTP 403 from …`, `log upload failed`. */
const NOUN_FIRST = /^(?:http|log) (?![:|-])/i
/** An element of XML, and no level. */
const ANSWER_OF_S3 = /^<Error>\s{0,20}(?:$|<Code>)/
/** An environment of Python's, as a prompt shows it. */
const ENVIRONMENT_FIRST = /^\([a-z]\) /

/** `INFO:logger:message`, `INFO:     message`, `INFO [logger] message`, `[info] message`, `[main] ERROR a.b.C - message`. */
function takeLevel(line: LogLine): void {
  if (ANSWER_OF_S3.test(line.body)) return
  const python = /^(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\w.]+):/.exec(line.body)
  if (python) {
    line.severity = severityOf(python[1])
    line.logger = python[2]!
    line.body = line.body.slice(python[0].length)
    line.begins = true
    return
  }
  // Python's `time - logger - LEVEL - message`, and a thread in brackets before the level.
  const named = /^([\w.]+) - (DEBUG|INFO|WARNING|ERROR|CRITICAL) - /.exec(line.body)
  const before = named
    ? undefined
    : [LEVEL_FIRST, THREAD_FIRST].map((pattern) => pattern.exec(line.body)).find((found) => severityOf(found?.[1]))
  const severity =
    NOUN_FIRST.test(line.body) || ENVIRONMENT_FIRST.test(line.body) ? undefined : severityOf(named?.[2] ?? before?.[1])
  // A word such as "Error" or "Info" in a sentence is no level, unless a time stands before it or it is written as one.
  if (
    !severity ||
    !(
      named ||
      line.begins ||
      line.time !== undefined ||
      /^[[(<]?[A-Z]{4,8}\b|^[[(<] ?\w+\s*[\])>]|^[a-z]+:/.test(line.body)
    )
  )
    return
  line.severity ??= severity
  line.begins = true
  // Node and others begin an error's own text with its type, and sentences begin with the word.
  if (!/^(?:Error: |(?:[Ee]rror|[Ww]arning|[Ff]atal) (?=[a-z]))/.test(line.body))
    line.body = line.body.slice((named ?? before)![0].length)
  if (named) line.logger = named[1]!
  const logger = named
    ? null
    : /^(?:\[([\w.$/-]+)\] (?:\[[^\]]*\] )?|((?:[\w$]+\.)+[\w$]+)\s+(?:-|:|\u2014)\s+)/.exec(line.body)
  if (logger && !line.logger) {
    line.logger = (logger[1] ?? logger[2])!
    if (logger[2]) line.body = line.body.slice(logger[0].length)
  }
}

function setTime(line: LogLine, text: string): void {
  const time = fromText(text)
  if (time !== undefined) line.time = time
}

function setService(line: LogLine, service: string): void {
  line.service = service
}

/**
 * A value without quotes goes on to the next name: `error=Invalid credentials component=s3`, as Rust's tracing writes it; one whose
 * quote was cut off, to the end.
 */
const LOGFMT = /(?<![\w.@-])([\w.@-]+)=(?:"((?:[^"\\]|\\.)*)(?:"|\\?$)|([^\s"]*(?: (?![\w.@-]+=)[^\s]+)*))/g

/** Fields of a logfmt line: `level=info msg="two words"`. */
export function logfmtFields(text: string): Record<string, string> | undefined {
  const named = /(?:^|\s)(?:level|lvl|severity|msg|ts|time)=/.exec(text)
  if (!named) return undefined
  // Words before the first name are the message itself, unless a level among the names says otherwise.
  if (!/^\s*[\w.@-]+=/.test(text) && !/\s(?:level|lvl|severity)=/.test(text)) return undefined
  const fields: Record<string, string> = {}
  // Whoever passed the line on wrote its quotes out.
  const plain = /=\\"/.test(text) && !/="/.test(text) ? text.replace(/\\(["\\])/g, '$1') : text
  for (const [, name, quoted, bare] of plain.matchAll(LOGFMT))
    fields[name!] = quoted === undefined ? bare! : quoted.replace(/\\(.)/g, (_, char) => (char === 'n' ? '\n' : char))
  return 'msg' in fields || 'message' in fields || 'error' in fields || 'err' in fields ? fields : undefined
}

/** A line as the test runner printed it, without what GitHub Actions put before it. */
export function withoutRunnerPrefix(line: string): string {
  return line.replace(/^\uFEFF?(?:[^\t]*\t[^\t]*\t\uFEFF?)?\d{4}-\d\d-\d\dT[\d:.]+Z /, '').replace(ANSI, '')
}
