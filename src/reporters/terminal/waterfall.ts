/** A tool call's calls drawn on its own time scale, the deadline marked, open calls drawn open. */
import type { Finding, Report, ToolCallReport } from '../../model/report.ts'
import { count, duration, percent } from '../../model/text.ts'
import { FEW, few } from '../few.ts'
import { type Page, pad } from '../page.ts'
import type { ReporterOptions } from '../reporter.ts'
import { outcomeOf, tellingOf, timeSpentOf, waterfallOf } from '../waterfall.ts'

export function waterfalls(page: Page, report: Report, findings: readonly Finding[], options: ReporterOptions): void {
  const worth = tellingOf(report, findings, options.verbose)
  const { shown, more } = few(worth, FEW.waterfalls, options)
  for (const toolCall of shown) waterfall(page, toolCall, options)
  if (more > 0) page.add(page.paint.dim(`${count(more, 'more waterfall')} (--verbose)`), 2)
}

function waterfall(page: Page, toolCall: ToolCallReport, options: ReporterOptions): void {
  const { paint, symbols, text } = page
  const { bars, length, deadline, waited } = waterfallOf(toolCall)
  page.title(`${text(toolCall.tool, 60)}: ${outcomeOf(toolCall)}`)
  if (toolCall.outcomeMessage) page.add(paint.dim(text(toolCall.outcomeMessage, 300)), 2)
  const spent = timeSpentOf(toolCall)
  if (spent.length) page.add(text(`time went into ${spent.join(', ')}`, 400), 2)
  const nameColumn = Math.min(30, Math.max(10, Math.floor(page.width * 0.3)))
  const noteColumn = Math.min(24, Math.floor(page.width / 3))
  const cells = Math.max(10, page.width - nameColumn - noteColumn - 5)
  const at = (ms: number) => Math.max(0, Math.min(cells, Math.round((cells * ms) / length)))

  let chosen = bars
  if (!options.verbose && bars.length > FEW.bars) {
    const slow = new Set([...bars].sort((a, b) => b.spent - a.spent).slice(0, FEW.bars))
    chosen = bars.filter((bar) => slow.has(bar))
  }
  for (const bar of chosen) {
    const open = bar.outcome === 'open'
    const from = Math.min(at(bar.from), cells - 1)
    const to = Math.max(from + 1, at(bar.to))
    const row = Array.from({ length: cells + 1 }, (_, cell) => {
      if (cell >= from && cell < to)
        return open ? (cell === cells - 1 ? symbols.openEnd : symbols.openBar) : symbols.bar
      return ' '
    })
    const color = open || bar.outcome === 'error' ? paint.red : bar.outcome === 'ok' ? paint.green : paint.dim
    const mark = deadline === undefined ? undefined : at(deadline)
    const drawn = row.map((cell, i) =>
      i === mark ? paint.magenta(symbols.deadline) : cell === ' ' ? cell : color(cell),
    )
    const times = bar.calls.length > 1 ? ` ×${bar.calls.length}` : ''
    const state = open ? 'open' : (bar.calls[0]!.errorCode ?? bar.outcome)
    const note = `${duration(bar.spent * 1000)} ${percent(bar.spent, waited)} ${text(state, 30)}`
    page.raw(
      `  ${pad(text(bar.name, 80) + times, nameColumn)} ${drawn.join('')} ${pad(note, noteColumn - 1).trimEnd()}`,
    )
  }
  if (chosen.length < bars.length)
    page.add(paint.dim(`and ${count(bars.length - chosen.length, 'shorter step')} (--verbose)`), 2)
  const scale = `0 ${symbols.arrow} ${duration(length * 1000)}`
  const mark = deadline !== undefined ? `, ${symbols.deadline} deadline ${duration(deadline * 1000)}` : ''
  page.add(paint.dim(`${scale}${mark}`), Math.min(nameColumn + 3, page.width - 30))
}
