/** How the spans of a trace that was sent hang together: told by the same as of files, so that SQL need not work it out for each. */
import { SpanColumns } from '../engine/survey/span-columns.ts'
import { TraceTies } from '../engine/survey/trace-ties.ts'
import { mixed } from '../scan/hash.ts'
import { FLAG } from '../scan/span-digest.ts'
import type { TraceRow } from './trace-row.ts'
import { MOST_SPANS } from './trace-sums.ts'

/** Of one trace at a time. */
const spans = new SpanColumns()
const ties = new TraceTies(spans)
const NOT_TIED = { tied: 0, isLoose: false, spared: 0 }

interface RowTies {
  /** See `Tied`. */
  tied: number
  isLoose: boolean
  /** What of its likeness is the paths of tries of an SDK's calls: that call says what they asked. To 53 bits, as all sums are. */
  spared: number
}

export function tiesOf(row: TraceRow): RowTies {
  const { node_ids: ids, node_parents: parents, node_likes: likes, node_flags: flags, node_paths: paths } = row
  // A witness has none; how those of a long trace hang together is not asked: it is judged by itself.
  if (ids.length === 0 || ids.length > MOST_SPANS) return NOT_TIED
  const sdks = new Set(ids.filter((_, nth) => (flags[nth]! & FLAG.sdk) !== 0))
  const keys = [...new Set(row.keys.map(([key]) => key))]
  let spared = 0
  spans.size = 0
  for (const [nth, id] of ids.entries()) {
    const path = sdks.has(parents[nth]!) ? paths[nth]! : 0
    spared = bounded(spared - (2 ** 53 - path))
    const key = keys.indexOf(row.node_keys[nth]!) + 1
    spans.add(0, id, parents[nth]!, inWord(bounded(likes[nth]! - path)), flags[nth]!, Math.min(key, 255))
  }
  const { sum, isLoose } = ties.look(ids.map((_, nth) => nth)).tied()
  return { tied: sum, isLoose, spared }
}

/** Of a difference of two numbers of 53 bits: it wraps. */
function bounded(number: number): number {
  return number < 0 ? number + 2 ** 53 : number
}

function inWord(number: number): number {
  return mixed((number | 0) ^ Math.imul(Math.trunc(number / 2 ** 32), 0x9e3779b1))
}
