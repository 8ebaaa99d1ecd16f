/** A trace as SQL sends it (`traceDigestSql`), and as `sift` takes it. */
import { Likeness } from '../engine/survey/likeness.ts'
import type { Caller, IssuedKey, SigningKey, Trace } from '../engine/survey/trace.ts'
import type { Us } from '../model/records.ts'
import { traceWordsOf } from '../scan/reference.ts'
import { tiesOf } from './row-ties.ts'

/** Numbers are of 53 bits at most; `of` is the class, as text. */
export interface TraceRow {
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
  failures: [asked: number, thing: number, start: Us, end: Us][]
  callers: [token: number, claims: number, role: number, isRefused: number][]
  outbound_token: number
  /** Of each span; nothing of a witness. */
  node_ids: number[]
  node_parents: number[]
  node_likes: number[]
  node_flags: number[]
  node_keys: number[]
  node_paths: number[]
}

/** The first 53 bits of 64. */
const cut = (column: string): string => `bitAnd(${column}, 9007199254740991)`
/** As SQL, in what is more than a column. */
const MADE: Readonly<Partial<Record<keyof TraceRow, string>>> = {
  of: 'toString(class)',
  tools: cut('tools'),
  likes: cut('likes'),
  open_like: cut('open_like'),
  issued: `arrayMap(x -> (x.1, x.2, x.3, ${cut('x.4')}, x.5, x.6), issued)`,
  node_likes: `arrayMap(x -> ${cut('x')}, node_likes)`,
  node_paths: `arrayMap(x -> ${cut('x')}, node_paths)`,
}
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
  ...['keys', 'issued', 'failures', 'callers', 'outbound_token'],
  ...['node_ids', 'node_parents', 'node_likes', 'node_flags', 'node_keys', 'node_paths'],
] as (keyof TraceRow)[]

/** Under names of their own: within one SELECT a name means what is made of it. */
const selected = (made: Readonly<Partial<Record<keyof TraceRow, string>>>): string =>
  NAMES.map((name) => `${made[name] ?? `r.${name}`} AS r_${name}`).join(', ')
export const TRACE_COLUMNS = selected(Object.fromEntries(Object.entries(MADE).map(([name, sql]) => [name, sql])))
/** Of a trace whose class is known. */
export const SAMPLE_COLUMNS = selected({ ...MADE, of: "''" })
/** What of a trace is not sent where it is only asked about others. */
export const WITNESS_COLUMNS = selected({
  ...MADE,
  of: "''",
  ...Object.fromEntries(NAMES.filter((name) => name.startsWith('node_')).map((name) => [name, '[]::Array(UInt64)'])),
})

/** A server may write its numbers as text. */
export function rowOf(raw: Record<string, unknown>): TraceRow {
  const numbers = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(numbers)
      : typeof value === 'string' && /^-?\d+$/.test(value)
        ? Number(value)
        : value
  return Object.fromEntries(
    NAMES.map((name) => {
      const value = raw[`r_${name}`]
      return [name, name === 'trace' || name === 'of' ? String(value) : numbers(value)]
    }),
  ) as unknown as TraceRow
}

/**
 * @param times for how many it stands, itself among them
 * @param like what else than its spans makes it alike to others, or unlike
 */
export function traceOf(row: TraceRow, nth: number, times: number, like: number): Trace {
  const { tied, isLoose, spared } = tiesOf(row)
  const [firstFailed, lastFailed, firstPassed, lastPassed, failedBy] = row.sdk
  return {
    words: traceWordsOf(row.trace),
    nth,
    times,
    tied,
    isLoose,
    isHandedOn: row.is_handed_on !== 0,
    likeA: row.likes >= spared ? row.likes - spared : row.likes - spared + 2 ** 53,
    likeB: like,
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
    // Neither what was asked for nor by whom is compared in SQL.
    failures: row.failures.map(([asked, thing, start, end]) => ({ asked, thing, start, end, target: 0, key: 0 })),
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
function keysOf({ keys }: TraceRow): SigningKey[] {
  const found = new Map<number, SigningKey & { isOfSdk: boolean }>()
  for (const [key, said, bySdk] of keys) {
    const known = found.get(key) ?? {
      key,
      saidLeast: said,
      sources: 0,
      saidMost: said,
      isOfRequests: false,
      signed: found.size + 1,
      isOfSdk: false,
    }
    found.set(key, known)
    known.saidLeast = Math.min(known.saidLeast, said)
    known.saidMost = Math.max(known.saidMost, said)
    if (bySdk) known.isOfSdk = true
  }
  const all = [...found.values()]
  const anySdk = all.some(({ isOfSdk }) => isOfSdk)
  return all.map(({ isOfSdk, ...key }) => ({ ...key, isOfRequests: anySdk && !isOfSdk }))
}

function issuedOf({ issued }: TraceRow): IssuedKey[] {
  const found = new Map<number, IssuedKey>()
  const made = new Map<number, number[]>()
  for (const [key, role, by, like, from, until] of issued) {
    const known = found.get(key) ?? { key, role: 0, by: 0, made: 0, from: 0, until: 0 }
    found.set(key, known)
    known.role = Math.max(known.role, role)
    known.by = Math.max(known.by, by)
    known.from = Math.max(known.from, from)
    known.until = Math.max(known.until, until)
    made.set(key, [...(made.get(key) ?? []), like])
  }
  return [...found.values()].map((one) => ({
    ...one,
    made: new Likeness().addAll(made.get(one.key)!, (own, like) => own.add(like)).sum(),
  }))
}

function callersOf({ callers }: TraceRow): Caller[] {
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
