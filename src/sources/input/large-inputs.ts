/** Files of spans that are too large to be held: they are set aside, to be read in two passes. */
import type { Us } from '../../model/records.ts'
import type { Input, Sink } from '../source.ts'

export interface LargeInput {
  name: string
  path: string
  /** Bytes. */
  size: number
  /** To be called as they are read, for progress. */
  onBytes(count: number): void
  /** Where the records go that are wanted; skips are counted for the input. */
  sink: Sink
  passedOver(counted: { records: number; from: Us; to: Us }): void
  /** Reads it whole, as a small one is. */
  readWhole(): Promise<void>
  /** Puts down what came of it. */
  finish(): void
}

/** Formats that are a request of spans a line. */
const LINES = new Set(['OTLP JSON', 'rolecall spans', 'rolecall open calls'])

/** Can this file be read in two passes, by its lines? */
export function isOfLines(format: string, input: Input): input is Input & { path: string; size: number } {
  return LINES.has(format) && input.path !== undefined && input.size !== undefined
}
