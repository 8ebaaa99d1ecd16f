// https://modelcontextprotocol.io/specification/2025-06-18/basic/utilities/cancellation

import { inLanguage } from '../../src/facts/language.ts'
import { bodyOf } from '../../src/facts/response-bodies.ts'
import { lastByte } from '../../src/facts/time-spent.ts'
import { type Call, isStanding } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, duration, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** A call that was on its way when the caller left may still begin, µs. */
const GRACE: Us = 500_000
/** Work of this length after the caller left is not a call that was just ending, µs. */
const LONG: Us = 2_000_000

export const rule: Rule = {
  id: 'orphan-after-cancel',
  title: 'Work went on after the caller had left',
  severity: 'warning',
  step: 6,
  suspect: 'data',
  needs: [],
  trigger: { digest: ['givenUp'] },
  effectOf: ['time-lost', 'call-unlimited'],
  limits: [
    { us: GRACE, says: 'after the caller left, within which a call may still begin' },
    { us: LONG, says: 'that a call must run on after the caller left' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls, ledger } = c
    const { deadline } = t
    // A runner's or a client's own record says that nobody waited any more; a configured limit is only a wish.
    if (!deadline || deadline.from === 'configuration' || deadline.from === 'client-default') return
    const alive = Math.max(ledger.lastSeen(t.process)?.at ?? deadline.at, deadline.at)
    const later = calls.filter((call) => call.start > deadline.at + GRACE && !isStanding(call, alive))
    const running = calls.filter(
      (call) =>
        !isStanding(call, alive) && call.start <= deadline.at && (lastByte(call) ?? alive) >= deadline.at + LONG,
    )
    if (later.length === 0 && running.length === 0) return
    const end = [...later, ...running].reduce((last, call) => Math.max(last, lastByte(call) ?? alive), deadline.at)
    // The rest of an answer that had begun to come is read, or left: nothing new was asked for.
    const rest = later.length === 0 && running.every((call) => (bodyOf(call, ledger)?.from ?? alive) < deadline.at)
    const names = [...new Set([...later, ...running].map(callName))]
    const others = servicesOf([...later, ...running], c).filter((service) => service !== t.service)
    yield {
      message: `${t.tool}${others.length ? ` (${list(others, 3)})` : ''} kept working for ${duration(end - deadline.at)} after its caller had left: ${later.length ? `${count(later.length, 'call')} begun` : `${count(running.length, 'call')} not aborted`}`,
      expected: 'what the caller abandons is aborted',
      observed: `the caller left at ${duration(deadline.at - t.start)}; ${count(later.length, 'call')} begun and ${count(running.length, 'call')} held open after it: ${list(names, 4)}`,
      fix: `Pass the cancellation on: ${inLanguage(c, { nodejs: 'an MCP tool gets `extra.signal`; `client.send(command, { abortSignal: extra.signal })`, `fetch(url, { signal })`, and check `signal.aborted` in loops', python: 'a tool that is cancelled gets `CancelledError` at its next `await` (a `def` tool never does): call boto3 in a thread that can be abandoned', other: 'to the SDK’s calls and to loops' })}. On a server without sessions the cancel may reach another instance: limit the work by time as well.`,
      ...(rest && { severity: 'info' as const }),
      confidence: later.length ? 'high' : 'medium',
      subject: [t.tool],
      evidence: [...deadline.evidence, ...later.map((call) => call.evidence), ...running.map((call) => call.evidence)],
    }
  },
}

/** Who made these calls: behind a gateway or a proxy, another server than the one whose caller left. */
function servicesOf(calls: readonly Call[], { spans }: Case): string[] {
  const bySpan = new Map(spans.map(({ spanId, service }) => [spanId, service]))
  return [...new Set(calls.flatMap(({ spanId }) => bySpan.get(spanId) ?? []))]
}
