/**
 * A log shows calls that failed, and says of those that went well only that something was done. What is told in one breath
 * is one trouble: it is mended by a later line of the same process that says so of the same thing, of new credentials or of
 * the next try; and where the process said that it would try again, by the time in which nothing more was heard of it.
 */

import { isDenial } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { toldBy } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { saysRestarted } from '../../vocabulary/done.ts'
import { thingsIn } from '../../vocabulary/subjects.ts'
import { bySpeaker } from '../kit/by-speaker.ts'
import { calmAmong } from '../kit/calm-lines.ts'
import { append } from '../kit/multimap.ts'
import { withMark } from '../kit/with-mark.ts'
import { answeredLater, answeredWell } from './answered-later.ts'
import { expectedBy } from './asked-for.ts'
import { doneIn, triedWellLater } from './done-in.ts'
import { doneLater, endedWell, isOfCredentials, upToDateLater } from './done-later.ts'
import { pushedAfter } from './helper-in-vain.ts'
import { keysReadAnew } from './new-keys.ts'
import { nextRound } from './next-round.ts'
import { reconciledLater, roundsIn } from './reconciled.ts'
import { regionSwitched } from './region-switched.ts'
import { broughtLater, roundAfter } from './round-after.ts'
import { ranWellLater } from './same-job.ts'
import { saidEverywhere } from './same-story.ts'
import { GIVEN_UP, isHiccup, Silence } from './silence.ts'
import { startedAnew } from './started-anew.ts'
import type { Story } from './story.ts'
import { isBad, isSure, placeOf, type Trouble, troublesOf } from './told-troubles.ts'
import { isGotOver, isOfChain, isOfCommand, isTurnedAway } from './told-without-call.ts'
import { againOf, isRetryable, triesAtOnce } from './tried-again.ts'
import { typedAgain } from './typed-again.ts'

/**
 * Marks the calls that a later line says were mended.
 *
 * @returns the logs, with a mark on every line that told of nothing else
 */
export function mendTold(calls: readonly Call[], logs: readonly LogRecord[]): readonly LogRecord[] {
  const failed = new Map<string, Call[]>()
  for (const call of calls) if (call.seenAs === 'log' && call.outcome === 'error') append(failed, placeOf(call), call)
  // What a chain of providers did in vain is no call, and may have been needed by nobody.
  for (const log of logs)
    if (isBad(log) && !failed.has(placeOf(log)) && (isOfChain(log) || isOfCommand(log) || isTurnedAway(log)))
      failed.set(placeOf(log), [])
  if (failed.size === 0 && !logs.some(isBad)) return logs
  const isCalm = calmAmong(logs)
  const restarts = logs.filter(({ body }) => saysRestarted(body))
  const marked = new Set<LogRecord>()
  const left = new Set<LogRecord>()
  for (const own of bySpeaker(logs)) {
    for (const log of answeredLater(own)) marked.add(log)
    for (const log of passedOver(own, isCalm)) left.add(log)
    const again = typedAgain(own)
    for (const log of again.keys()) marked.add(log)
    const done = doneIn(own)
    for (const log of triedWellLater(own, failed, done)) marked.add(log)
    const troubles = troublesOf(own, failed)
    if (troubles.length === 0) continue
    const silence = new Silence(own, failed)
    const rounds = roundsIn(own)
    const everywhere = saidEverywhere(own)
    const ofTroubles = new Set(troubles.flatMap(({ lines }) => lines))
    let lastFailure = own.findLastIndex((log) => isSure(log) && !ofTroubles.has(log))
    let lastRefusal = own.findLastIndex(({ severity, body }) => severity === 'fatal' || GIVEN_UP.test(body))
    // The last first: what was mended after a trouble is no failure that followed it.
    for (const trouble of troubles.reverse()) {
      if (mend(trouble, own, failed, { done, silence, rounds, restarts, again, lastFailure, lastRefusal, everywhere }))
        for (const log of trouble.lines) marked.add(log)
      else if (trouble.lines.some(isSure)) {
        lastFailure = Math.max(lastFailure, trouble.to)
        lastRefusal = Math.max(lastRefusal, trouble.to)
      }
    }
  }
  if (marked.size === 0 && left.size === 0) return logs
  return logs.map((log) =>
    marked.has(log)
      ? withMark(log, 'rolecall.log.mended')
      : left.has(log)
        ? withMark(log, 'rolecall.log.passed_over')
        : log,
  )
}

/** The metadata service was asked in vain, and the process went on: with what credentials, nothing says. */
function passedOver(own: readonly LogRecord[], isCalm: (log: LogRecord) => boolean): LogRecord[] {
  const lastCalm = own.findLastIndex(isCalm)
  return own.filter((log, at) => at < lastCalm && log.severity === 'warn' && toldBy(log).includes('metadata-silent'))
}

/** @returns whether all that failed was mended */
function mend(trouble: Trouble, own: readonly LogRecord[], failed: ReadonlyMap<string, Call[]>, story: Story): boolean {
  const { lines } = trouble
  const { silence } = story
  const restart = startedAnew(trouble, own, story)
  const told = lines.flatMap((log) => (failed.get(placeOf(log)) ?? []).map((call) => ({ log, call })))
  if (told.length === 0)
    return (
      isGotOver(trouble, own, story) || (restart !== undefined && lines.every((log) => isOfChain(log) || !isSure(log)))
    )
  const again = againOf(trouble, own, story.everywhere)
  const things = lines.flatMap(({ body }) => thingsIn(body))
  const mended = told.map(
    ({ log, call }) =>
      (isOfCredentials(call) ? restart : undefined) ??
      story.again.get(log) ??
      ranWellLater(log, trouble.to, own) ??
      doneLater(story.done, trouble, { again, things, everywhere: story.everywhere, log, call }) ??
      (again && (lines.includes(again) || triesAtOnce(again)) ? silence.after(trouble, call) : undefined) ??
      (isRetryable(log) && !isDenial(call.errorCode)
        ? endedWell(trouble, story, !isSure(log) && isHiccup(call))
        : undefined) ??
      answeredWell(trouble, log, call, own) ??
      roundAfter(trouble, call, story) ??
      broughtLater(log, trouble.to, call, own) ??
      pushedAfter(log, own) ??
      regionSwitched(trouble, call.errorCode, own) ??
      upToDateLater(trouble, call, own) ??
      keysReadAnew(trouble, call, own, story) ??
      reconciledLater(log, trouble.to, story.rounds) ??
      nextRound(trouble, call, own, story),
  )
  for (const [nth, { log, call }] of told.entries()) {
    // One answer, told by one part of the process and then the next.
    const twin = told.findIndex((other, at) => mended[at] !== undefined && other.call.errorCode === call.errorCode)
    const by = mended[nth] ?? mended[twin] ?? expectedBy(trouble, own, log)
    if (by && (by === restart || log.severity !== 'fatal')) call.mended = asAnswered(call, by)
  }
  return told.every(({ call }) => call.mended !== undefined)
}

function asAnswered(call: Call, { time, evidence }: LogRecord): Call {
  return { ...call, outcome: 'ok', start: time ?? call.start, end: time ?? call.start, evidence }
}
