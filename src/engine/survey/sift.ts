/**
 * Chooses the traces that are judged. Those that are alike in all that a verdict rests on form a class, of which the first
 * few are judged, and the last of these stands for the rest; with them come the witnesses that rules may ask: who issued
 * their keys, what may have healed their failures, who ran beside the slow ones.
 */
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import type { Room } from '../kit/pages.ts'
import { Alone, MOST_ALONE } from './alone.ts'
import type { SaidOfTrace } from './beside.ts'
import { ByProcess, orderOf } from './by-process.ts'
import { exemplarsOf, MOST_SPANS, spansOf, withStrays } from './exemplars.ts'
import { isHealed, mayHaveHealed, type Passed } from './healers.ts'
import { Keys } from './keys.ts'
import { Likeness } from './likeness.ts'
import { type Members, membersOf } from './members.ts'
import { Neighbours } from './neighbours.ts'
import { alikeOutside, countOutside, type Outside } from './outside.ts'
import { Recorded } from './recorded.ts'
import { firstFrom, type Numbers, type Trace, type Traces } from './trace.ts'
import type { TraceSurvey } from './traces.ts'
import { Twins } from './twins.ts'
import { Uploads } from './uploads.ts'

/** Calls outside any request are one unit a process: so many of their traces are all kept. */
const MOST_OUTSIDE = 500
/** Who answered a call is looked for among so many that began after it. */
const MOST_ANSWERING = 32

/** By the numbers of the traces. */
export interface Sifted {
  /** How many traces there are. */
  total: number
  /** To be read: those that are judged, and those that are only asked. */
  chosen: ReadonlySet<number>
  /** Of these, who is judged; of the others what they would be judged on may not have been read. */
  judged: ReadonlySet<number>
  /** For how many a chosen trace stands, itself among them; only where it is more than one. */
  alike: ReadonlyMap<number, number>
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
export type Known = Pick<TraceSurvey, 'finish'> & Passed

/** What ties a trace to others. */
interface Relations {
  traces: Traces
  strays: Members['strays']
  keys: Keys
  twins: Twins
  uploads: Uploads
  survey: Known
  neighbours: Neighbours
}

/** Who is judged, before it is asked who must be read with them. */
export interface Judged {
  /** As `Sifted` has them. */
  judged: ReadonlySet<number>
  alike: Map<number, number>
  compared: number
  isCut: boolean
  exemplars: readonly number[]
  classesOutside: readonly Outside[]
  order: Numbers
  relations: Relations
  recorded: Recorded
}

/** @param room for what is kept of each trace and key */
export function sift(survey: Known, beside?: Beside, room?: Room): Sifted {
  return withWitnesses(exemplified(survey, beside, room))
}

/** Who is judged. @param room for what is kept of each trace and key */
export function exemplified(survey: Known, beside?: Beside, room?: Room): Judged {
  const traces = survey.finish()
  for (let nth = 0; nth < traces.size; nth++) {
    const trace = traces.at(nth)
    if (beside?.of(trace)?.isFailed) trace.flags |= FLAG.badAnswer
    if (isUnsettled(trace)) trace.flags |= FLAG.open
  }
  const order = orderOf(traces)
  const processes = new ByProcess(traces.size)
  const twins = new Twins(room)
  const keys = new Keys(traces, beside?.keys, room)
  const recorded = new Recorded()
  const uploads = new Uploads()
  // All in one go: to read a trace costs more than what is then asked of it.
  for (const nth of order) {
    const trace = traces.at(nth)
    processes.note(nth, trace.process)
    twins.note(trace.callers)
    keys.note(trace)
    recorded.note(trace)
    uploads.note(trace)
  }
  const byProcess = processes.settle(order)
  twins.settle(traces, order)
  keys.settle()
  const members = membersOf(traces, byProcess)
  const { strays } = members
  const neighbours = new Neighbours(traces, byProcess, members, (trace) => beside?.of(trace)?.called ?? false)
  // Who is only there to be asked is counted by another.
  const isCounted = (nth: number) => traces.at(nth).times > 0
  const heads = members.heads.every(isCounted) ? members.heads : members.heads.filter(isCounted)
  const outside = members.outside.filter(isCounted)
  const alone = new Alone(traces, (trace) =>
    Boolean(twins.has(trace) || keys.isUncertain(trace) || beside?.of(trace)?.isAlone),
  )
  alone.addByTime(byProcess, heads)
  const relations: Relations = { traces, strays, keys, twins, uploads, survey, neighbours }
  const kinds = new Float64Array(heads.length)
  for (const [place, nth] of heads.entries()) {
    const trace = traces.at(nth)
    alone.look(trace)
    kinds[place] = new Likeness()
      .add(classOf(trace, relations))
      .add(beside?.of(trace)?.like ?? 0)
      .add(recorded.like(trace.process))
      .sum()
  }
  const compared = alone.settle(order)
  const isAlone = (nth: number): boolean => alone.has(nth)
  const { heads: judgedHeads, alike, isCut } = exemplarsOf({ traces, heads, strays, kinds, isAlone })
  const classesOutside = alikeOutside(traces, outside, beside?.hasResults ? MOST_ALONE : MOST_OUTSIDE)
  const exemplars = [...judgedHeads, ...classesOutside.flatMap(({ first }) => first), ...outside.filter(isAlone)]
  const judged = new Set(exemplars.flatMap((nth) => withStrays(nth, relations)))
  return { judged, alike, compared, isCut, exemplars, classesOutside, order, relations, recorded }
}

/** With those whom rules may ask about them. */
export function withWitnesses({
  judged,
  alike,
  compared,
  isCut,
  exemplars,
  classesOutside,
  order,
  relations,
  recorded,
}: Judged): Sifted {
  const { traces, strays, keys, neighbours } = relations
  const chosen = new Set(judged)
  let spans = 0
  for (const nth of judged) spans += traces.at(nth).ended + traces.at(nth).opened
  const choose = (nth: number): void => {
    if (!chosen.has(nth)) spans += spansOf(nth, relations)
    for (const one of withStrays(nth, relations)) chosen.add(one)
  }
  let isFull = false
  /** Whose a stray is. */
  const headOf = new Map<number, number>()
  for (const [head, own] of strays) for (const nth of own) headOf.set(nth, head)
  // What lost its trace goes to whom the process served: the same must be seen of it.
  const call = (nth: number | undefined): void => {
    if (nth === undefined) return
    if (spans < MOST_SPANS) choose(headOf.get(nth) ?? nth)
    else isFull = true
  }
  for (const nth of exemplars)
    for (const one of withStrays(nth, relations))
      for (const witness of witnessesOf(traces.at(one), relations)) call(witness)
  const judgedProcesses = new Set(exemplars.map((nth) => traces.at(nth).process))
  for (const process of judgedProcesses) for (const nth of recorded.by(process)) call(nth)
  for (const nth of neighbours.extremes()) call(nth)
  // Who issued the keys of witnesses.
  for (const nth of [...chosen]) for (const { key } of traces.at(nth).keys) call(keys.issuer(key))
  for (const nth of [...chosen]) for (const answering of answeringOf(traces.at(nth), traces, order)) call(answering)
  for (const one of classesOutside) countOutside(one, traces, chosen, alike)

  return { total: traces.size, chosen, judged, alike, compared, isCut: isCut || isFull }
}

/** Requests that were recorded where they were asked and where they were answered, see `both-ends.ts`. @param order by start */
function answeringOf({ start, end, flags }: Trace, traces: Traces, order: Numbers): Numbers {
  if ((flags & FLAG.outgoing) === 0 || (flags & UNITS) !== 0) return NOBODY
  const from = firstFrom(traces, order, start)
  return order.subarray(from, from + MOST_ANSWERING).filter((nth) => {
    const trace = traces.at(nth)
    return trace.start <= end && (trace.flags & UNITS) !== 0
  })
}

const NOBODY: Numbers = new Int32Array(0)
const NONE: readonly never[] = []

/** A span whose start was recorded and whose end was not. */
function isUnsettled({ opened, openedIds, ended, endedIds }: Trace): boolean {
  return opened > 0 && (opened !== ended || openedIds !== endedIds)
}

/** Equal for members that are alike in all that a verdict rests on. */
function classOf(trace: Trace, known: Relations): number {
  const own = describe(trace, known)
  const strays = known.strays.get(trace.nth)
  if (!strays) return own
  return new Likeness()
    .add(own)
    .addAll(
      strays.map((stray) => known.traces.at(stray)),
      (said, stray) => said.add(stray.process === trace.process ? 1 : 2).add(describe(stray, known)),
    )
    .sum()
}

function describe(trace: Trace, { keys, twins, uploads, survey, neighbours }: Relations): number {
  const { flags, outboundToken, callers, opened, failures } = trace
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
  like.add(uploads.endOf(trace) === undefined ? 1 : 2)
  neighbours.describe(like, trace)
  return like
    .addAll(trace.keys, (own, { key, signed }) => own.add(keys.like(key, trace)).add(signed))
    .addAll(callers, (own, { role }) => keys.describeSessions(own, role, trace))
    .addAll(callers, (own, caller) => own.add(twins.describe(caller, trace)))
    .addAll(isHealed(trace, survey), (own, healed) => {
      for (const one of healed) own.add(one ? 2 : 1)
    })
    .addAll(failures, (own, failure) => own.add(keys.stillUsed(failure, trace) ? 1 : 2))
    .sum()
}

/** Their numbers. */
function* witnessesOf(
  trace: Trace,
  { traces, keys, twins, uploads, survey, neighbours }: Relations,
): Generator<number | undefined> {
  for (const { key } of trace.keys) {
    yield keys.issuer(key)
    yield* keys.users(key)
  }
  yield* keys.sessions(trace)
  for (const caller of trace.callers) yield* twins.of(caller, trace)
  yield* mayHaveHealed(trace, survey, traces)
  // Only what comes after the last refusal heals those before.
  for (const failure of trace.failures) {
    yield survey.lastOf(failure).trace
    yield* keys.stillUsed(failure, trace) ?? NONE
  }
  yield uploads.endOf(trace)
  yield* neighbours.of(trace)
}
