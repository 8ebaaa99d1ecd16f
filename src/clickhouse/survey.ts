/**
 * The survey where the data is: SQL makes classes of traces that are alike (`trace-digest.ts`), and sends of each class the first few
 * and how many they are; of what went wrong every trace; and whom these ask about. What arrives goes through the same `sift`.
 */
import { append } from '../engine/kit/multimap.ts'
import { sift } from '../engine/survey/sift.ts'
import { byId, type Failure, type LastFailure, type Trace } from '../engine/survey/trace.ts'
import type { TraceSurvey } from '../engine/survey/traces.ts'
import type { Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { Known, MOST, tooMany } from './known.ts'
import { type ClassRow, type Healer, Questions } from './questions.ts'
import type { Reading } from './read.ts'
import { BUCKET } from './trace-digest.ts'
import { strangerOf } from './trace-row.ts'

/** What was chosen, by trace ids. */
export interface Chosen {
  ids: ReadonlySet<string>
  witnesses: ReadonlySet<string>
  alike: ReadonlyMap<string, number>
  total: number
  records: number
  from: Us
  to: Us
}

/** What log lines told of: these traces, and these processes at these times, whichever trace it was. */
export interface Told {
  traces: Set<string>
  moments: { process: string; at: Us }[]
  /** Whether there are lines at all. */
  anyLines: boolean
}

/** An AssumeRole by a session, whose AssumeRole was by a session: so far back. */
const HOPS = 3

export async function surveyed(reading: Reading, told: Told): Promise<Chosen> {
  const ask = new Questions(reading)
  const known = new Known()
  for (const row of await classesOf(ask)) known.addClass(row)
  known.add(await ask.ofSamples(known.samples()))
  if (told.traces.size > 0) known.addAlone(await ask.ofTraces([...told.traces]))
  if (told.moments.length > 0) known.addAlone(await ask.at(told.moments))
  const mixed = known.mixedProcesses()
  if (mixed.length > 0) known.addOwn(await ask.contested(mixed))
  if (known.rows().some(({ callers }) => callers.some(([, claims]) => claims !== 0))) {
    const twins = await ask.twins()
    if (twins.length > 0) known.addOwn(await ask.ofClaims(twins))
  }
  await addIssuers(known, ask)
  const others = known.keysOfOthers()
  if (others.length > 0) known.addOwn(await ask.usersOf(others))
  const lacking = known.lacking()
  if (lacking.length > 0)
    known.add(
      await ask.moreOf(
        lacking,
        known.rows().map((row) => row.trace),
      ),
    )
  known.addWitnesses(await ask.witnesses(known.unknown(known.extremes())))
  const healers = await ask.healers(known.rows().flatMap((row) => row.failures))
  const callers = known
    .rows()
    .flatMap(({ process, end, callers }) => callers.flatMap(([, , role]) => (role ? [{ process, end, role }] : [])))
  const sessions = await ask.sessions(callers)
  known.addWitnesses(await ask.witnesses(known.unknown(sessions)))
  await addIssuers(known, ask)

  const traces = known.traces()
  const healed = healing(known, healers)
  /** By number: those that are known, and behind them the others. */
  const all = [...traces, ...healed.strangers]
  const sifted = sift({ finish: () => ({ size: traces.size, at: (nth) => all[nth]![1] }), ...healed })
  const idOf = (nth: number): string => all[nth]![0]
  const ids = new Set([...sifted.chosen].map(idOf))
  known.addWitnesses(await ask.witnesses(known.unknown(ids)))
  const judged = new Set([...sifted.judged].map(idOf))
  const witnesses = new Set([...ids].filter((id) => !judged.has(id)))
  const before = new Set(ids)
  const neighbours = await ask.neighbours(
    [...judged].map((id) => known.row(id)!).filter((row) => known.asksAround(row)),
  )
  const beside = neighbours.filter((id) => !before.has(id))
  known.addWitnesses(await ask.witnesses(known.unknown(beside)))
  const issuers = await addIssuers(known, ask)
  for (const id of [...beside, ...issuers]) {
    if (before.has(id)) continue
    ids.add(id)
    witnesses.add(id)
  }
  const alike = new Map([...sifted.alike].map(([nth, times]) => [idOf(nth), times]))
  return { ids, witnesses, alike, ...known.totals() }
}

/**
 * The classes, those told apart by what ran around their traces where that makes a difference (`Neighbours` of `sift`): whether a
 * tool had called anybody before, and whether an SDK's spans are around in the process of a request that has none.
 */
async function classesOf(ask: Questions): Promise<ClassRow[]> {
  const classes: ClassRow[] = []
  for await (const row of ask.classes()) {
    classes.push(row)
    if (classes.length > MOST) throw tooMany()
  }
  const first = new Map<string, { process: number; tools: number; began: Us }>()
  const withSdk = new Set<number>()
  for (const { flags, process, tools, began } of classes) {
    if ((flags & FLAG.sdk) !== 0) withSdk.add(process)
    if ((flags & FLAG.outgoing) === 0 || (flags & UNITS) === 0) continue
    const name = `${process} ${tools}`
    const known = first.get(name)
    if (!known || began < known.began) first.set(name, { process, tools, began })
  }
  const around: ClassRow[] = []
  for (const row of classes) {
    const { flags, process, tools } = row
    if ((flags & FLAG.sdk) !== 0) row.around = 4
    else if ((flags & FLAG.outgoing) !== 0) {
      if (withSdk.has(process)) around.push(row)
      else row.around = 6
    } else {
      const calling = first.get(`${process} ${tools}`)
      if (!calling) row.around = 1
      else if (row.began_last <= calling.began) row.around = 2
      else if (row.began > calling.began) row.around = 3
      else around.push(row)
    }
  }
  if (around.length === 0) return classes
  const asked = new Set(around)
  const found = classes.filter((row) => !asked.has(row))
  for (let at = 0; at < around.length; at += ASKED_AROUND)
    for (const row of await ask.around(around.slice(at, at + ASKED_AROUND), [...first.values()])) found.push(row)
  return found
}

/** Classes of a question. */
const ASKED_AROUND = 1000

/**
 * As `TraceSurvey` has it of all spans, of what was asked about the failures that were sent. Of most that may have healed them nothing
 * is known but when and in which process: those that are chosen are asked for.
 */
function healing(
  known: Known,
  healers: readonly Healer[],
): Pick<TraceSurvey, 'lastOf' | 'passedAgain'> & { strangers: ReadonlyMap<string, Trace> } {
  const passed = new Map<number, { at: Us; trace: Trace }[]>()
  const strangers = new Map<string, Trace>()
  for (const { asked, bucket, id, process } of healers) {
    const at = bucket * BUCKET
    const trace = known.trace(id) ?? strangers.get(id) ?? strangerOf(id, known.size + strangers.size, process, at)
    if (!known.trace(id)) strangers.set(id, trace)
    append(passed, asked, { at, trace })
  }
  for (const all of passed.values()) all.sort((a, b) => a.at - b.at || byId(a.trace, b.trace))
  const lastFailed = new Map<number, LastFailure>()
  for (const { failures, trace: id } of known.rows())
    for (const [, thing, start] of failures) {
      const last = lastFailed.get(thing)
      const trace = known.trace(id)
      if (!last || last.at < start) lastFailed.set(thing, { at: start, ...(trace && { trace: trace.nth }) })
    }
  return {
    strangers,
    lastOf: ({ thing, start }: Failure) => lastFailed.get(thing) ?? { at: start },
    *passedAgain(asked, from, to, except, process) {
      for (const { at, trace } of passed.get(asked) ?? [])
        if (
          at + BUCKET > from &&
          at <= to &&
          trace.nth !== except &&
          (process === undefined || trace.process === process)
        )
          yield trace.nth
    },
  }
}

/** Who issued the keys of all that is known, and the keys of those. */
async function addIssuers(known: Known, ask: Questions): Promise<string[]> {
  const added: string[] = []
  for (let hop = 0; hop < HOPS; hop++) {
    const keys = known.keysOfNobody()
    if (keys.length === 0) return added
    const unknown = known.unknown((await ask.issuers(keys)).map(({ id }) => id))
    known.addWitnesses(await ask.witnesses(unknown))
    for (const one of unknown) added.push(one)
  }
  return added
}
