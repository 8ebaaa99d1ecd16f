/** What a coverage record says was watched, in one place: what may be claimed by absence rests on it. */
import { type Need, TRANSPORTS } from '../../model/attributes.ts'
import type { Coverage } from '../../model/records.ts'

/** Was it watched at all? Calls of an SDK inside a bundle are seen by the transports, though nobody saw the SDK load. */
export function watches({ watched }: Coverage, need: Need): boolean {
  if (watched.includes(need)) return true
  return need === 'aws-calls' && TRANSPORTS.every((transport) => watched.includes(transport))
}

/** Nothing of what was watched is missing: no record was dropped, no thread unwatched, no end lost. */
export function isComplete({ dropped, unwatched, tail }: Coverage): boolean {
  return dropped === 0 && unwatched === 0 && tail !== 'incomplete'
}

/** Where one file of a process is cut off, none of its coverage records can be complete. */
export function withTorn(records: readonly Coverage[]): Coverage[] {
  const torn = new Set(records.filter(isTorn).map(({ process }) => process))
  return records.map((record) => (torn.has(record.process) ? { ...record, tail: 'incomplete' } : record))
}

function isTorn({ tail, watched }: Coverage): boolean {
  return tail === 'incomplete' && watched.length === 0
}
