/** Which lines are one record: a stack, an error printed over many lines, an object, with or without a head before each. */
import { allTestsPassed, beginsTests, isPassedOfGradle, ranTests, someTestsFailed } from '../../vocabulary/test-runs.ts'
import { CLOSES, type LogLine } from './log-line.ts'
import { type Around, CAME_TO_GRIEF, RUBY_DIED } from './text-log.ts'
import { AT_SQL } from './typed-lines.ts'
import { isBroken, isOfPowerShell, isTornAnswer } from './wrapped-text.ts'

/** A record that is being read. */
export interface Pending {
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

/** Does the line go on with the record that is being read? */
export function belongsTo(open: Pending, line: LogLine, body: string): boolean {
  return line.begins ? isFrameOf(open, line, body) || isSetUnder(open, line, body) : goesOn(body, open, line)
}

/** A frame of a stack is a part of one, whatever stands before it. */
export function isFrame(body: string): boolean {
  return FRAME_HEAD.test(body) || RUBY_FRAME.test(body)
}

/** What stands under an error belongs to it. */
export function isOfError({ around: { severity }, lines }: Pending): boolean {
  return severity === 'error' || severity === 'fatal' || (severity === undefined && CAME_TO_GRIEF.test(lines[0]!))
}

/**
 * The stack with which an input ends, set apart from a debug line that it stands under: the process died of it, and the SDK's debug log
 * went on to there.
 */
export function withLastStack(open: Pending): Pending[] {
  const { around, lines } = open
  const at = lines.findIndex((line) => line.startsWith('Traceback (most recent'))
  if (at < 1 || (around.severity !== 'debug' && around.severity !== 'trace')) return [open]
  const { severity: _, logger: __, ...rest } = around
  const part = (from: number, to: number) => lines.slice(from, to).join('\n').length
  return [
    { ...open, lines: lines.slice(0, at), length: part(0, at) },
    { around: { ...rest, line: around.line + at }, lines: lines.slice(at), length: part(at, lines.length) },
  ]
}

/** Python's, Java's and Elixir's first line of an error. */
const ERROR_HEAD =
  /^(?:Traceback \(most recent call|\*\* \(\w|(?:[a-z][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}(?:Exception|Error)\b)/

/** An error's name, and no more. */
const BARE_NAME = /^[A-Z]\w{3,80}(?:Exception|Error|Fault)$/

function isLoud({ around: { severity } }: Pending): boolean {
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

/** Of Java, Node and Dart. */
const FRAME_HEAD =
  /^\s*(?:at [\w.$<>/]{1,300}\(|at (?:async )?(?:[\w.$<>[\] ]{1,200} \()?(?:node:|file:|https?:|\/|[A-Z]:\\)[^\n]{1,300}:\d{1,7}:\d{1,7}\)?|#\d{1,3} {2,8}\S|Caused by: |\.\.\. \d+ (?:more|common))/
const RUBY_FRAME = /^\/\S{1,300}\.rb:\d{1,7}:in /

/** https://metacpan.org/pod/Devel::StackTrace, https://perldoc.perl.org/Carp */
const PERL_FRAME = /^Trace begun at \S{1,300} line \d|\) called at \S{1,300} line \d{1,7}\.?$/

/** A build tool or a logger puts its level before each line of a stack. */
function isFrameOf(open: Pending, line: LogLine, body: string): boolean {
  if (line.severity !== open.around.severity) return false
  // fluentd puts a whole head before each.
  if (RUBY_FRAME.test(body)) return true
  return FRAME_HEAD.test(body) && isAtOnce(open, line)
}

/** Lines of one record were written at once, µs. */
const AT_ONCE = 1_000_000

function isAtOnce(open: Pending, { time }: LogLine): boolean {
  return time === undefined || open.around.time === undefined || Math.abs(time - open.around.time) <= AT_ONCE
}

/** A frame of a stack of Node, Python, Ruby or Java. */
const FRAME_UNDER = /^(?:at |File "|from |\.\.\. \d+ )/
/** Go's reason below an error, and a page that was answered. */
const TELLS_MORE =
  /^(?:caused by: |<(?:\?xml|!DOCTYPE|\/?(?:html|head|body|title|h1|Error)\b)|status code: \d{3}, request id: )/

/**
 * Docker, syslog and `ts` put a head before each line of an error or of an object that was printed over many. Whatever is indented
 * under a calm line may be a list of things.
 */
function isSetUnder(open: Pending, line: LogLine, body: string): boolean {
  if (!isAtOnce(open, line) || (line.severity && line.severity !== open.around.severity)) return false
  if (TELLS_MORE.test(body) && isLoud(open)) return true
  if (line.indent === undefined) return false
  const isOfMany = open.lines.length > 1
  const deeper = line.indent.length - (open.indent ?? 0)
  if (deeper <= 0) return isOfMany && CLOSES.test(body)
  if (isOfMany || FRAME_UNDER.test(body) || /[{[(:]\s*$/.test(open.lines[0]!)) return true
  // One blank more is how somebody sets a line apart from its head.
  return isOfError(open) && (deeper > 1 || line.indent.includes('\t'))
}

const ERRORS_OCCURRED = /(?<!\d)[1-9]\d{0,3} errors?(?:\(s\))? occurred:\s*$/

/** What a runner, or somebody, ran next. */
const COMMAND = /^\$ [a-z]/

/** Gradle's reason stands under a heading, whatever it holds, up to the next one. https://docs.gradle.org/current/userguide/troubleshooting.html */
const GRADLE_REASON = '* What went wrong:'

/** Does a line without a head of its own belong to the record before it? */
function goesOn(body: string, open: Pending, line: LogLine): boolean {
  if (open.lines[0] === GRADLE_REASON) return body !== '' && !/^(?:\* |BUILD FAILED)/.test(body)
  if ([beginsTests, isPassedOfGradle, allTestsPassed, someTestsFailed, ranTests].some((tells) => tells(body)))
    return false
  if (COMMAND.test(body) || AT_SQL.test(body)) return false
  const last = open.lines.at(-1)!
  // The last line of a Python traceback; loguru marks the frame that caught it.
  const inTraceback = open.lines.some((line) => line.startsWith('Traceback (most recent'))
  if (inTraceback && /^(\s|> |$)/.test(last) && /^([\w.]+(:|$)|> )/.test(body)) return true
  // What a process prints as it fails stands behind whatever it logged last; only an error or a warning brings its own.
  if (ERROR_HEAD.test(body)) return open.around.severity !== 'info' && open.around.severity !== undefined
  if (RUBY_DIED.test(body)) return isLoud(open)
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
  if (PERL_FRAME.test(body)) return true
  // Terraform’s list until 0.11. https://github.com/hashicorp/go-multierror/blob/main/format.go
  if (body.startsWith('* ') && open.lines.some((above) => ERRORS_OCCURRED.test(above))) return true
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
  if (isTornAnswer(last, body) || isOfPowerShell(open.lines, body)) return true
  if (inTraceback) return false
  if (CAME_TO_GRIEF.test(open.lines[0]!) && isBroken(last, body)) return true
  // Where records have heads, what stands under an error without one tells more of it, unless it is an error itself.
  const { severity } = open.around
  if (!open.headed || line.time !== undefined || (severity !== 'error' && severity !== 'fatal')) return false
  return !/^[{[]/.test(body) && !CAME_TO_GRIEF.test(body)
}
