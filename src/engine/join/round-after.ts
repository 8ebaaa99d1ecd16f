/** A loop that was turned away in one round comes again by itself: it is no failure where the next round went well. */
import { isThrottle } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import type { LogRecord } from '../../model/records.ts'
import { saysEnded, saysFlushed } from '../../vocabulary/done.ts'
import { thingsIn } from '../../vocabulary/subjects.ts'
import { type Done, lastDone } from './done-in.ts'
import { isOfAnother, isOfSameInFields } from './same-story.ts'
import { GIVEN_UP } from './silence.ts'
import { BROKE_OFF, isBad, isSure, type Trouble } from './told-troubles.ts'

interface Known {
  done: readonly Done[]
  /** Where the speaker told for the last time of a call that failed, or gave up. */
  lastRefusal: number
  everywhere: ReadonlySet<string>
}

/** @returns the last line by which the same was done, where nothing failed any more */
export function roundAfter(trouble: Trouble, call: Call, known: Known): LogRecord | undefined {
  const { lines, to } = trouble
  const { done, lastRefusal, everywhere } = known
  if (!isThrottle(call.errorCode, call.httpStatus) || lastRefusal > to) return undefined
  const flushed = flushedAfter(trouble, known)
  if (flushed) return flushed
  if (lines.some(({ body }) => GIVEN_UP.test(body) || BROKE_OFF.test(body) || namesOne(body, call, everywhere)))
    return undefined
  return lastDone(
    done,
    to,
    ({ log }) => !saysEnded(log.body) && lines.some((line) => isOfSameInFields(line, log, everywhere)),
  )
}

/** Who puts things into a buffer keeps what was turned away there, and it goes with the rest: the line by which the last of it went. */
export function flushedAfter(
  { lines, to }: Trouble,
  { done, lastRefusal }: Pick<Known, 'done' | 'lastRefusal'>,
): LogRecord | undefined {
  if (lastRefusal > to || lines.some(({ body }) => GIVEN_UP.test(body) || BROKE_OFF.test(body) || LOST.test(body)))
    return undefined
  return lastDone(done, to, ({ log }) => saysFlushed(log.body) && !lines.some((line) => isOfAnother(line, log)))
}
const LOST = /\b(?:dropp|discard)(?:ed|ing)\b|\blost\b/i

/** Whoever warns that AWS turned a call away, and then says what the same call brought. */
export function broughtLater(
  log: LogRecord,
  to: number,
  { operation, errorCode, httpStatus }: Call,
  own: readonly LogRecord[],
): LogRecord | undefined {
  if (isSure(log) || !isThrottle(errorCode, httpStatus) || !/^[A-Z]\w{5,60}$/.test(operation)) return undefined
  const named = new RegExp(`\\b${operation}\\b`)
  const last = own.findLastIndex(({ body }) => named.test(body.slice(0, 2000)))
  const later = own[last]
  return later && last > to && !isBad(later) && BROUGHT.test(later.body) ? later : undefined
}
const BROUGHT =
  /\b(?:returned|brought|listed|found|launched|gave|got|succeeded|completed|ok)\b(?! (?:an? )?(?:error|[45]\d\d\b))/i

/** One thing of many, which may be lost though the others went well. */
function namesOne(body: string, { requestId }: Call, everywhere: ReadonlySet<string>): boolean {
  return thingsIn(body).some((thing) => thing !== requestId && !everywhere.has(thing))
}
