/** The first lines: what broke, as whom, why, what else, the fix; each cut to a row or two, so that all are in sight. */

import type { Finding, Report, ScreenLine } from '../../model/report.ts'
import { count } from '../../model/text.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import type { Page } from '../page.ts'
import { saysPassRate } from '../reporter.ts'

/** Eight rows at most where one cause stands beside the leading one. */
const ROWS: Readonly<Record<ScreenLine['label'], number>> = {
  verdict: 2,
  'ran as': 1,
  why: 2,
  also: 1,
  fix: 2,
  settle: 2,
  cleared: 1,
}

const COLUMN = 9

export function firstScreen(page: Page, report: Report, findings: readonly Finding[]): void {
  const { paint, symbols, text, brief } = page
  const mark = {
    error: paint.red(symbols.broken),
    warning: paint.yellow(symbols.broken),
    clean: paint.green(symbols.ok),
    unknown: paint.yellow(symbols.unknown),
  }[report.summary.verdict]
  let last = ''
  for (const line of report.summary.lines) {
    const words = brief(line.text)
    if (line.label === 'verdict') page.add(`${mark} ${paint.bold(words)}`, 0, 2, ROWS.verdict)
    else
      page.field(
        line.label === last ? '' : line.label,
        line.label === 'fix' ? paint.green(words) : words,
        COLUMN,
        2,
        ROWS[line.label],
      )
    last = line.label
  }
  page.add(
    paint.dim(
      facts(report, findings)
        .map((fact) => text(fact))
        .join(' · '),
    ),
    2,
  )
  for (const note of report.summary.notes) page.add(text(note), 2)
}

function facts({ summary, toolCalls, inconclusive }: Report, findings: readonly Finding[]): string[] {
  const by = (['error', 'warning', 'info'] as const)
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, n]) => n > 0)
    .map(([severity, n]) => count(n, severity, severity === 'info' ? 'info' : undefined))
  const { lines, passRate, setAside, unjoined, verdict } = summary
  return [
    countUnits(toolCalls),
    ...by,
    passRate && !saysPassRate(lines) ? passRate.sentence : '',
    verdict !== 'clean' && setAside ? setAside : '',
    inconclusive.length ? `${inconclusive.length} inconclusive` : '',
    unjoined ? `${count(unjoined, 'result')} not joined to a tool call` : '',
  ].filter(Boolean)
}
