/** Inbound HTTP: who calls, with which token, whether the caller waited for the answer. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { now, reanchor } from '../evidence/clock.ts'
import { eachSecond } from '../evidence/each-second.ts'
import { mayHoldPresigned, presignedIn } from '../evidence/presigned.ts'
import { redact, redactPath } from '../evidence/redact.ts'
import { rememberSecret } from '../evidence/seen-secrets.ts'
import type { Attributes, Span } from '../evidence/span.ts'
import { TOKENS_LEFT_OUT, tokenAttributes } from '../evidence/token.ts'
import { refusalIn } from '../evidence/token-refusal.ts'
import { watchListeners } from './listeners.ts'
import { watchBody } from './message-body.ts'
import type { Recorder, Scope } from './recorder.ts'
import { watchWrites } from './response-writes.ts'

/** What is read of an inbound request, of HTTP/1 and HTTP/2 alike. */
export interface Asked {
  method?: string | undefined
  url?: string | undefined
  headers: IncomingHttpHeaders
  socket: object
}

/** What is read of its answer. */
export interface Answering {
  statusCode: number
  headersSent: boolean
  writableEnded: boolean
  writableFinished: boolean
  /** Why the server broke it off, where it said so. */
  failure?: string | undefined
  getHeader(name: string): unknown
  on(event: 'close', listener: () => void): unknown
  write: (...args: never[]) => unknown
  end: (...args: never[]) => unknown
}

export type Arrived = (request: Asked, response: Answering, extra?: Attributes) => void

/** An inbound request and the flow of work it started. */
export interface Inbound {
  request: Asked
  response: Answering
  span: Span
  scope: Scope
  token: Attributes
  /** Set when the exchange is over: was the answer written to its end? A refusal may come before the body. */
  finished?: boolean
}

export interface InboundWatcher {
  /** Called when a JSON body is complete, before the server reads its end. */
  body(inbound: Inbound, text: string): void
  /** Called when an event stream is asked for. */
  stream(inbound: Inbound): void
  /** Called when the exchange is over. */
  over(inbound: Inbound): void
}

/** A URL that an answer hands out stands near its beginning. */
const LOOKED_INTO = 64 * 1024
/** JSON bodies beyond this are not looked into. */
const LONGEST_BODY = 1024 * 1024
/** Starts of requests a second that are on disk before their handlers begin. */
const mayWriteAtOnce = eachSecond(200)

/** Returns what is to be called with each request of another protocol. */
export function watchHttpServer(recorder: Recorder, watcher: InboundWatcher): Arrived {
  const cameBy = watchListeners(recorder)
  recorder.listen('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    arrived(request, response)
  })
  return arrived

  function tokensLeftOut(): void {
    recorder.folder.note(TOKENS_LEFT_OUT)
  }

  function arrived(request: Asked, response: Answering, extra?: Attributes): void {
    reanchor()
    cameBy(request.socket)
    const { headers, method = 'GET', url = '' } = request
    rememberSecret(headers.cookie)
    rememberSecret(plain(headers['x-api-key']))
    const token = tokenAttributes(headers.authorization, tokensLeftOut)
    const path = redactPath(url)
    const span = recorder.start(
      `${method} ${path}`,
      'server',
      {
        [SEMCONV.httpMethod]: method,
        [SEMCONV.urlPath]: path,
        [SEMCONV.urlScheme]: 'encrypted' in request.socket ? 'https' : 'http',
        [SEMCONV.mcpSession]: plain(headers['mcp-session-id'])?.slice(0, 128),
        [SEMCONV.mcpProtocol]: plain(headers['mcp-protocol-version'])?.slice(0, 32),
        ...token,
        ...(token[ROLECALL.tokenTenant] === undefined && { [ROLECALL.headerTenant]: tenantOf(headers) }),
        ...extra,
      },
      // Never the flow it arrives in: a kept-alive connection still carries that of the request before.
      remoteParent(plain(headers.traceparent)) ?? 'root',
    )
    const scope: Scope = { span }
    const inbound: Inbound = { request, response, span, scope, token }
    if (method === 'GET' && headers.accept?.includes('text/event-stream')) {
      span.attributes[ROLECALL.standing] = true
      watcher.stream(inbound)
    }
    // A handler may block for ever, and then nothing is written any more; of many requests the writing itself would hold up others.
    if (mayWriteAtOnce()) recorder.open(span)
    else recorder.announce(span)
    recorder.current.enterWith(scope)
    followBody(inbound)
    if (token[ROLECALL.tokenRoleArn]) watchHandedOut(inbound)
    response.on('close', () => recorder.guard(() => closed(inbound)))
  }

  /** To whom a role was promised, a presigned URL should be signed by it. */
  function watchHandedOut({ response, span }: Inbound): void {
    let left = LOOKED_INTO
    watchWrites(recorder, response, (chunk) => {
      if (left <= 0) return
      const text = beginning(chunk, left)
      left -= text.length
      if (mayHoldPresigned(text)) Object.assign(span.attributes, presignedIn(text))
    })
  }

  /** Body events run in the request's flow, also where the parser's own flow is the connection's (Node 24). */
  function followBody(inbound: Inbound): void {
    const { request, scope } = inbound
    const json = request.method === 'POST' && /json/i.test(request.headers['content-type'] ?? '')
    let chunks: Buffer[] | undefined = json ? [] : undefined
    let size = 0
    watchBody(request, (chunk, proceed) => {
      if (chunks) {
        recorder.guard(() => {
          if (chunk === null) watcher.body(inbound, Buffer.concat(chunks!).toString('utf8'))
          else {
            size += chunk.length
            if (size > LONGEST_BODY) chunks = undefined
            else chunks!.push(chunk)
          }
        })
      }
      return recorder.current.run(scope, proceed)
    })
  }

  function closed(inbound: Inbound): void {
    const { response, span, token } = inbound
    const finished = response.writableFinished
    span.attributes[SEMCONV.httpStatus] = response.headersSent ? response.statusCode : undefined
    span.attributes[ROLECALL.responseFinished] = finished
    if (response.statusCode >= 300 && response.statusCode < 400)
      Object.assign(span.attributes, presignedIn(headerOf(response, 'location')))
    if (response.statusCode === 401 && token[ROLECALL.tokenFingerprint] !== undefined)
      span.attributes[ROLECALL.tokenRefusal] ??= refusalIn(headerOf(response, 'www-authenticate'))
    inbound.finished = finished
    if (!finished && !response.writableEnded) left(span, 'disconnect')
    const failed = response.statusCode >= 500 && response.headersSent ? String(response.statusCode) : undefined
    const failure = response.failure ?? failed
    if (failure) {
      span.error = true
      span.attributes[SEMCONV.errorType] = failure
    }
    watcher.over(inbound)
    recorder.end(span)
  }
}

/** The caller is gone: the attribute says how, the event when. */
export function left(span: Span, how: 'disconnect' | 'cancel' | 'abort'): void {
  if (span.attributes[ROLECALL.callerLeft]) return
  span.attributes[ROLECALL.callerLeft] = how
  span.events ??= []
  span.events.push({ name: ROLECALL.callerLeft, time: now() })
}

/** URLs are ASCII: one character a byte will do. */
function beginning(chunk: unknown, most: number): string {
  if (typeof chunk === 'string') return chunk.slice(0, most)
  if (!(chunk instanceof Uint8Array)) return ''
  return Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(most, chunk.byteLength)).toString('latin1')
}

/** `writeHead`'s own headers are in the sent head alone. */
function headerOf(response: Answering, name: string): string {
  const { _header } = response as { _header?: unknown }
  const sent = new RegExp(`^${name}: (.*)`, 'im')
  return String(response.getHeader(name) ?? sent.exec(String(_header))?.[1] ?? '')
}

/** W3C trace context of the caller, where it sent one. */
function remoteParent(traceparent: string | undefined): Scope | undefined {
  const parts = traceparent && /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/.exec(traceparent)
  if (!parts || /^0+$/.test(parts[1]!) || /^0+$/.test(parts[2]!)) return undefined
  return { span: { traceId: parts[1]!, spanId: parts[2]! } }
}

function plain(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** As multi-tenant services commonly have it. */
const TENANT_HEADERS = ['x-tenant-id', 'x-tenant', 'x-org-id', 'x-organization-id', 'x-customer-id', 'x-workspace-id']

function tenantOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of TENANT_HEADERS) {
    const value = plain(headers[name])
    if (value) return redact(value, 128)
  }
  return undefined
}
