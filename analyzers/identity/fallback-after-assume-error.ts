import { sameRole } from '../../src/model/aws.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import { assumeRoleCalls, dataCalls, identitiesOf, signedAs } from '../../src/model/signing.ts'
import { callName, count, describeIdentity, identitySubject, list } from '../../src/model/text.ts'

export const rule: Rule = {
  id: 'fallback-after-assume-error',
  title: 'AssumeRole failed and the server went on as somebody else',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { operation: ['AssumeRole', 'AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'] },
  explains: ['empty-result-wrong-identity', 'hollow-pass-wrong-identity'],
  *check({ toolCall, calls, ledger }): Iterable<Draft | Unsettled> {
    for (const failure of assumeRoleCalls(calls)) {
      const role = failure.roleArn ?? toolCall.expectedRole
      if (failure.outcome !== 'error' || !role || ledger.healed(failure)) continue
      const failedAt = failure.end ?? failure.start
      const retried = assumeRoleCalls(calls).some(
        (call) =>
          call.outcome === 'ok' && (!call.roleArn || sameRole(call.roleArn, role)) && call.start >= failure.start,
      )
      if (retried) continue
      // Who asks STS who it is before the next try goes on with nothing yet.
      const lastTry = assumeRoleCalls(calls).at(-1)!.start
      const after = dataCalls(calls).filter(
        (call) => call.start >= failedAt && (call.service !== 'STS' || call.start > lastTry),
      )
      const foreign = after.filter((call) => signedAs(call, role, ledger) === 'other')
      if (foreign.length === 0) {
        if (after.some((call) => signedAs(call, role, ledger) === 'unknown'))
          yield {
            inconclusive: true,
            missing: ['signing-keys'],
            settleBy:
              'repeat the run with `node --require rolecall/register`, which records the key that signs each call',
          }
        continue
      }
      const identities = identitiesOf(foreign)
      const who = identities.length ? list(identities.map(describeIdentity), 2) : 'another identity'
      const names = [...new Set(foreign.map(callName))]
      yield {
        message: `AssumeRole of ${role} failed, and the server went on as ${who}`,
        expected: `no AWS call without a session of ${role}`,
        observed: `after ${failure.operation} failed (${failure.errorCode}), ${count(foreign.length, 'call')} went out as ${who}: ${list(names, 4)}`,
        fix: 'Fail closed: where the server catches the AssumeRole error, answer the request with an error instead of using the default credential chain (with AWS SDK for JavaScript: pass `fromTemporaryCredentials({ params: { RoleArn } })` to the client and let its error through).',
        confidence: identities.length ? 'high' : 'medium',
        subject: [role, identitySubject(identities[0])],
        evidence: [failure.evidence, ...foreign.map((call) => call.evidence)],
      }
      return
    }
  },
}
