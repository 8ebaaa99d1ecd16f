/** Lines by which a process says that something was done, and which of them tell of a try that succeeded. */
import type { Call } from '../../model/call.ts'
import { firstIndex } from '../../model/first-index.ts'
import type { LogRecord } from '../../model/records.ts'
import { ofCredentials, saysDone, saysTriedWell } from '../../vocabulary/done.ts'
import { speaksOfAws } from '../../vocabulary/identity-matters.ts'
import { thingsIn } from '../../vocabulary/subjects.ts'
import { isOfAnother, isOfAnotherFile, isOfSame, saidEverywhere } from './same-story.ts'
import { isBad, placeOf } from './told-troubles.ts'
import { isTriedAgain } from './tried-again.ts'

/** Later tries that are looked at for one of the same. */
const MOST_TRIES = 200

/** A line that says that something was done: of what, and where it stands. */
export interface Done {
  at: number
  log: LogRecord
  things: ReadonlySet<string>
  ofCredentials: boolean
  /** Something that AWS did, for which there must have been credentials. */
  ofAws: boolean
  /** It was a later try that succeeded. */
  tries: boolean
}

export function doneIn(own: readonly LogRecord[]): Done[] {
  return own.flatMap((log, at) => {
    const tries = saysTriedWell(log.body) || (!isBad(log) && countsTries(log))
    if (!tries && (isBad(log) || !saysDone(log.body))) return []
    const things = new Set(thingsIn(log.body))
    return { at, log, things, ofCredentials: ofCredentials(log.body), ofAws: speaksOfAws(log.body), tries }
  })
}

/** `msg="query ok" attempts=2`: more tries than one, and a good end. */
function countsTries({ body, attributes }: LogRecord): boolean {
  const [, more, again] =
    Object.entries(attributes)
      .map(([name, value]) => COUNT.exec(`${name}=${value}`))
      .find((found) => found !== null) ?? []
  return (more !== undefined || again !== undefined) && (WELL.test(body) || saysDone(body))
}
const COUNT =
  /^(?:[\w.]{0,40}[._])?(?:(?:attempts?|tries)=([2-9]|[1-9]\d{1,3})|(?:retries|retry_?count|retried)=([1-9]\d{0,3}))$/i
const WELL = /\bok\b/i

/** The last line by which something was done, where it stands behind. */
export function lastDone(done: readonly Done[], to: number, counts = (_: Done) => true): LogRecord | undefined {
  const last = done.findLast((one) => (one.log.severity !== 'debug' || one.tries) && counts(one))
  return last && last.at > to ? last.log : undefined
}

/** Errors that no call is known of, of which a later line says that another try of the same succeeded. */
export function triedWellLater(
  own: readonly LogRecord[],
  failed: ReadonlyMap<string, readonly Call[]>,
  done: readonly Done[],
): LogRecord[] {
  const well = done.filter((one) => !isBad(one.log))
  const tries = well.filter((one) => one.tries)
  if (well.length === 0) return []
  const everywhere = saidEverywhere(own)
  return own.filter((log, at) => {
    if (log.severity !== 'error' || failed.get(placeOf(log))?.length) return false
    const isMending = ({ log: later }: Done): boolean => !isOfAnother(log, later)
    if (nextOf(tries, at).some((one) => isOfSame(log, one.log, everywhere) && isMending(one))) return true
    if (!isTriedAgain(log)) return false
    const things = thingsIn(log.body).filter((thing) => !everywhere.has(thing))
    const isOfIt = (one: Done): boolean =>
      things.some((thing) => one.things.has(thing)) && !isOfAnotherFile(log, one.log)
    return nextOf(well, at).some((one) => isOfIt(one) && isMending(one))
  })
}

function nextOf(tries: readonly Done[], at: number): Done[] {
  const from = firstIndex(tries, (one) => one.at > at)
  return tries.slice(from, from + MOST_TRIES)
}
