/**
 * The usual suspects, each guilty, cleared or unknown with evidence. Clearing the innocent settles more arguments than
 * accusing.
 */

import { assumeRoleCallsFor, dataCalls, dataCallsAmong, foreignCalls, signedAs } from '../../facts/signing.ts'
import { unwatchedTransports } from '../../facts/silence.ts'
import { standsFor, Tally, totalOf } from '../../model/alike.ts'
import { num } from '../../model/attribute-access.ts'
import { ROLECALL as R } from '../../model/attributes.ts'
import { isDenial } from '../../model/aws.ts'
import { type Call, isStanding } from '../../model/call.ts'
import type { Evidence } from '../../model/records.ts'
import type { SuspectReport } from '../../model/report.ts'
import type { Suspect } from '../../model/rule.ts'
import { SUSPECTS } from '../../model/rule.ts'
import { count, list } from '../../model/text.ts'
import type { Case } from '../../model/tool-call.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import type { Judged } from './fold.ts'

type Acquittal = { cleared: true; why: string; evidence: readonly Evidence[] } | { cleared: false; why: string }

/** A wait for a socket longer than this, ms, says that the pool was short. */
const POOL_WAIT_MS = 250

export function suspectsOf(cases: readonly Case[], judged: readonly Judged[]): SuspectReport[] {
  const run = new Seen(cases)
  const lost = whatIsLost(cases)
  return SUSPECTS.map((suspect) => {
    const against = judged.filter((one) => one.suspect === suspect && one.finding.severity !== 'info')
    const guilty = against.filter((one) => !one.finding.causedBy)
    if (guilty.length)
      return {
        suspect,
        verdict: 'guilty',
        why: guilty[0]!.finding.message,
        findings: guilty.map((one) => one.finding.fingerprint),
        evidence: guilty[0]!.finding.evidence.slice(0, 3),
      }
    if (against.length) {
      const cause = judged.find((one) => one.finding.fingerprint === against[0]!.finding.causedBy)
      return {
        suspect,
        verdict: 'unknown',
        why: `cannot be judged before ${cause?.rule.id ?? 'the root cause'} is mended: ${against[0]!.finding.message}`,
        findings: against.map((one) => one.finding.fingerprint),
        evidence: against[0]!.finding.evidence.slice(0, 3),
      }
    }
    const verdict = BY_ABSENCE.has(suspect) && lost ? unknown(lost) : ACQUITTALS[suspect](cases, run)
    return verdict.cleared
      ? { suspect, verdict: 'cleared', why: verdict.why, findings: [], evidence: verdict.evidence.slice(0, 5) }
      : { suspect, verdict: 'unknown', why: verdict.why, findings: [], evidence: [] }
  })
}

/** Cleared where nothing speaks against them in all that was done: records that are lost might. */
const BY_ABSENCE: ReadonlySet<Suspect> = new Set([
  'permissions',
  'network',
  'metadata',
  'pool',
  'clock',
  'second-token',
])

function whatIsLost(cases: readonly Case[]): string | undefined {
  const lost = cases.some(
    ({ ledger, calls, toolCall: t }) =>
      ledger.gap(t.process)?.tail === 'incomplete' ||
      calls.some((call) => ledger.gap(call.process)?.tail === 'incomplete'),
  )
  return lost ? 'records of its processes were lost, and with them perhaps what would accuse it' : undefined
}

/** The calls of all cases, each once, and how many they are with those of the tool calls that cases stand for. */
class Seen {
  readonly calls: readonly Call[]
  readonly #times = new Tally<Call>()

  constructor(cases: readonly Case[]) {
    for (const { calls, toolCall } of cases) for (const call of calls) this.#times.add(call, toolCall)
    this.calls = this.#times.things
  }

  /** Of some of these calls. */
  many(calls: readonly Call[]): number {
    return this.#times.count(calls)
  }
}

function manyCases(cases: readonly Case[]): number {
  return totalOf(cases.map((c) => c.toolCall))
}

/** Calls of a case, once for each tool call that used them. */
function manyUses(uses: readonly { c: Case }[]): number {
  return uses.reduce((sum, { c }) => sum + standsFor(c.toolCall), 0)
}

const unknown = (why: string): Acquittal => ({ cleared: false, why })
const cleared = (why: string, calls: readonly { evidence: Evidence }[]): Acquittal => ({
  cleared: true,
  why,
  evidence: calls.map((call) => call.evidence),
})

/** AssumeRole worked, and what it issued was accepted: role and trust are proved good by the same calls. */
function assumeRoleWorked(cases: readonly Case[], seen: Seen, noun: string): Acquittal {
  const ledger = cases[0]?.ledger
  const asked = [...new Set(cases.flatMap((c) => assumeRoleCallsFor(c)))]
  const ok = asked.filter((call) => call.outcome === 'ok')
  if (!ledger || ok.length === 0)
    return unknown(asked.length ? 'AssumeRole never succeeded' : 'no AssumeRole call was recorded')
  const lost = asked.filter((call) => call.outcome !== 'ok' && !ledger.healed(call))
  if (lost.length) return unknown(`${seen.many(ok)} of ${seen.many(asked)} AssumeRole calls succeeded`)
  const roles = [...new Set(ok.map((call) => call.roleArn ?? 'the role'))]
  const used = cases.flatMap((c) => {
    const role = c.toolCall.expectedRole
    return role ? dataCalls(c).map((call) => ({ call, c, as: signedAs(call, c) })) : []
  })
  const own = used.filter((one) => one.as === 'expected')
  const signed = used.length
    ? `, and ${manyUses(own)} of ${count(manyUses(used), 'AWS call')} were signed by the keys they issued`
    : ''
  return cleared(
    `${noun} is cleared: ${seen.many(ok)} of ${count(seen.many(asked), 'AssumeRole call')} for ${list(roles, 2)} succeeded${signed}`,
    [...ok.slice(0, 2), ...own.slice(0, 3).map((one) => one.call)],
  )
}

const ACQUITTALS: Readonly<Record<Suspect, (cases: readonly Case[], seen: Seen) => Acquittal>> = {
  token(cases) {
    const withToken = cases.filter((c) => c.toolCall.token)
    if (withToken.length === 0) return unknown('no token was recorded')
    const broken = withToken.filter((c) => c.toolCall.chain.slice(0, 2).some((step) => step.state === 'broken'))
    if (broken.length) return unknown('a token step is broken')
    const named = withToken.filter((c) => c.toolCall.token?.role)
    if (named.length < withToken.length) return unknown('not every token names a role')
    return cleared(
      `the token is cleared: it was read and named the role in ${manyCases(named)} of ${countUnits(withToken.map((c) => c.toolCall))}`,
      named.map((c) => c.toolCall.token!).slice(0, 3),
    )
  },
  role(cases, seen) {
    const worked = assumeRoleWorked(cases, seen, 'AssumeRole')
    // That some role could be assumed says nothing of whether it was the right one.
    if (worked.cleared && !cases.some((c) => c.toolCall.expectedRole))
      return unknown(`no role is known to be expected; ${worked.why}`)
    return worked
  },
  trust: (cases, seen) => assumeRoleWorked(cases, seen, "the role's trust policy"),
  permissions(cases, seen) {
    // Asking STS who one is needs no permission, and no region.
    const data = [...new Set(cases.flatMap((c) => dataCalls(c)))].filter((call) => call.service !== 'STS')
    const answered = data.filter((call) => call.outcome === 'ok')
    const denied = data.filter((call) => isDenial(call.errorCode) || call.httpStatus === 403)
    if (denied.length) return unknown(`${seen.many(denied)} of ${count(seen.many(data), 'AWS call')} were denied`)
    const untold = data.filter((call) => call.outcome === 'unknown')
    if (untold.length) return unknown(`how ${count(seen.many(untold), 'AWS call')} were answered is not told`)
    if (answered.length === 0) return unknown('no AWS call beyond STS succeeded')
    if (cases.some((c) => foreignCalls(c).length > 0))
      return unknown("calls ran as somebody else: the role's own permissions were not tried")
    return cleared(`permissions are cleared: none of ${count(seen.many(data), 'AWS call')} was denied`, answered)
  },
  credentials(cases) {
    const promised = cases.filter((c) => c.toolCall.expectedRole)
    const data = promised.flatMap((c) => dataCalls(c).map((call) => ({ call, c })))
    if (data.length === 0) return unknown('no AWS call was made for a known role')
    const own = data.filter(({ call, c }) => signedAs(call, c) === 'expected')
    if (own.length < data.length)
      return unknown(`${manyUses(own)} of ${manyUses(data)} AWS calls are known to be signed by the role's session`)
    return cleared(
      `credentials are cleared: ${manyUses(own)} of ${count(manyUses(data), 'AWS call')} were signed by a session of the expected role`,
      own.map(({ call }) => call),
    )
  },
  network(cases, seen) {
    const unseen = cases.find(
      ({ ledger, toolCall: t }) =>
        t.outcome === 'timeout' && ledger.coverage(t.process, 'open-calls', t.start, t.until) === 'unknown',
    )
    const at = (call: Call) => call.end ?? cases[0]?.ledger.lastSeen(call.process)?.at ?? call.start
    const left = seen.calls.filter((call) => call.sent === true)
    const sent = left.filter((call) => !isStanding(call, at(call)))
    const sending = new Set(sent)
    const waiting = seen.many(left.filter((call) => call.open && !sending.has(call)))
    if (sent.length === 0) return unknown('no outbound call was seen to leave')
    const unanswered = sent.filter(
      (call) => call.open || (call.outcome === 'error' && call.httpStatus === undefined && !call.requestId),
    )
    if (unanswered.length) return unknown(`${seen.many(unanswered)} of ${count(seen.many(sent), 'call')} got no answer`)
    if (unseen) return unknown(`${unseen.toolCall.tool} was abandoned, and calls that never ended were not recorded`)
    const beside = waiting ? `; ${waiting} more, which may wait by design, ${waiting === 1 ? 'is' : 'are'} open` : ''
    return cleared(
      `the network is cleared: ${count(seen.many(sent), 'outbound call')} left and all were answered${beside}`,
      sent,
    )
  },
  metadata(cases, seen) {
    const probes = seen.calls.filter((call) => call.kind === 'metadata')
    const bad = probes.filter((call) => call.outcome !== 'ok')
    if (bad.length)
      return unknown(`${seen.many(bad)} of ${count(seen.many(probes), 'metadata request')} failed or stayed open`)
    if (probes.length)
      return cleared(`the metadata service is cleared: ${count(seen.many(probes), 'request')}, all answered`, probes)
    if (!cases.length || cases.some((c) => unwatchedTransports(c).length > 0))
      return unknown('metadata requests were not watched')
    return cleared('the metadata service is cleared: nobody asked it', [])
  },
  pool(_, seen) {
    const waits = seen.calls.filter((call) => num(call, R.timeSocket) !== undefined)
    if (waits.length === 0) return unknown('waiting for sockets was not recorded')
    const long = waits.filter((call) => num(call, R.timeSocket)! > POOL_WAIT_MS)
    if (long.length) return unknown(`${count(seen.many(long), 'call')} waited long for a socket`)
    return cleared(`the socket pool is cleared: none of ${count(seen.many(waits), 'call')} waited for a socket`, waits)
  },
  region(_, seen) {
    const data = dataCallsAmong(seen.calls).filter((call) => call.service !== 'STS')
    const redirected = data.filter(
      (call) =>
        /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint)$/.test(call.errorCode ?? '') ||
        call.httpStatus === 301,
    )
    const answered = data.filter((call) => call.outcome === 'ok')
    if (redirected.length) return unknown(`${count(seen.many(redirected), 'call')} went to another region's endpoint`)
    if (answered.length === 0) return unknown('no AWS call beyond STS succeeded')
    return cleared(`the region is cleared: ${count(seen.many(answered), 'call')} answered, none redirected`, answered)
  },
  clock(_, seen) {
    const aws = seen.calls.filter((call) => call.kind === 'aws')
    const skewed = aws.filter(
      (call) =>
        /^(RequestTimeTooSkewed|RequestExpired)$/.test(call.errorCode ?? '') ||
        /Signature (expired|not yet current)/.test(call.errorMessage ?? ''),
    )
    const accepted = aws.filter((call) => call.outcome === 'ok' && call.signedBy && call.signedBy.kind !== 'none')
    if (skewed.length) return unknown(`${count(seen.many(skewed), 'call')} were refused for their time`)
    if (accepted.length === 0) return unknown('no signed call was accepted')
    return cleared(
      `the clock is cleared: AWS accepted the time of ${count(seen.many(accepted), 'signed call')}`,
      accepted,
    )
  },
  'second-token'(_, seen) {
    const http = seen.calls.filter((call) => call.kind === 'http')
    const refused = http.filter((call) => call.httpStatus === 401 || call.httpStatus === 403)
    const carried = http.filter((call) => call.auth && call.auth.scheme !== 'none' && call.outcome === 'ok')
    if (refused.length) return unknown(`${count(seen.many(refused), 'call')} to other services were refused`)
    if (carried.length === 0) return unknown('no authenticated call to another service was seen')
    return cleared(
      `the second token is cleared: ${count(seen.many(carried), 'call')} to other services carried one and were accepted`,
      carried,
    )
  },
  data(cases) {
    const full = cases.filter((c) => (c.toolCall.answer?.count ?? c.toolCall.resultCount ?? 0) > 0)
    const own = full.filter((c) => foreignCalls(c).length === 0)
    if (full.length === 0) return unknown('no answer with results was recorded')
    if (own.length === 0) return unknown('what came back was read as somebody else')
    return cleared(
      `the data are cleared: ${countUnits(own.map((c) => c.toolCall))} came back with results`,
      own.map((c) => ({ evidence: c.toolCall.answer?.evidence ?? c.toolCall.evidence[0]! })),
    )
  },
  evidence(cases) {
    const gaps = cases.filter(
      ({ ledger, toolCall: t }) => t.process && ledger.coverage(t.process, 'aws-calls', t.start, t.until) !== 'proven',
    )
    if (gaps.length || !cases.some(({ toolCall: t }) => t.process))
      return unknown('what was watched is not recorded for every process')
    const bundled = cases.find(
      ({ ledger, toolCall: t }) => t.process && !ledger.gap(t.process)?.watched.includes('aws-calls'),
    )
    if (bundled)
      return unknown(
        `no AWS SDK was seen to load in ${bundled.toolCall.service}: in a bundle, what it does before a request leaves is not seen`,
      )
    return cleared('the evidence is complete: every process was watched from start to end', [])
  },
}
