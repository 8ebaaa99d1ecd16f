/**
 * The survey where the data is: SQL makes classes of traces that are alike (`trace-digest.ts`), and sends of each class the first few
 * and how many they are; of what went wrong every trace; and whom these ask about. What arrives goes through the same `sift`.
 */
import { append } from '../engine/kit/multimap.ts'
import { exemplified, withWitnesses } from '../engine/survey/sift.ts'
import type { Span, Us } from '../model/records.ts'
import { neighbours } from './ask/around.ts'
import { Asker } from './ask/asker.ts'
import { witnesses, witnessesOf } from './ask/chosen.ts'
import { healers } from './ask/healers.ts'
import { allOf, type Lasted, spansOfTraces, timesOf } from './fetch.ts'
import { Healing } from './healing.ts'
import { KeptSpans } from './kept-spans.ts'
import type { Known } from './known.ts'
import { addIssuers, learnt, type Told } from './learn.ts'
import type { OwnEarly } from './own-early.ts'
import { classesOfParts } from './parts.ts'
import type { Reading } from './read.ts'

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

/** @param early what failed, where it was asked for already */
export async function surveyed(reading: Reading, told: Told, early?: OwnEarly): Promise<Chosen> {
  const { parts } = reading.wanted
  const ask = new Asker(reading)
  const kept = new KeptSpans(ask)
  const ofParts = parts && classesOfParts(parts, reading.tables, reading.wanted)
  const { known, passes } = await learnt(ask, kept, told, early, ofParts)
  const healing = new Healing(known)
  healing.add(passes)
  const { judged, chosen, alike } = await sifted(ask, known, healing)
  await kept.read(chosen)
  const tellAll = await readStrangers(ask, known, kept, chosen)
  const beside = await whoRanBeside(ask, known, judged, chosen)
  const ids = new Set([...chosen, ...beside])
  return {
    ids,
    spans: kept.spans,
    lasted: [...lastedOf(known, ids), ...tellAll],
    witnesses: new Set([...ids].filter((id) => !judged.has(id))),
    alike,
    ...known.totals(),
  }
}

/** As `Sifted` has them, by trace ids. */
async function sifted(ask: Asker, known: Known, healing: Healing) {
  const found = exemplified(healing)
  const idOf = (nth: number): string => healing.nameOf(nth)
  // Of those that are judged not only whether, but by whom they may have been healed.
  const failed = [...found.judged].flatMap((nth) => {
    const row = known.row(idOf(nth))
    return row && row.failures.length > 0 ? [row] : []
  })
  if (ask.tables.spans.kept && failed.length > 0) healing.add(await healers(ask, failed))
  const { judged, chosen, alike } = withWitnesses(found)
  return {
    judged: new Set([...judged].map(idOf)),
    chosen: new Set([...chosen].map(idOf)),
    alike: new Map([...alike].map(([nth, times]) => [idOf(nth), times])),
  }
}

/**
 * Asks about those that were chosen and of which nothing is known yet.
 *
 * @returns when those ran of which their spans tell all, so that no more is asked
 */
async function readStrangers(
  ask: Asker,
  known: Known,
  kept: KeptSpans,
  chosen: ReadonlySet<string>,
): Promise<readonly Lasted[]> {
  const strangers = known.unknown(chosen)
  const tellAll = kept.tellAll(strangers, (id) => known.row(id) !== undefined)
  const areTold = new Set(tellAll.map(({ id }) => id))
  const unknown = strangers.filter((id) => !areTold.has(id))
  const lasted = await timesOf(ask.connection, ask.tables, unknown)
  const others = [...lastedOf(known, chosen), ...lasted].filter(({ id }) => !kept.spans.has(id))
  const [asking, rest] = await Promise.all([
    witnessesOf(ask, lasted),
    allOf(spansOfTraces(ask.connection, ask.tables, others)),
  ])
  known.addWitnesses(asking)
  for (const span of rest) append(kept.spans, span.traceId, span)
  return tellAll
}

/** Those that ran around whoever waited for something, with who issued their keys. */
async function whoRanBeside(
  ask: Asker,
  known: Known,
  judged: ReadonlySet<string>,
  chosen: ReadonlySet<string>,
): Promise<string[]> {
  const rows = [...judged].map((id) => known.row(id)!)
  const near = await neighbours(
    ask,
    rows.filter((row) => known.asksAround(row)),
  )
  const beside = near.filter((id) => !chosen.has(id))
  known.addWitnesses(await witnesses(ask, known.unknown(beside)))
  return [...beside, ...(await addIssuers(known, ask))]
}

/** In whole seconds, the last one too; of whom nothing is known there is nothing to read. */
function lastedOf(known: Known, ids: ReadonlySet<string>): Lasted[] {
  return [...ids].flatMap((id) => {
    const row = known.row(id)
    return row ? [{ id, from: Math.floor(row.start / 1e6), to: Math.floor(row.end / 1e6) + 1 }] : []
  })
}
