/**
 * Waits for `node:http` to be used: loading it would cost every script a sixth of its start. CommonJS loads are seen by
 * the module watch; ES imports of builtins by the channels, which speak at the first request in either direction.
 */
import { builtin } from './builtin.ts'
import type { Recorder } from './recorder.ts'

export type Http = typeof import('node:http')

const FIRST_SIGNS = ['http.server.request.start', 'http.client.request.created', 'http.client.request.start']

/** `loaded` is called once. Returns what the module watch calls. */
export function whenHttpLoads(recorder: Recorder, loaded: (http: Http) => void): () => void {
  let done = false
  const load = () => {
    if (done) return
    done = true
    loaded(builtin('node:http'))
  }
  // Subscribed for good: leaving a channel while it speaks makes it skip the next subscriber.
  for (const name of FIRST_SIGNS) recorder.listen(name, load)
  return load
}
