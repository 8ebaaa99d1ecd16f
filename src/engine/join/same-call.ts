/** Joins calls across sources by AWS request id, and lets every mention of a key share what any of them knows of it. */

import { asksContainer } from '../../facts/host-credentials.ts'
import { isRefusalOfRequest } from '../../facts/refusals.ts'
import { ROLECALL } from '../../model/attributes.ts'
import { accountOf, isDenial, isThrottle } from '../../model/aws.ts'
import type { Call, Identity } from '../../model/call.ts'
import type { Us } from '../../model/records.ts'
import { addressOf } from '../../model/text.ts'
import { LOG_REACH, WHOLE_MILLISECONDS } from '../../model/tolerances.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'
import { LOG_OWNER } from './owners.ts'

/** Sources by how much they say of a call, the best first: the others only complete it. */
const RANK: Readonly<Record<Call['seenAs'], number>> = { sdk: 0, http: 1, csm: 2, cloudtrail: 3, log: 4 }
/** What a log line calls a call whose operation it does not name. */
export const UNNAMED = 'call'

/**
 * One call for each AWS request id; a log line tells of the span that failed alike, close by. Two sources that tell of the
 * same call tell of the same process, whatever each of them calls it.
 *
 * @param services the service of each process of which there are spans
 */
export function joinByRequestId(calls: readonly Call[], services: ReadonlyMap<string, string> = new Map()): Call[] {
  const byId = new Map<string, Call>()
  const kept: Call[] = []
  const sameProcess = new Map<string, string>()
  const best = [...calls].sort((a, b) => rankOf(a) - rankOf(b))
  /** What is kept of a better rank than the call being looked at: `best` is sorted by it. */
  let better = new Failures([], services)
  for (const [i, call] of best.entries()) {
    if (i > 0 && rankOf(call) > rankOf(best[i - 1]!)) better = new Failures(kept, services)
    const twin = call.requestId ? byId.get(`${call.requestId}`) : undefined
    const earlier = twin ?? (isBrief(call) ? better.toldBy(call) : undefined)
    if (earlier && (earlier.seenAs !== call.seenAs || earlier.evidence.kind !== call.evidence.kind)) {
      complete(earlier, call)
      if (call.seenAs !== 'cloudtrail' && earlier.seenAs !== 'cloudtrail') {
        const known = sameProcess.get(call.process) ?? earlier.process
        // A file that holds calls of two processes belongs to neither.
        sameProcess.set(call.process, known === earlier.process ? known : call.process)
      }
      continue
    }
    // The same CloudTrail event in two regions' files.
    if (earlier?.seenAs === 'cloudtrail' && earlier.spanId === call.spanId) continue
    kept.push(call)
    if (call.requestId) byId.set(call.requestId, call)
  }
  for (const call of kept) call.process = sameProcess.get(call.process) ?? call.process
  return kept.sort((a, b) => a.start - b.start)
}

/**
 * A bare request, as a half-instrumented server's spans have it, is the call that another witness names: to the same host and
 * port, within the call's time. It keeps its place in the trace. Of several calls only one within all others can be meant, as
 * that for credentials is.
 */
export function nameBareRequests(calls: readonly Call[]): Call[] {
  const bare = calls.filter((call) => call.seenAs === 'http' && call.kind !== 'metadata' && !call.requestId)
  if (bare.length === 0) return [...calls]
  const byAddress = new Map<string | undefined, Call[]>()
  for (const call of calls)
    if (call.kind === 'aws' && call.host && isWitness(call)) append(byAddress, addressOf(call), call)
  const witnesses = new Map([...byAddress].map(([address, all]) => [address, new ByTime(all, lifeOf)]))
  const meant = new Map<Call, Call[]>()
  for (const call of bare) {
    if (!call.open && call.end === undefined) continue
    const close = witnesses
      .get(addressOf(call))
      ?.during(call.start - WHOLE_MILLISECONDS, call.start + WHOLE_MILLISECONDS)
    const witness = innermost([...(close ?? [])].filter((witness) => isPartOf(call, witness)))
    if (witness) append(meant, witness, call)
  }
  const dropped = new Set<Call>()
  for (const [witness, tries] of meant) {
    const last = tries.at(-1)!
    Object.assign(last, {
      ...witness,
      id: last.id,
      start: tries[0]!.start,
      attempts: tries.flatMap((attempt) => attempt.attempts),
      attributes: { ...last.attributes, ...witness.attributes },
      process: last.process,
      traceId: last.traceId,
      spanId: last.spanId,
      ...(last.parentSpanId && { parentSpanId: last.parentSpanId }),
      evidence: last.evidence,
    })
    dropped.add(witness)
    for (const one of tries.slice(0, -1)) dropped.add(one)
  }
  return calls.filter((call) => !dropped.has(call))
}

/** Client-side monitoring, and the calls that a debug log was read as. */
function isWitness(call: Call): boolean {
  return call.seenAs === 'csm' || (call.seenAs === 'sdk' && call.evidence.kind === 'log')
}

/** Of two calls to one address. */
function isPartOf(request: Call, call: Call): boolean {
  const end = call.end ?? Number.POSITIVE_INFINITY
  return request.start >= call.start - WHOLE_MILLISECONDS && (request.end ?? request.start) <= end + WHOLE_MILLISECONDS
}

function lifeOf({ start, end = Number.POSITIVE_INFINITY }: Call): [Us, Us] {
  return [start, end]
}

/** The one whose time lies within that of every other. */
function innermost(calls: readonly Call[]): Call | undefined {
  const end = (call: Call) => call.end ?? Number.POSITIVE_INFINITY
  return calls.find((inner) => calls.every((outer) => outer.start <= inner.start && end(outer) >= end(inner)))
}

/** A debug log tells as much as a span, of calls that a span may tell of as well. */
function rankOf(call: Call): number {
  return RANK[call.seenAs] + (call.evidence.kind === 'log' && call.seenAs !== 'log' ? 0.5 : 0)
}

/** Seen by a source that may say less of a call than its other witness, or has no request id for it. */
function isBrief(call: Call): boolean {
  return call.evidence.kind === 'log' || (call.seenAs === 'csm' && call.sent === false)
}

/** Failed calls, among which those are looked for that a log tells of. */
class Failures {
  readonly #rank = new Map<Call, number>()
  /** Those that have a code, if any, from a line alone. */
  readonly #bare = new Set<Call>()
  readonly #services: ReadonlyMap<string, string>
  readonly #known: ReadonlySet<string>
  readonly #byOperation = new Map<string, ByTime<Call>>()

  /** @param calls those that say more first */
  constructor(calls: readonly Call[], services: ReadonlyMap<string, string>) {
    this.#services = services
    this.#known = new Set(services.values())
    const byOperation = new Map<string, Call[]>()
    for (const [nth, call] of calls.entries()) {
      if (call.outcome !== 'error') continue
      this.#rank.set(call, nth)
      if (isBare(call)) this.#bare.add(call)
      for (const asked of new Set([`operation ${call.operation}`, `service ${call.service}`, 'any']))
        append(byOperation, asked, call)
    }
    for (const [asked, all] of byOperation)
      this.#byOperation.set(asked, new ByTime(all, ({ start, end = start }) => [end, end]))
  }

  toldBy(log: Call): Call | undefined {
    if (log.outcome !== 'error') return undefined
    const asked =
      log.operation !== UNNAMED
        ? `operation ${log.operation}`
        : log.service === 'AWS'
          ? 'any'
          : `service ${log.service}`
    const reach = log.untimed ? Number.POSITIVE_INFINITY : LOG_REACH
    let best: Call | undefined
    for (const call of this.#byOperation.get(asked)?.during(log.start - reach, log.start + reach) ?? [])
      if (
        (call.errorCode === log.errorCode ||
          call.errorCode === undefined ||
          log.errorCode === 'error' ||
          answeredSo(call, log)) &&
        !this.#isOfOther(call, log) &&
        (log.untimed || Math.abs((call.end ?? call.start) - log.start) < LOG_REACH) &&
        (!best || this.#tellsMore(call, best, log))
      )
        best = call
    return best
  }

  /** Whose code is the line's own; of those of which the status alone is known, the nearest. */
  #tellsMore(call: Call, best: Call, log: Call): boolean {
    const [bare, bestIsBare] = [this.#bare.has(call), this.#bare.has(best)]
    if (bare !== bestIsBare) return bestIsBare
    const distance = ({ start, end = start }: Call) => Math.abs(end - log.start)
    return bare && !log.untimed ? distance(call) < distance(best) : this.#rank.get(call)! < this.#rank.get(best)!
  }

  /** A log of one of the servers tells of no call of another. */
  #isOfOther({ process }: Call, { attributes }: Call): boolean {
    const own = attributes[LOG_OWNER]
    const other = this.#services.get(process)
    return typeof own === 'string' && other !== undefined && other !== own && this.#known.has(own)
  }
}

/** Stands for a code that the span does not have: of bare HTTP, and of an answer to HEAD, the status is all there is. */
const NO_CODE = /^(?:error|HTTP \d{3}|\d{3}|Unknown(?:Error)?)$/

function isBare({ errorCode }: Call): boolean {
  return errorCode === undefined || NO_CODE.test(errorCode)
}

/** May the status that is all that is known of a call be that of the error which a log names? */
function answeredSo(call: Call, { errorCode = '' }: Call): boolean {
  if (!isBare(call)) return false
  switch (call.httpStatus) {
    case 403:
      return isDenial(errorCode) || isRefusalOfRequest(errorCode)
    case 400:
      return isRefusalOfRequest(errorCode)
    case 404:
      return /^NoSuch|NotFound$/.test(errorCode)
    default:
      return isThrottle(errorCode) && (call.httpStatus === 429 || call.httpStatus === 503)
  }
}

function complete(call: Call, other: Call): void {
  if (call.outcome === 'unknown') call.outcome = other.outcome
  if (call.httpStatus === undefined && other.httpStatus !== undefined) call.httpStatus = other.httpStatus
  if (other.errorCode && isBare(call)) call.errorCode = other.errorCode
  if (!call.errorMessage && other.errorMessage) call.errorMessage = other.errorMessage
  if (!call.roleArn && other.roleArn) call.roleArn = other.roleArn
  if (!call.bucket && other.bucket) call.bucket = other.bucket
  if (!call.sessionName && other.sessionName) call.sessionName = other.sessionName
  if (!call.issued && other.issued) call.issued = other.issued
  const token = other.attributes[ROLECALL.sessionToken]
  if (token !== undefined) call.attributes = { [ROLECALL.sessionToken]: token, ...call.attributes }
  if (!call.signedBy && other.signedBy) call.signedBy = other.signedBy
  else if (call.signedBy && other.signedBy) call.signedBy = { ...describedBy(other.signedBy), ...call.signedBy }
}

/** What a key's issue, a denial's `User: …` or CloudTrail say of it holds for every call that it signed. */
export function enrichIdentities(calls: Call[]): Call[] {
  const known = new Map<string, Partial<Identity>>()
  const learn = (key: string, facts: Partial<Identity>) => known.set(key, { ...facts, ...known.get(key) })
  for (const call of calls) {
    if (call.issued) {
      const fromSts = call.service === 'STS' && /^AssumeRole/.test(call.operation)
      const account = accountOf(call.issued.sessionArn ?? call.roleArn)
      learn(call.issued.key, {
        source: fromSts ? 'assumed_role' : call.kind === 'metadata' ? metadataSource(call) : 'elsewhere',
        issuedBy: call.id,
        ...(call.issued.sessionArn && { sessionArn: call.issued.sessionArn }),
        ...(call.roleArn && { role: call.roleArn }),
        ...(account && { account }),
        ...(call.issued.until !== undefined && { expires: call.issued.until }),
      })
    }
    if (call.signedBy && call.signedBy.kind !== 'none') learn(call.signedBy.key, describedBy(call.signedBy))
  }
  for (const call of calls) {
    const facts = call.signedBy && known.get(call.signedBy.key)
    if (call.signedBy && facts) {
      const source = call.signedBy.source === 'unknown' ? (facts.source ?? 'unknown') : call.signedBy.source
      call.signedBy = { ...facts, ...call.signedBy, source }
    }
  }
  return calls
}

function metadataSource(call: Call): Identity['source'] {
  return asksContainer(call) ? 'container' : 'instance'
}

function describedBy({ source, account, role, sessionArn, principal, expires, issuedBy }: Identity): Partial<Identity> {
  const facts = {
    account,
    role,
    sessionArn,
    principal,
    expires,
    issuedBy,
    source: source === 'unknown' ? undefined : source,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
