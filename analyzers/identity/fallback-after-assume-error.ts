import { failedProviders, hostRole } from '../../src/facts/grants.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { callerOf } from '../../src/facts/refusals.ts'
import { refusedBeside } from '../../src/facts/roles-refused.ts'
import {
  assumeRoleCalls,
  dataCalls,
  identitiesOf,
  isInfrastructure,
  signedAsRole,
  signedByBase,
} from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import { sameRole } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import { callName, count, cut, describeIdentity, duration, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'fallback-after-assume-error',
  title: 'The role’s credentials failed and the server went on as somebody else',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['assumeRoleFailed', 'providerFailed', 'roleRefusedBefore'] },
  effectOf: ['session-missing', 'credentials-missing'],
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft | Unsettled> {
    const { toolCall, ledger } = c
    const tries = assumeRoleCalls(c)
    const ways = new Map<string, Way>()
    let isUntold = false
    for (const failure of tries) {
      const role = failure.roleArn ?? toolCall.expectedRole
      if (failure.outcome !== 'error' || !role || ledger.healed(failure)) continue
      const way = ways.get(role) ?? wayOf(role, c, tries)
      ways.set(role, way)
      const failedAt = failure.end ?? failure.start
      if (way.lastSuccess >= failure.start) continue
      const foreign = way.foreign.filter((call) => call.start >= failedAt)
      if (foreign.length === 0) {
        isUntold ||= way.lastUnknown >= failedAt
        continue
      }
      const identities = identitiesOf(foreign)
      const who = identities.length ? list(identities.map(describeIdentity), 2) : 'another identity'
      const names = [...new Set(foreign.map(callName))]
      yield {
        message: `AssumeRole of ${role} failed, and the server went on as ${who}`,
        expected: `no AWS call without a session of ${role}`,
        observed: `after ${failure.operation} failed (${failure.errorCode}), ${count(totalOf(foreign), 'call')} went out as ${who}: ${list(names, 4)}`,
        fix: `Fail closed: where the server catches the AssumeRole error, answer the request with an error instead of using the default credential chain${inLanguage(c, { nodejs: ' (AWS SDK for JavaScript: pass `fromTemporaryCredentials({ params: { RoleArn } })` to the client and let its error through)', python: ' (boto3: build the client from the session of the role, or not at all)', other: '' })}.`,
        confidence: identities.length ? 'high' : 'medium',
        subject: [role, identitySubject(identities[0], c.toolCall.service)],
        evidence: [failure.evidence, ...foreign.map((call) => call.evidence)],
      }
      return
    }
    if (isUntold) yield { inconclusive: true, missing: ['signing-keys'] }
    if (tries.length === 0) yield* refusedElsewhere(c)
    yield* pastProvider(c)
  },
}

/** The process was refused the role at its start, or in a thread or task of its own, and its requests go on as itself. */
function* refusedElsewhere(c: Case): Iterable<Draft> {
  const { toolCall: t, ledger } = c
  const failure = refusedBeside(c)
  const role = failure?.roleArn
  if (!failure || !role) return
  const known = failure.end ?? failure.start
  const had = ledger.assumeRoleCalls.some((call) => call.process === t.process && call.outcome === 'ok')
  const astray = dataCalls(c).filter(
    // What this tool did as the role before is no business of the server's own.
    (call) => call.start >= known && signedByBase(call, ledger) && (had || !isInfrastructure(call)),
  )
  if (astray.length === 0) return
  const identities = identitiesOf(astray)
  const who = list(identities.map(describeIdentity), 2)
  yield {
    message: `AssumeRole of ${role} had failed outside of any request, and ${t.tool} went on as ${who}`,
    expected: `no AWS call without a session of ${role}, which the process asked for`,
    observed: `${failure.operation} failed (${failure.errorCode}) ${duration(astray[0]!.start - known)} before, and the process did not get that role ${had ? 'again' : 'at any time'}; ${count(totalOf(astray), 'call')} went out as ${who}: ${list([...new Set(astray.map(callName))], 4)}`,
    fix: `Fail closed: a server that can't get its role is not ready, and says so where it starts and in its health check, instead of using the default credential chain${inLanguage(c, { nodejs: '', python: ' (boto3: build clients from the session of the role, or not at all)', other: '' })}.`,
    confidence: 'medium',
    subject: [role, identitySubject(identities[0], t.service)],
    evidence: [failure.evidence, ...astray.map((call) => call.evidence)],
  }
}

/** How the calls of a case stand to one role: looked up once, for a log may hold thousands of refusals of it. */
interface Way {
  /** µs; −∞ where there is none. */
  lastSuccess: Us
  foreign: Call[]
  lastUnknown: Us
}

function wayOf(role: string, c: Case, tries: readonly Call[]): Way {
  // Who asks STS who it is before the next try goes on with nothing yet.
  const lastTry = tries.at(-1)!.start
  const sent = dataCalls(c).filter((call) => call.service !== 'STS' || call.start > lastTry)
  const signed = (as: string) => sent.filter((call) => signedAsRole(call, role, c.ledger) === as)
  const succeeded = tries.filter((call) => call.outcome === 'ok' && (!call.roleArn || sameRole(call.roleArn, role)))
  return { lastSuccess: latest(succeeded), foreign: signed('other'), lastUnknown: latest(signed('unknown')) }
}

function latest(calls: readonly Call[]): Us {
  return calls.reduce((last, call) => Math.max(last, call.start), Number.NEGATIVE_INFINITY)
}

/** The chain went on past a provider that was configured and failed, to the role of the host. */
function* pastProvider(c: Case): Iterable<Draft> {
  const astray = dataCalls(c).filter((call) => {
    const caller = callerOf(call)
    return (call.signedBy?.source === 'instance' || (caller && hostRole(caller))) && failedProviders(c, call).length > 0
  })
  const first = astray[0]
  if (!first) return
  const failed = failedProviders(c, first)
  const { provider, words } = failed.at(-1)!
  const who = describeIdentity(first.signedBy!)
  yield {
    message: `${provider} gave no credentials, and the server went on as ${hostRole(callerOf(first) ?? '') ?? 'its host'}: ${who}`,
    expected: `credentials from ${provider}, which is configured`,
    observed: `the log says: ${cut(words, 400)}; then ${count(totalOf(astray), 'call')} as ${who}: ${list([...new Set(astray.map(callName))], 4)}`,
    fix: `Mend ${provider} by what it says, and let the process end where it fails: name that one provider instead of the default chain, which goes on to the host's own role. That role is not to be widened.`,
    confidence: 'high',
    subject: [provider, identitySubject(first.signedBy, c.toolCall.service)],
    evidence: [...failed.map(({ evidence }) => evidence), ...astray.map((call) => call.evidence)],
  }
}
