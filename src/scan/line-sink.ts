/** Who takes what a line gives, by scanner or reference alike. */
import type { SpanDigest } from './span-digest.ts'

export interface LineSink {
  /** The digest is reused for the next span: what is kept of it is copied. */
  span(span: SpanDigest): void
}
