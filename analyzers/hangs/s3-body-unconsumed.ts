// https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md (streams must be read or destroyed)

import { inLanguage } from '../../src/facts/language.ts'
import { type Body, bodyOf, socketWait } from '../../src/facts/response-bodies.ts'
import type { Call } from '../../src/model/call.ts'
import { smallest } from '../../src/model/extremes.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, duration, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** A body left alone now and then is a HEAD with the wrong verb, not a leak. */
const MANY = 3
/** A reader may take its time, µs. */
const LEFT_ALONE: Us = 1_000_000
/** A queue in front of the pool as long as this is one that leaks fill, µs. */
const QUEUE: Us = 1_000_000

export const rule: Rule = {
  id: 's3-body-unconsumed',
  title: 'Bodies that nobody reads keep the sockets',
  severity: 'error',
  step: 6,
  suspect: 'pool',
  needs: [],
  trigger: { digest: ['socketWait', 'bodyUnfinished'] },
  causes: ['sockets-kept', 'time-lost'],
  limits: [
    { times: MANY, says: 'bodies left unread at once, at the least' },
    { us: LEFT_ALONE, says: 'after which a body counts as left alone' },
    { us: QUEUE, says: 'that a request must have waited for a free socket' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    const victim = c.calls.find((call) => call.start <= t.until && socketWait(call, t.until) >= QUEUE)
    const ownLeaks = leaks(c.calls, t.until, c)
    if (!victim && ownLeaks.length === 0) return
    const at = victim ? victim.start : t.until
    const all = leaks(ledger.callsDuring(t.process, at, Math.max(at, t.until)), t.until, c)
    // A stock HTTP span that never came may also be lost; a body that still comes may be a slow one: both need a victim.
    const certain = all.filter((leak) => leak.body.state === 'unread')
    const leaked = victim ? all : certain
    if (leaked.length < MANY) return
    const names = [...new Set(leaked.map((leak) => callName(leak.call)))]
    const gaveUp = victim && t.outcome === 'timeout'
    yield {
      message: `${count(leaked.length, `answer of ${list(names, 2)}`, `answers of ${list(names, 2)}`)} came, and nobody read their bodies: each keeps its socket${victim ? `, and ${callName(victim)} waited ${duration(socketWait(victim, t.until))} for one` : ''}`,
      expected: 'each body is read to its end, or destroyed',
      observed: `${leaked.length} bodies open at once, the oldest for ${duration(t.until - smallest(leaked.map((leak) => leak.body.from)))}${certain.length ? `; ${certain.length} had come to their end and lay unread` : ''}`,
      fix: `After GetObject, read the stream or drop it, on every path, errors included: ${inLanguage(c, { nodejs: '`await Body.transformToString()`, `pipeline(Body, …)`, `Body.destroy()`', python: '`response["Body"].read()` or `.close()`', other: 'read it to its end, or close it' })}. To learn whether an object exists, use HeadObject.`,
      severity: gaveUp ? 'error' : 'warning',
      confidence: certain.length >= MANY ? 'high' : 'medium',
      subject: [t.service, ...names.slice(0, 1)],
      evidence: [...(victim ? [victim.evidence] : []), ...leaked.map((leak) => leak.call.evidence)],
    }
  },
}

function leaks(calls: readonly Call[], until: Us, { ledger }: Case): { call: Call; body: Body }[] {
  return calls.flatMap((call) => {
    if (call.service !== 'S3' || call.start > until) return []
    const body = bodyOf(call, ledger)
    if (!body || ['complete', 'flowing', 'late'].includes(body.state)) return []
    return (body.to ?? until) - body.from >= LEFT_ALONE ? [{ call, body }] : []
  })
}
