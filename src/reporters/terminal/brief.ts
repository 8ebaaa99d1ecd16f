/** What follows the first screen unless `--verbose` is asked for: each cause once with its fix, and the rest in a few lines. */

import { causesOf } from '../../facts/causes.ts'
import type { Finding, Report } from '../../model/report.ts'
import { count, list } from '../../model/text.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import { FEW, few } from '../few.ts'
import type { Page } from '../page.ts'
import { calledAt, place, type ReporterOptions, reasonOf } from '../reporter.ts'
import { stretch } from '../stretch.ts'
import { byRule, findingLine, severityMark } from './full.ts'

/** A rule found in several tools has one fix, told once. */
export function causesInShort(page: Page, report: Report, findings: readonly Finding[], most: number): void {
  const { causes } = causesOf(report, findings)
  const groups = byRule(causes.map((cause) => cause.finding))
  if (groups.length === 0) return
  const { paint, text, brief } = page
  page.title(groups.length === 1 ? 'Cause and fix' : `${groups.length} causes and their fixes`)
  for (const group of groups.slice(0, most)) {
    const first = group[0]!
    const own = new Set(group.map((finding) => finding.fingerprint))
    const calls = report.toolCalls.filter((one) => one.findings.some((fingerprint) => own.has(fingerprint)))
    const facts = [calls.length && countUnits(calls), `confidence ${first.confidence}`].filter(Boolean).join(', ')
    page.add(`${severityMark(page, first)} ${paint.bold(text(first.ruleId))} ${paint.dim(facts)}`, 2)
    for (const { message } of group.slice(0, FEW.alike))
      if (![...page.said].some((told) => told.endsWith(message))) page.add(brief(message), 4, 4, 2)
    if (group.length > FEW.alike) page.add(paint.dim(`and ${group.length - FEW.alike} more of its kind`), 4)
    page.field('fix', page.fix(first.fix), 6, 4)
    page.field('at', evidenceInShort(page, first), 6, 4)
    const effects = causes.filter((cause) => group.includes(cause.finding)).flatMap((cause) => cause.effects)
    const rules = [...new Set(effects.map((finding) => text(finding.ruleId)))]
    if (rules.length) page.add(paint.dim(`leads to ${list(rules)}`), 4)
  }
  const more = groups.slice(most)
  if (more.length) page.add(paint.dim(`and ${list(more.map(([first]) => text(first!.ruleId)))} (--verbose)`), 2)
}

function evidenceInShort({ text, paint }: Page, finding: Finding): string {
  const [first] = finding.evidence
  if (!first) return paint.dim('nowhere: it is about what is missing')
  const code = finding.evidence.flatMap((one) => calledAt(one) ?? [])[0]
  const more = finding.evidenceTotal - 1
  const places = [code, place(first)].flatMap((one) => (one ? paint.cyan(text(one, 300)) : []))
  return `${places.join(' · ')}${more > 0 ? paint.dim(` and ${count(more, 'more place')}`) : ''}`
}

/** Warnings and remarks that stand alone. */
export function othersInShort(
  page: Page,
  report: Report,
  findings: readonly Finding[],
  options: ReporterOptions,
): void {
  const { others } = causesOf(report, findings)
  if (others.length === 0) return
  page.title('Also seen')
  const { shown, more } = few(byRule(others), FEW.others, options)
  for (const group of shown) findingLine(page, group, 2)
  if (more > 0) page.add(page.paint.dim(`and ${more} more (--verbose)`), 2)
}

/** Who is innocent, what is open and why, what was read. */
export function restInShort(page: Page, report: Report): void {
  const { paint, symbols, text, brief } = page
  page.blank()
  const cleared = report.suspects.filter((one) => one.verdict === 'cleared').map((one) => one.suspect)
  if (cleared.length) page.field('cleared', paint.dim(`${symbols.ok} ${list(cleared, 20)}`), 11, 2, 2)
  // Of what was never read nothing is open but all.
  const isRead = report.inputs.some((input) => input.records > 0)
  const unknown = report.suspects.filter((one) => isRead && one.verdict === 'unknown')
  // As of a log without trouble, where each would say the same.
  const isAll = unknown.length === report.suspects.length
  if (isAll && unknown.length)
    page.field('open', paint.dim(`${symbols.unknown} all suspects: nothing read clears or blames one`), 11, 2)
  const open = isAll ? [] : unknown
  for (const [i, one] of open.slice(0, FEW.open).entries())
    page.field(
      i ? '' : 'open',
      paint.dim(`${symbols.unknown} ${one.suspect}: ${brief(reasonOf(one).split(/[:;] /)[0]!, 300)}`),
      11,
      2,
      1,
    )
  const unnamed = open.slice(FEW.open).map((one) => one.suspect)
  if (unnamed.length) page.field('', paint.dim(`${symbols.unknown} ${list(unnamed, 20)}: --verbose says why`), 11, 2, 2)
  const rows: [string, string][] = [
    // The first doubt's step stands on the first screen.
    ['to settle', report.summary.verdict === 'unknown' ? '' : text(report.inconclusive[0]?.settleBy ?? '', 300)],
    ['read', inputsInShort(report)],
  ]
  for (const [label, value] of rows) if (value) page.field(label, paint.dim(value), 11, 2, 2)
  const skips = report.inputs.flatMap((input) => input.skips)
  for (const skip of skips.slice(0, FEW.skips))
    page.add(`${paint.yellow('skipped')} ${text(place(skip), 300)}: ${text(skip.reason, 300)}`, 2, 4, 2)
  if (skips.length > FEW.skips)
    page.add(paint.yellow(`and ${count(skips.length - FEW.skips, 'more skip')} (--verbose)`), 2)
  page.add(paint.dim('--verbose shows every finding with its evidence'), 2)
}

/** What was read, not what was judged of it: a line that tells of no call has its time too. */
function inputsInShort({ inputs }: Report): string {
  const records = inputs.reduce((sum, input) => sum + input.records, 0)
  const [first] = inputs.flatMap(({ from }) => from ?? []).sort()
  const last = inputs
    .flatMap(({ to }) => to ?? [])
    .sort()
    .at(-1)
  const time = first && last ? `, ${stretch(first, last)} UTC` : ''
  return `${count(inputs.length, 'file')}, ${count(records, 'record')}${time}`
}
