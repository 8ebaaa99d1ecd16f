/** A later line of the same speaker that says that the same thing was done, or new credentials came, or the next try went well. */
import { text } from '../../model/attribute-access.ts'
import { SEMCONV } from '../../model/attributes.ts'
import { isDenial, isThrottle } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { firstIndex } from '../../model/first-index.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { saysEnded, saysNoneFailed, saysUpToDate } from '../../vocabulary/done.ts'
import { wordsOf } from '../../vocabulary/subjects.ts'
import { type Done, lastDone } from './done-in.ts'
import { isOfAnother, isOfSameCall, isOfSameSource, saysNothingElse, sharedBy, sharesWord } from './same-story.ts'
import { GIVEN_UP } from './silence.ts'
import type { Story } from './story.ts'
import { BROKE_OFF, isBad, isSure, type Trouble } from './told-troubles.ts'
import { countsOn } from './tried-again.ts'

/** A later success than this is another story, µs. */
const REACH: Us = 600_000_000
/** Later lines that are looked at for a word of the same thing. */
const MOST_LATER = 10_000
/** Words that two lines share which are of one thing. */
const ALIKE = 3
const OF_CREDENTIALS =
  /^(?:ExpiredToken|TokenRefreshRequired|NoCredentials|RequestExpired|InvalidIdentityToken|AssumeRole|Credential|WebIdentity|NoRegion)/

/** One client's session, or one role: another call may have been sent with others. */
const OF_ONE = /^(?:Expired|TokenRefresh|RequestExpired|AccessDenied|InvalidIdentityToken)/

export function isOfCredentials({ errorCode = '', operation }: Call): boolean {
  return OF_CREDENTIALS.test(errorCode) || /^AssumeRole/.test(operation)
}

export function doneLater(
  done: readonly Done[],
  { lines, to }: Trouble,
  failed: {
    again: LogRecord | undefined
    things: readonly string[]
    everywhere: ReadonlySet<string>
    log: LogRecord
    call: Call
  },
): LogRecord | undefined {
  const { again, things, everywhere, log, call } = failed
  // Whoever was told to ask less may do so without a word.
  if (isSure(log) && !again && !isThrottle(call.errorCode, call.httpStatus)) return undefined
  const renews = isOfCredentials(call)
  const givenUp = lines.some(({ body }) => GIVEN_UP.test(body))
  const isBroken = lines.some(({ body }) => BROKE_OFF.test(body))
  const putOff = !givenUp && isThrottle(call.errorCode, call.httpStatus) && (again || !isSure(log))
  const words = again && !lines.includes(again) ? wordsOf(again.body) : new Set<string>()
  const from = firstIndex(done, (later) => later.at > to)
  for (let nth = from; nth < Math.min(done.length, from + MOST_LATER); nth++) {
    const later = done[nth]!
    if (later.log.time !== undefined && log.time !== undefined && later.log.time - log.time > REACH) break
    // What broke off has ended as well.
    if (isBroken && saysEnded(later.log.body)) continue
    if (isOfAnother(log, later.log)) continue
    if (
      ((putOff || (again && later.tries)) &&
        ((again && (saysNothingElse(later.log) || countsOn(again, later.log))) ||
          sharesWord(lines, later.log, everywhere))) ||
      // Whoever was told to ask less says so of the try that went well, whatever it was of.
      (putOff && ((again && later.tries) || saysNoneFailed(later.log.body))) ||
      (renews && (later.ofCredentials || (later.ofAws && !OF_ONE.test(call.errorCode ?? '')))) ||
      (!isSure(log) && later.tries && sharesWord(lines, later.log, everywhere)) ||
      (later.tries && isOfSameCall(log, later.log)) ||
      things.some((thing) => later.things.has(thing) && !everywhere.has(thing)) ||
      // What was refused is refused until the same thing is had, whatever else goes well that is spoken of alike.
      (!isSure(log) && !isDenial(text(log, SEMCONV.errorType)) && sharedBy(log, later.log, everywhere) >= ALIKE) ||
      (words.size > 0 && [...wordsOf(later.log.body)].filter((word) => words.has(word)).length >= ALIKE)
    )
      return later.log
  }
  return undefined
}

/** Who was told to ask less, and says soon after that all is as it should be, has had an answer. */
export function upToDateLater({ lines, to }: Trouble, call: Call, own: readonly LogRecord[]): LogRecord | undefined {
  if (!isThrottle(call.errorCode, call.httpStatus) || lines.some(({ body }) => GIVEN_UP.test(body))) return undefined
  const last = lines.at(-1)!
  const isSoon = ({ time }: LogRecord): boolean =>
    time === undefined || last.time === undefined || time - last.time <= REACH
  return own
    .slice(to + 1, to + 1 + MOST_LATER)
    .find((log) => !isBad(log) && saysUpToDate(log.body) && isSoon(log) && !isOfAnother(last, log))
}

/**
 * Tried again by its own words, and no failure was told from then on: the last that was done of the same.
 *
 * @param isHiccup whatever was done will do
 */
export function endedWell({ lines, to }: Trouble, story: Story, isHiccup: boolean): LogRecord | undefined {
  const { done, lastFailure, everywhere } = story
  if (lastFailure > to || lines.some(({ body }) => GIVEN_UP.test(body))) return undefined
  return lastDone(
    done,
    to,
    ({ log, tries }) =>
      !lines.some((line) => isOfAnother(line, log)) &&
      (isHiccup ||
        (tries && saysNothingElse(log)) ||
        sharesWord(lines, log, everywhere) ||
        lines.some((line) => isOfSameSource(line, log))),
  )
}
