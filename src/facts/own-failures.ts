/** Requests that failed in their own code or with their own database, as their spans tell: nobody's identity has to do with it. */
import { saidBy } from '../model/log-text.ts'
import type { Span } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'
import { isBrokenBeforeData } from './own-answers.ts'
import { isOwnMatter } from './own-tests.ts'

const OF_AWS = /\b(?:aws|amazon|boto)/i

/** Every call of it was answered well, and each error that its spans, or its log's lines of them, name is of something else than AWS, who asks, or a wait. */
export function failedByItself({ toolCall: t, calls, spans, logs }: Case): boolean {
  if (t.kind === 'test' || t.outcome !== 'failed' || calls.some(({ outcome }) => outcome !== 'ok')) return false
  if (isBrokenBeforeData(t)) return false
  const told = [
    ...spans.flatMap((span) => (span.status === 'error' ? namedErrors(span) : [])),
    ...logs.flatMap((log) => (log.severity === 'error' || log.severity === 'fatal' ? saidBy(log) : [])),
  ]
  return told.length > 0 && told.every((says) => !OF_AWS.test(says) && isOwnMatter(says))
}

/** Its exceptions, as `type: message`; https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/ */
function namedErrors({ events }: Span): string[] {
  return events.flatMap(({ name, attributes }) => {
    const { 'exception.type': type, 'exception.message': message } = attributes
    return name === 'exception' && typeof type === 'string' ? `${type}: ${message ?? ''}` : []
  })
}
