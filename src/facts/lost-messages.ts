/** Messages that are lost: what was to be written because of one failed, and it was taken off its queue. */
import type { Call } from '../model/call.ts'
import type { Case } from '../model/tool-call.ts'
import { lastByte } from './time-spent.ts'
import { isStore } from './writes.ts'

/** What says nothing of the message: counters, lines of a log, who one is, what is asked before. */
const ASIDE =
  /^(?:PutMetricData|PutLogEvents|PutTraceSegments|GetCallerIdentity|AssumeRole\w{0,20}|Head\w{1,20}|Describe\w{1,40})$/

/**
 * Was it a write, and the next thing done in the same unit of work that the queue's message was deleted? Nobody does it again. One that
 * is left alone comes again by itself. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
export function losesItsMessage(failed: Call, { calls }: Pick<Case, 'calls'>): boolean {
  const end = lastByte(failed)
  if (!isStore(failed) || end === undefined || !calls.some((call) => isReceived(call) && call.start <= failed.start))
    return false
  const next = calls.find((call) => call.kind === 'aws' && call.start >= end && !ASIDE.test(call.operation))
  return next?.service === 'SQS' && /^DeleteMessage/.test(next.operation) && next.outcome === 'ok'
}

/** What came of it, and what to do about that, to be said after the rest; nothing where no message was lost. */
export function lossTold(failed: readonly Call[], c: Case): { observed: string; fix: string } {
  return failed.some((call) => losesItsMessage(call, c))
    ? {
        observed: '; the queue’s message that it was done for was deleted right after',
        fix: ' And delete the message only where all of it was done: one that is left comes again, or goes to the dead-letter queue.',
      }
    : { observed: '', fix: '' }
}

function isReceived({ service, operation, outcome }: Call): boolean {
  return service === 'SQS' && operation === 'ReceiveMessage' && outcome === 'ok'
}
