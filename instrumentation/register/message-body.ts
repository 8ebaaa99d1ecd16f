/**
 * Bodies of HTTP/1 messages, requests and answers alike, as the parser hands them to the stream: nothing is consumed,
 * no listener added, no flow started.
 */
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { hidden } from './hidden.ts'

/** Sees a chunk, or `null` at the complete end, and must return what `proceed` returns. */
type BodyWatch = (chunk: Buffer | null, proceed: () => boolean) => boolean

const watches = hidden<BodyWatch>()

export function watchBody(message: IncomingMessage, watch: BodyWatch): void {
  watches.set(message, watch)
}

export function watchMessageBodies({ IncomingMessage }: typeof import('node:http')): void {
  const { push } = IncomingMessage.prototype
  Object.defineProperty(IncomingMessage.prototype, 'push', {
    configurable: true,
    writable: true,
    enumerable: false,
    value: function (this: Readable, chunk: unknown, encoding?: BufferEncoding): boolean {
      const watch = watches.get(this)
      if (!watch || (chunk !== null && !Buffer.isBuffer(chunk))) return push.call(this, chunk, encoding)
      return watch(chunk, () => push.call(this, chunk, encoding))
    },
  })
}
