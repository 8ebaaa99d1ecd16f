/** The traces of each process, in the order in which they began. */
import { sortNearly, upTo } from '../kit/sort-nearly.ts'
import { byId, type Numbers, type Traces } from './trace.ts'

/** Their numbers, by start. */
export function orderOf(traces: Traces): Numbers {
  const starts = new Float64Array(traces.size)
  for (let nth = 0; nth < traces.size; nth++) starts[nth] = traces.at(nth).start
  const order = upTo(traces.size)
  sortNearly(order, (a, b) => starts[a]! - starts[b]! || byId(traces.at(a), traces.at(b)))
  return order
}

export class ByProcess {
  readonly #places = new Map<number, number>()
  readonly #counts: number[] = []
  /** By a trace's number: the place of its process. */
  #of: Int32Array
  #process: number | undefined
  #place = -1

  /** @param size how many traces there are */
  constructor(size: number) {
    this.#of = new Int32Array(size)
  }

  /** To be told of each trace, in order. */
  note(nth: number, process: number): void {
    if (process !== this.#process) {
      let place = this.#places.get(process)
      if (place === undefined) {
        place = this.#places.size
        this.#places.set(process, place)
        this.#counts.push(0)
      }
      this.#process = process
      this.#place = place
    }
    this.#of[nth] = this.#place
    this.#counts[this.#place]!++
  }

  /** @param order the one in which it was told of them */
  settle(order: Numbers): ReadonlyMap<number, Numbers> {
    const all = new Int32Array(order.length)
    const byProcess = new Map<number, Numbers>()
    const free: number[] = []
    let from = 0
    for (const [process, place] of this.#places) {
      const count = this.#counts[place]!
      byProcess.set(process, all.subarray(from, from + count))
      free.push(from)
      from += count
    }
    for (const nth of order) all[free[this.#of[nth]!]!++] = nth
    this.#of = new Int32Array(0)
    return byProcess
  }
}
