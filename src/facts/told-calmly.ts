/**
 * Calls that failed in AWS's or an SDK's own words, at a level that warns of nothing, after which the process went on: whether it had
 * what it asked for in the end, nothing says. Nobody is accused of these, and no tick stands over them.
 */
import { standsFor, totalOf } from '../model/alike.ts'
import { bool } from '../model/attribute-access.ts'
import { headOf } from '../model/log-text.ts'
import { oncePer } from '../model/once-per.ts'
import type { LogRecord } from '../model/records.ts'
import type { Doubt, Finding } from '../model/report.ts'
import type { Draft } from '../model/rule.ts'
import { count, cut } from '../model/text.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'
import { placeOf } from './lines-not-understood.ts'

/** So many are quoted. */
const QUOTED = 3

/** Does a finding rest on such lines alone? */
export function isToldCalmly({ evidence }: Pick<Draft, 'evidence'>, c: Case): boolean {
  return evidence.length > 0 && evidence.every((item) => placesOf(c).has(placeOf(item)))
}

/** Did it ask AWS in vain in such lines only? */
export function failsCalmly({ calls }: Case): boolean {
  const failed = calls.filter(({ outcome }) => outcome === 'error')
  return failed.length > 0 && failed.every((call) => bool(call, 'rolecall.log.in_passing'))
}

const placesOf = oncePer(
  ({ calls, logs }: Case) =>
    new Set(
      [...calls, ...logs]
        .filter((one) => bool(one, 'rolecall.log.in_passing'))
        .map(({ evidence }) => placeOf(evidence)),
    ),
)

export function toldCalmly(cases: readonly Case[], findings: readonly Finding[]): Doubt | undefined {
  const usedBy = (...weights: readonly Finding['severity'][]): ReadonlySet<string> =>
    new Set(findings.flatMap(({ severity, evidence }) => (weights.includes(severity) ? evidence : [])).map(placeOf))
  const used = usedBy('error', 'warning')
  // What warns of such a line rests on it alone.
  const usedInPassing = usedBy('error')
  const lines: LogRecord[] = []
  const toolCalls = new Set<ToolCall>()
  let total = 0
  for (const { toolCall, logs } of cases) {
    if (toolCall.outcome === 'passed' || toolCall.negative) continue
    for (const log of logs) {
      if (!bool(log, 'rolecall.log.told_calmly') || bool(log, 'rolecall.log.mended')) continue
      if ((bool(log, 'rolecall.log.in_passing') ? usedInPassing : used).has(placeOf(log.evidence))) continue
      total += standsFor(toolCall)
      toolCalls.add(toolCall)
      if (lines.length < QUOTED) lines.push(log)
    }
  }
  if (lines.length === 0) return undefined
  const quoted = lines.map((log) => `${placeOf(log.evidence)} "${cut(headOf(log), 160)}"`)
  return {
    kind: 'told-calmly',
    says: `${count(total, 'line')} ${total === 1 ? 'tells' : 'tell'} in passing of a call that failed, and none after ${total === 1 ? 'it' : 'them'} says that it went well: ${quoted.join('; ')}.`,
    settleBy:
      'look whether what was asked for was had in the end; the debug log of the SDK, or rolecall/register in the process, shows each call and how it ended',
    toolCalls: [...toolCalls].map(({ id }) => id),
    toolCallsTotal: totalOf(toolCalls),
    evidence: lines.map(({ evidence }) => evidence),
  }
}
