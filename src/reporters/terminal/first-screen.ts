/** The first lines: what broke, as whom, why, what else, the fix; each cut to a row or two, so that all are in sight. */

import { shortArn } from '../../model/arns.ts'
import type { Finding, Report, ScreenLine } from '../../model/report.ts'
import { count } from '../../model/text.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import type { Page } from '../page.ts'
import { saysPassRate } from '../reporter.ts'

/** All but who is innocent stands in eight rows. */
const ROWS = 8
/** Who gets rows that are left, one at a time, as long as its text needs them. */
const NEEDIEST: readonly ScreenLine['label'][] = [
  'verdict',
  'fix',
  'settle',
  'why',
  'fix',
  'settle',
  'ran as',
  'why',
  'fix',
  'also',
]

const COLUMN = 9

export function firstScreen(page: Page, report: Report, findings: readonly Finding[]): void {
  const { paint, symbols, text, brief } = page
  const mark = {
    error: paint.red(symbols.broken),
    warning: paint.yellow(symbols.broken),
    clean: paint.green(symbols.ok),
    unknown: paint.yellow(symbols.unknown),
  }[report.summary.verdict]
  const { lines } = report.summary
  const rows = rowsOf(page, lines)
  let last = ''
  for (const [i, line] of lines.entries()) {
    // What is cut with its ARNs in full is first said in short; a fix's are there to be copied.
    const isCut = rows[i]! < needed(page, line) && line.label !== 'fix'
    const words = isCut ? text(shortArn(line.text)) : line.label === 'fix' ? page.fix(line.text) : brief(line.text)
    if (line.label === 'verdict') page.add(`${mark} ${paint.bold(words)}`, 0, 2, rows[i])
    else page.field(line.label === last ? '' : line.label, words, COLUMN, 2, rows[i])
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

function needed(page: Page, { label, text }: ScreenLine): number {
  return page.rows(page.text(text), label === 'verdict' ? 2 : COLUMN + 2)
}

/** How many rows each line gets: one at least. */
function rowsOf(page: Page, lines: readonly ScreenLine[]): number[] {
  const rows = lines.map(() => 1)
  let left = ROWS - lines.filter((line) => line.label !== 'cleared').length
  for (const label of NEEDIEST)
    for (const [i, line] of lines.entries())
      if (line.label === label && left > 0 && rows[i]! < needed(page, line)) {
        rows[i]!++
        left--
      }
  return rows
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
    inconclusive.length ? `${count(inconclusive.length, 'rule')} could not tell` : '',
    unjoined ? `${count(unjoined, 'result')} not joined to a tool call` : '',
  ].filter(Boolean)
}
