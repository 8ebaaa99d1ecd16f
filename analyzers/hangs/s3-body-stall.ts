import { inLanguage } from '../../src/facts/language.ts'
import { bodyOf, socketWait } from '../../src/facts/response-bodies.ts'
import type { Call } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { addressOf, callName, duration, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const SHARE = 0.5
/** Without a known deadline, a body must have stood still this long, µs. */
const LONG: Us = 5_000_000

/** What ends no later than this after its tool was aborted with it, µs. */
const WITH_IT: Us = 5000

export const rule: Rule = {
  id: 's3-body-stall',
  title: 'An answer of S3 began and never ended',
  severity: 'error',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { digest: ['bodyUnfinished'], outcome: ['timeout', 'failed', 'unknown'] },
  effectOf: ['sockets-kept'],
  causes: ['time-lost'],
  limits: [
    { share: SHARE, says: 'of the tool call’s time until it was abandoned, at the least' },
    { us: LONG, says: 'standing still, at the least, where nobody is known to have stopped waiting' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    if (c.calls.some((call) => socketWait(call, t.until) > LONG / 5)) return
    for (const call of c.calls) {
      if (call.service !== 'S3' || call.start >= t.until) continue
      const body = bodyOf(call, ledger)
      if (!body || !['stalled', 'late', 'missing'].includes(body.state) || (body.to ?? t.until) < t.until) continue
      // What came until a moment ago still came, whatever became of it later.
      const since = body.lastChunkAt ?? body.from
      const spent = t.until - since
      const total = t.until - t.start
      // A stock span that never came proves nothing by itself: the tool must have been given up over it.
      if (t.deadline ? spent / total < SHARE : body.state !== 'stalled' || spent < LONG) continue
      if (body.state === 'missing' && anotherWasOpen(c, call)) continue
      yield {
        message: `${callName(call)}${call.bucket ? ` (bucket ${call.bucket})` : ''} answered after ${duration(body.from - call.start)}, but its body ${since > body.from ? `stopped after ${duration(since - body.from)}` : 'never ended'}: ${duration(spent)} of ${duration(total)} (${percent(spent, total)}) went by`,
        expected: 'the body follows its headers, or the read is aborted',
        observed: `headers at ${duration(body.from - t.start)}, ${body.to === undefined ? 'no end of the body' : body.to - t.until < WITH_IT ? 'it was aborted with the tool' : `it ended only ${duration(body.to - t.until)} after the tool was abandoned`}${body.state === 'missing' ? ' (its HTTP span, which ends with the body, never came)' : ''}`,
        fix: `A request timeout ends with the headers; the read needs a limit of its own: ${inLanguage(c, { nodejs: '`await pipeline(Body, sink, { signal: AbortSignal.timeout(10_000) })`, or `requestHandler: { socketTimeout: 5000 }` for a connection that goes silent (AWS SDK for JavaScript v3)', python: '`Config(read_timeout=5)` covers bodies in boto3', other: 'a read timeout on the connection, or a deadline around the read' })}. Then look at what lies between (proxy, NAT gateway, a ranged read of a changing object).`,
        confidence: body.state === 'stalled' ? 'high' : 'medium',
        subject: [t.tool, callName(call), call.bucket ?? addressOf(call)],
        evidence: [
          call.evidence,
          ...call.attempts.slice(-1).map((attempt) => attempt.evidence),
          ...(t.deadline?.evidence ?? []),
        ],
      }
    }
  },
}

/** Then the tool may have waited for that call as well. */
function anotherWasOpen({ calls, toolCall: t }: Case, stalled: Call): boolean {
  return calls.some((call) => call !== stalled && call.start > stalled.start && call.start < t.until)
}
