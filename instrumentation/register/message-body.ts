/**
 * Bodies of HTTP messages, requests and answers alike, as the parser hands them to the stream: nothing is consumed,
 * no listener added, no flow started.
 */
import type { Readable } from 'node:stream'
import { hidden } from './hidden.ts'

/** Sees a chunk, or `null` at the complete end, and must return what `proceed` returns. */
type BodyWatch = (chunk: Buffer | null, proceed: () => boolean) => boolean

const watches = hidden<BodyWatch>()

export function watchBody(message: object, watch: BodyWatch): void {
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

/** The same for a message whose stream another protocol has made; `proceed` hands the chunk on. */
export function pushSeen(message: object, chunk: unknown, proceed: () => boolean): boolean {
  const watch = watches.get(message)
  return watch && (chunk === null || Buffer.isBuffer(chunk)) ? watch(chunk, proceed) : proceed()
}
