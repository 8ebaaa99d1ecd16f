import { dataCalls, issuedElsewhere } from '../../src/facts/signing.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, describeIdentity, secondTime } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'key-issued-elsewhere',
  title: 'The key that signed was not issued by STS in this process',
  severity: 'info',
  step: 4,
  suspect: 'credentials',
  needs: [],
  trigger: { digest: ['otherIssuer'] },
  *check(c: Case): Iterable<Draft> {
    const seen = new Set<string>()
    for (const call of dataCalls(c)) {
      const issue = issuedElsewhere(call, c.ledger)
      const issuer = issue?.by.host ?? issue?.by.service
      if (!issue || !issuer || seen.has(issuer)) continue
      seen.add(issuer)
      yield {
        message: `${callName(call)} was signed by a key that ${issuer} issued, not STS`,
        expected: c.toolCall.expectedRole
          ? `a session of ${c.toolCall.expectedRole}; whether ${issuer} gave one only its own records tell`
          : 'the issuer of a key is known',
        observed: `${describeIdentity(call.signedBy!)}, issued by ${callName(issue.by)} at ${secondTime(issue.from)}${issue.until === undefined ? '' : ` until ${secondTime(issue.until)}`}`,
        fix: `Nothing, if ${issuer} is meant to issue credentials; to prove whose they are, call \`sts get-caller-identity\` with them once.`,
        confidence: 'high',
        subject: [issuer],
        evidence: [issue.by.evidence, call.evidence],
      }
    }
  },
}
