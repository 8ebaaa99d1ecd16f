/** Which traces of each class are judged: as many as say more, and no more than there is memory for. */
import { Likeness } from './likeness.ts'
import type { Members } from './members.ts'
import type { Numbers, Traces } from './trace.ts'

/** Tool calls and requests by the numbers of their traces, with the traces of calls that lost theirs while they ran. */
export interface Described {
  traces: Traces
  heads: Numbers
  strays: Members['strays']
  /** By place among the heads: what each is like, whatever its process. */
  kinds: Float64Array
  /** It is like itself alone. */
  isAlone(nth: number): boolean
}

export interface Exemplars {
  heads: readonly number[]
  /** For how many traces a trace stands, itself among them; only where it is more than one. */
  alike: Map<number, number>
  /** There were more kinds than memory: fewer of each were judged than would say all. */
  isCut: boolean
}

/** A span that is read takes some 7 kB until the report is written: these and as many that are asked fit into 512 MB. */
export const MOST_SPANS = 40_000
/** What is judged of a run must not grow with it: while there are so few, four of each kind are judged, else one. */
const FEW_SPANS = 8000

/**
 * Of a kind one of each process is judged, up to so many processes: what is recorded of a process may be told by any of its own.
 * Beyond these a kind is a kind whatever the process, or what is judged would grow with the run.
 */
const MOST_PROCESSES = 2

interface Measure {
  /** So many of a kind. */
  most: number
  /** One of each process at least. */
  ofEachProcess: boolean
  /** What can't be compared for certain is judged by itself. */
  areAlone: boolean
  /** So many spans they may have. */
  spans: number
}

/** The first that fits; the last takes whatever there is, and more kinds than that are more than memory. */
const MEASURES: readonly Measure[] = [
  { most: 4, ofEachProcess: true, areAlone: true, spans: FEW_SPANS },
  { most: 1, ofEachProcess: false, areAlone: true, spans: MOST_SPANS / 2 },
  { most: 1, ofEachProcess: false, areAlone: false, spans: Number.POSITIVE_INFINITY },
]

export function exemplarsOf(all: Described): Exemplars {
  for (const [nth, measure] of MEASURES.entries()) {
    const found = chosenBy(measure, all)
    if (found) return { ...found, isCut: nth === MEASURES.length - 1 }
  }
  throw new Error('the last measure takes whatever there is')
}

/** Members that are alike. */
interface Class {
  kind: number
  /** Those that may be judged. */
  first: number[]
  count: number
  /** For how many traces they stand, all of them. */
  times: number
}

/** @returns undefined where those that are to be judged have more spans than there may be */
function chosenBy(measure: Measure, described: Described): Omit<Exemplars, 'isCut'> | undefined {
  const { traces, heads, kinds } = described
  const classes = new Map<number, Class>()
  /** By kind: how many processes had it. */
  const processesWith = new Map<number, number>()
  let spans = 0
  for (const [place, nth] of heads.entries()) {
    const like = kinds[place]!
    const kind = measure.areAlone && described.isAlone(nth) ? together(like, nth) : like
    let name = measure.ofEachProcess ? together(kind, processesOf(nth, described)) : kind
    let known = classes.get(name)
    if (!known && name !== kind) {
      const before = processesWith.get(kind) ?? 0
      processesWith.set(kind, before + 1)
      if (before >= MOST_PROCESSES) {
        name = kind
        known = classes.get(kind)
      }
    }
    if (!known) {
      known = { kind, first: [], count: 0, times: 0 }
      classes.set(name, known)
      // Of each class one is judged at least.
      spans += spansOf(nth, described)
      if (spans > measure.spans) return undefined
    }
    if (known.first.length < measure.most) known.first.push(nth)
    known.count++
    known.times += traces.at(nth).times
  }
  const chosen: number[] = []
  const alike = new Map<number, number>()
  /** Judged so far of each kind, whatever the process. */
  const judgedOf = new Map<number, number>()
  for (const { kind, first, count, times } of classes.values()) {
    const before = judgedOf.get(kind) ?? 0
    const judged = first.slice(0, Math.max(1, measure.most - before))
    judgedOf.set(kind, before + judged.length)
    let others = times
    for (const nth of judged) {
      const own = traces.at(nth).times
      chosen.push(nth)
      if (own > 1) alike.set(nth, own)
      if (nth !== judged.at(-1)) others -= own
    }
    if (judged.length < count) alike.set(judged.at(-1)!, others)
  }
  return chosen.reduce((sum, nth) => sum + spansOf(nth, described), 0) <= measure.spans
    ? { heads: chosen, alike }
    : undefined
}

function together(one: number, other: number): number {
  return new Likeness().add(one).add(other).sum()
}

type WithStrays = Pick<Described, 'traces' | 'strays'>

export function withStrays(nth: number, { strays }: Pick<Described, 'strays'>): readonly number[] {
  const own = strays.get(nth)
  return own ? [nth, ...own] : [nth]
}

function processesOf(nth: number, { traces, strays }: WithStrays): number {
  const { process } = traces.at(nth)
  return (strays.get(nth) ?? []).reduce((all, stray) => {
    const other = traces.at(stray).process
    return other === process ? all : together(all, other)
  }, process)
}

export function spansOf(nth: number, { traces, strays }: WithStrays): number {
  return withStrays(nth, { strays }).reduce((sum, one) => {
    const { ended, opened } = traces.at(one)
    return sum + ended + opened
  }, 0)
}
