/**
 * Which records of a trail are judged. Of each kind the first and the last; of failures, told apart by whether something healed
 * them, the first few; and the witnesses that rules ask: what healed a failure, whom the same principal was served as later, who
 * issued a key and who used it, and whatever something beside the trail names.
 */

import { takesBack } from '../../facts/everyday-answers.ts'
import { isDenial, sameRole } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { firstIndex } from '../../model/first-index.ts'
import { HEALING, LOG_REACH } from '../../model/tolerances.ts'
import { sameAsked } from '../judge/same-request.ts'
import { append } from '../kit/multimap.ts'
import type { BesideTrail } from './beside.ts'
import { isAsked, type Kind } from './kinds.ts'
import { COLUMN, COPY, type Issued, type Known, roleKey, secondsOf } from './trail.ts'

/** So many failures of a kind are judged, besides those that something names. */
const FAILURES = 3
/** So many records tell who was at work after a refusal. */
const AFTER_REFUSAL = 20
/** So many records are held for a line of a log that may tell of any of them. */
const OF_A_LINE = 20
/** Seconds. */
const REACH = HEALING / 1_000_000
const HOUR = 3600
/** Whole seconds of one clock, and those of another. */
const ROUNDING = 2

export interface Chosen {
  count: number
  /** Hashes of keys that are told one by one. */
  told: ReadonlySet<number>
  /** For how many records this one stands; undefined where another does. */
  alike(row: number): number | undefined
  /** Is any of these rows chosen? */
  isWithin(from: number, to: number): boolean
}

export function chosenOf(known: Known, beside: BesideTrail): Chosen {
  return new Choice(known, beside).chosen()
}

/** A kind of successes that may heal a failure: all of them, or those of the same key. */
interface Healers {
  nth: number
  isOfRole: boolean
}

class Choice {
  readonly #known: Known
  readonly #beside: BesideTrail
  /** By kind, its rows in order of time. */
  readonly #ofKind: Uint32Array[]
  /** Keys that are told one by one. */
  readonly #told: ReadonlySet<number>
  /** By row: for how many it stands. */
  readonly #kept = new Map<number, number>()
  /** Failures that are alike. */
  readonly #alike: { call: Call; isHealed: boolean; isAsked: boolean; rows: number[] }[] = []
  /** Kinds that succeeded, by service and operation. */
  readonly #answering = new Map<string, number[]>()
  readonly #issuedOf = new Map<string, Issued[]>()

  constructor(known: Known, beside: BesideTrail) {
    this.#known = known
    this.#beside = beside
    this.#ofKind = rowsByKind(known)
    for (const [nth, { call }] of known.kinds.all.entries())
      if (call?.outcome === 'ok') append(this.#answering, `${call.service} ${call.operation}`, nth)
    for (const one of known.issued) append(this.#issuedOf, one.role, one)
    this.#told = toldKeys(known, this.#ofKind)
    for (const issued of this.#issuedOf.values()) issued.sort((a, b) => this.#time(a.row) - this.#time(b.row))
  }

  chosen(): Chosen {
    const failed: number[] = []
    for (const [nth, { call }] of this.#known.kinds.all.entries())
      if (call?.outcome === 'error') for (const row of this.#failuresOf(nth)) failed.push(row)
    const answered: (readonly number[] | Uint32Array)[] = []
    for (const [nth, { call }] of this.#known.kinds.all.entries())
      if (call?.outcome !== 'error') for (const rows of this.#byTold(this.#ofKind[nth]!)) answered.push(rows)
    for (const rows of answered) {
      this.#keep(rows[0]!)
      this.#keep(rows.at(-1)!)
    }
    this.#keepEnds()
    this.#keepServed(failed)
    this.#keepFallbacks()
    this.#keepNamed()
    this.#keepTold()
    this.#keepSessions()
    this.#keepIssuers()
    // The last of those that are alike stands for what nobody asked for by itself.
    for (const rows of answered) this.#standsFor(rows.at(-1)!, rows)
    for (const { rows } of this.#alike) this.#standsFor(rows[Math.min(FAILURES, rows.length) - 1]!, rows)
    const kept = this.#kept
    const inOrder = [...kept.keys()].sort((a, b) => a - b)
    return {
      count: kept.size,
      told: this.#told,
      alike: (row) => kept.get(row),
      isWithin(from, to) {
        const first = inOrder[firstIndex(inOrder, (row) => row >= from)]
        return first !== undefined && first < to
      },
    }
  }

  #time(row: number): number {
    return this.#known.rows.at(row, COLUMN.time)
  }

  #keep(row: number): void {
    if (!this.#kept.has(row)) this.#kept.set(row, 1)
  }

  /** Of some records that are alike, those that were not kept are counted with one that was. */
  #standsFor(stand: number, rows: Iterable<number>): void {
    let rest = 0
    for (const row of rows) if (!this.#kept.has(row)) rest++
    this.#kept.set(stand, this.#kept.get(stand)! + rest)
  }

  /** Rows of each key that is told by itself, and those of all others. */
  *#byTold(all: Uint32Array): Generator<readonly number[] | Uint32Array> {
    const own = new Map<number, number[]>()
    const others = new Uint32Array(all.length)
    let rest = 0
    for (const row of all) {
      if (this.#isNamed(row)) continue
      const key = this.#known.rows.at(row, COLUMN.key)
      if (this.#told.has(key)) append(own, key, row)
      else others[rest++] = row
    }
    yield* own.values()
    if (rest > 0) yield others.subarray(0, rest)
  }

  /** Keeps the first failures of a kind that were healed and of those that were not, each with what healed it. @returns those */
  *#failuresOf(nth: number): Generator<number> {
    const { call, who } = this.#known.kinds.all[nth] as Kind & { call: Call }
    const healers = this.#healersOf(call)
    const ways = new Map<boolean, number[]>()
    const healedBy = new Map<number, number>()
    for (const row of this.#ofKind[nth]!) {
      const healer = this.#healed(row, call, healers)
      if (healer !== undefined) healedBy.set(row, healer)
      if (!this.#isNamed(row)) append(ways, healer !== undefined, row)
      // A span tells when the call began: what was answered before it heals nothing.
      else
        for (const one of [healer, this.#healed(row, call, healers, ROUNDING)]) if (one !== undefined) this.#keep(one)
    }
    for (const [isHealed, rows] of ways) {
      this.#alike.push({ call, isHealed, isAsked: isAsked(who), rows })
      for (const row of rows.slice(0, FAILURES)) {
        this.#keep(row)
        const healer = healedBy.get(row)
        if (healer !== undefined) this.#keep(healer)
        yield row
      }
    }
  }

  #healersOf(failure: Call): Healers[] {
    const healers: Healers[] = []
    for (const nth of this.#answering.get(`${failure.service} ${failure.operation}`) ?? []) {
      const call = this.#known.kinds.all[nth]!.call!
      if (!sameAsked(call, failure)) continue
      const [role, other] = [call, failure].map(({ signedBy }) => signedBy?.sessionArn ?? signedBy?.role)
      healers.push({ nth, isOfRole: isDenial(failure.errorCode) && sameRole(role, other) })
    }
    return healers
  }

  /** The first success that the ledger would take for its healing. */
  #healed(row: number, failure: Call, healers: readonly Healers[], before = REACH): number | undefined {
    const { rows } = this.#known
    const time = this.#time(row)
    const caller = rows.at(row, COLUMN.key)
    let best: number | undefined
    for (const { nth, isOfRole } of healers) {
      const own = this.#ofKind[nth]!
      const isHere = this.#known.kinds.all[nth]!.call!.process === failure.process
      for (let i = this.#firstAt(own, time - before); i < own.length; i++) {
        const other = own[i]!
        const at = this.#time(other)
        if (at > time + REACH || (best !== undefined && at >= this.#time(best))) break
        const key = rows.at(other, COLUMN.key)
        // Those are kept anyway, as parts of other calls.
        if (this.#isNamed(other)) continue
        const isSame = isOfRole || (key !== 0 && caller !== 0 ? key === caller : isHere)
        if (!isSame) continue
        best = other
        break
      }
    }
    return best
  }

  /** Index of the first of these rows at or after a time. */
  #firstAt(rows: Uint32Array, time: number): number {
    return firstIndex(rows, (row) => this.#time(row) >= time)
  }

  /** When each process was seen first and last. */
  #keepEnds(): void {
    const ends = new Map<string, [first: number, last: number]>()
    for (const [nth, { call }] of this.#known.kinds.all.entries()) {
      const own = this.#ofKind[nth]!
      if (!call) continue
      const [first, last] = ends.get(call.process) ?? [own[0]!, own.at(-1)!]
      ends.set(call.process, [
        this.#time(own[0]!) < this.#time(first) ? own[0]! : first,
        this.#time(own.at(-1)!) > this.#time(last) ? own.at(-1)! : last,
      ])
    }
    for (const pair of ends.values()) for (const row of pair) this.#keep(row)
  }

  /** When whoever was denied something was served for the last time. */
  #keepServed(failed: readonly number[]): void {
    const { rows, kinds } = this.#known
    const asked = new Set(failed.map((row) => rows.at(row, COLUMN.principal)))
    const last = new Map<number, number>()
    for (const [nth, { call }] of kinds.all.entries()) {
      if (call?.outcome !== 'ok' || call.service === 'STS' || takesBack(call)) continue
      for (const row of this.#ofKind[nth]!) {
        const principal = rows.at(row, COLUMN.principal)
        if (!asked.has(principal)) continue
        const known = last.get(principal)
        if (known === undefined || this.#time(row) > this.#time(known)) last.set(principal, row)
      }
    }
    for (const row of last.values()) this.#keep(row)
  }

  /** Where a role was refused and not granted again: the first refusal of then, and who was at work after it. */
  #keepFallbacks(): void {
    const refused = new Map<string, { call: Call; rows: number[] }>()
    for (const { call, isHealed, isAsked, rows } of this.#alike) {
      if (isHealed || !isAsked || !/^AssumeRole/.test(call.operation) || !call.roleArn) continue
      const key = `${call.process}\n${roleKey(call.roleArn)}`
      const known = refused.get(key) ?? { call, rows: [] }
      refused.set(key, known)
      const granted = this.#lastGranted(call)
      const first = rows.find((row) => this.#time(row) > granted)
      if (first !== undefined) known.rows.push(first)
    }
    for (const { call, rows } of refused.values()) {
      const [first] = rows.sort((a, b) => this.#time(a) - this.#time(b) || a - b)
      if (first === undefined) continue
      this.#keep(first)
      for (const row of this.#atWorkAfter(first, call)) this.#keep(row)
    }
  }

  #lastGranted({ process, roleArn }: Call): number {
    let last = Number.NEGATIVE_INFINITY
    for (const [nth, { call, who }] of this.#known.kinds.all.entries())
      if (
        isAsked(who) &&
        call?.outcome === 'ok' &&
        call.process === process &&
        /^AssumeRole/.test(call.operation) &&
        (!call.roleArn || sameRole(call.roleArn, roleArn))
      )
        last = Math.max(last, this.#time(this.#ofKind[nth]!.at(-1)!))
    return last
  }

  /** The first records after a refusal that others than the refused role signed. */
  #atWorkAfter(refused: number, { process, roleArn }: Call): number[] {
    const time = this.#time(refused)
    const next: number[] = []
    for (const [nth, { call, who }] of this.#known.kinds.all.entries()) {
      if (!isAsked(who) || !call?.signedBy || call.process !== process || call.service === 'STS') continue
      if (sameRole(call.signedBy.sessionArn ?? call.signedBy.role, roleArn)) continue
      const own = this.#ofKind[nth]!
      const at = this.#firstAt(own, time)
      if (at < own.length) next.push(own[at]!)
    }
    return next.sort((a, b) => this.#time(a) - this.#time(b) || a - b).slice(0, AFTER_REFUSAL)
  }

  /** For a role that was refused: the first refusal while a session of it was still used, and one that others were not refused about then. */
  #keepSessions(): void {
    const refused = this.#alike.filter(({ call }) => /^AssumeRole/.test(call.operation) && call.roleArn)
    const used = this.#firstUse(refused.map(({ call }) => roleKey(call.roleArn)))
    const { rows } = this.#known
    for (const { call, rows: all } of refused) {
      const sessions = this.#issuedOf.get(roleKey(call.roleArn)) ?? []
      const living = sessions.filter(({ key }) => used.has(key))
      for (const row of all) {
        const time = this.#time(row)
        const still = living.find((one) => this.#time(one.row) >= time || one.until >= time)
        if (!still || this.#time(still.row) >= time) continue
        for (const one of [row, still.row, used.get(still.key)!]) this.#keep(one)
        break
      }
      const who = (one: number) => rows.at(one, COLUMN.principal)
      for (const row of all) {
        const from = firstIndex(sessions, (one) => this.#time(one.row) >= this.#time(row) - HOUR)
        const near = sessions.slice(from, from + LOOKED_AT)
        const other = near.find((one) => who(one.row) !== who(row))
        if (!other || this.#time(other.row) > this.#time(row) + HOUR) continue
        for (const one of [row, other.row]) this.#keep(one)
        break
      }
    }
  }

  /** By key of the sessions of some roles: the first record that each signed. */
  #firstUse(roles: readonly string[]): Map<number, number> {
    const asked = new Set(roles.flatMap((role) => (this.#issuedOf.get(role) ?? []).map(({ key }) => key)))
    const used = new Map<number, number>()
    const { rows } = this.#known
    for (let row = 0; asked.size > 0 && row < rows.length; row++) {
      const key = rows.at(row, COLUMN.key)
      if (asked.has(key) && rows.at(row, COLUMN.kind) !== COPY && !used.has(key)) used.set(key, row)
    }
    return used
  }

  /** Who issued the keys that signed what is kept. */
  #keepIssuers(): void {
    const { rows, issued } = this.#known
    const asked = new Set<number>()
    for (const row of this.#kept.keys()) asked.add(rows.at(row, COLUMN.key))
    for (const { key, row } of issued) if (asked.has(key) || this.#beside.keys.has(key)) this.#keep(row)
    this.#keepCover()
  }

  /** As few sessions of each role as cover all the time for which there were any. */
  #keepCover(): void {
    if (!this.#beside.asksForSessions) return
    for (const sessions of this.#issuedOf.values()) {
      let reach = Number.NEGATIVE_INFINITY
      let best: Issued | undefined
      for (const one of sessions) {
        if (this.#time(one.row) > reach + 1 && best) {
          this.#keep(best.row)
          reach = best.until
          best = undefined
        }
        if (this.#time(one.row) > reach + 1) {
          this.#keep(one.row)
          reach = one.until
        } else if (one.until > reach && (!best || one.until > best.until)) best = one
      }
      if (best) this.#keep(best.row)
    }
  }

  /** It becomes a part of the call that has its id, and can stand for no others. */
  #isNamed(row: number): boolean {
    const { requests } = this.#beside
    return requests.size > 0 && requests.has(this.#known.rows.at(row, COLUMN.request))
  }

  /** Whose ids lie beside the trail, and one record of each key that does. */
  #keepNamed(): void {
    const { rows } = this.#known
    const { requests, keys } = this.#beside
    const signed = new Set<number>()
    if (requests.size === 0 && keys.size === 0) return
    for (let row = 0; row < rows.length; row++) {
      if (rows.at(row, COLUMN.kind) === COPY) continue
      const key = rows.at(row, COLUMN.key)
      const isFirst = keys.has(key) && !signed.has(key)
      if (isFirst) signed.add(key)
      if (isFirst || this.#isNamed(row)) this.#keep(row)
    }
  }

  /** Failures that a line of a log may tell of: by time, of its operation or service. */
  #keepTold(): void {
    const { kinds } = this.#known
    for (const told of this.#beside.told) {
      const time = secondsOf(told.start)
      for (const [nth, { call }] of kinds.all.entries()) {
        if (call?.outcome !== 'error') continue
        if (call.operation !== told.operation && call.service !== told.service && told.service !== 'AWS') continue
        const own = this.#ofKind[nth]!
        const first = this.#firstAt(own, time - LOG_REACH / 1_000_000)
        for (let i = first; i < Math.min(own.length, first + OF_A_LINE); i++)
          if (this.#time(own[i]!) <= time + LOG_REACH / 1_000_000) this.#keep(own[i]!)
      }
    }
  }
}

/** As the report tells keys (`judge/identities.ts`): all of a few, of many the first so many of each role or user. */
const KEYS = 300
const OF_ONE = 20
/** So many records of a kind are looked at for them. */
const LOOKED_AT = 1000

function toldKeys({ rows, kinds, keys }: Known, ofKind: readonly Uint32Array[]): ReadonlySet<number> {
  const firstOf = new Map<string, number[]>()
  for (const [nth, { who }] of kinds.all.entries())
    for (const row of keys <= KEYS ? ofKind[nth]! : ofKind[nth]!.subarray(0, LOOKED_AT)) append(firstOf, who ?? '', row)
  const told = new Set<number>()
  for (const first of firstOf.values()) {
    const own = new Set<number>()
    for (const row of first.sort((a, b) => rows.at(a, COLUMN.time) - rows.at(b, COLUMN.time) || a - b)) {
      if (keys > KEYS && own.size >= OF_ONE) break
      own.add(rows.at(row, COLUMN.key))
    }
    for (const key of own) told.add(key)
  }
  return told
}

/** Rows of each kind, in order of time. */
function rowsByKind({ rows, kinds }: Known): Uint32Array[] {
  const ofKind = kinds.all.map(({ records }) => new Uint32Array(records))
  const next = new Uint32Array(ofKind.length)
  const isSorted = new Uint8Array(ofKind.length).fill(1)
  for (let row = 0; row < rows.length; row++) {
    const kind = rows.at(row, COLUMN.kind)
    if (kind === COPY) continue
    const own = ofKind[kind]!
    const nth = next[kind]!++
    if (nth > 0 && rows.at(own[nth - 1]!, COLUMN.time) > rows.at(row, COLUMN.time)) isSorted[kind] = 0
    own[nth] = row
  }
  for (const [kind, own] of ofKind.entries())
    if (!isSorted[kind]) own.sort((a, b) => rows.at(a, COLUMN.time) - rows.at(b, COLUMN.time) || a - b)
  return ofKind
}
