/** A server says that it could not assume a role, some lines below the reason: one failure, told twice. */
import type { Call } from '../../model/call.ts'
import { firstIndex } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'
import { append } from '../kit/multimap.ts'
import { BREATH } from './told-troubles.ts'

/** Lines between a reason and what a server makes of it, in a log without times. */
const REACH = 6
/** Codes of a reason: nobody could sign, or STS said no. */
const REASON = /^(?:No\w*Credential|Credential|AccessDenied|ExpiredToken|InvalidIdentityToken|WebIdentity|Unauthorized)/

/** The calls that a log tells of, without those that repeat one before them and say less. */
export function withoutEchoes(calls: readonly Call[]): Call[] {
  const reasons = new Map<string, Set<number>>()
  /** By process. */
  const moments = new Map<string, Us[]>()
  for (const { evidence, errorCode = '', outcome, process, start, untimed } of calls) {
    if (outcome !== 'error' || !REASON.test(errorCode)) continue
    if (!untimed) append(moments, process, start)
    else if (evidence.line !== undefined)
      reasons.set(evidence.file, (reasons.get(evidence.file) ?? new Set()).add(evidence.line))
  }
  for (const own of moments.values()) own.sort((a, b) => a - b)
  return calls.filter(({ evidence: { file, line }, errorCode, process, start, untimed }) => {
    if (errorCode !== 'AssumeRoleFailed') return true
    if (!untimed) return !isJustAfter(start, moments.get(process) ?? [])
    if (line === undefined) return true
    const own = reasons.get(file)
    for (let above = line - 1; own && above >= line - REACH; above--) if (own.has(above)) return false
    return true
  })
}

/** @param moments in order */
function isJustAfter(at: Us, moments: readonly Us[]): boolean {
  const moment = moments[firstIndex(moments, (one) => one >= at - BREATH)]
  return moment !== undefined && moment <= at
}
