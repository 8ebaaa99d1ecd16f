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
