/** From units to cases: outcome, deadline, expected role, chain and logs put together, with the ledger across all. */
import { totalOf } from '../../model/alike.ts'
import { num, text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import { isDenial, plainCode } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { saidBy } from '../../model/log-text.ts'
import { progressOf } from '../../model/progress.ts'
import type { Coverage, LogRecord, Outcome, OutcomeState, Rec, Span, Us } from '../../model/records.ts'
import type { Case, ToolCall } from '../../model/tool-call.ts'
import { speaksOfAws } from '../../vocabulary/identity-matters.ts'
import { alignClocks, type Lasting, timeOf } from '../join/align-clocks.ts'
import { callsToldByResults, callsToldBySpans, withoutHearsay } from '../join/calls-from-text.ts'
import { distinct } from '../join/duplicates.ts'
import { withoutEchoes } from '../join/echoes.ts'
import { withoutExpected } from '../join/expected-by-tests.ts'
import { negativeUnits } from '../join/expected-refusals.ts'
import { joinHandedOn } from '../join/gateways.ts'
import { placeLogs } from '../join/logs.ts'
import { mendTold } from '../join/mended-by-log.ts'
import { joinMonitored } from '../join/monitoring-datagrams.ts'
import { oldestFirst } from '../join/newest-first.ts'
import { adoptCalls } from '../join/orphan-calls.ts'
import { type JoinOptions, joinOutcomes } from '../join/outcomes.ts'
import { ownersOf } from '../join/owners.ts'
import { rowsAlone } from '../join/rows-alone.ts'
import { enrichIdentities, joinByRequestId, nameBareRequests } from '../join/same-call.ts'
import { noteCallers, noteToldClaims } from '../join/told-claims.ts'
import { markToldElsewhere } from '../join/told-elsewhere.ts'
import { withUnmended } from '../join/unmended.ts'
import { RunLedger } from '../judge/ledger.ts'
import { withTorn } from '../judge/watched.ts'
import { callOfLog } from './call-of-log.ts'
import { callsOf } from './calls.ts'
import { chainOf } from './chain.ts'
import { type Cancels, cancelsOf, type DeadlineOptions, deadlineOf } from './deadline.ts'
import { type ExpectedRoleOptions, expectedRoleOf } from './expected-role.ts'
import { narrowed, type TimeWindow } from './time-window.ts'
import { endedBadly, tokenOf, type Unit, unitsOf } from './tool-calls.ts'
import { TraceTree } from './trace-tree.ts'

export interface CaseOptions extends JoinOptions, DeadlineOptions, ExpectedRoleOptions, TimeWindow {}

export interface Cases {
  cases: readonly Case[]
  calls: readonly Call[]
  /** Results that no tool call was found for. */
  unjoined: readonly Outcome[]
  /** What was done to the evidence before it was judged. */
  notes: readonly string[]
  /** Lines of logs that were read. */
  logLines: number
  /** Files whose log speaks of AWS; `true` where it tells of a refusal. */
  ofAws: ReadonlyMap<string, boolean>
}

/** What is known of a run of which not every span was read, see `survey/`. */
export interface PartlyRead {
  /** For how many tool calls those of a trace stand, themselves among them; 0 for those for which others do. */
  standsFor(traceId: string): number | undefined
  /** Units (by id) that made calls which were not read. */
  busy: ReadonlySet<string>
  /** About when calls of a process began or ended, whether they were read or not. */
  callsAt(process: string, from: Us, to: Us): readonly Us[]
  /** From when to when each trace ran. */
  traces: ReadonlyMap<string, Lasting>
}

/** All that was read, put together, before anything is said of it. */
export interface Joined {
  tree: TraceTree
  records: readonly Rec[]
  units: Unit[]
  calls: readonly Call[]
  unjoined: readonly Outcome[]
  coverage: readonly Coverage[]
  logs: readonly LogRecord[]
  notes: readonly string[]
}

export function joined(read: readonly Rec[], options: CaseOptions = {}, partly?: PartlyRead): Joined {
  const once = distinct(read)
  const { records, notes } = alignClocks(once.records, partly?.traces)
  const spans = joinMonitored(records.filter((rec): rec is Span => rec.type === 'span'))
  const ofLogs = oldestFirst(records.filter((rec): rec is LogRecord => rec.type === 'log'))
  const told = rowsAlone(withoutExpected(ofLogs), records)
  // Where calls were recorded they say themselves how it ended.
  const heard = spans.length > 0 ? told : withUnmended(told)
  const outcomes = records.filter((rec): rec is Outcome => rec.type === 'outcome')
  const coverage = withTorn(records.filter((rec): rec is Coverage => rec.type === 'coverage'))

  const tree = new TraceTree(spans)
  const before = firstTime(records) - heard.length
  const countsUntimed = spans.length > 0 || !allPassed(outcomes)
  const ownerOf = ownersOf(spans)
  const fromLogs = withoutEchoes(
    heard.flatMap((log, nth) => callOfLog(log, countsUntimed ? before + nth : undefined, ownerOf(log)) ?? []),
  )
  const kept = joinByRequestId([...callsOf(tree), ...fromLogs], servicesOf(spans))
  const logs = markToldElsewhere(mendTold(fromLogs, heard), fromLogs, kept)
  const seen = enrichIdentities(nameBareRequests(kept))
  const placed = withoutHearsay(seen, coverage)
  const units = joinHandedOn(unitsOf(tree, placed, partly?.busy))
  const unjoined = adoptCalls(units, joinOutcomes(units, outcomes, options, ownerOf))
  const calls = [...placed, ...callsToldByResults(units, coverage, before), ...callsToldBySpans(units)]
  placeLogs(units, logs, ownerOf)
  noteToldClaims(units)
  noteCallers(units)
  return { tree, records, units, calls, unjoined, coverage, logs, notes: [...once.notes, ...notes] }
}

export function casesOf(read: readonly Rec[], options: CaseOptions = {}, partly?: PartlyRead): Cases {
  const { tree, units, calls, unjoined, coverage, logs, notes } = joined(read, options, partly)
  if (partly) countOutside(units, partly)
  const ledger = new RunLedger(units, calls, tree.spans, coverage, partly?.callsAt)
  ledger.noteRefusals(refusals(tree.spans))
  const cancels = cancelsOf(tree.spans)
  const negative = negativeUnits(units, unjoined)
  const died = diedIn(units, ledger)
  const cases = units.map((whole) => {
    const unit = narrowed(whole, options)
    return {
      toolCall: toolCallOf(unit, negative.has(whole), options, ledger, cancels, died.has(whole)),
      hasResult: unit.outcome !== undefined,
      calls: unit.calls,
      spans: unit.spans,
      logs: unit.logs,
      ledger,
    }
  })
  for (const { toolCall } of cases) {
    const times = toolCall.traceId === undefined ? undefined : partly?.standsFor(toolCall.traceId)
    if (times !== undefined) Object.assign(toolCall, { alike: times })
  }
  ledger.toolCalls = cases.map((c) => c.toolCall)
  // The chain asks about sessions and coverage across all tool calls.
  for (const c of cases) Object.assign(c.toolCall, { chain: chainOf(c) })
  return {
    cases,
    calls,
    unjoined: unjoined.filter((outcome) => outcome.state !== 'skipped'),
    notes,
    logLines: logs.length,
    ofAws: filesOfAws(logs),
  }
}

/** What a process did outside any request is one unit, whatever the trace: of those that are alike the calls stand for calls. */
function countOutside(units: readonly Unit[], partly: PartlyRead): void {
  for (const { kind, calls } of units)
    for (const call of kind === 'process' ? calls : []) {
      const times = partly.standsFor(call.traceId) ?? 1
      if (times > 1) call.alike = times
    }
}

function servicesOf(spans: readonly Span[]): ReadonlyMap<string, string> {
  return new Map(spans.map(({ process, service }) => [process, service]))
}

/** Where AWS is spoken of; `true` where it refused, though a debug line alone may say so. */
function filesOfAws(logs: readonly LogRecord[]): ReadonlyMap<string, boolean> {
  const files = new Map<string, boolean>()
  for (const log of logs) {
    const { file } = log.evidence
    if (files.get(file)) continue
    const code = log.attributes[S.errorType]
    if (typeof code === 'string' && isDenial(plainCode(code)) && log.attributes[S.awsRequestId] !== undefined)
      files.set(file, true)
    else if (!files.has(file) && speaksOfAws(`${log.service} ${saidBy(log)}`)) files.set(file, false)
  }
  return files
}

/** Of all records that have a time; 0 if none has. */
function firstTime(records: readonly Rec[]): Us {
  let first = Number.POSITIVE_INFINITY
  for (const rec of records) first = Math.min(first, timeOf(rec) ?? first)
  return Number.isFinite(first) ? first : 0
}

/** Where all tests passed and there are no spans, an error in a log without times may be one that a test expected. */
function allPassed(outcomes: readonly Outcome[]): boolean {
  return outcomes.length > 0 && !outcomes.some(({ state }) => state === 'failed' || state === 'timeout')
}

function toolCallOf(
  unit: Unit,
  negative: boolean,
  options: CaseOptions,
  ledger: RunLedger,
  cancels: Cancels,
  died: boolean,
): ToolCall {
  const deadline = deadlineOf(unit, options, cancels, ledger.lastSeen(unit.process)?.at)
  const role = expectedRoleOf(unit, options, ledger)
  const httpStatus = unit.inbound && num(unit.inbound, S.httpStatus)
  const headerTenant = unit.inbound && text(unit.inbound, R.headerTenant)
  const aws = unit.calls.filter((call) => call.kind === 'aws')
  // Whoever made calls that were not read made one at least.
  const unread = unit.isBusy ? 1 : 0
  const keys = new Set(unit.calls.flatMap((call) => (call.signedBy ? [call.signedBy.key] : [])))
  const ended = outcomeOf(unit, deadline !== undefined, died)
  const outcome = ended === 'failed' && ledger.isRedeliveredWell(unit) ? 'unknown' : ended
  const progress = progressOf(unit.span)
  const until = deadline?.at ?? unit.end ?? lastMoment(unit, ledger)
  const delays = [...unit.spans, ...unit.calls].flatMap((from) => num(from, R.eventLoopDelay) ?? [])
  const turn = turnOf(unit)
  return {
    id: unit.id,
    kind: unit.kind,
    tool: unit.tool,
    process: unit.process,
    service: unit.service,
    ...(unit.traceId && { traceId: unit.traceId }),
    ...(unit.outcome?.start !== undefined && { requestedAt: unit.outcome.start }),
    start: unit.start,
    ...(isUntimed(unit) && { untimed: true as const }),
    ...(unit.end !== undefined && { end: unit.end }),
    until: Math.max(until, unit.start),
    ...(deadline && { deadline }),
    outcome,
    ...(unit.outcome?.message && { outcomeMessage: unit.outcome.message }),
    ...(unit.outcome?.resultCount !== undefined && { resultCount: unit.outcome.resultCount }),
    negative,
    joinedBy: unit.joinedBy,
    ...(unit.token && { token: unit.token }),
    ...role,
    ...answerOf(unit),
    ...(progress && { progress }),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(headerTenant !== undefined && { headerTenant }),
    ...(unit.caller !== undefined && { caller: unit.caller }),
    chain: [],
    awsCalls: totalOf(aws),
    outbound: Math.max(totalOf(unit.calls), unread),
    ...(unit.isBusy && { unread: true as const }),
    beyondSts: totalOf(unit.calls.filter((call) => call.service !== 'STS')),
    denied: totalOf(aws.filter((call) => isDenial(call.errorCode) || call.httpStatus === 403)),
    open: unit.calls.filter((call) => call.open).length,
    ...(turn && { turn }),
    ...(delays.length > 0 && { delay: delays.reduce((longest, one) => Math.max(longest, one)) * 1000 }),
    keys: [...keys],
    evidence: [unit.span?.evidence, unit.outcome?.evidence].filter((item) => item !== undefined),
  }
}

function turnOf({ spans }: Unit): ToolCall['turn'] {
  const waits = spans.flatMap((span) => {
    const forThread = num(span, R.threadWait)
    const wait = num(span, R.turnWait)
    const at = text(span, R.turnAt)
    return [
      ...(forThread === undefined ? [] : [{ wait: forThread * 1000 }]),
      ...(wait === undefined ? [] : [{ wait: wait * 1000, ...(at && { at }) }]),
    ]
  })
  return waits.sort((a, b) => b.wait - a.wait)[0]
}

/** Nothing has a time: neither the runner's case nor the log. */
function isUntimed({ kind, outcome, calls, logs }: Unit): boolean {
  if (kind === 'test') return outcome?.start === undefined && outcome?.end === undefined && !calls.some(isTimed)
  return kind === 'process' && !calls.some(isTimed) && logs.every(({ time }) => time === undefined)
}

function isTimed({ untimed }: Call): boolean {
  return !untimed
}

function answerOf({ answer, outcome }: Unit): Pick<ToolCall, 'answer'> {
  if (answer) return { answer }
  return outcome?.answer ? { answer: { ...outcome.answer, evidence: outcome.evidence } } : {}
}

function outcomeOf(unit: Unit, hasDeadline: boolean, died: boolean): OutcomeState {
  const reported = unit.outcome?.state
  if (reported) return reported
  if (hasDeadline) return 'timeout'
  return died || endedBadly(unit) ? 'failed' : 'unknown'
}

/** Shells say so of a process that a signal ended, and so do those that end themselves at one. */
const BY_SIGNAL = 128

/** Scripts that ended with a failure, and servers that never came to serve: what they did was for nothing. */
function diedIn(units: readonly Unit[], ledger: RunLedger): ReadonlySet<Unit> {
  const served = new Set(units.flatMap(({ kind, process }) => (kind === 'process' ? [] : [process])))
  return new Set(
    units.filter(({ kind, process }) => {
      if (kind !== 'process' || served.has(process)) return false
      const { code } = ledger.exitOf(process) ?? { code: 0 }
      return code > 0 && code < BY_SIGNAL
    }),
  )
}

/** Of a tool call that never ended: the last moment its process is known to have run. */
function lastMoment(unit: Unit, ledger: RunLedger): Us {
  const seen = ledger.lastSeen(unit.process)?.at ?? unit.start
  const reportedEnd = unit.outcome?.end ?? unit.start
  return unit.calls.reduce((last, call) => Math.max(last, call.end ?? call.start), Math.max(seen, reportedEnd))
}

/** Inbound requests whose token was refused: proof that tokens are verified, where a twin was accepted. */
function refusals(spans: readonly Span[]): Parameters<RunLedger['noteRefusals']>[0] {
  return spans.flatMap((span) => {
    const status = span.kind === 'server' ? num(span, S.httpStatus) : undefined
    if (status !== 401 && status !== 403) return []
    const token = tokenOf(span)
    return token ? [{ token, evidence: span.evidence }] : []
  })
}
