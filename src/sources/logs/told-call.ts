/** The call that the words of a cause tell of, beside what a text says of it in AWS's own. */
import { givesCredentials, plainCode } from '../../model/aws.ts'
import { type Cause, callOfCause } from '../../vocabulary/causes.ts'
import { notReachedCode } from '../../vocabulary/not-reached.ts'
import type { AwsFacts } from './aws-facts.ts'
import { namesS3, STS } from './named-services.ts'
import { serviceOfHost } from './url-status.ts'

/** Endpoints that words about connections name: that of a request first, and then any. */
const ASKED =
  /\b(?:Get|Head|Post|Put|Patch|Delete|GET|HEAD|POST|PUT|PATCH|DELETE) \\{0,4}"?https?:\/\/([\w.-]{1,200}\.(?:amazonaws\.com(?:\.cn)?|api\.aws))/
const HOST =
  /https?:\/\/([\w.-]{1,200}\.(?:amazonaws\.com(?:\.cn)?|api\.aws))|\b((?:[\w-]{1,63}\.){1,6}(?:amazonaws\.com(?:\.cn)?|api\.aws))\b/
const OF_WAY = /^(?:not-connected|no-answer)$/
/** Whoever asks who they are asks for no role. */
const OF_CALLER = /caller.?identity/i

/** Of what was signed, and so was sent, though for no region, or to a place that sends it on. */
const OF_SIGNATURE = /^(?:AuthorizationHeaderMalformed|SignatureDoesNotMatch|InvalidSignature|PermanentRedirect)/

/** The call that the words tell of; what AWS answered outweighs them, unless they say that nothing was sent. */
export function putToldCall(facts: AwsFacts, causes: readonly Cause[], text: string): void {
  const cause = causes.find((one) => callOfCause(one))
  const call = cause && callOfCause(cause)
  if (!call || (cause === 'assume-role-failed' && isOfService(facts, text))) return
  // What did not connect was the metadata service.
  if (OF_WAY.test(cause) && causes.includes('metadata-silent') && !HOST.test(text)) return
  // The answer of whoever gives credentials is the reason why there are none.
  const answered =
    facts.code !== undefined && (givesCredentials(facts.operation ?? '') || OF_SIGNATURE.test(facts.code))
  // Cognito has no code for it of its own.
  const outweighs =
    !facts.code || (call.unsent && !answered) || call.principal !== undefined || cause === 'app-client-refused'
  if (
    call.operation &&
    (facts.operation === undefined ||
      (outweighs && !STS.test(facts.operation) && !facts.operation.startsWith('AssumeRole')) ||
      (call.principal && facts.operation === 'GetCallerIdentity'))
  ) {
    const byToken = call.operation === 'AssumeRole' && /web.?identity/i.test(text)
    if (cause !== 'sts-unreachable' || !OF_CALLER.test(text))
      facts.operation = byToken ? 'AssumeRoleWithWebIdentity' : call.operation
    facts.service = call.service!
  } else if (call.service) facts.service ??= call.service
  // What STS refused a role for is told beside it.
  else if (causes.includes('assume-role-failed') && !facts.service && !facts.operation) {
    facts.service = 'STS'
    facts.operation = /web.?identity/i.test(text) ? 'AssumeRoleWithWebIdentity' : 'AssumeRole'
  }
  // SDKs that tell AWS's code leave out its status.
  if (call.status && facts.code && plainCode(facts.code) === call.code) facts.status ??= call.status
  if (!outweighs) return
  facts.code = call.code
  if (call.unsent) {
    facts.unsent = true
    delete facts.answered
  }
  if (call.principal) facts.principal ??= call.principal
  if (call.status) facts.status ??= call.status
  if (cause !== 'sts-unreachable' && cause !== 'not-connected' && cause !== 'no-answer') return
  const [, inUrl, bare] = ASKED.exec(text) ?? HOST.exec(text) ?? []
  const host = inUrl ?? bare
  if (host) facts.host = host
  if (host && !facts.service)
    facts.service = host.split('.').find((part) => SERVICE_IN_HOST.test(part)) ?? serviceOfHost(host)
  if (cause === 'no-answer') facts.service ??= namesS3(text) ? 'S3' : 'AWS'
  else facts.code = notReachedCode(text) ?? facts.code
}

/** A service of AWS that was given a role says of itself that it could not assume it. */
function isOfService(facts: AwsFacts, text: string): boolean {
  const [, code, service] = SERVICE_SENTENCE.exec(text) ?? []
  if (code && service) {
    facts.code ??= code
    facts.service ??= service
  }
  return SERVICE_SAID.test(facts.code ?? '')
}

const SERVICE_SENTENCE =
  /\b(ValidationException|Invalid(?:Parameter|Argument|Request|Input|Role)\w{0,40}): (?:Amazon |AWS )?([A-Z]\w{1,30}) (?:was|is|could|can|may|does)\b/
const SERVICE_SAID = /^(?:ValidationException|Invalid(?:Parameter|Argument|Request|Input|Role))/

const SERVICE_IN_HOST =
  /^(?:s3|sqs|sns|sts|kms|ssm|ec2|iam|dynamodb|secretsmanager|lambda|athena|glue|bedrock-runtime|logs|monitoring|kinesis|kinesisvideo|firehose|events|states|ecr|codeartifact|cognito-idp|cognito-identity|elasticfilesystem|xray|sso|oidc|route53)$/
