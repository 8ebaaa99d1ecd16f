/** Jobs of BullMQ, as its Worker hands each to its processor (https://docs.bullmq.io). */
import { SEMCONV } from '../../src/model/attributes.ts'
import { exported } from './modules.ts'
import type { Recorder } from './recorder.ts'
import type { Work } from './work.ts'

interface Job {
  id?: unknown
  name?: unknown
  queueName?: unknown
}
type Process = (this: unknown, job: Job, ...rest: unknown[]) => unknown

const patched = new WeakSet<object>()

export function watchBullMq(
  recorder: Recorder,
  work: Work,
  exports: { Worker?: { prototype: { callProcessJob?: Process } } },
): void {
  const prototype = exported(exports, 'Worker')?.prototype
  const original = prototype?.callProcessJob
  if (!prototype || typeof original !== 'function' || patched.has(prototype)) return
  patched.add(prototype)
  prototype.callProcessJob = function callProcessJob(job, ...rest) {
    const span = recorder.guard(() =>
      work.begin(`process ${job.queueName}`, 'consumer', {
        [SEMCONV.messagingSystem]: 'bullmq',
        [SEMCONV.messagingOperation]: 'process',
        [SEMCONV.messagingDestination]: String(job.queueName).slice(0, 255),
        [SEMCONV.messagingId]: String(job.id).slice(0, 128),
        'bullmq.job.name': String(job.name).slice(0, 128),
      }),
    )
    if (!span) return original.call(this, job, ...rest)
    const result = recorder.current.run({ span }, () => original.call(this, job, ...rest))
    if (!(result instanceof Promise)) return result
    // As with the SDK's: the promise handed on is one derived from it.
    return result.then(
      (value) => {
        recorder.guard(() => work.end(span))
        return value
      },
      (error) => {
        recorder.guard(() => work.end(span, failure(error)))
        throw error
      },
    )
  }
}

function failure(error: unknown): { type: string; message?: string } {
  return error instanceof Error ? { type: error.name, message: error.message } : { type: 'Error' }
}
