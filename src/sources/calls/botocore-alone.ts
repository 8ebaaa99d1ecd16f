/**
 * A debug log of which somebody kept only the last lines, as a CI's console does: the request that was sent last, of whose
 * making nothing is told, and after which the SDK said nothing any more until somebody ended the process.
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'
import { placeOf } from './botocore-lines.ts'

/** Less is a slow answer, µs. */
const LONG: Us = 30_000_000
const OF_SDK = /\b(?:botocore|urllib3|s3transfer|awscli)\b/
const CONNECTS = /Starting new HTTPS? connection/
/** As shells and CI systems say that they ended a process. */
const ENDED =
  /\bTerminated\b|\bKilled\b|exit (?:code|status):? (?:143|137|124)\b|\bSIG(?:TERM|KILL|INT)\b|interrupt signal|operation was cancel|due to timeout|execution took longer than|Timeout (?:has been )?exceeded|KeyboardInterrupt/i

interface Alone {
  first: LogRecord
  operation: string
  attributes: MutableAttributes
  invocation: undefined
  end: Us
  message: string
}

/** As a call's error: no answer came before somebody ended the process. */
const UNANSWERED = 'Unanswered'

export class SentAlone {
  #last: { log: LogRecord; url: string } | undefined
  #endedAt: Us | undefined

  sent(log: LogRecord, url: string | undefined): void {
    this.#last = url === undefined ? undefined : { log, url }
    this.#endedAt = undefined
  }

  /** Whatever the SDK says next, it has gone on. */
  read({ body, logger = '', time }: LogRecord & { logger?: string }): void {
    if (!this.#last) return
    if (ENDED.test(body)) this.#endedAt = time ?? this.#endedAt
    else if (this.#endedAt === undefined && (OF_SDK.test(body) || OF_SDK.test(logger)) && !CONNECTS.test(body))
      this.#last = undefined
  }

  /** The request that nobody answered. */
  hung(): Alone | undefined {
    const last = this.#last
    if (!last || this.#endedAt === undefined || this.#endedAt - last.log.time! < LONG) return undefined
    const place = placeOf(last.url)
    const host = String(place[SEMCONV.serverAddress] ?? '')
    const bucket = /^([a-z0-9][\w.-]+?)\.s3[.-]/.exec(host)?.[1]
    const isS3 = bucket !== undefined || /^s3[.-]/.test(host)
    const service = isS3 ? 'S3' : /^([a-z0-9-]+)\./.exec(host)?.[1]
    return {
      first: last.log,
      operation: isS3 ? operationOf(last.log.body, last.url) : '?',
      attributes: {
        ...last.log.attributes,
        ...place,
        ...(service && { [SEMCONV.rpcService]: last.log.attributes[SEMCONV.rpcService] ?? service }),
        ...(bucket && { [SEMCONV.s3Bucket]: bucket }),
        [SEMCONV.errorType]: UNANSWERED,
      },
      invocation: undefined,
      end: this.#endedAt,
      message: 'the request was sent, and no answer came before the process was ended',
    }
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
function operationOf(body: string, url: string): string {
  const method = /\bmethod=([A-Z]+)/.exec(body)?.[1] ?? 'GET'
  if (/[?&]list-type=2\b/.test(url)) return 'ListObjectsV2'
  if (method === 'PUT' && /[?&]partNumber=/.test(url)) return 'UploadPart'
  return { GET: 'GetObject', HEAD: 'HeadObject', PUT: 'PutObject', DELETE: 'DeleteObject' }[method] ?? '?'
}
