/** What a watch says, in words: the same on a screen and in lines. */
import { existsSync } from 'node:fs'
import type { Finding } from '../model/report.ts'
import { duration, list } from '../model/text.ts'
import type { Page } from '../reporters/page.ts'
import { calledAt, place } from '../reporters/reporter.ts'
import type { Hang, WatchEvent } from '../watch/events.ts'

/** What is worth a reader's eye: remarks, and what follows from another finding, stand in the verdict. */
export function isWorthTelling(event: WatchEvent): boolean {
  return event.type !== 'finding' || (event.finding.severity !== 'info' && event.finding.causedBy === undefined)
}

/** What of the paths is not there; nothing where all are. */
export function awaited(paths: readonly string[]): string | undefined {
  const absent = paths.filter((path) => !existsSync(path))
  if (absent.length === 0) return undefined
  const [are, they] = absent.length === 1 ? ['is', 'it'] : ['are', 'each']
  return `${list(absent, 3)} ${are} not there yet: waiting until ${they} is written (a file, or a folder of runs)`
}

/** Adds an event to a page. */
export function say(page: Page, event: WatchEvent, at: Date): void {
  const { paint, symbols } = page
  const clock = paint.dim(at.toISOString().slice(11, 19))
  const line = (mark: string, words: string) => page.add(`${clock} ${mark} ${words}`, 0, 11)
  switch (event.type) {
    case 'process':
      line(paint.dim(symbols.rest), paint.dim(processWords(event)))
      return
    case 'hang':
      line(paint.yellow(symbols.openBar), `hangs: ${hangWords(page, event)}`)
      return
    case 'answered':
      line(
        paint.green(symbols.ok),
        page.text(
          `${event.outcome === 'error' ? `ended (${event.errorCode ?? 'failed'})` : 'answered after all'}: ${callWords(event)} after ${duration(event.forMs * 1000)}${waiter(event)}`,
        ),
      )
      return
    case 'finding':
      line(markOf(page, event.finding), `${paint.bold(event.finding.ruleId)} ${page.brief(event.finding.message)}`)
      page.field('fix', paint.green(page.brief(event.finding.fix)), 4, 11, 3)
      page.field('at', placeWords(page, event.finding), 4, 11, 1)
      return
    case 'again':
      line(paint.dim(symbols.rest), page.text(`${event.ruleId}: by now in ${event.toolCalls} tool calls`))
      return
    case 'withdrawn':
      line(paint.green(symbols.ok), page.text(`taken back: ${event.message} (${event.why})`))
      return
    case 'verdict':
  }
}

export function hangWords(page: Page, hang: Hang): string {
  const waits = hang.waitingFor && hang.waitingFor !== 'answer' ? `, waits for ${hang.waitingFor}` : ''
  const signer = hang.identity ? `; signed by ${hang.identity}` : ''
  return page.text(
    `${callWords(hang)}, no end for ${duration(Math.floor(hang.forMs / 1000) * 1_000_000)}${waits}${waiter(hang)}${signer}`,
  )
}

function callWords({ name, target }: Pick<Hang, 'name' | 'target'>): string {
  return target ? `${name} (${target})` : name
}

function waiter({ toolCall, service }: Pick<Hang, 'toolCall' | 'service'>): string {
  return toolCall ? `; ${toolCall.tool} waits for it` : `; ${service}, outside any request`
}

function processWords({ state, process, service }: Extract<WatchEvent, { type: 'process' }>): string {
  const id = /^\d{13}-(\d+)-/.exec(process)?.[1]
  const who = `${service}${id ? `, process ${id}` : ''}`
  if (state === 'started') return `recorded: ${who}`
  return state === 'ended' ? `ended: ${who}` : `gone without a word, with something open: ${who}`
}

function placeWords({ text, paint }: Page, finding: Finding): string {
  const [first] = finding.evidence
  if (!first) return paint.dim('nowhere: it is about what is missing')
  const code = finding.evidence.flatMap((one) => calledAt(one) ?? [])[0]
  return [code, place(first)].flatMap((one) => (one ? paint.cyan(text(one, 300)) : [])).join(' · ')
}

function markOf({ paint, symbols }: Page, { severity }: Pick<Finding, 'severity'>): string {
  return severity === 'error' ? paint.red(symbols.broken) : paint.yellow(symbols.broken)
}
