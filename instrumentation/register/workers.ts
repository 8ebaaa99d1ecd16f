/**
 * Workers: a thread created inside a call keeps it as its parent. Environment data are copied into each new Worker while
 * it is constructed, so a getter among them is asked in the flow that constructs; the class stays as it is.
 */
import { builtin } from './builtin.ts'
import type { Recorder } from './recorder.ts'

type Threads = typeof import('node:worker_threads')

const NAME = 'rolecall'

export interface Inherited {
  thread: number
  parent: { traceId: string; spanId: string } | undefined
}

/** What this thread inherits; the main thread nothing, and does not even load `node:worker_threads` for the answer. */
export function inherited(): Inherited {
  // In a Worker, process.chdir is a stub that throws; Node marks it so.
  if (!(process.chdir as { disabled?: boolean }).disabled) return { thread: 0, parent: undefined }
  const { threadId, getEnvironmentData } = builtin<Threads>('node:worker_threads')
  const data = getEnvironmentData(NAME) as unknown as { parent?: Inherited['parent'] } | undefined
  return { thread: threadId, parent: data?.parent }
}

/** To be called once `node:worker_threads` is in use. */
export function shareWithWorkers(recorder: Recorder): void {
  const { setEnvironmentData } = builtin<Threads>('node:worker_threads')
  const data = {
    get parent() {
      const span = recorder.current.getStore()?.span
      return span && { traceId: span.traceId, spanId: span.spanId }
    },
  }
  setEnvironmentData(NAME, data as never)
}
