/**
 * Runs made of recorded ones: copies of several, each with ids, keys and times of its own, some of their spans changed, torn
 * from their trace, lost or written twice; beside them, as the seed wants it, results, a log and CloudTrail's records.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomFrom } from '../../bench/random.mjs'
import { filesIn } from './recorded.ts'

interface Pair {
  key: string
  value: { stringValue?: string; intValue?: string }
}

interface RawSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startTimeUnixNano: string
  endTimeUnixNano?: string
  attributes: Pair[]
  events?: { timeUnixNano: string }[]
  status?: { code?: number; message?: string }
}

interface Placed {
  span: RawSpan
  resource: { attributes: Pair[] }
  scope: unknown
}

interface Result {
  start?: number
  stop?: number
  [name: string]: unknown
}

interface Recorded {
  spans: readonly Placed[]
  results: readonly Result[]
  /** Of the server's log, each with its time in ms after the beginning. */
  lines: readonly { at: number; line: Record<string, unknown> }[]
  first: bigint
}

type Change = (all: Placed[], random: () => number, pool: Record<string, string>) => void

export interface Wanted {
  /** Copies of recorded runs. */
  copies?: number
  /** Names of `CHANGES`; by the seed if absent. */
  changes?: readonly string[]
  /** What lies beside; by the seed if absent. */
  beside?: readonly Beside[]
  /** Paths of the recorded spans to copy; by the seed if absent. */
  from?: readonly string[]
}

const BESIDE = ['results', 'log', 'trail'] as const
type Beside = (typeof BESIDE)[number]

/** Writes a run into a folder. @returns what was made of what, to be told where it shows a difference */
export function generateRun(seed: number, folder: string, wanted: Wanted = {}): Record<string, unknown> {
  const random = randomFrom(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const from = wanted.from ?? Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(recordedSpans()))
  const changes = wanted.changes ?? Object.keys(CHANGES).filter(() => random() < 0.1)
  const rate = pick([0.05, 0.3, 0.8])
  const gap = pick([1e7, 2e8, 3e9, 2e10])
  const processes = 1 + Math.floor(random() * 3)
  const form = Math.floor(random() * 5)
  const beside = wanted.beside ?? BESIDE.filter(() => random() < 0.5)
  let clock = 1_795_000_000_000_000_000n
  const spans: Placed[] = []
  const results: Result[] = []
  const lines: Record<string, unknown>[] = []
  const pool = {}
  for (let nth = 0; nth < (wanted.copies ?? 60); nth++) {
    const run = runOf(pick(from))
    const copy = copyOf(run, `${seed}/${nth}`, clock, Math.floor(random() * processes))
    for (const change of changes) if (random() < rate && copy.length > 1) CHANGES[change]!(copy, random, pool)
    spans.push(...copy)
    const from1970 = Number(clock / 1_000_000n)
    const ofRun = Number(run.first / 1_000_000n)
    for (const result of random() < 0.9 ? run.results : [])
      results.push({
        ...result,
        ...(result.start !== undefined && { start: result.start - ofRun + from1970 }),
        ...(result.stop !== undefined && { stop: result.stop - ofRun + from1970 }),
      })
    for (const { at, line } of run.lines) lines.push({ ...line, time: new Date(from1970 + at).toISOString() })
    clock += BigInt(Math.floor(gap * (0.2 + random() * 1.6)))
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'spans.jsonl'), written(spans, form))
  if (beside.includes('results') && results.length > 0)
    writeFileSync(
      join(folder, 'results.json'),
      JSON.stringify({ results: { tool: { name: 'runner' }, tests: results } }),
    )
  if (beside.includes('log')) {
    for (const { span } of spans) if (random() < 0.3) lines.push(...complaintOf(span))
    writeFileSync(join(folder, 'server.log'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }
  if (beside.includes('trail'))
    writeFileSync(
      join(folder, 'trail.json'),
      JSON.stringify({ Records: spans.flatMap((one) => recordOf(one, random)) }),
    )
  const named = from.map((file) => file.replace(/^samples\/(incidents\/)?/, ''))
  return { seed, from: named, changes, rate, gap, processes, form, beside }
}

/** A run's folder begins with when it began, ms: what is recorded later makes no other runs of the same seeds. */
const RECORDED_BY = Date.UTC(2026, 10, 27)

function recordedSpans(): readonly string[] {
  return filesIn('samples').filter((file) => {
    const began = /\/(\d{13})-[^/]*\/spans\.jsonl$/.exec(file)?.[1]
    return file.endsWith('spans.jsonl') && (began === undefined || Number(began) < RECORDED_BY)
  })
}

const runs = new Map<string, Recorded>()

function runOf(file: string): Recorded {
  const known = runs.get(file)
  if (known) return known
  const open = join(dirname(file), 'open.jsonl')
  const spans = [file, ...(existsSync(open) ? [open] : [])].flatMap(spansIn)
  // Nineteen digits each, so that they sort as text.
  const first = BigInt(spans.map(({ span }) => span.startTimeUnixNano).sort()[0]!)
  const results = join(dirname(file), '..', 'results.json')
  const log = join(dirname(file), '..', '..', 'logs', 'server.log')
  const read = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined
  const lines = existsSync(log)
    ? readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{'))
    : []
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const begun = Date.parse(String(told[0]?.['time']))
  const run: Recorded = {
    spans,
    first,
    results: read?.results?.tests ?? [],
    lines: told.map((line) => ({ at: Date.parse(String(line['time'])) - begun || 0, line })),
  }
  runs.set(file, run)
  return run
}

function spansIn(file: string): Placed[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines
    .map((line) => JSON.parse(line))
    .flatMap(({ resourceSpans }) => resourceSpans)
    .flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ scope, spans }: { scope: unknown; spans: RawSpan[] }) =>
        spans.map((span) => ({ span: { ...span, attributes: span.attributes ?? [] }, resource, scope })),
      ),
    )
}

/** Names of one run that another run has of its own. */
const OWN = new Set([
  'rolecall.identity.key',
  'rolecall.issued.key',
  'rolecall.identity.issued_by',
  'aws.request_id',
  'rolecall.aws.invocation_id',
  'mcp.session.id',
  'rolecall.token.fingerprint',
  'rolecall.token.claims_fingerprint',
  'rolecall.auth.token_fingerprint',
])

function copyOf(run: Recorded, salt: string, at: bigint, process: number): Placed[] {
  const id = (value: string, length: number) =>
    value && createHash('md5').update(`${salt}/${value}`).digest('hex').slice(0, length)
  const shift = (nanos: string) => String(BigInt(nanos) - run.first + at)
  const renamed = ({ key, value }: Pair): Pair => {
    const { stringValue } = value
    // The long-lived key of the environment stays.
    if (!OWN.has(key) || stringValue === undefined || stringValue.startsWith('AKIA'))
      return { key, value: { ...value } }
    const own = key.endsWith('issued_by')
      ? id(stringValue, 16)
      : stringValue.replace(/[0-9a-f]{8,}|^[0-9A-Z]{16}$/g, (part) =>
          // S3's request ids are no hex.
          /[G-Z]/.test(part) ? id(part, part.length).toUpperCase() : id(part, part.length),
        )
    return { key, value: { stringValue: own } }
  }
  const ofProcess = ({ key, value }: Pair): Pair =>
    key === 'service.instance.id' || key === 'rolecall.run.id'
      ? { key, value: { stringValue: `process-${process}-${run.spans.length}` } }
      : key === 'process.pid'
        ? { key, value: { intValue: String(1000 + process) } }
        : { key, value }
  return run.spans.map(({ span, resource, scope }) => ({
    scope,
    resource: { attributes: (resource?.attributes ?? []).map(ofProcess) },
    span: {
      ...span,
      traceId: id(span.traceId, 32),
      spanId: id(span.spanId, 16),
      ...(span.parentSpanId && { parentSpanId: id(span.parentSpanId, 16) }),
      startTimeUnixNano: shift(span.startTimeUnixNano),
      ...(hasEnd(span) && { endTimeUnixNano: shift(span.endTimeUnixNano) }),
      attributes: span.attributes.map(renamed),
      ...(span.events && { events: span.events.map((one) => ({ ...one, timeUnixNano: shift(one.timeUnixNano) })) }),
    },
  }))
}

const DURATIONS = [
  0, -5, 100, 199, 200, 240, 260, 499, 510, 900, 1100, 2100, 2600, 3100, 5100, 9e3, 11e3, 31e3, 61e3, 241e3,
]
const HOSTS = ['sts.amazonaws.com', 's3.eu-west-1.amazonaws.com', '169.254.169.254', 'localhost', 'api.example.com']
const PATHS = ['/a/b', '/', '/mcp', '/health', '/.well-known/jwks.json']
const STATUSES = [200, 204, 304, 400, 401, 403, 404, 429, 500, 503]

/** 0 is none. */
const hasEnd = (span: RawSpan): span is RawSpan & { endTimeUnixNano: string } => Number(span.endTimeUnixNano) > 0
const anyOf = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)]!
const anySpan = (all: Placed[], random: () => number): RawSpan => anyOf(all, random).span
const pairs = (all: Placed[]): Pair[] => all.flatMap(({ span }) => span.attributes)

const CHANGES: Readonly<Record<string, Change>> = {
  parentLost(all, random) {
    delete anySpan(all, random).parentSpanId
  },
  traceLost(all, random) {
    const span = anySpan(all, random)
    if (!span.parentSpanId) return
    delete span.parentSpanId
    span.traceId = createHash('md5').update(`${span.traceId}x`).digest('hex')
  },
  lasting(all, random) {
    const span = anySpan(all, random)
    if (hasEnd(span))
      span.endTimeUnixNano = String(BigInt(span.startTimeUnixNano) + BigInt(anyOf(DURATIONS, random)) * 1_000_000n)
  },
  moved(all, random) {
    const span = anySpan(all, random)
    const by = BigInt(Math.floor((random() - 0.5) * 4e9))
    span.startTimeUnixNano = String(BigInt(span.startTimeUnixNano) + by)
    if (hasEnd(span)) span.endTimeUnixNano = String(BigInt(span.endTimeUnixNano) + by)
  },
  endless(all, random) {
    delete anySpan(all, random).endTimeUnixNano
  },
  lost(all, random) {
    all.splice(Math.floor(random() * all.length), 1)
  },
  attributeLost(all, random) {
    const { attributes } = anySpan(all, random)
    if (attributes.length > 0) attributes.splice(Math.floor(random() * attributes.length), 1)
  },
  oneTrace(all) {
    for (const { span } of all) span.traceId = all[0]!.span.traceId
  },
  otherParent(all, random) {
    const [span, other] = [anySpan(all, random), anySpan(all, random)]
    if (span === other || other.parentSpanId === span.spanId) return
    span.parentSpanId = other.spanId
    span.traceId = other.traceId
  },
  failed(all, random) {
    anySpan(all, random).status = { code: random() < 0.5 ? 2 : 0, message: `boom ${Math.floor(random() * 3)}` }
  },
  answered(all, random) {
    const statuses = pairs(all).filter(({ key }) => key === 'http.response.status_code')
    if (statuses.length > 0) anyOf(statuses, random).value = { intValue: String(anyOf(STATUSES, random)) }
  },
  keyShared(all, random, pool) {
    for (const pair of pairs(all)) if (pair.key === 'rolecall.identity.key') shared(pair, random, pool)
  },
  tokenShared(all, random, pool) {
    for (const pair of pairs(all)) if (/token.*fingerprint|role_arn$/.test(pair.key)) shared(pair, random, pool)
  },
  otherHost(all, random) {
    for (const pair of pairs(all))
      if (pair.key === 'server.address' && random() < 0.3) pair.value = { stringValue: anyOf(HOSTS, random) }
  },
  otherPath(all, random) {
    for (const pair of pairs(all))
      if (pair.key === 'url.path' && random() < 0.5) pair.value = { stringValue: anyOf(PATHS, random) }
  },
  twice(all, random) {
    all.push(structuredClone(anyOf(all, random)))
  },
  upperCase(all) {
    for (const { span } of all) span.traceId = span.traceId.toUpperCase()
  },
  otherTool(all, random) {
    for (const pair of pairs(all))
      if (pair.key === 'gen_ai.tool.name') pair.value = { stringValue: `tool-${Math.floor(random() * 3)}` }
  },
  expiring(all, random) {
    for (const { span } of all)
      for (const pair of span.attributes) {
        if (!/expires/.test(pair.key)) continue
        const by = (random() - 0.5) * 2 * anyOf([1e3, 6e4, 6e5, 36e5], random)
        pair.value = { stringValue: new Date(Number(span.startTimeUnixNano) / 1e6 + by).toISOString() }
      }
  },
  numbers(all, random) {
    for (const pair of pairs(all))
      if (pair.value.intValue !== undefined && !/status/.test(pair.key) && random() < 0.15)
        pair.value = { intValue: String(anyOf([0, 1, 2, 3, 100, 300, 1500, 5500, 31000], random)) }
  },
}

function shared(pair: Pair, random: () => number, pool: Record<string, string>): void {
  const known = pool[pair.key]
  if (known !== undefined && random() < 0.7) pair.value = { stringValue: known }
  else if (pair.value.stringValue !== undefined) pool[pair.key] = pair.value.stringValue
}

/** Some spans a line, in one of the ways that exporters write. */
function written(spans: Placed[], form: number): string {
  const most = [1, 7, 40, 5000, 3][form]!
  if (form === 1) spans.sort((a, b) => (a.span.spanId < b.span.spanId ? -1 : 1))
  const lines: string[] = []
  for (let at = 0; at < spans.length; at += most) {
    const groups = new Map<string, Placed[]>()
    for (const one of spans.slice(at, at + most)) {
      const key = JSON.stringify([one.resource, one.scope])
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    const resourceSpans = [...groups.values()].map((group) => ({
      resource: group[0]!.resource,
      scopeSpans: [{ scope: group[0]!.scope, spans: group.map(({ span }) => span) }],
    }))
    lines.push(JSON.stringify({ resourceSpans }))
  }
  return `${lines.join(form === 4 ? '\r\n\r\n' : '\n')}\n`
}

function textOf({ attributes }: RawSpan, key: string): string | undefined {
  return attributes.find((pair) => pair.key === key)?.value.stringValue
}

/** What a server's log says of a call that failed. */
function complaintOf(span: RawSpan): Record<string, unknown>[] {
  const [code, operation] = [textOf(span, 'error.type'), textOf(span, 'rpc.method')]
  if (!code || !operation || !span.endTimeUnixNano) return []
  const time = new Date(Number(BigInt(span.endTimeUnixNano) / 1_000_000n)).toISOString()
  const msg = `${operation} failed: ${code}: ${span.status?.message ?? 'it was refused'}`
  return [{ time, level: 'error', logger: 'server', msg }]
}

function recordOf({ span }: Placed, random: () => number): unknown[] {
  const [requestID, eventName] = [textOf(span, 'aws.request_id'), textOf(span, 'rpc.method')]
  if (!requestID || !eventName || random() < 0.3) return []
  const errorCode = textOf(span, 'error.type')
  return [
    {
      eventVersion: '1.09',
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::391827364550:assumed-role/Reader/session',
        accountId: '391827364550',
      },
      eventTime: `${new Date(Number(BigInt(span.startTimeUnixNano) / 1_000_000n)).toISOString().slice(0, 19)}Z`,
      eventSource: `${(textOf(span, 'rpc.service') ?? 's3').toLowerCase()}.amazonaws.com`,
      eventName,
      awsRegion: 'eu-west-1',
      ...(errorCode && { errorCode, errorMessage: span.status?.message ?? 'refused' }),
      requestID,
      eventID: createHash('md5')
        .update(requestID)
        .digest('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      eventType: 'AwsApiCall',
      recipientAccountId: '391827364550',
    },
  ]
}
