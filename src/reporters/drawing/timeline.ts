/** A timeline's rows and axis, the same on every surface. */
import { type Brush, signerColor } from './brush.ts'
import { type Call, duration, type ToolCall, tick } from './run.ts'
import type { Scale } from './scale.ts'

export const ROW = 22
export const AXIS = 22

export interface Row {
  toolCall: ToolCall
  call?: Call
}

export function drawAxis(brush: Brush, scale: Scale, width: number, height: number): void {
  for (const x of drawTicks(brush, scale, width, AXIS / 2)) brush.box('line', x, 0, 1, height)
}

/** A character of the axis is at most so wide, px. */
const DIGIT = 7

/** The axis' labels, but one that the right edge would cut. @returns where each mark is */
export function drawTicks(brush: Brush, scale: Scale, width: number, y: number): number[] {
  const { times, step } = scale.ticks(width)
  return times.map((time) => {
    const x = Math.round(scale.x(time, width))
    const label = tick(time, step)
    if (x + 4 + label.length * DIGIT <= width) brush.text('faint', label, x + 4, y)
    return x
  })
}

/** The bar of a tool call or a call, in a row whose top is at y; nothing of what has no time. */
export function drawBar(brush: Brush, scale: Scale, width: number, { toolCall, call }: Row, y: number): void {
  const x = (time: number) => scale.x(time, width)
  const { start, end } = call ?? toolCall
  if (start < 0) return
  const from = Math.max(-2, x(start))
  const to = Math.min(width + 2, Math.max(x(end), from + 2))
  if (to >= 0 && from <= width) {
    const open = call ? call.outcome === 'open' : !toolCall.ended
    const color = call ? call.outcome : toolCall.worst >= 2 ? 'error' : 'tool'
    brush[open ? 'stripes' : 'box'](color, from, y + 5, to - from, ROW - 10, call ? 1 : 0.45)
    if (open && call) brush.arrow(color, Math.min(to, width - 6), y + ROW / 2)
    if (call && call.signer >= 0) brush.box(signerColor(call.signer), from, y + ROW - 5, to - from, 2)
    if (call) beside(brush, noteOf(call), from, to, y + ROW / 2, width)
  }
  if (toolCall.deadline >= 0) brush.box('deadline', Math.min(x(toolCall.deadline), width - 2), y, 2, ROW)
}

function noteOf({ start, end, errorCode, outcome }: Call): string {
  return `${duration(end - start)}${errorCode ? ` ${errorCode}` : outcome === 'open' ? ' open' : ''}`
}

/** Behind the bar, or before it where there is no room. */
function beside(brush: Brush, note: string, from: number, to: number, y: number, width: number): void {
  const room = brush.widthOf(note) + 8
  if (to + room < width) brush.text('text', note, to + 8, y)
  else if (from > room) brush.text('text', note, from - room, y)
}
