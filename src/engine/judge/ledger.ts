/** What must be known across tool calls: who issued each key and until when, what healed, what was watched. */

import { assumeRoleCallsAmong } from '../../facts/signing.ts'
import { lastByte } from '../../facts/time-spent.ts'
import { num, text } from '../../model/attribute-access.ts'
import type { Need } from '../../model/attributes.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import { isDenial, roleOf } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { largest } from '../../model/extremes.ts'
import { firstIndex } from '../../model/first-index.ts'
import type { Coverage, Evidence, Span, Us } from '../../model/records.ts'
import { CALLS_STEP, COVERAGE_RENEWAL, HEALING, WHOLE_SECONDS } from '../../model/tolerances.ts'
import type { Issue, Ledger, Proof, Token, ToolCall } from '../../model/tool-call.ts'
import { isHttpClient } from '../cases/calls.ts'
import { endedBadly, isWork, type Unit } from '../cases/tool-calls.ts'
import { redeliveredWell } from '../join/redelivered.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import { requestOf, sameAsked, sameCaller } from './same-request.ts'
import { isComplete, watches } from './watched.ts'

const NONE: readonly ToolCall[] = []

export class RunLedger implements Ledger {
  #toolCalls: readonly ToolCall[] = []
  readonly #byTool = new Map<string, ToolCall[]>()
  readonly #byService = new Map<string, readonly ToolCall[]>()
  readonly #byToken = new Map<string, Token>()
  /** By the token's claims, then by the whole token. */
  readonly #byClaims = new Map<string, Map<string, ToolCall[]>>()
  readonly assumeRoleCalls: readonly Call[]
  readonly #callsAt: Ledger['unreadAt']
  readonly #issues = new Map<string, Issue[]>()
  readonly #tokens = new Map<string, Set<string>>()
  readonly #coverage = new Map<string, Coverage[]>()
  readonly #implied = new Map<string, Set<Need>>()
  readonly #calls: readonly Call[]
  /** Calls that succeeded, by service and operation, in the order of their starts. */
  readonly #answered = new Map<string, Call[]>()
  readonly #unitOf = new Map<Call, Unit>()
  readonly #redelivered: ReadonlyMap<Unit, Unit>
  /** By role, and by role and process; CloudTrail's stand under no process. */
  readonly #byRole = new Map<string, ByTime<Issue>>()
  /** When each role was asked for the last time. */
  readonly #lastAsked = new Map<string, Us>()
  readonly #twins = new Map<string, readonly ToolCall[]>()
  readonly #ofProcess = new Map<string, { calls: Call[]; reach: Us[] }>()
  readonly #spans: ReadonlySet<string>
  readonly #refused: { token: Token; evidence: Evidence }[] = []

  /** @param callsAt about when calls began or ended, also those that are not among these: the middle of a step of `CALLS_STEP` */
  constructor(
    units: readonly Unit[],
    calls: readonly Call[],
    spans: readonly Span[],
    coverage: readonly Coverage[],
    callsAt: Ledger['unreadAt'] = () => [],
  ) {
    this.#callsAt = callsAt
    this.#calls = calls
    this.assumeRoleCalls = assumeRoleCallsAmong(calls)
    for (const call of calls)
      if (call.outcome === 'ok') append(this.#answered, `${call.service} ${call.operation}`, call)
    for (const call of calls) {
      const own = this.#ofProcess.get(call.process) ?? { calls: [], reach: [] }
      this.#ofProcess.set(call.process, own)
      own.calls.push(call)
      // How far any call until here reaches: what lets a look-up skip all that ended before its window.
      own.reach.push(Math.max(own.reach.at(-1) ?? 0, lastByte(call) ?? Number.POSITIVE_INFINITY))
    }
    this.#redelivered = redeliveredWell(units)
    this.#spans = new Set(spans.map((span) => `${span.traceId}/${span.spanId}`))
    for (const unit of units)
      for (const call of unit.calls) if (unit.token || !this.#unitOf.has(call)) this.#unitOf.set(call, unit)
    const byRole = new Map<string, Issue[]>()
    const tokenOf = (call: Call) => this.#unitOf.get(call)?.token
    for (const call of calls) {
      if (!call.issued) continue
      const issue: Issue = {
        key: call.issued.key,
        by: call,
        ...(call.roleArn && { role: call.roleArn }),
        ...(call.issued.sessionArn && { sessionArn: call.issued.sessionArn }),
        ...(tokenOf(call)?.fingerprint && { token: tokenOf(call)!.fingerprint! }),
        from: call.end ?? call.start,
        ...(call.issued.until !== undefined && { until: call.issued.until }),
      }
      append(this.#issues, issue.key, issue)
      const role = roleKey(issue.role ?? issue.sessionArn)
      if (!role) continue
      append(byRole, role, issue)
      append(byRole, `${role}\n${call.seenAs === 'cloudtrail' ? '' : call.process}`, issue)
    }
    for (const [role, issues] of byRole)
      this.#byRole.set(role, new ByTime(issues, ({ from, until = Number.POSITIVE_INFINITY }) => [from, until]))
    for (const { roleArn, start } of this.assumeRoleCalls) {
      const role = roleKey(roleArn)
      if (role) this.#lastAsked.set(role, Math.max(this.#lastAsked.get(role) ?? start, start))
    }
    for (const unit of units) {
      const token = unit.token?.fingerprint
      if (!token) continue
      for (const call of unit.calls) {
        const key = call.signedBy?.key
        if (!key || call.service === 'STS') continue
        const users = this.#tokens.get(key) ?? new Set()
        this.#tokens.set(key, users.add(token))
      }
    }
    for (const record of coverage) append(this.#coverage, record.process, record)
    this.#noteImplied(units, spans)
  }

  /** Inbound requests that were answered 401 or 403, for `refusedTwin`. */
  noteRefusals(refused: readonly { token: Token; evidence: Evidence }[]): void {
    for (const one of refused) this.#refused.push(one)
  }

  issuer(key: string, at: Us): Issue | undefined {
    const issues = this.#issues.get(key) ?? []
    return (
      issues.find((issue) => issue.from <= at + WHOLE_SECONDS && (issue.until === undefined || issue.until >= at)) ??
      issues[0]
    )
  }

  *sessions(role: string, from: Us, to: Us, process?: string): Generator<Issue> {
    const key = roleKey(role)
    // CloudTrail names no process, so the session may belong to any.
    for (const of of process === undefined ? [key] : [`${key}\n${process}`, `${key}\n`])
      yield* this.#byRole.get(of ?? '')?.during(from, to + WHOLE_SECONDS) ?? []
  }

  tokensUsing(key: string): readonly string[] {
    return [...(this.#tokens.get(key) ?? [])]
  }

  healed(failure: Call): Call | undefined {
    if (failure.mended) return failure.mended
    const again = this.#doneAgain(failure)
    if (again) return again
    const until = (failure.end ?? failure.start) + HEALING
    const answered = this.#answered.get(`${failure.service} ${failure.operation}`) ?? []
    for (
      let i = firstIndex(
        answered,
        (call) => call.start >= failure.start - (isSingleTry(failure) ? HEALING : WHOLE_SECONDS),
      );
      i < answered.length;
      i++
    ) {
      const call = answered[i]!
      if (call.start > until) return undefined
      // CloudTrail knows whole seconds only.
      if (call.start < failure.start && call.seenAs !== 'cloudtrail' && !isTryOf(failure, call)) continue
      if (call === failure || !sameCaller(call, failure) || this.#failedFor(failure, call)) continue
      if (sameAsked(call, failure) || this.#isNextRun(call, failure)) return call
    }
    return undefined
  }

  /** Its message or job failed, and was done when it was handed out again. */
  isRedeliveredWell(unit: Unit): boolean {
    return this.#redelivered.has(unit)
  }

  #doneAgain(failure: Call): Call | undefined {
    const unit = this.#unitOf.get(failure)
    const calls = (unit && this.#redelivered.get(unit)?.calls) ?? []
    const { service, operation } = failure
    return calls.find(
      (call) =>
        call.outcome === 'ok' && call.service === service && call.operation === operation && sameAsked(call, failure),
    )
  }

  /**
   * The tool call failed with it: another tool call's success does not heal that, unless it was a denial that passed by itself. Another
   * process is another run, in which somebody had mended it. A job that failed is healed by its own redelivery only.
   */
  #failedFor(failure: Call, call: Call): boolean {
    const [failed, other] = [this.#unitOf.get(failure), this.#unitOf.get(call)]
    if (!failed || other === failed || !endedBadly(failed)) return false
    if (isWork(failed)) return failed.messageId === undefined || other?.messageId !== failed.messageId
    return !isDenial(failure.errorCode) || other?.process !== failed.process
  }

  /**
   * Stock spans name a role in its refusal only. The same request, asked again, got some role: that one, unless it is
   * refused yet again, or the runner took the refusal for the result.
   */
  #isNextRun(call: Call, failure: Call): boolean {
    if (!failure.roleArn || call.roleArn) return false
    const [refused, next] = [this.#unitOf.get(failure), this.#unitOf.get(call)]
    if (!refused || !next || refused === next || refused.outcome || next.outcome?.state === 'failed') return false
    const last = this.#lastAsked.get(roleKey(failure.roleArn) ?? '') ?? Number.NEGATIVE_INFINITY
    return requestOf(refused) === requestOf(next) && last <= call.start
  }

  coverage(process: string, need: Need, from: Us, to: Us): Proof {
    const records = this.#coverage
      .get(process)
      ?.filter((record) => watches(record, need) && record.from <= to && (record.to ?? to) + COVERAGE_RENEWAL >= from)
    if (records?.length) return records.every(isComplete) ? 'proven' : 'partial'
    return this.#implied.get(process)?.has(need) ? 'partial' : 'unknown'
  }

  unreadAt(process: string, from: Us, to: Us): readonly Us[] {
    const moments = this.#callsAt(process, from, to)
    if (moments.length === 0) return moments
    const stepOf = (moment: Us) => Math.floor(moment / CALLS_STEP)
    const read = this.callsDuring(process, from - CALLS_STEP, to + CALLS_STEP).flatMap((call) =>
      [call, ...call.attempts].flatMap(({ start, end }) => [stepOf(start), stepOf(end ?? start)]),
    )
    const known = new Set(read)
    return moments.filter((moment) => !known.has(stepOf(moment)))
  }

  callsDuring(process: string, from: Us, to: Us): readonly Call[] {
    const own = this.#ofProcess.get(process)
    if (!own) return []
    const first = firstIndex(own.reach, (reach) => reach >= from)
    const last = firstIndex(own.calls, (call) => call.start > to)
    return own.calls.slice(first, last).filter((call) => (lastByte(call) ?? Number.POSITIVE_INFINITY) >= from)
  }

  gap(process: string): ReturnType<Ledger['gap']> {
    const records = this.#coverage.get(process)
    if (!records?.length) return undefined
    return {
      watched: records[0]!.watched.filter((need) => records.every((record) => record.watched.includes(need))),
      dropped: records.reduce((sum, record) => sum + record.dropped, 0),
      unwatched: largest(records.map((record) => record.unwatched)),
      notInbound: [...new Set(records.flatMap((record) => record.notInbound ?? []))],
      tail: records.some((record) => record.tail === 'incomplete') ? 'incomplete' : 'complete',
      notes: records.flatMap((record) => record.notes),
      evidence: records[0]!.evidence,
    }
  }

  hasParent(call: Call): boolean {
    return !call.parentSpanId || this.#spans.has(`${call.traceId}/${call.parentSpanId}`)
  }

  environment(
    process: string,
  ): { variables: readonly string[]; files: readonly string[]; runtime?: string; evidence: Evidence } | undefined {
    const records = this.#coverage.get(process)
    if (!records?.length) return undefined
    return {
      variables: [...new Set(records.flatMap((record) => record.variables))],
      files: [...new Set(records.flatMap((record) => record.files))],
      ...(records[0]!.runtime && { runtime: records[0]!.runtime }),
      evidence: records[0]!.evidence,
    }
  }

  lastSeen(process: string): { at: Us; ended: boolean } | undefined {
    const records = this.#coverage.get(process)?.filter((record) => record.to !== undefined)
    if (!records?.length) return undefined
    return { at: largest(records.map((record) => record.to!)), ended: records.some((record) => record.ended) }
  }

  exitOf(process: string): Coverage['exit'] {
    return this.#coverage.get(process)?.find((record) => record.exit)?.exit
  }

  runsOf({ tool, service, process }: ToolCall): readonly ToolCall[] {
    const runs = this.#byTool.get(tool) ?? NONE
    // A test case that no server's call was found for names no service.
    if (process === '') return runs
    const key = `${tool}\n${service}`
    const known = this.#byService.get(key)
    const ofService = known ?? runs.filter((run) => run.process === '' || run.service === service)
    if (!known) this.#byService.set(key, ofService)
    return ofService
  }

  get toolCalls(): readonly ToolCall[] {
    return this.#toolCalls
  }

  /** Set once, when all tool calls are known. */
  set toolCalls(toolCalls: readonly ToolCall[]) {
    this.#toolCalls = toolCalls
    for (const toolCall of toolCalls) {
      append(this.#byTool, toolCall.tool, toolCall)
      const { fingerprint, claimsFingerprint } = toolCall.token ?? {}
      if (fingerprint && !this.#byToken.has(fingerprint)) this.#byToken.set(fingerprint, toolCall.token!)
      if (!fingerprint || !claimsFingerprint) continue
      const alike = this.#byClaims.get(claimsFingerprint) ?? new Map<string, ToolCall[]>()
      this.#byClaims.set(claimsFingerprint, alike)
      append(alike, fingerprint, toolCall)
    }
  }

  tokenOf(fingerprint: string): Token | undefined {
    return this.#byToken.get(fingerprint)
  }

  twinsOf(token: Token): readonly ToolCall[] {
    const alike = this.#byClaims.get(token.claimsFingerprint ?? '')
    if (!alike || alike.size < 2) return []
    const key = `${token.claimsFingerprint} ${token.fingerprint}`
    const known = this.#twins.get(key)
    const twins =
      known ?? [...alike].flatMap(([fingerprint, calls]) => (fingerprint === token.fingerprint ? [] : calls))
    if (!known) this.#twins.set(key, twins)
    return twins
  }

  refusedTwin(token: Token): Evidence | undefined {
    return this.#refused.find(
      ({ token: refused }) =>
        refused.claimsFingerprint !== undefined &&
        refused.claimsFingerprint === token.claimsFingerprint &&
        refused.fingerprint !== token.fingerprint,
    )?.evidence
  }

  /** Spans prove that something was watched at all, in part: other calls of the process may still be missing. */
  #noteImplied(units: readonly Unit[], spans: readonly Span[]): void {
    const note = (process: string, need: Need) => {
      const needs = this.#implied.get(process) ?? new Set()
      this.#implied.set(process, needs.add(need))
    }
    for (const span of spans) {
      if (isHttpClient(span)) note(span.process, 'http1')
      if (span.kind === 'server' && num(span, S.httpStatus) !== undefined)
        note(span.process, text(span, S.protocolVersion) === '2' ? 'inbound-http2' : 'inbound')
    }
    for (const call of this.#calls) {
      if (call.kind === 'aws' && call.seenAs !== 'log') note(call.process, 'aws-calls')
      if (call.signedBy && call.seenAs !== 'log') note(call.process, 'signing-keys')
      if (call.open) note(call.process, 'open-calls')
    }
    for (const unit of units) {
      if (unit.answer) note(unit.process, 'tool-answers')
      if (unit.outcome) note(unit.process, 'tool-outcomes')
    }
  }
}

/** A role, told alike from its ARN and from its sessions' ARNs. */
function roleKey(arn: string | undefined): string | undefined {
  const role = arn && roleOf(arn)
  return role ? `${role.account}/${role.name}` : arn
}

/** CloudTrail has a record of each try of a call. */
function isSingleTry({ seenAs }: Call): boolean {
  return seenAs === 'cloudtrail'
}

/** An SDK's call that came through in the end had begun before its failed tries, and ended after them. */
function isTryOf(failure: Call, call: Call): boolean {
  return isSingleTry(failure) && call.start <= failure.start && (call.end ?? 0) >= failure.start
}
