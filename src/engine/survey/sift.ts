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
import { contested, membersOf } from './members.ts'
import { Neighbours } from './neighbours.ts'
import { stoodStill } from './standstill.ts'
import { byStart, type Caller, type Failure, firstFrom, type Trace } from './trace.ts'
import type { TraceSurvey } from './traces.ts'
import { Twins } from './twins.ts'

/** Of traces outside any request so many of each class are judged. */
const JUDGED_OUTSIDE = 20
/** Calls outside any request are one unit a process: so many of their traces are all kept. */
const MOST_OUTSIDE = 500
/** A healer is looked for among so many. */
const LOOKED_AT = 1000
/** The next may have been another caller, or of another object. */
const MOST_HEALERS = 8
/** Who answered a call is looked for among so many that began after it. */
const MOST_ANSWERING = 32
/** So many are judged one by one for a call beside them that may be theirs. */
const MOST_ALONE = 2000

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

/** What ties a trace to others. */
interface Relations {
  keys: Keys
  twins: Twins
  survey: Known
  neighbours: Neighbours
}

export function sift(survey: Known, beside?: Beside): Sifted {
  const traces = survey.finish().sort(byStart)
  for (const trace of traces) if (beside?.of(trace)?.isFailed) trace.flags |= FLAG.badAnswer
  for (const trace of traces) if (isUnsettled(trace)) trace.flags |= FLAG.open
  const byProcess = new Map<number, Trace[]>()
  for (const trace of traces) append(byProcess, trace.process, trace)
  const { members: all, outside: others } = membersOf(byProcess)
  const neighbours = new Neighbours(byProcess, all, (trace) => beside?.of(trace)?.called ?? false)
  // Who is only there to be asked is counted by another.
  const [members, outside] = [all, others].map((some) => some.filter(({ trace }) => trace.times > 0)) as [
    Member[],
    Member[],
  ]
  const alone = contested(byProcess)
  for (const trace of stoodStill(members)) alone.add(trace)
  const twins = new Twins(traces)
  const keys = new Keys(traces, beside?.keys)
  for (const trace of traces)
    if (isOwn(trace) || twins.has(trace) || keys.isUncertain(trace) || beside?.of(trace)?.isAlone) alone.add(trace)
  const compared = alone.size - MOST_ALONE
  if (compared > 0) for (const trace of [...alone].sort(byStart).slice(MOST_ALONE)) alone.delete(trace)

  const known: Relations = { keys, twins, survey, neighbours }
  const {
    members: exemplars,
    alike,
    isCut,
  } = exemplarsOf(
    members.map((member) => ({
      member,
      kind: new Likeness()
        .add(classOf(member, known))
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
  /** By number of a trace. */
  const memberOf: Member[] = []
  for (const member of all) for (const { nth } of [member.trace, ...member.strays]) memberOf[nth] = member
  exemplars.push(
    ...firstOfEach(outside, beside?.hasResults ? MOST_ALONE : MOST_OUTSIDE),
    ...outside.filter(({ trace }) => alone.has(trace)),
  )
  for (const member of exemplars) choose(member)
  const judged = new Set(chosen)
  // What lost its trace goes to whom the process served: the same must be seen of it.
  const call = (trace: Trace | undefined): void => {
    if (trace && spans < MOST_SPANS) choose(memberOf[trace.nth] ?? { trace, strays: [] })
  }
  for (const { trace, strays } of exemplars)
    for (const one of [trace, ...strays]) for (const witness of witnessesOf(one, known)) call(witness)
  for (const trace of neighbours.extremes()) call(trace)
  // Who issued the keys of witnesses.
  for (const trace of [...chosen]) for (const { key } of trace.keys) call(keys.issuer(key))
  for (const asking of [...chosen]) for (const answering of answeringOf(asking, traces)) call(answering)

  return { total: traces.length, chosen, judged, alike, compared: Math.max(0, compared), isCut }
}

/** Requests that were recorded where they were asked and where they were answered, see `both-ends.ts`. @param all by start */
function answeringOf({ start, end, flags }: Trace, all: readonly Trace[]): readonly Trace[] {
  if ((flags & FLAG.outgoing) === 0 || (flags & UNITS) !== 0) return []
  const from = firstFrom(all, start)
  return all.slice(from, from + MOST_ANSWERING).filter((trace) => trace.start <= end && (trace.flags & UNITS) !== 0)
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
  const several = (of: (caller: Caller) => number) => new Set(callers.map(of).filter((value) => value !== 0)).size > 1
  return (
    (flags & FLAG.unanswered) !== 0 ||
    (callers.length > 1 &&
      (several(({ token }) => token) || several(({ claims }) => claims) || several(({ role }) => role)))
  )
}

/** Equal for members that are alike in all that a verdict rests on. */
function classOf({ trace, strays }: Member, known: Relations): number {
  const own = describe(trace, known)
  if (strays.length === 0) return own
  return new Likeness()
    .add(own)
    .addAll(strays, (stray) => [stray.process === trace.process ? 1 : 2, describe(stray, known)])
    .sum()
}

function describe(trace: Trace, { keys, twins, survey, neighbours }: Relations): number {
  const { flags, outboundToken, callers, opened } = trace
  const like = new Likeness()
    .add(trace.processes)
    .add(trace.likeA)
    .add(trace.likeB)
    .add(trace.tied)
    .add(trace.ended)
    .add(trace.lastFailed > trace.lastPassed ? 1 : 2)
    .add(trace.failedFirst ? 1 : 2)
    .add(trace.failedLast ? 1 : 2)
    .add(trace.wentOn ? 1 : 2)
  // What has ended is told by its end alone.
  if ((flags & FLAG.open) === 0) like.add(opened > 0 ? 1 : 2)
  else like.add(3).add(trace.openA).add(trace.openB).add(opened)
  like.add(outboundToken !== 0 && callers.some(({ token }) => token === outboundToken) ? 1 : 2)
  for (const said of neighbours.describe(trace)) like.add(said)
  return like
    .addAll(trace.keys, ({ key, signed }) => [keys.like(key, trace), signed])
    .addAll(callers, ({ role }) => keys.describeSessions(role, trace))
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
    survey.passedAgain(asked, Math.max(start, survey.lastOf(failure).at), until, trace),
  ]
}

function* witnessesOf(trace: Trace, { keys, twins, survey, neighbours }: Relations): Generator<Trace | undefined> {
  for (const { key } of trace.keys) {
    yield keys.issuer(key)
    yield* keys.users(key)
  }
  yield* keys.sessions(trace)
  for (const caller of trace.callers) yield* twins.of(caller, trace)
  for (const failure of trace.failures) {
    for (const healers of healersOf(failure, trace, survey)) yield* firstOf(healers, MOST_HEALERS)
    // Only what comes after the last refusal heals those before.
    yield survey.lastOf(failure).trace
  }
  yield* neighbours.of(trace)
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
    if (found.size >= most || ++looked >= LOOKED_AT) break
  }
  return found
}
