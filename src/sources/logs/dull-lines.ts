/**
 * Most lines of a log tell nothing that is asked here: of a log of any size only those are kept that may, so that the analysis
 * needs memory for what is said, and not for what was written.
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Rec, Us } from '../../model/records.ts'
import { SILENCE } from '../../model/tolerances.ts'
import { RESTARTED, saysDone, saysUpToDate } from '../../vocabulary/done.ts'
import { allTestsPassed, beginsTests, ranTests, showsCommand, someTestsFailed } from '../../vocabulary/test-runs.ts'
import type { Sink } from '../source.ts'
import { Heals, isTrouble } from './heals.ts'
import { isWorthALook, LOG } from './log-facts.ts'

/** Words of SDKs and programs about their own waiting, which the pre-filter does not hold: it is about AWS's answers. */
const OF_WAITING = /\bWARN|\bsocket|exceeded the configured|getaddrinfo|Name or service not known|\bretrying\b/i
/** Which may mend a failure, as a good answer in a client's own log does, or say what a script makes of one. */
const BESIDE = new RegExp(`^\\+{1,4} (?:set |true$|:$)|<< "HTTP/1\\.1 2|${OF_WAITING.source}|${RESTARTED.source}`, 'i')

/** Of lines that differ in numbers and names only, and tell of no failure, so many of a file say all that they can say. */
const ALIKE = 2000
/** Kinds that are told apart, beyond which a file says something else with each line. */
const KINDS = 20_000
/** Of lines that are passed over unread, so many until one is read for its time. */
const LOOKED_AT = 64

/**
 * Passes on what may count; of each file also the first line that does not, so that it is known to have been a log, and after each
 * line that does the next one and one some time later, so that it is known to have gone on. What may mend a trouble told before is never dull.
 */
export function withoutDullLines(pass: (rec: Rec) => void): {
  put: (rec: Rec) => void
  dropsLike: NonNullable<Sink['dropsLike']>
} {
  const known = new Map<string, 'went on' | 'goes on' | 'may have ended'>()
  const told = new Map<string, Us>()
  const alike = new Map<string, number>()
  const heals = new Heals()
  let asked = 0
  const put = (rec: Rec): void => {
    if (rec.type === 'log' && isDull(rec)) {
      // A table shows that a file was a log; that a program ran is shown by a line of its own.
      const file = rec.attributes[LOG.row] ? `${rec.evidence.file} row` : rec.evidence.file
      const state = known.get(file)
      const since = told.get(file)
      const isLater = since !== undefined && rec.time !== undefined && rec.time - since >= SILENCE
      if (state === 'went on' || (state === 'goes on' && !isLater)) return
      known.set(file, isLater || since === undefined ? 'went on' : 'goes on')
    } else if (rec.type === 'log' && isTrouble(rec)) {
      heals.trouble(rec)
    } else if (rec.type === 'log' && isCalm(rec)) {
      const kind = kindOf(rec)
      const seen = alike.get(kind) ?? 0
      if (!heals.take(rec) && seen >= ALIKE) return
      if (seen > 0 || alike.size < KINDS) alike.set(kind, seen + 1)
    }
    if (rec.type === 'log' && !isCalm(rec) && !isDull(rec)) {
      known.set(rec.evidence.file, 'may have ended')
      if (rec.time !== undefined) told.set(rec.evidence.file, rec.time)
    }
    pass(rec)
  }
  const dropsLike = (like: LogRecord): ((line: string) => boolean) | undefined => {
    if (isDull(like)) {
      const { file } = like.evidence
      return () => known.get(file) === 'went on' || (known.get(file) === 'goes on' && ++asked % LOOKED_AT !== 0)
    }
    if (isTrouble(like) || !isCalm(like)) return undefined
    const kind = kindOf(like)
    return (line) => (alike.get(kind) ?? 0) >= ALIKE && !heals.awaits(like, line)
  }
  return { put, dropsLike }
}

/** Has a level that warns of nothing, belongs to no trace, and is no part of an SDK's log of its requests. */
function isCalm({ severity, attributes, traceId }: LogRecord): boolean {
  if (severity !== 'info' && severity !== 'debug' && severity !== 'trace') return false
  return !traceId && attributes[SEMCONV.errorType] === undefined && attributes[LOG.sdkDebug] === undefined
}

function kindOf({ evidence, body }: LogRecord): string {
  return `${evidence.file} ${body.slice(0, 160).replace(/"[^"]{0,160}"|'[^']{0,160}'|\S{1,160}/g, (word) => (/^["']|\d/.test(word) ? '#' : word))}`
}

function isOfTests(body: string): boolean {
  return (
    beginsTests(body) ||
    showsCommand(body) ||
    body.split('\n', 50).some((line) => allTestsPassed(line) || someTestsFailed(line) || ranTests(line))
  )
}

function isDull({ severity, body, attributes, traceId }: LogRecord): boolean {
  if (severity === 'error' || severity === 'fatal' || traceId) return false
  const stack = attributes[LOG.stack]
  const text = typeof stack === 'string' ? `${body}\n${stack}` : body
  if (isWorthALook(text) || BESIDE.test(text) || attributes[LOG.typed]) return false
  return !saysDone(text) && !saysUpToDate(text) && !isOfTests(body)
}
