/** What is known of one trace of a large run before any of its spans is read again. */
import { firstIndex } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'

/** The lines of one file between which spans of a trace stand. */
export interface Place {
  file: number
  first: number
  last: number
}

export interface Failure {
  asked: number
  /** The same, with the role that was refused. */
  thing: number
  start: Us
  end: Us
  /** The role, resource or path that was asked for, and the key that signed; 0 where that is not told. */
  target: number
  key: number
}

/** A call that may have healed a failure: for the same resource, by the same key, in the same process, where it says so. */
export interface Again {
  asked: number
  target: number | undefined
  key: number | undefined
  process: number | undefined
}

/** When a thing failed for the last time, and in which trace, where that is known. */
export interface LastFailure {
  at: Us
  /** Its number. */
  trace?: number
}

/** A key that signed. */
export interface SigningKey {
  key: number
  /** The least and the greatest of what spans say of it. */
  saidLeast: number
  saidMost: number
  /** Where spans say that it came from, a bit for each. */
  sources: number
  /** Only requests below an SDK's spans are signed with it: these may name another. */
  isOfRequests: boolean
  /** Equal where what it signed is alike, see `Tied`. */
  signed: number
}

export interface IssuedKey {
  key: number
  role: number
  /** The key that signed the call for it. */
  by: number
  /** What the spans are like whose answer it was, and when it came. */
  made: number
  from: Us
  /** 0 where it is not told. */
  until: Us
}

/** A request's token, hashed as all else; 0 for what is not told. */
export interface Caller {
  token: number
  claims: number
  role: number
  isRefused: boolean
}

export interface Trace {
  /** The trace id, as `traceWordsOf` reads it. */
  words: readonly [number, number, number, number]
  /** Its number among the traces. */
  nth: number
  /** For how many it stands already, itself among them, where others like it were only counted; 0 for who is only asked. */
  times: number
  /** How its spans hang together. */
  tied: number
  /** A call of it is under no tool call nor request of its own: it goes to whom the process served. */
  isLoose: boolean
  /** A tool call of it came by no request that is recorded: a gateway may have handed it on. */
  isHandedOn: boolean
  /** Sums over its ended spans, and over the records of spans that had not ended. */
  likeA: number
  likeB: number
  ended: number
  endedIds: number
  openA: number
  openB: number
  opened: number
  openedIds: number
  start: Us
  end: Us
  /** When the first of its tool calls began, and the last ended; of its requests, where it has no tool call. */
  began: Us
  served: Us
  flags: number
  /** Last start of an outgoing call that failed, and of one that did not. */
  lastFailed: Us
  lastPassed: Us
  /** Of an SDK's calls alone, whose requests begin later: did one that failed come first, and did one come last? */
  failedFirst: boolean
  failedLast: boolean
  /** Did one that passed begin once one had failed? */
  wentOn: boolean
  process: number
  /** 2 stands for several. */
  processes: number
  keys: readonly SigningKey[]
  issued: readonly IssuedKey[]
  failures: readonly Failure[]
  /** Of its requests: who called, and whether that was turned away. */
  callers: readonly Caller[]
  outboundToken: number
  /** What its tools are, as one number. */
  tools: number
  places: readonly Place[]
  /** Its id stands in each of its lines as lower-case hex. */
  plain: boolean
}

/** By trace id, so that the order of records plays no part. */
export function byId(a: Trace, b: Trace): number {
  for (let i = 0; i < 4; i++) if (a.words[i] !== b.words[i]) return a.words[i]! - b.words[i]!
  return 0
}

/** The traces of a run, by their numbers from 0 on; each is made anew when it is asked for. */
export interface Traces {
  size: number
  at(nth: number): Trace
}

/** Numbers of traces, of which a run may have a million. */
export type Numbers = Int32Array

/** Of traces by their start, the place of the first that began at a moment or later. */
export function firstFrom(traces: Traces, all: Numbers, start: Us): number {
  return firstIndex(all, (nth) => traces.at(nth).start >= start)
}
