/** What in a report speaks against something else in it. */
import { EXIT, exitCodeOf } from '../../src/cli/exit-code.ts'
import { applyPolicy, type Policy } from '../../src/config/policy.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Finding, Report } from '../../src/model/report.ts'
import { markdown } from '../../src/reporters/markdown.ts'
import { terminal } from '../../src/reporters/terminal/terminal.ts'

const LOOKS = { verbose: false, color: false, unicode: true, width: 200, titles: new Map() }

/** Everything in a report that speaks against something else in it. */
function contradictions(report: Report): string[] {
  const { verdict, headline, rootCauses, doubts, passRate } = report.summary
  const wrong: string[] = []
  const counted = report.findings.filter((finding) => !finding.suppressed)
  const loud = report.findings.filter((finding) => finding.severity !== 'info')
  const lead = counted.find((finding) => finding.fingerprint === rootCauses[0])
  // A finding names the first of its tool calls, each tool call all of its findings.
  type Row = Report['toolCalls'][number]
  const isOf = ({ findings }: Row, some: readonly Finding[]) =>
    some.some(({ fingerprint }) => findings.includes(fingerprint))

  if (verdict === 'clean') {
    for (const row of report.toolCalls)
      if (row.firstBroken !== undefined && !isOf(row, loud))
        wrong.push(`✓ over a ✗ at step ${row.firstBroken} of ${row.tool}`)
    if (/First broken step/.test(headline)) wrong.push('✓ before "First broken step"')
    if (counted.some((finding) => finding.severity !== 'info')) wrong.push('✓ over a finding that counts')
    if (doubts.length) wrong.push('✓ over a doubt')
    if (report.suspects.some((one) => one.verdict === 'guilty') && !report.findings.some((one) => one.suppressed))
      wrong.push('✓ over a guilty suspect')
    if (!report.findings.some((one) => one.suppressed) && !/^Nothing found/.test(headline)) wrong.push(headline)
    if (loud.length && !/^Nothing new/.test(headline)) wrong.push(headline)
  }
  if (counted.some((finding) => finding.severity === 'error') !== (verdict === 'error'))
    wrong.push(`${verdict} with ${counted.filter((one) => one.severity === 'error').length} errors that count`)
  const aside = report.findings.filter((one) => one.suppressed)
  if (exitCodeOf(report, 'error') === EXIT.clean)
    for (const row of report.toolCalls)
      if (row.firstBroken !== undefined && !isOf(row, aside))
        wrong.push(`exit code 0 over a ✗ at step ${row.firstBroken} of ${row.tool}`)
  const named = /First broken step: .*? \((\d) of 6\)/.exec(headline)?.[1]
  if (named !== undefined && Number(named) !== lead?.step)
    wrong.push(`the headline names step ${named}, ${lead?.ruleId} step ${lead?.step}`)
  const accused = report.toolCalls.filter((row) => lead && isOf(row, [lead]))
  if (named === undefined && accused.some((one) => one.firstBroken !== undefined && one.firstBroken === lead!.step))
    wrong.push(`${lead!.ruleId} leads, and the headline does not name its step ${lead!.step}`)
  for (const finding of counted)
    if (finding.severity === 'error' && finding.step !== undefined)
      for (const row of report.toolCalls)
        if (isOf(row, [finding]) && row.steps[finding.step - 1]!.state === 'ok')
          wrong.push(`${finding.ruleId} over a ✓ at step ${finding.step} of ${row.tool}`)
  for (const { suspect, verdict: judged, findings } of report.suspects)
    if (judged === 'cleared' && findings.length) wrong.push(`${suspect} is cleared, and accused`)
  if (verdict === 'unknown' && doubts.length === 0) wrong.push('? without a doubt')
  if (passRate && passRate.total > totalOf(report.toolCalls)) wrong.push('more results than tool calls')

  const exit = { clean: EXIT.clean, warning: EXIT.findings, error: EXIT.findings, unknown: EXIT.unknown }[verdict]
  if (exitCodeOf(report, 'warning') !== exit) wrong.push('the exit code is not the headline’s')
  const mark = { clean: /^✓ /, warning: /^✗ /, error: /^✗ /, unknown: /^\? / }[verdict]
  if (!mark.test(terminal(report, LOOKS))) wrong.push('the terminal shows another mark')
  const sign = { clean: '✅', warning: '⚠️', error: '❌', unknown: '❔' }[verdict]
  if (!markdown(report).startsWith(`## ${sign} `)) wrong.push('Markdown shows another mark')
  const all = `${headline} ${report.summary.setAside}`
  if (/suppress/.test(all) && !report.findings.some((one) => one.suppressed?.by === 'configuration'))
    wrong.push('"suppressed" for what nobody suppressed')
  return wrong
}

/** What speaks against itself in a report, whatever of it is known already or wanted. */
export function contradictionsIn(report: Report): string[] {
  const all = new Set(report.findings.map((finding) => finding.fingerprint))
  const some = new Set([...all].filter((_, i) => i % 2))
  const policies: Record<string, Policy> = {
    'as it is': {},
    'with a baseline': { baseline: { file: 'b.json', fingerprints: all } },
    'with half a baseline': { baseline: { file: 'b.json', fingerprints: some } },
    'with high confidence': { minConfidence: 'high' },
  }
  return Object.entries(policies).flatMap(([how, policy]) =>
    contradictions(applyPolicy(report, policy)).map((one) => `${how}: ${one}`),
  )
}
