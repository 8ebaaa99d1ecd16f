// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html ("Code":"AssumeRoleUnauthorizedAccess")
import { toldBy } from '../../src/model/log-text.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const CODE = 'AssumeRoleUnauthorizedAccess'

export const rule: Rule = {
  id: 'imds-role-not-assumable',
  title: 'The instance’s role does not trust EC2',
  severity: 'error',
  step: 3,
  suspect: 'trust',
  needs: [],
  trigger: { any: [{ errorCode: [CODE] }, { told: ['instance-role-untrusted'] }] },
  causes: ['provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const calls = c.calls.filter(({ kind, errorCode }) => kind === 'metadata' && errorCode === CODE)
    const lines = calls.length ? [] : c.logs.filter((log) => toldBy(log).includes('instance-role-untrusted'))
    const witnesses = [...calls, ...lines]
    if (witnesses.length === 0 || c.calls.some(({ kind, issued }) => kind === 'metadata' && issued)) return
    const words = calls.find(({ errorMessage }) => errorMessage)?.errorMessage ?? lines[0]?.body ?? CODE
    const path = calls.find(({ path }) => path)?.path
    const role =
      /\/security-credentials\/([^/?]+)$/.exec(path ?? '')?.[1] ??
      /cannot assume the role ([\w+=,.@-]*[\w+=,@-])/.exec(words)?.[1]
    const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
    yield {
      message: `EC2 may not assume ${role ?? 'the role of the instance’s profile'}: the instance has no credentials`,
      expected: 'the metadata service answers with the credentials of the instance’s role',
      observed: `${calls.length ? `${count(calls.length, 'answer')} of the metadata service` : count(lines.length, 'log line')}: ${cut(words, 300)}`,
      fix: `The trust policy of ${role ?? 'that role'} needs ${JSON.stringify(trust)} (\`aws iam get-role --role-name ${role ?? '<role>'} --query Role.AssumeRolePolicyDocument\`); or attach the profile of a role that is meant for instances. The instance takes minutes to try again.`,
      confidence: calls.length ? 'high' : 'medium',
      subject: [role ?? 'the role of the instance'],
      evidence: witnesses.map(({ evidence }) => evidence),
    }
  },
}
