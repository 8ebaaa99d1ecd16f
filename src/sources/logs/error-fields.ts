/** Errors as objects within a log record: what they print, those they came of, and what SDKs keep in them. */
import { SEMCONV } from '../../model/attributes.ts'
import { isOfOwnFile, isTypeOfProgram } from '../../vocabulary/program-errors.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { isObject } from '../kit/json-values.ts'
import { redact } from '../kit/redact.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'
import { awsFacts } from './aws-text.ts'
import { LOG } from './log-facts.ts'

type Json = Record<string, unknown>

/** By whatever name a log calls it (`payload`, `data`): it says what it is by its own fields. */
export function isError(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['message'] === 'string' &&
    ['code', 'name', 'stack', 'type'].some((name) => typeof value[name] === 'string')
  )
}

/**
 * Where an error keeps the one that it came of: JavaScript's `cause`, `originalError` of the AWS SDK for JavaScript v2, .NET's, PHP's
 * and Python's names.
 */
const WITHIN_ERROR = ['cause', 'originalError', 'InnerException', 'innerException', 'previous', 'inner', '__cause__']
const DEEPEST = 8

/** An error and those within it, the innermost last. */
export function nestedErrors(error: Json): Json[] {
  const all: Json[] = [error]
  while (all.length < DEEPEST) {
    const inner = WITHIN_ERROR.map((name) => all.at(-1)![name]).find(isObject)
    if (!inner) break
    all.push(inner)
  }
  return all
}

/** Does it say why an AWS call failed, and not only that it did? */
export function tellsWhy(error: Json): boolean {
  const line = errorLine(error)
  return line !== undefined && (causesIn(line).length > 0 || awsFacts(line)?.code !== undefined)
}

/** `AccessDenied: User: … is not authorized …`, as an error prints itself. */
export function errorLine(error: Json): string | undefined {
  const message = error['message'] ?? error['errorMessage'] ?? error['Message']
  if (typeof message !== 'string') return undefined
  const name = error['name'] ?? error['type'] ?? error['Code'] ?? error['code'] ?? error['errorType']
  return typeof name === 'string' ? `${name}: ${message}` : message
}

export function listedError(error: unknown): string | undefined {
  if (!isObject(error)) return typeof error === 'string' ? error : undefined
  const [name, value] = [error['exc_type'] ?? error['type'], error['exc_value'] ?? error['value'] ?? error['message']]
  return [name, value].filter((part) => typeof part === 'string').join(': ') || undefined
}

/** An error object as SDKs have it: `$metadata` of the AWS SDK for JavaScript, `code` and `requestId` of its version 2. */
export function putError(attributes: MutableAttributes, error: Json): void {
  const text = (...values: unknown[]): string | undefined =>
    values.find((value) => typeof value === 'string' && value !== '') as string | undefined
  const metadata = isObject(error['$metadata']) ? error['$metadata'] : {}
  // The AWS SDK for JavaScript alone keeps it there.
  if (typeof metadata['httpStatusCode'] === 'number') attributes[SEMCONV.rpcSystem] ??= 'aws-api'
  const code = text(error['Code'], error['code'], error['name'], error['type'], error['__type'], error['errorType'])
  const says = text(error['message'], error['msg'], error['errorMessage']) ?? ''
  const isGeneral = /^(?:Error|Exception|ServiceException|ClientError|5\d\d)$/.test(code ?? '')
  if (code && !isGeneral && !isTypeOfProgram(code) && !isOfOwnFile(says)) attributes[SEMCONV.errorType] = code
  const requestId = text(metadata['requestId'], error['requestId'], error['RequestId'], error['$requestId'])
  if (requestId) attributes[SEMCONV.awsRequestId] = requestId
  const status = metadata['httpStatusCode'] ?? error['statusCode']
  if (typeof status === 'number') attributes[SEMCONV.httpStatus] = status
  const bucket = text(error['Bucket'], error['BucketName'])
  if (bucket) attributes[SEMCONV.s3Bucket] = bucket
  if (says) attributes[LOG.errorMessage] = redact(says)
}
