/** A rule: metadata that are data, and a pure function from a case to drafts of findings. */
import type { Cause } from '../vocabulary/causes.ts'
import type { Need } from './attributes.ts'
import type { Evidence } from './records.ts'
import type { Case, StepNumber } from './tool-call.ts'

export type Severity = 'error' | 'warning' | 'info'
export type Confidence = 'high' | 'medium' | 'low'

/** The usual suspects; each is declared guilty, cleared or unknown. */
export const SUSPECTS = [
  'token',
  'role',
  'trust',
  'permissions',
  'credentials',
  'network',
  'metadata',
  'pool',
  'region',
  'clock',
  'second-token',
  'data',
  'evidence',
] as const
export type Suspect = (typeof SUSPECTS)[number]

/**
 * What makes a tool call worth a look, as data, so that an engine can test it on summaries, on bytes or as a WHERE.
 * All fields given must hold; `any` is an alternative of several.
 */
export interface Trigger {
  any?: readonly Trigger[]
  /** One of the tool call's outcomes. */
  outcome?: readonly string[]
  /** A call with one of these error codes (a trailing `Exception` stripped). */
  errorCode?: readonly string[]
  /** A call of one of these operations. */
  operation?: readonly string[]
  callKind?: 'aws' | 'metadata' | 'http'
  openCall?: true
  expectedRole?: true
  /** A log line that holds one of these texts. */
  log?: readonly string[]
  /** A log line that tells of one of these causes (src/vocabulary/causes.ts), in whatever SDK's words. */
  told?: readonly Cause[]
  /** A span or answer attribute that exists. */
  attribute?: readonly string[]
  /** Every tool call. */
  always?: true
}

/** What a rule says; the engine adds rule id, tool calls, fingerprint and folding. */
export interface Draft {
  message: string
  /** The message where several tools share the finding, if the other one names the tool. */
  many?: string
  expected: string
  observed: string
  fix: string
  confidence: Confidence
  /** Where it differs from the rule's own. */
  severity?: Severity
  suspect?: Suspect
  /** The step that breaks, where the cause lies before it. */
  step?: StepNumber
  /** A cause of its own, whatever else went wrong in the same tool call: never folded under another finding. */
  independent?: true
  /** What the finding is about, normalised (role ARN, host, tool): never times or ids. Equal subjects are one finding. */
  subject: readonly string[]
  evidence: readonly Evidence[]
}

/** A rule's answer when its evidence is not enough. */
export interface Unsettled {
  inconclusive: true
  missing: readonly Need[]
  /** The one step that would settle it. */
  settleBy: string
}

export interface Rule {
  id: string
  title: string
  severity: Severity
  /** The step of the chain it speaks of. */
  step: StepNumber | null
  suspect: Suspect
  /** Evidence without which it can't be conclusive; the engine turns unmet needs into `inconclusive`. */
  needs: readonly Need[]
  trigger: Trigger
  /** Rules whose findings in the same tool call follow from this one. */
  explains?: readonly string[]
  check(c: Case): Iterable<Draft | Unsettled>
}
