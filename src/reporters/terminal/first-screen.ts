/** The first lines: what broke, as whom, why, what else, the fix; each cut to a row or two, so that all are in sight. */

import type { Finding, Report, ScreenLine } from '../../model/report.ts'
import { count } from '../../model/text.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import type { Page } from '../page.ts'
import { saysPassRate } from '../reporter.ts'
import { everShorter } from './condense.ts'

/** All but who is innocent stands in eight rows. */
const ROWS = 8
/** Rows that each gets at least, if it needs them. */
const LEAST: Readonly<Partial<Record<ScreenLine['label'], number>>> = { verdict: 2, fix: 2, settle: 2 }
/** A verdict is read at a glance: its ARNs are shortened before it takes a third row. */
const MOST: typeof LEAST = { verdict: 2 }
/** Who may be fuller where rows are left. */
const NEEDIEST: readonly ScreenLine['label'][] = ['verdict', 'fix', 'settle', 'why', 'ran as', 'also', 'cleared']

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
  let last = ''
  for (const [i, { words, rows }] of fitted(page, lines).entries()) {
    const { label, text: whole } = lines[i]!
    // Another cause is named again where it is told.
    if (label !== 'also' && words === whole && rows >= needed(page, label, words)) page.said.add(whole)
    // What is shortened here stands further down with its ARNs in full.
    const shown = words !== whole ? text(words) : brief(words)
    if (label === 'verdict') page.add(`${mark} ${paint.bold(shown)}`, 0, 2, rows)
    else
      page.field(
        label === last ? '' : label,
        label === 'fix' ? page.fix(words, words === whole) : shown,
        COLUMN,
        2,
        rows,
      )
    last = label
  }
  const known = facts(report, findings).map((fact) => text(fact))
  if (known.length) page.add(paint.dim(known.join(' · ')), 2)
  for (const note of report.summary.notes) page.add(text(note), 2)
}

function needed(page: Page, label: ScreenLine['label'], words: string): number {
  if (label === 'verdict') return page.rows(`${page.symbols.broken} ${page.text(words)}`, 2)
  return page.rows(label === 'fix' ? page.fix(words, false) : page.text(words), COLUMN + 2)
}

interface Fitted {
  words: string
  rows: number
}

/** Each line as full as there is room for it: all first as short as they get, then the most important made fuller. */
function fitted(page: Page, lines: readonly ScreenLine[]): Fitted[] {
  const forms = lines.map(({ label, text }) =>
    everShorter(text, label === 'fix' || label === 'settle').map(
      (words): Fitted => ({ words, rows: needed(page, label, words) }),
    ),
  )
  const chosen = forms.map((all, i): Fitted => {
    const least = LEAST[lines[i]!.label] ?? 1
    const shortest = all.at(-1)!
    return all.find(({ rows }) => rows <= least) ?? { words: shortest.words, rows: Math.min(shortest.rows, least) }
  })
  const used = lines.reduce((sum, { label }, i) => sum + (label === 'cleared' ? 0 : chosen[i]!.rows), 0)
  let left = ROWS - used
  for (const label of NEEDIEST)
    for (const [i, line] of lines.entries()) {
      if (line.label !== label) continue
      const room = chosen[i]!.rows + (label === 'cleared' ? 0 : left)
      const most = Math.min(room, MOST[label] ?? room)
      const shortest = forms[i]!.at(-1)!
      const fuller = forms[i]!.find(({ rows }) => rows <= most) ?? { ...shortest, rows: Math.min(room, shortest.rows) }
      if (label !== 'cleared') left -= fuller.rows - chosen[i]!.rows
      chosen[i] = fuller
    }
  return chosen
}

function facts({ summary, toolCalls, inconclusive }: Report, findings: readonly Finding[]): string[] {
  const by = (['error', 'warning', 'info'] as const)
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, n]) => n > 0)
    .map(([severity, n]) => count(n, severity, severity === 'info' ? 'info' : undefined))
  const { lines, passRate, setAside, unjoined, verdict } = summary
  return [
    toolCalls.length ? countUnits(toolCalls) : '',
    ...by,
    passRate && !saysPassRate(lines) ? passRate.sentence : '',
    verdict !== 'clean' && setAside ? setAside : '',
    inconclusive.length ? `${count(inconclusive.length, 'rule')} could not tell` : '',
    unjoined ? `${count(unjoined, 'result')} not joined to a tool call` : '',
  ].filter(Boolean)
}
