/** What sources yield: spans, log records, outcomes and coverage, each with the place it was read from. */
import type { Need } from './attributes.ts'

/** Microseconds since the epoch; exact until 2255. */
export type Us = number
export type Scalar = string | number | boolean
export type Attributes = Readonly<Record<string, Scalar | readonly Scalar[]>>

/** Where a statement comes from, down to file and line. */
export interface Evidence {
  kind: 'span' | 'log' | 'cloudtrail' | 'test' | 'coverage'
  /** Path as the user named it; a member of an archive as `a.zip!b.json`. */
  file: string
  /** 1-based. */
  line?: number
  /** Finer than a line: JSON pointer, byte offset or row. */
  at?: string
  /** Request id, event id or test id. */
  id?: string
  traceId?: string
  spanId?: string
  /** ISO 8601, UTC. */
  time?: string
  quote?: string
  /** Of records that are alike: for how many this one stands, itself among them. */
  alike?: number
  /** Where in the server's code the call was made, where its recorder said so. */
  code?: CodePlace
}

/** A place in source code, as `code.*` of the semantic conventions has it; lines and columns from 1. */
export interface CodePlace {
  /** Relative to the working directory where it is within; else as recorded. */
  file: string
  line: number
  column?: number
  function?: string
}

export interface SpanEvent {
  name: string
  time: Us
  attributes: Attributes
}

/** As OpenTelemetry's kinds, by name. */
export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer' | 'unspecified'

export interface Span {
  type: 'span'
  /** Lower-case hex, 32 digits; `''` where the format has none (CloudTrail, client-side monitoring). */
  traceId: string
  /** Lower-case hex, 16 digits, or any id unique in its input. */
  spanId: string
  parentSpanId?: string
  name: string
  kind: SpanKind
  start: Us
  /** Absent while the call is open: it was never seen to end. */
  end?: Us
  /** Nanoseconds below the microseconds of start and end, where the producer has them: for those who write the span on. */
  below?: { start: number; end: number }
  status: 'unset' | 'ok' | 'error'
  message?: string
  attributes: Attributes
  events: readonly SpanEvent[]
  /** One running process: run id, or service, host and pid. */
  process: string
  service: string
  scope?: string
  /** The exception that it failed with, where its words tell of a call of AWS that may have no span of its own. */
  told?: LogRecord
  /** `span` or `cloudtrail`: a CloudTrail record is read as a finished span of unknown length. */
  evidence: Evidence
  /** For how many records it stands, see `engine/trail/`, and for how many keys its key does. */
  alike?: number
  keysAlike?: number
}

export interface LogRecord {
  type: 'log'
  time?: Us
  severity?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
  body: string
  attributes: Attributes
  traceId?: string
  spanId?: string
  process: string
  service: string
  logger?: string
  evidence: Evidence
}

export type OutcomeState = 'passed' | 'failed' | 'timeout' | 'skipped' | 'unknown'

/** What a tool's answer says of itself, inside a 200. */
export interface SaidAnswer {
  success?: boolean
  /** MCP's own mark: the caller was told. */
  isError?: boolean
  error?: string
  message?: string
  count?: number
}

/** What a test runner, or a client, says of one tool call or test case. */
export interface Outcome {
  type: 'outcome'
  /** The case's full name as the runner prints it. */
  name: string
  suite?: string
  /** The tool, where the runner names it. */
  tool?: string
  state: OutcomeState
  start?: Us
  end?: Us
  /** How long it took, where the runner says so; it may without saying when. */
  duration?: Us
  /** The runner's limit for this call, µs. */
  timeout?: Us
  message?: string
  /** How many results the runner counted, where it says so. */
  resultCount?: number
  /** What the answer itself says, where the runner kept it. */
  answer?: SaidAnswer
  /** The failure's text, or the answer's error, where AWS's sentence in it tells of a call: read as a log line is. */
  told?: LogRecord
  expectedRole?: string
  /** The case expects an error: its failed calls are the point. */
  negative?: boolean
  traceId?: string
  spanId?: string
  jsonrpcId?: string
  mcpSession?: string
  /** Attempt number of a case that the runner retried. */
  retry?: number
  evidence: Evidence
}

/** What was watched in one process, from the preload's coverage file. */
export interface Coverage {
  type: 'coverage'
  process: string
  service: string
  watched: readonly Need[]
  from: Us
  /** Last moment the process was seen alive, or its clean end. */
  to?: Us
  /** The process said that it ended; a killed or running one never does. */
  ended: boolean
  /** How it ended, where it did so by itself. */
  exit?: { code: number; error?: string }
  tail: 'complete' | 'incomplete'
  /** `nodejs`, `cpython`; absent in records that name none. */
  runtime?: string
  variables: readonly string[]
  files: readonly string[]
  dropped: number
  /** Threads of the process that nobody watches. */
  unwatched: number
  /** By what the process is asked where nobody watches. */
  notInbound?: readonly string[]
  notes: readonly string[]
  evidence: Evidence
}

export type Rec = Span | LogRecord | Outcome | Coverage

/** A piece of input that could not be used, and why. `count` pieces alike are one skip. */
export interface Skip {
  file: string
  line?: number
  at?: string
  reason: string
  count: number
}
