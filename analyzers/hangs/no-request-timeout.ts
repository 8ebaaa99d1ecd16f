import { clientLimits, LONGEST_LIMIT, requestLimit } from '../../src/facts/client-limits.ts'
import { bodyOf } from '../../src/facts/response-bodies.ts'
import { lastByte } from '../../src/facts/time-spent.ts'
import { isStanding } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { addressOf, callName, duration } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** So long after the caller left nobody has any use for the answer, µs. */
const BEYOND: Us = 5_000_000

export const rule: Rule = {
  id: 'no-request-timeout',
  title: 'Nothing limits how long a request may take',
  severity: 'warning',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { digest: ['callOpen'] },
  effectOf: ['time-lost', 'call-unlimited'],
  causes: ['call-unlimited'],
  limits: [
    { us: LONGEST_LIMIT, says: 'that a request may run: any limit worth the name ends it before' },
    { us: BEYOND, says: 'that it may run, where it ran on for as long after its caller had stopped waiting' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    if (c.logs.some((log) => log.body.includes('a request has exceeded the configured'))) return
    const seen = Math.max(ledger.lastSeen(t.process)?.at ?? t.until, t.until)
    for (const call of c.calls) {
      if (
        call.kind === 'metadata' ||
        isStanding(call, lastByte(call) ?? seen) ||
        call.seenAs === 'log' ||
        call.attempts.length > 1
      )
        continue
      // A limit of its own would have ended it with an error.
      if (!call.open && call.outcome === 'error') continue
      const end = lastByte(call)
      const body = bodyOf(call, ledger)
      // Answered in time: a body that comes, or waits for its reader, is beyond a request's limit.
      if (body && body.state !== 'stalled' && end === undefined) continue
      const ran = (end ?? seen) - call.start
      const beyond = t.deadline ? (end ?? seen) - t.deadline.at : 0
      if (ran < LONGEST_LIMIT && !(ran >= BEYOND && beyond >= BEYOND)) continue
      if (end !== undefined && (!t.deadline || beyond <= 0)) continue
      const first = call.attempts[0]
      yield {
        message: `${callName(call)} ran for ${duration(ran)}${end === undefined ? ` and ${body ? 'its body never ended' : 'was never answered'}` : ''}${t.deadline ? `, ${duration(Math.max(0, beyond))} after ${t.tool} was abandoned` : ''}: no time limit ended it`,
        expected: 'a request fails, and says so, before its caller stops waiting',
        observed: `one try, ${end === undefined ? `still open${body ? ` in its body (${body.state})` : ''} when the evidence ends` : 'answered in the end'}; no timeout error`,
        fix:
          call.kind === 'aws'
            ? `Set limits that end a call: ${clientLimits(c, call)}.`
            : `Give the request a limit: ${requestLimit(c)}.`,
        confidence: end === undefined ? 'medium' : 'high',
        subject: [callName(call), addressOf(call)],
        evidence: [call.evidence, ...(first ? [first.evidence] : []), ...(t.deadline?.evidence ?? [])],
      }
    }
  },
}
