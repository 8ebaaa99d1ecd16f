/**
 * What the AWS SDK for JavaScript v3 logs of each command (`logger: console`): a block with client, command, input,
 * output or error, and metadata, printed when the command has ended.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/logging-sdk-calls.html
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Span } from '../../model/records.ts'
import { serviceName } from '../logs/aws-facts.ts'
import { type MutableAttributes, putKey } from '../spans/span-attributes.ts'

const BLOCK = /^\{\n\s+clientName: '(\w+)Client',\n\s+commandName: '(\w+)Command'/

/** The command as a finished span that stands where it was logged; `undefined` for any other record. */
export function javaScriptSdkCall(log: LogRecord): Span | undefined {
  const block = BLOCK.exec(log.body)
  if (!block || log.time === undefined) return undefined
  const text = log.body
  const value = (name: string): string | undefined =>
    new RegExp(String.raw`\b${name}: ['"]([^'"\n]+)['"]`).exec(text)?.[1]
  const service = serviceName(block[1]!)
  const operation = block[2]!
  const error = /\n {2}error: (?:\w+ \[)?(\w+)\]?: ([^\n]*)/.exec(text)
  const attributes: MutableAttributes = {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: service,
    [SEMCONV.rpcMethod]: operation,
  }
  const set = (name: string, fact: string | number | undefined): void => {
    if (fact !== undefined) attributes[name] = fact
  }
  set(SEMCONV.awsRequestId, value('requestId'))
  set(SEMCONV.s3Bucket, value('Bucket'))
  set(ROLECALL.stsRoleArn, value('RoleArn'))
  set(ROLECALL.stsSessionName, value('RoleSessionName'))
  set(ROLECALL.issuedSessionArn, /\bArn: '(arn:aws[^'\n]*:assumed-role\/[^'\n]+)'/.exec(text)?.[1])
  const [status, attempts] = ['httpStatusCode', 'attempts'].map(
    (name) => new RegExp(String.raw`\b${name}: (\d+)`).exec(text)?.[1],
  )
  set(SEMCONV.httpStatus, status === undefined ? undefined : Number(status))
  set(ROLECALL.attempts, attempts === undefined ? undefined : Number(attempts))
  if (error) set(SEMCONV.errorType, value('Code') ?? error[1])
  const issued = value('AccessKeyId')
  if (issued) {
    const key: MutableAttributes = {}
    putKey(key, issued)
    set(ROLECALL.issuedKey, String(key[ROLECALL.key]))
    set(ROLECALL.issuedExpires, /\bExpiration: (\d{4}-[\dT:.-]+Z)/.exec(text)?.[1])
  }
  return {
    type: 'span',
    traceId: log.traceId ?? '',
    spanId: `command-${log.evidence.line ?? log.evidence.at}-${log.time}`,
    ...(log.spanId && { parentSpanId: log.spanId }),
    name: `${service}.${operation}`,
    kind: 'client',
    start: log.time,
    end: log.time,
    status: error ? 'error' : 'ok',
    ...(error?.[2] && { message: error[2] }),
    attributes,
    events: [],
    process: log.process,
    service: log.service,
    evidence: log.evidence,
  }
}
