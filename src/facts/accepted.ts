/** Requests that were served though their token should not have let them in. */
import type { Us } from '../model/records.ts'
import { TOKEN_LEEWAY } from '../model/tolerances.ts'
import type { Ledger, Token, ToolCall } from '../model/tool-call.ts'
import { hiddenError } from './signing.ts'

/** Was it served, whatever its token? */
export function accepted(t: ToolCall): boolean {
  const { kind, httpStatus, outcome, awsCalls, outbound, answer } = t
  if (httpStatus !== undefined && httpStatus >= 400) return false
  if (kind !== 'mcp') return httpStatus !== undefined || awsCalls > 0 || answer !== undefined
  // A tool runs for a request that was let in, and may itself turn it away: inside a 200, before it asks anybody.
  const isTurnedAway = outbound === 0 && (answer?.isError || hiddenError(t) !== undefined)
  return outcome !== 'skipped' && !isTurnedAway
}

/**
 * The token of another request that was served as well, with the same claims under another signature. HMAC and PKCS#1
 * signatures are deterministic: one of the two is forged.
 */
export function acceptedTwin(t: ToolCall, ledger: Ledger): Token | undefined {
  const { token } = t
  if (!accepted(t) || !token?.fingerprint || !/^(HS|RS)\d+$/.test(token.alg ?? '')) return undefined
  // Another process may hold another key.
  return ledger
    .twinsOf(token)
    .find((other) => other.token?.process === token.process && other.token.fingerprint !== undefined && accepted(other))
    ?.token
}

/** How long the token had expired when the request that was served with it began, µs; nothing where it had not. */
export function servedAfterExpiry(t: ToolCall): Us | undefined {
  if (t.token?.exp === undefined || !accepted(t)) return undefined
  const late = t.start - t.token.exp * 1e6
  return late > TOKEN_LEEWAY ? late : undefined
}
