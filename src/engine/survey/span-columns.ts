/** A few numbers for each span of traces that may not be whole yet. */
import { grown } from '../kit/grown.ts'

export class SpanColumns {
  ids = new Float64Array(1024)
  parents = new Float64Array(1024)
  likes = new Int32Array(1024)
  traces = new Uint32Array(1024)
  flags = new Uint16Array(1024)
  /** Which of the trace's keys signed it, from 1 on. */
  keys = new Uint8Array(1024)
  size = 0

  add(trace: number, id: number, parent: number, like: number, flags: number, key: number): void {
    if (this.size === this.ids.length) this.#grow()
    const at = this.size++
    this.ids[at] = id
    this.parents[at] = parent
    this.likes[at] = like
    this.traces[at] = trace
    this.flags[at] = flags
    this.keys[at] = key
  }

  /** Leaves out those that are marked. */
  leaveOut(gone: Uint8Array): void {
    let kept = 0
    for (let at = 0; at < this.size; at++) {
      if (gone[at]) continue
      this.ids[kept] = this.ids[at]!
      this.parents[kept] = this.parents[at]!
      this.likes[kept] = this.likes[at]!
      this.traces[kept] = this.traces[at]!
      this.flags[kept] = this.flags[at]!
      this.keys[kept++] = this.keys[at]!
    }
    this.size = kept
  }

  /** None come any more. */
  close(): void {
    this.ids = this.parents = new Float64Array(0)
    this.likes = new Int32Array(0)
    this.traces = new Uint32Array(0)
    this.flags = new Uint16Array(0)
    this.keys = new Uint8Array(0)
    this.size = 0
  }

  #grow(): void {
    this.ids = grown(this.ids)
    this.parents = grown(this.parents)
    this.likes = grown(this.likes)
    this.traces = grown(this.traces)
    this.flags = grown(this.flags)
    this.keys = grown(this.keys)
  }
}
