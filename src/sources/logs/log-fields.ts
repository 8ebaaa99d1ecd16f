/**
 * Structured log records (pino, bunyan, winston, Python's and Java's JSON loggers, ECS, FireLens, journald, docker's
 * json-file, CloudWatch) as model records: each make has its own names for the same few things.
 */

import type { LogRecord, Us } from '../../model/records.ts'
import { isFinding } from '../../vocabulary/expected.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { isObject } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { flatten, type MutableAttributes } from '../spans/span-attributes.ts'
import { deepReasons, tellsReason } from './deep-reasons.ts'
import { errorLine, isError, listedError, nestedErrors, putError, tellsWhy } from './error-fields.ts'
import { enrichLog, LOG, severityOf, severityOfNumber } from './log-facts.ts'
import { type Around, evidenceOf } from './text-log.ts'
import { putToldFields } from './told-fields.ts'

type Json = Record<string, unknown>

const TIME = [
  'time',
  'timestamp',
  'Time',
  '@timestamp',
  '@t',
  'Timestamp',
  // Azure's container apps.
  'TimeStamp',
  'ts',
  'asctime',
  'datetime',
  'eventTime',
  'timeMillis',
  'date',
  't',
  // zap's development encoder: https://github.com/uber-go/zap/blob/master/config.go
  'T',
  '__REALTIME_TIMESTAMP',
  'created',
]
const LEVEL = [
  'level',
  'severity',
  'levelname',
  'log.level',
  'lvl',
  'loglevel',
  'severity_text',
  'severityText',
  'SeverityText',
  'level_name',
  '@l',
  'Level',
  'LogLevel',
  'logLevel',
  'log_level',
  'levelName',
  'Severity',
  'LEVEL',
  'SEVERITY',
  'L',
  // Managed Service for Apache Flink.
  'messageType',
]
const MESSAGE = [
  'msg',
  'message',
  'MESSAGE',
  '@message',
  '@m',
  '@mt',
  'Message',
  'RenderedMessage',
  'MessageTemplate',
  'event',
  'textPayload',
  'M',
  // An error of a Lambda function.
  'errorMessage',
  // Rust's tracing.
  'fields.message',
  // https://github.com/elastic/logstash/blob/main/logstash-core/src/main/java/org/logstash/log/CustomLogEventSerializer.java
  'logEvent.message',
  // Mozilla's services. https://wiki.mozilla.org/Firefox/Services/Logging
  'Fields.msg',
  'body',
  // OpenTelemetry's log records, as its exporters print them.
  'Body',
  // GELF. https://go2docs.graylog.org/current/getting_in_log_data/gelf.html
  'full_message',
  'short_message',
  'log',
  'Log',
]
const LOGGER = [
  'logger',
  'logger_name',
  'loggerName',
  'log.logger',
  'name',
  'component',
  'module',
  'SourceContext',
  'Category',
]
const TRACE = ['trace_id', 'traceId', 'traceid', 'traceID', 'otelTraceID', 'trace.id', 'logging.googleapis.com/trace']
const SPAN = ['span_id', 'spanId', 'spanid', 'spanID', 'otelSpanID', 'span.id']
const SERVICE = [
  'service.name',
  'service_name',
  'serviceName',
  'otelServiceName',
  'app',
  'application',
  'container_name',
]
const ERROR = [
  'err',
  'error',
  'exception',
  'exc_info',
  'thrown',
  'cause',
  'e',
  'error_detail',
  '@x',
  'Exception',
  'Error',
  'Err',
  'fields.error',
  // Docker's registry.
  'err.detail',
]
/** Lists of errors, innermost last: structlog's and Airflow's `[{ exc_type, exc_value }]`, Sentry's `[{ type, value }]`. */
const ERRORS = ['error_detail', 'exception', 'exceptions', 'errors']
const STACK = [
  'stack',
  'stack_trace',
  'stackTrace',
  'stacktrace',
  'exc_text',
  'traceback',
  'exc_info',
  'error.stack_trace',
]

/**
 * Does an object look like a log record: a message, and a time or a level? The line's own head may have these.
 *
 * @param headed whether the line has a head with a level
 */
export function isLogObject(value: unknown, headed = false): value is Json {
  if (!isObject(value)) return false
  if (isObject(value['record']) && typeof value['text'] === 'string') return isLogObject(value['record'])
  const flat = lookup(value)
  return (
    isFunctionError(value) ||
    isErrorAnswer(value) ||
    // Nothing to say but whether something went wrong.
    ((MESSAGE.some((name) => flat(name) !== undefined) || value['Error'] === null || value['error'] === null) &&
      (headed || TIME.some((name) => flat(name) !== undefined) || LEVEL.some((name) => flat(name) !== undefined)))
  )
}

/** How Lambda answers for a function that failed. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
function isFunctionError(value: Json): boolean {
  return typeof value['errorMessage'] === 'string' && typeof value['errorType'] === 'string'
}

/** How an API in front of AWS answers, as somebody pasted it; an answer of JSON-RPC belongs to who asked. */
function isErrorAnswer(value: Json): boolean {
  return isObject(value['error']) && typeof value['error']['message'] === 'string' && !('jsonrpc' in value)
}

/** A step of an agent's session that says of itself that it went well: what errors it speaks of are somebody's words. */
function saysNoError(value: Json): boolean {
  return (
    value['is_error'] === false ||
    value['isError'] === false ||
    /^(?:user|human|assistant)$/.test(String(value['role']))
  )
}

/** By name, or by path in nested objects (`log.level`, `service.name`). */
function lookup(object: Json): (name: string) => unknown {
  return (name) => {
    const own = object[name]
    if (own !== undefined) return own
    // Asked of some eighty names for each record.
    const dot = name.indexOf('.')
    if (dot < 0) return undefined
    const inner = object[name.slice(0, dot)]
    return isObject(inner) ? inner[name.slice(dot + 1)] : undefined
  }
}

/** Where a detector names the kind of what it found. */
const FINDING = ['type', 'finding_type', 'findingType']

const KNOWN: ReadonlySet<string> = new Set([...TIME, ...MESSAGE, ...STACK])

export function structuredLog(object: Json, around: Around): LogRecord {
  // loguru keeps the record beside its text.
  if (isObject(object['record']) && typeof object['text'] === 'string') return structuredLog(object['record'], around)
  const field = lookup(object)
  const first = (names: readonly string[]): unknown => {
    for (const name of names) {
      const value = field(name)
      if (value !== undefined && value !== null && value !== '') return value
    }
    return undefined
  }
  const time = timeOfFields(object, first(TIME)) ?? around.time
  const own = isFunctionError(object) ? object : undefined
  const severity =
    severityOfField(object, first(LEVEL)) ??
    around.severity ??
    (own || isErrorAnswer(object) ? 'error' : saysNoError(object) ? 'info' : undefined)
  const isCalm = severity === 'info' || severity === 'debug' || severity === 'trace'
  const error = (own ??
    ERROR.map(field).find((value) => isObject(value)) ??
    (isCalm ? undefined : Object.values(object).find(isError))) as Json | undefined
  const errorText = ERROR.map(field).find((value) => typeof value === 'string' && value !== '') as string | undefined
  const errors = ERRORS.map(field).find((value) => Array.isArray(value)) as unknown[] | undefined
  const said = first(MESSAGE)
  const message = typeof said === 'string' ? said : said === undefined ? '' : JSON.stringify(said)
  const stack = [error?.['stack'], error?.['stack_trace'], error?.['extendedStackTrace'], ...STACK.map(field)]
    .map((value) => (isListOfText(value) ? value.slice(0, MOST_FRAMES).join('\n') : value))
    .find((value) => typeof value === 'string' && value.length > 0) as string | undefined
  const attributes: MutableAttributes = {}
  flatten(
    Object.fromEntries(
      Object.entries(object).filter(([name, value]) => !KNOWN.has(name) && !(isObject(value) && ERROR.includes(name))),
    ),
    attributes,
  )
  if (FINDING.map(field).some((kind) => typeof kind === 'string' && isFinding(kind))) attributes[LOG.expected] = true
  const nested = error ? nestedErrors(error) : []
  if (error) putError(attributes, nested.findLast(tellsWhy) ?? error)
  putToldFields(attributes, attributes)
  // Of an event of Kubernetes `msg` is the kind, and `message` what it says.
  const further = typeof object['message'] === 'string' && object['message'] !== said ? object['message'] : undefined
  const near = [
    ...nested.map(errorLine),
    errorText,
    ...(errors ?? []).slice(0, 10).map(listedError),
    further,
    stack,
  ].filter((part) => part !== undefined && part !== '')
  const deep = tellsReason([message, ...near].join('\n')) ? [] : deepReasons(object, isCalm)
  const detail = [...near, ...deep].join('\n')
  if (detail) attributes[LOG.stack] = redact(detail)
  const service = String(
    first(SERVICE) ?? (typeof field('service') === 'string' ? field('service') : undefined) ?? around.service ?? '',
  )
  const traceId = traceIdOf(String(first(TRACE) ?? '').replace(/^.*\//, ''))
  const spanId = spanIdOf(first(SPAN))
  const host = field('hostname') ?? field('host.name') ?? field('_HOSTNAME')
  const pid = field('pid') ?? field('process.pid') ?? field('_PID')
  const logger = first(LOGGER)
  return enrichLog({
    type: 'log',
    ...(time !== undefined && { time }),
    ...(severity && { severity }),
    body: redact(message || errorText || String(error?.['message'] ?? deep[0] ?? '')),
    attributes,
    ...(/^[0-9a-f]{32}$/.test(traceId) && { traceId }),
    ...(/^[0-9a-f]{16}$/.test(spanId) && { spanId }),
    process: pid !== undefined && pid !== null ? [service, host, pid].filter(Boolean).join('/') : around.file,
    service,
    ...((typeof logger === 'string' || around.logger) && { logger: String(logger ?? around.logger) }),
    evidence: evidenceOf(around, time, traceId, spanId),
  })
}

function timeOfFields(object: Json, raw: unknown): Us | undefined {
  // log4j's JSON layout.
  const instant = object['instant']
  if (isObject(instant) && typeof instant['epochSecond'] === 'number')
    return instant['epochSecond'] * 1e6 + Math.floor(Number(instant['nanoOfSecond'] ?? 0) / 1000)
  return timeOf(isObject(raw) ? raw['timestamp'] : raw)
}

/** https://docs.nextcloud.com/server/latest/admin_manual/configuration_server/logging_configuration.html */
const OF_NEXTCLOUD: readonly LogRecord['severity'][] = ['debug', 'info', 'warn', 'error', 'fatal']

function severityOfField(object: Json, raw: unknown): LogRecord['severity'] {
  if (raw === undefined) {
    const priority = object['PRIORITY'] ?? object['priority']
    return priority === undefined || Number.isNaN(Number(priority))
      ? undefined
      : severityOfNumber(Number(priority), 'syslog')
  }
  if (typeof raw === 'number' || (typeof raw === 'string' && /^\d+$/.test(raw))) {
    // pino and bunyan write a version, a hostname and a pid; Python's JSON loggers a level number beside its name.
    if ('reqId' in object && 'remoteAddr' in object) return OF_NEXTCLOUD[Number(raw)]
    return severityOfNumber(Number(raw), 'levelno' in object ? 'python' : Number(raw) < 10 ? 'syslog' : 'pino')
  }
  return typeof raw === 'string' ? severityOf(raw) : isObject(raw) ? severityOf(String(raw['name'] ?? '')) : undefined
}

const MOST_FRAMES = 500

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
