/** The interface between a file format and the model. One file a format; `index.ts` lists them. */
import type { LogRecord, Rec } from '../model/records.ts'
import type { SpanParts } from './spans/span-record.ts'

/** One thing to read: a file, a member of an archive, standard input. */
export interface Input {
  /** As the user will see it in evidence: path, `a.zip!b.json`, `-`. */
  name: string
  size?: number
  /** Where it lies on disk, for formats that are not read from their beginning. */
  path?: string
  stream(): AsyncIterable<Uint8Array>
  /**
   * Of an input that still grows: its stream, in whole lines, waits for more. A reader that holds a record back until it
   * sees the next line gives here what hands it over when nothing has come for a while.
   */
  onQuiet?(handOver: () => void): void
}

/** Where a source puts what it reads. */
export interface Sink {
  record(rec: Rec): void
  /** Takes a span in its parts, to write it elsewhere; without this it is made a record. */
  span?(parts: SpanParts): void
  /** Something was skipped: say what was expected and what was found. Alike reasons are counted together. */
  skip(skip: { line?: number; at?: string; reason: string }): void
  /**
   * Would lines that differ from this record's in their numbers only be dropped? `undefined` where they never are, else what to ask
   * before each of them.
   */
  dropsLike?(record: LogRecord): ((line: string) => boolean) | undefined
  /** Records that were not handed on, as they would have been dropped. */
  passedOver?(passed: { records: number }): void
}

export interface Source {
  /** As shown to users: `OTLP JSON lines`. */
  format: string
  /** What this format can and cannot prove, shown in `inputs[]`. */
  proves: readonly string[]
  cannotProve: readonly string[]
  /** Pieces of text that most inputs of this format hold: for telling what an unread one came near to. */
  signs?: readonly string[]
  /** What was read stays right when its file grows: it may be read while it does. Others are read anew as a whole. */
  grows?: true
  /** A large input of it is read in two passes: its requests of OTLP as they are, or its spans, given in `parts`, written as such. */
  inTwoPasses?: 'requests' | 'parts'
  /**
   * How sure the source is, from 0 (not mine) to 1 (certain), judging by the first 64 kB of the content, never by the name
   * (the name is given for formats whose content alone is ambiguous, such as a run folder's `open.jsonl`).
   */
  recognise(head: string, name: string): number
  /** It is never surer than this, and is not asked where another is: looking takes it long. */
  atMost?: number
  /** Reads the input to its end; never throws for bad content: it skips. */
  read(input: Input, sink: Sink): Promise<void>
}
