// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html

import { inLanguage } from '../../src/facts/language.ts'
import { spentIn } from '../../src/facts/time-spent.ts'
import { num } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { isThrottle } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { largest } from '../../src/model/extremes.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { addressOf, callName, duration, list, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const SHARE = 0.5
const ALONE = 0.75

interface Tries {
  call: Call
  tries: readonly { start: Us; end?: Us; error?: string; httpStatus?: number }[]
  /** The tries are spans of their own, whose SDK call never came. */
  loose: readonly Call[]
}

export const rule: Rule = {
  id: 'retry-budget-over-deadline',
  title: 'The retries of one call outlast the tool',
  severity: 'error',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { outcome: ['timeout'] },
  effectOf: ['calls-slowed'],
  causes: ['calls-slowed', 'time-lost'],
  limits: [
    { share: SHARE, says: 'of the tool call’s time that the tries take together, at the least' },
    { share: ALONE, says: 'of it that one try alone may take: beyond, that call hung' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    if (t.outcome !== 'timeout') return
    const total = t.until - t.start
    for (const { call, tries, loose } of triedAgain(c)) {
      const before = tries.filter((attempt) => attempt.start < t.until)
      const failed = before.filter((attempt) => attempt.end !== undefined && attempt.end <= t.until)
      if (failed.length === 0 || before.length < 2) continue
      // Throttling is told by its own rule; a first try that hangs on is a hung call.
      if (failed.every((attempt) => isThrottle(attempt.error, attempt.httpStatus))) continue
      const spent = spentIn(loose.length ? loose : [call], t.start, t.until)
      const longest = largest(before.map((attempt) => Math.min(attempt.end ?? t.until, t.until) - attempt.start))
      if (total <= 0 || spent / total < SHARE || longest / total >= ALONE) continue
      const lengths = before.map((attempt) => duration(Math.min(attempt.end ?? t.until, t.until) - attempt.start))
      const allowed = num(call, R.maxAttempts)
      const each = largest(failed.map((attempt) => attempt.end! - attempt.start))
      const limit = Math.max(500, Math.floor(total / 1000 / 3 / 100) * 100)
      const pauses =
        spent - before.reduce((sum, attempt) => sum + Math.min(attempt.end ?? t.until, t.until) - attempt.start, 0)
      const errors = [
        ...new Set(
          failed.map((attempt) => attempt.error ?? (attempt.httpStatus ? `HTTP ${attempt.httpStatus}` : 'no answer')),
        ),
      ]
      yield {
        message: `${callName(call)} was tried ${before.length} times within ${t.tool}’s ${duration(total)}: ${duration(spent)} (${percent(spent, total)}) went into tries and pauses`,
        expected: `attempts × timeout stays well under the tool's deadline of ${duration(total)}`,
        observed: `tries of ${list(lengths, 5)}${pauses > 0 ? `, ${duration(pauses)} of pauses` : ''} (${list(errors, 3)})${allowed ? `, ${allowed} allowed` : ''}`,
        fix: `Let the call fail before the tool is abandoned: ${inLanguage(c, { nodejs: `\`maxAttempts: 2\` and \`requestHandler: { connectionTimeout: 500, requestTimeout: ${limit}, throwOnRequestTimeout: true }\` (AWS SDK for JavaScript v3)`, python: `\`Config(retries={"total_max_attempts": 2}, read_timeout=${limit / 1000})\` in boto3`, other: `two tries at most, and a timeout of ${limit} ms for each` })}: tries of ${duration(each)} don't fit.`,
        confidence: loose.length ? 'medium' : 'high',
        subject: [t.tool, callName(call), addressOf(call)],
        evidence: [
          call.evidence,
          ...call.attempts.map((attempt) => attempt.evidence),
          ...loose.map(({ evidence }) => evidence),
          ...(t.deadline?.evidence ?? []),
        ],
      }
    }
  },
}

/** Calls with several tries; or the tries alone, where the SDK's span never came. */
function triedAgain({ calls, toolCall: t }: Case): Tries[] {
  const retried = calls.filter((call) => call.kind !== 'metadata' && call.attempts.length > 1 && call.start < t.until)
  const groups = new Map<string, Call[]>()
  for (const call of calls) {
    if (call.seenAs !== 'http' || call.kind === 'metadata' || call.attempts.length > 1 || call.start >= t.until)
      continue
    const key = `${call.parentSpanId ?? ''} ${call.host} ${call.operation}`
    groups.set(key, [...(groups.get(key) ?? []), call])
  }
  const loose = [...groups.values()].filter(
    (group) => group.length > 1 && group.slice(0, -1).every((call) => call.outcome === 'error') && inTurn(group),
  )
  return [
    ...retried.map((call) => ({ call, tries: call.attempts, loose: [] })),
    ...loose.map((group) => ({ call: group[0]!, tries: group.map(asTry), loose: group })),
  ]
}

function asTry(call: Call): Tries['tries'][number] {
  const { start, end, errorCode, httpStatus } = call
  return {
    start,
    ...(end !== undefined && { end }),
    ...(errorCode && { error: errorCode }),
    ...(httpStatus !== undefined && { httpStatus }),
  }
}

function inTurn(group: readonly Call[]): boolean {
  return group.every((call, nth) => nth === 0 || call.start >= (group[nth - 1]!.end ?? call.start))
}
