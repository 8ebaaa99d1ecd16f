/** What a server writes of an answer, seen on its way out and left as it is. */
import type { Answering } from './http-server.ts'
import type { Recorder } from './recorder.ts'

/** `take` sees each chunk as it was given; `last` with the one that ends the answer. */
export function watchWrites(
  recorder: Recorder,
  response: Answering,
  take: (chunk: unknown, encoding: unknown, last: boolean) => void,
): void {
  for (const name of ['write', 'end'] as const) {
    const original = response[name]
    response[name] = function (this: Answering, ...args: unknown[]) {
      recorder.guard(() => take(args[0], args[1], name === 'end'))
      return Reflect.apply(original, this, args)
    } as never
  }
}
