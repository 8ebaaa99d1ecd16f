/** One trace of the table, as `sift` reads it. */
import type { Us } from '../../model/records.ts'
import type { Page } from '../kit/pages.ts'
import { APART } from './ties.ts'
import type { Caller, Failure, IssuedKey, Place, SigningKey, Trace } from './trace.ts'
import { INT, KEY, REAL, SIGNED, type TraceTable } from './trace-table.ts'

export class TraceRow implements Trace {
  readonly nth: number
  readonly #table: TraceTable
  readonly #page: Page
  /** Where its columns begin in the page. */
  readonly #ints: number
  readonly #reals: number
  // Asked for again and again.
  #keys: readonly SigningKey[] | undefined
  #callers: readonly Caller[] | undefined

  constructor(table: TraceTable, nth: number) {
    this.#table = table
    this.nth = nth
    this.#page = table.rows.page(nth)
    this.#ints = table.intsOf(nth)
    this.#reals = table.realsOf(nth)
  }

  #int(column: number): number {
    return this.#there.ints[this.#ints + column]!
  }

  #real(column: number): number {
    return this.#there.reals[this.#reals + column]!
  }

  /** Others may have been asked for since: a page that left the memory is empty until it is asked for again. */
  get #there(): Page {
    return this.#page.reals.length > 0 ? this.#page : this.#table.rows.page(this.nth)
  }

  get times(): number {
    return 1
  }

  get words(): Trace['words'] {
    const { ints } = this.#there
    const at = this.#ints + INT.word
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
    let all = 0
    const read = keys.map(this.#int(INT.keys), (reals, at) => {
      const by = reals[at + KEY.by]!
      all |= by
      return {
        key: reals[at + KEY.key]!,
        saidLeast: reals[at + KEY.saidLeast]!,
        saidMost: reals[at + KEY.saidMost]!,
        sources: reals[at + KEY.sources]!,
        isOfRequests: by === SIGNED.request,
        signed: reals[at + KEY.signed]!,
      }
    })
    if ((all & SIGNED.sdk) === 0) for (const one of read) one.isOfRequests = false
    return read
  }

  get issued(): readonly IssuedKey[] {
    const { issued } = this.#table
    return issued.map(this.#int(INT.issued), (reals, at) => ({
      key: reals[at]!,
      role: reals[at + 1]!,
      by: reals[at + 2]!,
      made: reals[at + 3]!,
      from: reals[at + 4]!,
      until: reals[at + 5]!,
    }))
  }

  get failures(): readonly Failure[] {
    const { failures } = this.#table
    return failures.map(this.#int(INT.failures), (reals, at) => ({
      asked: reals[at]!,
      thing: reals[at + 1]!,
      start: reals[at + 2]!,
      end: reals[at + 3]!,
      target: reals[at + 4]!,
      key: reals[at + 5]!,
    }))
  }

  get callers(): readonly Caller[] {
    const { callers } = this.#table
    this.#callers ??= callers.map(this.#int(INT.callers), (reals, at) => ({
      token: reals[at]!,
      claims: reals[at + 1]!,
      role: reals[at + 2]!,
      isRefused: reals[at + 3]! === 1,
    }))
    return this.#callers
  }

  get places(): readonly Place[] {
    const { places } = this.#table
    return places.map(this.#int(INT.places), (reals, at) => ({
      file: reals[at]!,
      first: reals[at + 1]!,
      last: reals[at + 2]!,
    }))
  }
}
