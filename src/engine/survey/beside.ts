/** What results, logs and CloudTrail say of each trace, as far as it makes traces alike or not. */
import type { Call } from '../../model/call.ts'
import type { LogRecord, Outcome } from '../../model/records.ts'
import { joinedText } from '../../scan/hash.ts'
import { DURATIONS, stepOf } from '../../scan/span-digest.ts'
import { wordsOf } from '../../scan/words.ts'
import type { Unit } from '../cases/tool-calls.ts'
import { append } from '../kit/multimap.ts'

export interface SaidOfTrace {
  /** Equal where the same is said. */
  like: number
  /** A test failed, or gave it up. */
  isFailed: boolean
  /** Its caller gave up: which of its calls ran at that moment tells more than can be compared. */
  isAlone: boolean
  /** Logs or CloudTrail know a call of it. */
  called: boolean
}

/** @param units of the skeleton, joined to all that lies beside it */
export function saidOfTraces(units: readonly Unit[], isTestNamed: boolean): ReadonlyMap<string, SaidOfTrace> {
  const byTrace = new Map<string, Unit[]>()
  for (const unit of units) if (unit.traceId) append(byTrace, unit.traceId, unit)
  const said = new Map<string, SaidOfTrace>()
  for (const [traceId, all] of byTrace) {
    const states = all.flatMap(({ outcome }) => outcome?.state ?? [])
    const like = all.map((unit) => likeOf(unit, isTestNamed)).sort()
    said.set(traceId, {
      like: joinedText(JSON.stringify(like)),
      isFailed: states.some((state) => state === 'failed' || state === 'timeout'),
      isAlone: states.includes('timeout'),
      called: all.some(({ calls }) => calls.length > 0),
    })
  }
  return said
}

function likeOf(unit: Unit, isTestNamed: boolean): unknown[] {
  const { tool, kind, outcome, joinedBy, logs, calls } = unit
  return [
    kind,
    tool,
    outcome && [joinedBy, likeOfOutcome(outcome), likeOfTimes(outcome, unit), isTestNamed ? outcome.name : ''],
    few(logs.map(likeOfLog)),
    few(calls.map(likeOfCall)),
  ]
}

function likeOfOutcome({ state, tool, timeout, message, resultCount, answer, told, ...rest }: Outcome): unknown[] {
  const { expectedRole, negative, retry, mcpSession, start, end } = rest
  return [
    state,
    tool !== undefined,
    timeout,
    words(message),
    stepOf(resultCount ?? -1, [0, 1, 2, 3]),
    answer && [
      answer.success,
      answer.isError,
      answer.error,
      words(answer.message),
      stepOf(answer.count ?? -1, [0, 1, 2]),
    ],
    told && likeOfLog(told),
    expectedRole,
    negative,
    retry,
    mcpSession !== undefined,
    start === undefined,
    end === undefined,
  ]
}

/** How long the runner waited before the server began and after it ended, in coarse steps. */
function likeOfTimes({ start, end }: Outcome, unit: Unit): unknown[] {
  const step = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : to < from ? -1 : stepOf(to - from, DURATIONS)
  return [step(start, unit.start), step(unit.end, end), step(start, end)]
}

function likeOfLog({ severity, body, attributes, logger }: LogRecord): unknown[] {
  return [severity, words(body), words(JSON.stringify(attributes)), logger]
}

function likeOfCall(call: Call): unknown[] {
  const { service, operation, outcome, httpStatus, errorCode, errorMessage, roleArn, bucket, signedBy, mended } = call
  const { kind, source, account, role, principal, sessionArn } = signedBy ?? {}
  const signer = [kind, source, account, role, words(principal), words(sessionArn)]
  return [service, operation, outcome, httpStatus, errorCode, words(errorMessage), roleArn, bucket, signer, !!mended]
}

/** Each once, and how many there are of it: one, two or more. */
function few(all: readonly unknown[]): unknown[] {
  const counts = new Map<string, number>()
  for (const one of all) {
    const text = JSON.stringify(one)
    counts.set(text, Math.min(3, (counts.get(text) ?? 0) + 1))
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

function words(text: string | undefined): number {
  if (text === undefined) return 0
  const { a, b } = wordsOf(text)
  return a * 31 + b
}

/** What is said of keys beside the spans holds for every call that they signed; a record of a span's own call is one with the span by now. */
export function saidOfKeys(calls: readonly Call[]): ReadonlyMap<number, string> {
  const said = new Map<number, Set<string>>()
  const note = (key: string, what: unknown[]): void => {
    const known = said.get(joinedText(key)) ?? new Set()
    said.set(joinedText(key), known.add(JSON.stringify(what)))
  }
  for (const { signedBy, issued, roleArn, operation } of calls) {
    if (signedBy) note(signedBy.key, [signedBy.source, signedBy.account, signedBy.role, words(signedBy.sessionArn)])
    if (issued) note(issued.key, [operation, roleArn, words(issued.sessionArn)])
  }
  return new Map([...said].map(([key, all]) => [key, [...all].sort().join()]))
}
