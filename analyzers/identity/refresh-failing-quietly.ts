// botocore's wording: https://github.com/boto/botocore/blob/develop/botocore/credentials.py (RefreshableCredentials)

import { quoted, refusalEvidence, roleAsked, sureness } from '../../src/facts/refusals.ts'
import { assumeRoleCalls } from '../../src/facts/signing.ts'
import { bool } from '../../src/model/attribute-access.ts'
import type { Call } from '../../src/model/call.ts'
import { oncePer } from '../../src/model/once-per.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { describeIdentity, duration, secondTime } from '../../src/model/text.ts'
import type { Case, Issue, Ledger } from '../../src/model/tool-call.ts'

/** Of the "mandatory" period botocore says the same where there are no old credentials, or they are over: at a first refusal too. */
const LOGGED = 'Refreshing temporary credentials failed during advisory refresh period'

export const rule: Rule = {
  id: 'refresh-failing-quietly',
  title: 'Renewing the session fails while the old one still works',
  severity: 'warning',
  step: 4,
  suspect: 'credentials',
  needs: [],
  trigger: { any: [{ digest: ['assumeRoleFailed'] }, { log: [LOGGED] }] },
  causes: ['renewal-failed'],
  *check(c: Case): Iterable<Draft> {
    const seen = new Set<string>()
    for (const call of assumeRoleCalls(c)) {
      if (call.outcome !== 'error' || c.ledger.healed(call)) continue
      const role = roleAsked(c, call)
      const issue = stillUsed(c, call, role)
      if (!issue || seen.has(role)) continue
      seen.add(role)
      const left = issue.until === undefined ? undefined : issue.until - call.start
      const session = {
        key: issue.key,
        kind: 'ASIA' as const,
        source: 'assumed_role' as const,
        ...(issue.sessionArn && { sessionArn: issue.sessionArn }),
      }
      yield {
        message: `Renewing the session of ${role} fails; calls go on with ${describeIdentity(session)}${left === undefined ? '' : `, which ends ${duration(left)} later`}`,
        expected: `${call.operation} of ${role} renews the session before it expires`,
        observed: `${quoted(call)}; the session issued at ${secondTime(issue.from)}${issue.until === undefined ? '' : `, valid until ${secondTime(issue.until)},`} signed calls after the failure`,
        fix: `Mend the renewal${issue.until === undefined ? '' : ` before ${secondTime(issue.until)}`}: from then on every call of this role fails. Alert on a failed ${call.operation}, not only on failed requests.`,
        ...(c.toolCall.negative && { severity: 'info' as const }),
        confidence: sureness(call),
        subject: [role],
        evidence: [...refusalEvidence(call), issue.by.evidence],
      }
    }
    const line = seen.size ? undefined : c.logs.find((log) => log.body.includes(LOGGED))
    if (!line) return
    yield {
      message: `Renewing the credentials of ${c.toolCall.service || 'the server'} fails while the old ones still work`,
      expected: 'a session is renewed before it expires',
      observed: `the log says: ${line.body.slice(0, 300)}`,
      fix: 'Mend what the error names: from the old session’s expiry on every call fails. Alert on this log line.',
      ...(bool(line, 'rolecall.log.mended') && { severity: 'info' as const }),
      confidence: 'medium',
      subject: [c.toolCall.service],
      evidence: [line.evidence],
    }
  },
}

/** When the last tool call ended in which a key signed; of what a process does outside any, its calls tell. */
const servedUntil = oncePer(({ toolCalls }: Ledger) => {
  const last = new Map<string, Us>()
  for (const { kind, keys, until } of toolCalls)
    for (const key of kind === 'process' ? [] : keys) last.set(key, Math.max(last.get(key) ?? until, until))
  return last
})

/** For whom a session is asked for stands in its name as a rule: one under another name is no renewal. What SDKs make up has a time in it. */
function isForOther({ by }: Issue, { sessionName }: Call): boolean {
  const stem = (name: string): string => name.replace(/\d+/g, '0')
  return !!by.sessionName && !!sessionName && stem(by.sessionName) !== stem(sessionName)
}

/** A session of the role that was valid at the failure and signed calls after it. */
function stillUsed({ ledger, calls }: Case, failure: Call, role: string): Issue | undefined {
  const after = failure.end ?? failure.start
  const isUsedHere = (key: string): boolean =>
    calls.some(({ signedBy, start }) => signedBy?.key === key && start >= after)
  for (const issue of ledger.sessions(role, after, after, failure.process))
    if (
      issue.from < failure.start &&
      !isForOther(issue, failure) &&
      ((servedUntil(ledger).get(issue.key) ?? 0) >= after || isUsedHere(issue.key))
    )
      return issue
  return undefined
}
