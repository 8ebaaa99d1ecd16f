/** Read whole, or surveyed, sifted and judged: the report must say the same. */
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'

/** What a report says of all. Which of many that are alike it shows, and how many pieces of evidence it knows, is its own. */
function sayingOf(report: Report): Record<string, unknown> {
  const { notes: _, doubts, ...summary } = report.summary
  return {
    summary,
    doubts: doubts.map(({ kind, says, settleBy }) => [kind, says, settleBy]),
    findings: report.findings.map(
      ({ ruleId, fingerprint, severity, confidence, causedBy, message, fix, toolCallsTotal }) =>
        JSON.stringify([ruleId, fingerprint, severity, confidence, causedBy, message, fix, toolCallsTotal]),
    ),
    inconclusive: report.inconclusive.map(({ ruleId, settleBy, toolCallsTotal }) => [ruleId, settleBy, toolCallsTotal]),
    suspects: report.suspects.map(({ suspect, verdict, why }) => [suspect, verdict, why]),
    chains: report.chains.map(({ steps, count }) => JSON.stringify([steps.map(({ state }) => state), count])).sort(),
    inputs: report.inputs,
  }
}

/** What the two ways say differently, part by part; and how many traces of all were judged, if not every one. */
export async function siftedAndWhole(
  paths: readonly string[],
): Promise<{ differences: string[]; note: string; records: number; sifted: Report }> {
  const [sifted, whole] = [
    // What is kept of traces is nearly all on the disk: a test of its own holds that against memory.
    await analyze(paths, { siftFrom: 0, memory: 1 }),
    await analyze(paths, { siftFrom: Number.POSITIVE_INFINITY }),
  ]
  const differences = differencesOf(['sifted', sifted], ['whole', whole])
  const note = sifted.summary.notes.find((note) => note.includes('judged one by one')) ?? ''
  return { differences, note, records: whole.inputs.reduce((sum, { records }) => sum + records, 0), sifted }
}

type Named = readonly [name: string, report: Report]

/** @param but parts of a report that may differ */
export function differencesOf([name, one]: Named, [otherName, other]: Named, but: readonly string[] = []): string[] {
  const [saying, otherSaying] = [sayingOf(one), sayingOf(other)]
  return Object.keys(saying).flatMap((part) => {
    const [said, otherSaid] = [JSON.stringify(saying[part]), JSON.stringify(otherSaying[part])]
    return said === otherSaid || but.includes(part) ? [] : [`${part}: ${name} ${said}\n${otherName} ${otherSaid}`]
  })
}
