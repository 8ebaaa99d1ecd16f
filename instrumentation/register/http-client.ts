/**
 * Outbound HTTP/1: `ClientRequest` tells when its header is stored, which is before the first byte leaves, for requests
 * that wait in an agent's queue too. `https`, array headers, `Expect` and named imports all come through here.
 */
import { errorMonitor } from 'node:events'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { ROLECALL } from '../../src/model/attributes.ts'
import { now } from '../evidence/clock.ts'
import type { Headers } from '../evidence/signature.ts'
import { hidden } from './hidden.ts'
import type { Http } from './http-load.ts'
import type { LambdaRuntime, RuntimeExchange } from './lambda.ts'
import { watchBody } from './message-body.ts'
import { OutboundCall } from './outbound-call.ts'
import type { Recorder } from './recorder.ts'

/** An IP address, version 4 or 6: it needs no name server. */
const ADDRESS = /^[\d.]+$|:/

type StoredHeaders = Record<string, [name: string, value: unknown]> | unknown[] | null | undefined
type Request = ClientRequest & {
  _send: (...args: unknown[]) => unknown
  _header: string | null
  res?: IncomingMessage
  upgradeOrConnect?: boolean
  protocol: string
  path: string
  method: string
}
type StoreHeader = (this: Request, firstLine: string, headers: StoredHeaders) => unknown

/** Returns what is to be called with `node:http` once somebody loads it. */
export function watchHttpClient(recorder: Recorder, lambda: LambdaRuntime): (http: Http) => void {
  const calls = hidden<OutboundCall>()
  const exchanges = hidden<RuntimeExchange>()

  // Too late by a moment, but all there is for what an ES module's first flow sends: nothing tells of its import.
  recorder.listen('http.client.request.start', (message) => {
    const { request } = message as { request: Request }
    if (!calls.get(request) && !exchanges.get(request)) begin(request, Object.entries(request.getHeaders()))
  })

  recorder.listen('http.client.response.finish', (message) => {
    const { request, response } = message as { request: Request; response: IncomingMessage }
    const call = calls.get(request)
    if (call) answered(call, response)
    exchanges.get(request)?.answered((name) => text(response.headers[name]))
  })

  return ({ ClientRequest }) => {
    const prototype = ClientRequest.prototype as unknown as { _storeHeader: StoreHeader }
    const original = prototype._storeHeader
    prototype._storeHeader = function _storeHeader(firstLine, headers) {
      const result = original.call(this, firstLine, headers)
      recorder.guard(() => begin(this, headers))
      return result
    }
  }

  function begin(request: Request, stored: StoredHeaders): void {
    if (calls.get(request) || exchanges.get(request)) return
    const headers = headerReader(stored)
    const exchange = lambda.exchange(headers('host') ?? request.host, request.path, headers)
    if (exchange) {
      exchanges.set(request, exchange)
      request.on('close', () => recorder.guard(() => exchange.over()))
      return
    }
    const call = new OutboundCall(recorder, {
      method: request.method,
      path: request.path,
      scheme: request.protocol.replace(':', ''),
      authority: headers('host') ?? request.host,
      headers,
      protocol: '1.1',
    })
    calls.set(request, call)
    if (call.wantsBody) openAtFirstByte(request, call)
    else call.open()
    followSocket(request, call)
    let failure: Error | undefined
    request.on(errorMonitor, (error: Error) => {
      failure ??= error
    })
    request.on('close', () => recorder.guard(() => closed(request, call, failure)))
  }

  /** The form that names the operation is the first thing to be sent, if it comes at once. */
  function openAtFirstByte(request: Request, call: OutboundCall): void {
    request._send = function _send(...args) {
      delete (request as { _send?: unknown })._send
      recorder.guard(() => {
        const [data] = args
        if (typeof data === 'string') call.body(data)
        else if (data instanceof Uint8Array) call.body(Buffer.from(data).toString('latin1'))
        call.open()
      })
      return request._send(...args)
    }
  }

  function followSocket(request: Request, call: OutboundCall): void {
    const stored = now()
    const onSocket = (socket: Socket & { encrypted?: boolean }) => {
      call.time('socket', stored)
      if (request.reusedSocket) call.span.attributes[ROLECALL.reusedSocket] = true
      if (!socket.connecting) return call.waitingFor('answer')
      const began = now()
      call.waitingFor(ADDRESS.test(request.host) ? 'connect' : 'dns')
      let connected = began
      socket.once('lookup', () => {
        call.time('dns', began)
        call.waitingFor('connect')
        connected = now()
      })
      socket.once('connect', () => {
        call.time('connect', connected)
        connected = now()
        call.waitingFor(socket.encrypted ? 'tls' : 'answer')
      })
      if (!socket.encrypted) return
      socket.once('secureConnect', () => {
        call.time('tls', connected)
        call.waitingFor('answer')
      })
    }
    if (request.socket) recorder.guard(() => onSocket(request.socket as Socket))
    else request.once('socket', (socket: Socket) => recorder.guard(() => onSocket(socket)))
  }

  function answered(call: OutboundCall, response: IncomingMessage): void {
    call.answer(response.statusCode ?? 0, response.headers, response)
    watchBody(response, (chunk, proceed) => {
      recorder.guard(() => (chunk === null ? call.bodyComplete() : call.chunk(chunk)))
      return proceed()
    })
  }
}

function closed(request: Request, call: OutboundCall, failure: Error | undefined): void {
  const { socket, res } = request
  if (request.upgradeOrConnect) {
    call.upgraded(res?.statusCode ?? 101)
    return
  }
  const error = failure ?? res?.errored ?? socket?.errored ?? undefined
  const { syscall } = (error ?? {}) as NodeJS.ErrnoException
  // A local destroy() and a peer's close both end as "socket hang up": the peer's is known by its FIN or RST.
  const byServer = socket?.readableEnded || syscall === 'read' || syscall === 'write'
  const connected = socket && !socket.connecting && syscall !== 'connect' && syscall !== 'getaddrinfo'
  call.close({ error, by: byServer ? 'server' : connected || !error ? 'client' : undefined })
}

/** Headers as Node stores them before sending: by lower-case name, or the array a caller passed. */
function headerReader(stored: StoredHeaders): Headers {
  if (Array.isArray(stored)) {
    const pairs = Array.isArray(stored[0]) ? (stored as unknown[][]) : pairsOf(stored)
    return (name) => text(pairs.find(([key]) => String(key).toLowerCase() === name)?.[1])
  }
  return (name) => text(stored?.[name]?.[1])
}

function pairsOf(flat: unknown[]): unknown[][] {
  return Array.from({ length: flat.length >> 1 }, (_, i) => [flat[2 * i], flat[2 * i + 1]])
}

function text(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return String(Array.isArray(value) ? value[0] : value)
}
