/** What lies beside a trail and names records of it. */
import { createReadStream } from 'node:fs'
import { text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import type { Call } from '../../model/call.ts'
import type { Rec } from '../../model/records.ts'
import { callOfLog } from '../cases/call-of-log.ts'
import { NumberSet } from './numbers.ts'
import { hashOf } from './trail.ts'

export interface BesideTrail {
  /** Hashes of request ids. */
  requests: NumberSet
  /** Hashes of keys that signed or were issued. */
  keys: NumberSet
  /** Failed calls that only a log tells of, and that a record may tell of as well. */
  told: readonly Call[]
  /** There are tool calls, or may be, that ask for whom a session was issued at their time. */
  asksForSessions: boolean
}

export function besideOf(records: readonly Rec[]): BesideTrail {
  const requests = new NumberSet()
  const keys = new NumberSet()
  const told: Call[] = []
  let asksForSessions = false
  for (const rec of records) {
    if (rec.type === 'coverage') continue
    asksForSessions ||= rec.type !== 'log'
    if (rec.type === 'outcome') continue
    note(requests, text(rec, S.awsRequestId))
    for (const name of [R.key, R.issuedKey]) note(keys, text(rec, name))
    if (rec.type !== 'log') continue
    const call = callOfLog(rec, undefined)
    if (call) told.push(call)
  }
  return { requests, keys, told, asksForSessions }
}

function note(known: NumberSet, value: string | undefined): void {
  if (value !== undefined && value !== '') known.add(hashOf(value))
}

/** An attribute of a span, as OTLP's lines have it, whose name speaks of a request's id or of a key. */
const NAMED =
  /"key":\s?"([\w.]*(?:request[._]?id|identity\.key|issued\.key))",\s?"value":\s?\{\s?"stringValue":\s?"([^"\\]{1,200})"/gi
/** No such attribute is longer. */
const LONGEST = 512

/** Adds what a large file of spans names: it is looked through once for that. */
export async function namedIn(path: string, { requests, keys }: BesideTrail): Promise<void> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: 1024 * 1024 })) {
    const text = rest + chunk
    for (const [, name, value] of text.matchAll(NAMED)) note(/key$/i.test(name!) ? keys : requests, value)
    rest = text.slice(-LONGEST)
  }
}
