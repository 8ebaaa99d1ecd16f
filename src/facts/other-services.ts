/** Calls to services that are not AWS's, by host and port. */
import type { Call } from '../model/call.ts'
import { addressOf } from '../model/text.ts'
import type { Case } from '../model/tool-call.ts'

export function otherServices({ calls }: Case): Map<string, Call[]> {
  const hosts = new Map<string, Call[]>()
  for (const call of calls) {
    if (call.kind !== 'http' || call.standsUntil !== undefined) continue
    const host = addressOf(call)
    hosts.set(host, [...(hosts.get(host) ?? []), call])
  }
  return hosts
}

/** Key sets, discovery documents and health checks are read without a token. */
export function isPublicByDesign(call: Call): boolean {
  return /\/\.well-known\/|\/jwks(\.json)?$|\/(oauth2?|token|authorize|login)\b|\/(health|healthz|ready|live|metrics)$/.test(
    call.path ?? '',
  )
}

/** As which it refused whoever asked: by its status, or inside an answer that counts as good. */
export function refusalOf(call: Call): 401 | 403 | undefined {
  if (call.kind !== 'http') return undefined
  if (call.httpStatus === 401 || call.httpStatus === 403) return call.httpStatus
  return isToldInside(call) ? (call.errorCode === 'forbidden' ? 403 : 401) : undefined
}

export function isRefusedByOther(call: Call): boolean {
  return refusalOf(call) !== undefined
}

/** The names that the taps give to a refusal which came with a status of 200. */
export function isToldInside({ kind, outcome, errorCode, httpStatus = 0 }: Call): boolean {
  const isRefusal = errorCode === 'unauthenticated' || errorCode === 'forbidden'
  return kind === 'http' && outcome === 'error' && isRefusal && httpStatus >= 200 && httpStatus < 300
}

/** `401`, or `200 that says unauthenticated`. */
export function statusWords(call: Call): string {
  return isToldInside(call) ? `${call.httpStatus} that says ${call.errorCode}` : String(call.httpStatus)
}

/** The caller was told so in turn: a login that was refused, say, is nothing hidden. */
export function isToldOn({ toolCall: { httpStatus = 0, answer } }: Case, refused: readonly Call[]): boolean {
  return refused.every(isToldInside) && ((httpStatus >= 400 && httpStatus < 500) || (answer?.count ?? 0) > 0)
}

export const READ_ERROR =
  ' It answers with 200 whatever it says: read the error in the body before its results, and let the request fail with it.'
