import type { HeldOut } from '../held-out.ts'

/** AWS's refusals in few words: by its code alone, in a field, or of a service as people name it. A calm line accuses nobody. */
const before = '2026-06-02T09:14:01Z INFO orders 4.2.0 started'
const after = '2026-06-02T09:14:09Z INFO listening on :8080'
const around = (line: string): string => `${before}\n${line}\n${after}`
const UNKNOWN = { must: ['not accused'], orUnknown: true as const }

const CODES = [
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidClientTokenId',
  'RequestExpired',
  'IncompleteSignature',
  'UnauthorizedOperation',
  'InvalidIdentityToken',
  'TokenRefreshRequired',
  'MissingAuthenticationToken',
  'OptInRequired',
  'InvalidToken',
]

/** Whoever warns of a code is taken at their word. */
const OF_CODES = [
  'secret-mismatch',
  'session-expired',
  'client-token-invalid',
  'clock-skew',
  'access-denied',
  'web-identity-denied',
]

/** The body of each, at the level that it is told at, in passing. */
const CALM = [
  '{"level":40,"time":1780391643000,"msg":"s3 upload skipped","code":"AccessDenied","status":403}',
  '{"level":40,"time":1780391643000,"msg":"upload skipped","err":{"type":"Error","name":"AccessDenied","message":"AccessDenied","$metadata":{"httpStatusCode":403}}}',
  'time=2026-06-02T09:14:03Z level=WARN msg="s3 put skipped" errorCode=AccessDenied statusCode=403 bucket=orders',
  '2026-06-02T09:14:03.000Z  WARN 7 --- [main] c.a.Uploader : upload skipped, AmazonS3Exception errorCode=AccessDenied status=403',
  'W0602 09:14:03.123456       1 sync.go:12] "sync skipped" err="api error AccessDenied"',
  '2026-06-02T09:14:03Z WARN no keys for AWS found, uploads are off',
  '2026-06-02T09:14:03Z WARN SQS: not allowed to receive from orders-q',
  '2026-06-02T09:14:03Z WARN s3 GET a.json -> 403',
]

const SERVICES = [
  'Secrets Manager',
  'Parameter Store',
  'Glue',
  'Cognito',
  'EventBridge',
  'Step Functions',
  'EFS',
  'EMR',
  'SES',
  'Lake Formation',
  'Firehose',
  'AppConfig',
  'ElastiCache',
  'MSK',
  'Timestream',
  'CodeCommit',
  'CodeArtifact',
  'CloudFormation',
  'API Gateway',
  'Rekognition',
  'Textract',
  'IoT Core',
  'Transfer Family',
  'Neptune',
  'X-Ray',
  'CloudTrail',
  'CloudFront',
  'AWS Organizations',
]

const LOUD = [
  ...SERVICES.map((service) => `could not read from ${service}: access denied`),
  'could not write report-17.csv to bucket orders-raw: 403 Forbidden',
  'login failed: role orders-reader not assumable',
  'permission denied while reading secret orders/prod/db',
]

/** What only looks like it. */
const HEALTHY = [
  `${before}\n2026-06-02T09:14:03Z INFO fetch: GET https://orders-raw.s3.eu-west-1.amazonaws.com/a.json answered 403 ExpiredToken\n2026-06-02T09:14:04Z INFO refreshed credentials\n2026-06-02T09:14:05Z INFO fetch: GET https://orders-raw.s3.eu-west-1.amazonaws.com/a.json answered 200 OK`,
  around('2026-06-02T09:14:03Z INFO retrying on ExpiredToken, RequestExpired, SlowDown'),
  around('2026-06-02T09:14:03Z INFO retryable codes: ExpiredToken'),
  around('2026-06-02T09:14:03Z INFO metrics ExpiredToken=0 AccessDenied=0 s3.requests=17'),
  around('2026-06-02T09:14:03Z INFO probe of the locked bucket answered 403 SignatureDoesNotMatch, as expected'),
  around('2026-06-02T09:14:03Z INFO session of user 17 ended: InvalidToken'),
  around('2026-06-02T09:14:03Z WARN login of user 17 refused: InvalidToken'),
  around('{"level":40,"time":1780391643000,"msg":"document hidden from visitor","code":"AccessDenied","status":403}'),
  around('2026-06-02T09:14:03Z INFO s3 HEAD a.json -> 404'),
  around('2026-06-02T09:14:03Z WARN s3 GET a.json -> 404, using the default'),
  around('2026-06-02T09:14:03Z ERROR organizations: access denied for user 17 in organization acme'),
  around('2026-06-02T09:14:03Z WARN API gateway: 403 Forbidden for user 17'),
  around('2026-06-02T09:14:03Z ERROR permission denied: user "ann" may not open the page of settings'),
  around('2026-06-02T09:14:03Z ERROR could not write a.csv to gs://orders-raw: 403 Forbidden'),
  around('2026-06-02T09:14:03Z ERROR could not read secret orders/db of Azure Key Vault: 403 Forbidden'),
  around('2026-06-02T09:14:03Z ERROR Step Functions execution orders-17 failed: division by zero'),
  around('2026-06-02T09:14:03Z WARN token bucket of client 17 is empty: 429 Too Many Requests'),
  'Warning: Argument is deprecated\n\n  on main.tf line 4, in provider "aws":\n\n  + effect = "Deny"\n  + sid = "AccessDenied for all"\n\nPlan: 1 to add, 0 to change, 0 to destroy.',
  around('2026-06-02T09:14:03Z INFO mapped UnauthorizedOperation to 401'),
  around('2026-06-02T09:14:03Z WARN presigned url of s3 for customer 12: 403'),
  around('2026-06-02T09:14:03Z ERROR Forbidden: bucket access requires admin scope for account 12'),
  around('2026-06-02T09:14:03Z ERROR message of SES bounced: mailbox full'),
]

export const pasted: readonly HeldOut[] = [
  ...['INFO ', 'WARN ', ''].flatMap((level) =>
    CODES.map((code) => ({
      name: `${code} of S3, ${level || 'without a level'}`,
      text: around(
        `2026-06-02T09:14:03Z ${level}fetch: GET https://orders-raw.s3.eu-west-1.amazonaws.com/a.json answered 403 ${code}`,
      ),
      must: OF_CODES,
      orUnknown: true as const,
    })),
  ),
  ...CALM.map((line) => ({ name: `in passing: ${line.slice(-60)}`, text: around(line), ...UNKNOWN })),
  ...LOUD.map((body) => ({ name: body, text: around(`2026-06-02T09:14:03Z ERROR ${body}`), ...UNKNOWN })),
  ...HEALTHY.map((text) => ({ name: `healthy: ${(text.split('\n')[1] || text).slice(0, 90)}`, text, must: [] })),
]
