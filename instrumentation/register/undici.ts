/** Outbound `fetch` and undici, by undici's own diagnostics channels; they work for the copy built into Node as well. */
import { SEMCONV } from '../../src/model/attributes.ts'
import { now } from '../evidence/clock.ts'
import type { Headers } from '../evidence/signature.ts'
import type { LambdaRuntime, RuntimeExchange } from './lambda.ts'
import { OutboundCall } from './outbound-call.ts'
import type { Recorder } from './recorder.ts'

interface UndiciRequest {
  origin: string | URL
  path: string
  method: string
  /** Version 5: one string of lines; later: names and values in turn. */
  headers: string | unknown[]
  body?: unknown
  /** Undici's own way to hand a chunk on, up to version 7. */
  onData?: (chunk: Uint8Array) => unknown
}
interface Message {
  request: UndiciRequest
  response: { statusCode: number; headers: unknown[] }
  chunk: Uint8Array
  error: Error
}

export function watchUndici(recorder: Recorder, lambda: LambdaRuntime): void {
  recorder.watched.add('fetch')
  const calls = new WeakMap<UndiciRequest, OutboundCall>()
  const exchanges = new WeakMap<UndiciRequest, RuntimeExchange>()
  /** Requests whose chunks are seen as they are handed on. */
  const watched = new WeakSet<UndiciRequest>()
  /** Classes of those copies of undici that tell of chunks by a channel: Node 24's, and newer ones of version 7. */
  const telling = new WeakSet<object>()
  const on = (name: string, hear: (message: Message, call: OutboundCall | undefined) => void) =>
    recorder.listen(`undici:${name}`, (message) => hear(message as Message, calls.get((message as Message).request)))

  on('request:create', ({ request }) => {
    const headers = headerReader(request.headers)
    const origin = new URL(request.origin)
    const exchange = lambda.exchange(headers('host') ?? origin.host, request.path, headers)
    if (exchange) {
      exchanges.set(request, exchange)
      return
    }
    const call = new OutboundCall(recorder, {
      method: request.method,
      path: request.path,
      scheme: origin.protocol.replace(':', ''),
      authority: headers('host') ?? origin.host,
      headers,
      protocol: '1.1',
    })
    calls.set(request, call)
    if (call.wantsBody && typeof request.body === 'string') call.body(request.body)
    call.open()
  })
  on('client:sendHeaders', (_, call) => {
    if (!call) return
    call.time('socket', call.span.start)
    // Headers go to connected sockets only: name, connection and TLS are in the wait for one.
    call.time('connect', now())
    if (call.span.attributes[SEMCONV.urlScheme] === 'https') call.time('tls', now())
    call.waitingFor('answer')
  })
  on('request:headers', ({ request, response }, call) => {
    const exchange = exchanges.get(request)
    if (exchange) {
      const read = dictionary(response.headers)
      exchange.answered((name) => [read[name]].flat()[0])
    }
    if (!call) return
    call.answer(response.statusCode, dictionary(response.headers))
    watchChunks(request, call)
  })
  on('request:bodyChunkReceived', ({ request, chunk }, call) => {
    telling.add(Object.getPrototypeOf(request))
    if (!watched.has(request)) see(chunk, call)
  })
  on('request:trailers', ({ request }, call) => {
    exchanges.get(request)?.over()
    call?.bodyComplete()
    call?.close()
  })
  on('request:error', ({ request, error }, call) => {
    exchanges.get(request)?.over()
    const by = error.name === 'AbortError' || error.name === 'TimeoutError' ? 'client' : undefined
    call?.close({ error: error.cause instanceof Error ? error.cause : error, by })
  })

  /** A copy that tells of no chunk hands each one to the request; what it hands on, and what that returns, stays as it is. */
  function watchChunks(request: UndiciRequest, call: OutboundCall): void {
    const { onData } = request
    if (typeof onData !== 'function' || watched.has(request) || telling.has(Object.getPrototypeOf(request))) return
    watched.add(request)
    Object.defineProperty(request, 'onData', {
      configurable: true,
      writable: true,
      value: function (this: UndiciRequest, chunk: Uint8Array, ...rest: unknown[]) {
        recorder.guard(() => see(chunk, call))
        return Reflect.apply(onData, this, [chunk, ...rest])
      },
    })
  }
}

/** The parser lends its memory for the moment: what is to be kept must be copied. */
function see(chunk: Uint8Array, call: OutboundCall | undefined): void {
  call?.chunk(call.reads ? Buffer.from(chunk) : (chunk as Buffer))
}

function headerReader(headers: string | unknown[]): Headers {
  const read = Array.isArray(headers)
    ? dictionary(headers)
    : dictionary(
        headers
          .split('\r\n')
          .flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
  return (name) => {
    const value = read[name]
    return Array.isArray(value) ? value[0] : value
  }
}

/** Names and values in turn, as strings or bytes. */
function dictionary(flat: unknown[]): NodeJS.Dict<string | string[]> {
  const headers: NodeJS.Dict<string | string[]> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const value = flat[i + 1]
    headers[String(flat[i]).toLowerCase()] ??= Array.isArray(value) ? value.map(String) : String(value)
  }
  return headers
}
