/** Requests that failed in their own code or with their own database, as their spans tell: nobody's identity has to do with it. */
import { saidBy } from '../model/log-text.ts'
import type { Span } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'
import { isIdentityMatter, tellsOfTrouble } from '../vocabulary/identity-matters.ts'
import { causesIn } from '../vocabulary/tells.ts'

const OF_AWS = /\b(?:aws|amazon|boto)/i
/** The last of the chain's steps. */
const DATA = 6

/** Every call of it was answered well, and each error that its spans, or its log's lines of them, name is of something else than AWS, who asks, or a wait. */
export function failedByItself({ toolCall: t, calls, spans, logs }: Case): boolean {
  if (t.kind === 'test' || t.outcome !== 'failed' || calls.some(({ outcome }) => outcome !== 'ok')) return false
  if (t.chain.some(({ step, state }) => state === 'broken' && step !== DATA)) return false
  const told = [
    ...spans.flatMap((span) => (span.status === 'error' ? namedErrors(span) : [])),
    ...logs.flatMap((log) => (log.severity === 'error' || log.severity === 'fatal' ? saidBy(log) : [])),
  ]
  return told.length > 0 && told.every((says) => !OF_AWS.test(says) && !isOfOthers(says))
}

function isOfOthers(says: string): boolean {
  return isIdentityMatter(says) || tellsOfTrouble(says) || causesIn(says).length > 0
}

/** Its exceptions, as `type: message`; https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/ */
function namedErrors({ events }: Span): string[] {
  return events.flatMap(({ name, attributes }) => {
    const { 'exception.type': type, 'exception.message': message } = attributes
    return name === 'exception' && typeof type === 'string' ? `${type}: ${message ?? ''}` : []
  })
}
