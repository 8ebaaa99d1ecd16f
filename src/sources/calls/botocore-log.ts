/**
 * The debug log of botocore (`boto3.set_stream_logger('')`) tells of each call as much as a span does: what was asked,
 * which key signed, what was answered, which key was issued; and a request without an answer is an open call. So calls
 * are put together from its lines. Lines carry no thread: an answer belongs to the last request that waits for one of
 * its kind, since older ones are those that hang.
 * https://github.com/boto/botocore/blob/develop/botocore/endpoint.py, parsers.py, utils.py (InstanceMetadataFetcher)
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Rec, Span, Us } from '../../model/records.ts'
import { LOG } from '../logs/log-facts.ts'
import type { Sink } from '../source.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'
import { SentAlone } from './botocore-alone.ts'
import { placeOf, plainPath, plainText, serviceOf, sessionTokenOf, targetOf, urlIn } from './botocore-lines.ts'

/** What an answer's line may add to its call. */
const ANSWERED = [
  SEMCONV.awsRequestId,
  SEMCONV.errorType,
  SEMCONV.httpStatus,
  LOG.untold,
  ROLECALL.issuedKey,
  ROLECALL.issuedSessionArn,
  ROLECALL.issuedExpires,
]
/** A request is signed and sent, or given up and told so, within this, µs: refreshing credentials takes its time. */
const SOON: Us = 5_000_000

/** What any line of these speaks of; an answer's status stands just above it. */
const OF_REQUESTS =
  /\bOperationModel\b|AWSPreparedRequest|Response (?:headers|body):|Unable to locate credentials|Looking for credentials via: |making metadata service request/
/** Programs say so for each client that they make: it counts where the chain was asked in vain. */
const FOUND = /Found credentials /

interface Making {
  log: LogRecord
  operation: string
  /** The provider that the chain ended with in vain. */
  without: LogRecord | undefined
}

interface Sent {
  first: LogRecord
  operation: string
  attributes: MutableAttributes
  invocation: string | undefined
  /** `HEAD /bucket/key` */
  target?: string
  end?: Us
  message?: string
}

/** Passes records on, and adds the calls that they tell of: finished ones at once, the others at the end. */
export function withBotocoreCalls(sink: Sink): { sink: Sink; end: () => void } {
  const reader = new DebugReader((rec) => sink.record(rec))
  return {
    sink: {
      record: (rec) => {
        const isDebug = rec.type === 'log' && reader.read(rec)
        sink.record(isDebug ? { ...rec, attributes: { ...rec.attributes, [LOG.sdkDebug]: true } } : rec)
      },
      skip: (skip) => sink.skip(skip),
      dropsLike: (record) => {
        const drops = DebugReader.heeds(record) ? undefined : sink.dropsLike?.(record)
        return drops && FOUND.test(record.body) ? (line) => !reader.isWithout && drops(line) : drops
      },
      passedOver: (passed) => sink.passedOver?.(passed),
    },
    end: () => reader.end(),
  }
}

class DebugReader {
  readonly #emit: (rec: Rec) => void
  /** Requests that were built, and not sent yet. */
  #making: Making[] = []
  /** Requests that wait for their answer, in order. */
  #waiting: Sent[] = []
  /** The call whose answer's body stands next. */
  #answered: Sent | undefined
  /** Calls that failed, by invocation: their next try may follow. */
  readonly #failed = new Map<string, Sent>()
  /** An error's answer is parsed twice, and so told twice. */
  #lastRequestId: string | undefined
  #askingMetadata: LogRecord | undefined
  /** The last provider of the chain was asked, and nothing was found since. */
  #without: LogRecord | undefined
  readonly #alone = new SentAlone()
  #tellsOfRequests = false
  /** What urllib3's own line says of the answer that comes next. */
  #status: { target: string; status: number } | undefined

  constructor(emit: (rec: Rec) => void) {
    this.#emit = emit
  }

  /** Is this of a line that may tell of a request, of its answer, or that the SDK went on? */
  static heeds({ body }: LogRecord): boolean {
    return OF_REQUESTS.test(body) || SentAlone.heeds(body)
  }

  get isWithout(): boolean {
    return this.#without !== undefined
  }

  /** Is this a line of a request or of an answer? */
  read(log: LogRecord): boolean {
    const { body } = log
    if (log.time === undefined) return false
    this.#alone.read(log)
    const making = /Making request for OperationModel\(name=(\w+)\)/.exec(body)
    const isSent = !making && /Sending http request: <AWSPreparedRequest /.test(body)
    if (making || isSent) this.#tellsOfRequests = true
    if (making) this.#making.push({ log, operation: making[1]!, without: this.#without })
    else if (isSent) this.#send(log)
    else if (/Response headers: \{/.test(body)) this.#answer(log)
    else if (/Response body:\n/.test(body)) this.#complete(log)
    else {
      this.#settleAnswer()
      const answer = /"([A-Z]+ \/\S*) HTTP\/[\d.]+" (\d{3})\b/.exec(body)
      if (answer) this.#status = { target: plainPath(answer[1]!), status: Number(answer[2]) }
      if (/Unable to locate credentials/.test(body)) this.#unsent(log)
      else this.#chain(log)
      return false
    }
    // An answer of which nobody knows what was asked becomes no call.
    return this.#tellsOfRequests
  }

  end(): void {
    this.#settleAnswer()
    this.#giveUp(Number.POSITIVE_INFINITY)
    const alone = this.#alone.hung()
    for (const sent of [...this.#failed.values(), ...this.#waiting, ...(alone ? [alone] : [])]) this.#emit(spanOf(sent))
    this.#failed.clear()
    this.#waiting = []
  }

  #send(log: LogRecord): void {
    const invocation = /'amz-sdk-invocation-id': b?'([\w-]+)'/.exec(log.body)?.[1]
    if (invocation && this.#retry(invocation)) return
    const most = /'amz-sdk-request': b?'[^']*max=(\d+)/.exec(log.body)?.[1]
    const url = /\burl=(https?:\/\/[^\s,]+)/.exec(log.body)?.[1]
    const asked = log.attributes[SEMCONV.rpcService]
    // Of two alike the older is sent first.
    this.#giveUp(log.time! - SOON)
    const at = this.#making.findIndex(({ log: made, operation }) => {
      const service = serviceOf(operation, made.body)
      return (!url || urlIn(made.body) === url.split('?')[0]) && (!asked || service === '?' || service === asked)
    })
    const making = this.#making[at]
    if (!making) {
      this.#alone.sent(log, url)
      return
    }
    this.#making.splice(at, 1)
    this.#waiting.push({
      first: making.log,
      operation: making.operation,
      invocation,
      ...(url && { target: targetOf(log.body, url) }),
      attributes: {
        ...making.log.attributes,
        ...log.attributes,
        [ROLECALL.attempts]: 1,
        ...(most && { [ROLECALL.maxAttempts]: Number(most) }),
        ...sessionTokenOf(log),
        ...placeOf(url),
      },
    })
  }

  /** What is not sent soon never is: for want of credentials, where the whole chain was asked in vain. */
  #giveUp(before: Us): void {
    const late = this.#making.filter(({ log }) => log.time! < before)
    this.#making = this.#making.filter(({ log }) => log.time! >= before)
    for (const { log: first, operation, without } of late)
      if (without)
        this.#emit(
          spanOf({
            first,
            operation,
            invocation: undefined,
            attributes: { ...first.attributes, [SEMCONV.errorType]: 'NoCredentialsError', [ROLECALL.attempts]: 0 },
            end: first.time!,
            message: 'no provider of the chain had credentials, and the request was never sent',
          }),
        )
  }

  #retry(invocation: string): boolean {
    const failed = this.#failed.get(invocation)
    const retried = failed ?? this.#waiting.find((sent) => sent.invocation === invocation)
    if (!retried) return false
    retried.attributes[ROLECALL.attempts] = Number(retried.attributes[ROLECALL.attempts]) + 1
    if (failed) {
      this.#failed.delete(invocation)
      delete failed.end
      delete failed.message
      for (const name of ANSWERED) delete failed.attributes[name]
      this.#waiting.push(failed)
    }
    return true
  }

  #answer(log: LogRecord): void {
    const requestId = /'x-amzn?-request-?id': '([\w-]+)'/i.exec(log.body)?.[1]
    if (requestId && requestId === this.#lastRequestId) return
    this.#lastRequestId = requestId
    this.#settleAnswer()
    const isS3 = /'x-amz-id-2'/.test(log.body)
    const at = this.#waiting.findLastIndex((sent) => (sent.attributes[SEMCONV.rpcService] === 'S3') === isS3)
    if (at < 0) return
    const sent = this.#waiting.splice(at, 1)[0]!
    sent.end = log.time!
    take(sent, log)
    if (requestId) sent.attributes[SEMCONV.awsRequestId] = requestId
    const status = this.#status?.target === sent.target ? this.#status?.status : undefined
    this.#status = undefined
    if (status !== undefined) sent.attributes[SEMCONV.httpStatus] = status
    // An answer to HEAD has no body to tell an error by; only an object that is there has these.
    else if (sent.target?.startsWith('HEAD ') && !/'(etag|last-modified)': /i.test(log.body))
      sent.attributes[LOG.untold] = true
    this.#answered = sent
  }

  #complete(log: LogRecord): void {
    if (!this.#answered) return
    take(this.#answered, log)
    const message = /<Message>([^<]+)<\/Message>/.exec(log.body)?.[1] ?? /"[Mm]essage":"([^"]+)"/.exec(log.body)?.[1]
    if (message) this.#answered.message = plainText(message)
    this.#settleAnswer()
  }

  #settleAnswer(): void {
    const sent = this.#answered
    this.#answered = undefined
    if (!sent) return
    if (sent.invocation && isFailure(sent.attributes)) this.#failed.set(sent.invocation, sent)
    else this.#emit(spanOf(sent))
  }

  /** A request that was built could not be signed. */
  #unsent(log: LogRecord): void {
    const making = this.#making.pop()
    if (!making || log.time! - making.log.time! > SOON) return
    const attributes: MutableAttributes = { ...making.log.attributes, [SEMCONV.errorType]: 'NoCredentialsError' }
    const message = 'Unable to locate credentials'
    const { operation, log: first } = making
    this.#emit(spanOf({ first, operation, attributes, invocation: undefined, end: log.time!, message }))
  }

  /**
   * The chain of providers, of which instance metadata is the last. Both requests to it are told as one: their lines say
   * only when they began, and when they were given up.
   */
  #chain(log: LogRecord): void {
    if (log.body.includes('Looking for credentials via: ') || FOUND.test(log.body)) this.#without = undefined
    if (/Looking for credentials via: iam-role/.test(log.body)) this.#askingMetadata = this.#without = log
    const failed = /making metadata service request to (http:\/\/\S+?):? /.exec(log.body)
    const began = this.#askingMetadata
    if (!failed || !began) return
    this.#askingMetadata = undefined
    this.#emit({
      ...base(began, 'metadata'),
      name: 'GET',
      end: log.time!,
      status: 'error',
      message: log.body.split('\n')[0]!.replace(/^\[[\w.]+\] /, ''),
      attributes: { [SEMCONV.httpMethod]: 'GET', ...placeOf(failed[1]) },
    })
  }
}

function isFailure(attributes: MutableAttributes): boolean {
  return attributes[SEMCONV.errorType] !== undefined || Number(attributes[SEMCONV.httpStatus] ?? 0) >= 400
}

function take(sent: Sent, log: LogRecord): void {
  for (const name of ANSWERED) {
    const value = log.attributes[name]
    if (value !== undefined) sent.attributes[name] ??= value
  }
}

function base(first: LogRecord, what: string): Omit<Span, 'name' | 'status' | 'attributes'> {
  return {
    type: 'span',
    traceId: '',
    spanId: `${what}-${first.evidence.line ?? first.evidence.at}-${first.time}`,
    kind: 'client',
    start: first.time!,
    events: [],
    process: first.process,
    service: first.service,
    evidence: first.evidence,
  }
}

function spanOf({ first, operation, attributes, end, message }: Sent): Span {
  const service = attributes[SEMCONV.rpcService] ?? serviceOf(operation, first.body)
  const { [SEMCONV.urlPath]: path, ...rest } = attributes
  const bucket = service === 'S3' ? /^\/([a-z0-9][\w.-]+)/.exec(String(path ?? ''))?.[1] : undefined
  return {
    ...base(first, 'botocore'),
    name: `${service}.${operation}`,
    ...(end !== undefined && { end }),
    status: isFailure(attributes) ? 'error' : end === undefined || attributes[LOG.untold] ? 'unset' : 'ok',
    ...(message && { message }),
    attributes: {
      ...rest,
      [SEMCONV.rpcSystem]: 'aws-api',
      [SEMCONV.rpcService]: service,
      [SEMCONV.rpcMethod]: operation,
      ...(bucket && rest[SEMCONV.s3Bucket] === undefined && { [SEMCONV.s3Bucket]: bucket }),
    },
  }
}
