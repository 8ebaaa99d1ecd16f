/** A trace as SQL sends it (`TRACE_ROW`), and as `sift` takes it. */
import type { Trace } from '../engine/survey/trace.ts'
import type { Us } from '../model/records.ts'
import { traceWordsOf } from '../scan/reference.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'

/** Numbers are of 53 bits at most; `of` is the class, as text. */
export interface TraceRow {
  trace: string
  of: string
  start: Us
  end: Us
  flags: number
  ended: number
  opened: number
  is_unsettled: number
  last_failed: Us
  last_passed: Us
  process: number
  processes: number
  like_bits: number
  open_bits: number
  tied_bits: number
  keys: number[]
  issued: [key: number, role: number][]
  failures: [asked: number, start: Us, end: Us][]
  token: number
  claims: number
  token_role: number
  outbound_token: number
  is_loose: number
  is_others: number
}

/** In this order, as SQL: names, with what makes them where that is more than a column. */
const COLUMNS: Readonly<Record<keyof TraceRow, string>> = {
  trace: 'trace',
  of: 'toString(class)',
  start: 'start',
  end: 'end',
  flags: 'flags',
  ended: 'ended',
  opened: 'opened',
  is_unsettled: 'is_unsettled',
  last_failed: 'last_failed',
  last_passed: 'last_passed',
  process: 'process',
  processes: 'processes',
  like_bits: 'bitAnd(like, 9007199254740991)',
  open_bits: 'bitAnd(open_like, 9007199254740991)',
  tied_bits: 'bitAnd(tied, 9007199254740991)',
  keys: 'keys',
  issued: 'issued',
  failures: 'failures',
  token: 'token',
  claims: 'claims',
  token_role: 'token_role',
  outbound_token: 'outbound_token',
  is_loose: 'is_loose',
  is_others: 'is_others',
}
const NAMES = Object.keys(COLUMNS) as (keyof TraceRow)[]

/** What of a trace is not worked out where it is only asked about others. */
const CLASSED = { class: '0', tied: '0', is_loose: '0', is_others: '0', is_unsettled: 'opened > ended' }
export const WITNESS_COLUMNS = NAMES.map((name) => {
  const column = COLUMNS[name]
  const own = Object.entries(CLASSED).find(([classed]) => column.includes(classed))
  return `${own ? own[1] : column} AS ${name}`
}).join(', ')

/** A tuple that sorts by start. */
export const TRACE_TUPLE = `(start, ${NAMES.map((name) => COLUMNS[name]).join(', ')})`
export const TRACE_COLUMNS = NAMES.map((name) => (COLUMNS[name] === name ? name : `${COLUMNS[name]} AS ${name}`)).join(
  ', ',
)

export function rowOfTuple([, ...values]: unknown[]): TraceRow {
  return rowOf(Object.fromEntries(NAMES.map((name, nth) => [name, values[nth]])))
}

/** A server may write its numbers as text. */
export function rowOf(raw: Record<string, unknown>): TraceRow {
  const numbers = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(numbers) : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  const { trace, of, ...rest } = raw
  return {
    trace,
    of,
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, numbers(value)])),
  } as TraceRow
}

/**
 * @param times for how many it stands, itself among them
 * @param isAlone it is like no other
 */
export function traceOf(row: TraceRow, nth: number, times: number, isAlone: boolean): Trace {
  return {
    words: traceWordsOf(row.trace),
    nth,
    times,
    tied: row.tied_bits,
    isLoose: row.is_loose !== 0,
    isHandedOn: (row.flags & UNITS) === FLAG.tool,
    likeA: row.like_bits,
    likeB: isAlone ? nth + 1 : 0,
    ended: row.ended,
    endedIds: 0,
    openA: row.open_bits,
    openB: 0,
    opened: row.opened,
    // Which of its spans ended was compared where they are.
    openedIds: row.is_unsettled,
    start: row.start,
    end: row.end,
    began: row.start,
    served: row.end,
    tools: 0,
    flags: row.flags,
    lastFailed: row.last_failed,
    lastPassed: row.last_passed,
    failedFirst: false,
    failedLast: false,
    wentOn: false,
    process: row.process,
    processes: row.processes,
    // Which spans these are of was compared where they are.
    keys: row.keys.map((key) => ({ key, saidLeast: 0, saidMost: 0, isOfRequests: false, signed: 0 })),
    issued: row.issued.map(([key, role]) => ({ key, role, by: 0, made: 0, from: row.end, until: 0 })),
    failures: row.failures.map(([asked, start, end]) => ({ asked, thing: asked, start, end })),
    callers:
      row.token === 0 && row.token_role === 0
        ? []
        : [{ token: row.token, claims: row.claims, role: row.token_role, isRefused: false }],
    outboundToken: row.outbound_token,
    places: [],
    plain: true,
  }
}

/** A trace of which only this is known. */
export function strangerOf(trace: string, process: number, start: Us): Trace {
  const nothing = Object.fromEntries(NAMES.map((name) => [name, 0])) as unknown as TraceRow
  const row = {
    ...nothing,
    trace,
    process,
    start,
    end: start,
    ended: TYPICAL_SPANS,
    keys: [],
    issued: [],
    failures: [],
  }
  return traceOf(row, -1, 0, false)
}

/** As many as a trace has, by which what is chosen is counted before it is read. */
const TYPICAL_SPANS = 10
