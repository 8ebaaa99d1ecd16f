/** One trace of the table, as `sift` reads it. */
import type { Us } from '../../model/records.ts'
import { APART } from './ties.ts'
import type { Caller, Failure, IssuedKey, Place, SigningKey, Trace } from './trace.ts'
import { INT, INTS, KEY, REAL, REALS, SIGNED, type TraceTable } from './trace-table.ts'

export class TraceRow implements Trace {
  readonly nth: number
  readonly #table: TraceTable

  constructor(table: TraceTable, nth: number) {
    this.#table = table
    this.nth = nth
  }

  get #int(): number {
    return this.nth * INTS
  }

  get #real(): number {
    return this.nth * REALS
  }

  get times(): number {
    return 1
  }

  get words(): Trace['words'] {
    const { ints } = this.#table
    const at = this.#int + INT.word
    return [ints[at]! >>> 0, ints[at + 1]! >>> 0, ints[at + 2]! >>> 0, ints[at + 3]! >>> 0]
  }

  get tied(): number {
    return this.#table.ints[this.#int + INT.tied]!
  }

  get isLoose(): boolean {
    return (this.#table.ints[this.#int + INT.apart]! & APART.call) !== 0
  }

  get isHandedOn(): boolean {
    return (this.#table.ints[this.#int + INT.apart]! & APART.tool) !== 0
  }

  get likeA(): number {
    return this.#table.ints[this.#int + INT.likeA]!
  }

  get likeB(): number {
    return this.#table.ints[this.#int + INT.likeB]!
  }

  get ended(): number {
    return this.#table.ints[this.#int + INT.ended]!
  }

  get endedIds(): number {
    return this.#table.ints[this.#int + INT.endedIds]!
  }

  get openA(): number {
    return this.#table.ints[this.#int + INT.openA]!
  }

  get openB(): number {
    return this.#table.ints[this.#int + INT.openB]!
  }

  get opened(): number {
    return this.#table.ints[this.#int + INT.opened]!
  }

  get openedIds(): number {
    return this.#table.ints[this.#int + INT.openedIds]!
  }

  get flags(): number {
    return this.#table.ints[this.#int + INT.flags]!
  }

  set flags(value: number) {
    this.#table.ints[this.#int + INT.flags] = value
  }

  get processes(): number {
    return this.#table.ints[this.#int + INT.processes]!
  }

  get plain(): boolean {
    return this.#table.ints[this.#int + INT.isNotPlain] === 0
  }

  get start(): Us {
    return this.#table.reals[this.#real + REAL.start]!
  }

  get end(): Us {
    return this.#table.reals[this.#real + REAL.end]!
  }

  get began(): Us {
    return this.#table.reals[this.#real + REAL.began]!
  }

  get served(): Us {
    return this.#table.reals[this.#real + REAL.served]!
  }

  get tools(): number {
    return this.#table.ints[this.#int + INT.tools]!
  }

  get lastFailed(): Us {
    return this.#table.reals[this.#real + REAL.lastFailed]!
  }

  get lastPassed(): Us {
    return this.#table.reals[this.#real + REAL.lastPassed]!
  }

  get failedFirst(): boolean {
    const { reals } = this.#table
    const failed = reals[this.#real + REAL.firstSdkFailed]!
    return failed !== 0 && failed < (reals[this.#real + REAL.firstSdkPassed]! || Number.POSITIVE_INFINITY)
  }

  get failedLast(): boolean {
    const { reals } = this.#table
    return reals[this.#real + REAL.lastSdkFailed]! > reals[this.#real + REAL.lastSdkPassed]!
  }

  get wentOn(): boolean {
    const { reals } = this.#table
    const failed = reals[this.#real + REAL.sdkFailedBy]!
    return failed !== 0 && reals[this.#real + REAL.lastSdkPassed]! >= failed
  }

  get process(): number {
    return this.#table.reals[this.#real + REAL.process]!
  }

  get outboundToken(): number {
    return this.#table.reals[this.#real + REAL.outboundToken]!
  }

  get keys(): SigningKey[] {
    const { ints, keys } = this.#table
    const head = ints[this.#int + INT.keys]!
    let all = 0
    for (let entry = head; entry !== 0; entry = keys.next(entry)) all |= keys.get(entry, KEY.by)
    return keys.map(head, (entry) => ({
      key: keys.get(entry, KEY.key),
      saidLeast: keys.get(entry, KEY.saidLeast),
      saidMost: keys.get(entry, KEY.saidMost),
      isOfRequests: (all & SIGNED.sdk) !== 0 && keys.get(entry, KEY.by) === SIGNED.request,
      signed: keys.get(entry, KEY.signed),
    }))
  }

  get issued(): IssuedKey[] {
    const { ints, issued } = this.#table
    return issued.map(ints[this.#int + INT.issued]!, (entry) => ({
      key: issued.get(entry, 0),
      role: issued.get(entry, 1),
      by: issued.get(entry, 2),
      made: issued.get(entry, 3),
      from: issued.get(entry, 4),
      until: issued.get(entry, 5),
    }))
  }

  get failures(): Failure[] {
    const { ints, failures } = this.#table
    return failures.map(ints[this.#int + INT.failures]!, (entry) => ({
      asked: failures.get(entry, 0),
      thing: failures.get(entry, 1),
      start: failures.get(entry, 2),
      end: failures.get(entry, 3),
    }))
  }

  get callers(): Caller[] {
    const { ints, callers } = this.#table
    return callers.map(ints[this.#int + INT.callers]!, (entry) => ({
      token: callers.get(entry, 0),
      claims: callers.get(entry, 1),
      role: callers.get(entry, 2),
      isRefused: callers.get(entry, 3) === 1,
    }))
  }

  get places(): Place[] {
    const { ints, places } = this.#table
    return places.map(ints[this.#int + INT.places]!, (entry) => ({
      file: places.get(entry, 0),
      first: places.get(entry, 1),
      last: places.get(entry, 2),
    }))
  }
}
