/** Tests that found something else than they were written for, in what came: of who asked AWS they say nothing. */
import type { Case } from '../model/tool-call.ts'
import { isIdentityMatter, tellsOfTrouble } from '../vocabulary/identity-matters.ts'
import { isAssertion } from '../vocabulary/program-errors.ts'
import { causesIn } from '../vocabulary/tells.ts'

/** It failed of an assertion about what it was given, and no call of it is known. */
export function isOwnTest({ toolCall: { kind, outcome, outcomeMessage = '', awsCalls }, calls, logs }: Case): boolean {
  if (kind !== 'test' || outcome !== 'failed' || awsCalls > 0 || calls.length > 0 || logs.length > 0) return false
  return isAssertion(outcomeMessage) && isOwnMatter(outcomeMessage)
}

/** It speaks neither of AWS nor of who asks, and of no wait. */
export function isOwnMatter(says: string): boolean {
  return !isIdentityMatter(says) && !tellsOfTrouble(says) && causesIn(says).length === 0
}

/** Is the rest of its results green? Where nothing went well, something that all of them need may be missing. */
export function somePassed(cases: readonly Case[]): boolean {
  return cases.some(({ toolCall }) => toolCall.kind === 'test' && toolCall.outcome === 'passed')
}
