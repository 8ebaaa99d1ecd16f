/**
 * OpenTelemetry's interfaces as far as they are used here, by structure: the server's packages may be of any version, and
 * none has to be installed for these types.
 */
import type { SpanIds } from '../register/active-span.ts'

/** Seconds and nanoseconds since the epoch. */
export type HrTime = readonly [seconds: number, nanoseconds: number]

/** `ReadableSpan` of `@opentelemetry/sdk-trace-base` 2.x. */
export interface OtelReadableSpan {
  readonly name: string
  /** `SpanKind`: 0 internal, 1 server, 2 client, 3 producer, 4 consumer. */
  readonly kind: number
  spanContext(): SpanIds
  readonly parentSpanContext?: SpanIds | undefined
  readonly startTime: HrTime
  readonly endTime: HrTime
  /** `SpanStatusCode`: 2 is an error. */
  readonly status: { readonly code: number; readonly message?: string | undefined }
  readonly attributes: Readonly<Record<string, unknown>>
  readonly events: readonly { name: string; time: HrTime; attributes?: Record<string, unknown> | undefined }[]
  readonly instrumentationScope: { readonly name: string }
}

/** `Span` of `@opentelemetry/api`. */
export interface OtelSpan {
  spanContext(): SpanIds
  isRecording(): boolean
  setAttribute(name: string, value: string | number | boolean | string[]): unknown
}

/** `SpanProcessor` of `@opentelemetry/sdk-trace-base` 2.x. */
export interface SpanProcessor {
  onStart(span: OtelReadableSpan & OtelSpan): void
  onEnding(span: OtelReadableSpan & OtelSpan): void
  onEnd(span: OtelReadableSpan): void
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
}
