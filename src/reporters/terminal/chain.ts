/** The six steps, once for each way that tool calls went, with the reason of each break and of each `?`. */

import stringWidth from 'fast-string-width'
import type { ChainReport, Finding, Report } from '../../model/report.ts'
import { count, list } from '../../model/text.ts'
import type { Step, StepName } from '../../model/tool-call.ts'
import { FEW, few } from '../few.ts'
import type { Page } from '../page.ts'
import type { ReporterOptions } from '../reporter.ts'

/** `✓ token read → ? token verified → ✗ AssumeRole called → …`, once for each way that tool calls went. */
export function chains(page: Page, report: Report, _: readonly Finding[], options: ReporterOptions): void {
  if (report.chains.length === 0) return
  const { paint, text, brief } = page
  page.title('Chain')
  const said = new Set<string>()
  const { shown, more } = few(report.chains, FEW.chains, options)
  for (const chain of shown) {
    const names = `${chain.concerns}: ${paint.cyan(toolNames(page, chain))}`
    if (options.verbose) page.add(names, 2, 4)
    else page.add(names, 2, 2, 1)
    page.add(chainLine(page, chain.steps), 4)
    for (const [label, note] of reasons(page, chain, options)) {
      if (options.verbose) page.add(paint.dim(`${label}: ${text(note, 400)}`), 6, 9)
      else if (!said.has(label + note)) page.add(paint.dim(`${label}: ${brief(note, 400)}`), 6, 6, 1)
      said.add(label + note)
    }
  }
  if (more > 0) page.add(paint.dim(`${count(more, 'other way', 'other ways')} (--verbose)`), 2)
}

/** Why the chain broke where it first did, and why each `?` is one; steps that say the same are told together. */
function reasons({ symbols }: Page, chain: ChainReport, options: ReporterOptions): [label: string, note: string][] {
  const told = options.verbose
    ? chain.steps
    : chain.steps.filter((step) => step.step === chain.firstBroken || step.state === 'unknown')
  const byNote = new Map<string, Step[]>()
  for (const step of told)
    byNote.set(`${step.state} ${step.note}`, [...(byNote.get(`${step.state} ${step.note}`) ?? []), step])
  return [...byNote.values()].map((steps) => [
    `${symbols[steps[0]!.state]} ${list(steps.map((step) => SHORT_NAMES[step.name]))}`,
    steps[0]!.note,
  ])
}

function toolNames(page: Page, { tools, toolsTotal }: ChainReport): string {
  const names = tools.map(({ tool, count }) => page.text(tool, 60) + (count > 1 ? ` ×${count}` : ''))
  return list(names, 6, toolsTotal)
}

const SHORT_NAMES: Readonly<Record<StepName, string>> = {
  'token read': 'token',
  'token verified': 'verified',
  'AssumeRole called': 'AssumeRole',
  'credentials issued': 'issued',
  'calls signed with them': 'signed',
  'data returned': 'data',
}

/** One line where it fits, by shorter names if need be. */
function chainLine(page: Page, steps: readonly Step[]): string {
  const line = (nameOf: (step: Step) => string) =>
    steps.map((step) => stepMark(page, step.state, nameOf(step))).join(page.paint.dim(` ${page.symbols.arrow} `))
  const full = line((step) => step.name)
  return stringWidth(full) <= page.width - 4 ? full : line((step) => SHORT_NAMES[step.name])
}

function stepMark(page: Page, state: Step['state'], name: string): string {
  const { paint, symbols } = page
  const word = `${symbols[state]} ${name}`
  return state === 'ok' ? paint.green(word) : state === 'broken' ? paint.red(paint.bold(word)) : paint.dim(word)
}
