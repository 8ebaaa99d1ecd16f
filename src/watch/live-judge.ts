/**
 * Judges what a watch holds, again and again, by the same rules as an analysis; says what is certain, once. Nothing is said of
 * what may still change its mind: a tool call that goes on, a failure that may heal, records that may still come.
 */
import { rules as allRules } from '../../analyzers/index.ts'
import { applyPolicy, type Policy } from '../config/policy.ts'
import type { AnalyzeOptions } from '../engine/analyze.ts'
import { type Cases, casesOf } from '../engine/cases/cases.ts'
import { reportOf } from '../engine/judge/report.ts'
import { Judge } from '../engine/judge/run-rules.ts'
import type { Call } from '../model/call.ts'
import type { Evidence, Us } from '../model/records.ts'
import type { InputReport, Report } from '../model/report.ts'
import { count } from '../model/text.ts'
import { HEALING } from '../model/tolerances.ts'
import type { Case } from '../model/tool-call.ts'
import type { WatchEvent } from './events.ts'
import { Hangs } from './hangs.ts'
import type { Processes } from './processes.ts'
import { Told } from './told.ts'
import type { Trace, WorkingSet } from './working-set.ts'

/** Records of one moment come within this, ms: a preload writes at once, exporters in batches (OTEL_BSP_SCHEDULE_DELAY: 5 s). */
const WRITTEN_AT_ONCE = 1_000
const EXPORTED = 10_000
/** A call whose parent is missing: that may be a tool call which goes on. No known client waits longer, ms. */
const LONGEST_PARENT = 60_000

interface Judged {
  /** UTC ms. */
  at: number
  /** Nothing about it may change by itself. */
  settled: boolean
}

export class LiveJudge {
  readonly #options: AnalyzeOptions
  readonly #policy: Policy
  readonly #processes: Processes
  readonly #judged = new Map<string, Judged>()
  readonly #casesOf = new Map<string, Set<string>>()
  readonly #hangs = new Hangs()
  readonly #told = new Told()
  /** Tool calls that are over, those let go of, and of them those that a finding speaks of. */
  #over = 0
  #letGo = 0
  #letGoTold = 0
  open = 0
  held = 0
  /** Something may change by mere passing of time. */
  waits = false

  constructor(options: AnalyzeOptions, policy: Policy, processes: Processes) {
    this.#options = options
    this.#policy = policy
    this.#processes = processes
  }

  get toolCalls(): number {
    return this.#over
  }

  hanging(now = Date.now()): ReturnType<Hangs['now']> {
    return this.#hangs.now(now)
  }

  look(set: WorkingSet, now = Date.now()): WatchEvent[] {
    const { traces, records } = set.recent(now)
    const all = casesOf(records, this.#options)
    const unsettled = new Set<string>()
    const busy = new Set<string>()
    const due: Case[] = []
    let pending = false
    this.open = 0
    this.held = 0
    for (const c of all.cases) {
      const touched = touchedAt(c, set)
      const before = this.#judged.get(c.toolCall.id)
      const isAlive = c.calls.some((call) => call.open) && !this.#processes.isOver(c.toolCall.process, now)
      if (before?.settled && before.at >= touched && !isAlive) continue
      const mayChange = this.#mayChange(c, touched, set, now)
      for (const call of mayChange.calls) for (const place of placesOf(call)) unsettled.add(place)
      if (mayChange.failed) this.held++
      const settled = !mayChange.toolCall && mayChange.calls.length === 0
      const isToolCall = c.toolCall.kind !== 'process'
      if (!settled || isAlive) pending = true
      if (!settled || isAlive) for (const id of tracesOf(c)) busy.add(id)
      this.#note(c, { at: now, settled })
      if (isToolCall && mayChange.toolCall) this.open++
      if (isToolCall && settled && !before?.settled) this.#over++
      // Of a process's own calls some are always young: its findings are sifted by what they rest on.
      if (settled || !isToolCall) due.push(c)
    }
    const standing = due.length ? this.#report(all, due).findings.filter((finding) => !finding.suppressed) : []
    const certain = standing.filter(({ evidence }) => !evidence.some((one) => unsettled.has(placeOf(one))))
    const events: WatchEvent[] = [
      ...this.#processes.look(set.coverage()),
      ...this.#hangs.look(
        all.cases,
        (some) => this.#report(all, some).findings,
        (process) => this.#processes.isOver(process, now),
      ),
      ...this.#told.look(due, standing, certain),
      ...this.#processes.gone(all.cases),
    ]
    this.#settle(traces, busy, set, now)
    set.trim((trace) => this.#letGoOf(trace))
    this.waits = pending || [...traces].some((trace) => !trace.settled)
    return events
  }

  /** On all that is held, and a word on what is not. */
  verdict(set: WorkingSet, inputs: readonly InputReport[]): Report {
    const all = casesOf(set.all(), this.#options)
    const notes = [...all.notes]
    if (this.#letGo > 0) {
      const told = this.#letGoTold ? `, ${this.#letGoTold} of them with findings told above` : ''
      notes.push(
        `${count(this.#letGo, 'older tool call')} judged while watching and let go of to bound memory${told}: \`rolecall analyze\` judges all that the files hold`,
      )
    }
    return this.#report({ ...all, notes }, all.cases, inputs)
  }

  #report(all: Cases, cases: readonly Case[], inputs: readonly InputReport[] = []): Report {
    const judge = new Judge(this.#options.rules ?? allRules)
    for (const c of cases) judge.add(c)
    return applyPolicy(reportOf({ ...all, inputs, cases }, judge), this.#policy)
  }

  /** What of a tool call may still turn out otherwise. */
  #mayChange(
    c: Case,
    touched: number,
    set: WorkingSet,
    now: number,
  ): { toolCall: boolean; calls: Call[]; failed: boolean } {
    const { toolCall: t, calls, ledger } = c
    const over = this.#processes.isOver(t.process, now)
    const isOpen = t.kind !== 'process' && t.kind !== 'test' && t.end === undefined && !t.deadline && !over
    const patience = ledger.environment(t.process) ? WRITTEN_AT_ONCE : EXPORTED
    const fresh = t.kind !== 'process' && now - touched < patience
    const isPast = (at: Us) => now * 1000 - at >= HEALING || now - touched >= HEALING / 1000 + patience
    const young = calls.filter((call) => {
      if (t.kind === 'process' && call.traceId) {
        // What it belongs to may be written after it: exporters write what has ended.
        const age = now - (set.trace(call.traceId)?.touched ?? 0)
        if (age < (ledger.hasParent(call) ? patience : Math.max(patience, LONGEST_PARENT))) return true
      }
      if (call.open) return !over && !t.deadline && !(t.end !== undefined && isPast(t.end))
      return call.outcome === 'error' && !isPast(call.end ?? call.start) && !ledger.healed(call)
    })
    return { toolCall: isOpen || fresh, calls: young, failed: young.some((call) => !call.open) }
  }

  #note(c: Case, judged: Judged): void {
    this.#judged.set(c.toolCall.id, judged)
    for (const id of tracesOf(c)) {
      const known = this.#casesOf.get(id) ?? new Set()
      this.#casesOf.set(id, known.add(c.toolCall.id))
    }
  }

  #settle(traces: ReadonlySet<Trace>, busy: ReadonlySet<string>, set: WorkingSet, now: number): void {
    for (const trace of traces) trace.settled = !busy.has(trace.id) && now - trace.touched >= WRITTEN_AT_ONCE
    set.keep(this.#told.evidence())
  }

  #letGoOf(trace: Trace): void {
    for (const id of this.#casesOf.get(trace.id) ?? []) {
      if (id.startsWith('process/')) continue
      this.#judged.delete(id)
      this.#letGo++
      if (this.#told.forget(id)) this.#letGoTold++
    }
    this.#casesOf.delete(trace.id)
  }
}

/** When something of it was last read, UTC ms. */
function touchedAt(c: Case, set: WorkingSet): number {
  let last = c.hasResult ? set.resultsTouched : 0
  for (const id of tracesOf(c)) last = Math.max(last, set.trace(id)?.touched ?? 0)
  const isLoose = c.logs.some((log) => !log.traceId) || c.calls.some((call) => !call.traceId) || last === 0
  return isLoose ? Math.max(last, set.looseTouched) : last
}

function tracesOf({ toolCall, calls, spans }: Case): Set<string> {
  const ids = new Set<string>(toolCall.traceId ? [toolCall.traceId] : [])
  for (const { traceId } of calls) if (traceId) ids.add(traceId)
  for (const { traceId } of spans) if (traceId) ids.add(traceId)
  return ids
}

function placesOf(call: Call): string[] {
  return [call.evidence, ...call.attempts.map((attempt) => attempt.evidence)].map(placeOf)
}

function placeOf({ traceId, spanId, file, line, at }: Evidence): string {
  return spanId ? `${traceId}/${spanId}` : `${file}:${line}:${at}`
}
