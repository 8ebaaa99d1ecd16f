/**
 * Where HTTP/2 streams come to sight. Node tells of each one by channels since 22.17 and 24.2; before that its classes are
 * reached through their first instance, and never before somebody has loaded `node:http2`: it would double a script's start.
 */
import type { ClientHttp2Session, ClientHttp2Stream, ServerHttp2Stream } from 'node:http2'
import { builtin } from './builtin.ts'
import type { Recorder } from './recorder.ts'

export type Http2Headers = NodeJS.Dict<unknown>
type Emit = (event: string | symbol, ...args: unknown[]) => boolean
type SessionRequest = (this: ClientHttp2Session, ...args: unknown[]) => ClientHttp2Stream

const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
const CHANNELS = major > 24 || (major === 24 && minor >= 2) || (major === 22 && minor >= 17)

/**
 * Calls `see` with each request's stream, before its first byte leaves. Returns what is to be called once `node:http2` may be
 * loaded.
 */
export function onOutboundStream(recorder: Recorder, see: (stream: ClientHttp2Stream) => void): () => void {
  if (CHANNELS) {
    hear(recorder, 'http2.client.stream.created', see)
    return () => {}
  }
  let watched = false
  const loaded = () => {
    if (watched || !isLoaded()) return
    watched = true
    const prototype = recorder.current.run(undefined as never, sessionPrototype)
    const { request } = prototype
    prototype.request = function (...args) {
      const stream = Reflect.apply(request, this, args)
      recorder.guard(() => see(stream))
      return stream
    }
  }
  // The one sign of an ES module's import; a connection over TLS gives none.
  recorder.listen('net.client.socket', loaded)
  return loaded
}

/** Calls `see` with each request's stream and header, in the flow that its handlers will run in. */
export function onInboundStream(
  recorder: Recorder,
  see: (stream: ServerHttp2Stream, headers: Http2Headers) => void,
): void {
  if (CHANNELS) {
    hear(recorder, 'http2.server.stream.created', see)
    return
  }
  const wrapped = new WeakSet<object>()
  recorder.listen('net.server.socket', (message) => {
    const { server } = (message as { socket: { server?: object } }).socket
    if (server && /^Http2(Secure)?Server$/.test(server.constructor.name)) wrap(server)
  })

  function wrap(server: object): void {
    const prototype = Object.getPrototypeOf(server) as { emit: Emit }
    if (wrapped.has(prototype)) return
    wrapped.add(prototype)
    const { emit } = prototype
    Object.defineProperty(prototype, 'emit', {
      configurable: true,
      writable: true,
      value: function (this: object, event: string | symbol, ...args: unknown[]) {
        if (event === 'stream') recorder.guard(() => see(args[0] as ServerHttp2Stream, args[1] as Http2Headers))
        return Reflect.apply(emit, this, [event, ...args])
      },
    })
  }
}

/** Streams that a server pushes are nobody's request: their ids are even. */
function hear<S extends { id?: number | undefined }>(
  recorder: Recorder,
  name: string,
  see: (stream: S, headers: Http2Headers) => void,
): void {
  recorder.listen(name, (message) => {
    const { stream, headers } = message as { stream: S; headers: Http2Headers }
    if ((stream.id ?? 1) % 2) see(stream, headers)
  })
}

/** The class of client sessions is reached through a session only: one that leads nowhere, and is gone at once. */
function sessionPrototype(): { request: SessionRequest } {
  const { connect } = builtin<typeof import('node:http2')>('node:http2')
  const { Duplex } = builtin<typeof import('node:stream')>('node:stream')
  const nowhere = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })
  const session = connect('http://localhost', { createConnection: () => nowhere })
  session.destroy()
  return Object.getPrototypeOf(session)
}

function isLoaded(): boolean {
  return !!(process as { moduleLoadList?: string[] }).moduleLoadList?.includes('NativeModule http2')
}
