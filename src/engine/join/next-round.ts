/**
 * What runs in rounds (a replicator, a monitor, a loop that syncs or polls) begins anew by itself: a round that failed of what passes is no
 * failure where a later one did the same, and none failed any more. Of one thing among many nobody knows that it was had later, unless the
 * later line names it.
 */

import type { Call } from '../../model/call.ts'
import { saidBy } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { saysEnded } from '../../vocabulary/done.ts'
import { tagOf } from '../../vocabulary/log-origins.ts'
import { kindOf } from '../kit/line-kind.ts'
import { lastDone } from './done-in.ts'
import { isOfAnother, isOfSameInFields } from './same-story.ts'
import { GIVEN_UP, passesByItself } from './silence.ts'
import type { Story } from './story.ts'
import { BROKE_OFF, type Trouble } from './told-troubles.ts'

/** Of a part that works in rounds, as it says what it was at. */
const IN_ROUNDS =
  /\b(?:monitor|replicat\w{1,6}|sync(?:ing|er)?|reconcil\w{1,6}|poll(?:ing|er)?|loop|cycle|round|iter(?:at\w{1,4})?|tick(?:er)?|scrap(?:e|ing)|heartbeat|watch(?:er|ing)?|periodic\w{0,6}|scheduled|checkpoint\w{0,4})\b/i
/** What only reads loses nothing. */
const READS = /\b(?:list|retriev|fetch|get|read|describ|refresh|load|discover|check|stat|resolv)(?:e|s|al|ing)?\b/i
const WRITES =
  /\b(?:up-?load|put|writ|sen[dt](?! request failed)|publish|delet|creat|updat|stor|sav|push|copy|copi)\w{0,4}\b/i
/** Lines before and behind a failure that show what comes again and again. */
const [BEFORE, BEHIND] = [50, 200]
/** What will not be done again. */
const LOST = /\b(?:dropp|discard)(?:ed|ing)\b|\blost\b|\b(?:stopp|exit|shutt)(?:ed|ing)\b/i

/** @returns the last line by which the same was done, where nothing failed any more */
export function nextRound(
  trouble: Trouble,
  call: Call,
  own: readonly LogRecord[],
  { done, lastRefusal, lastFailure, everywhere }: Story,
): LogRecord | undefined {
  const { lines, to } = trouble
  if (!passesByItself(call) || lastRefusal > to || lastFailure > to) return undefined
  if (lines.some(({ body }) => GIVEN_UP.test(body) || BROKE_OFF.test(body) || LOST.test(body))) return undefined
  const inRounds = lines.filter((log) => IN_ROUNDS.test(saidBy(log)))
  const rounds = inRounds.length > 0 ? inRounds : lines.filter((log) => onlyReads(saidBy(log)))
  if (rounds.length === 0 || (inRounds.length === 0 && !comesAgain(trouble, own))) return undefined
  return lastDone(
    done,
    to,
    ({ log }) =>
      !saysEnded(log.body) &&
      !lines.some((line) => isOfAnother(line, log)) &&
      rounds.some((line) => isOfPart(line, log) ?? isOfSameInFields(line, log, everywhere)),
  )
}

/** Do both begin with the name of one part? `undefined` where one of them has none. */
function isOfPart(line: LogRecord, later: LogRecord): boolean | undefined {
  const part = tagOf(line.body)
  const other = tagOf(later.body)
  return part === undefined || other === undefined ? undefined : part === other
}

function onlyReads(text: string): boolean {
  return READS.test(text) && !WRITES.test(text)
}

/** Is a calm line of one kind told before it and behind it? */
function comesAgain({ from, to }: Trouble, own: readonly LogRecord[]): boolean {
  const before = new Set(
    own
      .slice(Math.max(0, from - BEFORE), from)
      .filter(isInfo)
      .map(({ body }) => kindOf(body)),
  )
  return own.slice(to + 1, to + 1 + BEHIND).some((log) => isInfo(log) && before.has(kindOf(log.body)))
}

function isInfo({ severity }: LogRecord): boolean {
  return severity === 'info'
}
