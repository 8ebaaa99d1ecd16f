/** Traces whose spans are kept together (`exemplars.ts`): read at once, and what need not be asked of them any more. */
import { append } from '../engine/kit/multimap.ts'
import { largest, smallest } from '../model/extremes.ts'
import type { Span } from '../model/records.ts'
import type { Asker } from './ask/asker.ts'
import type { Lasted } from './fetch.ts'
import { type Keys, noteKeys } from './issuers.ts'
import { KEPT } from './kept.ts'
import { spansOf } from './rows.ts'
import { SEALS_HOLD } from './seal.ts'
import { keptName } from './tables.ts'

/** Ids of a query. */
const IDS = 2000

export class KeptSpans {
  readonly #ask: Asker
  readonly #asked = new Set<string>()
  readonly spans = new Map<string, Span[]>()

  constructor(ask: Asker) {
    this.#ask = ask
  }

  /** Asks for those that it was not asked for yet; of each that is kept all spans are. */
  async read(traces: Iterable<string>): Promise<void> {
    const { connection, tables } = this.#ask
    const { sealed } = tables.spans.settled ?? {}
    if (!sealed?.hours.length) return
    const ids = [...traces].filter((id) => !this.#asked.has(id))
    for (const id of ids) this.#asked.add(id)
    const table = { ...tables.spans, name: keptName(tables.spans.name, KEPT.exemplars.suffix) }
    const where = `TraceId IN {ids:Array(String)} AND ${SEALS_HOLD}
QUALIFY count() OVER (PARTITION BY TraceId) = of_spans`
    for (let at = 0; at < ids.length; at += IDS) {
      const params = { ...this.#ask.params, ids: ids.slice(at, at + IDS) }
      for await (const span of spansOf(connection, table, { where, params }, tables.spans))
        if (span) append(this.spans, span.traceId, span)
    }
  }

  /**
   * Of these, those of which nothing else need be known: their spans tell when they ran, and who issued each key that they used.
   *
   * @param known traces of whose keys it was asked who issued them
   */
  tellAll(traces: readonly string[], known: (id: string) => boolean): Lasted[] {
    const asked = keysOf([...this.spans].flatMap(([id, spans]) => (known(id) ? spans : [])))
    return traces.flatMap((id) => {
      const spans = this.spans.get(id)
      if (!spans) return []
      const { used, issued } = keysOf(spans)
      if (![...used].every((key) => issued.has(key) || asked.used.has(key))) return []
      const from = Math.floor(smallest(spans.map(({ start }) => start)) / 1e6)
      return [{ id, from, to: Math.floor(largest(spans.map(({ start, end = start }) => end)) / 1e6) + 1 }]
    })
  }
}

function keysOf(spans: readonly Span[]): Keys {
  const keys: Keys = { used: new Set(), issued: new Set() }
  for (const { attributes } of spans) noteKeys(attributes, keys)
  return keys
}
