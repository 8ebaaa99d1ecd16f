/** A trace as SQL sends it (`traceDigestSql`), and as `sift` takes it. */
import { Likeness } from '../engine/survey/likeness.ts'
import type { Caller, IssuedKey, SigningKey, Trace } from '../engine/survey/trace.ts'
import type { Us } from '../model/records.ts'
import { traceWordsOf } from '../scan/reference.ts'
import { tiesOf } from './row-ties.ts'

/** Numbers are of 53 bits at most; `of` is the class, as text. */
export interface TraceColumns {
  trace: string
  of: string
  spans: number
  start: Us
  end: Us
  began: Us
  served: Us
  tools: number
  flags: number
  likes: number
  ended: number
  open_like: number
  opened: number
  is_unsettled: number
  is_handed_on: number
  process: number
  processes: number
  last_failed: Us
  last_passed: Us
  sdk: [firstFailed: Us, lastFailed: Us, firstPassed: Us, lastPassed: Us, failedBy: Us]
  keys: [key: number, said: number, bySdk: number][]
  issued: [key: number, role: number, by: number, like: number, from: Us, until: Us][]
  failures: [asked: number, thing: number, start: Us, end: Us, target: number, ofObject: number, byKey: number][]
  callers: [token: number, claims: number, role: number, isRefused: number][]
  outbound_token: number
  /** How its spans hang together, and whether some call may be under none of its requests: see `tied` of `trace-digest.ts`. */
  tied: number
  is_loose: number
  /** Of each span of a trace that may be loose: SQL looks at so many above each, `row-ties.ts` at all. */
  node_ids: number[]
  node_parents: number[]
  node_likes: number[]
  node_flags: number[]
  node_keys: number[]
  node_paths: number[]
}

export interface TraceRow extends Readonly<TraceColumns> {
  /** As `sift` takes it: made while rows arrive. Its number, for how many it stands and what else makes it alike to others is told when all are there. */
  readonly made: Trace
}

/** The first 53 bits of 64. */
const cut = (column: string): string => `bitAnd(${column}, 9007199254740991)`
/** As SQL, in what is more than a column. */
const MADE: Readonly<Partial<Record<keyof TraceColumns, string>>> = {
  of: 'toString(class)',
  tools: cut('tools'),
  // A try of an SDK's call is told by that call: its path says nothing more.
  likes: cut('toUInt64(likes - spared)'),
  tied: cut('tied'),
  open_like: cut('open_like'),
  issued: `arrayMap(x -> (x.1, x.2, x.3, ${cut('x.4')}, x.5, x.6), issued)`,
  ...Object.fromEntries(
    ['node_ids', 'node_parents', 'node_flags', 'node_keys'].map((name) => [name, `if(is_loose, ${name}, [])`]),
  ),
  ...Object.fromEntries(
    ['node_likes', 'node_paths'].map((name) => [name, `if(is_loose, arrayMap(x -> ${cut('x')}, ${name}), [])`]),
  ),
}
/** So many of them are text, and come first. */
const TEXTS = 2
const NAMES = [
  ...[
    'trace',
    'of',
    'spans',
    'start',
    'end',
    'began',
    'served',
    'tools',
    'flags',
    'likes',
    'ended',
    'open_like',
    'opened',
  ],
  ...['is_unsettled', 'is_handed_on', 'process', 'processes', 'last_failed', 'last_passed', 'sdk'],
  ...['keys', 'issued', 'failures', 'callers', 'outbound_token', 'tied', 'is_loose'],
  ...['node_ids', 'node_parents', 'node_likes', 'node_flags', 'node_keys', 'node_paths'],
] as (keyof TraceColumns)[]

/** Under names of their own: within one SELECT a name means what is made of it. */
const selected = (made: Readonly<Partial<Record<keyof TraceColumns, string>>>): string =>
  NAMES.map((name) => `${made[name] ?? `r.${name}`} AS r_${name}`).join(', ')
export const TRACE_COLUMNS = selected(Object.fromEntries(Object.entries(MADE).map(([name, sql]) => [name, sql])))
/** Of a trace whose class is known. */
export const SAMPLE_COLUMNS = selected({ ...MADE, of: "''" })
/** What of a trace is not sent where it is only asked about others. */
export const WITNESS_COLUMNS = selected({
  ...MADE,
  of: "''",
  likes: cut('likes'),
  tied: '0',
  is_loose: '0',
  ...Object.fromEntries(NAMES.filter((name) => name.startsWith('node_')).map((name) => [name, '[]::Array(UInt64)'])),
})

/** Rows are copies of it: they have room for all columns from the first on. */
const NO_ROW: Readonly<Record<keyof TraceRow, unknown>> = Object.fromEntries(
  [...NAMES, 'made'].map((name) => [name, undefined]),
) as never

/** @param values of the columns, in their order */
export function rowOf(values: readonly unknown[]): TraceRow {
  const row = { ...NO_ROW }
  // Thousands of rows are made before V8 has compiled any of this: a pair for each column would cost as much as the rest.
  for (let nth = 0; nth < NAMES.length; nth++) {
    const value = values[nth]
    row[NAMES[nth]!] = typeof value === 'number' ? value : nth < TEXTS ? String(value) : numbered(value)
  }
  row.made = traceOf(row as TraceColumns)
  return row as TraceRow
}

/** A server may write its numbers of 64 bits as text: in lists of lists those stand first. */
function numbered(value: unknown): unknown {
  if (!Array.isArray(value)) return typeof value === 'string' ? Number(value) : value
  if (value.length === 0) return value
  let first: unknown = value
  while (Array.isArray(first)) first = first[0]
  return typeof first === 'string' ? value.map(numbered) : value
}

function traceOf(row: TraceColumns): Trace {
  const { tied, isLoose } = row.is_loose ? tiesOf(row) : { tied: row.tied, isLoose: false }
  const [firstFailed, lastFailed, firstPassed, lastPassed, failedBy] = row.sdk
  return {
    words: traceWordsOf(row.trace),
    nth: 0,
    times: 1,
    tied,
    isLoose,
    isHandedOn: row.is_handed_on !== 0,
    likeA: row.likes,
    likeB: 0,
    ended: row.ended,
    endedIds: 0,
    openA: row.open_like,
    openB: 0,
    opened: row.opened,
    // Which of its spans ended was compared where they are.
    openedIds: row.is_unsettled,
    start: row.start,
    end: row.end,
    began: row.began,
    served: row.served,
    tools: row.tools,
    flags: row.flags,
    lastFailed: row.last_failed,
    lastPassed: row.last_passed,
    failedFirst: firstFailed !== 0 && firstFailed < (firstPassed || Number.POSITIVE_INFINITY),
    failedLast: lastFailed > lastPassed,
    wentOn: failedBy !== 0 && lastPassed >= failedBy,
    process: row.process,
    processes: row.processes + 1,
    keys: keysOf(row),
    issued: issuedOf(row),
    // What was asked of an object by a key is one number: as such it is looked for.
    failures: row.failures.map(([asked, thing, start, end, target, , key]) => ({
      asked,
      thing,
      start,
      end,
      target,
      key,
    })),
    callers: callersOf(row),
    outboundToken: row.outbound_token,
    places: [],
    plain: true,
  }
}

/**
 * As `TraceSurvey` adds them up, and so the others below. What each signed is a part of `tied`, by its place in the order of their
 * use.
 */
function keysOf({ keys }: TraceColumns): SigningKey[] {
  const found: SigningKey[] = []
  /** Which of them an SDK's spans name. */
  const ofSdk: boolean[] = []
  for (const [key, said, bySdk] of keys) {
    const at = found.findIndex((one) => one.key === key)
    if (at < 0) {
      found.push({ key, saidLeast: said, sources: 0, saidMost: said, isOfRequests: false, signed: found.length + 1 })
      ofSdk.push(bySdk !== 0)
      continue
    }
    const known = found[at]!
    known.saidLeast = Math.min(known.saidLeast, said)
    known.saidMost = Math.max(known.saidMost, said)
    if (bySdk) ofSdk[at] = true
  }
  if (ofSdk.includes(true)) for (const [at, one] of found.entries()) one.isOfRequests = !ofSdk[at]
  return found
}

function issuedOf({ issued }: TraceColumns): IssuedKey[] {
  const found = new Map<number, { one: IssuedKey; likes: number[] }>()
  for (const [key, role, by, like, from, until] of issued) {
    const known = found.get(key)
    if (!known) {
      found.set(key, { one: { key, role, by, made: 0, from, until }, likes: [like] })
      continue
    }
    const { one, likes } = known
    one.role = Math.max(one.role, role)
    one.by = Math.max(one.by, by)
    one.from = Math.max(one.from, from)
    one.until = Math.max(one.until, until)
    likes.push(like)
  }
  return [...found.values()].map(({ one, likes }) => ({
    ...one,
    made: new Likeness().addAll(likes, (own, like) => own.add(like)).sum(),
  }))
}

function callersOf({ callers }: TraceColumns): Caller[] {
  const found: Caller[] = []
  for (const [token, claims, role, isRefused] of callers) {
    const known = found.find(
      (one) => one.token === token && one.role === role && (one.claims === claims || one.claims === 0 || claims === 0),
    )
    if (!known) found.push({ token, claims, role, isRefused: isRefused !== 0 })
    else {
      known.claims ||= claims
      known.isRefused ||= isRefused !== 0
    }
  }
  return found
}

/** A trace of which only this is known. */
export function strangerOf(trace: string, nth: number, process: number, start: Us): Trace {
  return { ...NOTHING_KNOWN, words: traceWordsOf(trace), nth, process, start, end: start }
}

/** As many spans as a trace has, by which what is chosen is counted before it is read. */
const TYPICAL_SPANS = 10
/** Made once: what may have healed something is thousands of traces. */
const NOTHING_KNOWN: Trace = {
  words: [0, 0, 0, 0],
  nth: 0,
  times: 0,
  tied: 0,
  isLoose: false,
  isHandedOn: false,
  likeA: 0,
  likeB: 0,
  ended: TYPICAL_SPANS,
  endedIds: 0,
  openA: 0,
  openB: 0,
  opened: 0,
  openedIds: 0,
  start: 0,
  end: 0,
  began: 0,
  served: 0,
  tools: 0,
  flags: 0,
  lastFailed: 0,
  lastPassed: 0,
  failedFirst: false,
  failedLast: false,
  wentOn: false,
  process: 0,
  processes: 1,
  keys: [],
  issued: [],
  failures: [],
  callers: [],
  outboundToken: 0,
  places: [],
  plain: true,
}
