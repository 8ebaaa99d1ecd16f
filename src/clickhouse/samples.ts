/** What is known of the traces that stand for their classes: asked for as soon as they are named, of each once. */
import type { Asker } from './ask/asker.ts'
import { type Named, ofSamples } from './ask/chosen.ts'
import type { TraceRow } from './trace-row.ts'

export class Samples {
  readonly #ask: Asker
  readonly #asked = new Set<string>()
  readonly #rows = new Map<string, TraceRow>()

  constructor(ask: Asker) {
    this.#ask = ask
  }

  async read(named: readonly Named[]): Promise<void> {
    const unknown = named.filter(({ trace }) => !this.#asked.has(trace))
    for (const { trace } of unknown) this.#asked.add(trace)
    for (const row of await ofSamples(this.#ask, unknown)) this.#rows.set(row.trace, row)
  }

  /** Those of them that were found. */
  of(named: readonly Named[]): TraceRow[] {
    return named.flatMap(({ trace }) => this.#rows.get(trace) ?? [])
  }
}
