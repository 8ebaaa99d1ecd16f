/**
 * Units of work that nobody sends a request for: a Lambda invocation, a queue's job or message, a scheduled run; known by what
 * the semantic conventions say of them (https://opentelemetry.io/docs/specs/semconv/faas/faas-spans/,
 * https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/), or by a framework's own words.
 */
import { text } from '../../model/attribute-access.ts'
import { JOB_NAMES, SEMCONV as S } from '../../model/attributes.ts'
import type { Span } from '../../model/records.ts'
import type { ToolCall } from '../../model/tool-call.ts'
import type { TraceTree } from './trace-tree.ts'

export interface Work {
  kind: Extract<ToolCall['kind'], 'invocation' | 'job' | 'message' | 'scheduled'>
  /** The function's, the job's or the queue's. */
  name: string
  /** A redelivery's is the same. */
  messageId?: string
}

export function workOf(span: Span): Work | undefined {
  if (span.kind === 'client' || span.kind === 'producer') return undefined
  const work = testCase(span) ?? invocation(span) ?? scheduled(span) ?? job(span) ?? message(span)
  const messageId = text(span, S.messagingId) ?? text(span, S.faasInvocation)
  return work && messageId !== undefined ? { ...work, messageId } : work
}

/**
 * A test as its runner's own spans have it, by the name that its results have too: pytest puts file and class before it.
 * https://opentelemetry.io/docs/specs/semconv/registry/attributes/test/
 */
function testCase(span: Span): Work | undefined {
  const name = text(span, S.testCase)?.split('::').at(-1)
  return name === undefined ? undefined : { kind: 'job', name }
}

/** What a test asks of the server that it runs in itself (a framework's test client) is the test's. */
export function isOfTest(span: Span, tree: TraceTree): boolean {
  for (const up of tree.ancestors(span))
    if (up.process === span.process && text(up, S.testCase) !== undefined) return true
  return false
}

/** A request that a gateway hands to a function is a request. */
function invocation(span: Span): Work | undefined {
  if (text(span, S.faasInvocation) === undefined || text(span, S.httpMethod) !== undefined) return undefined
  const named = text(span, S.faasName) ?? span.name
  if (text(span, S.faasTrigger) === 'timer') return { kind: 'scheduled', name: named }
  return { kind: 'invocation', name: named }
}

/** Micrometer's `task X.run` around Spring's `@Scheduled`; OpenTelemetry's agent says `job.system` and `code.function`; Quartz has both. */
function scheduled(span: Span): Work | undefined {
  const system = first(span, ['job.system', 'scheduling.system'])
  const cron = first(span, ['faas.cron', 'cron.expression', 'scheduling.cron'])
  const isTask = span.kind === 'internal' && /^task /.test(span.name) && text(span, S.codeFunction) !== undefined
  const byTimer = text(span, S.faasTrigger) === 'timer'
  if (system === undefined && cron === undefined && !isTask && !byTimer) return undefined
  return { kind: 'scheduled', name: first(span, ['job.name', S.codeFunction]) ?? span.name.replace(/^task /, '') }
}

function job(span: Span): Work | undefined {
  const name = first(span, JOB_NAMES)
  if (name === undefined || isEnqueueing(span)) return undefined
  return span.kind === 'consumer' || text(span, 'celery.action') === 'run' || /\bprocess\b/.test(span.name)
    ? { kind: 'job', name }
    : undefined
}

function isEnqueueing(span: Span): boolean {
  return /^(?:apply_async|add|addBulk|enqueue|publish|send|create)\b/.test(
    text(span, 'celery.action') ?? text(span, S.messagingOperation) ?? span.name,
  )
}

/** To receive is to poll; what is done with a message is to process it. */
function message(span: Span): Work | undefined {
  if (text(span, S.messagingSystem) === undefined) return undefined
  const operation = text(span, S.messagingOperation)
  const processes =
    operation === undefined ? span.kind === 'consumer' && /\bprocess\b/.test(span.name) : operation === 'process'
  if (!processes) return undefined
  return { kind: 'message', name: text(span, S.messagingDestination) ?? span.name.replace(/^process | process$/, '') }
}

function first(span: Span, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = text(span, name)
    if (value !== undefined && value !== '') return value
  }
  return undefined
}
