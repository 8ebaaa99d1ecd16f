/** OpenTelemetry's enumerations of spans, by number or by name in any spelling. */
import type { Span, SpanKind } from '../../model/records.ts'

/** By OTLP's numbers. */
export const KINDS: readonly SpanKind[] = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']

/** Kind by number (OTLP's) or by name in any spelling. */
export function kindOf(raw: unknown): SpanKind {
  if (typeof raw === 'number') return KINDS[raw] ?? 'unspecified'
  if (typeof raw !== 'string') return 'unspecified'
  if (/^\d$/.test(raw)) return KINDS[Number(raw)] ?? 'unspecified'
  const name = raw.toLowerCase().replace(/^(span_kind_|spankind\.|span\.kind\.)/, '')
  return KINDS.find((kind) => kind === name) ?? 'unspecified'
}

/** Status by number (0 unset, 1 ok, 2 error) or by name. */
export function statusOf(raw: unknown): Span['status'] {
  if (raw === 1 || raw === '1') return 'ok'
  if (raw === 2 || raw === '2') return 'error'
  if (typeof raw !== 'string') return 'unset'
  const name = raw.toLowerCase().replace(/^(status_code_|statuscode\.)/, '')
  return name === 'ok' || name === 'error' ? name : 'unset'
}
