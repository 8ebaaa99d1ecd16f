/** One outbound request, whatever its transport: what it carries, what it waits for, how it ended. */
import type { Readable } from 'node:stream'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { isAwsHost, isFailure, isMetadata } from '../../src/model/aws.ts'
import { hostService, isContainerEndpoint, splitAuthority } from '../evidence/address.ts'
import { isReadable, LONGEST_ANSWER, noteRequestIds, readError, readIssued } from '../evidence/answer.ts'
import { now } from '../evidence/clock.ts'
import { decoded, isDecodable } from '../evidence/decode.ts'
import type { Issued } from '../evidence/identities.ts'
import { formAttributes, s3Bucket, wireOperation } from '../evidence/operation.ts'
import { redact, redactPath } from '../evidence/redact.ts'
import { rememberSecret } from '../evidence/seen-secrets.ts'
import {
  authentication,
  type Headers,
  identityAttributes,
  readSignature,
  userAgentFeatures,
  userAgentService,
} from '../evidence/signature.ts'
import type { Attributes, Span } from '../evidence/span.ts'
import { readTold } from '../evidence/told.ts'
import type { Recorder, SdkScope, Watched } from './recorder.ts'

export interface OutboundRequest {
  method: string
  path: string
  scheme: string
  /** `name` or `name:port`. */
  authority: string
  headers: Headers
  protocol: '1.1' | '2'
}

/** Where a body comes in, and is kept until somebody reads it. */
export type Buffered = Pick<Readable, 'readableLength'>

export type Waiting = 'socket' | 'dns' | 'connect' | 'tls' | 'answer' | 'body' | 'reader'

/** An open call older than this tells what it waits for. */
const WORTH_TELLING = 700

export class OutboundCall implements Watched {
  readonly span: Span
  readonly #recorder: Recorder
  /** The SDK call this is an attempt of. */
  readonly #sdk: SdkScope | undefined
  readonly #service: string | undefined
  readonly #metadata: boolean
  #waiting: Waiting = 'socket'
  #told: Waiting | 'flow' | undefined
  #lastNews: number
  #answered: number | undefined
  #bodyEnd: number | undefined
  #buffered: Buffered | undefined
  #status = 0
  #errorHeader: string | undefined
  #encoding: string | undefined
  #chunks: Buffer[] | undefined
  #size = 0

  constructor(recorder: Recorder, request: OutboundRequest) {
    this.#recorder = recorder
    const { headers, method, path } = request
    const { host, port } = splitAuthority(request.authority, request.scheme)
    const scope = recorder.current.getStore()
    const signature = readSignature(headers('authorization'), path)
    const metadata = isMetadata(host, path) || (!signature && isContainerEndpoint(path))
    const invocation = headers('amz-sdk-invocation-id')
    const aws = !metadata && (!!signature || !!invocation || isAwsHost(host))
    this.#sdk = aws ? scope?.sdk : undefined
    const userAgent = headers('user-agent')
    if (aws) recorder.sawUserAgent(userAgent)
    const features = userAgentFeatures(userAgent) ?? userAgentFeatures(headers('x-amz-user-agent'))
    const attributes: Attributes = {
      [SEMCONV.httpMethod]: method,
      [SEMCONV.urlScheme]: request.scheme,
      [SEMCONV.serverAddress]: host,
      [SEMCONV.serverPort]: port,
      [SEMCONV.urlPath]: redactPath(path, aws),
    }
    if (request.protocol === '2') attributes[SEMCONV.protocolVersion] = '2'
    let name = method
    let service = this.#sdk?.service
    if (aws) {
      const sessionToken = headers('x-amz-security-token')
      rememberSecret(sessionToken)
      const identity = identityAttributes(
        signature,
        !!sessionToken || (!!signature?.presigned && /[?&]X-Amz-Security-Token=/i.test(path)),
        features,
        this.#sdk?.source(),
      )
      Object.assign(attributes, identity)
      const attempt = /attempt=(\d+)/.exec(headers('amz-sdk-request') ?? '')?.[1]
      // What an SDK's span does not hold together already.
      if (!this.#sdk) attributes[ROLECALL.invocationId] = invocation
      attributes[ROLECALL.attempt] = attempt === undefined ? undefined : Number(attempt)
      attributes[ROLECALL.features] = features
      attributes[SEMCONV.cloudRegion] = signature?.region
      if (attempt !== undefined && attempt !== '1') attributes[SEMCONV.httpResend] = Number(attempt) - 1
      if (this.#sdk) this.#tellSdk(this.#sdk, identity, signature?.region, features)
      else {
        const signingName = signature?.service ?? userAgentService(userAgent) ?? hostService(host)
        const wire = wireOperation(signingName, method, path, host, headers('x-amz-target'))
        service = wire.service
        attributes[SEMCONV.rpcSystem] = 'aws-api'
        attributes[SEMCONV.rpcService] = wire.service
        attributes[SEMCONV.rpcMethod] = wire.operation
        if (wire.service === 'S3') attributes[SEMCONV.s3Bucket] = s3Bucket(path, host)
        name = `${wire.service}.${wire.operation ?? method}`
      }
    } else if (!metadata) Object.assign(attributes, authentication(headers))
    // An SDK's call says it itself; who asks the metadata service is the SDK.
    if (!this.#sdk && !metadata) recorder.noteCaller(attributes)
    this.#service = service
    this.#metadata = metadata
    this.span = recorder.start(name, 'client', attributes, scope)
    if (this.#sdk && this.#sdk.firstAttempt === undefined) this.#sdk.firstAttempt = this.span.start
    this.#lastNews = this.span.start
  }

  /** The start goes to disk: before the request's first byte leaves. */
  open(): void {
    if (this.#sdk) this.#sdk.open++
    this.#recorder.open(this.span)
    this.#recorder.watch(this)
  }

  /** Does only the body tell which operation this is? */
  get wantsBody(): boolean {
    const { attributes } = this.span
    return (
      !this.#sdk &&
      attributes[SEMCONV.rpcService] !== undefined &&
      attributes[SEMCONV.rpcMethod] === undefined &&
      this.span.name.endsWith('.POST')
    )
  }

  /** A form body, before `open`. */
  body(text: string): void {
    const { operation, attributes } = formAttributes(text)
    if (!operation) return
    this.span.attributes[SEMCONV.rpcMethod] = operation
    this.span.name = `${this.span.attributes[SEMCONV.rpcService]}.${operation}`
    Object.assign(this.span.attributes, attributes)
    const token = new URLSearchParams(text.slice(0, 32_768)).get('WebIdentityToken')
    rememberSecret(token ?? undefined)
  }

  waitingFor(what: Waiting): void {
    this.#waiting = what
    this.#lastNews = now()
  }

  time(what: 'socket' | 'dns' | 'connect' | 'tls', since: number): void {
    const { attributes } = this.span
    const took = milliseconds(now() - since)
    if (what === 'socket') attributes[ROLECALL.timeSocket] = took
    else if (what === 'dns') attributes[ROLECALL.timeDns] = took
    else if (what === 'connect') attributes[ROLECALL.timeConnect] = took
    else attributes[ROLECALL.timeTls] = took
  }

  /** Status and headers of the answer, and where its body comes in. */
  answer(status: number, headers: NodeJS.Dict<string | string[]>, body?: Buffered): void {
    this.#answered = now()
    this.#status = status
    this.#buffered = body
    this.waitingFor('body')
    const { attributes } = this.span
    attributes[SEMCONV.httpStatus] = status
    attributes[ROLECALL.timeFirstByte] = milliseconds(this.#answered - this.span.start)
    noteRequestIds(attributes, headers)
    const type = first(headers['content-type'])
    if (type?.includes('text/event-stream')) attributes[ROLECALL.standing] = true
    const errorType = first(headers['x-amzn-errortype'])
    this.#errorHeader = errorType
    const issuing = this.#service !== 'S3' || this.span.attributes[SEMCONV.urlPath] === '/'
    const length = Number(first(headers['content-length']) ?? Number.NaN)
    this.#encoding = first(headers['content-encoding'])
    const readable = isReadable(type, Number.isNaN(length) ? undefined : length) && isDecodable(this.#encoding)
    const failed = isFailure(status, this.#service !== undefined)
    if (failed) attributes[ROLECALL.bucketRegion] = first(headers['x-amz-bucket-region'])
    if (readable && (failed || issuing)) this.#chunks = []
  }

  /** Is the answer looked into? */
  get reads(): boolean {
    return this.#chunks !== undefined
  }

  chunk(chunk: Buffer): void {
    this.#lastNews = now()
    if (!this.#chunks) return
    this.#size += chunk.length
    if (this.#size > LONGEST_ANSWER) this.#chunks = undefined
    else this.#chunks.push(chunk)
  }

  /** The connection goes on as something else (a WebSocket): the call is over. */
  upgraded(status: number): void {
    this.answer(status, {})
    this.bodyComplete()
    this.close()
  }

  /** The answer is complete on the wire; the application may not have read it yet. */
  bodyComplete(): void {
    if (this.#bodyEnd !== undefined) return
    this.#bodyEnd = now()
    this.waitingFor('reader')
    const { attributes } = this.span
    attributes[ROLECALL.timeBody] = milliseconds(this.#bodyEnd - (this.#answered ?? this.span.start))
    const body = this.#chunks ? decoded(Buffer.concat(this.#chunks), this.#encoding) : ''
    this.#chunks = undefined
    if (isFailure(this.#status, this.#service !== undefined)) {
      const { code, message } = readError(body, this.#errorHeader)
      this.#fail(code ?? String(this.#status), message)
    } else if (body) {
      const asked = attributes[ROLECALL.stsRoleArn] ?? this.#sdk?.span.attributes[ROLECALL.stsRoleArn]
      const by = this.#sdk?.span ?? this.span
      const issued = readIssued(body, this.#issuer(), by.spanId, typeof asked === 'string' ? asked : undefined)
      if (issued) Object.assign(attributes, issued)
      if (issued && this.#sdk) Object.assign(this.#sdk.span.attributes, issued)
      if (!issued) this.#refusedInside(body)
    }
  }

  /** Instance metadata refuses inside a 200, where its `Code` says so; so do other services, in words of their own. */
  #refusedInside(body: string): void {
    if (this.#metadata) {
      const { code, message } = readError(body, undefined)
      if (code && code !== 'Success') this.#fail(code, message)
    } else if (this.#service === undefined) {
      const told = readTold(body)
      if (told) this.#fail(told.kind, told.message)
    }
  }

  /** The request is over; `cause` is why, if not by a complete answer. */
  close(cause?: { error?: Error | undefined; by?: 'client' | 'server' | undefined }): void {
    if (this.span.end !== undefined) return
    const at = now()
    this.#recorder.unwatch(this)
    if (this.#sdk) this.#sdk.open--
    const { attributes } = this.span
    if (this.#bodyEnd !== undefined) {
      const unread = at - this.#bodyEnd > 1000
      attributes[ROLECALL.body] = unread ? 'unread' : 'complete'
      this.#end(unread ? at : this.#bodyEnd)
      return
    }
    if (this.#answered !== undefined) {
      attributes[ROLECALL.body] = 'aborted'
      attributes[ROLECALL.timeBody] = milliseconds(this.#lastNews - this.#answered)
    }
    if (cause?.by) attributes[ROLECALL.closedBy] = cause.by
    const error = cause?.error as NodeJS.ErrnoException | undefined
    this.#fail(codeOf(error) ?? 'closed', error && redact(error.message))
    this.#end(at)
  }

  look(at: number): boolean {
    if (at - this.span.start < WORTH_TELLING) return false
    const waiting = this.#waiting === 'body' ? this.#bodysWait(at) : this.#waiting
    if (waiting === this.#told) return false
    this.#told = waiting
    const { attributes } = this.span
    attributes[ROLECALL.waitingFor] = waiting === 'flow' ? undefined : waiting
    attributes[ROLECALL.body] = waiting === 'body' ? 'stalled' : waiting === 'reader' ? 'unread' : undefined
    return true
  }

  /** A body that comes is waited for by nobody; one that nobody takes up is not its sender's fault. */
  #bodysWait(at: number): Waiting | 'flow' {
    const { attributes } = this.span
    const still = at - this.#lastNews
    attributes[ROLECALL.timeBody] = milliseconds(this.#lastNews - (this.#answered ?? this.span.start))
    if (still < WORTH_TELLING || attributes[ROLECALL.standing]) return 'flow'
    if (this.#buffered?.readableLength) return 'reader'
    attributes[ROLECALL.timeStalled] = Math.max(Number(attributes[ROLECALL.timeStalled] ?? 0), milliseconds(still))
    return 'body'
  }

  #end(at: number): void {
    this.#recorder.end(this.span, at, this.#sdk !== undefined && this.#sdk.span.end === undefined)
  }

  #fail(type: string, message: string | undefined): void {
    this.span.error = true
    this.span.message = message
    this.span.attributes[SEMCONV.errorType] = type
  }

  /** How a key in this call's answer came to be. */
  #issuer(): Issued['source'] {
    const path = String(this.span.attributes[SEMCONV.urlPath])
    if (this.#metadata) return path.startsWith('/latest/') ? 'instance' : 'container'
    const operation = String((this.#sdk?.span ?? this.span).attributes[SEMCONV.rpcMethod])
    if (this.#service === 'STS') return operation.endsWith('WebIdentity') ? 'web_identity' : 'assumed_role'
    return this.#service === 'SSO' || path.startsWith('/federation/credentials') ? 'sso' : 'elsewhere'
  }

  #tellSdk(sdk: SdkScope, identity: Attributes, region: string | undefined, features: string | undefined): void {
    Object.assign(sdk.span.attributes, identity)
    if (region) sdk.span.attributes[SEMCONV.cloudRegion] = region
    if (features) sdk.span.attributes[ROLECALL.features] = features
  }
}

export function milliseconds(ms: number): number {
  return Math.round(ms * 100) / 100
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** Node's code, or the name: a DOMException's code (of `AbortSignal.timeout`) is a number that tells nobody anything. */
function codeOf(error: NodeJS.ErrnoException | undefined): string | undefined {
  return typeof error?.code === 'string' ? error.code : error?.name
}
