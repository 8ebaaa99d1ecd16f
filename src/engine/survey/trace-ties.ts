/**
 * How the spans of one trace hang together: which call is under which tool, and which of its keys signed what. Two traces of
 * the same spans, tied in another way, are not alike.
 */
import { mixed } from '../../scan/hash.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import type { SpanColumns } from './span-columns.ts'

/** A span may be its own ancestor, in what somebody made up. */
export const MOST_STEPS = 64

export interface Tied {
  /** Equal where spans that are alike hang under spans that are alike, and those that one key signed are the same ones. */
  sum: number
  /** By key, from 1 on, as its spans name it: equal where what it signed is alike. */
  signed: readonly number[]
  /** A call of it is under no tool call nor request of its own. */
  isLoose: boolean
  /** A tool call of it came by no request. */
  isHandedOn: boolean
}

/** Everything that is asked of one trace's spans, with arrays that serve for all traces. */
export class TraceTies {
  readonly #all: SpanColumns
  /** Of the trace that is looked at: the numbers of its spans. */
  #spans: readonly number[] = []
  /** By place among these: where the parent stands, -1 for none. */
  #above = new Int32Array(64)
  #slots = new Int32Array(128)
  #waiting = new Int32Array(64)
  #below = new Int32Array(64)
  #labels = new Int32Array(64)
  #signed = new Int32Array(65)

  constructor(all: SpanColumns) {
    this.#all = all
  }

  /** @param spans numbers of all spans of a trace, in any order */
  look(spans: readonly number[]): this {
    this.#spans = spans
    this.#makeRoom(spans.length)
    const { ids, likes, parents } = this.#all
    const slots = this.#slots
    let mask = 15
    while (mask < spans.length * 2) mask = mask * 2 + 1
    slots.fill(0, 0, mask + 1)
    const slotOf = (id: number): number => {
      let slot = mixed(id ^ (id / 0x1_0000_0000)) & mask
      while (slots[slot] !== 0 && ids[spans[slots[slot]! - 1]!] !== id) slot = (slot + 1) & mask
      return slot
    }
    for (const [nth, at] of spans.entries()) {
      const slot = slotOf(ids[at]!)
      const known = slots[slot]! - 1
      // Of two records of one span it is the same one in any order.
      if (known < 0 || likes[at]! > likes[spans[known]!]!) slots[slot] = nth + 1
    }
    for (const [nth, at] of spans.entries())
      this.#above[nth] = parents[at] === 0 ? -1 : slots[slotOf(parents[at]!)]! - 1
    return this
  }

  /** The number of the span above one, -1 for none. */
  above(nth: number): number {
    const above = this.#above[nth]!
    return above < 0 ? -1 : this.#spans[above]!
  }

  /** Nothing that a span names as its parent is missing; what called a request may be recorded elsewhere. */
  get isWhole(): boolean {
    const { parents, flags } = this.#all
    return this.#spans.every((at, nth) => parents[at] === 0 || this.#above[nth]! >= 0 || (flags[at]! & UNITS) !== 0)
  }

  tied(): Tied {
    const { flags, keys } = this.#all
    const labels = this.#label()
    let [sum, isLoose, isHandedOn, several] = [0, false, false, 0]
    for (const [nth, at] of this.#spans.entries()) {
      sum = (sum + labels[nth]!) | 0
      several = Math.max(several, keys[at]!)
      isLoose ||= (flags[at]! & FLAG.outgoing) !== 0 && this.#under(UNITS, nth) < 0
      isHandedOn ||= (flags[at]! & FLAG.tool) !== 0 && this.#under(FLAG.inbound, nth) < 0
    }
    const signed: number[] = []
    for (let key = 1; key <= several; key++) {
      const own = this.#signedBy(key, labels)
      sum = (sum + mixed(own ^ 0x2545f491)) | 0
      signed.push(own)
    }
    return { sum, signed, isLoose, isHandedOn }
  }

  /** Of each span a number that is the same where it and all below it are alike. */
  #label(): Int32Array {
    const { likes } = this.#all
    const [above, waiting, below, labels] = [this.#above, this.#waiting, this.#below, this.#labels]
    const { length } = this.#spans
    /** Of each span those below that are not yet added to it; of those a number that their order does not change. */
    waiting.fill(0, 0, length)
    below.fill(0, 0, length)
    for (let nth = 0; nth < length; nth++) if (above[nth]! >= 0) waiting[above[nth]!]!++
    const settle = (nth: number): void => {
      labels[nth] = mixed((likes[this.#spans[nth]!]! + Math.imul(mixed(below[nth]!), 0x9e3779b1)) | 0)
      waiting[nth] = -1
    }
    for (let leaf = 0; leaf < length; leaf++)
      for (let nth = leaf; nth >= 0 && waiting[nth] === 0; ) {
        settle(nth)
        const parent = above[nth]!
        if (parent >= 0) {
          below[parent]! += mixed(labels[nth]!)
          waiting[parent]!--
        }
        // The parent is settled now if this was the last below it, and if not passed yet it comes by itself.
        nth = parent >= 0 && parent < leaf ? parent : -1
      }
    for (let nth = 0; nth < length; nth++) if (waiting[nth]! > 0) settle(nth)
    return labels
  }

  /** What a key signed, by the tool call or request it was signed for, in any order. */
  #signedBy(key: number, labels: Int32Array): number {
    const { keys } = this.#all
    const signed = this.#signed.fill(0, 0, this.#spans.length + 1)
    for (const [nth, at] of this.#spans.entries())
      if (keys[at] === key) signed[this.#under(UNITS, nth) + 1]! += mixed(labels[nth]!)
    let sum = 0
    for (let nth = 0; nth <= this.#spans.length; nth++)
      if (signed[nth] !== 0) sum = (sum + mixed((signed[nth]! + (nth === 0 ? 0 : labels[nth - 1]!)) | 0)) | 0
    return sum
  }

  /** The place of the nearest span at or above one that is a unit of work of these kinds, -1 for none. */
  #under(units: number, nth: number): number {
    const { flags } = this.#all
    for (let up = nth, steps = 0; up >= 0 && steps < MOST_STEPS; up = this.#above[up]!, steps++)
      if ((flags[this.#spans[up]!]! & units) !== 0) return up
    return -1
  }

  #makeRoom(length: number): void {
    if (length <= this.#above.length) return
    let room = this.#above.length
    while (room < length) room *= 2
    this.#above = new Int32Array(room)
    this.#slots = new Int32Array(room * 4)
    this.#waiting = new Int32Array(room)
    this.#below = new Int32Array(room)
    this.#labels = new Int32Array(room)
    this.#signed = new Int32Array(room + 1)
  }
}
