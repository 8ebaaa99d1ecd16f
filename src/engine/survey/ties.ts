/**
 * How the spans of a trace hang together: which call is under which tool. Two traces of the same spans, tied in another way,
 * are not alike. A few numbers for each span are kept until all are read, as a parent comes after its children as a rule.
 */
import { mixed } from '../../scan/hash.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { doubled } from '../kit/doubled.ts'

/** What of a trace is under nothing of its own. */
export const APART = { call: 1, tool: 2 } as const

export class Ties {
  #ids = new Float64Array(1024)
  #parents = new Float64Array(1024)
  #likes = new Int32Array(1024)
  #traces = new Uint32Array(1024)
  #flags = new Uint16Array(1024)
  #keys = new Uint8Array(1024)
  /** Where each span's parent stands, -1 for none; once all are there. */
  #above: Int32Array | undefined
  #size = 0

  /**
   * @param trace the trace's number
   * @param key which of the trace's keys signed it, from 1 on
   */
  add(trace: number, id: number, parent: number, like: number, flags: number, key: number): void {
    if (this.#size === this.#ids.length) this.#grow()
    const at = this.#size++
    this.#ids[at] = id
    this.#parents[at] = parent
    this.#likes[at] = like
    this.#traces[at] = trace
    this.#flags[at] = flags
    this.#keys[at] = key
  }

  #grow(): void {
    this.#ids = doubled(this.#ids)
    this.#parents = doubled(this.#parents)
    this.#likes = doubled(this.#likes)
    this.#traces = doubled(this.#traces)
    this.#flags = doubled(this.#flags)
    this.#keys = doubled(this.#keys)
  }

  /** The number of the span that was added last. */
  get last(): number {
    return this.#size - 1
  }

  /**
   * @param held numbers of spans
   * @returns for each the nearest of them above it, -1 for none; and which of those that are units made calls, by
   * themselves or in a part of the trace that may be any of its units'
   */
  amongHeld(held: readonly number[], traces: number): { above: Int32Array; busy: Uint8Array } {
    const parents = this.#parentsOf()
    const place = new Int32Array(this.#size).fill(-1)
    for (const [nth, at] of held.entries()) place[at] = nth
    const above = new Int32Array(held.length).fill(-1)
    for (const [nth, at] of held.entries())
      for (let up = parents[at]!, steps = 0; up >= 0 && steps < 64; up = parents[up]!, steps++)
        if (place[up]! >= 0) {
          above[nth] = place[up]!
          break
        }
    const busy = new Uint8Array(held.length)
    const busyTrace = new Uint8Array(traces)
    for (let at = 0; at < this.#size; at++) {
      if ((this.#flags[at]! & FLAG.outgoing) === 0) continue
      let up = at
      for (let steps = 0; up >= 0 && steps < 64 && (this.#flags[up]! & UNITS) === 0; steps++) up = parents[up]!
      // What hangs below a request, or below nothing, may have been made for any tool call of the trace.
      if (up < 0 || (this.#flags[up]! & FLAG.tool) === 0) busyTrace[this.#traces[at]!] = 1
      if (up >= 0 && place[up]! >= 0) busy[place[up]!] = 1
    }
    for (const [nth, at] of held.entries())
      if ((this.#flags[at]! & UNITS) !== 0 && busyTrace[this.#traces[at]!]) busy[nth] = 1
    return { above, busy }
  }

  /** Of each trace, as a sum: does it have a call that is under no tool call nor request of its own, or a tool call under no request? */
  apart(traces: number): Uint8Array {
    const parents = this.#parentsOf()
    const apart = new Uint8Array(traces)
    for (let at = 0; at < this.#size; at++) {
      const flags = this.#flags[at]!
      const trace = this.#traces[at]!
      if ((flags & FLAG.outgoing) !== 0 && !this.#isUnder(UNITS, at, parents)) apart[trace]! |= APART.call
      if ((flags & FLAG.tool) !== 0 && !this.#isUnder(FLAG.inbound, at, parents)) apart[trace]! |= APART.tool
    }
    return apart
  }

  /**
   * @param traces how many there are
   * @param likesOfKeys what each of a trace's keys is like
   * @returns for each trace a number that is the same where spans that are alike, and were signed by keys that are alike, hang
   * under spans that are alike
   */
  tied(traces: number, likesOfKeys: (trace: number) => readonly number[]): Int32Array {
    const parents = this.#parentsOf()
    const firstKey = new Int32Array(traces)
    const keys: number[] = []
    for (let trace = 0; trace < traces; trace++) {
      firstKey[trace] = keys.length
      for (const like of likesOfKeys(trace)) keys.push(like | 0)
    }
    /** Of each span those below that are not yet added to it; of those a number that their order does not change. */
    const waiting = new Int32Array(this.#size)
    const below = new Int32Array(this.#size)
    for (let at = 0; at < this.#size; at++) if (parents[at]! >= 0) waiting[parents[at]!]!++
    const sums = new Int32Array(traces)
    const settle = (at: number): number => {
      const key = this.#keys[at]!
      const own = key === 0 ? this.#likes[at]! : mixed(this.#likes[at]! ^ keys[firstKey[this.#traces[at]!]! + key - 1]!)
      const label = mixed((own + Math.imul(mixed(below[at]!), 0x9e3779b1)) | 0)
      sums[this.#traces[at]!]! += label
      waiting[at] = -1
      return label
    }
    for (let leaf = 0; leaf < this.#size; leaf++)
      for (let at = leaf; at >= 0 && waiting[at] === 0; ) {
        const label = settle(at)
        const parent = parents[at]!
        if (parent >= 0) {
          below[parent]! += mixed(label)
          waiting[parent]!--
        }
        // The parent is settled now if this was the last below it, and if not passed yet it comes by itself.
        at = parent >= 0 && parent < leaf ? parent : -1
      }
    // A span may be its own ancestor, in what somebody made up.
    for (let at = 0; at < this.#size; at++) if (waiting[at]! > 0) settle(at)
    return sums
  }

  #isUnder(units: number, span: number, parents: Int32Array): boolean {
    // A span may be its own ancestor, in what somebody made up.
    for (let at = span, steps = 0; at >= 0 && steps < 64; at = parents[at]!, steps++)
      if ((this.#flags[at]! & units) !== 0) return true
    return false
  }

  #parentsOf(): Int32Array {
    if (this.#above) return this.#above
    let slots = 16
    while (slots < this.#size * 2) slots *= 2
    const table = new Int32Array(slots)
    const placeOf = (trace: number, id: number): number => {
      let at = mixed(id ^ (id / 0x100000) ^ Math.imul(trace, 0x85ebca6b)) & (slots - 1)
      for (; ; at = (at + 1) & (slots - 1)) {
        const known = table[at]! - 1
        if (known < 0 || (this.#ids[known] === id && this.#traces[known] === trace)) return at
      }
    }
    for (let at = 0; at < this.#size; at++) {
      const place = placeOf(this.#traces[at]!, this.#ids[at]!)
      const known = table[place]! - 1
      // Of two records of one span it is the same one in any order.
      if (known < 0 || this.#likes[at]! > this.#likes[known]!) table[place] = at + 1
    }
    const parents = new Int32Array(this.#size)
    for (let at = 0; at < this.#size; at++)
      parents[at] = this.#parents[at] === 0 ? -1 : table[placeOf(this.#traces[at]!, this.#parents[at]!)]! - 1
    this.#above = parents
    return parents
  }
}
