import { widen } from '../../src/facts/grants.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { spentIn } from '../../src/facts/time-spent.ts'
import { text } from '../../src/model/attribute-access.ts'
import { SEMCONV as S } from '../../src/model/attributes.ts'
import { isDenial } from '../../src/model/aws.ts'
import { type Call, isStanding } from '../../src/model/call.ts'
import { permissionFor } from '../../src/model/permissions.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut, duration, list, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Fewer calls are no storm. */
const MANY = 5
/** Together they must have taken this share of the tool's time; alone, none may. */
const SHARE = 0.5

export const rule: Rule = {
  id: 'denied-call-storm',
  title: 'Many denied or slow calls add up to the deadline',
  severity: 'error',
  step: 6,
  suspect: 'permissions',
  needs: [],
  trigger: { outcome: ['timeout', 'failed'] },
  effectOf: ['calls-slowed'],
  causes: ['call-denied', 'time-lost'],
  limits: [
    { times: MANY, says: 'calls, at the least' },
    { share: SHARE, says: 'of the tool call’s time that they take together, at the least, and one alone never' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls } = c
    const saidSo = t.outcome === 'failed' && !t.negative && saysTimedOut(c)
    if (t.outcome !== 'timeout' && !saidSo) return
    const total = t.until - t.start
    const before = calls.filter(
      (call) => call.kind !== 'metadata' && !isStanding(call, t.until) && call.start < t.until,
    )
    if (before.length < MANY || total <= 0) return
    if (before.some((call) => spentIn([call], t.start, t.until) / total >= SHARE)) return
    const spent = spentIn(before, t.start, t.until)
    if (spent / total < SHARE) return
    const denied = before.filter(isDenied)
    const groups = grouped(before)
    const sums = groups.map(
      ({ name, members }) => `${members.length} × ${name} (${duration(spentIn(members, t.start, t.until))})`,
    )
    const longest = before.reduce((a, b) => (spentIn([b], t.start, t.until) > spentIn([a], t.start, t.until) ? b : a))
    const mostlyDenied = denied.length * 2 >= before.length
    // What ran out of time may be one of the calls, where nobody but the tool speaks of it.
    if (saidSo && !mostlyDenied) return
    const some = denied.length ? `, ${denied.length === before.length ? 'all' : denied.length} of them denied` : ''
    yield {
      message: `${t.tool} ran into its deadline through the sum of ${before.length} calls${some}, none of which hangs: ${duration(spent)} of ${duration(total)} (${percent(spent, total)})`,
      expected: `the calls of ${t.tool} together take well under ${duration(total)}`,
      observed: `${list(sums, 6)};${denied.length ? ` ${count(denied.length, 'call')} denied;` : ''} the longest was ${callName(longest)} with ${duration(spentIn([longest], t.start, t.until))}`,
      fix: `${denied.length ? 'Stop at the first denial of a kind instead of asking on, and run' : 'Run'} the calls side by side (${inLanguage(c, { nodejs: '`Promise.all`, a pool of 10', python: 'a `ThreadPoolExecutor` of 10', other: 'a pool of 10' })}); a longer deadline only hides the sum.${denied[0] ? ` ${allowed(c, denied)}` : ''}`,
      confidence: mostlyDenied && !saidSo ? 'high' : 'medium',
      subject: [t.tool],
      evidence: [
        ...(t.deadline?.evidence ?? []),
        ...denied.map((call) => call.evidence),
        ...before.filter((call) => !isDenied(call)).map((call) => call.evidence),
      ],
      ...(!denied.length && { suspect: 'network' as const }),
    }
  },
}

const TIMED_OUT = /\btime(?:d|s)?[ -]?out|timeout|deadline[ _-]?exceeded/i

/** Its own span, its answer or its request's status; stock spans tell of no deadline. */
function saysTimedOut({ toolCall: t, spans }: Case): boolean {
  const own = spans.find((span) => t.id === `${span.traceId}/${span.spanId}`)
  const words = [own?.message, own && text(own, S.errorType), t.answer?.error, t.answer?.message, t.outcomeMessage]
  return t.httpStatus === 504 || words.some((said) => said !== undefined && TIMED_OUT.test(cut(said, 2000)))
}

function isDenied(call: Call): boolean {
  return isDenial(call.errorCode) || call.httpStatus === 403
}

function allowed(c: Case, denied: readonly Call[]): string {
  const actions = list([...new Set(denied.map(permissionFor))], 4)
  return widen(
    c,
    denied[0]!,
    (holder) => `Where ${c.toolCall.tool} needs them, allow ${actions} to ${holder}.`,
    `may ${actions}`,
  )
}

/** By service and error, the costliest first. */
function grouped(calls: readonly Call[]): { name: string; members: Call[] }[] {
  const groups = new Map<string, Call[]>()
  for (const call of calls) {
    const name = `${call.service} ${call.errorCode ?? (call.open ? 'unanswered' : 'answered')}`
    const members = groups.get(name)
    if (members) members.push(call)
    else groups.set(name, [call])
  }
  return [...groups].map(([name, members]) => ({ name, members })).sort((a, b) => b.members.length - a.members.length)
}
