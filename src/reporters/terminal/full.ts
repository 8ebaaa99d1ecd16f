/** What `--verbose` adds in the terminal: every finding with its evidence, who signed, every suspect, every file. */
import { causesOf } from '../../facts/causes.ts'
import type { Evidence } from '../../model/records.ts'
import type { Finding, InputReport, Report } from '../../model/report.ts'
import { count, list } from '../../model/text.ts'
import { FEW, few } from '../few.ts'
import { Fixes } from '../fixes.ts'
import type { Page } from '../page.ts'
import { calledAt, place, type ReporterOptions, reasonOf } from '../reporter.ts'
import { signersOf } from '../signers.ts'
import { stretch } from '../stretch.ts'

export function passRate(page: Page, report: Report): void {
  const rate = report.summary.passRate
  if (!rate) return
  const { paint, symbols } = page
  page.title('Pass rate')
  const cells = Math.min(60, page.width - 4)
  const of = (n: number) => Math.round((cells * n) / Math.max(1, rate.total))
  const good = of(rate.asExpectedRole)
  const passed = Math.max(good, of(rate.passed))
  page.raw(
    `  ${paint.green(symbols.bar.repeat(good))}${paint.yellow(symbols.openBar.repeat(passed - good))}${paint.dim(symbols.rest.repeat(cells - passed))}`,
  )
  page.add(paint.dim(`${symbols.bar} as the token's role  ${symbols.openBar} other passes`), 2)
  page.add(page.text(rate.sentence), 2)
}

export function causes(page: Page, report: Report, findings: readonly Finding[], options: ReporterOptions): void {
  const { causes, others } = causesOf(report, findings)
  const shown = few(causes, FEW.causes, options)
  const fixes = new Fixes()
  const show = (group: readonly Finding[]) => {
    if (options.verbose) for (const finding of group) findingBlock(page, finding, options, fixes)
    else findingLine(page, group)
  }
  for (const [i, cause] of shown.shown.entries()) {
    page.title(causes.length > 1 ? `Root cause ${i + 1} of ${causes.length}` : 'Root cause')
    findingBlock(page, cause.finding, options, fixes)
    const effects = few(byRule(cause.effects), FEW.effects, options)
    if (cause.effects.length) page.field('leads to', '')
    for (const effect of effects.shown) show(effect)
    if (effects.more > 0) page.add(page.paint.dim(`and ${effects.more} more (--verbose)`), 4)
  }
  if (shown.more > 0) {
    page.title('More causes')
    for (const group of byRule(causes.slice(FEW.causes).map((cause) => cause.finding))) findingLine(page, group)
  }
  if (others.length === 0) return
  page.title(causes.length ? 'Also seen' : 'Seen')
  const rest = few(byRule(others), FEW.others, options)
  for (const other of rest.shown) show(other)
  if (rest.more > 0) page.add(page.paint.dim(`and ${rest.more} more (--verbose)`), 2)
}

export function severityMark(page: Page, finding: Finding): string {
  const paint = page.paint
  if (finding.severity === 'error') return paint.red('error')
  return finding.severity === 'warning' ? paint.yellow('warning') : paint.blue('info')
}

/** Only a count by default (in the headline); who asks for everything sees why each does not count. */
export function notCounted(page: Page, report: Report, _: readonly Finding[], options: ReporterOptions): void {
  const silent = report.findings.filter((finding) => finding.suppressed)
  if (!options.verbose || silent.length === 0) return
  page.title('Not counted')
  for (const finding of silent) {
    const { by, reason, until } = finding.suppressed!
    findingLine(page, [finding])
    page.add(page.paint.dim(`${by}: ${page.text(reason)}${until ? `, until ${page.text(until)}` : ''}`), 6)
  }
}

export function byRule(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = `${finding.severity} ${finding.ruleId}`
    groups.set(group, [...(groups.get(group) ?? []), finding])
  }
  return [...groups.values()]
}

/** One line for findings of one rule: the first of them, and how many there are. */
export function findingLine(page: Page, findings: readonly Finding[], indent = 4): void {
  const { paint, text } = page
  const first = findings[0]!
  const facts = [
    findings.length > 1 ? `and ${findings.length - 1} more of its kind` : '',
    first.toolCallsTotal > 1 ? first.concerns : '',
  ].filter(Boolean)
  const more = facts.length ? paint.dim(` (${facts.join(', ')})`) : ''
  page.add(
    `${severityMark(page, first)} ${paint.bold(text(first.ruleId))}  ${text(first.message, 300)}${more}`,
    indent,
    indent + 2,
  )
}

function findingBlock(page: Page, finding: Finding, options: ReporterOptions, fixes: Fixes): void {
  const { paint, text } = page
  const calls = finding.toolCallsTotal
  page.add(
    `${severityMark(page, finding)} ${paint.bold(text(finding.ruleId))} ${paint.dim(`confidence ${finding.confidence}${calls ? ` · ${finding.concerns}` : ''} · ${text(finding.fingerprint)}`)}`,
    2,
  )
  page.add(text(finding.message), 2)
  page.field('expected', text(finding.expected))
  page.field('observed', text(finding.observed))
  const told = fixes.toldAt(finding)
  page.field('fix', told ? paint.green(`as for ${text(told)} above`) : page.fix(finding.fix, false))
  const { shown } = few(finding.evidence, FEW.evidence, options)
  for (const [i, one] of shown.entries()) page.field(i ? '' : 'evidence', evidenceText(page, one))
  const hidden = finding.evidenceTotal - shown.length
  if (hidden > 0) page.field('', paint.dim(`and ${count(hidden, 'more place')}`))
}

function evidenceText(page: Page, evidence: Evidence): string {
  const { paint, text } = page
  const ids = [evidence.time, evidence.id, evidence.spanId && `span ${evidence.spanId}`].filter((id) => !!id)
  const quote = evidence.quote ? ` “${text(evidence.quote, 160)}”` : ''
  const code = calledAt(evidence)
  const called = code ? `${paint.cyan(text(code, 300))}, seen in ` : ''
  return `${called}${paint.cyan(text(place(evidence), 300))}${quote} ${paint.dim(text(ids.join(' · '), 200))}`
}

export function suspects(page: Page, report: Report, _: readonly Finding[], options: ReporterOptions): void {
  const order = { guilty: 0, cleared: 1, unknown: 2 }
  const told = report.suspects
    .filter((one) => options.verbose || one.verdict !== 'unknown')
    .toSorted((a, b) => order[a.verdict] - order[b.verdict])
  if (told.length === 0) return
  const { paint, symbols, text } = page
  page.title('Suspects')
  for (const one of told) {
    const mark = {
      guilty: paint.red(`${symbols.broken} guilty `),
      cleared: paint.green(`${symbols.ok} cleared`),
      unknown: paint.dim(`${symbols.unknown} unknown`),
    }[one.verdict]
    const label = `${mark} ${paint.bold(one.suspect)}`
    page.field(label, paint.dim(text(reasonOf(one), options.verbose ? 600 : 240)), 24)
  }
  const open = report.suspects.filter((one) => one.verdict === 'unknown')
  if (!options.verbose && open.length)
    page.add(paint.dim(`${symbols.unknown} not settled: ${open.map((one) => one.suspect).join(', ')}`), 2, 4)
}

export function identities(page: Page, report: Report, _: readonly Finding[], options: ReporterOptions): void {
  if (report.identities.length === 0) return
  const { paint, text } = page
  page.title('Who signed')
  const { shown, more } = few(signersOf(report), FEW.identities, options)
  const colors = [paint.cyan, paint.magenta, paint.yellow, paint.blue, paint.green]
  for (const [i, signer] of shown.entries()) {
    const [short = '', ...rest] = text(signer.name, 300).split(/(?= \()/)
    const until = signer.expires ? paint.dim(` until ${text(signer.expires)}`) : ''
    page.field(count(signer.calls, 'call'), `${colors[i % colors.length]!(short)}${rest.join('')}${until}`, 11)
  }
  if (more > 0) page.add(paint.dim(`and ${count(more, 'more identity', 'more identities')} (--verbose)`), 2)
}

export function inconclusive(page: Page, report: Report, _: readonly Finding[], options: ReporterOptions): void {
  if (report.inconclusive.length + report.summary.doubts.length === 0) return
  const { paint, text } = page
  page.title('Could not be settled')
  // One step often settles several rules.
  const steps = new Map(report.summary.doubts.map(({ kind, settleBy }) => [text(settleBy, 300), [kind]]))
  for (const { ruleId, settleBy, missing } of report.inconclusive) {
    const step = `${text(settleBy, 300)}${missing.length ? paint.dim(` (missing: ${missing.join(', ')})`) : ''}`
    steps.set(step, [...(steps.get(step) ?? []), ruleId])
  }
  const { shown, more } = few([...steps], FEW.others, options)
  for (const [step, rules] of shown) page.add(`${paint.bold(text(rules.join(', '), 300))}: ${step}`, 2, 4)
  if (more > 0) page.add(paint.dim(`and ${more} more (--verbose)`), 2)
}

export function evidence(page: Page, report: Report, _: readonly Finding[], options: ReporterOptions): void {
  const { paint, text } = page
  page.title('Evidence')
  const { shown, more } = few(report.inputs, 6, options)
  for (const input of shown) {
    page.add(inputLine(page, input), 2, 4)
    if (!options.verbose) continue
    if (input.proves.length) page.add(paint.dim(`proves ${list(input.proves, 9)}`), 4)
    if (input.cannotProve.length) page.add(paint.dim(`cannot prove ${list(input.cannotProve, 9)}`), 4)
  }
  if (more > 0) {
    const rest = report.inputs.slice(shown.length)
    page.add(
      paint.dim(
        `and ${count(more, 'more file')} with ${count(
          sum(rest, (one) => one.records),
          'record',
        )}`,
      ),
      2,
    )
  }
  const skips = report.inputs.flatMap((input) => input.skips)
  const told = few(skips, FEW.skips, options)
  for (const skip of told.shown) {
    const times = skip.count > 1 ? ` (${skip.count} times)` : ''
    page.add(`${paint.yellow('skipped')} ${text(place(skip), 300)}: ${text(skip.reason, 300)}${times}`, 2, 4)
  }
  if (told.more > 0) page.add(paint.yellow(`and ${count(told.more, 'more skip')} (--verbose)`), 2)
}

function inputLine(page: Page, input: InputReport): string {
  const { paint, text } = page
  const skipped = input.skipped ? paint.yellow(`, ${input.skipped} skipped`) : ''
  const range = input.from ? `, ${stretch(text(input.from), text(input.to ?? input.from))}` : ''
  return `${text(input.file, 300)} ${paint.dim(`${text(input.format)}, ${count(input.records, 'record')}${range}`)}${skipped}`
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
