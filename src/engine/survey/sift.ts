/**
 * Chooses the traces that are judged. Those that are alike in all that a verdict rests on form a class, of which the first
 * few are judged, and the last of these stands for the rest; with them come the witnesses that rules may ask: who issued
 * their keys, what may have healed their failures, who ran beside the slow ones.
 */
import { HEALING } from '../../model/tolerances.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { append } from '../kit/multimap.ts'
import type { SaidOfTrace } from './beside.ts'
import { exemplarsOf, type Member, MOST_SPANS, spansOf } from './exemplars.ts'
import { Keys } from './keys.ts'
import { Likeness } from './likeness.ts'
import { byStart, type Failure, firstFrom, type Trace, type TraceSurvey } from './traces.ts'
import { Twins } from './twins.ts'

/** Of traces outside any request so many of each class are judged. */
const JUDGED_OUTSIDE = 20
/** Calls outside any request are one unit a process: so many of their traces are all kept. */
const MOST_OUTSIDE = 500
/** So many that ran beside a slow one are asked. */
const MOST_BESIDE = 32
/** And so many that ran just before. */
const MOST_BEFORE = 8
/** Those that began long before are looked for among so many. */
const LOOKED_BACK = 1000
/** The next may have been another caller, or of another object. */
const MOST_HEALERS = 8
/** So many are judged one by one for a call beside them that may be theirs. */
const MOST_ALONE = 2000

/** It waited for something, or lost its connection: who ran beside it may say for what. */
const WAITED = FLAG.open | FLAG.slow | FLAG.delayed | FLAG.unanswered

export interface Sifted {
  /** How many traces there are. */
  total: number
  /** To be read: those that are judged, and those that are only asked. */
  chosen: ReadonlySet<Trace>
  /** Of these, who is judged; of the others what they would be judged on may not have been read. */
  judged: ReadonlySet<Trace>
  /** For how many a chosen trace stands, itself among them; only where it is more than one. */
  alike: ReadonlyMap<Trace, number>
  /** So many could not be told alike for certain, and were more than can be judged one by one. */
  compared: number
  /** There were more kinds than memory. */
  isCut: boolean
}

/** What records beside the spans say, see `beside.ts`. */
export interface Beside {
  of(trace: Trace): SaidOfTrace | undefined
  keys: ReadonlyMap<number, string>
  /** Tests wait for calls that may be outside any request. */
  hasResults: boolean
}

/** What a survey knows once all is read; of a table, what was sent of it. */
export type Known = Pick<TraceSurvey, 'finish' | 'lastOf' | 'passedAgain'>

export function sift(survey: Known, beside?: Beside): Sifted {
  const traces = survey.finish().sort(byStart)
  for (const trace of traces) if (beside?.of(trace)?.isFailed) trace.flags |= FLAG.badAnswer
  for (const trace of traces) if (isUnsettled(trace)) trace.flags |= FLAG.open
  const byProcess = new Map<number, Trace[]>()
  for (const trace of traces) append(byProcess, trace.process, trace)
  const { members: all, outside: others } = membersOf(byProcess)
  // Who is only there to be asked is counted by another.
  const [members, outside] = [all, others].map((some) => some.filter(({ trace }) => trace.times > 0)) as [
    Member[],
    Member[],
  ]
  const alone = contested(byProcess)
  const twins = new Twins(traces)
  for (const trace of traces) if (isOwn(trace) || twins.has(trace) || beside?.of(trace)?.isAlone) alone.add(trace)
  const compared = alone.size - MOST_ALONE
  if (compared > 0) for (const trace of [...alone].sort(byStart).slice(MOST_ALONE)) alone.delete(trace)
  const keys = new Keys(traces, beside?.keys)

  const {
    members: exemplars,
    alike,
    isCut,
  } = exemplarsOf(
    members.map((member) => ({
      member,
      kind: new Likeness()
        .add(classOf(member, keys, twins, survey))
        .add(beside?.of(member.trace)?.like ?? 0)
        .sum(),
      isAlone: alone.has(member.trace),
    })),
  )
  const chosen = new Set<Trace>()
  let spans = 0
  const choose = (member: Member): void => {
    if (!chosen.has(member.trace)) spans += spansOf(member)
    chosen.add(member.trace)
    for (const stray of member.strays) chosen.add(stray)
  }
  const memberOf = new Map(all.flatMap((member) => [member.trace, ...member.strays].map((trace) => [trace, member])))
  exemplars.push(
    ...firstOfEach(outside, beside?.hasResults ? MOST_ALONE : MOST_OUTSIDE),
    ...outside.filter(({ trace }) => alone.has(trace)),
  )
  for (const member of exemplars) choose(member)
  const judged = new Set(chosen)
  // What lost its trace goes to whom the process served: the same must be seen of it.
  const call = (trace: Trace | undefined): void => {
    if (trace && spans < MOST_SPANS) choose(memberOf.get(trace) ?? { trace, strays: [] })
  }
  for (const { trace, strays } of exemplars)
    for (const one of [trace, ...strays])
      for (const witness of witnessesOf(one, keys, twins, survey, byProcess)) call(witness)
  for (const all of byProcess.values()) for (const trace of extremesOf(all)) call(trace)
  // Who issued the keys of witnesses.
  for (const trace of [...chosen]) for (const key of trace.keys) call(keys.issuer(key))

  return { total: traces.length, chosen, judged, alike, compared: Math.max(0, compared), isCut }
}

/** A span whose start was recorded and whose end was not. */
function isUnsettled({ opened, openedIds, ended, endedIds }: Trace): boolean {
  return opened > 0 && (opened !== ended || openedIds !== endedIds)
}

/**
 * It served several callers, and which call was whose is told by each call; or a connection broke, and why is told by what
 * came before on it.
 */
function isOwn({ callers, flags }: Trace): boolean {
  return (flags & FLAG.unanswered) !== 0 || (callers.length > 1 && new Set(callers.map(({ token }) => token)).size > 1)
}

/** As `placeOrphans` does: a trace without a request of its own goes to the one that its process was serving. */
function membersOf(byProcess: ReadonlyMap<number, readonly Trace[]>): { members: Member[]; outside: Member[] } {
  const members: Member[] = []
  const outside: Member[] = []
  for (const all of byProcess.values()) {
    const serving = all
      .filter((trace) => (trace.flags & UNITS) !== 0)
      .map((trace) => ({ trace, strays: [] as Trace[] }))
    members.push(...serving)
    let from = 0
    for (const stray of all) {
      if ((stray.flags & UNITS) !== 0) continue
      while (from < serving.length && serving[from]!.trace.end < stray.start && from + 64 < serving.length) from++
      const running: Member[] = []
      for (let i = Math.max(0, from - 64); i < serving.length && serving[i]!.trace.start <= stray.start; i++)
        if (stray.start <= serving[i]!.trace.end || (serving[i]!.trace.flags & FLAG.open) !== 0)
          running.push(serving[i]!)
      const tools = running.filter(({ trace }) => (trace.flags & FLAG.tool) !== 0)
      const candidates = tools.length > 0 ? tools : running
      if (candidates.length === 1) candidates[0]!.strays.push(stray)
      else outside.push({ trace: stray, strays: [] })
    }
  }
  return { members, outside }
}

/**
 * Whose calls go to one or the other by the moment: a trace with a call under no request of its own, and all that its process
 * served meanwhile. They are alike only if all of it is.
 */
function contested(byProcess: ReadonlyMap<number, readonly Trace[]>): Set<Trace> {
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
      if (serving.length === 0 || (isOnlyOf && (trace.flags & UNITS) === 0)) continue
      for (const one of [trace, ...serving]) found.add(one)
    }
  }
  return found
}

/** Equal for members that are alike in all that a verdict rests on. */
function classOf({ trace, strays }: Member, keys: Keys, twins: Twins, survey: Known): number {
  const own = describe(trace, keys, twins, survey)
  if (strays.length === 0) return own
  return new Likeness()
    .add(own)
    .addAll(strays, (stray) => [stray.process === trace.process ? 1 : 2, describe(stray, keys, twins, survey)])
    .sum()
}

function describe(trace: Trace, keys: Keys, twins: Twins, survey: Known): number {
  const { flags, outboundToken, callers, opened } = trace
  const like = new Likeness()
    .add(trace.processes)
    .add(trace.likeA)
    .add(trace.likeB)
    .add(trace.tied)
    .add(trace.ended)
    .add(trace.lastFailed > trace.lastPassed ? 1 : 2)
  // What has ended is told by its end alone.
  if ((flags & FLAG.open) === 0) like.add(opened > 0 ? 1 : 2)
  else like.add(3).add(trace.openA).add(trace.openB).add(opened)
  like.add(outboundToken !== 0 && callers.some(({ token }) => token === outboundToken) ? 1 : 2)
  return like
    .addAll(trace.keys, (key) => keys.describe(key, trace))
    .addAll(callers, (caller) => [twins.describe(caller, trace)])
    .addAll(trace.failures, (failure) =>
      healersOf(failure, trace, survey).map((healers) => (healers.next().done ? 1 : 2)),
    )
    .sum()
}

/** Who may have healed a failure: the next of the process, of any process, and after the last time that it was refused. */
function healersOf(failure: Failure, trace: Trace, survey: Known): Generator<Trace>[] {
  const { asked, start, end } = failure
  const until = end + HEALING
  return [
    survey.passedAgain(asked, start, until, trace, trace.process),
    survey.passedAgain(asked, start, until, trace),
    survey.passedAgain(asked, Math.max(start, survey.lastOf(failure)), until, trace),
  ]
}

function* witnessesOf(
  trace: Trace,
  keys: Keys,
  twins: Twins,
  survey: Known,
  byProcess: ReadonlyMap<number, readonly Trace[]>,
): Generator<Trace | undefined> {
  for (const key of trace.keys) {
    yield keys.issuer(key)
    yield* keys.users(key)
  }
  yield* keys.sessions(trace)
  for (const caller of trace.callers) yield* twins.of(caller, trace)
  for (const failure of trace.failures)
    for (const healers of healersOf(failure, trace, survey)) yield* firstOf(healers, MOST_HEALERS)
  if ((trace.flags & WAITED) !== 0) yield* neighboursOf(trace, byProcess.get(trace.process)!)
}

/** Who ran beside it, and who ran before: of their sockets, bodies and time rules ask. */
function* neighboursOf(trace: Trace, all: readonly Trace[]): Generator<Trace> {
  const reach = (trace.flags & FLAG.open) !== 0 ? Number.POSITIVE_INFINITY : trace.end
  const own = firstFrom(all, trace.start)
  yield* all.slice(Math.max(0, own - MOST_BEFORE), own)
  let beside = 0
  for (let i = own; i < all.length && all[i]!.start <= reach && beside < MOST_BESIDE; i++, beside++) yield all[i]!
  for (let i = own - 1; i >= 0 && own - i < LOOKED_BACK && beside < 2 * MOST_BESIDE; i--)
    if (all[i]!.end >= trace.start) {
      beside++
      yield all[i]!
    }
}

/** First and last of a process, by which rules know how long it lived. */
function extremesOf(all: readonly Trace[]): (Trace | undefined)[] {
  let last = all[0]
  for (const trace of all) if (trace.end > last!.end) last = trace
  return [all[0], all.at(-1), last]
}

function firstOfEach(outside: readonly Member[], most: number): readonly Member[] {
  if (outside.length <= most) return outside
  const classes = new Map<string, number>()
  return outside.filter(({ trace }) => {
    const name = `${trace.process} ${trace.likeA} ${trace.likeB}`
    const count = (classes.get(name) ?? 0) + 1
    classes.set(name, count)
    return count <= JUDGED_OUTSIDE
  })
}

/** The first few, each once. */
function firstOf(traces: Iterable<Trace>, most: number): Iterable<Trace> {
  const found = new Set<Trace>()
  let looked = 0
  for (const trace of traces) {
    found.add(trace)
    if (found.size >= most || ++looked >= LOOKED_BACK) break
  }
  return found
}
