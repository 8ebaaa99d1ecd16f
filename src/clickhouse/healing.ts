/**
 * The traces that a survey in ClickHouse knows, and what was asked about their failures, as `TraceSurvey` has it of all spans. Of most that may
 * have healed them nothing is known but when and in which process: those that are chosen are asked for.
 */
import { append } from '../engine/kit/multimap.ts'
import type { Known as Surveyed } from '../engine/survey/sift.ts'
import type { Again, Failure, LastFailure, Trace, Traces } from '../engine/survey/trace.ts'
import { firstIndex } from '../model/first-index.ts'
import type { Us } from '../model/records.ts'
import type { Healer } from './ask/healers.ts'
import type { Known } from './known.ts'
import { strangerOf } from './trace-row.ts'

export class Healing implements Surveyed {
  /** Those that are known, by their number, and behind them the strangers. */
  readonly #all: [id: string, trace: Trace][]
  readonly #known: number
  readonly #traces: Map<string, Trace>
  readonly #passed = new Map<number, Healer[]>()
  readonly #lastFailed = new Map<number, LastFailure>()
  /** What was asked of an object, as a number, by what and of which. */
  readonly #ofObject = new Map<number, Map<number, number>>()

  constructor(known: Known) {
    this.#traces = known.traces()
    this.#all = [...this.#traces]
    this.#known = this.#all.length
    for (const { failures, trace: id } of known.rows())
      for (const [asked, thing, start, , target, ofObject] of failures) {
        if (target !== 0) this.#objectsOf(asked).set(target, ofObject)
        const last = this.#lastFailed.get(thing)
        if (!last || last.at < start) this.#lastFailed.set(thing, { at: start, trace: this.#traces.get(id)!.nth })
      }
  }

  #objectsOf(asked: number): Map<number, number> {
    const known = this.#ofObject.get(asked)
    if (known) return known
    const objects = new Map<number, number>()
    this.#ofObject.set(asked, objects)
    return objects
  }

  add(healers: readonly Healer[]): void {
    const changed = new Set<number>()
    for (const healer of healers) {
      append(this.#passed, healer.asked, healer)
      changed.add(healer.asked)
    }
    for (const asked of changed)
      this.#passed.get(asked)!.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  /** Most of the strangers nobody asks for: each is made once it is. */
  #traceOf({ id, process, at }: Healer): Trace {
    const known = this.#traces.get(id)
    if (known) return known
    const trace = strangerOf(id, this.#all.length, process, at)
    this.#traces.set(id, trace)
    this.#all.push([id, trace])
    return trace
  }

  nameOf(nth: number): string {
    return this.#all[nth]![0]
  }

  finish(): Traces {
    return { size: this.#known, at: (nth) => this.#all[nth]![1] }
  }

  lastOf({ thing, start }: Failure): LastFailure {
    return this.#lastFailed.get(thing) ?? { at: start }
  }

  *passedAgain(again: Again, from: Us, to: Us, except: number): Generator<number> {
    for (const one of this.#healersOf(again, from, to, except)) yield this.#traceOf(one).nth
  }

  *#healersOf(again: Again, from: Us, to: Us, except: number): Generator<Healer> {
    const all = this.#passed.get(this.#numberOf(again)) ?? []
    let before: Healer | undefined
    for (let i = firstIndex(all, ({ at }) => at >= from); i < all.length && all[i]!.at <= to; i++) {
      const one = all[i]!
      // It may have been asked for twice.
      const isTwin = before?.id === one.id && before.at === one.at
      before = one
      if (!isTwin && this.#isIn(one, again, except)) yield one
    }
  }

  #isIn(healer: Healer, { process }: Again, except: number): boolean {
    const known = this.#traces.get(healer.id)
    return known?.nth !== except && (process === undefined || (known ?? healer).process === process)
  }

  /** As failures have it: that of a key says what was asked, and of which object. */
  #numberOf({ asked, target, key }: Again): number {
    return key ?? (target === undefined ? asked : this.#ofObject.get(asked)!.get(target)!)
  }

  isPassedAgain(again: Again, from: Us, to: Us, except: number): boolean {
    const all = this.#passed.get(this.#numberOf(again))
    if (!all) return false
    for (let i = firstIndex(all, ({ at }) => at >= from); i < all.length && all[i]!.at <= to; i++)
      if (this.#isIn(all[i]!, again, except)) return true
    return false
  }
}
