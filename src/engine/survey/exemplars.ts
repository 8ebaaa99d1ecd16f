/** Which traces of each class are judged: as many as say more, and no more than there is memory for. */
import { FLAG } from '../../scan/span-digest.ts'
import { Likeness } from './likeness.ts'
import type { Trace } from './trace.ts'

/** A tool call's or request's trace, with the traces of calls that lost theirs while it ran. */
export interface Member {
  trace: Trace
  strays: Trace[]
}

/** A member with what it is like, whatever its process, and what only itself is like. */
export interface Described {
  member: Member
  kind: number
  isAlone: boolean
}

export interface Exemplars {
  members: Member[]
  /** For how many traces a trace stands, itself among them; only where it is more than one. */
  alike: Map<Trace, number>
  /** There were more kinds than memory: fewer of each were judged than would say all. */
  isCut: boolean
}

/** A span that is read takes some 7 kB until the report is written: these and as many that are asked fit into 512 MB. */
export const MOST_SPANS = 40_000

const MARKED = FLAG.failed | FLAG.open | FLAG.slow | FLAG.badAnswer | FLAG.delayed

interface Measure {
  /** So many of a kind: of what went well, and of what did not (a finding shows 20 places). */
  calm: number
  marked: number
  /** One of each process at least. */
  ofEachProcess: boolean
  /** What can't be compared for certain is judged by itself. */
  areAlone: boolean
}

/** From what says all to what fits in any case, but for a run of more kinds than that. */
const MEASURES: readonly Measure[] = [
  { calm: 3, marked: 20, ofEachProcess: true, areAlone: true },
  { calm: 3, marked: 20, ofEachProcess: false, areAlone: true },
  { calm: 3, marked: 20, ofEachProcess: false, areAlone: false },
  { calm: 2, marked: 8, ofEachProcess: false, areAlone: false },
  { calm: 1, marked: 3, ofEachProcess: false, areAlone: false },
  { calm: 1, marked: 1, ofEachProcess: false, areAlone: false },
]

export function exemplarsOf(all: readonly Described[]): Exemplars {
  let found: Exemplars = { members: [], alike: new Map(), isCut: false }
  for (const [nth, measure] of MEASURES.entries()) {
    found = { ...chosenBy(measure, all), isCut: nth > 0 }
    if (found.members.reduce((sum, member) => sum + spansOf(member), 0) <= MOST_SPANS / 2) break
  }
  return found
}

function chosenBy(measure: Measure, all: readonly Described[]): Omit<Exemplars, 'isCut'> {
  const classes = new Map<number, { kind: number; members: Member[] }>()
  for (const { member, kind: like, isAlone } of all) {
    const kind = isAlone && measure.areAlone ? together(like, member.trace.nth) : like
    const name = measure.ofEachProcess ? together(kind, processesOf(member)) : kind
    const known = classes.get(name)
    if (known) known.members.push(member)
    else classes.set(name, { kind, members: [member] })
  }
  const members: Member[] = []
  const alike = new Map<Trace, number>()
  /** Judged so far of each kind, whatever the process. */
  const judgedOf = new Map<number, number>()
  for (const { kind, members: own } of classes.values()) {
    const most = isMarked(own[0]!) ? measure.marked : measure.calm
    const before = judgedOf.get(kind) ?? 0
    const judged = own.slice(0, Math.max(1, most - before))
    judgedOf.set(kind, before + judged.length)
    for (const member of judged) members.push(member)
    for (const { trace } of judged) if (trace.times > 1) alike.set(trace, trace.times)
    if (judged.length < own.length) alike.set(judged.at(-1)!.trace, timesOf(own) - timesOf(judged.slice(0, -1)))
  }
  return { members, alike }
}

function together(one: number, other: number): number {
  return new Likeness().add(one).add(other).sum()
}

function processesOf({ trace, strays }: Member): number {
  return strays.reduce((all, { process }) => (process === trace.process ? all : together(all, process)), trace.process)
}

export function spansOf({ trace, strays }: Member): number {
  return strays.reduce((sum, stray) => sum + stray.ended + stray.opened, trace.ended + trace.opened)
}

function isMarked({ trace, strays }: Member): boolean {
  return [trace, ...strays].some(({ flags }) => (flags & MARKED) !== 0)
}

function timesOf(members: readonly Member[]): number {
  return members.reduce((sum, { trace }) => sum + trace.times, 0)
}
