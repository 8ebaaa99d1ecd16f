/** What a coverage record says was watched, in one place: what may be claimed by absence rests on it. */
import { type Need, TRANSPORTS } from '../../model/attributes.ts'
import type { Coverage } from '../../model/records.ts'

/** Was it watched, from end to end or not? What a bundle asks of AWS, whose SDK nobody sees load, goes out by a transport. */
export function watches({ watched }: Coverage, need: Need): boolean {
  if (watched.includes(need)) return true
  return need === 'aws-calls' && TRANSPORTS.every((transport) => watched.includes(transport))
}

/** Nothing of what was watched is missing: no record was dropped, no thread unwatched, no end lost. */
export function isComplete({ dropped, unwatched, tail }: Coverage): boolean {
  return dropped === 0 && unwatched === 0 && tail !== 'incomplete'
}

/** Where one file of a process is cut off, what its other records say was watched is not all there. */
export function withTorn(records: readonly Coverage[]): Coverage[] {
  const torn = new Set(records.filter(isTorn).map(({ process }) => process))
  return records.map((record) => (torn.has(record.process) ? { ...record, tail: 'incomplete' } : record))
}

function isTorn({ tail, watched }: Coverage): boolean {
  return tail === 'incomplete' && watched.length === 0
}
