/** Who logs each request with its answer tells by the next of them that one which failed was answered after all. */
import { text } from '../../model/attribute-access.ts'
import type { Call } from '../../model/call.ts'
import type { LogRecord } from '../../model/records.ts'
import type { Trouble } from './told-troubles.ts'

/**
 * A proxy of the metadata service tells who asked: a pod that it did not know yet is refused, and answered a moment later.
 * https://github.com/jtblin/kube2iam/issues/122
 */
const ASKED = /^GET (\/latest\/meta-data\/iam\/security-credentials)\/? \((\d{3})\) took /

/**
 * The AWS SDK for C++ tells how each try of a thread ended.
 * https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/http/curl/CurlHttpClient.cpp
 */
const TRIED =
  /^(?:CurlHttpClient|AWSClient) \[(\d{1,20})\] (Returned http response code \d|Curl returned error code \d|Request failed, now waiting \d)/

/** The CRT's client of S3 tells each try of a request of its own, and how the last of them ended. https://github.com/awslabs/aws-c-s3/blob/main/source/s3_meta_request.c */
const TRIED_PART =
  /\bid=(0x[0-9a-f]{1,16}):? (?:Meta request failed from error (\d)|Meta request finished with error code 0\b|[^\n]{0,120}\bfinished with error code 0\b)/

/** Lines of requests that were refused, or lost on the way, whose asker was answered later. */
export function answeredLater(own: readonly LogRecord[]): LogRecord[] {
  const answered = new Set<string>()
  const mended: LogRecord[] = []
  for (const log of own.toReversed()) {
    const asked = askedIn(log)
    if (!asked) continue
    if (asked.well) answered.add(asked.by)
    else if (answered.has(asked.by)) mended.push(log)
  }
  return mended
}

function askedIn(log: LogRecord): { by: string; well: boolean } | undefined {
  const status = ASKED.exec(log.body)?.[2]
  if (status !== undefined) return { by: text(log, 'req.remote') ?? '', well: status === '200' }
  const [, part, error] = TRIED_PART.exec(log.body.slice(0, 400)) ?? []
  if (part !== undefined) return { by: `request ${part}`, well: error === undefined }
  const [, thread, how = ''] = TRIED.exec(log.body) ?? []
  return thread === undefined ? undefined : { by: `thread ${thread}`, well: how.startsWith('Returned') }
}

export function isAskedForCredentials({ body }: LogRecord): boolean {
  return ASKED.test(body)
}

/** What stands before a status: `API.Resp [deadline:UpdateWorkerSchedule](`, `PUT https://… -> `. */
const BEFORE_STATUS = /^([^\n]{6,300}?[^\w\n.])([1-5]\d\d)(?![\w.])/
const WELL = /^2\d\d(?![\w.])/

/** The next line that is the same to its status, and that is a good one. */
export function answeredWell(
  { to }: Trouble,
  { body }: LogRecord,
  { httpStatus }: Call,
  own: readonly LogRecord[],
): LogRecord | undefined {
  const [, before = '', status] = BEFORE_STATUS.exec(body) ?? []
  if (!/^[45]/.test(status ?? '') || !/[A-Za-z]{3}/.test(before)) return undefined
  if (httpStatus !== undefined && Number(status) !== httpStatus) return undefined
  return own.slice(to + 1).find((later) => later.body.startsWith(before) && WELL.test(later.body.slice(before.length)))
}
