/**
 * Errors of AWS that are answers: what was asked for is not there, or not as it was thought to be. Code asks such questions
 * every day, and nothing is broken where nobody is known to have failed with the answer. The codes: src/vocabulary/everyday-codes.ts.
 */
import { isDenial, isThrottle } from '../model/aws.ts'
import { type Call, saysNotThere } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { ToolCall } from '../model/tool-call.ts'
import { saysOtherwise } from '../vocabulary/everyday-codes.ts'
import { isOfRequestItself } from '../vocabulary/request-codes.ts'
import { causesIn } from '../vocabulary/tells.ts'
import { isOfUser, isRefusalOfRequest } from './refusals.ts'

const NOT_THERE = /^(?:NoSuch\w+|NotFound|(?:Resource|Entity|Parameter)NotFound|HTTP 404|404)$/

/** "There is no such thing", by its code or its status. */
export function isAbsence(call: Call): boolean {
  const { errorCode = '', httpStatus } = call
  return (NOT_THERE.test(errorCode) || httpStatus === 404) && !isPlaceMissing(call)
}

/** Calls that take for granted that the table, queue, topic, stream, function or key is there. */
const TAKEN_FOR_GRANTED: Readonly<Record<string, RegExp>> = {
  DynamoDB:
    /^(?:Query|Scan|(?:Get|Put|Update|Delete)Item|Batch(?:Get|Write)Item|Transact(?:Get|Write)Items|ExecuteStatement)$/,
  SQS: /^(?:Send|Receive|Delete)Message/,
  SNS: /^Publish/,
  Kinesis: /^(?:PutRecords?|GetRecords|GetShardIterator)$/,
  Firehose: /^PutRecord/,
  Lambda: /^Invoke/,
  KMS: /^(?:Encrypt|Decrypt|GenerateDataKey)/,
  SFN: /^Start(?:Sync)?Execution$/,
}
const PLACE_MISSING =
  /^(?:ResourceNotFound|NotFound|(?:AWS\.SimpleQueueService\.)?NonExistentQueue|QueueDoesNotExist|StateMachineDoesNotExist)$/

/** What data is kept in, or work is sent to, is not there: no answer to a question about data. */
export function isPlaceMissing({ service, operation, errorCode = '' }: Call): boolean {
  return PLACE_MISSING.test(errorCode) && !!TAKEN_FOR_GRANTED[service]?.test(operation)
}

/** It is there, and cannot be read as it was asked for: the keys of its encryption were not given or cannot be used, or it lies in an archive. */
export function isUnreadable({ service, errorCode = '', errorMessage = '' }: Call): boolean {
  if (service !== 'S3') return false
  return (
    /^(?:InvalidObjectState|KMS\w{0,40})$/.test(errorCode) ||
    (errorCode === 'InvalidRequest' && /Server Side Encryption/i.test(errorMessage))
  )
}

/** A setting or secret of the server's own that is not there; code may have a default for it. */
export function isSettingMissing({ service, operation, errorCode = '' }: Call): boolean {
  return (
    /^(?:(?:Resource|Parameter)NotFound)$/.test(errorCode) &&
    ((service === 'Secrets Manager' && operation === 'GetSecretValue') ||
      (service === 'SSM' && operation === 'GetParameter'))
  )
}

/** Takes back what was begun: who does so after a failure has not gone on. */
export function takesBack({ operation }: Call): boolean {
  return /^(?:Abort|Rollback|Cancel)[A-Z]/.test(operation)
}

/**
 * A log tells of it, and AWS found fault with what was asked for: whoever asks, it stays so. What the vocabulary knows a cause of is told
 * for that.
 */
export const isFaultOfRequest = oncePer((call: Call): boolean => {
  const { seenAs, sent, errorCode = '', errorMessage = '' } = call
  return (
    seenAs === 'log' &&
    sent !== false &&
    (isOfUser(call) || isOfRequestItself(errorCode, errorMessage)) &&
    causesIn(`${errorCode}: ${errorMessage}`).length === 0
  )
})

/** Was the error an answer to whoever asked, or told as one to whoever had them ask? */
export function isAnswer(call: Call, { kind, httpStatus = 0 }: Pick<ToolCall, 'kind' | 'httpStatus'>): boolean {
  if (saysNotThere(call) || saysOtherwise(call.errorCode ?? '')) return true
  if (kind === 'process' && isFaultOfRequest(call)) return true
  // Outside any request it is not known who waited for it.
  if (kind === 'process') return false
  return isAbsence(call) || (httpStatus >= 400 && httpStatus < 500 && isAboutWhatWasAsked(call))
}

/** Not about who asks, when, or how often. */
function isAboutWhatWasAsked(call: Call): boolean {
  const { httpStatus = 0, errorCode } = call
  if (isOfUser(call)) return true
  if (httpStatus < 400 || httpStatus >= 500 || httpStatus === 401 || httpStatus === 403) return false
  return !isDenial(errorCode) && !isThrottle(errorCode, httpStatus) && !isRefusalOfRequest(errorCode)
}
