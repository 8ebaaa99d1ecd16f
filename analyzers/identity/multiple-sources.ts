// https://github.com/aws/aws-sdk-js-v3/pull/6277: the warning of the SDK for JavaScript, once a process
import { inLanguage } from '../../src/facts/language.ts'
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
  trigger: { any: [{ digest: ['keysAndProfile'] }, { log: [WORDS] }] },
  effectOf: ['credentials-missing'],
  *check(c: Case): Iterable<Draft> {
    const environment = c.ledger.environment(c.toolCall.process)
    const set = environment?.variables ?? []
    const both = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'].every((name) => set.includes(name))
    const line = c.logs.find((log) => log.body.includes(WORDS))
    if (!both && !line) return
    const signed = whatSigned(c)
    yield {
      message: `AWS_PROFILE and AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY are both set: ${signed ? `${signed} signed here, another SDK may take the other` : 'which one signs depends on the SDK'}`,
      many: 'AWS_PROFILE and AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY are both set: which one signs depends on the SDK',
      expected: 'one source of credentials',
      observed: [both && 'all three variables are set', line && `the SDK warns: ${WORDS}`].filter(Boolean).join('; '),
      fix: `Unset one of them. ${inLanguage(c, { nodejs: 'AWS SDK for JavaScript v3 takes the profile, v2 and the AWS CLI take the keys; v3 has announced that it will change', python: 'boto3 and the AWS CLI take the keys', other: 'The AWS CLI takes the keys; other tools may not' })}.`,
      confidence: 'high',
      subject: [c.toolCall.service],
      evidence: [...(line ? [line.evidence] : []), ...(both ? [environment!.evidence] : [])],
    }
  },
}

/** Which of the two it was, as the calls tell. */
function whatSigned({ calls }: Case): string | undefined {
  const sources = new Set(calls.map(({ signedBy }) => signedBy?.source))
  const [env, profile] = [sources.has('env'), sources.has('profile') || sources.has('sso')]
  return env === profile ? undefined : env ? 'the keys of the environment' : 'the profile'
}
