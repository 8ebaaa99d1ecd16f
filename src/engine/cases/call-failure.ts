/** How a call failed, in the service's own words, whoever instrumented it. */
import { num, text } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import { parseDenial } from '../../model/aws.ts'
import type { Span } from '../../model/records.ts'

/** The service's error code, from our own or a stock span: `error.type`, an exception's type, or its sentence. */
export function errorCodeOf(span: Span): string | undefined {
  if (span.status !== 'error' && num(span, S.httpStatus) === undefined && !text(span, S.errorType)) return undefined
  const direct = text(span, 'aws.error.code') ?? text(span, S.errorType)
  if (direct && !/^\d{3}$/.test(direct) && !/\bClientError$|^_?OTHER$|^Error$/.test(direct)) return direct
  for (const event of span.events) {
    if (event.name !== 'exception') continue
    const message = String(event.attributes['exception.message'] ?? '')
    const named = /An error occurred \((\w+)\)/.exec(message)?.[1]
    if (named) return named
    const type = String(event.attributes['exception.type'] ?? '')
    const short = type.replace(/^.*\./, '')
    if (short && !/^(ClientError|Error)$/.test(short)) return short
  }
  const named = /An error occurred \((\w+)\)/.exec(span.message ?? '')?.[1]
  if (named) return named
  if (parseDenial(span.message).action) return 'AccessDenied'
  const status = num(span, S.httpStatus)
  if (status !== undefined && status >= 400) return direct ?? `HTTP ${status}`
  return span.status === 'error' ? (direct ?? 'error') : undefined
}

/** The sentence of the failure: the span's status, else its exception. */
export function messageOf(span: Span): string | undefined {
  if (span.message) return span.message
  for (const event of span.events) {
    if (event.name !== 'exception') continue
    const message = event.attributes['exception.message']
    if (typeof message === 'string' && message) return message
  }
  return undefined
}
