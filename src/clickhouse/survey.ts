/**
 * The survey where the data is: SQL makes classes of traces that are alike (`trace-digest.ts`), and sends of each class the first few
 * and how many they are; of what went wrong every trace; and whom these ask about. What arrives goes through the same `sift`.
 */
import { append } from '../engine/kit/multimap.ts'
import { exemplified, withWitnesses } from '../engine/survey/sift.ts'
import type { Span, Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import { contested, neighbours, ranAt } from './ask/around.ts'
import { Asker } from './ask/asker.ts'
import { moreOf, ofSamples, ofTraces, witnesses, witnessesOf } from './ask/chosen.ts'
import { type ClassRow, classesIn, ownIn, toldApart } from './ask/classes.ts'
import { anyHealers, healers } from './ask/healers.ts'
import { issuers, ofClaims, sessions, twins, usersOf } from './ask/keys.ts'
import { allOf, type Lasted, spansOfTraces, timesOf } from './fetch.ts'
import { Healing } from './healing.ts'
import { KeptSpans } from './kept-spans.ts'
import { Known, MOST, tooMany } from './known.ts'
import { classesOfParts } from './parts.ts'
import type { Reading } from './read.ts'
import type { TraceRow } from './trace-row.ts'

/** What was chosen, by trace ids. */
export interface Chosen {
  ids: ReadonlySet<string>
  /** When each of them ran. */
  lasted: readonly Lasted[]
  /** Of most of them all spans, and of some that were not chosen. */
  spans: ReadonlyMap<string, readonly Span[]>
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

/** Traces whose spans are asked for before it is certain that they are chosen. */
const FEW = 500

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
  const kept = new KeptSpans(ask)
  const [placed, passes, issuing] = await Promise.all([
    ofSamples(ask, [...samples, ...ends]),
    anyHealers(ask, own),
    issuers(ask, known.keysOfNobody()),
    // Nearly all that stand for their classes are chosen: where they are few, their spans come meanwhile.
    samples.length <= FEW && kept.read(standing),
  ])
  known.add(placed.filter(({ trace }) => standing.has(trace)))
  if (told.traces.size > 0) known.addAlone(await ofTraces(ask, [...told.traces]))
  if (told.moments.length > 0) known.addAlone(await ranAt(ask, told.moments))
  const mixed = known.mixedProcesses()
  if (mixed.length > 0) known.addOwn(await contested(ask, mixed))
  if (known.rows().some(({ callers }) => callers.some(([, claims]) => claims !== 0))) {
    const claims = await twins(ask)
    if (claims.length > 0) known.addOwn(await ofClaims(ask, claims))
  }
  await addWitnesses(known, ask, issuing)
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
  const [passesOfOthers, before] = await Promise.all([
    anyHealers(
      ask,
      known.rows().filter((row) => !isOwn.has(row)),
      known.rows(),
    ),
    sessions(ask, callers),
  ])
  for (const one of passesOfOthers) passes.push(one)
  known.addWitnesses(await witnesses(ask, known.unknown(before)))
  await addIssuers(known, ask)

  const healing = new Healing(known)
  healing.add(passes)
  const found = exemplified(healing)
  const idOf = (nth: number): string => healing.nameOf(nth)
  // Of those that are judged not only whether, but by whom they may have been healed.
  const failed = [...found.judged].flatMap((nth) => {
    const row = known.row(idOf(nth))
    return row && row.failures.length > 0 ? [row] : []
  })
  if (ask.tables.spans.kept && failed.length > 0) healing.add(await healers(ask, failed))
  const sifted = withWitnesses(found)
  const ids = new Set([...sifted.chosen].map(idOf))
  await kept.read(ids)
  const { spans } = kept
  // Of whom their spans tell all no more is asked.
  const strangers = known.unknown(ids)
  const tellAll = kept.tellAll(strangers, (id) => known.row(id) !== undefined)
  const areTold = new Set(tellAll.map(({ id }) => id))
  const unknown = strangers.filter((id) => !areTold.has(id))
  const lasted = await timesOf(ask.connection, ask.tables, unknown)
  const others = [...lastedOf(known, ids), ...lasted].filter(({ id }) => !spans.has(id))
  const [asking, rest] = await Promise.all([
    witnessesOf(ask, lasted),
    allOf(spansOfTraces(ask.connection, ask.tables, others)),
  ])
  known.addWitnesses(asking)
  for (const span of rest) append(spans, span.traceId, span)
  const judged = new Set([...sifted.judged].map(idOf))
  const asked = new Set([...ids].filter((id) => !judged.has(id)))
  const chosen = new Set(ids)
  const near = await neighbours(
    ask,
    [...judged].map((id) => known.row(id)!).filter((row) => known.asksAround(row)),
  )
  const beside = near.filter((id) => !chosen.has(id))
  known.addWitnesses(await witnesses(ask, known.unknown(beside)))
  const issuersOfThese = await addIssuers(known, ask)
  for (const id of [...beside, ...issuersOfThese]) {
    if (chosen.has(id)) continue
    ids.add(id)
    asked.add(id)
  }
  const alike = new Map([...sifted.alike].map(([nth, times]) => [idOf(nth), times]))
  return { ids, spans, lasted: [...lastedOf(known, ids), ...tellAll], witnesses: asked, alike, ...known.totals() }
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

/** Who issued the keys of all that is known, and the keys of those. */
async function addIssuers(known: Known, ask: Asker): Promise<string[]> {
  const added: string[] = []
  for (let hop = 0; hop < HOPS; hop++) {
    const keys = known.keysOfNobody()
    if (keys.length === 0) return added
    for (const one of await addWitnesses(known, ask, await issuers(ask, keys))) added.push(one)
  }
  return added
}

/** @returns which of them were not known */
async function addWitnesses(known: Known, ask: Asker, those: readonly { id: string }[]): Promise<string[]> {
  const unknown = known.unknown(those.map(({ id }) => id))
  known.addWitnesses(await witnesses(ask, unknown))
  return unknown
}
