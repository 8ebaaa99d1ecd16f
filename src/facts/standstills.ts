/** Gaps in which nothing of a process began or ended though tool calls ran, found once for each process. */
import type { Call } from '../model/call.ts'
import { firstIndex } from '../model/first-index.ts'
import { oncePer } from '../model/once-per.ts'
import type { Us } from '../model/records.ts'
import { CALLS_STEP } from '../model/tolerances.ts'
import type { Ledger, ToolCall } from '../model/tool-call.ts'
import { lastByte } from './time-spent.ts'

export interface Standstill {
  from: Us
  to: Us
  /** How many of the process's tool calls ran from its beginning to its end. */
  held: number
  /** Some of them, those that began first. */
  sample: readonly ToolCall[]
  /** Who of them waited for no call; of more than `MOST_HELD`, of those that began first. */
  idle: ReadonlySet<ToolCall>
  /** How many moments follow at once: what was held up goes on together. */
  after: number
}

/** Shorter stalls are a slow machine's everyday, µs. */
export const LONG: Us = 1_000_000
/** What ends together after a stall ends within this, µs. */
export const TOGETHER: Us = 100_000
/** Where more are held up at once, so many tell whether somebody of them waited for nothing. */
const MOST_HELD = 500
const SAMPLE = 50

/** The longest of them that fell upon a tool call while somebody waited for it. */
export function standstillDuring({ process, start, until }: ToolCall, ledger: Ledger): Standstill | undefined {
  let longest: Standstill | undefined
  const all = ofProcess(ledger).get(process) ?? []
  for (let i = firstIndex(all, ({ from }) => from >= start - TOGETHER); i < all.length && all[i]!.from < until; i++)
    if (!longest || lengthBefore(until, all[i]!) > lengthBefore(until, longest)) longest = all[i]
  return longest
}

/** What the process did once nobody waited any more says nothing of the wait. */
export function lengthBefore(until: Us, { from, to }: Standstill): Us {
  return Math.min(to, until) - from
}

/** By process, in order of time; none is shorter than `LONG`. */
const ofProcess = oncePer((ledger: Ledger) => {
  const served = new Map<string, ToolCall[]>()
  for (const toolCall of ledger.toolCalls) {
    if (toolCall.kind === 'process' || toolCall.untimed) continue
    const own = served.get(toolCall.process)
    if (own) own.push(toolCall)
    else served.set(toolCall.process, [toolCall])
  }
  const found = new Map<string, Standstill[]>()
  for (const [process, toolCalls] of served) found.set(process, standstillsOf(process, toolCalls, ledger))
  return found
})

function standstillsOf(process: string, toolCalls: readonly ToolCall[], ledger: Ledger): Standstill[] {
  const calls = ledger.callsDuring(process, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
  const moments = Float64Array.from([
    ...calls.flatMap((call) => [call.start, lastByte(call) ?? call.start]),
    ...toolCalls.flatMap(({ start, end }) => [start, end ?? start]),
  ]).sort()
  const gaps = [...moments].flatMap((from, i) => {
    const to = moments[i + 1] ?? from
    return to - from >= LONG ? withoutUnread(process, from, to, ledger) : []
  })
  return heldIn(gaps, toolCalls).map(({ from, to, sample, held }) => {
    const waiting = ledger.callsDuring(process, from, to).filter((call) => covers(call, from, to))
    const traces = new Set<string | undefined>(waiting.map(({ traceId }) => traceId))
    const idle = new Set(sample.filter(({ unread, traceId }) => !unread && !traces.has(traceId)))
    const after = firstIndex(moments, (at) => at > to + TOGETHER) - firstIndex(moments, (at) => at >= to)
    return { from, to, held, sample: sample.slice(0, SAMPLE), idle, after }
  })
}

/** What is left of a gap between the moments of what was not read; those at its edges may be its edges. */
function withoutUnread(process: string, from: Us, to: Us, ledger: Ledger): { from: Us; to: Us }[] {
  const stepOf = (moment: Us) => Math.floor(moment / CALLS_STEP)
  const unread = ledger
    .unreadAt(process, from, to)
    .filter((moment) => stepOf(moment) !== stepOf(from) && stepOf(moment) !== stepOf(to))
  const edges = [from, ...unread, to]
  return edges.slice(1).flatMap((edge, i) => (edge - edges[i]! >= LONG ? [{ from: edges[i]!, to: edge }] : []))
}

/** Who ran from the beginning of each gap to its end; gaps that held up nobody are left out. */
function heldIn(gaps: readonly { from: Us; to: Us }[], toolCalls: readonly ToolCall[]) {
  const begins = [...toolCalls].sort((a, b) => a.start - b.start)
  const running = new Set<ToolCall>()
  const over = ({ start, end = Number.POSITIVE_INFINITY }: ToolCall) => Math.max(start, end)
  const ends = [...toolCalls].sort((a, b) => over(a) - over(b))
  let [begun, ended] = [0, 0]
  const found: { from: Us; to: Us; held: number; sample: readonly ToolCall[] }[] = []
  for (const { from, to } of gaps) {
    for (; begun < begins.length && begins[begun]!.start <= from; begun++) running.add(begins[begun]!)
    for (; ended < ends.length && over(ends[ended]!) < to; ended++) running.delete(ends[ended]!)
    const sample: ToolCall[] = []
    for (const toolCall of running) if (sample.push(toolCall) === MOST_HELD) break
    if (running.size) found.push({ from, to, held: running.size, sample })
  }
  return found
}

export function covers(call: Call, from: Us, to: Us): boolean {
  return call.start <= from && (lastByte(call) ?? to) >= to
}
