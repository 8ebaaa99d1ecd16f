/**
 * Chooses the traces that are judged. Those that are alike in all that a verdict rests on form a class, of which the first
 * few are judged, and the last of these stands for the rest; with them come the witnesses that rules may ask: who issued
 * their keys, what may have healed their failures, who ran beside the slow ones.
 */
import type { Us } from '../../model/records.ts'
import { HEALING } from '../../model/tolerances.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { append } from '../kit/multimap.ts'
import type { SaidOfTrace } from './beside.ts'
import { exemplarsOf, type Member, MOST_SPANS, spansOf } from './exemplars.ts'
import { byId, type Caller, type Failure, type Trace, type TraceSurvey } from './traces.ts'

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
const MOST_ROLES = 8
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
      kind: `${classOf(member, keys, twins, survey)} ${beside?.of(member.trace)?.like ?? ''}`,
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

function classOf(member: Member, keys: Keys, twins: Twins, survey: Known): string {
  const { trace, strays } = member
  const parts = [describe(trace, keys, twins, survey)]
  if (strays.length > 0)
    parts.push(
      ...strays.map((stray) => `${stray.process === trace.process} ${describe(stray, keys, twins, survey)}`).sort(),
    )
  return parts.join('|')
}

function describe(trace: Trace, keys: Keys, twins: Twins, survey: Known): string {
  const open = (trace.flags & FLAG.open) !== 0
  return [
    trace.processes,
    trace.likeA,
    trace.likeB,
    trace.tied,
    trace.ended,
    // What has ended is told by its end alone.
    open ? `${trace.openA},${trace.openB},${trace.opened}` : trace.opened > 0,
    trace.lastFailed > trace.lastPassed,
    trace.keys.map((key) => keys.describe(key, trace)).sort(),
    trace.outboundToken !== 0 && trace.callers.some(({ token }) => token === trace.outboundToken),
    trace.callers.map((caller) => twins.describe(caller, trace)).sort(),
    trace.failures.map((failure) => healersOf(failure, trace, survey).map((healers) => healers.next().done)).sort(),
  ].join(' ')
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

function firstFrom(all: readonly Trace[], start: Us): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (all[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
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

/** Tokens of equal claims under several signatures: which were accepted, by each process, and which were turned away. */
class Twins {
  readonly #byClaims = new Map<number, Map<string, { token: number; trace: Trace }>>()

  constructor(traces: readonly Trace[]) {
    for (const trace of traces)
      for (const { token, claims, isRefused } of trace.callers) {
        if (claims === 0 || token === 0) continue
        const tokens = this.#byClaims.get(claims) ?? new Map<string, { token: number; trace: Trace }>()
        this.#byClaims.set(claims, tokens)
        const as = isRefused ? 'refused' : String(trace.process)
        // One is not enough where it is the asking one's own.
        for (const nth of [1, 2]) {
          const known = tokens.get(`${as} ${nth}`)
          if (known?.token === token) break
          if (known) continue
          tokens.set(`${as} ${nth}`, { token, trace })
          break
        }
      }
  }

  /** Was another token with its claims accepted as well? That a tampered copy was turned away is the rule. */
  has({ callers, process }: Trace): boolean {
    return callers.some(({ token, claims, isRefused }) => !isRefused && this.#other(claims, process, token))
  }

  #other(claims: number, as: string | number, token: number): boolean {
    const tokens = this.#byClaims.get(claims)
    return [1, 2].some((nth) => (tokens?.get(`${as} ${nth}`)?.token ?? token) !== token)
  }

  *of({ token, claims }: Caller, { process }: Trace): Generator<Trace> {
    const tokens = this.#byClaims.get(claims)
    for (const as of ['refused', process])
      for (const nth of [1, 2]) {
        const known = tokens?.get(`${as} ${nth}`)
        if (known && known.token !== token) yield known.trace
      }
  }

  describe(caller: Caller, trace: Trace): string {
    const isThere = (as: string | number) => this.#other(caller.claims, as, caller.token)
    return `${caller.isRefused}${isThere('refused')}${isThere(trace.process)}`
  }
}

/** Who issued each key, for which role, and for the tokens of how many roles it signed. */
class Keys {
  readonly #issuers = new Map<number, { trace: Trace; role: number }>()
  readonly #roles = new Map<number, Map<number, Trace>>()
  readonly #sessions = new Map<string, Trace[]>()

  /** What others than these spans say of keys. */
  readonly #said: ReadonlyMap<number, string>

  constructor(traces: readonly Trace[], said: ReadonlyMap<number, string> = new Map()) {
    this.#said = said
    for (const trace of traces) {
      for (const { key, role } of trace.issued) {
        if (!this.#issuers.has(key)) this.#issuers.set(key, { trace, role })
        append(this.#sessions, `${trace.process} ${role}`, trace)
      }
      const named = trace.callers.flatMap(({ role }) => (role === 0 ? [] : role))
      if (named.length === 0) continue
      for (const key of trace.keys) {
        const roles = this.#roles.get(key) ?? new Map<number, Trace>()
        this.#roles.set(key, roles)
        for (const role of named) if (!roles.has(role) && roles.size < MOST_ROLES) roles.set(role, trace)
      }
    }
  }

  issuer(key: number): Trace | undefined {
    return this.#issuers.get(key)?.trace
  }

  /** One trace of each role for whose tokens it signed, where there are several. */
  users(key: number): Iterable<Trace> {
    const roles = this.#roles.get(key)
    return roles && roles.size > 1 ? roles.values() : []
  }

  /** The last session of each role that a trace's tokens name, of those before its end. */
  *sessions(trace: Trace): Generator<Trace | undefined> {
    for (const { role } of trace.callers) {
      const issued = this.#sessions.get(`${trace.process} ${role}`) ?? []
      yield issued[Math.max(0, firstFrom(issued, trace.end) - 1)]
    }
  }

  /** Keys of one use are alike, whatever their number: issued for the same role, in the same trace or before. */
  describe(key: number, trace: Trace): string {
    const issuer = this.#issuers.get(key)
    const shared = (this.#roles.get(key)?.size ?? 0) > 1
    const said = this.#said.get(key) ?? ''
    if (!issuer) return `${key}${shared}${said}`
    return `${issuer.role} ${issuer.trace === trace} ${issuer.trace.process === trace.process} ${shared}${said}`
  }
}

function byStart(a: Trace, b: Trace): number {
  return a.start - b.start || byId(a, b)
}
