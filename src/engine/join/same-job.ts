/**
 * A queue runs a job again that failed, and tells of both runs: in fields, by the same id and how it ended (`{"id": 7712, "attempt": 2,
 * "state": "success"}` of Oban, Bull, Faktory and their like), or in words (`job 41 failed: …; requeued`, `job 41 completed`).
 */
import type { LogRecord } from '../../model/records.ts'
import { saysDone } from '../../vocabulary/done.ts'
import { isBad } from './told-troubles.ts'

/** Of the job itself: what runs it, or asked for it, has an id that its other jobs have too. */
const ID = /^(?:(?:job|task|message|msg)[._]?)?(?:id|uuid)$|^jid$/i
const COUNTS = /^(?:job\.)?(?:attempts?|tries|retry(?:_?count)?|retries)$/i
const STATE = /^(?:job\.)?(?:state|status|result|outcome)$/i
const WELL = /^(?:success(?:ful)?|succeeded|complete[d]?|ok|done|finished)$/i

const REQUEUED = /\b(?:re-?queued|re-?queueing|re-?scheduled|put back|(?:will|to) be (?:retried|requeued|run again))\b/i
/** By its number, or what else can be no word of a sentence. */
const NUMBERED = /\b(?:job|task|message|batch|run|chunk) #?(?=[\w-]{0,60}\d)[\w-]{1,60}/i

/** The line by which a later run of the job that failed went well. */
export function ranWellLater(log: LogRecord, to: number, own: readonly LogRecord[]): LogRecord | undefined {
  const named = REQUEUED.test(log.body) ? NUMBERED.exec(log.body)?.[0] : undefined
  if (named !== undefined) {
    const later = own.slice(to + 1).filter(({ body }) => NUMBERED.exec(body)?.[0] === named)
    const last = later.at(-1)
    return last && !isBad(last) && saysDone(last.body) ? last : undefined
  }
  const job = jobOf(log)
  if (job === undefined) return undefined
  return own.slice(to + 1).find((later) => !isBad(later) && jobOf(later) === job && endedWell(later))
}

/** The name and id of a job whose runs are counted. */
function jobOf({ attributes }: LogRecord): string | undefined {
  const fields = Object.entries(attributes)
  if (!fields.some(([name]) => COUNTS.test(name))) return undefined
  const ids = fields.filter(([name, value]) => ID.test(name) && /^[\w-]{1,80}$/.test(String(value)))
  return ids.length === 1 ? ids[0]!.join('=') : undefined
}

function endedWell({ body, attributes }: LogRecord): boolean {
  const states = Object.entries(attributes).filter(([name]) => STATE.test(name))
  return states.length > 0 ? states.some(([, value]) => WELL.test(String(value))) : saysDone(body)
}
