/**
 * Workers: a thread created inside a call keeps it as its parent, and writes where its process does, whatever its own
 * environment says. Environment data are copied into each new Worker while it is constructed, so a getter among them is asked
 * in the flow that constructs; the class stays as it is.
 */
import { now } from '../evidence/clock.ts'
import { builtin } from './builtin.ts'
import type { Recorder } from './recorder.ts'
import type { Settings } from './settings.ts'

type Threads = typeof import('node:worker_threads')

const NAME = 'rolecall'
/** A Worker that has not loaded the preload by then never will, ms. */
const START = 1000

interface Handed extends Partial<Pick<Settings, 'parent' | 'root' | 'cap' | 'service'>> {
  /** How many Workers have loaded the preload: memory that all share. */
  loaded: Int32Array
}

/** What this thread inherits; the main thread nothing, and does not even load `node:worker_threads` for the answer. */
export function inherited(): Partial<Settings> {
  // In a Worker, process.chdir is a stub that throws; Node marks it so.
  if (!(process.chdir as { disabled?: boolean }).disabled) return {}
  const { threadId, getEnvironmentData } = builtin<Threads>('node:worker_threads')
  const { loaded, ...handed } = (getEnvironmentData(NAME) ?? {}) as unknown as Partial<Handed>
  if (loaded) Atomics.add(loaded, 0, 1)
  return { ...handed, thread: threadId }
}

/** Workers that were begun long enough ago, and the moments of those that may still be starting. */
let begun = 0
const starting: number[] = []
let memory: Int32Array | undefined

/** To be called once `node:worker_threads` is in use. */
export function shareWithWorkers(recorder: Recorder, { root, cap, service }: Settings): void {
  const { setEnvironmentData } = builtin<Threads>('node:worker_threads')
  memory ??= new Int32Array(new SharedArrayBuffer(4))
  const loaded = memory
  const data = {
    root,
    cap,
    service,
    loaded,
    get parent() {
      starting.push(now())
      const span = recorder.current.getStore()?.span
      return span && { traceId: span.traceId, spanId: span.spanId }
    },
  }
  setEnvironmentData(NAME, data as never)
  recorder.unwatched = () => {
    while (starting.length && now() - starting[0]! > START) {
      starting.shift()
      begun++
    }
    return Math.max(0, begun - Atomics.load(loaded, 0))
  }
}
