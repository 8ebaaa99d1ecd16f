/** What can be told from AWS names alone: ARNs, services, metadata endpoints, error codes. */

/** Accounts that AWS's documentation uses as samples, and that emulators run under. */
export const SAMPLE_ACCOUNTS: readonly string[] = [
  '123456789012',
  '000000000000',
  '111122223333',
  '111111111111',
  '222222222222',
  '444455556666',
  '777788889999',
  '012345678901',
  '987654321098',
]

export interface RoleName {
  partition: string
  account: string
  /** The role's name without its path: a session's ARN drops the path, so roles are compared by account and name. */
  name: string
}

/** Role of `arn:aws:iam::<account>:role/<path/><name>` or of a session `arn:aws:sts::<account>:assumed-role/<name>/<session>`. */
export function roleOf(arn: string): RoleName | undefined {
  const role = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn)
  const session = role ?? /^arn:(aws[\w-]*):sts::(\d{12}):assumed-role\/([^/]+)(?:\/.*)?$/.exec(arn)
  return session ? { partition: session[1]!, account: session[2]!, name: session[3]! } : undefined
}

/** Do two ARNs (role or session) name the same role? */
export function sameRole(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return false
  if (a === b) return true
  const [left, right] = [roleOf(a), roleOf(b)]
  return !!left && !!right && left.account === right.account && left.name === right.name
}

export function accountOf(arn: string | undefined): string | undefined {
  return /^arn:aws[\w-]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1]
}

/** Why a role ARN looks like one copied from documentation, or nothing. */
export function placeholderReason(arn: string): string | undefined {
  const role = roleOf(arn)
  if (/<[^<>]*>|\$\{|\{\{|(ACCOUNT|YOUR)[-_ ]?(ID|ACCOUNT|ROLE)/i.test(arn)) return 'it holds an unexpanded template'
  if (!role) return undefined
  if (SAMPLE_ACCOUNTS.includes(role.account))
    return `account ${role.account} is a sample account of AWS's documentation`
  if (/^(test|example|sample|my|demo|dummy|placeholder|your)[-_]?role(name)?$/i.test(role.name))
    return `"${role.name}" is a sample name`
  return undefined
}

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  sts: 'STS',
  'security token service': 'STS',
  'aws security token service': 'STS',
  s3: 'S3',
  'amazon s3': 'S3',
  'simple storage service': 'S3',
  iam: 'IAM',
  athena: 'Athena',
  'amazon athena': 'Athena',
  glue: 'Glue',
  sqs: 'SQS',
  sns: 'SNS',
  kms: 'KMS',
  lambda: 'Lambda',
  dynamodb: 'DynamoDB',
  dynamodbv2: 'DynamoDB',
  sso: 'SSO',
  secretsmanager: 'Secrets Manager',
  'secrets manager': 'Secrets Manager',
  ssm: 'SSM',
  'bedrock runtime': 'Bedrock Runtime',
}

/** The short name people use, whatever the SDK or CloudTrail calls it. */
export function canonicalService(name: string): string {
  const plain = name.replace(/\.amazonaws\.com(\.cn)?$/, '').replace(/(Client|_20\d{6})$/, '')
  return SERVICE_NAMES[plain.toLowerCase()] ?? plain
}

/** Operations of STS, Cognito, IAM Identity Center and EKS Auth whose answer is credentials, or what they are asked with. */
const GIVES_CREDENTIALS =
  /^(?:AssumeRole\w*|GetFederationToken|GetSessionToken|GetRoleCredentials|CreateToken|GetCredentialsForIdentity)$/

export function givesCredentials(operation: string): boolean {
  return GIVES_CREDENTIALS.test(operation)
}

/** Instance and container metadata are known by path as well: the endpoints move by variable. */
export function isMetadata(host: string | undefined, path: string | undefined): boolean {
  if (host && /^(169\.254\.169\.254|169\.254\.170\.(2|23)|\[?fd00:ec2::(254|23)\]?)$/i.test(host)) return true
  return !!path && /^\/(latest\/(api\/token|meta-data\/(iam|placement)|dynamic\/)|v2\/credentials\/)/.test(path)
}

/** ECS's and EKS Pod Identity's; elsewhere it is as the variable says. */
export function isContainerPath(path: string | undefined): boolean {
  return !!path && /^\/v[1-9]\/credentials(?:\/|$)/.test(path)
}

export function isAwsHost(host: string | undefined): boolean {
  return !!host && /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov)$/i.test(host)
}

/** The bucket that a host of S3's is named after. https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
export function bucketOfHost(host: string | undefined): string | undefined {
  return /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3[.-][\w.-]{0,60}amazonaws\.com(?:\.cn)?$/.exec(host ?? '')?.[1]
}

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGION =
  /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso[a-z]?|eu-isoe|eusc-de)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/

/** What stands in an endpoint's name where its region should, and is none: `ap-southeest-1`, `eu-central1`. */
export function misspeltRegionIn(host: string | undefined): string | undefined {
  const part = /(?:^|\.)([a-z]{2,4}-[a-z0-9-]{3,20})\.amazonaws\.com(?:\.cn)?$/.exec(host ?? '')?.[1]
  return part && /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn)-/.test(part) && !REGION.test(part) ? part : undefined
}

/** Does an AWS SDK speak? And for which service, where its user agent says so: `aws-sdk-js/3.1 … api/secrets-manager#3.1`. */
export function awsSdkAgent(userAgent: string | undefined): { service?: string } | undefined {
  if (!userAgent || !/^(aws-sdk-|aws-cli\/|Boto3\/|Botocore\/|APN\/)/i.test(userAgent)) return undefined
  const service = /(?:^|\s)api\/([\w-]{1,60})[#\s]/.exec(`${userAgent} `)?.[1]?.replaceAll('-', ' ')
  return service ? { service } : {}
}

/**
 * How long an operation waits by design, in seconds, where it does: its service's own maximum, or less where the request
 * asked for less.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html (WaitTimeSeconds, 20)
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html (60)
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html (5 minutes)
 * https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html (4 hours of streaming)
 */
const STANDS: Readonly<Record<string, number>> = {
  ReceiveMessage: 20,
  GetActivityTask: 60,
  SubscribeToShard: 300,
  StartStreamTranscription: 14_400,
}

/** @param requested what the request itself allows, in seconds (`WaitTimeSeconds`) */
export function standsFor(operation: string, requested?: number): number | undefined {
  const most = STANDS[operation]
  return most === undefined ? undefined : Math.min(most, requested ?? most)
}

/** An error code without its trailing `Exception`, the `Client.` prefix of EC2's, and the modules of a class of that name. */
export function plainCode(code: string): string {
  const plain = code.replace(/^.*[.#:\\](?=[A-Za-z]+$)/, '').replace(/(?<=.)Exception$/, '')
  // Events of a stream begin theirs in small letters.
  return plain !== code && /^[a-z]/.test(plain) ? plain[0]!.toUpperCase() + plain.slice(1) : plain
}

/** Codes that nobody but AWS and its SDKs use: a line with one speaks of an AWS call, though it names none. */
export function isAwsCode(code: string): boolean {
  return /^(ExpiredToken|InvalidIdentityToken|IDPCommunicationError|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient|AuthFailure|SignatureDoesNotMatch|RequestTimeTooSkewed|RegionDisabled|PackedPolicyTooLarge|MalformedPolicyDocument|CredentialsProviderError|NoCredentialsError|PartialCredentialsError|NoSuchBucket|PermanentRedirect|SlowDown|UnauthorizedOperation|NoCredentialProviders|InvalidSignature|UnauthorizedSSOTokenError|IncompleteSignature|AuthorizationHeaderMalformed|ProvisionedThroughputExceeded|RequestLimitExceeded|TransactionInProgress|MissingAuthenticationToken|RequestExpired|TokenRefreshRequired|OptInRequired|NonExistentQueue|QueueDoesNotExist|RetryQuotaExceeded)$/.test(
    plainCode(code),
  )
}

/**
 * A status that no service of the Query protocol answers with: they refuse with 400 and 403, and fail with 5xx. A server or
 * proxy that does not know the request says 404 or 405, or sends elsewhere.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function isStatusOfAnother(status: number | undefined): boolean {
  return status !== undefined && ((status >= 300 && status < 400) || status === 404 || status === 405)
}

/** Codes by which AWS services refuse: the caller was known and not allowed. */
export function isDenial(code: string | undefined): boolean {
  return (
    !!code &&
    // A key's service refuses in the name of who asked it: `KMSAccessDenied` of Kinesis, SQS and Lambda.
    /^(\w{0,40}AccessDenied|UnauthorizedOperation|Unauthorized|Forbidden|AuthorizationError|NotAuthorized)$/.test(code)
  )
}

/**
 * Does the service ask for fewer calls? By code, as the SDKs' own retry strategies know them
 * (https://github.com/smithy-lang/smithy-typescript, service-error-classification), else by 429 and 503.
 */
export function isThrottle(code: string | undefined, httpStatus?: number): boolean {
  if (
    code &&
    /^(SlowDown|Throttl\w*|RequestThrottled|RequestLimitExceeded|TooManyRequests|BandwidthLimitExceeded|LimitExceeded|PriorRequestNotComplete|ProvisionedThroughputExceeded|TransactionInProgress|EC2ThrottledException)$/.test(
      code,
    )
  )
    return true
  return (
    httpStatus === 429 ||
    (httpStatus === 503 && (!code || /^(HTTP )?503$|^ServiceUnavailable$|^Unknown(Error)?$/.test(code)))
  )
}

const OF_AWS =
  /arn:|User: |AccessDenied|Unauthorized(?:Operation|Access)|AuthorizationError|because no |explicit deny|operation error|Service: |when calling the/

/**
 * The parts of AWS's sentence of refusal,
 * `User: <arn> is not authorized to perform: <action> on resource: <arn> because …`.
 */
export function parseDenial(said: string | undefined): { principal?: string; action?: string; resource?: string } {
  if (!said) return {}
  const message = said.slice(0, 8192)
  // Vault names its caller as well.
  // Whoever quotes an answer may cut it off in the middle of a name, and have the whole of it further on.
  const principal =
    // SES quotes its words, and leaves the colons out. https://docs.aws.amazon.com/ses/latest/dg/smtp-response-codes.html
    /\bUser:? [`']?(arn:[\w-]+:[^\s"'`,<\\]+)[`']? is not authorized/.exec(message)?.[1] ??
    /(?:User(?:: | \[name=)|\bIAM Principal \\{0,4}")(arn:[\w-]+:[^\s"'`,<\\]+(?!\S| ?\(truncated)|arn:[\w-]+:[^\s"'`,<\\]+(?=["'`,<\\])|anonymous)/.exec(
      message,
    )?.[1]
  // CodePipeline says it of two roles of its own.
  const passed =
    /(arn:[\w-]{1,16}:iam::[\d*]{1,12}:role\/[^\s"'`]{1,1024}) is not authorized to perform AssumeRole on role (arn:[\w-]+:iam::[^\s"'`]+)/.exec(
      message,
    )
  if (passed) return { principal: passed[1]!, action: 'sts:AssumeRole', resource: passed[2]! }
  // Others' sentences are alike: of AWS are those that know who asked, or for what, or the error's name.
  const action = OF_AWS.test(message)
    ? /not authorized to perform(?:: ?| [`'])([\w-]+:\w+)/i.exec(message)?.[1]
    : undefined
  const resource = /on resource(?:: \\{0,4}"?| [`'])(arn:[^\s"'`<\\]+|\*)/.exec(message)?.[1]?.replace(/[.,;]$/, '')
  return { ...(principal && { principal }), ...(action && { action }), ...(resource && { resource }) }
}

/** AWS tells of another region by a redirect; "not modified" is an answer. */
export function isFailure(status: number, aws: boolean): boolean {
  return status >= 400 || (aws && status >= 300 && status !== 304)
}
