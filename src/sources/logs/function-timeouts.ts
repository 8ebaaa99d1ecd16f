/**
 * Lambda ends a function whose time is up, and says so in a line of its own, or in the report of the invocation only. What the function
 * was at then, the line before tells, if any does: a request to AWS that was announced, and after which nothing more was heard, hung.
 * https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html, https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html (platform.report)
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { FUNCTION_TIMED_OUT, functionLimitIn } from '../../vocabulary/function-timeouts.ts'
import { serviceName } from './aws-facts.ts'
import { LOG } from './log-facts.ts'
import { serviceOfHost } from './url-status.ts'

/** Lambda's own lines about an invocation. */
const PLATFORM = /^(?:\S{0,40} )?(?:START|END|REPORT|INIT_START|INIT_REPORT|XRAY)\b|"type":"platform\./
const BEGINS = /^(?:\S{0,40} )?START RequestId: |"type":"platform\.start"/
const QUOTED = 200
const LOOKED_AT = 2000

/**
 * That a request goes out, by its address: botocore's words at level debug, urllib3's, and those of who logs its own requests.
 * https://github.com/urllib3/urllib3/blob/main/src/urllib3/connectionpool.py, https://github.com/boto/botocore/blob/develop/botocore/endpoint.py
 */
const ASKS =
  /\b(?:[Mm]aking|[Ss]ending|[Ss]tarting|[Oo]pening|[Cc]onnecting|[Rr]equesting|[Cc]alling)\b[^\n]{0,300}?(?<![\w.-])((?:[\w-]{1,63}\.){1,7}amazonaws\.com(?:\.cn)?)(?![\w.-])/
const OPERATION =
  /\bOperationModel\(name=(\w{3,60})\)|\b(?:s3|sqs|sns|sts|kms|ssm|dynamodb|lambda)\.([A-Z][A-Za-z]{3,60})\b/
/** What is told of a request in one breath, µs. */
const BREATH: Us = 1_000_000
/** Whoever waited so long waited for that. */
const LONG: Us = 10_000_000

interface Asked {
  host: string
  operation: string | undefined
  time: Us
  line: number | undefined
  /** Whoever asked said meanwhile that there was no connection to be had, by this code. */
  unreached?: string
}

/** Passes records on in their order, the end of a function with what stood before it. */
export function withLastWords(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const last = new Map<string, string>()
  const asked = new Map<string, Asked>()
  return (record) => {
    const { body, process } = record
    const looked = body.slice(0, LOOKED_AT)
    if (FUNCTION_TIMED_OUT.test(looked)) {
      const before = last.get(process)
      const hung = hungFor(record, asked.get(process))
      asked.delete(process)
      const attributes = { ...record.attributes, ...(before && { [LOG.saidBefore]: before }), ...hung }
      pass({ ...record, severity: 'error', attributes })
      return
    }
    const isPlatform = PLATFORM.test(body)
    if (!isPlatform) last.set(process, body.slice(0, QUOTED))
    const now = askedBy(record, looked)
    const open = asked.get(process)
    const unreached = unreachedBy(record) ?? open?.unreached
    if (now) asked.set(process, now.host === open?.host && unreached ? { ...now, unreached } : now)
    else if (isPlatform ? BEGINS.test(body) : isAnotherMatter(record, open)) asked.delete(process)
    else if (open && unreached) asked.set(process, { ...open, unreached })
    pass(record)
  }
}

function askedBy({ time, evidence }: LogRecord, looked: string): Asked | undefined {
  const host = time === undefined ? undefined : ASKS.exec(looked)?.[1]
  if (time === undefined || host === undefined) return undefined
  const [, ofBotocore, ofDots] = OPERATION.exec(looked) ?? []
  return { host, operation: ofBotocore ?? ofDots, time, line: evidence.line }
}

function unreachedBy({ attributes }: LogRecord): string | undefined {
  const code = attributes[SEMCONV.errorType]
  return code === 'ConnectTimeoutError' || code === 'EndpointConnectionError' ? code : undefined
}

/** Details of a request are told at level debug, or in the same breath. */
function isAnotherMatter({ severity, time }: LogRecord, asked: Asked | undefined): boolean {
  if (asked === undefined || severity === 'debug' || severity === 'trace') return false
  return time === undefined || time - asked.time > BREATH
}

/** The call that the function waited for as its time ran out. */
function hungFor({ time, body }: LogRecord, asked: Asked | undefined): LogRecord['attributes'] {
  const limit = (functionLimitIn(body) ?? 0) * 1_000_000
  if (!asked || time === undefined || time - asked.time < Math.min(LONG, limit / 2)) return {}
  return {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: serviceName(serviceOfHost(asked.host)),
    ...(asked.operation && { [SEMCONV.rpcMethod]: asked.operation }),
    [SEMCONV.serverAddress]: asked.host,
    [SEMCONV.errorType]: asked.unreached ?? 'Unanswered',
    ...(asked.unreached && { [LOG.unsent]: true }),
    [LOG.askedAt]: asked.time,
    ...(asked.line !== undefined && { [LOG.namedAt]: [asked.line] }),
  }
}
