/** Log records of plain text, and what stands around any record. */
import type { LogRecord, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { wantedDenial, wantsDenial } from '../../vocabulary/denials-due.ts'
import { redact } from '../kit/redact.ts'
import { flatten, type MutableAttributes } from '../spans/span-attributes.ts'
import { enrichLog, isWorthALook, LOG } from './log-facts.ts'
import { objectAtEnd } from './object-in.ts'
import { putToldFields } from './told-fields.ts'
import { isTyped } from './typed-lines.ts'
import { isShownByPowerShell } from './wrapped-text.ts'

/** What stood around a record: a line's own head, the wrapping of a runtime. */
export interface Around {
  file: string
  line: number
  at?: string
  time?: Us
  severity?: LogRecord['severity']
  service?: string
  logger?: string
  /** What stood before the message of its line, as it was written. */
  head?: string
}

/** What Ruby prints of an error that nobody rescued; a frame ends where this goes on. https://docs.ruby-lang.org/en/3.4/Exception.html#method-i-full_message */
export const RUBY_DIED = /^\S{1,300}\.rb:\d{1,7}:in [`'][^'\n]{1,200}': \S/m

/** What a runtime writes of a process or job that came to grief: it needs no level to be an error. */
export const CAME_TO_GRIEF = new RegExp(
  [
    /^(?:\s{0,8}\[[\w-]{1,20}\]: ?)?(?:panic: |fatal error: |Fatal error|[\w./-]{1,200}\.swift:\d{1,7}: Fatal error: |Traceback \(most recent call last\)|Exception in thread |Unhandled [Ee]xception|thread '[^']{0,80}'(?: \(\d{1,9}\))? panicked|Uncaught |\s{0,12}\*\* \([A-Z][\w.]{1,60}\) |npm (?:ERR!|error) |(?:Command|Build|Job|Step|Deploy(?:ment)?) failed: |Error: |│ Error: |(?:[\w.-]{1,40}[ :>]{1,3}){0,3}(?:[Ee]rror|ERROR|[Ff]atal|FATAL):(?: |$)|Build '[^']{1,80}' errored: |[\w.$:\\]{0,120}(?:Error|Exception)(?:\b:(?: |$)| from line \d)|RequestId: [0-9a-f-]{36} Error: |Code: \d{1,4}\. DB::Exception: )|\bexit(?:ed with)? (?:status|code) [1-9]|(?<!\d)[1-9]\d{0,3} errors?(?:\(s\))? occurred:\s*$/
      .source,
    RUBY_DIED.source,
  ].join('|'),
  'm',
)
/** Of Node or of Java: what prints its stack failed. Of code that was evaluated V8 says where: `(eval at x (app.js:1:1), <anonymous>:2:8)`. */
const STACK_FRAME =
  /\n\s{1,12}at \S{1,200}(?: \[as \w{1,60}\])? ?\((?:eval at [^()\n]{1,80} \([^()\n]{1,200}\), )?[^()\n]{1,300}:\d{1,6}(?::\d{1,6})?\)/
/** How a script marks what failed; the signs of runners of tests are others. */
const MARKED = /^[^\w\n]{0,12}(?:❌|🛑|⛔)/u
/** Jest shows under what a test printed where it did. https://jestjs.io/docs/cli#--silent */
const PRINTED = /^\s{0,8}console\.(?:log|info|debug)\b/
const LOOKED_AT = 8192

/** CloudFormation calls it an error that all is as it should be. https://repost.aws/knowledge-center/cloudformation-update-no-updates-error */
const NOTHING_TO_DO = /\bNo updates are to be performed\b|\bThe submitted information didn't contain changes\b/

/** A row of a stack's events that tells that all went well; a filter or an alarm is described by the errors that it counts. */
const WENT_WELL =
  /^[^\n]{0,300}?\sAWS::\w{1,40}::\w{1,40}[\s|]{1,40}(?:CREATE|UPDATE|DELETE|IMPORT)_(?:COMPLETE|IN_PROGRESS)\b/

/** What is about to be done is called so by whoever wrote the play. */
const NAME_OF_TASK = /^(?:TASK|PLAY|RUNNING HANDLER) \[[^\]\n]{0,300}\] ?\**$/

/**
 * A statement of SQL as a database, or who sends it, puts it down: its words are data. https://www.postgresql.org/docs/current/runtime-config-logging.html,
 * https://dev.mysql.com/doc/refman/8.4/en/query-log.html, Rails, Hibernate, Sequelize and Prisma.
 */
const STATEMENT =
  /^\s{0,8}(?:LOG: {1,3}(?:duration: [\d.]{1,14} ms {1,3})?(?:statement|(?:execute|parse|bind) [^:\n]{1,80}): |DETAIL: {1,3}[Pp]arameters: |(?:STATEMENT|QUERY): |\d{1,9} (?:Query|Execute|Prepare)\t|(?:[A-Z]\w{0,40}(?:::\w{1,40}){0,4} )?(?:Load|Create|Update|Destroy|Exists\?|Count|Pluck|Upsert|SQL) \([\d.]{1,10}ms\) |Hibernate: |Executing \([\w-]{1,40}\): |prisma:query )/

/** `saysNoError`, where nothing else makes the line a log's; and what was said in a conversation, or asked of a tool. */
const OF_A_SESSION =
  /^\{.{0,2000}?"(?:is_?[eE]rror": ?false\b|(?:type|role)": ?"(?:user|human|assistant|tool[._](?:call|use))")/

/** A record of plain text. */
export function textLog(body: string, around: Around): LogRecord {
  if (around.severity === undefined && isTyped(body))
    return { ...bareLog(body, around), attributes: { [LOG.typed]: true } }
  const looked = body.slice(0, LOOKED_AT)
  if (around.severity !== 'error' && around.severity !== 'warn' && STATEMENT.test(looked))
    return quotedLog(body, around, false)
  const told =
    around.severity ??
    (/^fatal error: /i.test(looked) ? 'fatal' : undefined) ??
    (MARKED.test(looked) ||
    CAME_TO_GRIEF.test(looked) ||
    (STACK_FRAME.test(looked) && !PRINTED.test(looked)) ||
    isShownByPowerShell(looked)
      ? 'error'
      : undefined)
  // Ansible's `ignore_errors`.
  const isExpected =
    body.endsWith('\n...ignoring') ||
    [NOTHING_TO_DO, WENT_WELL, NAME_OF_TASK, OF_A_SESSION].some((one) => one.test(looked)) ||
    (around.severity === undefined && !body.includes('\n') && (wantsDenial(looked) || wantedDenial(looked)))
  const severity = isExpected ? 'info' : told
  const service = /\bresource\.service\.name=([^\s\]]+)/.exec(body)?.[1] ?? around.service ?? ''
  const bare = bareLog(body, around)
  const fields = isWorthALook(bare.body) ? objectAtEnd(body) : undefined
  const attributes: MutableAttributes = {}
  if (fields) putToldFields(attributes, flatten(fields))
  if (isExpected) attributes[LOG.expected] = true
  return enrichLog({
    ...bare,
    attributes,
    ...(severity && { severity }),
    service,
    ...(around.logger && { logger: around.logger }),
  })
}

/**
 * What a log shows of somebody else's words: it tells of no trouble, and mends none.
 *
 * @param isRow it stands in a table of a database
 */
export function quotedLog(body: string, around: Around, isRow: boolean): LogRecord {
  const attributes = {
    [LOG.quoted]: true,
    ...(isRow && { [LOG.row]: true }),
    ...(isTyped(body) && { [LOG.typed]: true }),
  }
  return { ...bareLog(body, around), severity: 'debug', attributes }
}

/** What its place in the log says of a line. */
function bareLog(body: string, around: Around): LogRecord {
  return {
    type: 'log',
    ...(around.time !== undefined && { time: around.time }),
    body: redact(body),
    attributes: {},
    process: around.service ? `${around.file}#${around.service}` : around.file,
    service: around.service ?? '',
    evidence: evidenceOf(around, around.time, '', ''),
  }
}

export function evidenceOf(
  around: Around,
  time: Us | undefined,
  traceId: string,
  spanId: string,
): LogRecord['evidence'] {
  return {
    kind: 'log',
    file: around.file,
    line: around.line,
    ...(around.at && { at: around.at }),
    ...(traceId && { traceId }),
    ...(spanId && { spanId }),
    ...(time !== undefined && { time: isoTime(time) }),
  }
}
