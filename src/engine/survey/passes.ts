/** When something was asked and went well, and in which trace: a few bytes for each call of a run. */
import { firstIndex } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'
import { grown } from '../kit/grown.ts'

/** The places in `at` and `trace` of one thing that was asked. */
interface Range {
  from: number
  to: number
}

export class Passes {
  readonly #things = new Map<number, number>()
  #thing = new Int32Array(1024)
  #at = new Float64Array(1024)
  #trace = new Int32Array(1024)
  #size = 0
  #ranges: Range[] = []

  /** @param trace the trace's number */
  add(asked: number, at: Us, trace: number): void {
    let thing = this.#things.get(asked)
    if (thing === undefined) {
      thing = this.#things.size
      this.#things.set(asked, thing)
    }
    if (this.#size === this.#at.length) this.#grow()
    this.#thing[this.#size] = thing
    this.#at[this.#size] = at
    this.#trace[this.#size++] = trace
  }

  /**
   * Once all is there: by time, and of one moment as `order` has it.
   *
   * @param order of two traces, by their numbers
   */
  sort(order: (one: number, other: number) => number): void {
    const counts = new Int32Array(this.#things.size + 1)
    for (let i = 0; i < this.#size; i++) counts[this.#thing[i]! + 1]!++
    for (let thing = 1; thing < counts.length; thing++) counts[thing]! += counts[thing - 1]!
    this.#ranges = Array.from({ length: this.#things.size }, (_, thing) => ({
      from: counts[thing]!,
      to: counts[thing + 1]!,
    }))
    const at = new Float64Array(this.#size)
    const trace = new Int32Array(this.#size)
    const free = counts.slice()
    for (let i = 0; i < this.#size; i++) {
      const to = free[this.#thing[i]!]!++
      at[to] = this.#at[i]!
      trace[to] = this.#trace[i]!
    }
    this.#at = at
    this.#trace = trace
    this.#thing = new Int32Array(0)
    for (const range of this.#ranges) this.#sortOne(range, order)
  }

  /** Numbers of traces in which it went well in a window, in order. */
  *during(asked: number, from: Us, to: Us): Generator<number> {
    const range = this.#ranges[this.#things.get(asked) ?? -1]
    if (!range) return
    const first = range.from + firstIndex(this.#at.subarray(range.from, range.to), (at) => at >= from)
    for (let nth = first; nth < range.to && this.#at[nth]! <= to; nth++) yield this.#trace[nth]!
  }

  /** Exporters write nearly in order: most ranges are sorted as they stand. */
  #sortOne({ from, to }: Range, order: (one: number, other: number) => number): void {
    const [at, trace] = [this.#at, this.#trace]
    const compare = (a: number, b: number) => at[a]! - at[b]! || order(trace[a]!, trace[b]!)
    let isSorted = true
    for (let i = from + 1; i < to && isSorted; i++) isSorted = compare(i - 1, i) <= 0
    if (isSorted) return
    const sorted = Int32Array.from({ length: to - from }, (_, nth) => from + nth).sort(compare)
    const times = Float64Array.from(sorted, (nth) => at[nth]!)
    const traces = Int32Array.from(sorted, (nth) => trace[nth]!)
    at.set(times, from)
    trace.set(traces, from)
  }

  #grow(): void {
    this.#thing = grown(this.#thing)
    this.#at = grown(this.#at)
    this.#trace = grown(this.#trace)
  }
}
