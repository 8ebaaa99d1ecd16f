// Wordings: https://github.com/newscorpaus/consigliere/issues/18, https://github.com/physera/onelogin-aws-cli/issues/12

import { mildness, quoted, refusalEvidence, refusedWith, sureness } from '../../src/facts/refusals.ts'
import { roleOf } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** botocore checks the length itself (`ParamValidationError`) and sends nothing; what is no role at all is refused as if it were one. */
const CODES = ['ValidationError', 'Validation', 'ParamValidationError', 'AccessDenied']

export const rule: Rule = {
  id: 'role-arn-invalid',
  title: 'What was sent as role ARN is none',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { errorCode: CODES },
  causes: ['session-missing', 'call-failed', 'role-refused'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, CODES, isAboutTheArn)) {
      const sent = call.roleArn ?? valueIn(call.errorMessage) ?? c.toolCall.expectedRole ?? ''
      yield {
        message: `AssumeRole was called with ${sent ? `"${sent}"` : 'an empty value'}, which is not a role ARN`,
        expected: 'arn:aws:iam::<12 digits>:role/<path/><name>',
        observed: quoted(call),
        fix: `${reason(sent)} The ARN as it must be: \`aws iam get-role --role-name <role> --query Role.Arn\`.`,
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [sent],
        evidence: refusalEvidence(call),
      }
    }
  },
}

const IAM_OTHER = /^arn:aws[\w-]*:iam::\d{12}:(?!role\/)(\w+)/

/** botocore names the operation whose parameter it refused. */
const OF_ANOTHER = /when calling the (?!AssumeRole)\w+ operation/

function isAboutTheArn(call: Call): boolean {
  if (call.errorCode === 'AccessDenied') return call.service === 'STS' && IAM_OTHER.test(call.roleArn ?? '')
  const message = call.errorMessage ?? ''
  // Other services call their own parameters invalid in the same words, and have role ARNs among them.
  if (call.service !== 'STS')
    return (
      call.sent === false &&
      /at 'roleArn' failed|parameter RoleArn|Request ARN is invalid/i.test(message) &&
      !OF_ANOTHER.test(message)
    )
  if (/roleSessionName|DurationSeconds|MaxSessionDuration|role chaining|tokenCode|serialNumber/i.test(message))
    return false
  if (/at 'roleArn' failed|parameter RoleArn|\S is invalid|is not (a )?valid ARN/i.test(message)) return true
  return /^AssumeRole/.test(call.operation) && call.roleArn !== undefined && !roleOf(call.roleArn)
}

function valueIn(message: string | undefined): string | undefined {
  return (
    /Value '([^']*)' at 'roleArn'/.exec(message ?? '')?.[1] ??
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
