/** A rule: metadata that are data, and a pure function from a case to drafts of findings. */
import type { Cause } from '../vocabulary/causes.ts'
import type { Need } from './attributes.ts'
import type { Consequence } from './consequences.ts'
import type { DigestField } from './digest.ts'
import type { Evidence, OutcomeState, Us } from './records.ts'
import { duration, percent } from './text.ts'
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
 * All fields given must hold, each by one of its values; `any` is an alternative of several. Without fields, all hold.
 */
export interface Trigger {
  any?: readonly Trigger[]
  /** What is known of the tool call at a glance. */
  digest?: readonly DigestField[]
  /** Its outcome. */
  outcome?: readonly OutcomeState[]
  /** A call's error code (a trailing `Exception` stripped). */
  errorCode?: readonly string[]
  /** A log line that holds this text. */
  log?: readonly string[]
  /** A log line that tells of this cause (src/vocabulary/causes.ts), in whatever SDK's words. */
  told?: readonly Cause[]
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
  /** What follows from this one, beside what follows from any of its rule. */
  causes?: readonly Consequence[]
  /** What the finding is about, normalised (role ARN, host, tool): never times or ids. Equal subjects are one finding. */
  subject: readonly string[]
  evidence: readonly Evidence[]
}

/** A rule's answer when its evidence is not enough. */
export interface Unsettled {
  inconclusive: true
  missing: readonly Need[]
  /** The one step that would settle it, where it is another than to record what is missing. */
  settleBy?: string
}

/** A figure that a rule judges by, in µs, as a share of 1, or as a number; and what it bounds, in words. */
export type Limit = { says: string } & ({ us: Us } | { share: number } | { times: number })

/** `- 1 s waiting for a free socket, at the least`, as the rule’s page has it. */
export function limitLine(limit: Limit): string {
  const figure =
    'us' in limit
      ? duration(limit.us).replace(' min 0 s', ' min')
      : 'share' in limit
        ? percent(limit.share, 1)
        : `${limit.times}`
  return `- ${figure} ${limit.says}`
}

export interface Rule {
  id: string
  title: string
  severity: Severity
  /** The step of the chain it speaks of. */
  step: StepNumber | null
  suspect: Suspect
  /** Evidence without which it can't look at all: where it is unknown, the engine calls the rule inconclusive. */
  needs: readonly Need[]
  /**
   * What its findings claim by absence: where it is not proven that this was watched from start to end of the tool call,
   * the engine makes each finding inconclusive.
   */
  proves?: readonly Need[]
  trigger: Trigger
  /**
   * It measures calls against the role that was meant: such tool calls are inconclusive where they fetched data from AWS
   * and nobody says which role that was.
   */
  needsRole?: Trigger
  /** Kinds of consequence that it is one of: its findings are folded under a cause of them in the same tool calls. */
  effectOf?: readonly Consequence[]
  /** Kinds of consequence that follow from it. */
  causes?: readonly Consequence[]
  /** The figures that it judges by; its page has them under "Limits". */
  limits?: readonly Limit[]
  check(c: Case): Iterable<Draft | Unsettled>
}
