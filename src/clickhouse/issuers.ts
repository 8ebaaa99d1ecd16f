/** Who issued keys that were used within the window: a session lasts for hours, and its AssumeRole may lie before. */
import { ROLECALL } from '../model/attributes.ts'
import type { Attributes } from '../model/records.ts'
import type { Connection } from './connect.ts'
import { attribute, type Tables } from './tables.ts'

/** Longest session of a role: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, ms; and as much again. */
const BEFORE = 2 * 12 * 3_600_000
/** Keys of a query. */
const KEYS = 1000

export interface Keys {
  used: Set<string>
  issued: Set<string>
}

export function noteKeys(attributes: Attributes, keys: Keys): void {
  const [used, issued] = [attributes[ROLECALL.key], attributes[ROLECALL.issuedKey]]
  if (typeof used === 'string') keys.used.add(used)
  if (typeof issued === 'string') keys.issued.add(issued)
}

/** Ids of the traces that issued these keys, as far back as a session can last. */
export async function issuersOf(
  connection: Connection,
  { spans }: Tables,
  keys: readonly string[],
  since: Date | undefined,
): Promise<string[]> {
  const { columns } = spans
  const ids = new Set<string>()
  for (let at = 0; at < keys.length; at += KEYS) {
    const rows = connection.rows<{ id: string }>(
      `SELECT DISTINCT ${columns.traceId} AS id FROM ${spans.name} WHERE ${since ? `${columns.time} >= fromUnixTimestamp64Milli({before:Int64}) AND ` : ''}${attribute(spans, ROLECALL.issuedKey)} IN {keys:Array(String)}`,
      { params: { keys: keys.slice(at, at + KEYS), ...(since && { before: since.getTime() - BEFORE }) } },
    )
    for await (const { id } of rows) ids.add(id)
  }
  return [...ids]
}
