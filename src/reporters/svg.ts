/**
 * A picture for an issue or a chat: the verdict, the pass rate, and the timeline of the tool call that shows most. It is
 * text and shapes alone: no script, no link, nothing that is loaded.
 */
import { wrapAnsi } from 'fast-wrap-ansi'
import { arnsOnce } from '../model/arns.ts'
import type { Report } from '../model/report.ts'
import { percent } from '../model/text.ts'
import type { Color } from './drawing/brush.ts'
import { type Call, runOf, type ToolCall } from './drawing/run.ts'
import { runData } from './drawing/run-data.ts'
import { Scale } from './drawing/scale.ts'
import { SvgBrush } from './drawing/svg-brush.ts'
import { AXIS, drawAxis, drawBar, ROW } from './drawing/timeline.ts'
import { pad } from './page.ts'
import { type Part, passParts } from './pass-rate.ts'
import { printable } from './printable.ts'
import { active } from './reporter.ts'
import { signersOf } from './signers.ts'
import { outcomeOf, slowestOf, tellingOf } from './waterfall.ts'

const WIDTH = 960
const MARGIN = 16
const LABELS = 240
const LINE = 18
/** More calls than this are told by the longest of them. */
const BARS = 20

export function svg(report: Report): string {
  const brush = new SvgBrush()
  let y = MARGIN
  y += verdict(brush, report, y)
  y += passRate(brush, passParts(report), y)
  y += timeline(brush, report, y)
  const label = printable(report.summary.lines[0]?.text ?? report.summary.headline, 300)
  return brush.toSvg(WIDTH, y, label)
}

const MARKS: Readonly<Record<Report['summary']['verdict'], [mark: string, color: Color]>> = {
  error: ['✗', 'error'],
  warning: ['✗', 'id1'],
  clean: ['✓', 'ok'],
  unknown: ['?', 'unknown'],
}

/** @returns the height that it took, as each part does */
function verdict(brush: SvgBrush, { summary }: Report, top: number): number {
  const [mark, color] = MARKS[summary.verdict]
  const brief = arnsOnce()
  let y = top
  for (const { label, text } of summary.lines) {
    if (!/^(verdict|ran as|why|fix|settle)$/.test(label)) continue
    const first = label === 'verdict'
    const left = first ? 20 : 70
    brush.moveTo(MARGIN, y)
    brush.text(first ? color : 'faint', first ? mark : label, 0, LINE / 2, first ? 'bold' : 'normal')
    for (const row of rows(printable(brief(text)), brush.columns(WIDTH - 2 * MARGIN - left))) {
      brush.moveTo(MARGIN, y)
      brush.text('text', row, left, LINE / 2, first ? 'bold' : 'normal')
      y += LINE
    }
  }
  return y - top + MARGIN
}

function rows(text: string, columns: number): string[] {
  const all = wrapAnsi(text, columns, { hard: true, trim: true }).split('\n')
  return all.length > 2 ? [all[0]!, pad(`${all[1]} ${all[2]}`, columns)] : all
}

const KINDS: Readonly<Record<Part['kind'], Color>> = {
  good: 'ok',
  bad: 'id1',
  hollow: 'unknown',
  unknown: 'blank',
  failed: 'error',
}

function passRate(brush: SvgBrush, parts: readonly Part[], top: number): number {
  const total = parts.reduce((sum, part) => sum + part.n, 0)
  if (total === 0) return 0
  const width = WIDTH - 2 * MARGIN
  brush.moveTo(MARGIN, top)
  let x = 0
  for (const { kind, n } of parts) {
    brush.box(KINDS[kind], x, 0, (width * n) / total, LINE)
    x += (width * n) / total
  }
  let [left, y] = [0, LINE + 6]
  for (const { kind, name, n } of parts) {
    const text = `${n} ${name} (${percent(n, total)})`
    const room = brush.widthOf(text) + 38
    if (left > 0 && left + room > width) [left, y] = [0, y + LINE]
    brush.box(KINDS[kind], left, y + 4, 10, 10)
    brush.text('text', text, left + 16, y + LINE / 2)
    left += room
  }
  return y + LINE + MARGIN
}

function timeline(brush: SvgBrush, report: Report, top: number): number {
  const told = tellingOf(report, active(report))[0] ?? slowestOf(report)
  if (!told) return 0
  const [toolCall] = runOf(runData({ ...report, toolCalls: [told] }, signersOf(report))).toolCalls
  const [shown, hidden] = longest(toolCall!.calls)
  const width = WIDTH - 2 * MARGIN - LABELS
  const last = [toolCall!.end, toolCall!.deadline, ...shown.map((call) => call.end)].reduce((a, b) => Math.max(a, b), 1)
  // Room for what stands behind the longest bar.
  const scale = new Scale(last * 1.2)
  const height = AXIS + ROW * (shown.length + 1)

  brush.moveTo(MARGIN, top)
  const columns = brush.columns(WIDTH - 2 * MARGIN)
  brush.text(
    'text',
    pad(`${printable(told.tool, 60)}: ${printable(outcomeOf(told), 200)}`, columns).trimEnd(),
    0,
    LINE / 2,
    'bold',
  )
  brush.moveTo(MARGIN + LABELS, top + LINE + 4)
  drawAxis(brush, scale, width, height)
  const names: [name: string, row: { toolCall: ToolCall; call?: Call }][] = [
    [told.tool, { toolCall: toolCall! }],
    ...shown.map((call): [string, { toolCall: ToolCall; call: Call }] => [call.name, { toolCall: toolCall!, call }]),
  ]
  for (const [i, [name, row]] of names.entries()) {
    const y = AXIS + i * ROW
    drawBar(brush, scale, width, row, y)
    brush.text('text', pad(printable(name, 200), brush.columns(LABELS - 10)).trimEnd(), -LABELS, y + ROW / 2)
  }
  if (hidden > 0) brush.text('faint', `and ${hidden} shorter calls`, -LABELS, height + LINE / 2)
  return LINE + 4 + height + (hidden > 0 ? LINE : 0) + MARGIN
}

/** In their order. */
function longest(calls: readonly Call[]): [shown: Call[], hidden: number] {
  const timed = calls.filter((call) => call.start >= 0)
  const kept = new Set([...timed].sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, BARS))
  return [timed.filter((call) => kept.has(call)), timed.length - kept.size]
}
