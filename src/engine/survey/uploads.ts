/** Uploads in parts, which another request of the process may complete: one that nobody came back to is told apart. */
import type { Us } from '../../model/records.ts'
import { FLAG } from '../../scan/span-digest.ts'
import type { Trace } from './trace.ts'

export class Uploads {
  /** By process: the last that completed an upload, or took one back. */
  readonly #ended = new Map<number, { at: Us; nth: number }>()

  /** To be told of each trace. */
  note({ nth, process, flags, end }: Trace): void {
    if ((flags & FLAG.uploaded) === 0) return
    const last = this.#ended.get(process)
    if (!last || last.at < end) this.#ended.set(process, { at: end, nth })
  }

  /** The number of a trace that may have completed what this one began. */
  endOf({ process, flags, start }: Trace): number | undefined {
    const last = (flags & FLAG.uploading) === 0 ? undefined : this.#ended.get(process)
    return last && last.at >= start ? last.nth : undefined
  }
}
