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
  /** Puts down what came of it, and removes what was only kept for it. */
  finish(): Promise<void>
}

/** It can be read as often as one likes, from anywhere. */
export type OnDisk = Input & { path: string; size: number }

export function isOnDisk(input: Input): input is OnDisk {
  return input.path !== undefined && input.size !== undefined
}
