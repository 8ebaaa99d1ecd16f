/** Things that each last for some time, found by time, however many there are. */
import { firstIndex } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'

export class ByTime<T> {
  readonly #things: readonly T[]
  readonly #starts: Float64Array
  /** The latest end of each half, quarter … of the things: a complete binary tree, its root at 1. */
  readonly #reach: Float64Array
  readonly #leaves: number
  readonly #places = new Map<T, number>()

  /** @param timeOf from when to when; what never ended lasts until infinity */
  constructor(things: readonly T[], timeOf: (thing: T) => readonly [from: Us, to: Us]) {
    const timed = things.map((thing) => ({ thing, time: timeOf(thing) })).sort((a, b) => a.time[0] - b.time[0])
    this.#things = timed.map(({ thing }) => thing)
    this.#starts = Float64Array.from(timed, ({ time }) => time[0])
    this.#leaves = 1
    while (this.#leaves < timed.length) this.#leaves *= 2
    this.#reach = new Float64Array(this.#leaves * 2).fill(Number.NEGATIVE_INFINITY)
    for (const [at, { thing, time }] of timed.entries()) {
      this.#reach[this.#leaves + at] = time[1]
      this.#places.set(thing, at)
    }
    for (let node = this.#leaves - 1; node > 0; node--) this.#update(node)
  }

  #update(node: number): void {
    this.#reach[node] = Math.max(this.#reach[2 * node]!, this.#reach[2 * node + 1]!)
  }

  /** It is not found any more. */
  remove(thing: T): void {
    const at = this.#places.get(thing)
    if (at === undefined) return
    let node = this.#leaves + at
    this.#reach[node] = Number.NEGATIVE_INFINITY
    for (node >>= 1; node > 0; node >>= 1) this.#update(node)
  }

  /** Those that lasted at some moment between these two, in order of start. */
  *during(from: Us, to: Us): Generator<T> {
    const last = this.#after(to)
    for (let at = this.#next(0, from); at < last; at = this.#next(at + 1, from)) yield this.#things[at]!
  }

  /** The one that began nearest to a moment, of those that lasted at some moment between two; of the later ones first, if these began by `until`. */
  nearest(moment: Us, until: Us, from: Us, to: Us): T | undefined {
    const begun = this.#before(moment)
    const next = this.#next(begun, from)
    const later = next < this.#after(to) ? next : undefined
    if (later !== undefined && this.#starts[later]! <= until) return this.#things[later]
    let earlier = this.#previous(begun - 1, from)
    // Of those that began together the first.
    while (earlier !== undefined) {
      const same: number | undefined = this.#previous(earlier - 1, from)
      if (same === undefined || this.#starts[same] !== this.#starts[earlier]) break
      earlier = same
    }
    if (earlier === undefined) return later === undefined ? undefined : this.#things[later]
    if (later === undefined) return this.#things[earlier]
    return this.#things[moment - this.#starts[earlier]! <= this.#starts[later]! - moment ? earlier : later]
  }

  /** How many began before. */
  #before(time: Us): number {
    return firstIndex(this.#starts, (start) => start >= time)
  }

  #after(time: Us): number {
    return firstIndex(this.#starts, (start) => start > time)
  }

  /** The first at or after a place that lasted until then; beyond all if there is none. */
  #next(at: number, until: Us): number {
    if (at >= this.#leaves) return this.#leaves
    let node = this.#leaves + at
    if (this.#lasts(node, until)) return at
    // Up while nothing to the right lasts, then down.
    for (;;) {
      while (node % 2 === 1) {
        node >>= 1
        if (node <= 1) return this.#leaves
      }
      if (node === 0 || node === 1) return this.#leaves
      node++
      if (this.#lasts(node, until)) break
    }
    while (node < this.#leaves) node = this.#lasts(2 * node, until) ? 2 * node : 2 * node + 1
    return node - this.#leaves
  }

  #previous(at: number, until: Us): number | undefined {
    if (at < 0) return undefined
    let node = this.#leaves + at
    if (this.#lasts(node, until)) return at
    for (;;) {
      while (node % 2 === 0) {
        node >>= 1
        if (node <= 1) return undefined
      }
      if (node <= 1) return undefined
      node--
      if (this.#lasts(node, until)) break
    }
    while (node < this.#leaves) node = this.#lasts(2 * node + 1, until) ? 2 * node + 1 : 2 * node
    return node - this.#leaves
  }

  /** A leaf that holds nothing, or no more, lasts until no time at all. */
  #lasts(node: number, until: Us): boolean {
    const reach = this.#reach[node]!
    return reach !== Number.NEGATIVE_INFINITY && reach >= until
  }
}
