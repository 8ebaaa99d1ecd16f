/** Which traces are judged together: each tool call's or request's, with those of calls that lost theirs while it ran. */
import type { Us } from '../../model/records.ts'
import { WHOLE_MILLISECONDS } from '../../model/tolerances.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import type { Member } from './exemplars.ts'
import type { Trace } from './trace.ts'

/** Those that began long before are looked for among so many. */
const LOOKED_BACK = 1000

/** As `placeOrphans` does: a trace without a request of its own goes to the one that its process was serving. */
export function membersOf(byProcess: ReadonlyMap<number, readonly Trace[]>): { members: Member[]; outside: Member[] } {
  const members: Member[] = []
  const outside: Member[] = []
  for (const all of byProcess.values()) {
    const serving = all
      .filter((trace) => (trace.flags & UNITS) !== 0)
      .map((trace) => ({ trace, strays: [] as Trace[] }))
    for (const one of serving) members.push(one)
    let from = 0
    for (const stray of all) {
      if ((stray.flags & UNITS) !== 0) continue
      while (from < serving.length && serving[from]!.trace.served < stray.start && from + 64 < serving.length) from++
      const running: Member[] = []
      for (let i = Math.max(0, from - 64); i < serving.length && serving[i]!.trace.start <= stray.start; i++) {
        const { began, served, flags } = serving[i]!.trace
        if (began <= stray.start && (stray.start <= served || (flags & FLAG.open) !== 0)) running.push(serving[i]!)
      }
      const tools = running.filter(({ trace }) => (trace.flags & FLAG.tool) !== 0)
      const candidates = tools.length > 0 ? tools : running
      if (candidates.length === 1) candidates[0]!.strays.push(stray)
      else outside.push({ trace: stray, strays: [] })
    }
  }
  return { members: withHandedOn(members), outside }
}

/** As `joinHandedOn` does: what a server did behind a gateway is judged with the gateway's tool call. */
function withHandedOn(members: Member[]): Member[] {
  const gateways = new Map<number, Member[]>()
  for (const member of members) if (mayHandOn(member)) append(gateways, member.trace.tools, member)
  if (gateways.size === 0) return members
  const waiting = new Map([...gateways].map(([tools, all]) => [tools, new ByTime(all, lifeOf)]))
  const joined = new Set<Member>()
  for (const inner of members.toSorted((a, b) => a.trace.began - b.trace.began)) {
    const { isHandedOn, tools, began, process } = inner.trace
    if (!isHandedOn) continue
    for (const outer of waiting.get(tools)?.during(began, began + WHOLE_MILLISECONDS) ?? []) {
      if (outer.trace.process === process) continue
      waiting.get(tools)!.remove(outer)
      for (const one of [inner.trace, ...inner.strays]) outer.strays.push(one)
      joined.add(inner)
      break
    }
  }
  return members.filter((member) => !joined.has(member))
}

function mayHandOn({ trace: { flags, isHandedOn }, strays }: Member): boolean {
  return (flags & UNITS) === UNITS && !isHandedOn && (flags & FLAG.outgoing) === 0 && strays.length === 0
}

function lifeOf({ trace: { began, served, flags } }: Member): [Us, Us] {
  return [began, (flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : served]
}

/**
 * Whose calls go to one or the other by the moment, or to the process: a trace with a call under no request of its own, and all
 * that its process served meanwhile. They are alike only if all of it is.
 */
export function contested(byProcess: ReadonlyMap<number, readonly Trace[]>): Set<Trace> {
  const found = new Set<Trace>()
  for (const all of byProcess.values()) {
    const open = all.filter(({ flags }) => (flags & FLAG.open) !== 0)
    for (const [nth, trace] of all.entries()) {
      if (!trace.isLoose) continue
      const running = open.filter((other) => other.start <= trace.end)
      for (let i = nth - 1; i >= 0 && nth - i < LOOKED_BACK; i--) if (all[i]!.end >= trace.start) running.push(all[i]!)
      for (let i = nth + 1; i < all.length && all[i]!.start <= trace.end; i++) running.push(all[i]!)
      const serving = running.filter((other) => other !== trace && (other.flags & UNITS) !== 0)
      const isOnlyOf = serving.length === 1 && serving[0]!.start <= trace.start && serving[0]!.end >= trace.end
      if ((trace.flags & UNITS) === 0 && (serving.length === 0 || isOnlyOf)) continue
      for (const one of [trace, ...serving]) found.add(one)
    }
  }
  return found
}
