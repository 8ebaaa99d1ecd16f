/** The server's own OpenTelemetry, where it runs one: read through the API's global, never joined. */

const globals = globalThis as Record<symbol, unknown>
const API = Symbol.for('opentelemetry.js.api.1')
const SUPPRESSED = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING')
const SPAN = Symbol.for('OpenTelemetry Context Key SPAN')

export interface SpanIds {
  traceId: string
  spanId: string
}

/** Ids of the span that is active in OpenTelemetry's context. */
export function activeSpanOfOthers(): SpanIds | undefined {
  const span = valueInContext(SPAN) as { spanContext(): SpanIds } | undefined
  const context = span?.spanContext()
  if (!context || !/^[0-9a-f]{32}$/.test(context.traceId) || !/^[0-9a-f]{16}$/.test(context.spanId)) return undefined
  return { traceId: context.traceId, spanId: context.spanId }
}

/** An exporter at work: OpenTelemetry is told to look away. */
export function tracingSuppressed(): boolean {
  return valueInContext(SUPPRESSED) === true
}

function valueInContext(key: symbol): unknown {
  const api = globals[API] as { context?: { active(): { getValue(key: symbol): unknown } } } | undefined
  return api?.context?.active().getValue(key)
}
