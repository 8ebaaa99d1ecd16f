/**
 * What a line belongs to: a request, a query, a job or a thread, which the head of the line names, a field, or the text itself. Of the lines
 * of a process those of one such unit tell one story, the more so the finer the unit is.
 */
import type { LogRecord } from '../../model/records.ts'

/** Under this name a record carries what stood before the message of its line, until its names are known. */
export const HEAD = 'rolecall.log.head'

/** An id of a request, a query or a job, in fields of any logger. */
const OF_WORK =
  /(?:^|[._-])(?:request|req|query|trace|correlation|job|task|run|invocation|execution|operation|message|session|event|backup)[._-]?(?:id|uuid)$/i
const OF_THREAD = /(?:^|[._-])(?:thread(?:[._-]?(?:name|id))?|goroutine|worker|tid|fiber)$/i
/** The same within a text. */
const IN_TEXT =
  /(?<![a-z])(?:request|req|query|trace|correlation|job|task|run|invocation|execution|backup)[_-]?(?:id|uuid)?["']?[\]]?\s?[=:]\s?["']?([\w-]{4,64})/gi
/** Between brackets and braces in the head of a line. */
const ENCLOSED = /[[{(<]\s{0,4}([^[\]{}()<>]{2,80}?)\s{0,20}[\]})>]/g
/** Where no table knows the head of a line, it stands in the body. */
const LEADING = /^(?:[[{(][^[\]{}()\n]{1,80}[\]})] ?){1,4}/
/** A time, a level, a file and its line: each line has its own, or too many have the same. */
const OTHER =
  /\d:\d\d|^\d{4}-\d\d|^(?:trace|debug|info|notice|warn(?:ing)?|error|err|fatal|critical|information|severe)$|\.\w{1,6}:\d+$/i
/** As UUIDs and other ids of one request are written. */
const IS_ID = /^[0-9a-f]{8}-[0-9a-f-]{4,}$|^[0-9a-f]{16,64}$|^(?=.*\d)[A-Za-z0-9]{12,64}$/

/** @returns names of units, the finest first */
export function unitsOf(
  { attributes, body, traceId }: Pick<LogRecord, 'attributes' | 'body' | 'traceId'>,
  head: string,
): string[] {
  const work: string[] = traceId ? [traceId] : []
  const threads: string[] = []
  for (const [, name] of `${head}${LEADING.exec(body)?.[0] ?? ''}`.matchAll(ENCLOSED))
    if (!OTHER.test(name!.trim())) (IS_ID.test(name!.trim()) ? work : threads).push(name!.trim())
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (OF_WORK.test(name)) work.push(String(value))
    else if (OF_THREAD.test(name)) threads.push(String(value))
  }
  for (const [, id] of body.slice(0, LOOKED_AT).matchAll(IN_TEXT)) if (/\d/.test(id!)) work.push(id!)
  return [...new Set([...work, ...threads])]
}

/** Units that an unread line may belong to, or more: what its head and its fields hold cannot be told apart from its text. */
export function unitsIn(line: string): string[] {
  const threads = Array.from(line.slice(0, LOOKED_AT).matchAll(THREADS), ([, name]) => name!)
  return [...unitsOf({ attributes: {}, body: line }, line.slice(0, HEADS)), ...threads]
}
const THREADS = /(?:thread|goroutine|worker|tid|fiber)(?:[._-]?(?:name|id))?["']?\s?[=:]\s?["']?([\w-]{1,64})/gi
const HEADS = 300
const LOOKED_AT = 2000
