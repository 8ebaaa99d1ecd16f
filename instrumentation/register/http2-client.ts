/** Outbound HTTP/2 (Bedrock's and Transcribe's clients, among others): each request of a client session. */
import { errorMonitor } from 'node:events'
import type { ClientHttp2Stream } from 'node:http2'
import { onOutboundStream } from './http2.ts'
import { OutboundCall } from './outbound-call.ts'
import type { Recorder } from './recorder.ts'

/** Returns what is to be called once `node:http2` may be loaded. */
export function watchHttp2Client(recorder: Recorder): () => void {
  recorder.watched.add('http2')
  return onOutboundStream(recorder, (stream) => follow(recorder, stream, begin(recorder, stream)))
}

function begin(recorder: Recorder, stream: ClientHttp2Stream): OutboundCall {
  const sent: Record<string, unknown> = {}
  const given = stream.sentHeaders
  // As the caller wrote them, in any case.
  for (const name of Object.keys(given)) sent[name.toLowerCase()] ??= given[name]
  const header = (name: string) => {
    const value = sent[name]
    return value === undefined ? undefined : String(Array.isArray(value) ? value[0] : value)
  }
  const call = new OutboundCall(recorder, {
    method: header(':method') ?? 'GET',
    path: header(':path') ?? '/',
    scheme: header(':scheme') ?? 'https',
    authority: header(':authority') ?? header('host') ?? '',
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
      // A lost stream ends its reader's side as well.
      if (chunk === null) !stream.destroyed && call.bodyComplete()
      else if (Buffer.isBuffer(chunk)) call.chunk(chunk)
    })
    return push.call(this, chunk, encoding)
  }
  stream.on('response', (headers) =>
    recorder.guard(() =>
      call.answer(Number(headers[':status'] ?? 0), headers as NodeJS.Dict<string | string[]>, stream),
    ),
  )
  stream.on(errorMonitor, (error: Error) => {
    failure ??= error
  })
  stream.on('close', () =>
    recorder.guard(() => call.close({ error: failure, by: stream.aborted || stream.rstCode ? undefined : 'client' })),
  )
}
