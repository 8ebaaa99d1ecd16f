/**
 * What SDKs write about an AWS call in plain text: error code, operation, service, request id, role. Each SDK has its
 * own sentence; all are public (botocore `exceptions.py`, AWS SDK for Java v1/v2, Go v1/v2, JavaScript v2/v3, PHP, Rust).
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { canonicalService, isStatusOfAnother, parseDenial, plainCode } from '../../model/aws.ts'
import { CAUSES } from '../../vocabulary/causes.ts'
import { isOfAnotherCloud, isOfFramework, isRefusalOfAnother } from '../../vocabulary/other-guards.ts'
import { causesIn, tells } from '../../vocabulary/tells.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'
import { goErrorIn, goV1AnswerIn } from './go-errors.ts'
import { bucketIn } from './named-buckets.ts'
import { namedError } from './named-errors.ts'
import { NAMES_S3, namesS3, STS } from './named-services.ts'
import { rubyCallIn } from './ruby-client.ts'
import { putToldCall } from './told-call.ts'
import { askedByUrl, serviceOfHost } from './url-status.ts'

export interface AwsFacts {
  code?: string
  service?: string
  operation?: string
  requestId?: string
  status?: number
  role?: string
  bucket?: string
  principal?: string
  action?: string
  resource?: string
  host?: string
  /** The words say that the request never left. */
  unsent?: true
  /** An SDK has these words for an answer of the service alone, whatever its code, and leaves out the status. */
  answered?: true
}

/** Codes that only AWS uses, or uses in a way that a line with one speaks of AWS. */
const CODES =
  'AWS\\.SimpleQueueService\\.\\w{3,40}|QueueDoesNotExist|AccessDenied|AccessDeniedException|ExpiredToken|ExpiredTokenException|TokenRefreshRequired|InvalidIdentityToken|InvalidIdentityTokenException|IDPCommunicationError|IDPRejectedClaim|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|SignatureDoesNotMatch|RequestTimeTooSkewed|RequestExpired|InvalidSignatureException|RegionDisabledException|RegionDisabled|PackedPolicyTooLarge|PackedPolicyTooLargeException|MalformedPolicyDocument|MalformedPolicyDocumentException|MissingAuthenticationToken|IncompleteSignature|OptInRequired|SlowDown|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|ProvisionedThroughputExceededException|ServiceUnavailable|NoSuchBucket|NoSuchKey|PermanentRedirect|AuthorizationHeaderMalformed|UnauthorizedOperation|AuthFailure|CredentialsProviderError|TokenProviderError|NoCredentialsError|NoCredentialProviders|PartialCredentialsError|CredentialRetrievalError|UnauthorizedSSOTokenError|SSOTokenLoadError|EndpointConnectionError|ConnectTimeoutError|ReadTimeoutError'
const CODE_AT_START = new RegExp(`(?:^|[\\s:("'\\[=])(${CODES})(?=[:\\s"'),\\]]|$)`)

/** The best-known operations of other services that appear without it. */
const S3 =
  /^(ListBuckets|ListObjects(V2)?|(Get|Head|Put|Delete|Copy)Object\w*|(Get|Head|Put|Delete|Create)Bucket\w*|CreateMultipartUpload|UploadPart|CompleteMultipartUpload)$/

/** Codes of S3's own, which name the service. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3_CODES = /^(NoSuchBucket|NoSuchKey|PermanentRedirect|InvalidAccessKeyId|RequestTimeTooSkewed|SlowDown)$/

/** .NET's names of statuses. https://learn.microsoft.com/dotnet/api/system.net.httpstatuscode */
const STATUS_NAMES: Readonly<Record<string, number>> = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MovedPermanently: 301,
  ServiceUnavailable: 503,
}

/** S3's operations beside its sentence. */
const S3_DENIED =
  /\b((?:Get|Head|Put|Delete|Copy)Object|ListObjects(?:V2)?|(?:Head|List|Create)Buckets?)\b[^\n]{0,300}\bAccess Denied\b/

/** An answer whose sentence names the thing, and with it the service: `NotFoundException: Alias arn:aws:kms:… is not found`. Roles are given to any. */
const OF_THING =
  /(?:^|[\s("'])((?:NotFound|ResourceNotFound|Disabled|KMSInvalidState|InvalidKeyUsage|InvalidState|Validation|InvalidParameter|InvalidRequest|ResourceConflict|ResourceInUse|LimitExceeded|ServiceQuotaExceeded)Exception): [^\n]{0,200}?\barn:aws[\w-]{0,20}:(?!iam:|sts:)([a-z][a-z0-9-]{1,40}):/

/** As Step Functions names what a service answered: `Glue.CrawlerRunningException`. */
const OF_STATE_MACHINE = /\b[A-Z]\w{1,30}Failed: [A-Z]\w{1,30}\.([A-Z]\w{2,60}Exception): [^\n]{0,600}\(Service: /

const UNFIT_ROLE = /\bParameter validation failed:[^\n]{0,20}\n?[^\n]{0,200}\bparameter RoleArn\b/

const NO_REASON = CAUSES['assume-role-failed'].call.code

/** A code in its own name, and no class of exceptions. */
const BEFORE_SERVICE = /(?:^|[\s.])(?!\w{0,80}(?:Exception|Error):)([A-Z][a-z]+[A-Z]\w{2,60}): [^\n]{0,600}\(Service: /

/** Facts about one AWS call that a text reports; `undefined` when it reports none. */
export function awsFacts(text: string): AwsFacts | undefined {
  if (isOfAnotherCloud(text)) return undefined
  const facts: AwsFacts = {}
  const botocore =
    /An error occurred \(([\w.]+)\) when calling the (\w+) operation(?: \(reached max retries: \d+\))?: /.exec(text)
  // https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (ClientError)
  if (botocore) Object.assign(facts, { code: botocore[1]!, operation: botocore[2]!, answered: true })
  // What answers HEAD has no body, and so no code.
  if (botocore && /^\d{3}$/.test(botocore[1]!)) facts.status = Number(botocore[1])
  const go = goErrorIn(text)
  if (go) {
    facts.service = go.service
    facts.operation = go.operation
    if (go.status) facts.status = go.status
    if (go.requestId) facts.requestId = go.requestId
    if (go.code) facts.code = go.code
  }
  // Whoever publishes a log may mask the id.
  const java2 = /\(Service: ([\w ]{1,60}), Status Code: (\d+), Request ID: ([\w-]*)/.exec(text)
  const java1 = /\(Service: ([\w ]{1,60}); Status Code: (\d+); Error Code: ([\w ]{1,80}); Request ID: ([\w-]*)/.exec(
    text,
  )
  const java = java1 ?? java2
  if (java) facts.status = Number(java[2])
  // A metadata service has no name there, and gives no code and no id.
  if (java && java[1] !== 'null') facts.service = java[1]!
  if (java1 && java1[3] !== 'null') facts.code = java1[3]!
  const ofJava = java1?.[4] ?? java2?.[3]
  if (ofJava && ofJava !== 'null') facts.requestId = ofJava
  const php = /Error executing "(\w+)" on "https?:\/\/([\w.-]+)/.exec(text)
  if (php) {
    facts.operation = php[1]!
    facts.service ??= serviceOfHost(php[2]!)
    const code = /\b(\w{1,80}) \((?:client|server)\): /.exec(text)?.[1]
    if (code) facts.code = code
    // As Guzzle sums an answer up. https://github.com/guzzle/guzzle/blob/7.9/src/Exception/RequestException.php
    const status = /\bresulted in a `(\d{3}) /.exec(text)?.[1]
    if (status) facts.status ??= Number(status)
  }
  // A frame of the AWS SDK for JavaScript, version 3.
  const command = /\b(?:de_|deserializeAws_(?:restXml|restJson1|json1_[01]|query|ec2))(\w{2,60}?)CommandError\b/.exec(
    text,
  )
  if (command) facts.operation ??= command[1]!
  const frame = clientFrame(text)
  if (frame) {
    if (frame.service) facts.service ??= frame.service
    facts.operation ??= frame.operation
  }
  // Excon's sentence, whose frames say what was asked. https://github.com/fog/fog-aws/tree/master/lib/fog/aws/requests
  const fog = frame && /\bExpected\(\d{3}(?:, \d{3})*\) <=> Actual\((\d{3})\b/.exec(text)?.[1]
  if (fog) facts.status ??= Number(fog)
  // https://github.com/akka/alpakka/blob/main/s3/src/main/scala/akka/stream/alpakka/s3/S3Exception.scala, and Pekko's.
  const alpakka = /\.s3\.S3Exception: [^\n]{0,600}?\(Status code: (\d{3})\b[^\n,]{0,60}, Code: ([\w ]{1,80}),/.exec(
    text,
  )
  if (alpakka) {
    facts.service ??= 'S3'
    facts.status ??= Number(alpakka[1])
    facts.code ??= alpakka[2]!
  }
  // https://github.com/lucacasonato/deno_s3/blob/main/src/bucket.ts
  const deno = /\bS3Error: Failed to ([a-z]{3,8}) (object|bucket|objects?)\b[^\n]{0,200}?: (\d{3}) [A-Z]/.exec(text)
  if (deno) {
    facts.service ??= 'S3'
    facts.status ??= Number(deno[3])
    // It says "get" of a list and of a HEAD too.
    if (deno[1] !== 'get' && deno[2] === 'object')
      facts.operation ??= `${deno[1]![0]!.toUpperCase()}${deno[1]!.slice(1)}Object`
  }
  const ofRuby = rubyCallIn(text)
  if (ofRuby && ofRuby.status >= 300) Object.assign(facts, ofRuby)
  const named = namedError(text)
  if (named) {
    if (named.service) facts.service ??= named.service
    if (named.code) facts.code ??= named.code
    if (named.answered && facts.code === named.code) facts.answered = true
  }
  // The SDK for C++ writes an answer over many lines.
  const cpp = /\bHTTP response code: (\d{3})\b[\s\S]{0,300}?\bException name: (\w{0,80})/.exec(text)
  if (cpp) {
    facts.status ??= Number(cpp[1])
    facts.code ??= cpp[2] || cpp[1]!
    // Only what answers HEAD has neither a name nor a body.
    if (!cpp[2] && /\bError message: No response body\b/.test(text)) facts.operation ??= 'HEAD'
  }
  // Arrow's file systems write C++'s names of errors.
  // https://github.com/apache/arrow/blob/main/cpp/src/arrow/filesystem/s3_internal.h (ErrorToStatus)
  const arrow = /\bAWS Error ([A-Z][A-Z_]{2,60})(?: \(HTTP status (\d{3})\))? during (\w{1,60}) operation/.exec(text)
  if (arrow) {
    facts.code ??= arrow[1]!.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
    facts.operation ??= arrow[3]!
    if (arrow[2]) facts.status ??= Number(arrow[2])
  }
  // C++ calls unknown what it has no name for, and quotes it.
  // https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/client/AWSErrorMarshaller.cpp
  const quoted = /\bUnable to parse ExceptionName: (\w{1,80}) Message:/.exec(text)?.[1]
  if (quoted) facts.code = quoted
  // https://github.com/awslabs/amazon-kinesis-producer/blob/master/aws/kinesis/core/shard_map.cc
  if (/\bShard map update for stream "[^"\n]{1,128}" failed\. Code: /.test(text)) facts.service ??= 'Kinesis'
  // https://github.com/apache/arrow-rs-object-store/blob/main/src/client/retry.rs
  const generic = /\bGeneric S3 error: [^\n]{0,600}?\bstatus(?: code)?:? (\d{3})\b/.exec(text)?.[1]
  if (generic) {
    facts.service ??= 'S3'
    facts.status ??= Number(generic)
  }
  // https://learn.microsoft.com/dotnet/api/system.net.webexception
  const ofWeb = named?.service && /\bThe remote server returned an error: \((\d{3})\)/.exec(text)?.[1]
  if (ofWeb) facts.status ??= Number(ofWeb)
  const dotnet = /\bError making request with Error Code (\w{1,60}) and Http Status Code (\w{1,40})/.exec(text)
  if (dotnet) {
    facts.code ??= dotnet[1]!
    const status = STATUS_NAMES[dotnet[2]!]
    if (status) facts.status ??= status
  }
  // https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/AWSClient.swift (its logger's metadata)
  const ofSoto = /\baws-service[=:] ?"?([\w-]{2,40})/.exec(text)?.[1]
  if (ofSoto) {
    facts.service ??= ofSoto
    facts.operation ??= /\baws-operation[=:] ?"?(\w{2,60})/.exec(text)?.[1] ?? facts.operation!
    facts.code ??= /\baws-error-code[=:] ?"?(\w{2,80})/.exec(text)?.[1] ?? facts.code!
    if (facts.operation === undefined) delete facts.operation
    if (facts.code === undefined) delete facts.code
  }
  const xml = /<Code>([\w.]+)<\/Code>/.exec(text)
  if (xml) facts.code ??= xml[1]!
  // R prints a list.
  const ofR = /\$ Code {1,20}: chr "(\w{1,80})"/.exec(text)?.[1]
  if (ofR) facts.code ??= ofR
  if (ofR && /\$ HostId {0,20}: chr "/.test(text)) facts.service ??= 'S3'
  // Only S3 has an id of the host beside that of the request.
  if (xml && /<HostId>|<BucketName>/.test(text)) facts.service ??= 'S3'
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
  if (!facts.code && java && facts.status && facts.status >= 500)
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
  if (!facts.code && facts.service && /\bYou are not authorized to perform this (?:operation|action)\b/.test(text))
    facts.code = 'AccessDenied'
  // S3's own sentence, which some clients write without its code.
  const saysDenied =
    !facts.code && /\bAccess Denied\b/.test(text) && (facts.service || facts.status === 403 || namesS3(text))
  if (saysDenied && !isRefusalOfAnother(text)) {
    facts.code = 'AccessDenied'
    if (!facts.operation && namesS3(text)) facts.service ??= 'S3'
  }
  if (facts.code === 'AccessDenied' && !facts.operation && NAMES_S3.test(text)) facts.service ??= 'S3'
  if (!facts.code && isOfSts(facts) && isStatusOfAnother(facts.status)) facts.code = `Http${facts.status}Error`
  // Java's sentence leaves the code to the exception's name, which whoever logs the sentence alone leaves out.
  if (!facts.code && java && facts.status && facts.status >= 400 && facts.status !== 401)
    facts.code = OF_STATE_MACHINE.exec(text)?.[1] ?? BEFORE_SERVICE.exec(text)?.[1] ?? `Http${facts.status}Error`
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
  const status = /(?:httpStatusCode["']?: |status code: |http status )(\d{3})\b/i.exec(text)?.[1]
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

function isOfSts({ service }: AwsFacts): boolean {
  return service !== undefined && serviceName(service) === 'STS'
}

function isDenied({ status }: AwsFacts): boolean {
  return status === 403
}

/** fog's names of services. */
const FOG: Readonly<Record<string, string>> = { storage: 'S3', compute: 'EC2', dns: 'Route 53' }

/**
 * The frame in which a client of an SDK was asked: `software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient.getItem`,
 * `Amazon.S3.AmazonS3Client.PutObjectAsync`, `com.amazonaws.services.s3.AmazonS3Client.listBuckets`.
 */
function clientFrame(text: string): { service?: string; operation: string } | undefined {
  const java = /\bsoftware\.amazon\.awssdk\.services\.(\w{1,40})\.Default\w{1,60}Client\.([a-z]\w{1,60})\(/.exec(text)
  if (java) return { service: java[1]!, operation: java[2]![0]!.toUpperCase() + java[2]!.slice(1) }
  const dotnet = /\bAmazon\.(\w{1,40})\.Amazon\w{1,60}Client\.([A-Z]\w{1,60}?)(?:Async)?\(/.exec(text)
  if (dotnet) return { service: dotnet[1]!, operation: dotnet[2]! }
  // `fog/aws/requests/storage/put_object.rb`, and `fog/storage/requests/aws/put_object.rb` before it was a gem of its own.
  const [, ours, older, asked] =
    /\bfog\/(?:aws\/requests\/(\w{2,30})|(\w{2,30})\/requests\/aws)\/([a-z]\w{1,60})\.rb/.exec(text) ?? []
  if (asked) {
    const service = FOG[ours ?? older ?? ''] ?? ours ?? older!
    return { service, operation: pascal(asked) }
  }
  // https://metacpan.org/pod/Paws: what is asked is an object of a class of its own.
  const [, service, operation] = /\bPaws::(?!Net\b|Credential\b)(\w{2,40})::([A-Z]\w{2,60})=HASH\(/.exec(text) ?? []
  if (operation) return { service: service!, operation }
  const ofBoto = BOTO_FRAME.exec(text)?.[1]
  return ofBoto ? { operation: pascal(ofBoto) } : undefined
}

/** The line of somebody's source by which a client of botocore was called; newer Pythons mark the piece of it. */
const BOTO_FRAME =
  /\b([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,8})\([^\n]{0,400}\n(?:[ \t^~]{1,400}\n)?[ \t]{1,8}File "[^"\n]{1,300}botocore[\\/]client\.py", line \d{1,6}, in _api_call/

function pascal(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Sets what is known of the call under the names the spans use. */
export function putAwsFacts(attributes: MutableAttributes, facts: AwsFacts): void {
  const set = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && attributes[name] === undefined) attributes[name] = value
  }
  if (facts.service) {
    set(SEMCONV.rpcSystem, 'aws-api')
    set(SEMCONV.rpcService, serviceName(facts.service))
  }
  set(SEMCONV.rpcMethod, facts.operation)
  set(SEMCONV.errorType, facts.code && (plainCode(facts.code) || facts.code))
  set(SEMCONV.awsRequestId, facts.requestId)
  set(SEMCONV.httpStatus, facts.status)
  set(ROLECALL.stsRoleArn, facts.role)
  set(SEMCONV.s3Bucket, facts.bucket)
  set(SEMCONV.serverAddress, facts.host)
}

/** `AWSSecurityTokenService`, `Sts`, `sts`, `Amazon S3`: `STS`, `S3`. */
export function serviceName(raw: string): string {
  const plain = raw.replace(/^(Amazon|AWS) ?(?=[A-Z])/, '')
  if (/^Security ?Token( ?Service)?$/i.test(plain)) return 'STS'
  const name = canonicalService(plain)
  return /^[a-z][a-z0-9]{1,3}$/i.test(name) && name !== 'Glue' ? name.toUpperCase() : name
}
