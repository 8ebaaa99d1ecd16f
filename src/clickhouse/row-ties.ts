/** How the spans of a trace hang together of which SQL saw no request above some call: told by the same as of files, which look at all that is above. */
import { SpanColumns } from '../engine/survey/span-columns.ts'
import { TraceTies } from '../engine/survey/trace-ties.ts'
import { mixed } from '../scan/hash.ts'
import { FLAG } from '../scan/span-digest.ts'
import type { TraceColumns } from './trace-row.ts'

/** Of one trace at a time. */
const spans = new SpanColumns()
const ties = new TraceTies(spans)

interface RowTies {
  /** See `Tied`. */
  tied: number
  isLoose: boolean
}

export function tiesOf(row: TraceColumns): RowTies {
  const { node_ids: ids, node_parents: parents, node_likes: likes, node_flags: flags, node_paths: paths } = row
  const sdks = new Set(ids.filter((_, nth) => (flags[nth]! & FLAG.sdk) !== 0))
  const keys = [...new Set(row.keys.map(([key]) => key))]
  spans.size = 0
  for (const [nth, id] of ids.entries()) {
    const path = sdks.has(parents[nth]!) ? paths[nth]! : 0
    const key = keys.indexOf(row.node_keys[nth]!) + 1
    spans.add(0, id, parents[nth]!, inWord(bounded(likes[nth]! - path)), flags[nth]!, Math.min(key, 255))
  }
  const { sum, isLoose } = ties.look(ids.map((_, nth) => nth)).tied()
  return { tied: sum, isLoose }
}

/** Of a difference of two numbers of 53 bits: it wraps. */
function bounded(number: number): number {
  return number < 0 ? number + 2 ** 53 : number
}

function inWord(number: number): number {
  return mixed((number | 0) ^ Math.imul(Math.trunc(number / 2 ** 32), 0x9e3779b1))
}
