/** Inbound HTTP/2, whichever API answers it (`(request, response)` or `stream`), over TLS or in the clear. */
import type { ServerHttp2Stream } from 'node:http2'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import type { Answering, Arrived, Asked } from './http-server.ts'
import { type Http2Headers, onInboundStream } from './http2.ts'
import { pushSeen } from './message-body.ts'
import type { Recorder, Scope } from './recorder.ts'

/**
 * Codes that servers end a stream with (https://www.rfc-editor.org/rfc/rfc9113#section-7); a caller who leaves says CANCEL or
 * NO_ERROR, or nothing at all.
 */
const REFUSALS: Readonly<Record<number, string>> = {
  2: 'INTERNAL_ERROR',
  7: 'REFUSED_STREAM',
  11: 'ENHANCE_YOUR_CALM',
  13: 'HTTP_1_1_REQUIRED',
}

export function watchHttp2Server(recorder: Recorder, arrived: Arrived): void {
  recorder.watched.add('inbound-http2')
  onInboundStream(recorder, (stream, headers) => {
    const exchange = new Exchange(stream, headers)
    watchPush(stream, exchange)
    // A tunnel (a WebSocket, among others) stands open by design.
    const standing = exchange.method === 'CONNECT' || undefined
    arrived(exchange, exchange, { [SEMCONV.protocolVersion]: '2', [ROLECALL.standing]: standing })
    const scope = recorder.current.getStore()
    if (scope) keepApart(recorder, stream, scope)
  })
}

/** A stream, as HTTP/1's request and response would tell of it. */
class Exchange implements Asked, Answering {
  readonly headers: Asked['headers']
  readonly #stream: ServerHttp2Stream
  /** The session leaves its stream when it is destroyed. */
  readonly socket: { encrypted?: true }

  constructor(stream: ServerHttp2Stream, headers: Http2Headers) {
    this.#stream = stream
    this.headers = headers as Asked['headers']
    this.socket = stream.session?.encrypted ? { encrypted: true } : {}
  }

  get method(): string | undefined {
    return this.#pseudo(':method')
  }
  get url(): string | undefined {
    return this.#pseudo(':path')
  }
  get headersSent(): boolean {
    return this.#stream.headersSent
  }
  get statusCode(): number {
    return Number(this.#stream.sentHeaders?.[':status'] ?? 0)
  }
  getHeader(name: string): unknown {
    return this.#stream.sentHeaders?.[name]
  }
  /** Node ends the writable side of a stream that was cut off, too. */
  get writableEnded(): boolean {
    return !this.#stream.aborted || this.failure !== undefined
  }
  /** By the code: a stream may close before it says that it has finished. */
  get writableFinished(): boolean {
    return this.#stream.writableEnded && !this.#stream.aborted && !this.#stream.rstCode
  }
  get failure(): string | undefined {
    return REFUSALS[this.#stream.rstCode ?? 0]
  }
  on(event: 'close', listener: () => void): void {
    this.#stream.on(event, listener)
  }
  get write(): Answering['write'] {
    return this.#stream.write
  }
  set write(write) {
    hide(this.#stream, 'write', write)
  }
  get end(): Answering['end'] {
    return this.#stream.end
  }
  set end(end) {
    hide(this.#stream, 'end', end)
  }

  #pseudo(name: string): string | undefined {
    const value = (this.headers as Http2Headers)[name]
    return value === undefined ? undefined : String(value)
  }
}

/** What arrives is seen as it is handed to the stream, as with HTTP/1; its end is handed over more than once. */
function watchPush(stream: ServerHttp2Stream, exchange: Exchange): void {
  const { push } = stream
  let ended = false
  hide(stream, 'push', function (this: ServerHttp2Stream, chunk: unknown, encoding?: BufferEncoding) {
    const proceed = () => push.call(this, chunk, encoding)
    if (ended) return proceed()
    ended = chunk === null
    return pushSeen(exchange, chunk, proceed)
  })
}

/** What a stream tells of (its caller left) it tells in the session's flow, which is that of the latest request. */
function keepApart(recorder: Recorder, stream: ServerHttp2Stream, scope: Scope): void {
  const { emit } = stream
  hide(stream, 'emit', function (this: ServerHttp2Stream, ...args: unknown[]) {
    return recorder.current.run(scope, () => Reflect.apply(emit, this, args))
  })
}

function hide(stream: ServerHttp2Stream, name: string, value: unknown): void {
  Object.defineProperty(stream, name, { value, configurable: true, writable: true })
}
