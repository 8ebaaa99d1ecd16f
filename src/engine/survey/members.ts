/** Which traces are judged together: each tool call's or request's, with those of calls that lost theirs while it ran. */
import type { Us } from '../../model/records.ts'
import { WHOLE_MILLISECONDS } from '../../model/tolerances.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import type { Numbers, Traces } from './trace.ts'

/** Those that began long before are looked for among so many. */
const LOOKED_BACK = 1000

/** By numbers of traces. */
export interface Members {
  /** Of tool calls and requests. */
  heads: Numbers
  /** Who is judged with a head, where there is anybody. */
  strays: ReadonlyMap<number, readonly number[]>
  /** Who is judged with nobody. */
  outside: readonly number[]
}

/** As `placeOrphans` does: a trace without a request of its own goes to the one that its process was serving. */
export function membersOf(traces: Traces, byProcess: ReadonlyMap<number, Numbers>): Members {
  const heads = new Int32Array(traces.size)
  let count = 0
  const strays = new Map<number, number[]>()
  const outside: number[] = []
  for (const all of byProcess.values()) {
    const first = count
    const others: number[] = []
    for (const nth of all)
      if ((traces.at(nth).flags & UNITS) !== 0) heads[count++] = nth
      else others.push(nth)
    let from = first
    for (const nth of others) {
      const { start } = traces.at(nth)
      while (from < count && traces.at(heads[from]!).served < start && from + 64 < count) from++
      const running: number[] = []
      for (let i = Math.max(first, from - 64); i < count; i++) {
        const serving = traces.at(heads[i]!)
        if (serving.start > start) break
        if (serving.began <= start && (start <= serving.served || (serving.flags & FLAG.open) !== 0))
          running.push(heads[i]!)
      }
      const tools = running.filter((one) => (traces.at(one).flags & FLAG.tool) !== 0)
      const candidates = tools.length > 0 ? tools : running
      if (candidates.length === 1) append(strays, candidates[0]!, nth)
      else outside.push(nth)
    }
  }
  return { heads: withHandedOn(traces, heads.subarray(0, count), strays), strays, outside }
}

/** As `joinHandedOn` does: what a server did behind a gateway is judged with the gateway's tool call. */
function withHandedOn(traces: Traces, heads: Numbers, strays: Map<number, number[]>): Numbers {
  const inner = heads.filter((nth) => traces.at(nth).isHandedOn)
  if (inner.length === 0) return heads
  const handedOn = new Set<number>()
  for (const nth of inner) handedOn.add(traces.at(nth).tools)
  const gateways = new Map<number, number[]>()
  for (const nth of heads) {
    const { flags, isHandedOn, tools } = traces.at(nth)
    const isBare = (flags & UNITS) === UNITS && !isHandedOn && (flags & FLAG.outgoing) === 0
    if (isBare && handedOn.has(tools) && !strays.has(nth)) append(gateways, tools, nth)
  }
  if (gateways.size === 0) return heads
  const waiting = new Map([...gateways].map(([tools, all]) => [tools, new ByTime(all, (nth) => lifeOf(traces, nth))]))
  const joined = new Set<number>()
  for (const nth of inner.sort((a, b) => traces.at(a).began - traces.at(b).began)) {
    const { tools, began, process } = traces.at(nth)
    for (const outer of waiting.get(tools)?.during(began, began + WHOLE_MILLISECONDS) ?? []) {
      if (traces.at(outer).process === process) continue
      waiting.get(tools)!.remove(outer)
      for (const one of [nth, ...(strays.get(nth) ?? [])]) append(strays, outer, one)
      strays.delete(nth)
      joined.add(nth)
      break
    }
  }
  return joined.size === 0 ? heads : heads.filter((nth) => !joined.has(nth))
}

function lifeOf(traces: Traces, nth: number): [Us, Us] {
  const { began, served, flags } = traces.at(nth)
  return [began, (flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : served]
}

/**
 * Whose calls go to one or the other by the moment, or to the process: a trace with a call under no request of its own, and all
 * that its process served meanwhile. They are alike only if all of it is.
 *
 * @param all of one process, by start
 * @param found called for each, may be more than once
 */
export function contested(traces: Traces, all: Numbers, found: (nth: number) => void): void {
  const open: number[] = []
  for (const nth of all) if ((traces.at(nth).flags & FLAG.open) !== 0) open.push(nth)
  for (const [place, nth] of all.entries()) {
    const trace = traces.at(nth)
    if (!trace.isLoose) continue
    const { start, end, flags } = trace
    const running = open.filter((other) => traces.at(other).start <= end)
    for (let i = place - 1; i >= 0 && place - i < LOOKED_BACK; i--)
      if (traces.at(all[i]!).end >= start) running.push(all[i]!)
    for (let i = place + 1; i < all.length && traces.at(all[i]!).start <= end; i++) running.push(all[i]!)
    const serving = running.filter((other) => other !== nth && (traces.at(other).flags & UNITS) !== 0)
    const only = serving.length === 1 ? traces.at(serving[0]!) : undefined
    const isOnlyOf = only !== undefined && only.start <= start && only.end >= end
    if ((flags & UNITS) === 0 && (serving.length === 0 || isOnlyOf)) continue
    for (const one of [nth, ...serving]) found(one)
  }
}
