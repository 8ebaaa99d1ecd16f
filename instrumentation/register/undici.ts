/** Outbound `fetch` and undici, by undici's own diagnostics channels; they work for the copy built into Node as well. */
import { channel } from 'node:diagnostics_channel'
import { SEMCONV } from '../../src/model/attributes.ts'
import { now } from '../evidence/clock.ts'
import type { Headers } from '../evidence/signature.ts'
import { OutboundCall } from './outbound-call.ts'
import type { Recorder } from './recorder.ts'

interface UndiciRequest {
  origin: string | URL
  path: string
  method: string
  /** Version 5: one string of lines; later: names and values in turn. */
  headers: string | unknown[]
  body?: unknown
}
interface Message {
  request: UndiciRequest
  response: { statusCode: number; headers: unknown[] }
  chunk: Uint8Array
  error: Error
}

export function watchUndici(recorder: Recorder): void {
  recorder.watched.add('fetch')
  const calls = new WeakMap<UndiciRequest, OutboundCall>()
  const on = (name: string, hear: (message: Message, call: OutboundCall | undefined) => void) =>
    channel(`undici:${name}`).subscribe((message) =>
      recorder.guard(() => hear(message as Message, calls.get((message as Message).request))),
    )

  on('request:create', ({ request }) => {
    const headers = headerReader(request.headers)
    const origin = new URL(request.origin)
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
  on('request:headers', ({ response }, call) => call?.answer(response.statusCode, dictionary(response.headers)))
  on('request:bodyChunkReceived', ({ chunk }, call) => call?.chunk(Buffer.from(chunk)))
  on('request:trailers', (_, call) => {
    call?.bodyComplete()
    call?.close()
  })
  on('request:error', ({ error }, call) => {
    const by = error.name === 'AbortError' || error.name === 'TimeoutError' ? 'client' : undefined
    call?.close({ error: error.cause instanceof Error ? error.cause : error, by })
  })
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
