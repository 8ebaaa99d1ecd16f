/** A server says that it could not assume a role, some lines below the reason: one failure, told twice. */
import type { Call } from '../../model/call.ts'

/** Lines between a reason and what a server makes of it. */
const REACH = 6
/** Codes of a reason: nobody could sign, or STS said no. */
const REASON = /^(?:No\w*Credential|Credential|AccessDenied|ExpiredToken|InvalidIdentityToken|WebIdentity|Unauthorized)/

/** The calls that a log tells of, without those that repeat one before them and say less. */
export function withoutEchoes(calls: readonly Call[]): Call[] {
  const reasons = new Map<string, Set<number>>()
  for (const { evidence, errorCode = '', outcome } of calls)
    if (outcome === 'error' && evidence.line !== undefined && REASON.test(errorCode))
      reasons.set(evidence.file, (reasons.get(evidence.file) ?? new Set()).add(evidence.line))
  return calls.filter(({ evidence: { file, line }, errorCode }) => {
    if (errorCode !== 'AssumeRoleFailed' || line === undefined) return true
    const own = reasons.get(file)
    for (let above = line - 1; own && above >= line - REACH; above--) if (own.has(above)) return false
    return true
  })
}
