/** Requests that were served though their token should not have let them in. */
import type { Us } from '../model/records.ts'
import { TOKEN_LEEWAY } from '../model/tolerances.ts'
import type { Ledger, Token, ToolCall } from '../model/tool-call.ts'

/** Was it served, whatever its token? */
export function accepted({ kind, httpStatus, outcome, awsCalls, answer }: ToolCall): boolean {
  if (httpStatus !== undefined && httpStatus >= 400) return false
  // A tool only runs for a request that was let in.
  return kind === 'mcp' ? outcome !== 'skipped' : httpStatus !== undefined || awsCalls > 0 || answer !== undefined
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
