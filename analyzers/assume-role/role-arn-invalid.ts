// Wordings: https://github.com/newscorpaus/consigliere/issues/18, https://github.com/physera/onelogin-aws-cli/issues/12

import {
  blamesRoleArn,
  givesNoRole,
  IAM_OTHER,
  mildness,
  quoted,
  refusalEvidence,
  refusedWith,
  sureness,
} from '../../src/facts/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** botocore checks the length itself (`ParamValidationError`) and sends nothing; what is no role at all is refused as if it were one. */
const CODES = ['ValidationError', 'Validation', 'ParamValidationError', 'InvalidParameterValue', 'AccessDenied']

export const rule: Rule = {
  id: 'role-arn-invalid',
  title: 'What was sent as role ARN is none',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { errorCode: CODES },
  causes: ['session-missing', 'provider-failed', 'call-failed', 'role-refused'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, CODES, (one) => blamesRoleArn(one) || givesNoRole(one))) {
      const ofService = givesNoRole(call)
      const said = valueIn(call.errorMessage)
      const sent = ofService ? (said ?? '') : (call.roleArn ?? said ?? c.toolCall.expectedRole ?? '')
      yield {
        message: `${ofService ? `${callName(call)} was given` : 'AssumeRole was called with'} ${sent ? `"${sent}"` : 'an empty value'}, which is not a role ARN`,
        expected: 'arn:aws:iam::<12 digits>:role/<path/><name>',
        observed: quoted(call),
        fix: `${reason(sent)} The ARN as it must be: \`aws iam get-role --role-name <role> --query Role.Arn\`.`,
        ...mildness(c, call),
        ...(ofService && { step: 6 as const }),
        confidence: sureness(call),
        subject: [sent],
        evidence: refusalEvidence(call),
      }
    }
  },
}

function valueIn(message: string | undefined): string | undefined {
  return (
    /[Vv]alue '([^']*)' at '[\w.]{0,80}[Rr]ole(?:Arn|ARN|Name)?'/.exec(message ?? '')?.[1] ??
    /^(?!Request ARN)(\S+) is invalid/.exec(message ?? '')?.[1]
  )
}

function reason(sent: string): string {
  if (/\$\{|\{\{|<|%[A-Z_]+%/.test(sent)) return 'A template was not expanded: look at the variable that it names.'
  if (!sent) return 'The variable or claim that should hold it is empty.'
  if (!sent.startsWith('arn:')) return "A role's name was sent where its ARN is needed."
  const other = IAM_OTHER.exec(sent)?.[1]
  if (other) return `This is the ARN of a ${other}, not of a role: only roles are assumed.`
  if (/^aws[\w-]*:iam:/.test(sent)) return 'The leading `arn:` is missing.'
  if (/^arn:aws[\w-]*:sts:/.test(sent)) return 'This is the ARN of a session, not of a role.'
  if (!/:\d{12}:/.test(sent)) return 'The account id must have 12 digits (a leading zero is easily lost).'
  return 'It is cut off, or has the wrong shape.'
}
