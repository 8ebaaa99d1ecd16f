/** What is known of a tool call at a glance, each answer found out once, and only where somebody asks. */
import type { DigestField } from '../../model/digest.ts'
import { oncePer } from '../../model/once-per.ts'
import type { Case } from '../../model/tool-call.ts'
import { CALLS } from './calls.ts'
import { EVIDENCE } from './evidence.ts'
import { IDENTITY } from './identity.ts'

const FIELDS: Readonly<Record<DigestField, (c: Case) => boolean>> = { ...CALLS, ...IDENTITY, ...EVIDENCE }

const known = oncePer((_: Case) => new Map<DigestField, boolean>())

export function digestSays(field: DigestField, c: Case): boolean {
  const answer = known(c).get(field) ?? FIELDS[field](c)
  known(c).set(field, answer)
  return answer
}
