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
  /** When the last of it came; absent where nobody looked. */
  news?: Us
  /** The longest time that nothing of it came. */
  still: Us
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

/** What stands still for less still comes, µs. */
const STILL: Us = 1_000_000

/** A stock HTTP span that outlives its SDK's span by this had a body worth a word, µs. */
const LATE: Us = 1_000_000

/** The body of a call's last answer; nothing where no answer came, or bodies were not watched. */
export function bodyOf(call: Call, ledger: Ledger): Body | undefined {
  const last = call.attempts.at(-1)
  if (!last) return missingBody(call, ledger)
  const firstByte = num(last, R.timeFirstByte)
  if (firstByte === undefined && (last.httpStatus === undefined || last.end === undefined)) return undefined
  const from = firstByte === undefined ? last.end! : last.start + firstByte * 1000
  if (firstByte === undefined && call.seenAs === 'sdk' && call.end !== undefined && last.end! - call.end > LATE)
    return { from: call.end, to: last.end!, state: 'late', still: 0 }
  const came = num(last, R.timeBody)
  const news = came === undefined ? undefined : from + came * 1000
  const still = Math.max((num(last, R.timeStalled) ?? 0) * 1000, (last.end ?? 0) - (news ?? Number.POSITIVE_INFINITY))
  return {
    from,
    state: stateOf(last, still),
    still,
    ...(news !== undefined && { news }),
    ...(last.end !== undefined && { to: last.end }),
  }
}

/** Did it come still, at a moment by which something of it had come for most of the call's time? */
export function cameStill({ from, news, to, state, still }: Body, start: Us, at: Us): boolean {
  if (at - from < (at - start) / 2) return false
  if (state === 'flowing') return true
  if (state === 'complete') return to !== undefined && to > at && still < STILL
  return (state === 'stalled' || state === 'unread') && news !== undefined && at - news < STILL
}

/** One that was given up, or is not over, stood still where nothing came for long before that. */
function stateOf(last: Attempt, still: Us): Body['state'] {
  const told = text(last, R.body)
  if (told === 'unread' || told === 'complete' || told === 'stalled' || told === 'flowing') return told
  if (text(last, R.waitingFor) === 'body') return 'stalled'
  if (told !== 'aborted' && last.end !== undefined) return 'complete'
  return last.end !== undefined && still >= STILL ? 'stalled' : 'flowing'
}

function missingBody(call: Call, ledger: Ledger): Body | undefined {
  const watched = ledger.coverage(call.process, 'http1', call.start, call.end ?? call.start) !== 'unknown'
  const streams = call.seenAs === 'sdk' && call.service === 'S3' && /^(Get|Select)Object/.test(call.operation)
  if (!watched || !streams || call.outcome !== 'ok' || call.end === undefined) return undefined
  return { from: call.end, state: 'missing', still: 0 }
}

/** How long a call's requests waited for a free socket, a busy event loop's share taken out, µs. */
export function socketWait(call: Call, until: Us): Us {
  const waited = call.attempts.reduce((sum, attempt) => sum + attemptsWait(attempt, until), 0)
  return Math.max(0, waited - (num(call, R.eventLoopDelay) ?? 0) * 1000)
}

function attemptsWait(attempt: Attempt, until: Us): Us {
  const told = num(attempt, R.timeSocket)
  if (told !== undefined) return told * 1000
  return text(attempt, R.waitingFor) === 'socket' ? Math.max(0, (attempt.end ?? until) - attempt.start) : 0
}
