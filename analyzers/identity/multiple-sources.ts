// https://github.com/aws/aws-sdk-js-v3/pull/6277: the warning of the SDK for JavaScript, once a process
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

const WORDS = 'Multiple credential sources detected'

export const rule: Rule = {
  id: 'multiple-sources',
  title: 'Two sources of credentials compete',
  severity: 'warning',
  step: null,
  suspect: 'credentials',
  needs: [],
  trigger: { any: [{ callKind: 'aws' }, { log: [WORDS] }] },
  *check(c: Case): Iterable<Draft> {
    const environment = c.ledger.environment(c.toolCall.process)
    const set = environment?.variables ?? []
    const both = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'].every((name) => set.includes(name))
    const line = c.logs.find((log) => log.body.includes(WORDS))
    if (!both && !line) return
    yield {
      message:
        'AWS_PROFILE and AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY are both set: which one signs depends on the SDK',
      expected: 'one source of credentials',
      observed: [both && 'all three variables are set', line && `the SDK warns: ${WORDS}`].filter(Boolean).join('; '),
      fix: 'Unset one of them. AWS SDK for JavaScript v3 takes the profile, v2, the AWS CLI and boto3 take the keys; v3 has announced that it will change.',
      confidence: 'high',
      subject: [c.toolCall.service],
      evidence: [...(line ? [line.evidence] : []), ...(both ? [environment!.evidence] : [])],
    }
  },
}
