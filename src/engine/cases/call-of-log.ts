/** From a line of a log to the failed call that it reports: of AWS, or of another service that refused whoever asked. */

import { bool, num, text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import { canonicalService, isAwsCode, parseDenial, plainCode } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { headOf, saidBy, toldBy } from '../../model/log-text.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { isEverydayCode } from '../../vocabulary/everyday-codes.ts'
import { saysExpected } from '../../vocabulary/expected.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { LOG_OWNER } from '../join/owners.ts'
import { UNNAMED } from '../join/same-call.ts'
import { optional } from '../kit/optional.ts'
import { signerOf } from './call-signer.ts'
import { askedOf } from './calls.ts'
import { toldOf } from './told-of.ts'

/**
 * A log line that reports a failed AWS call, as a call of its own; dropped later where a span tells of the same.
 *
 * @param before stands for the time of a line that has none, as Python's logging writes them unless told otherwise; where it
 * is missing such lines are not heard
 * @param owner the service whose log it is, where it is known
 */
export function callOfLog(log: LogRecord, before: Us | undefined, owner?: string): Call | undefined {
  if (bool(log, 'rolecall.log.refused_elsewhere')) return callOfOther(log, before, owner)
  const operation = text(log, S.rpcMethod)
  const service = text(log, S.rpcService)
  const code = text(log, S.errorType)
  const time = log.time ?? before
  // A code, and something that says that it is AWS's: an operation, a service, a request id, a code of AWS's own.
  const isToldSo = bool(log, 'rolecall.log.unsent') || bool(log, 'rolecall.log.answered')
  const isAws = operation || service || text(log, S.awsRequestId) || isToldSo
  if (!code || time === undefined || !(isAws || isAwsCode(code))) return undefined
  if (isMatterOfCourse(log)) return undefined
  // Told by the call that the SDK's debug log was read as.
  if (log.attributes['rolecall.log.sdk_debug']) return undefined
  const message = whyOf(log, code)
  const told = toldOf(log, message)
  const requestId = text(log, S.awsRequestId)
  const failed = failedAt(log, time, owner)
  return {
    ...failed,
    kind: 'aws',
    service: service ? canonicalService(service) : operation ? serviceOfOperation(operation) : 'AWS',
    operation: operation ?? UNNAMED,
    start: num(log, 'rolecall.log.asked_at') ?? time,
    errorCode: plainCode(code),
    errorMessage: message,
    ...(requestId && { requestId }),
    ...optional('bucket', text(log, S.s3Bucket)),
    ...optional('region', text(log, S.cloudRegion)),
    ...optional('resource', text(log, R.resource)),
    ...namedAt(log),
    ...askedOf(log, message),
    ...signerOf(parseDenial(message).principal ?? text(log, 'rolecall.log.principal')),
    sent: bool(log, 'rolecall.log.unsent') ? false : bool(log, 'rolecall.log.answered') || 'unknown',
    attributes: { ...failed.attributes, ...(told && { 'rolecall.log.told_of': told }) },
  }
}

/** A request that a service of another's than AWS refused. */
function callOfOther(log: LogRecord, before: Us | undefined, owner: string | undefined): Call | undefined {
  const time = log.time ?? before
  const host = text(log, S.serverAddress)
  const path = text(log, S.urlPath)
  const method = text(log, S.httpMethod)
  if (time === undefined || host === undefined) return undefined
  return {
    ...failedAt(log, time, owner),
    kind: 'http',
    service: host,
    operation: `${method ?? 'request for'} ${path ?? '/'}`,
    start: time,
    ...optional('path', path),
    ...optional('method', method),
    errorMessage:
      saidBy(log)
        .split('\n')
        .find((line) => REFUSAL.test(line)) ?? headOf(log),
    sent: true,
  }
}

const REFUSAL = /\b40[13]\b/

/** What every call that a log tells of has. */
function failedAt(log: LogRecord, end: Us, owner: string | undefined) {
  return {
    // A store of logs keeps no lines.
    id: `log/${log.evidence.file}:${log.evidence.line ?? log.evidence.at ?? `${log.process} ${log.time} ${log.body}`}`,
    end,
    open: false,
    ...(log.time === undefined && { untimed: true as const }),
    seenAs: 'log',
    outcome: 'error',
    ...optional('httpStatus', num(log, S.httpStatus)),
    ...optional('host', text(log, S.serverAddress)),
    attempts: [],
    attributes: {
      ...log.attributes,
      ...(log.service && { 'service.name': log.service }),
      ...(owner && { [LOG_OWNER]: owner }),
    },
    process: log.process,
    traceId: log.traceId ?? '',
    spanId: log.spanId ?? '',
    evidence: log.evidence,
  } satisfies Partial<Call>
}

/** Lines above it, in which stands what it leaves out. */
function namedAt({ attributes, evidence }: LogRecord): Pick<Call, 'namedAt'> {
  const lines = attributes['rolecall.log.named_at']
  if (!Array.isArray(lines)) return {}
  return { namedAt: lines.map((line) => ({ kind: evidence.kind, file: evidence.file, line: Number(line) })) }
}

/** A line at info or debug level reports no failure, unless it holds AWS's own refusal, whose message may stand in a debug log only. */
function isMatterOfCourse(log: LogRecord): boolean {
  // Nothing says that it came right.
  if (bool(log, 'rolecall.log.in_passing')) return false
  if (log.severity === 'debug' || log.severity === 'trace') return text(log, 'rolecall.log.principal') === undefined
  // What is not there, or there already, is asked for every day; as an error it is one.
  const code = text(log, S.errorType) ?? ''
  if (log.severity === 'warn' && isEverydayCode(code)) return true
  return log.severity === 'info' || (log.severity === 'warn' && saysExpected(log.body))
}

/** The part of a log record (message, error, stack) that holds the reason; the message where none does. */
function whyOf(log: LogRecord, code: string): string {
  const said = text(log, 'rolecall.log.error_message') ?? log.body
  const parts = [said, log.body, text(log, 'rolecall.log.stack') ?? '']
  const [cause] = toldBy(log)
  return (
    parts.find((part) => parseDenial(part).action) ??
    parts.find((part) => cause !== undefined && causesIn(part)[0]?.cause === cause) ??
    parts.find((part) => part.includes(plainCode(code))) ??
    said
  )
}

function serviceOfOperation(operation: string): string {
  if (/^(AssumeRole|GetCallerIdentity|GetSessionToken|GetFederationToken)/.test(operation)) return 'STS'
  if (/^(ListBuckets|ListObjects|(Get|Head|Put|Delete|Copy)Object|HeadBucket|GetBucket)/.test(operation)) return 'S3'
  return '?'
}
