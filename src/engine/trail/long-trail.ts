/** Records of CloudTrail are held as they are, until they are too many. */
import type { Rec, Span } from '../../model/records.ts'
import { count } from '../../model/text.ts'
import type { LargeInput } from '../../sources/input/large-inputs.ts'
import { besideOf, namedIn } from './beside.ts'
import { type ReadAgain, Trail, type TrailOptions } from './trail.ts'

/** Bytes of a record as CloudTrail writes it: about so many. */
const RECORD = 3200

export class LongTrail {
  readonly #records: Rec[]
  readonly #most: number
  readonly #options: TrailOptions
  #seen = 0
  #trail: Trail | undefined

  /**
   * @param from bytes of records from which on they are not held
   * @param records of the run: those of CloudTrail among them are taken out when they are too many
   */
  constructor(from: number, records: Rec[], options: TrailOptions) {
    this.#most = from / RECORD
    this.#records = records
    this.#options = options
  }

  /** Is the record seen to? */
  takes(rec: Rec): boolean {
    if (!Trail.isOf(rec)) return false
    if (!this.#trail && this.#seen++ < this.#most) return false
    if (!this.#trail) {
      this.#trail = new Trail(this.#options)
      const all = this.#records.splice(0)
      for (const one of all) {
        if (Trail.isOf(one)) this.#trail.add(one)
        else this.#records.push(one)
      }
    }
    this.#trail.add(rec)
    return true
  }

  /**
   * Puts the records that are judged to the others.
   *
   * @param large files of spans that are not yet read: what they name is looked up in their bytes
   * @returns sentences for the report
   */
  async settle(large: readonly LargeInput[], readAgain: ReadAgain): Promise<string[]> {
    const trail = this.#trail
    if (!trail) return []
    this.#trail = undefined
    const beside = besideOf(this.#records)
    for (const input of large) await namedIn(input.path, beside)
    const { records, lost } = await trail.settled(beside, readAgain)
    for (const span of records) this.#records.push(span satisfies Span)
    return lost === 0 ? [] : [`${count(lost, 'record')} of CloudTrail changed while it was read, and was left out`]
  }
}
