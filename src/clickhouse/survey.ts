/**
 * The survey where the data is: SQL makes classes of traces that are alike (`trace-digest.ts`), and sends of each class the first few
 * and how many they are; of what went wrong every trace; and whom these ask about. What arrives goes through the same `sift`.
 */
import { append } from '../engine/kit/multimap.ts'
import { sift } from '../engine/survey/sift.ts'
import { byId, type Failure, type LastFailure, type Trace } from '../engine/survey/trace.ts'
import type { TraceSurvey } from '../engine/survey/traces.ts'
import { firstIndex } from '../model/first-index.ts'
import type { Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { contested, neighbours, ranAt } from './ask/around.ts'
import { Asker } from './ask/asker.ts'
import { moreOf, ofSamples, ofTraces, witnesses } from './ask/chosen.ts'
import { type ClassRow, classesIn, ownIn, toldApart } from './ask/classes.ts'
import { anyHealers, type Healer, healers } from './ask/healers.ts'
import { issuers, ofClaims, sessions, twins, usersOf } from './ask/keys.ts'
import type { Lasted } from './fetch.ts'
import { Known, MOST, tooMany } from './known.ts'
import { classesOfParts } from './parts.ts'
import type { Reading } from './read.ts'
import { BUCKET } from './trace-digest.ts'
import { strangerOf, type TraceRow } from './trace-row.ts'

/** What was chosen, by trace ids. */
export interface Chosen {
  ids: ReadonlySet<string>
  /** When each of them ran. */
  lasted: readonly Lasted[]
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
  const { parts } = reading.wanted
  const ask = new Asker(reading)
  const known = new Known()
  const own: TraceRow[] = []
  for (const row of await classesOf(ask, own, parts && classesOfParts(parts, reading.tables, reading.wanted)))
    known.addClass(row)
  known.add(own)
  const samples = known.samples()
  const standing = new Set(samples.map(({ trace }) => trace))
  const ends = known.placed(known.unknown(known.extremes())).filter(({ trace }) => !standing.has(trace))
  const [placed, passes] = await Promise.all([ofSamples(ask, [...samples, ...ends]), anyHealers(ask, own)])
  known.add(placed.filter(({ trace }) => standing.has(trace)))
  if (told.traces.size > 0) known.addAlone(await ofTraces(ask, [...told.traces]))
  if (told.moments.length > 0) known.addAlone(await ranAt(ask, told.moments))
  const mixed = known.mixedProcesses()
  if (mixed.length > 0) known.addOwn(await contested(ask, mixed))
  if (known.rows().some(({ callers }) => callers.some(([, claims]) => claims !== 0))) {
    const claims = await twins(ask)
    if (claims.length > 0) known.addOwn(await ofClaims(ask, claims))
  }
  await addIssuers(known, ask)
  const keysOfOthers = known.keysOfOthers()
  if (keysOfOthers.length > 0) known.addOwn(await usersOf(ask, keysOfOthers))
  const lacking = known.lacking()
  if (lacking.length > 0)
    known.add(
      await moreOf(
        ask,
        lacking,
        known.rows().map((row) => row.trace),
      ),
    )
  known.addWitnesses(placed)
  known.addWitnesses(await witnesses(ask, known.unknown(known.extremes())))
  const callers = known
    .rows()
    .flatMap((row) =>
      row.callers.flatMap(([, , role]) =>
        role && !hasSession(row, role) ? [{ process: row.process, end: row.end, role }] : [],
      ),
    )
  const isOwn = new Set(own)
  const others = known.rows().filter((row) => !isOwn.has(row))
  const [passesOfOthers, before] = await Promise.all([anyHealers(ask, others, known.rows()), sessions(ask, callers)])
  for (const one of passesOfOthers) passes.push(one)
  known.addWitnesses(await witnesses(ask, known.unknown(before)))
  await addIssuers(known, ask)

  const traces = known.traces()
  const choose = () => {
    const healed = healing(known, passes)
    /** By number: those that are known, and behind them the others. */
    const all = [...traces, ...healed.strangers]
    return { all, ...sift({ finish: () => ({ size: traces.size, at: (nth) => all[nth]![1] }), ...healed }) }
  }
  let sifted = choose()
  const idOf = (nth: number): string => sifted.all[nth]![0]
  // Of those that are judged not only whether, but by whom they may have been healed.
  const healersKnown = new Set<string>()
  while (ask.tables.spans.kept) {
    const failed = [...sifted.judged].flatMap((nth) => {
      const row = known.row(idOf(nth))
      return row && row.failures.length > 0 && !healersKnown.has(row.trace) ? [row] : []
    })
    if (failed.length === 0) break
    for (const { trace } of failed) healersKnown.add(trace)
    for (const one of await healers(ask, failed)) passes.push(one)
    sifted = choose()
  }
  const ids = new Set([...sifted.chosen].map(idOf))
  known.addWitnesses(await witnesses(ask, known.unknown(ids)))
  const judged = new Set([...sifted.judged].map(idOf))
  const asked = new Set([...ids].filter((id) => !judged.has(id)))
  const chosen = new Set(ids)
  const near = await neighbours(
    ask,
    [...judged].map((id) => known.row(id)!).filter((row) => known.asksAround(row)),
  )
  const beside = near.filter((id) => !chosen.has(id))
  known.addWitnesses(await witnesses(ask, known.unknown(beside)))
  const issuing = await addIssuers(known, ask)
  for (const id of [...beside, ...issuing]) {
    if (chosen.has(id)) continue
    ids.add(id)
    asked.add(id)
  }
  const alike = new Map([...sifted.alike].map(([nth, times]) => [idOf(nth), times]))
  return { ids, lasted: lastedOf(known, ids), witnesses: asked, alike, ...known.totals() }
}

/** Whether it was given a session of the role itself, and signed with it: no other was looked for. */
function hasSession({ issued, keys }: TraceRow, role: number): boolean {
  return issued.some(([key, ofRole]) => ofRole === role && keys.some(([used]) => used === key))
}

/** In whole seconds, the last one too; of whom nothing is known there is nothing to read. */
function lastedOf(known: Known, ids: ReadonlySet<string>): Lasted[] {
  return [...ids].flatMap((id) => {
    const row = known.row(id)
    return row ? [{ id, from: Math.floor(row.start / 1e6), to: Math.floor(row.end / 1e6) + 1 }] : []
  })
}

/**
 * The classes, those told apart by what ran around their traces where that makes a difference (`Neighbours` of `sift`): whether a
 * tool had called anybody before, and whether an SDK's spans are around in the process of a request that has none.
 *
 * @param own gets those that are each a class of their own and were sent whole
 */
async function classesOf(ask: Asker, own: TraceRow[], ofParts: ClassRow[] | undefined): Promise<ClassRow[]> {
  const classes: ClassRow[] = []
  const add = (row: ClassRow): void => {
    classes.push(row)
    if (classes.length > MOST) throw tooMany()
  }
  const others = ofParts ?? []
  await Promise.all(
    ofParts
      ? []
      : [
          (async () => {
            for await (const one of ownIn(ask)) {
              own.push(one.row)
              add(one.class)
            }
          })(),
          (async () => {
            for await (const row of classesIn(ask, false)) {
              if (others.length > MOST) throw tooMany()
              others.push(row)
            }
          })(),
        ],
  )
  for (const row of others) add(row)
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
    for (const row of await toldApart(ask, around.slice(at, at + ASKED_AROUND), [...first.values()])) found.push(row)
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
  const seen = new Set<string>()
  for (const { asked, bucket, id, process } of healers) {
    const name = `${asked} ${bucket} ${id}`
    if (seen.has(name)) continue
    seen.add(name)
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
    *passedAgain({ asked, process }, from, to, except) {
      const all = passed.get(asked) ?? []
      for (let i = firstIndex(all, ({ at }) => at + BUCKET > from); i < all.length && all[i]!.at <= to; i++) {
        const { trace } = all[i]!
        if (trace.nth !== except && (process === undefined || trace.process === process)) yield trace.nth
      }
    },
  }
}

/** Who issued the keys of all that is known, and the keys of those. */
async function addIssuers(known: Known, ask: Asker): Promise<string[]> {
  const added: string[] = []
  for (let hop = 0; hop < HOPS; hop++) {
    const keys = known.keysOfNobody()
    if (keys.length === 0) return added
    const unknown = known.unknown((await issuers(ask, keys)).map(({ id }) => id))
    known.addWitnesses(await witnesses(ask, unknown))
    for (const one of unknown) added.push(one)
  }
  return added
}
