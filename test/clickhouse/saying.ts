/** What a report says, without the places of its evidence and which of many alike it shows. */
import type { Report } from '../../src/model/report.ts'

/** @param places where the evidence was read: their names do not count */
export function sayingOf(report: Report, places: readonly string[]): string {
  const { notes: _, doubts, ...summary } = report.summary
  const said = {
    summary,
    doubts: doubts.map(({ kind, says, settleBy }) => [kind, says, settleBy]),
    totals: report.totals,
    findings: report.findings.map(({ evidence: _, evidenceTotal: __, toolCalls: ___, ...finding }) => finding),
    inconclusive: report.inconclusive.map(({ ruleId, settleBy, toolCallsTotal }) => [ruleId, settleBy, toolCallsTotal]),
    suspects: report.suspects.map(({ suspect, verdict, why }) => [suspect, verdict, why]),
    chains: report.chains.map(({ pattern, count, tools }) => JSON.stringify([pattern, count, tools])).sort(),
    records: report.inputs.reduce((sum, { records }) => sum + records, 0),
  }
  return places.reduce((text, place) => text.replaceAll(place, 'the place'), JSON.stringify(said, undefined, 1))
}
