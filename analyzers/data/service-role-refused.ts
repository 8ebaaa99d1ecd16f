import { mildness, quoted, refusalEvidence, sureness } from '../../src/facts/refusals.ts'
import { serviceRoleRefusal, TOLD_REFUSED } from '../../src/facts/service-roles.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Services whose principal is not their endpoint's name. */
const PRINCIPALS: Readonly<Record<string, string>> = {
  'bedrock runtime': 'bedrock',
  'bedrock agent': 'bedrock',
  'bedrock agent runtime': 'bedrock',
  ecs: 'ecs-tasks',
  sfn: 'states',
  eventbridge: 'events',
  'cloudwatch logs': 'logs',
  'eventbridge scheduler': 'scheduler',
}

export const rule: Rule = {
  id: 'service-role-refused',
  title: 'A service could not work as the role it was given',
  severity: 'error',
  step: 6,
  suspect: 'trust',
  needs: [],
  trigger: { digest: ['callFailed'] },
  causes: ['call-failed', 'call-denied', 'call-answered-with-error'],
  *check(c: Case): Iterable<Draft> {
    for (const call of c.calls) {
      const refused = serviceRoleRefusal(call)
      if (!refused) continue
      const words = call.errorMessage ?? ''
      const lists = refused === 'list'
      const role =
        /arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]*[\w+=@/-]/.exec(words)?.[0] ??
        call.roleArn ??
        'the role in the request'
      yield {
        message: lists
          ? `${serviceOf(call)} found nothing at the S3 URL that ${callName(call)} names: nothing is there, or ${role} may not list it`
          : `${serviceOf(call)} may not assume ${role}, which ${call.errorCode === TOLD_REFUSED ? 'it was given' : `${callName(call)} gave it`}`,
        expected: lists
          ? `${role} may list the bucket, and objects lie under the prefix`
          : `${role} trusts ${principalOf(call)}`,
        observed: quoted(call),
        fix: lists ? listFix(words, role) : trustFix(call, role),
        ...(lists && { suspect: 'permissions' as const }),
        ...mildness(c, call),
        confidence: lists ? 'medium' : sureness(call),
        subject: [call.service, role, lists ? 'list' : 'trust'],
        evidence: refusalEvidence(call),
      }
    }
  },
}

/** Botocore's words name the operation alone: who else could be meant stands in the sentence, or in its role. */
function serviceOf({ service, operation, errorMessage = '' }: Call): string {
  if (service !== '?' && service !== 'AWS') return service
  const named =
    /\b(SageMaker|Bedrock|Glue|Lambda|CodeBuild|CodePipeline|CodeDeploy|Firehose|Athena|Redshift|EMR|ECS|EventBridge Scheduler)\b/i.exec(
      errorMessage,
    )?.[1]
  const principal = /(?<![\w-])([a-z][\w-]{0,62})\.amazonaws\.com\b/.exec(errorMessage)?.[1]
  return named ?? principal ?? (/^[A-Z]/.test(operation) ? `the service of ${operation}` : 'a service')
}

function principalOf(call: Call): string {
  const named = /(?<![\w-])([a-z][\w-]{0,62}\.amazonaws\.com)\b/.exec(call.errorMessage ?? '')?.[1]
  const name = serviceOf(call).toLowerCase()
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
  if (name === 'ecs' && /Infrastructure Role/i.test(call.errorMessage ?? '')) return 'ecs.amazonaws.com'
  if (named || !/^(?:the|a) service/.test(name))
    return named ?? `${PRINCIPALS[name] ?? name.replaceAll(' ', '')}.amazonaws.com`
  return '<service>.amazonaws.com'
}

function trustFix(call: Call, role: string): string {
  const trust = { Effect: 'Allow', Principal: { Service: principalOf(call) }, Action: 'sts:AssumeRole' }
  return `The trust policy of ${role} needs ${JSON.stringify(trust)} (or the role does not exist, or was made seconds ago). Who calls is not to blame: it needs iam:PassRole on that role, no more.`
}

function listFix(words: string, role: string): string {
  const [, bucket = '<bucket>', prefix = ''] = /s3:\/\/([^/"'\s]+)\/?([^"'\s]*)/.exec(words) ?? []
  const statement = { Effect: 'Allow', Action: 's3:ListBucket', Resource: `arn:aws:s3:::${bucket}` }
  return `See what lies there (\`aws s3 ls s3://${bucket}/${prefix}\`). If something does, ${role} cannot list it, which is told in the same words: its policy needs ${JSON.stringify(statement)}, and s3:GetObject on what lies in it.`
}
