/**
 * Messages of SQS that a loop takes off a queue (sqs-consumer and its like): work from the moment they were received until they are
 * deleted. What is back in the loop without that will be delivered again: its handler failed.
 */
import { SEMCONV } from '../../src/model/attributes.ts'
import type { Span } from '../evidence/span.ts'
import type { Recorder } from './recorder.ts'
import type { Work } from './work.ts'

interface Input {
  Id?: unknown
  QueueUrl?: unknown
  ReceiptHandle?: unknown
  VisibilityTimeout?: unknown
  Entries?: unknown
}
interface Received {
  Messages?: readonly { MessageId?: unknown; ReceiptHandle?: unknown }[]
}

/** Of a batch: the entries that it could not delete will come again. */
interface Deleted {
  Failed?: readonly { Id?: unknown }[]
}

/** What one request may bring, times as many as a loop may have open. */
const MOST = 1000

export class QueueMessages {
  readonly #recorder: Recorder
  readonly #work: Work
  readonly #byHandle = new Map<string, { span: Span; queue: string }>()
  /** Requests for messages that are open, and the most there were at once: of several loops nobody knows whose turn it is. */
  readonly #polls = new Map<string, { open: number; most: number }>()

  constructor(recorder: Recorder, work: Work) {
    this.#recorder = recorder
    this.#work = work
  }

  /** A call that is about to be sent; what is received within a request or a job is that one's. */
  sent(operation: string, input: Input | undefined): void {
    const queue = String(input?.QueueUrl)
    if (operation === 'ReceiveMessage') {
      const polls = this.#polls.get(queue) ?? { open: 0, most: 0 }
      this.#polls.set(queue, polls)
      polls.open++
      polls.most = Math.max(polls.most, polls.open)
      if (polls.most === 1) this.#comeBack(queue)
    } else if (operation === 'ChangeMessageVisibility' || operation === 'ChangeMessageVisibilityBatch') {
      for (const { VisibilityTimeout, ReceiptHandle } of handled(input))
        if (VisibilityTimeout === 0) this.#end(ReceiptHandle, 'returned to the queue')
    }
  }

  answered(operation: string, input: Input | undefined, output: unknown): void {
    if (operation === 'ReceiveMessage') this.#received(String(input?.QueueUrl), output as Received | undefined)
    else if (/^DeleteMessage(?:Batch)?$/.test(operation) && output) {
      const kept = new Set((output as Deleted).Failed?.map(({ Id }) => Id))
      for (const { Id, ReceiptHandle } of handled(input))
        if (Id === undefined || !kept.has(Id)) this.#end(ReceiptHandle)
    }
  }

  #received(queue: string, output: Received | undefined): void {
    const polls = this.#polls.get(queue)
    if (polls) polls.open--
    if (this.#recorder.current.getStore() || !Array.isArray(output?.Messages)) return
    const name = queue.slice(queue.lastIndexOf('/') + 1)
    for (const { MessageId, ReceiptHandle } of output.Messages) {
      if (typeof ReceiptHandle !== 'string' || this.#byHandle.size >= MOST) continue
      const span = this.#work.begin(`process ${name}`, 'consumer', {
        [SEMCONV.messagingSystem]: 'aws_sqs',
        [SEMCONV.messagingOperation]: 'process',
        [SEMCONV.messagingDestination]: name.slice(0, 255),
        [SEMCONV.messagingId]: String(MessageId).slice(0, 128),
      })
      this.#byHandle.set(ReceiptHandle, { span, queue })
    }
  }

  #comeBack(queue: string): void {
    for (const [handle, one] of this.#byHandle) if (one.queue === queue) this.#end(handle, 'not deleted')
  }

  #end(handle: unknown, type?: string): void {
    const one = typeof handle === 'string' ? this.#byHandle.get(handle) : undefined
    if (!one) return
    this.#byHandle.delete(handle as string)
    this.#work.end(one.span, type === undefined ? undefined : { type })
  }
}

/** The message that a request is about, or those of a batch. */
function handled(input: Input | undefined): readonly Input[] {
  return Array.isArray(input?.Entries) ? (input.Entries as Input[]) : input ? [input] : []
}
