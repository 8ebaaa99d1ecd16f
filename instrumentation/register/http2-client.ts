/** Outbound HTTP/2 (Bedrock's and Transcribe's clients, among others): each request of a client session. */
import { errorMonitor } from 'node:events'
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2'
import { builtin } from './builtin.ts'
import { OutboundCall } from './outbound-call.ts'
import type { Recorder } from './recorder.ts'

type Http2 = { connect: (...args: unknown[]) => ClientHttp2Session }
type Headers = Record<string, unknown>
type SessionRequest = (this: ClientHttp2Session, headers?: Headers | unknown[], options?: unknown) => ClientHttp2Stream

/**
 * The session's class is reachable through a session only, so `connect` is wrapped to see the first one. Returns what
 * makes sure of it once `node:http2` has been loaded, by whom ever, and says whether HTTP/2 is watched.
 */
export function watchHttp2(recorder: Recorder): () => boolean {
  let watched = false
  const sessions = new WeakMap<object, string>()
  return () => {
    if (watched) return true
    // Loading it would double a script's start: only where somebody has.
    if (!loadedBuiltins().includes('NativeModule http2')) return true
    watched = true
    const http2 = builtin<Http2>('node:http2')
    const { connect } = http2
    let seen: object | undefined
    http2.connect = function (this: unknown, ...args: unknown[]) {
      const session = Reflect.apply(connect, this, args)
      recorder.guard(() => {
        sessions.set(session, authorityOf(args[0]))
        const prototype = Object.getPrototypeOf(session) as { request: SessionRequest }
        if (seen !== prototype) wrapRequest(recorder, prototype, sessions)
        seen = prototype
      })
      return session
    }
    ;(require('node:module') as typeof import('node:module')).syncBuiltinESMExports()
    return true
  }
}

function wrapRequest(
  recorder: Recorder,
  prototype: { request: SessionRequest },
  sessions: WeakMap<object, string>,
): void {
  const { request } = prototype
  prototype.request = function (headers, ...rest) {
    const call = recorder.guard(() => begin(recorder, headers, sessions.get(this) ?? ''))
    let stream: ClientHttp2Stream
    try {
      stream = Reflect.apply(request, this, [headers, ...rest])
    } catch (error) {
      recorder.guard(() => call?.close({ error: error as Error, by: 'client' }))
      throw error
    }
    if (call) recorder.guard(() => follow(recorder, stream, call))
    return stream
  }
}

function begin(recorder: Recorder, given: Headers | unknown[] | undefined, authority: string): OutboundCall {
  const all: Headers = {}
  const pairs = Array.isArray(given)
    ? Array.from({ length: given.length >> 1 }, (_, i) => [String(given[2 * i]), given[2 * i + 1]] as const)
    : Object.entries(given ?? {})
  for (const [name, value] of pairs) all[name.toLowerCase()] ??= Array.isArray(value) ? value[0] : value
  const header = (name: string) => (all[name] === undefined ? undefined : String(all[name]))
  const call = new OutboundCall(recorder, {
    method: header(':method') ?? 'GET',
    path: header(':path') ?? '/',
    scheme: header(':scheme') ?? (authority.startsWith('http:') ? 'http' : 'https'),
    authority: header(':authority') ?? header('host') ?? authority.replace(/^\w+:\/\//, ''),
    headers: header,
    protocol: '2',
  })
  call.open()
  call.waitingFor('answer')
  return call
}

function follow(recorder: Recorder, stream: ClientHttp2Stream, call: OutboundCall): void {
  let failure: Error | undefined
  const { push } = stream
  stream.push = function (this: ClientHttp2Stream, chunk: unknown, encoding?: BufferEncoding) {
    recorder.guard(() => {
      if (chunk === null) call.bodyComplete()
      else if (Buffer.isBuffer(chunk)) call.chunk(chunk)
    })
    return push.call(this, chunk, encoding)
  }
  stream.on('response', (headers) =>
    recorder.guard(() => call.answer(Number(headers[':status'] ?? 0), headers as NodeJS.Dict<string | string[]>)),
  )
  stream.on(errorMonitor, (error: Error) => {
    failure ??= error
  })
  stream.on('close', () =>
    recorder.guard(() => call.close({ error: failure, by: stream.aborted || stream.rstCode ? undefined : 'client' })),
  )
}

function authorityOf(target: unknown): string {
  try {
    return new URL(String(target)).origin
  } catch {
    return ''
  }
}

function loadedBuiltins(): string[] {
  return (process as unknown as { moduleLoadList?: string[] }).moduleLoadList ?? []
}
