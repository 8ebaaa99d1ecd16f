/**
 * What SDKs write about an AWS call in plain text: error code, operation, service, request id, role. Each SDK has its
 * own sentence; all are public (botocore `exceptions.py`, AWS SDK for Java v1/v2, Go v1/v2, JavaScript v2/v3, PHP, Rust).
 */
import { ROLECALL, SEMCONV } from '../model/attributes.ts'
import { canonicalService, parseDenial, plainCode } from '../model/aws.ts'
import type { MutableAttributes } from './span-attributes.ts'

export interface AwsFacts {
  code?: string
  service?: string
  operation?: string
  requestId?: string
  status?: number
  role?: string
  principal?: string
  action?: string
  resource?: string
}

/** Codes that only AWS uses, or uses in a way that a line with one speaks of AWS. */
const CODES =
  'AccessDenied|AccessDeniedException|ExpiredToken|ExpiredTokenException|TokenRefreshRequired|InvalidIdentityToken|InvalidIdentityTokenException|IDPCommunicationError|IDPRejectedClaim|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|SignatureDoesNotMatch|RequestTimeTooSkewed|RequestExpired|InvalidSignatureException|RegionDisabledException|RegionDisabled|PackedPolicyTooLarge|PackedPolicyTooLargeException|MalformedPolicyDocument|MalformedPolicyDocumentException|MissingAuthenticationToken|IncompleteSignature|OptInRequired|SlowDown|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|ProvisionedThroughputExceededException|ServiceUnavailable|NoSuchBucket|NoSuchKey|PermanentRedirect|AuthorizationHeaderMalformed|UnauthorizedOperation|AuthFailure|CredentialsProviderError|TokenProviderError|NoCredentialsError|NoCredentialProviders|PartialCredentialsError|CredentialRetrievalError|UnauthorizedSSOTokenError|SSOTokenLoadError|EndpointConnectionError|ConnectTimeoutError|ReadTimeoutError'
const CODE_AT_START = new RegExp(`(?:^|[\\s:("'\\[])(${CODES})(?=[:\\s"'),\\]]|$)`)

/** Operations of STS, which appear in messages without their service. */
const STS = /^(AssumeRole\w*|GetCallerIdentity|GetSessionToken|GetFederationToken|DecodeAuthorizationMessage)$/
/** The best-known operations of other services that appear without it. */
const S3 =
  /^(ListBuckets|ListObjects(V2)?|(Get|Head|Put|Delete|Copy)Object\w*|(Get|Head|Put|Delete|Create)Bucket\w*|CreateMultipartUpload|UploadPart|CompleteMultipartUpload)$/

/** Codes of S3's own, which name the service. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3_CODES = /^(NoSuchBucket|NoSuchKey|PermanentRedirect|InvalidAccessKeyId|RequestTimeTooSkewed|SlowDown)$/

/** Facts about one AWS call that a text reports; `undefined` when it reports none. */
export function awsFacts(text: string): AwsFacts | undefined {
  const facts: AwsFacts = {}
  const botocore =
    /An error occurred \(([\w.]+)\) when calling the (\w+) operation(?: \(reached max retries: \d+\))?: /.exec(text)
  if (botocore) [facts.code, facts.operation] = [botocore[1]!, botocore[2]!]
  const go =
    /operation error ([\w ]+): (\w+), .*?(?:StatusCode: (\d+), RequestID: ([\w-]*),(?: HostID: [^,]*,)? )?(?:api error (\w+): |(\w+): )/s.exec(
      text,
    )
  if (go) {
    facts.service = go[1]!
    facts.operation = go[2]!
    if (go[3]) facts.status = Number(go[3])
    if (go[4]) facts.requestId = go[4]
    if (go[5]) facts.code = go[5]
  }
  const java2 = /\(Service: ([\w ]+), Status Code: (\d+), Request ID: ([\w-]+)/.exec(text)
  const java1 = /\(Service: ([\w ]+); Status Code: (\d+); Error Code: (\w+); Request ID: ([\w-]+)/.exec(text)
  if (java1)
    [facts.service, facts.status, facts.code, facts.requestId] = [java1[1]!, Number(java1[2]), java1[3]!, java1[4]!]
  else if (java2) [facts.service, facts.status, facts.requestId] = [java2[1]!, Number(java2[2]), java2[3]!]
  const php = /Error executing "(\w+)" on "https?:\/\/([\w.-]+)/.exec(text)
  if (php) {
    facts.operation = php[1]!
    facts.service ??= php[2]!.split('.')[0]!
    const code = /(\w+) \((?:client|server)\): /.exec(text)?.[1]
    if (code) facts.code = code
  }
  const xml = /<Code>([\w.]+)<\/Code>/.exec(text)
  if (xml) facts.code ??= xml[1]!
  // Text inside JSON text has its line ends written out.
  const denial = parseDenial(text.replace(/\\+[nrt]/g, ' '))
  if (denial.action) {
    if (denial.principal) facts.principal = denial.principal
    facts.action = denial.action
    if (denial.resource) facts.resource = denial.resource
    const [prefix, operation] = denial.action.split(':') as [string, string]
    // "AssumeRole … is not authorized to perform: sts:TagSession": the action is not always the operation called.
    if (operation !== 'TagSession') facts.operation ??= operation
    else facts.operation ??= 'AssumeRole'
    facts.service ??= prefix
    facts.code ??= 'AccessDenied'
    if (prefix === 'sts' && denial.resource) facts.role = denial.resource
  }
  const webIdentity = /Not authorized to perform sts:(AssumeRole\w*)/.exec(text)?.[1]
  if (webIdentity) {
    facts.operation ??= webIdentity
    facts.service ??= 'STS'
    facts.code ??= 'AccessDenied'
  }
  if (!facts.code) {
    const code = CODE_AT_START.exec(text)?.[1] ?? credentialCode(text)
    if (code) facts.code = code
  }
  // STS's word for what it will not even look at; other libraries use it too.
  if (!facts.code && /\bAssumeRole/.test(text) && /\bValidationError\b/.test(text)) facts.code = 'ValidationError'
  const requestId =
    /(?:x-amzn?-request-?id|aws\.request_id|\brequest[ _-]?id)["']?\s*[:=]\s*["']?([0-9A-Za-z][\w-]{7,})/i.exec(
      text,
    )?.[1] ?? /<RequestId>([\w-]+)<\/RequestId>/.exec(text)?.[1]
  if (requestId) facts.requestId ??= requestId
  const status = /(?:httpStatusCode["']?: |status code: )(\d{3})\b/i.exec(text)?.[1]
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
  if (facts.code && !facts.operation && S3_CODES.test(facts.code)) facts.service ??= 'S3'
  if (facts.operation?.startsWith('AssumeRole') && !facts.role) {
    const role = /arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]*[\w+=@/-]/.exec(text)?.[0]
    if (role) facts.role = role
  }
  return Object.keys(facts).length > 0 ? facts : undefined
}

/** SDKs' sentences about missing credentials, which have no code. */
function credentialCode(text: string): string | undefined {
  if (/Unable to locate credentials|NoCredentialProviders|no EC2 IMDS role found/.test(text))
    return 'NoCredentialsError'
  if (/Could not load credentials from any providers|Unable to load credentials from any of the providers/.test(text))
    return 'CredentialsProviderError'
  if (/Partial credentials found in/.test(text)) return 'PartialCredentialsError'
  return undefined
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
}

/** `AWSSecurityTokenService`, `Sts`, `sts`, `Amazon S3`: `STS`, `S3`. */
export function serviceName(raw: string): string {
  const plain = raw.replace(/^(Amazon|AWS) ?(?=[A-Z])/, '')
  if (/^(SecurityTokenService|Security Token Service)$/i.test(plain)) return 'STS'
  const name = canonicalService(plain)
  return /^[a-z][a-z0-9]{1,3}$/i.test(name) && name !== 'Glue' ? name.toUpperCase() : name
}
