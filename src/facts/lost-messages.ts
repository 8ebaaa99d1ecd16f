/** Messages that are lost: what was to be written because of one failed, and it was taken off its queue. */
import { text } from '../model/attribute-access.ts'
import { SEMCONV as S } from '../model/attributes.ts'
import type { Call } from '../model/call.ts'
import type { Case } from '../model/tool-call.ts'
import { lastByte } from './time-spent.ts'
import { isStore } from './writes.ts'

/** What says nothing of the message: counters, lines of a log, who one is, what is asked before. */
const ASIDE =
  /^(?:PutMetricData|PutLogEvents|PutTraceSegments|GetCallerIdentity|AssumeRole\w{0,20}|Head\w{1,20}|Describe\w{1,40})$/

/** What a failed write has to do with its message, to be said after the rest; nothing where no message was lost. */
export function lossTold(failed: readonly Call[], c: Case): { observed: string; fix: string } {
  if (failed.some((call) => losesItsMessage(call, c)))
    return {
      observed: '; the queue’s message that it was done for was deleted right after',
      fix: ' And delete the message only where all of it was done: one that is left comes again, or goes to the dead-letter queue.',
    }
  if (failed.some((call) => isDoneInVain(call, c)))
    return {
      observed: `; ${c.toolCall.tool} ended as if it were done, and is not tried again`,
      fix: ' And let the error through: what ends with it comes again, or goes to the dead-letter queue.',
    }
  return { observed: '', fix: '' }
}

/**
 * Was it a write, and the next thing done in the same unit of work that the queue's message was deleted? Nobody does it again. One that
 * is left alone comes again by itself. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
function losesItsMessage(failed: Call, { calls }: Case): boolean {
  const end = lastByte(failed)
  if (!isStore(failed) || end === undefined || !calls.some((call) => isReceived(call) && call.start <= failed.start))
    return false
  const next = calls.find((call) => call.kind === 'aws' && call.start >= end && !ASIDE.test(call.operation))
  return next?.service === 'SQS' && /^DeleteMessage/.test(next.operation) && next.outcome === 'ok'
}

function isReceived({ service, operation, outcome }: Call): boolean {
  return service === 'SQS' && operation === 'ReceiveMessage' && outcome === 'ok'
}

/** Whoever handed it the message takes it off the queue where it ends without an error; it wrote nothing. */
function isDoneInVain(failed: Call, { toolCall: t, calls, spans }: Case): boolean {
  const isHanded =
    t.kind === 'job' ||
    t.kind === 'message' ||
    (t.kind === 'invocation' && spans.some((span) => /^(?:pubsub|datasource)$/.test(text(span, S.faasTrigger) ?? '')))
  if (!isHanded || t.end === undefined || t.outcome === 'failed' || t.outcome === 'timeout' || !isStore(failed))
    return false
  return !calls.some((call) => call.outcome === 'ok' && isStore(call))
}
