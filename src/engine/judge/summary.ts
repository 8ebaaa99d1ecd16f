/** The counts of a report, and what the passes are worth. */

import { isWatched, reachedAs } from '../../facts/reached.ts'
import { standsFor, totalOf } from '../../model/alike.ts'
import type { Us } from '../../model/records.ts'
import type { Doubt, Finding, Inconclusive, Summary } from '../../model/report.ts'
import { isoTime } from '../../model/text.ts'
import type { Case } from '../../model/tool-call.ts'

function passRateOf(cases: readonly Case[]): Summary['passRate'] {
  const judged = cases.filter((c) => ['passed', 'failed', 'timeout'].includes(c.toolCall.outcome) && c.hasResult)
  if (judged.length === 0) return undefined
  const passed = judged.filter((c) => c.toolCall.outcome === 'passed')
  const tally = { expected: 0, other: 0, none: 0, unknown: 0 }
  for (const c of passed) tally[reachedAs(c)] += standsFor(c.toolCall)
  const proven = many(passed.filter((c) => reachedAs(c) === 'none' && isWatched(c) === 'proven'))
  const rest = [
    tally.other && `${tally.other} reached it as somebody else`,
    proven && `${proven} made no AWS call`,
    // Spans of an SDK do not show what a server signs by itself.
    tally.none > proven && `${tally.none - proven} show no AWS call`,
    tally.unknown && `${tally.unknown} unknown`,
  ].filter(Boolean)
  const reached = `, of which ${tally.expected} reached AWS as the token's role${rest.length ? ` (${rest.join(', ')})` : ''}`
  const sentence = `${many(passed)}/${many(judged)} passed${passed.length ? reached : ''}`
  return {
    passed: many(passed),
    total: many(judged),
    asExpectedRole: tally.expected,
    asOtherIdentity: tally.other,
    noAwsCall: tally.none,
    unknown: tally.unknown,
    sentence,
  }
}

/** All of the summary but the verdict itself. */
export function summaryOf(
  cases: readonly Case[],
  findings: readonly Finding[],
  inconclusive: readonly Inconclusive[],
  doubts: readonly Doubt[],
  unjoined: number,
  timed: readonly Case[] = cases,
): Omit<Summary, 'lines' | 'notes' | 'verdict' | 'headline' | 'rootCauses' | 'setAside'> {
  const passRate = passRateOf(cases)
  const span = spanOf(timed)
  const unexplained = doubts
    .filter((doubt) => doubt.kind === 'failures-unexplained' || doubt.kind === 'waits-unseen')
    .reduce((sum, doubt) => sum + doubt.toolCallsTotal, 0)
  return {
    doubts,
    findings: {
      error: totalOf(findings.filter(({ severity }) => severity === 'error')),
      warning: totalOf(findings.filter(({ severity }) => severity === 'warning')),
      info: totalOf(findings.filter(({ severity }) => severity === 'info')),
    },
    inconclusive: inconclusive.length,
    toolCalls: many(cases),
    ...(passRate && { passRate }),
    unjoined,
    ...(unexplained && { unexplained }),
    ...(span && { from: isoTime(span.from), to: isoTime(span.to) }),
  }
}

function many(cases: readonly Case[]): number {
  return totalOf(cases.map((c) => c.toolCall))
}

function spanOf(cases: readonly Case[]): { from: Us; to: Us } | undefined {
  const timed = cases.flatMap(({ toolCall: t }) => (t.untimed ? [] : t))
  if (timed.length === 0) return undefined
  // Without spreading, which overflows the stack on long lists.
  return {
    from: timed.reduce((least, t) => Math.min(least, t.start), Number.POSITIVE_INFINITY),
    to: timed.reduce((most, t) => Math.max(most, t.start, t.until), Number.NEGATIVE_INFINITY),
  }
}
