/** What came of one input: its records, through the filters, and what was skipped. */
import type { LogRecord, Rec, Skip, Us } from '../../model/records.ts'
import type { InputReport } from '../../model/report.ts'
import { isoTime } from '../../model/text.ts'
import type { Sink, Source } from '../source.ts'

export interface Filters {
  /** Only spans, logs and coverage of this `service.name`; what names no service stays. */
  service?: string
  /** Hears each `service.name`, also of what is left out. */
  onService?: (service: string) => void
  /** Of the sink behind this one. */
  dropsLike?: Sink['dropsLike']
}

/** Different reasons kept for one input; further ones are counted under one. */
const MOST_REASONS = 50

/** Counts what comes of one input, and lets through what the filters want. */
export class InputTally implements Sink {
  readonly #file: string
  readonly #sink: (rec: Rec) => void
  readonly #filters: Filters
  readonly #skips = new Map<string, Skip>()
  #records = 0
  #bytes = 0
  #from: Us | undefined
  #to: Us | undefined

  constructor(file: string, sink: (rec: Rec) => void, filters: Filters) {
    this.#file = file
    this.#sink = sink
    this.#filters = filters
  }

  record(rec: Rec): void {
    const [from, to] = timesOf(rec)
    const { service, onService } = this.#filters
    if ('service' in rec && rec.service) {
      onService?.(rec.service)
      if (service && rec.service !== service) return
    }
    this.#sink(rec)
    this.#records++
    if (from !== undefined && (this.#from === undefined || from < this.#from)) this.#from = from
    const last = to === Number.POSITIVE_INFINITY ? from : to
    if (last !== undefined && (this.#to === undefined || last > this.#to)) this.#to = last
  }

  skip({ line, at, reason }: { line?: number; at?: string; reason: string }): void {
    // Alike but for their numbers: counted under the first one's words.
    const key = this.#skips.size < MOST_REASONS ? reason.replace(/\d+/g, '#') : 'other'
    const known = this.#skips.get(key)
    if (known) known.count++
    else
      this.#skips.set(key, {
        file: this.#file,
        ...(line !== undefined && { line }),
        ...(at && { at }),
        reason: key === 'other' ? 'other reasons' : reason,
        count: 1,
      })
  }

  dropsLike(record: LogRecord): ((line: string) => boolean) | undefined {
    return this.#filters.service ? undefined : this.#filters.dropsLike?.(record)
  }

  /** Records that were looked at and are not handed on one by one, and their times, where these are not those of others. */
  passedOver({ records, from, to }: { records: number; from?: Us; to?: Us }): void {
    if (records === 0) return
    this.#records += records
    if (from !== undefined) this.#from = Math.min(this.#from ?? from, from)
    if (to !== undefined) this.#to = Math.max(this.#to ?? to, to)
  }

  /** Of a file that is read more than once. */
  bytesAre(size: number): void {
    this.#bytes = size
  }

  countBytes(count: number): void {
    this.#bytes += count
  }

  report(source: Pick<Source, 'format' | 'proves' | 'cannotProve'>): InputReport {
    const skips = [...this.#skips.values()]
    return {
      file: this.#file,
      format: source.format,
      records: this.#records,
      ...(this.#bytes > 0 && { bytes: this.#bytes }),
      skipped: skips.reduce((sum, skip) => sum + skip.count, 0),
      skips,
      ...(this.#from !== undefined && { from: isoTime(this.#from) }),
      ...(this.#to !== undefined && { to: isoTime(this.#to) }),
      proves: source.proves,
      cannotProve: source.cannotProve,
    }
  }

  /**
   * The report of an input that gave nothing.
   *
   * @param untold whether it may tell of what happened
   */
  unread(reason: string, untold = false): InputReport {
    this.skip({ reason })
    const report = this.report({ format: 'unknown', proves: [], cannotProve: [] })
    return untold ? { ...report, untold } : report
  }
}

/** First and last moment of a record; an open call lasts on. */
function timesOf(rec: Rec): [Us | undefined, Us | undefined] {
  switch (rec.type) {
    case 'span':
      return [rec.start, rec.end ?? Number.POSITIVE_INFINITY]
    case 'log':
      return [rec.time, rec.time]
    case 'outcome':
      return [rec.start ?? rec.end, rec.end ?? rec.start]
    case 'coverage':
      return [rec.from, rec.to ?? Number.POSITIVE_INFINITY]
  }
}
