/**
 * What failed, asked for before it is known how far traces are put together, which takes as long: mostly all are, and then the answer is
 * the same. Where not, it is asked for again.
 */
import { Asker } from './ask/asker.ts'
import { ownIn } from './ask/classes.ts'
import { commentOf } from './kept.ts'
import type { Reading } from './read.ts'
import type { Settled } from './tables.ts'
import type { TraceRow } from './trace-row.ts'

/** As it is found mostly. */
const ALL_SETTLED: Settled = { some: true, several: false, open: [] }

export interface OwnEarly {
  /** None where they could not be had. */
  rows: Promise<readonly TraceRow[] | undefined>
  /** Nobody waits for them. */
  drop(): void
}

/** @returns undefined where it would not be asked, whatever is found */
export function ownEarly(reading: Reading): OwnEarly | undefined {
  const { tables, wanted } = reading
  const { spans } = tables
  if (wanted.service || wanted.parts || spans.digestsMade !== commentOf(spans)) return undefined
  const dropped = new AbortController()
  const supposed = { ...tables, spans: { ...spans, kept: 'traces' as const, settled: ALL_SETTLED } }
  // Whatever goes wrong will go wrong again where it is asked for again, and is told there.
  const rows = ownIn(new Asker({ ...reading, tables: supposed }), dropped.signal).catch(() => undefined)
  return { rows, drop: () => dropped.abort() }
}

export async function ownOf(ask: Asker, early: OwnEarly | undefined): Promise<readonly TraceRow[]> {
  const { settled } = ask.tables.spans
  if (settled?.open?.length === 0 && !settled.several) {
    const rows = await early?.rows
    if (rows) return rows
  }
  early?.drop()
  return ownIn(ask)
}
