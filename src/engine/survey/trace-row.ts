/** One trace of the table, as `sift` reads it. */
import type { Us } from '../../model/records.ts'
import { APART } from './ties.ts'
import type { Caller, Failure, IssuedKey, Place, SigningKey, Trace } from './trace.ts'
import { INT, KEY, REAL, SIGNED, type TraceTable } from './trace-table.ts'

export class TraceRow implements Trace {
  readonly nth: number
  readonly #table: TraceTable
  // Asked for again and again.
  #keys: readonly SigningKey[] | undefined
  #callers: readonly Caller[] | undefined

  constructor(table: TraceTable, nth: number) {
    this.#table = table
    this.nth = nth
  }

  #int(column: number): number {
    return this.#table.getInt(this.nth, column)
  }

  #real(column: number): number {
    return this.#table.rows.get(this.nth, column)
  }

  get times(): number {
    return 1
  }

  get words(): Trace['words'] {
    const { ints } = this.#table.rows.page(this.nth)
    const at = this.#table.intsOf(this.nth) + INT.word
    return [ints[at]! >>> 0, ints[at + 1]! >>> 0, ints[at + 2]! >>> 0, ints[at + 3]! >>> 0]
  }

  get tied(): number {
    return this.#int(INT.tied)
  }

  get isLoose(): boolean {
    return (this.#int(INT.apart) & APART.call) !== 0
  }

  get isHandedOn(): boolean {
    return (this.#int(INT.apart) & APART.tool) !== 0
  }

  get likeA(): number {
    return this.#int(INT.likeA)
  }

  get likeB(): number {
    return this.#int(INT.likeB)
  }

  get ended(): number {
    return this.#int(INT.ended)
  }

  get endedIds(): number {
    return this.#int(INT.endedIds)
  }

  get openA(): number {
    return this.#int(INT.openA)
  }

  get openB(): number {
    return this.#int(INT.openB)
  }

  get opened(): number {
    return this.#int(INT.opened)
  }

  get openedIds(): number {
    return this.#int(INT.openedIds)
  }

  get flags(): number {
    return this.#int(INT.flags)
  }

  set flags(value: number) {
    this.#table.setInt(this.nth, INT.flags, value)
  }

  get processes(): number {
    return this.#int(INT.processes)
  }

  get plain(): boolean {
    return this.#int(INT.isNotPlain) === 0
  }

  get start(): Us {
    return this.#real(REAL.start)
  }

  get end(): Us {
    return this.#real(REAL.end)
  }

  get began(): Us {
    return this.#real(REAL.began)
  }

  get served(): Us {
    return this.#real(REAL.served)
  }

  get tools(): number {
    return this.#int(INT.tools)
  }

  get lastFailed(): Us {
    return this.#real(REAL.lastFailed)
  }

  get lastPassed(): Us {
    return this.#real(REAL.lastPassed)
  }

  get failedFirst(): boolean {
    const failed = this.#real(REAL.firstSdkFailed)
    return failed !== 0 && failed < (this.#real(REAL.firstSdkPassed) || Number.POSITIVE_INFINITY)
  }

  get failedLast(): boolean {
    return this.#real(REAL.lastSdkFailed) > this.#real(REAL.lastSdkPassed)
  }

  get wentOn(): boolean {
    const failed = this.#real(REAL.sdkFailedBy)
    return failed !== 0 && this.#real(REAL.lastSdkPassed) >= failed
  }

  get process(): number {
    return this.#real(REAL.process)
  }

  get outboundToken(): number {
    return this.#real(REAL.outboundToken)
  }

  get keys(): readonly SigningKey[] {
    this.#keys ??= this.#readKeys()
    return this.#keys
  }

  #readKeys(): readonly SigningKey[] {
    const { keys } = this.#table
    const head = this.#int(INT.keys)
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

  get issued(): readonly IssuedKey[] {
    const { issued } = this.#table
    return issued.map(this.#int(INT.issued), (entry) => ({
      key: issued.get(entry, 0),
      role: issued.get(entry, 1),
      by: issued.get(entry, 2),
      made: issued.get(entry, 3),
      from: issued.get(entry, 4),
      until: issued.get(entry, 5),
    }))
  }

  get failures(): readonly Failure[] {
    const { failures } = this.#table
    return failures.map(this.#int(INT.failures), (entry) => ({
      asked: failures.get(entry, 0),
      thing: failures.get(entry, 1),
      start: failures.get(entry, 2),
      end: failures.get(entry, 3),
    }))
  }

  get callers(): readonly Caller[] {
    const { callers } = this.#table
    this.#callers ??= callers.map(this.#int(INT.callers), (entry) => ({
      token: callers.get(entry, 0),
      claims: callers.get(entry, 1),
      role: callers.get(entry, 2),
      isRefused: callers.get(entry, 3) === 1,
    }))
    return this.#callers
  }

  get places(): readonly Place[] {
    const { places } = this.#table
    return places.map(this.#int(INT.places), (entry) => ({
      file: places.get(entry, 0),
      first: places.get(entry, 1),
      last: places.get(entry, 2),
    }))
  }
}
