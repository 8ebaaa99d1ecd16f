/** Joins calls across sources by AWS request id, and lets every mention of a key share what any of them knows of it. */
import { accountOf, isMetadata } from '../model/aws.ts'
import type { Call, Identity } from '../model/call.ts'

/** How well a way of seeing tells of a call: the others only complete it. */
const RANK: Readonly<Record<Call['seenAs'], number>> = { sdk: 0, http: 1, csm: 2, cloudtrail: 3, log: 4 }
/** A log line without a request id tells of a failed call in a span when they are this close, µs. */
const LOG_REACH = 3_000_000

/** One call for each AWS request id; a log line tells of the span that failed alike, close by. */
export function joinByRequestId(calls: readonly Call[]): Call[] {
  const byId = new Map<string, Call>()
  const kept: Call[] = []
  const best = [...calls].sort((a, b) => RANK[a.seenAs] - RANK[b.seenAs])
  for (const call of best) {
    const twin = call.requestId ? byId.get(`${call.requestId}`) : undefined
    const told = twin ?? (call.seenAs === 'log' ? tellsOf(call, kept) : undefined)
    if (told && told.seenAs !== call.seenAs) {
      complete(told, call)
      continue
    }
    // The same CloudTrail event in two regions' files.
    if (told?.seenAs === 'cloudtrail' && told.spanId === call.spanId) continue
    kept.push(call)
    if (call.requestId) byId.set(call.requestId, call)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function tellsOf(log: Call, kept: readonly Call[]): Call | undefined {
  return kept.find(
    (call) =>
      call.seenAs !== 'log' &&
      (call.operation === log.operation || log.service === 'AWS') &&
      call.outcome === 'error' &&
      (call.errorCode === log.errorCode || call.errorCode === undefined) &&
      Math.abs((call.end ?? call.start) - log.start) < LOG_REACH,
  )
}

function complete(call: Call, other: Call): void {
  // `error` and `HTTP 403` stand for a code that the span did not have.
  if (other.errorCode && (!call.errorCode || /^(error|HTTP \d+)$/.test(call.errorCode)))
    call.errorCode = other.errorCode
  if (!call.errorMessage && other.errorMessage) call.errorMessage = other.errorMessage
  if (!call.roleArn && other.roleArn) call.roleArn = other.roleArn
  if (!call.issued && other.issued) call.issued = other.issued
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
        source: fromSts ? 'assumed_role' : isMetadata(call.host, call.path) ? metadataSource(call) : 'elsewhere',
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
  return /^\/v2\/credentials/.test(call.path ?? '') || call.host === '169.254.170.2' ? 'container' : 'instance'
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
