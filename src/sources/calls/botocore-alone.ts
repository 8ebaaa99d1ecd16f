/**
 * A debug log of which somebody kept only the last lines, as a CI's console does: the request that was sent last, of whose
 * making nothing is told, and after which the SDK said nothing any more until somebody ended the process.
 */
import { SEMCONV } from '../../model/attributes.ts'
import { isAwsHost } from '../../model/aws.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'
import { placeOf } from './botocore-lines.ts'

/** Less is a slow answer, µs. */
const LONG: Us = 30_000_000
const OF_SDK =
  /\b(?:botocore|urllib3|s3transfer|awscli|awssdk|amazonaws)\b|Received (?:successful|error) response|Response\nHTTP\//
/** As the SDKs for Java (software.amazon.awssdk.request) and Go (aws.LogRequest) tell of a request that they send. */
const SENT_OTHERWISE: readonly RegExp[] = [
  /Sending Request: \w{1,60}\((?:http)?[mM]ethod=(?<method>[A-Z]+),(?: protocol=\w+,)? host=(?<host>[\w.-]+),(?: port=\d+,)? encodedPath=(?<path>[^,\s]*)/,
  /\bRequest\n(?<method>[A-Z]+) (?<path>\S+) HTTP\/1\.1\r?\nHost: (?<host>[\w.-]+)/,
]
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
  #last: { log: LogRecord; url: string; method: string } | undefined
  #endedAt: Us | undefined

  /** May it tell that a request was sent, or that something came after? */
  static heeds(body: string): boolean {
    return OF_SDK.test(body) || ENDED.test(body) || sentIn(body) !== undefined
  }

  sent(log: LogRecord, url: string | undefined): void {
    this.#last = url === undefined ? undefined : { log, url, method: /\bmethod=([A-Z]+)/.exec(log.body)?.[1] ?? 'GET' }
    this.#endedAt = undefined
  }

  /** Whatever the SDK says next, it has gone on. */
  read(log: LogRecord): void {
    const { body, time } = log
    const other = sentIn(body)
    if (other && isAwsHost(other.host)) {
      this.#last = { log, url: `https://${other.host}${other.path || '/'}`, method: other.method }
      this.#endedAt = undefined
    }
    if (!this.#last || other) return
    if (ENDED.test(body)) this.#endedAt = time ?? this.#endedAt
    else if (this.#endedAt === undefined && OF_SDK.test(body) && !CONNECTS.test(body)) this.#last = undefined
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
      operation: isS3 ? operationOf(last.method, last.url) : 'call',
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

function sentIn(body: string): { method: string; host: string; path: string } | undefined {
  if (!body.includes('Request')) return undefined
  const found = SENT_OTHERWISE.map((pattern) => pattern.exec(body)?.groups).find((groups) => groups)
  return found && { method: found['method']!, host: found['host']!, path: found['path']! }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
function operationOf(method: string, url: string): string {
  if (/[?&]list-type=2\b/.test(url)) return 'ListObjectsV2'
  if (method === 'PUT' && /[?&]partNumber=/.test(url)) return 'UploadPart'
  return { GET: 'GetObject', HEAD: 'HeadObject', PUT: 'PutObject', DELETE: 'DeleteObject' }[method] ?? 'call'
}
