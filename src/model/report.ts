/**
 * The report: rolecall's JSON contract (`--format json`), version 2. Reporters read this and nothing else.
 *
 * It is bounded: findings, chain patterns, pass rate, identities and totals are those of all tool calls; of a long run,
 * `toolCalls` has some of each kind, the last of which stands for the rest. Ids of tool calls are of those in `toolCalls`.
 *
 * Within version 2 fields may be added, none removed or changed in meaning. Times are ISO 8601 strings in UTC with
 * microseconds, durations milliseconds.
 */
import type { Alike } from './alike.ts'
import type { Need } from './attributes.ts'
import type { Identity } from './call.ts'
import type { Evidence, OutcomeState, Skip } from './records.ts'
import type { Confidence, Severity, Suspect } from './rule.ts'
import type { Join, Step, StepNumber } from './tool-call.ts'

export const REPORT_VERSION = 2

/** How the reason of a skip begins where an input ended before its end. */
export const BROKEN_OFF = 'broken off'
/** Of what a watch had no time to read before it was ended. */
export const WATCH_ENDED = `${BROKEN_OFF}: the watch was ended first; \`rolecall analyze\` reads all`

export interface InputReport {
  file: string
  /** Format as recognised, e.g. `rolecall spans`, `OTLP JSON`, `CTRF results`. */
  format: string
  records: number
  bytes?: number
  skipped: number
  skips: readonly Skip[]
  /** Nothing of it was understood, and it may hold what accuses somebody: it was named, or is no setting, document or code. */
  untold?: true
  from?: string
  to?: string
  proves: readonly string[]
  cannotProve: readonly string[]
}

export interface CallReport {
  id: string
  /** How many calls of a long trail this one stands for, itself among them; absent where it stands for itself only. */
  alike?: number
  kind: 'aws' | 'metadata' | 'http'
  /** `S3 GetObject`, `PUT /latest/api/token`. */
  name: string
  /** Absent where the evidence tells no time. */
  start?: string
  /** Absent while open. */
  end?: string
  durationMs?: number
  outcome: 'ok' | 'error' | 'open' | 'unknown'
  httpStatus?: number
  errorCode?: string
  errorMessage?: string
  requestId?: string
  region?: string
  host?: string
  roleArn?: string
  bucket?: string
  /** Fingerprint of the key that signed; describes itself in `identities`. */
  key?: string
  issuedKey?: string
  auth?: { scheme: string; token?: string }
  attempts: number
  evidence: Evidence
}

export interface ToolCallReport extends Alike {
  id: string
  kind: 'mcp' | 'request' | 'invocation' | 'job' | 'message' | 'scheduled' | 'test' | 'process'
  tool: string
  process: string
  service: string
  traceId?: string
  /** Absent where the evidence tells no time, as most JUnit files do. */
  start?: string
  end?: string
  durationMs?: number
  outcome: OutcomeState
  outcomeMessage?: string
  deadline?: { at?: string; afterMs: number; from: string }
  joinedBy: Join
  expectedRole?: string
  resultCount?: number
  awsCalls: number
  outbound: number
  denied: number
  open: number
  keys: readonly string[]
  /** Passed, and its AWS calls were signed by a session of the expected role. */
  asExpectedRole: boolean | 'unknown'
  /** As whom it reached AWS beyond STS: its expected role, another identity, not at all. */
  reached: 'expected' | 'other' | 'none' | 'unknown'
  /**
   * What its time until the end or the deadline went into, the largest first: the cause (`answer`, `socket`, `backoff`, `metadata`,
   * `event loop`, `own work`, `what no span covers`, …) and the call that was waited for. Absent for process-wide units.
   */
  timeSpent?: readonly { cause: string; call?: string; ms: number }[]
  /** Fingerprints of the findings that speak of it. */
  findings: readonly string[]
  /** Number of the first broken step, if any. */
  firstBroken?: StepNumber
  steps: readonly Step[]
  /** Of very many some: what is open, failed or took its time first. */
  calls: readonly CallReport[]
  callsTotal: number
  /** Its AWS calls are recorded by rolecall, which names the key of each that was signed. */
  recorded?: true
  /** Who signed the AWS calls of it and of those it stands for, where `calls` does not hold them all. */
  signed?: readonly SignedCalls[]
  evidence: readonly Evidence[]
}

/** AWS calls by the key that signed them. */
export interface SignedCalls {
  /** One of `identities`; absent where it is not known. */
  key?: string
  /** Of STS. */
  sts: number
  /** Of all others. */
  data: number
}

/** The tool calls whose six steps hold and break alike. */
export interface ChainReport {
  /** A letter a step: `o` ok, `b` broken, `u` unknown. */
  pattern: string
  /** Number of the first broken step, if any. */
  firstBroken?: StepNumber
  /** How many tool calls went this way. */
  count: number
  /** The same in words, each unit of work by its own noun. */
  concerns: string
  /** The most frequent tools among them. */
  tools: readonly { tool: string; count: number }[]
  toolsTotal: number
  /** Id of the first tool call that did. */
  toolCall: string
  /** The first one's. */
  steps: readonly Step[]
}

/** Counted over all tool calls, those left out of `toolCalls` too. */
export interface Totals {
  toolCalls: number
  outcomes: Partial<Record<OutcomeState, number>>
  reached: Partial<Record<ToolCallReport['reached'], number>>
  /** The most frequent first. */
  tools: readonly {
    tool: string
    count: number
    outcomes: Partial<Record<OutcomeState, number>>
    reached: Partial<Record<ToolCallReport['reached'], number>>
  }[]
  toolsTotal: number
}

/** Who signed, without its secret. */
export interface IdentityReport extends Omit<Identity, 'expires'> {
  expires?: string
  /** How many it signed; of those it stands for, together. */
  calls: number
  /** How many keys of the same role or user this one stands for, itself among them, where there are very many. */
  alike?: number
}

export interface Finding {
  /** Stable over runs: made of rule and normalised subject. */
  fingerprint: string
  ruleId: string
  severity: Severity
  confidence: Confidence
  /** The step of the chain that it speaks of, if of one. */
  step?: StepNumber
  message: string
  expected: string
  observed: string
  fix: string
  subject: readonly string[]
  /** Id of the first tool call it was seen in. */
  toolCall?: string
  /** The first of those it was seen in. */
  toolCalls: readonly string[]
  /** How many tool calls it was seen in: those named, and those that they stand for. */
  toolCallsTotal: number
  /** The same in words, each unit of work by its own noun: `3 jobs`, `12 tool calls and 1 process`. */
  concerns: string
  /**
   * For how many findings of its rule this one stands, itself among them: of a rule with more than 50 subjects the heaviest 50 are
   * told by themselves, the others together. Absent where it stands for itself only.
   */
  alike?: number
  /** Names of their tools, of very many the first. */
  tools: readonly string[]
  toolsTotal: number
  /** Fingerprint of the finding that this one follows from. */
  causedBy?: string
  evidence: readonly Evidence[]
  /** `evidence` may be cut; this is how many there were. */
  evidenceTotal: number
  /** Set where the finding does not count: declared so, known before, or less sure than asked for. */
  suppressed?: Suppressed
}

export interface Suppressed {
  by: 'configuration' | 'baseline' | 'min-confidence'
  reason: string
  /** ISO date after which it counts again. */
  until?: string
}

export interface Inconclusive {
  ruleId: string
  toolCalls: readonly string[]
  toolCallsTotal: number
  missing: readonly Need[]
  settleBy: string
}

export interface SuspectReport {
  suspect: Suspect
  verdict: 'guilty' | 'cleared' | 'unknown'
  /** One sentence: "AssumeRole is cleared: 9 of 9 calls for role/Reader succeeded, and 31 of 31 S3 calls were signed by the keys they issued." */
  why: string
  findings: readonly string[]
  evidence: readonly Evidence[]
}

/** ✓ `clean`, ✗ `error` or `warning` by the heaviest finding that counts, ? `unknown`. The exit code follows it. */
export type Verdict = 'clean' | 'warning' | 'error' | 'unknown'

/** What keeps a report without an error from saying ✓. */
export interface Doubt {
  kind: string
  /** One sentence with the real numbers. */
  says: string
  /** The one step that would settle it. */
  settleBy: string
  /** Ids of the first tool calls it is about; none where it is about the whole. */
  toolCalls: readonly string[]
  toolCallsTotal: number
  /** Where to look first; absent where there is no place. */
  evidence?: readonly Evidence[]
}

/** A line of the first screen; ARNs stand in full where they are first named. */
export interface ScreenLine {
  label: 'verdict' | 'ran as' | 'why' | 'also' | 'fix' | 'settle' | 'cleared'
  text: string
}

export interface Summary {
  verdict: Verdict
  /** The verdict in sentences: the first is the first screen's, then come the step that broke first and other causes. */
  headline: string
  /** The first screen, the same in every format: the verdict, as whom things ran, why, what else, the fix. */
  lines: readonly ScreenLine[]
  /** Why ✓ can't be said; they make the verdict `unknown`, unless an error leads. */
  doubts: readonly Doubt[]
  /** What the findings that do not count are, in words; absent if all count. */
  setAside?: string
  /** Fingerprints of the leading findings that count, one for each independent root cause, first cause first. */
  rootCauses: readonly string[]
  findings: Record<Severity, number>
  inconclusive: number
  toolCalls: number
  /** The pass rate restated; absent without results. */
  passRate?: {
    passed: number
    total: number
    /** Of the passed: reached AWS as the token's role. */
    asExpectedRole: number
    /** Of the passed: reached AWS under another identity. */
    asOtherIdentity: number
    /** Of the passed: made no AWS call, as far as the evidence shows. */
    noAwsCall: number
    /** Of the passed: cannot be told. */
    unknown: number
    sentence: string
  }
  /** Test cases that could not be joined to a tool call. */
  unjoined: number
  /** Tool calls that failed, and that no finding above a remark speaks of; absent if there are none. */
  unexplained?: number
  from?: string
  to?: string
  notes: readonly string[]
}

export interface Report {
  version: typeof REPORT_VERSION
  tool: { name: 'rolecall'; version: string }
  inputs: readonly InputReport[]
  identities: readonly IdentityReport[]
  totals: Totals
  /** All of them, or of a long run some of each kind; see `alike`. */
  toolCalls: readonly ToolCallReport[]
  /** Broken ones first, the most frequent leading. */
  chains: readonly ChainReport[]
  /** The leading root cause first; what follows from a finding stands behind it. */
  findings: readonly Finding[]
  inconclusive: readonly Inconclusive[]
  suspects: readonly SuspectReport[]
  summary: Summary
}
