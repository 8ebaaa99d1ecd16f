/** Answers whose headers came: what became of their bodies, and of the sockets that requests waited for. */
import { num, text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import type { Attempt, Call } from '../model/call.ts'
import type { Us } from '../model/records.ts'
import type { Ledger } from '../model/tool-call.ts'

export interface Body {
  /** When the headers were there. */
  from: Us
  /** Absent while it was never seen to end. */
  to?: Us
  /** When its last chunk arrived; absent where that was not recorded. */
  lastChunkAt?: Us
  /** The longest time between two chunks, µs. */
  longestGap: Us
  /**
   * - `complete`: came and was read to its end
   * - `flowing`: was given up, or is not over, while it still came
   * - `stalled`: nothing came any more
   * - `unread`: came, and nobody read it, or read on
   * - `late`: came long after its headers; stock spans do not tell whether it flowed or stood still
   * - `missing`: a stock HTTP span ends with its body, and this one's never came
   */
  state: 'complete' | 'flowing' | 'stalled' | 'unread' | 'late' | 'missing'
}

/** A body counts as still coming where its last chunk came less than this ago, µs. */
const STILL: Us = 1_000_000

/** A stock HTTP span that ends this long after its SDK's span had a body that took its time, µs. */
const LATE: Us = 1_000_000

/** The body of a call's last answer; nothing where no answer came, or bodies were not watched. */
export function bodyOf(call: Call, ledger: Ledger): Body | undefined {
  const last = call.attempts.at(-1)
  if (!last) return missingBody(call, ledger)
  const firstByte = num(last, R.timeFirstByte)
  if (firstByte === undefined && (last.httpStatus === undefined || last.end === undefined)) return undefined
  const from = firstByte === undefined ? last.end! : last.start + firstByte * 1000
  if (firstByte === undefined && call.seenAs === 'sdk' && call.end !== undefined && last.end! - call.end > LATE)
    return { from: call.end, to: last.end!, state: 'late', longestGap: 0 }
  const came = num(last, R.timeBody)
  const lastChunkAt = came === undefined ? undefined : from + came * 1000
  const longestGap = Math.max(
    (num(last, R.timeStalled) ?? 0) * 1000,
    (last.end ?? 0) - (lastChunkAt ?? Number.POSITIVE_INFINITY),
  )
  return {
    from,
    state: stateOf(last, longestGap),
    longestGap,
    ...(lastChunkAt !== undefined && { lastChunkAt }),
    ...(last.end !== undefined && { to: last.end }),
  }
}

/** Was the body still arriving at that moment, and had it been for at least half of the call's time? */
export function wasArriving({ from, lastChunkAt, to, state, longestGap }: Body, start: Us, at: Us): boolean {
  if (at - from < (at - start) / 2) return false
  if (state === 'flowing') return true
  if (state === 'complete') return to !== undefined && to > at && longestGap < STILL
  return (state === 'stalled' || state === 'unread') && lastChunkAt !== undefined && at - lastChunkAt < STILL
}

/** A body that was given up, or is not over, is `stalled` where nothing of it had arrived for a second before that. */
function stateOf(last: Attempt, longestGap: Us): Body['state'] {
  const recorded = text(last, R.body)
  if (recorded === 'unread' || recorded === 'complete' || recorded === 'stalled' || recorded === 'flowing')
    return recorded
  if (text(last, R.waitingFor) === 'body') return 'stalled'
  if (recorded !== 'aborted' && last.end !== undefined) return 'complete'
  return last.end !== undefined && longestGap >= STILL ? 'stalled' : 'flowing'
}

function missingBody(call: Call, ledger: Ledger): Body | undefined {
  const watched = ledger.coverage(call.process, 'http1', call.start, call.end ?? call.start) !== 'unknown'
  const streams = call.seenAs === 'sdk' && call.service === 'S3' && /^(Get|Select)Object/.test(call.operation)
  if (!watched || !streams || call.outcome !== 'ok' || call.end === undefined) return undefined
  return { from: call.end, state: 'missing', longestGap: 0 }
}

/** How long a call's requests waited for a free socket, a busy event loop's share taken out, µs. */
export function socketWait(call: Call, until: Us): Us {
  const waited = call.attempts.reduce((sum, attempt) => sum + attemptsWait(attempt, until), 0)
  return Math.max(0, waited - (num(call, R.eventLoopDelay) ?? 0) * 1000)
}

function attemptsWait(attempt: Attempt, until: Us): Us {
  const recorded = num(attempt, R.timeSocket)
  if (recorded !== undefined) return Math.min(recorded * 1000, Math.max(0, until - attempt.start))
  return text(attempt, R.waitingFor) === 'socket' ? Math.max(0, (attempt.end ?? until) - attempt.start) : 0
}
