/** What is asked before it is chosen who is judged: classes and who stands for them, what went wrong, and whom these may have to do with. */
import type { Us } from '../model/records.ts'
import { contested, failedAt, ranAt, strangersAmong } from './ask/around.ts'
import type { Asker } from './ask/asker.ts'
import { moreOf, ofTraces, witnesses } from './ask/chosen.ts'
import type { ClassRow } from './ask/classes.ts'
import { anyHealers, type Healer } from './ask/healers.ts'
import { issuers, ofClaims, sessions, twins, usersOf } from './ask/keys.ts'
import { alikeIn, toldAround } from './classes-around.ts'
import type { KeptSpans } from './kept-spans.ts'
import { Known } from './known.ts'
import { type OwnEarly, ownOf } from './own-early.ts'
import { Samples } from './samples.ts'
import type { TraceRow } from './trace-row.ts'

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

export interface Learnt {
  known: Known
  /** What went well soon after something failed. */
  passes: Healer[]
}

/**
 * @param early what failed, where it was asked for already
 * @param ofParts classes, where they were asked for in parts
 */
export async function learnt(
  ask: Asker,
  kept: KeptSpans,
  told: Told,
  early?: OwnEarly,
  ofParts?: ClassRow[],
): Promise<Learnt> {
  const known = new Known()
  const samples = new Samples(ask)
  // Traces that are each a class of their own, as all that failed: of these all is known at once.
  const owning = ofParts ? Promise.resolve([]) : ownOf(ask, early)
  const [passes, { own, standing, ends, issuing }] = await Promise.all([
    // Who may have healed them is looked for while others are read: of all questions this one takes longest.
    owning.then((own) => anyHealers(ask, own)),
    classesAndOwn(ask, known, samples, kept, owning, ofParts).then(async (own) => {
      const standing = known.samples()
      const ends = known.placed(known.unknown(known.extremes()))
      const [issuing] = await Promise.all([issuers(ask, known.keysOfNobody()), samples.read([...standing, ...ends])])
      return { own, standing, ends, issuing }
    }),
  ])
  known.add(samples.of(standing))
  await addUnlike(ask, known, told)
  await addWitnesses(known, ask, issuing)
  await addIssuers(known, ask)
  await addUsersAndLacking(ask, known)
  known.addWitnesses(samples.of(ends))
  known.addWitnesses(await witnesses(ask, known.unknown(known.extremes())))
  const isOwn = new Set(own)
  const others = known.rows().filter((row) => !isOwn.has(row))
  const [passesOfOthers, before] = await Promise.all([
    anyHealers(ask, others, known.rows()),
    sessions(ask, known.rows().flatMap(withoutSession)),
  ])
  for (const one of passesOfOthers) passes.push(one)
  known.addWitnesses(await witnesses(ask, known.unknown(before)))
  await addIssuers(known, ask)
  return { known, passes }
}

/** @returns those of `owning` */
async function classesAndOwn(
  ask: Asker,
  known: Known,
  samples: Samples,
  kept: KeptSpans,
  owning: Promise<readonly TraceRow[]>,
  ofParts: ClassRow[] | undefined,
): Promise<readonly TraceRow[]> {
  const [own, alike] = await Promise.all([
    owning,
    alikeIn(ask, ofParts).then(async (classes) => {
      // Who stands for them is known before all that went wrong has come.
      await readStanding(classes, samples, kept)
      return classes
    }),
  ])
  const around = await toldAround(ask, alike, own)
  known.addClassesOf(own, around.own)
  for (const row of around.classes) known.addClass(row)
  known.add(own)
  return own
}

async function readStanding(classes: readonly ClassRow[], samples: Samples, kept: KeptSpans): Promise<void> {
  const known = new Known()
  for (const row of classes) known.addClass(row)
  const standing = known.samples()
  await Promise.all([
    samples.read([...standing, ...known.placed(known.extremes())]),
    // Nearly all of them are chosen: where they are few, their spans come meanwhile.
    standing.length <= FEW && kept.read(standing.map(({ trace }) => trace)),
  ])
}

/** Traces of which something is known that no class says: log lines tell of them, they may be another's, or their token came in another too. */
async function addUnlike(ask: Asker, known: Known, told: Told): Promise<void> {
  if (told.traces.size > 0) known.addAlone(await ofTraces(ask, [...told.traces]))
  if (told.moments.length > 0) {
    known.addAlone(await ranAt(ask, told.moments))
    const strangers = await strangersAmong(ask, [...new Set(told.moments.map(({ process }) => process))], known)
    const ofNobody = told.moments.flatMap(({ process, at }) => (strangers.has(process) ? at : []))
    if (ofNobody.length > 0) known.addAlone(await failedAt(ask, ofNobody))
  }
  const mixed = known.mixedProcesses()
  if (mixed.length > 0) known.addOwn(await contested(ask, mixed))
  if (known.rows().some(({ callers }) => callers.some(([, claims]) => claims !== 0))) {
    const claims = await twins(ask)
    if (claims.length > 0) known.addOwn(await ofClaims(ask, claims))
  }
}

/** Who else used a key that was issued for another role; and of classes of which nobody stands for the rest, one more. */
async function addUsersAndLacking(ask: Asker, known: Known): Promise<void> {
  const keysOfOthers = known.keysOfOthers()
  if (keysOfOthers.length > 0) known.addOwn(await usersOf(ask, keysOfOthers))
  const lacking = known.lacking()
  const traces = known.rows().map(({ trace }) => trace)
  if (lacking.length > 0) known.add(await moreOf(ask, lacking, traces))
}

/** Callers with a role of which none of their trace's keys is a session. */
function withoutSession({ callers, issued, keys, process, end }: TraceRow) {
  // Where it was given one of the role itself, and signed with it, no other was looked for.
  const hasOwn = (role: number): boolean =>
    issued.some(([key, ofRole]) => ofRole === role && keys.some(([used]) => used === key))
  return callers.flatMap(([, , role]) => (role && !hasOwn(role) ? [{ process, end, role }] : []))
}

/** Who issued the keys of all that is known, and the keys of those. */
export async function addIssuers(known: Known, ask: Asker): Promise<string[]> {
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
