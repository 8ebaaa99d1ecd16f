/** What a finding rests on where a call's own record leaves a name out: the record of the call, and the lines above it that name the bucket, the region or the caller. */
import { oncePer } from '../model/once-per.ts'
import type { Evidence } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'

const byEvidence = oncePer(
  (calls: Case['calls']) =>
    new Map(calls.flatMap(({ evidence, namedAt }) => (namedAt ? [[evidence, namedAt] as const] : []))),
)

/** @param evidence of a finding about those calls */
export function withNamedAt(evidence: readonly Evidence[], { calls }: Case): readonly Evidence[] {
  const named = byEvidence(calls)
  return named.size === 0 ? evidence : [...evidence, ...evidence.flatMap((one) => named.get(one) ?? [])]
}
