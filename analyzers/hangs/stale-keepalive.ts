// https://nodejs.org/api/http.html#requestreusedsocket

import { inLanguage } from '../../src/facts/language.ts'
import { isReset } from '../../src/facts/lost-connections.ts'
import { failedATest } from '../../src/facts/refusals.ts'
import { bool } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { addressOf, callName, duration } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** A connection that was used a moment ago is not idle, µs. */
const IDLE: Us = 1_000_000
/** A stale connection is reset at once; later than this the peer had begun to work, µs. */
const AT_ONCE: Us = 1_000_000
/** How far back a call that used the connection may lie, µs. */
const REACH: Us = 600_000_000

export const rule: Rule = {
  id: 'stale-keepalive',
  title: 'A kept-alive connection had gone stale',
  severity: 'warning',
  step: 6,
  suspect: 'pool',
  needs: [],
  trigger: { digest: ['callFailed'] },
  effectOf: ['process-busy'],
  causes: ['call-failed', 'call-answered-with-error'],
  limits: [
    { us: IDLE, says: 'without a request, after which a connection counts as idle' },
    { us: AT_ONCE, says: 'within which a stale connection is reset; later, the peer had begun to work' },
    { us: REACH, says: 'at most between the call that used the connection before and this one' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    for (const call of c.calls) {
      if (call.kind === 'metadata') continue
      const reset = resetOf(call)
      // Absorbed by the SDK's own retry, or by the caller's: nobody noticed.
      if (!reset || call.outcome === 'ok') continue
      const failed = failedATest(call, c.ledger)
      if (c.ledger.healed(call) && !failed) continue
      const before = previous(call, reset.start, c)
      const idle = before?.end === undefined ? undefined : reset.start - before.end
      if (idle === undefined || idle < IDLE || before?.outcome === 'error') continue
      // A real outage resets fresh connections as well.
      if (reset.reused === false || outage(call, c)) continue
      yield {
        message: `${callName(call)} was sent on a connection to ${hostOf(call)} that had been idle for ${duration(idle)} and that the peer had closed`,
        expected: 'idle connections are dropped before the peer drops them',
        observed: `${call.errorCode ?? 'connection reset'}${call.errorMessage ? ` (${call.errorMessage})` : ''} ${duration(reset.spent)} after it was sent${reset.reused ? ', on a socket that had carried a request before' : ''}; the call before it had been answered`,
        fix: `Keep connections for less than the peer does (load balancers often 60 s, Node servers 5 s): ${inLanguage(c, { nodejs: '`new Agent({ keepAlive: true, timeout: 4000 })`, or undici’s `keepAliveTimeout`', python: '`Config(tcp_keepalive=True)`, or a session made anew', other: 'the idle limit of the HTTP client’s pool' })}; and retry a request that is safe to repeat once after a reset.`,
        ...(failed || t.outcome === 'failed' || t.outcome === 'timeout' ? { severity: 'error' as const } : {}),
        ...(t.negative && { severity: 'info' as const }),
        confidence: reset.reused ? 'high' : 'medium',
        subject: [addressOf(call)],
        evidence: [call.evidence, ...(before ? [before.evidence] : [])],
      }
    }
  },
}

function resetOf(call: Call): { start: Us; spent: Us; reused?: boolean } | undefined {
  const last = call.attempts.at(-1)
  const code = last?.error ?? call.errorCode
  const start = last?.start ?? call.start
  const end = last?.end ?? call.end
  if (!isReset(code, call.errorMessage) || end === undefined || end - start > AT_ONCE) return undefined
  const reused = last && bool(last, R.reusedSocket)
  // The preload says so where it is so, and times the connection where it is new.
  const fresh = last && last.attributes[R.timeConnect] !== undefined
  return { start, spent: end - start, ...(reused ? { reused: true } : fresh ? { reused: false } : {}) }
}

/** The last call to the same host before. */
function previous(call: Call, at: Us, { ledger }: Case): Call | undefined {
  return ledger
    .callsDuring(call.process, at - REACH, at)
    .findLast((other) => other !== call && other.end !== undefined && other.end <= at && sameHost(other, call))
}

function outage(call: Call, { ledger }: Case): boolean {
  const end = call.end ?? call.start
  return ledger
    .callsDuring(call.process, end, end + 5_000_000)
    .some((other) => other !== call && other.start >= end && sameHost(other, call) && other.outcome === 'error')
}

function hostOf(call: Call): string {
  return call.host ?? call.attempts.at(-1)?.host ?? call.service
}

function sameHost(a: Call, b: Call): boolean {
  return hostOf(a) === hostOf(b) && a.attributes['server.port'] === b.attributes['server.port']
}
