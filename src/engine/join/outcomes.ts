/**
 * A runner's results ↔ tool calls: by trace id, JSON-RPC id or session with tool and time, tool and time, the tool's name
 * in the case's name, and nth to nth only where the counts agree.
 */

import { num } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import type { Outcome, Us } from '../../model/records.ts'
import { RUNNER_ROUNDING, RUNNER_SLACK } from '../../model/tolerances.ts'
import type { Join } from '../../model/tool-call.ts'
import { isIdle, type Unit } from '../cases/tool-calls.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import type { OwnerOf } from './owners.ts'

export interface JoinOptions {
  /** Case name → tool name, from the configuration. */
  toolMapping?: Readonly<Record<string, string>>
}

/** Joins in place; cases without a tool call become units of their own. Returns those left unjoined. */
export function joinOutcomes(
  units: Unit[],
  outcomes: readonly Outcome[],
  options: JoinOptions = {},
  ownerOf: OwnerOf = () => undefined,
): Outcome[] {
  const judged = units.filter((unit) => unit.kind !== 'process')
  const tools = new Set(judged.map((unit) => unit.tool))
  const waiting = new Set(outcomes)
  const byTrace = new Free(judged, (unit) => unit.traceId)
  const byTraceAndTool = new Free(judged, (unit) => unit.traceId && `${unit.traceId}\n${unit.tool}`)
  const byId = new Free(judged, (unit) => unit.jsonrpcId)
  const byTool = new Free(judged, (unit) => unit.tool)
  // Of servers with tools of the same names, a result's own comes first.
  const byOwnTool = new Free(judged, (unit) => `${unit.service}\n${unit.tool}`)
  const join = (outcome: Outcome, unit: Unit | undefined, by: Join) => {
    if (!unit) return
    unit.outcome = outcome
    unit.joinedBy = by
    waiting.delete(outcome)
    for (const group of [byTrace, byTraceAndTool, byId, byTool, byOwnTool]) group.remove(unit)
  }
  const named = new Map(outcomes.map((outcome) => [outcome, toolOf(outcome, tools, options)]))
  const sameTool = (outcome: Outcome, unit: Unit) => {
    const tool = named.get(outcome)
    return tool === undefined || tool === unit.tool
  }

  for (const outcome of [...waiting]) {
    if (!outcome.traceId) continue
    const tool = named.get(outcome)
    const fits = tool === undefined ? byTrace.of(outcome.traceId) : byTraceAndTool.of(`${outcome.traceId}\n${tool}`)
    join(outcome, fits && closest(outcome, fits), 'trace')
  }
  for (const outcome of [...waiting]) {
    if (outcome.jsonrpcId === undefined) continue
    const fits: Unit[] = []
    for (const unit of byId.of(outcome.jsonrpcId)?.during(...timeOf(outcome)) ?? []) {
      if (!sameTool(outcome, unit) || !sameSession(outcome, unit)) continue
      fits.push(unit)
      if (outcome.start === undefined) break
    }
    const fit = closest(outcome, new ByTime(fits, lifeOf))
    join(outcome, fit, outcome.mcpSession ? 'mcpSession' : 'requestId')
  }
  for (const isOwn of [true, false])
    for (const outcome of byStart(waiting)) {
      const tool = named.get(outcome)
      if (tool === undefined || outcome.start === undefined) continue
      const fits = isOwn ? byOwnTool.of(`${ownerOf(outcome)}\n${tool}`) : byTool.of(tool)
      join(outcome, fits && closest(outcome, fits, timeOf(outcome)), 'nameAndTime')
    }
  joinInOrder(units, waiting, named, join, ownerOf)
  joinInOrder(units, waiting, named, join)
  joinByTimeAlone(units, waiting, named, join)

  const left = [...waiting]
  const known = new Map<string, number>()
  for (const outcome of left) {
    const unit = testUnit(outcome, named.get(outcome))
    const nth = (known.get(unit.id) ?? 0) + 1
    known.set(unit.id, nth)
    // A file on one line may hold a test of the same name in each of its suites.
    if (nth > 1) unit.id += `#${nth}`
    units.push(unit)
  }
  return left
}

/** Units that no result was found for yet, by what they have in common. */
class Free {
  readonly #groups = new Map<string, ByTime<Unit>>()
  readonly #key: (unit: Unit) => string | undefined

  constructor(units: readonly Unit[], key: (unit: Unit) => string | undefined) {
    this.#key = key
    const groups = new Map<string, Unit[]>()
    for (const unit of units) {
      const value = unit.outcome ? undefined : key(unit)
      if (value !== undefined) append(groups, value, unit)
    }
    for (const [value, group] of groups) this.#groups.set(value, new ByTime(group, lifeOf))
  }

  of(value: string): ByTime<Unit> | undefined {
    return this.#groups.get(value)
  }

  remove(unit: Unit): void {
    const value = this.#key(unit)
    if (value !== undefined) this.#groups.get(value)?.remove(unit)
  }
}

function lifeOf({ start, end = Number.POSITIVE_INFINITY }: Unit): [Us, Us] {
  return [start, end]
}

function sameSession(outcome: Outcome, unit: Unit): boolean {
  return outcome.mcpSession === undefined || unit.mcpSession === undefined || outcome.mcpSession === unit.mcpSession
}

/** Nth case to nth call of a tool, only where the counts agree. */
function joinInOrder(
  units: readonly Unit[],
  waiting: ReadonlySet<Outcome>,
  named: ReadonlyMap<Outcome, string | undefined>,
  join: (outcome: Outcome, unit: Unit | undefined, by: Join) => void,
  ownerOf?: OwnerOf,
): void {
  const groups = new Map<string, Outcome[]>()
  for (const outcome of waiting) {
    const tool = named.get(outcome)
    if (tool === undefined || outcome.start !== undefined) continue
    const owner = ownerOf?.(outcome)
    if (!ownerOf || owner !== undefined) append(groups, ownerOf ? `${owner}\n${tool}` : tool, outcome)
  }
  if (groups.size === 0) return
  const free = new Map<string, Unit[]>()
  for (const unit of units)
    if (!unit.outcome && unit.kind !== 'process')
      append(free, ownerOf ? `${unit.service}\n${unit.tool}` : unit.tool, unit)
  for (const [tool, cases] of groups) {
    const calls = free.get(tool) ?? []
    if (calls.length !== cases.length) continue
    cases.forEach((outcome, nth) => {
      join(outcome, calls[nth], 'nameAndOrder')
    })
  }
}

/**
 * A server whose spans name no tools: a case that ran alone, and the one request that came then. What the request is
 * called is then what the runner calls it.
 */
function joinByTimeAlone(
  units: readonly Unit[],
  waiting: ReadonlySet<Outcome>,
  named: ReadonlyMap<Outcome, string | undefined>,
  join: (outcome: Outcome, unit: Unit | undefined, by: Join) => void,
): void {
  if (units.some((unit) => unit.kind === 'mcp')) return
  // Notifications (a cancel among them) are taken with 202: nobody waits for them.
  const requests = units
    .filter(
      (unit) => unit.kind === 'request' && !unit.outcome && unit.inbound && num(unit.inbound, S.httpStatus) !== 202,
    )
    .sort((a, b) => a.start - b.start)
  let first = 0
  for (const { outcome, start, end } of alone([...named.keys()])) {
    while (first < requests.length && requests[first]!.start < start - RUNNER_ROUNDING) first++
    if (!waiting.has(outcome) || outcome.state === 'skipped') continue
    const begun: Unit[] = []
    for (let at = first; at < requests.length && requests[at]!.start <= end; at++)
      if (!requests[at]!.outcome) begun.push(requests[at]!)
    // The next case's request may seem to begin before this one ended; it does not end before.
    const over = begun.filter((unit) => unit.end !== undefined && unit.end <= end + RUNNER_ROUNDING)
    const candidates = over.length ? over : begun
    // What calls nobody (a ping) is not what the case waited for, where another request is.
    const busy = candidates.filter((unit) => !isIdle(unit))
    const [only, ...more] = busy.length ? busy : candidates
    if (!only || more.length) continue
    join(outcome, only, 'processAndTime')
    only.tool = named.get(outcome) ?? outcome.name
  }
}

/** The results during whose time no other ran, in order. */
function alone(outcomes: readonly Outcome[]): { outcome: Outcome; start: Us; end: Us }[] {
  const timed = outcomes
    .flatMap((outcome) => {
      const { start, end } = outcome
      return start === undefined || end === undefined ? [] : [{ outcome, start, end }]
    })
    .sort((a, b) => a.start - b.start)
  let reach = Number.NEGATIVE_INFINITY
  return timed.filter((one, nth) => {
    const clear = one.start >= reach && (timed[nth + 1]?.start ?? Number.POSITIVE_INFINITY) >= one.end
    reach = Math.max(reach, one.end)
    return clear
  })
}

/** The tool a case speaks of: named by the runner, mapped by the configuration, or a whole token of the case's name. */
function toolOf(outcome: Outcome, tools: ReadonlySet<string>, options: JoinOptions): string | undefined {
  if (outcome.tool) return outcome.tool
  const mapped = options.toolMapping?.[outcome.name]
  if (mapped) return mapped
  const tokens = outcome.name.split(/[^A-Za-z0-9_.-]+/).flatMap((token) => [token, ...token.split(/[.:]/)])
  const hits = [...new Set([...tokens, outcome.name])].filter((token) => tools.has(token))
  return hits.length === 1
    ? hits[0]
    : hits.sort((a, b) => b.length - a.length).find((tool) => outcome.name.startsWith(tool))
}

/** When a call must have run to be that of a case. */
function timeOf({ start, end = start }: Outcome): [Us, Us] {
  if (start === undefined || end === undefined) return ANY_TIME
  return [start - RUNNER_SLACK, end + RUNNER_SLACK]
}

const ANY_TIME: [Us, Us] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** One that began while the case ran, before any that only the slack of clocks lets in. */
function closest({ start, end = start }: Outcome, units: ByTime<Unit>, [from, to] = ANY_TIME): Unit | undefined {
  if (start === undefined || end === undefined) return units.during(from, to).next().value ?? undefined
  return units.nearest(start, end, from, to)
}

function byStart(outcomes: Iterable<Outcome>): Outcome[] {
  return [...outcomes].sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
}

function testUnit(outcome: Outcome, tool: string | undefined): Unit {
  const start = outcome.start ?? outcome.end ?? 0
  return {
    id: `test/${outcome.evidence.file}:${outcome.evidence.at ?? outcome.evidence.line ?? ''}:${outcome.name}`,
    kind: 'test',
    tool: tool ?? outcome.name,
    process: '',
    service: outcome.suite ?? '',
    start,
    ...(outcome.end !== undefined && { end: outcome.end }),
    calls: [],
    spans: [],
    logs: [],
    outcome,
    joinedBy: 'none',
  }
}
