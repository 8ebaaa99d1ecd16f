/** What a text tells about one AWS call: in the sentences of SDKs (sdk-sentences.ts), and in AWS's own words, which are public as well. */
import { isStatusOfAnother, parseDenial } from '../../model/aws.ts'
import { CAUSES } from '../../vocabulary/causes.ts'
import { isOfAnotherCloud, isOfFramework, isRefusalOfAnother } from '../../vocabulary/other-guards.ts'
import { causesIn, tells } from '../../vocabulary/tells.ts'
import { type AwsFacts, serviceName } from './aws-facts.ts'
import { goV1AnswerIn } from './go-errors.ts'
import { codeBefore, isJavaAnswer } from './java-answers.ts'
import { bucketIn } from './named-buckets.ts'
import { NAMES_S3, namesS3, STS, serviceOfCaller } from './named-services.ts'
import { SENTENCES } from './sdk-sentences.ts'
import { putToldCall } from './told-call.ts'
import { askedByUrl, serviceOfHost } from './url-status.ts'

/** Codes that only AWS uses, or uses in a way that a line with one speaks of AWS. */
const CODES =
  'AWS\\.SimpleQueueService\\.\\w{3,40}|QueueDoesNotExist|AccessDenied|AccessDeniedException|ExpiredToken|ExpiredTokenException|TokenRefreshRequired|InvalidIdentityToken|InvalidIdentityTokenException|IDPCommunicationError|IDPRejectedClaim|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|SignatureDoesNotMatch|RequestTimeTooSkewed|RequestExpired|InvalidSignatureException|RegionDisabledException|RegionDisabled|PackedPolicyTooLarge|PackedPolicyTooLargeException|MalformedPolicyDocument|MalformedPolicyDocumentException|MissingAuthenticationToken|IncompleteSignature|OptInRequired|SlowDown|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|ProvisionedThroughputExceededException|ServiceUnavailable|NoSuchBucket|NoSuchKey|AccessControlListNotSupported|PermanentRedirect|AuthorizationHeaderMalformed|UnauthorizedOperation|AuthFailure|CredentialsProviderError|TokenProviderError|NoCredentialsError|NoCredentialProviders|PartialCredentialsError|CredentialRetrievalError|UnauthorizedSSOTokenError|SSOTokenLoadError|EndpointConnectionError|ConnectTimeoutError|ReadTimeoutError'
const CODE_AT_START = new RegExp(`(?:^|[\\s:("'\\[=])(${CODES})(?=[:\\s"'),\\]]|$)`)

/** The best-known operations of other services that appear without it. */
const S3 =
  /^(ListBuckets|ListObjects(V2)?|(Get|Head|Put|Delete|Copy)Object\w*|(Get|Head|Put|Delete|Create)Bucket\w*|CreateMultipartUpload|UploadPart|CompleteMultipartUpload)$/

/** Codes of S3's own, which name the service. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3_CODES =
  /^(NoSuchBucket|NoSuchKey|AccessControlListNotSupported|PermanentRedirect|InvalidAccessKeyId|RequestTimeTooSkewed|SlowDown)$/

/** S3's operations beside its sentence. */
const S3_DENIED =
  /\b((?:Get|Head|Put|Delete|Copy)Object|ListObjects(?:V2)?|(?:Head|List|Create)Buckets?)\b[^\n]{0,300}\bAccess Denied\b/

/** An answer whose sentence names the thing, and with it the service: `NotFoundException: Alias arn:aws:kms:… is not found`. Roles are given to any. */
const OF_THING =
  /(?:^|[\s("'])((?:NotFound|ResourceNotFound|Disabled|KMSInvalidState|InvalidKeyUsage|InvalidState|Validation|InvalidParameter|InvalidRequest|ResourceConflict|ResourceInUse|LimitExceeded|ServiceQuotaExceeded)Exception): [^\n]{0,200}?\barn:aws[\w-]{0,20}:(?!iam:|sts:)([a-z][a-z0-9-]{1,40}):/

const UNFIT_ROLE = /\bParameter validation failed:[^\n]{0,20}\n?[^\n]{0,200}\bparameter RoleArn\b/

const NO_REASON = CAUSES['assume-role-failed'].call.code

/** Facts about one AWS call that a text reports; `undefined` when it reports none. */
export function awsFacts(text: string): AwsFacts | undefined {
  if (isOfAnotherCloud(text)) return undefined
  const facts: AwsFacts = {}
  for (const sentence of SENTENCES) sentence(text, facts)
  // Text inside JSON text has its line ends written out.
  const denial = parseDenial(text.replace(/\\{1,8}[nrt]/g, ' '))
  if (denial.action) {
    if (denial.principal) facts.principal = denial.principal
    facts.action = denial.action
    if (denial.resource) facts.resource = denial.resource
    const [prefix, operation] = denial.action.split(':') as [string, string]
    // "AssumeRole … is not authorized to perform: sts:TagSession": the action is not always the operation called.
    if (operation !== 'TagSession') facts.operation ??= operation
    else facts.operation ??= 'AssumeRole'
    // What a service may not do itself is told by the call that gave it the role.
    if (prefix !== 'sts' || facts.operation === undefined || STS.test(facts.operation)) facts.service ??= prefix
    // CodePipeline finds the structure wrong in which the role stands.
    if (facts.code === undefined || facts.code === 'InvalidStructureException') facts.code = 'AccessDenied'
    if (prefix === 'sts' && facts.service?.endsWith('CodePipeline')) facts.service = 'STS'
    if (prefix === 'sts' && denial.resource) facts.role = denial.resource
  }
  const webIdentity = /Not authorized to perform sts:(AssumeRole\w*)/.exec(text)?.[1]
  if (webIdentity) {
    facts.operation ??= webIdentity
    facts.service ??= 'STS'
    facts.code ??= 'AccessDenied'
  }
  if (!facts.code) {
    const code = CODE_AT_START.exec(text)?.[1]
    if (code) facts.code = code
  }
  // What makes a resource of a stack sums AWS's answer up in a code of its own.
  // https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
  const handler = /\bHandlerErrorCode: ([A-Z]\w{2,60})/.exec(text)?.[1]
  if (
    handler &&
    !facts.code &&
    !/^(?:GeneralServiceException|InternalFailure|ServiceInternalError|HandlerInternalFailure)$/.test(handler)
  ) {
    facts.code = handler
    facts.answered = true
  }
  // https://github.com/fluent/fluent-bit/blob/master/plugins/out_cloudwatch_logs/cloudwatch_api.c
  const ofFluentBit = /\b(\w{3,60}) API responded with error='(\w{3,80})'/.exec(text)
  if (ofFluentBit) {
    facts.operation ??= ofFluentBit[1]!
    facts.code ??= ofFluentBit[2]!
    facts.answered = true
  }
  const ofThing = facts.code ? undefined : OF_THING.exec(text)
  if (ofThing) {
    facts.code = ofThing[1]!
    facts.answered = true
    facts.service ??= ofThing[2]!
  }
  putToldCall(facts, isOfFramework(text) ? [] : causesIn(text).map(({ cause }) => cause), text)
  if (!facts.code && !facts.operation) Object.assign(facts, askedByUrl(text))
  // That a role was not assumed gives no reason: the answer inside it does.
  const v1 = facts.code && facts.code !== NO_REASON ? undefined : goV1AnswerIn(text)
  if (v1?.code) {
    facts.code = v1.code
    facts.status ??= v1.status
    if (v1.requestId) facts.requestId ??= v1.requestId
    if (v1.ofS3) facts.service ??= 'S3'
  }
  // Hadoop has the class of a file that may not be read, and not always AWS's words within it.
  // https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/main/java/org/apache/hadoop/fs/s3a/S3AUtils.java (translateException)
  if (
    !facts.code &&
    /\bjava\.nio\.file\.AccessDeniedException: /.test(text) &&
    /\bs3[an]:\/\/|\bfs\.s3a\b/.test(text)
  ) {
    facts.code = 'AccessDenied'
    facts.service ??= 'S3'
    facts.status ??= 403
  }
  // What stands before a service answers for it, and has no code of AWS's to give.
  if (!facts.code && facts.status && facts.status >= 500 && isJavaAnswer(text))
    facts.code = facts.status === 503 ? 'ServiceUnavailable' : `Http${facts.status}Error`
  // What answers HEAD has a status only.
  if (facts.code === '403' || (!facts.code && facts.status === 403 && facts.service === 'S3'))
    facts.code = 'AccessDenied'
  // Neptune and others deny whom they should tell that the session is over.
  if (facts.code?.startsWith('AccessDenied') && tells('session-expired', text)) facts.code = 'ExpiredToken'
  // "403 Forbidden" is a status, and "Access Denied" what AWS says with it.
  if (facts.code && /\s/.test(facts.code))
    facts.code = isDenied(facts) ? 'AccessDenied' : facts.code.replace(/\s+/g, '')
  const ofS3 = facts.operation ? undefined : S3_DENIED.exec(text)?.[1]
  if (ofS3) [facts.operation, facts.service] = [ofS3, 'S3']
  // https://github.com/fsspec/s3fs/blob/main/s3fs/errors.py
  if (!facts.code && /\bPermissionError: Forbidden\b/.test(text) && namesS3(text)) facts.code = 'AccessDenied'
  // SQS's own.
  const queue = facts.code
    ? undefined
    : /\bAccess to the resource (?:https?:\/\/([\w.-]{1,200}))?\S{0,300} is denied\b/.exec(text)
  if (queue) {
    facts.code = 'AccessDenied'
    if (queue[1]?.endsWith('amazonaws.com')) facts.service ??= serviceOfHost(queue[1])
  }
  // EC2's sentence, of which .NET's exception has no code in its text.
  if (!facts.code && /\bYou are not authorized to perform this (?:operation|action)\b/.test(text)) {
    if (!facts.service && /\bAWS\/\w|\baws\b|\bec2\b|\bcloudwatch\b|amazonaws/i.test(text)) facts.service = 'EC2'
    if (facts.service) facts.code = 'AccessDenied'
  }
  // S3's own sentence, which some clients write without its code.
  const saysDenied =
    !facts.code && /\bAccess Denied\b/.test(text) && (facts.service || facts.status === 403 || saysOfS3(text))
  if (saysDenied && !isRefusalOfAnother(text)) {
    facts.code = 'AccessDenied'
    if (!facts.operation && saysOfS3(text)) facts.service ??= 'S3'
  }
  if (facts.code === 'AccessDenied' && !facts.operation && NAMES_S3.test(text)) facts.service ??= 'S3'
  if (!facts.code && isOfSts(facts) && isStatusOfAnother(facts.status)) facts.code = `Http${facts.status}Error`
  if (!facts.code && facts.status && facts.status >= 400 && facts.status !== 401 && isJavaAnswer(text))
    facts.code = codeBefore(text, facts.status)
  // botocore sends nothing where a parameter cannot be right. https://github.com/boto/botocore/blob/develop/botocore/validate.py
  if ((!facts.code || facts.code === NO_REASON) && UNFIT_ROLE.test(text) && /assume[_ ]?role/i.test(text))
    Object.assign(facts, { code: 'ParamValidationError', service: 'STS', operation: 'AssumeRole', unsent: true })
  // STS's word for what it will not even look at; other libraries use it too.
  if (!facts.code && /\bAssumeRole/.test(text) && /\bValidationError\b/.test(text)) facts.code = 'ValidationError'
  const requestId =
    /(?:x-amzn?-request-?id|aws[._]request_id|\brequest[ _-]?id)["']?\s*[:=]\s*["']?([0-9A-Za-z][\w-]{7,})/i.exec(
      text,
    )?.[1] ?? /<RequestId>([\w-]+)<\/RequestId>/.exec(text)?.[1]
  if (requestId) facts.requestId ??= requestId
  const status = /(?:httpStatusCode["']?: |status code: |http status |HTTP request failed with )(\d{3})\b/i.exec(
    text,
  )?.[1]
  if (status) facts.status ??= Number(status)
  if (!facts.operation && facts.code) {
    const operation =
      /\b(AssumeRole(?:WithWebIdentity|WithSAML)?|GetCallerIdentity|GetSessionToken)(?:Command)?\b/.exec(text)?.[1]
    if (operation) facts.operation = operation
  }
  if (facts.operation && !facts.service) {
    if (STS.test(facts.operation)) facts.service = 'STS'
    else if (S3.test(facts.operation)) facts.service = 'S3'
  }
  // On the way to credentials nothing else of STS can be denied.
  if (!facts.operation && facts.code && /^AccessDenied|^Http\d{3}Error$/.test(facts.code) && isOfSts(facts))
    facts.operation = /web.?identity/i.test(text) ? 'AssumeRoleWithWebIdentity' : 'AssumeRole'
  // Only in S3's own word: the causes have codes of S3's for what others say too.
  if (facts.code && !facts.operation && S3_CODES.test(facts.code) && text.includes(facts.code)) facts.service ??= 'S3'
  const ofCaller = facts.code && !facts.operation ? serviceOfCaller(text) : undefined
  if (ofCaller) facts.service ??= ofCaller
  if (facts.code?.startsWith('AWS.SimpleQueueService.')) facts.service ??= 'SQS'
  const mayBeS3 = facts.code && (!facts.service || serviceName(facts.service) === 'S3')
  const bucket = mayBeS3 ? bucketIn(text) : undefined
  if (bucket) facts.bucket = bucket
  if (facts.operation?.startsWith('AssumeRole') && !facts.role) {
    const role = /arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]*[\w+=@/-]/.exec(text)?.[0]
    if (role) facts.role = role
  }
  return Object.keys(facts).length > 0 ? facts : undefined
}

/** That it is AWS who said it is enough: nobody else of AWS has these two words alone. */
function saysOfS3(text: string): boolean {
  return namesS3(text) || /\bAWS error\b/i.test(text)
}

function isOfSts({ service }: AwsFacts): boolean {
  return service !== undefined && serviceName(service) === 'STS'
}

function isDenied({ status }: AwsFacts): boolean {
  return status === 403
}
