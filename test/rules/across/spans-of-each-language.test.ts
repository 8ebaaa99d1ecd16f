/**
 * The same faults as stock spans of each SDK record them: the exception's class and sentence, and the status where there was an
 * answer. Sources: the SDKs' exception classes, and what their OpenTelemetry instrumentations put into the `exception` event.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { analyze } from '../../../src/engine/analyze.ts'

interface Failed {
  /** None where the instrumentation writes the sentence into the span's status only. */
  type?: string
  says: string
  status?: number
}

const DENIED =
  'User: arn:aws:sts::205918273644:assumed-role/base/i-1 is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:205918273644:jobs because no identity-based policy allows the sqs:sendmessage action'
const EXPIRED = 'The provided token has expired.'
const SLOW = 'Please reduce your request rate.'
const UNKNOWN_KEY = 'The AWS Access Key Id you provided does not exist in our records.'
const IMDS = 'http://169.254.169.254/latest/meta-data/iam/security-credentials/'

const FAULTS: Readonly<Record<string, Readonly<Record<string, Failed>>>> = {
  'no-credentials': {
    java: {
      type: 'software.amazon.awssdk.core.exception.SdkClientException',
      says: 'Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider(), InstanceProfileCredentialsProvider()]) : [SystemPropertyCredentialsProvider(): Unable to load credentials from system settings.]',
    },
    dotnet: {
      type: 'Amazon.Runtime.AmazonClientException',
      says: 'Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:\nException 1 of 5: Unable to find the "default" profile.',
    },
    ruby: {
      type: 'Aws::Errors::MissingCredentialsError',
      says: 'unable to sign request without credentials set',
    },
    php: {
      type: 'Aws\\Exception\\CredentialsException',
      says: `Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1000 milliseconds for ${IMDS})`,
    },
    go: {
      type: '*smithy.OperationError',
      says: 'operation error S3: GetObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded',
    },
    rust: {
      says: 'dispatch failure: other: the credential provider was not enabled: no providers in chain provided credentials',
    },
    python: { type: 'botocore.exceptions.NoCredentialsError', says: 'Unable to locate credentials' },
  },
  'session-expired': {
    java: {
      type: 'software.amazon.awssdk.services.s3.model.S3Exception',
      says: `${EXPIRED} (Service: S3, Status Code: 400, Request ID: 4442587FB7D0A2F9)`,
      status: 400,
    },
    dotnet: { type: 'Amazon.S3.AmazonS3Exception', says: EXPIRED, status: 400 },
    ruby: { type: 'Aws::S3::Errors::ExpiredToken', says: EXPIRED, status: 400 },
    php: {
      type: 'Aws\\S3\\Exception\\S3Exception',
      says: `Error executing "GetObject" on "https://data.s3.amazonaws.com/k"; AWS HTTP error: Client error: \`GET https://data.s3.amazonaws.com/k\` resulted in a \`400 Bad Request\` response:\n<Error><Code>ExpiredToken</Code> (truncated...)\n ExpiredToken (client): ${EXPIRED}`,
      status: 400,
    },
    go: {
      type: '*smithy.OperationError',
      says: `operation error S3: GetObject, https response error StatusCode: 400, RequestID: X, HostID: Y, api error ExpiredToken: ${EXPIRED}`,
      status: 400,
    },
    rust: {
      says: `service error: unhandled error (ExpiredToken): Error { code: "ExpiredToken", message: "${EXPIRED}" }`,
      status: 400,
    },
    python: {
      type: 'botocore.exceptions.ClientError',
      says: `An error occurred (ExpiredToken) when calling the GetObject operation: ${EXPIRED}`,
      status: 400,
    },
  },
  throttled: {
    java: {
      type: 'software.amazon.awssdk.services.s3.model.S3Exception',
      says: `${SLOW} (Service: S3, Status Code: 503, Request ID: X)`,
      status: 503,
    },
    dotnet: { type: 'Amazon.S3.AmazonS3Exception', says: SLOW, status: 503 },
    ruby: { type: 'Aws::S3::Errors::SlowDown', says: SLOW, status: 503 },
    go: {
      type: '*smithy.OperationError',
      says: `operation error S3: GetObject, exceeded maximum number of attempts, 3, https response error StatusCode: 503, RequestID: X, HostID: Y, api error SlowDown: ${SLOW}`,
      status: 503,
    },
    rust: { says: 'service error: unhandled error (SlowDown)', status: 503 },
    python: {
      type: 'botocore.exceptions.ClientError',
      says: `An error occurred (SlowDown) when calling the GetObject operation (reached max retries: 4): ${SLOW}`,
      status: 503,
    },
  },
  'connect-stall': {
    java: {
      type: 'software.amazon.awssdk.core.exception.SdkClientException',
      says: 'Unable to execute HTTP request: Connect to s3.eu-west-1.amazonaws.com:443 [s3.eu-west-1.amazonaws.com/52.218.0.1] failed: connect timed out',
    },
    dotnet: {
      type: 'System.Net.Http.HttpRequestException',
      says: 'A connection attempt failed because the connected party did not properly respond after a period of time (s3.eu-west-1.amazonaws.com:443)',
    },
    ruby: {
      type: 'Seahorse::Client::NetworkingError',
      says: 'Failed to open TCP connection to s3.eu-west-1.amazonaws.com:443 (execution expired)',
    },
    php: {
      type: 'Aws\\S3\\Exception\\S3Exception',
      says: 'Error executing "GetObject" on "https://data.s3.eu-west-1.amazonaws.com/k"; AWS HTTP error: cURL error 28: Connection timed out after 5001 milliseconds',
    },
    go: {
      type: '*smithy.OperationError',
      says: 'operation error S3: GetObject, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Get "https://data.s3.eu-west-1.amazonaws.com/k": dial tcp 52.218.0.1:443: i/o timeout',
    },
    rust: { says: 'dispatch failure: timeout: error trying to connect: HTTP connect timeout occurred after 3.1s' },
    python: {
      type: 'botocore.exceptions.ConnectTimeoutError',
      says: 'Connect timeout on endpoint URL: "https://data.s3.eu-west-1.amazonaws.com/k"',
    },
  },
  'no-region': {
    java: {
      type: 'software.amazon.awssdk.core.exception.SdkClientException',
      says: 'Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain@1: [...]',
    },
    dotnet: { type: 'Amazon.Runtime.AmazonClientException', says: 'No RegionEndpoint or ServiceURL configured' },
    ruby: {
      type: 'Aws::Errors::MissingRegionError',
      says: "No region was provided. Configure the `:region` option or export the region name to ENV['AWS_REGION']",
    },
    go: {
      type: '*smithy.OperationError',
      says: 'operation error S3: GetObject, resolve auth scheme: resolve endpoint: endpoint rule error, Invalid Configuration: Missing Region',
    },
    rust: { says: 'dispatch failure: other: a region must be set when sending requests to S3' },
    python: { type: 'botocore.exceptions.NoRegionError', says: 'You must specify a region.' },
  },
  'access-denied': {
    java: {
      type: 'software.amazon.awssdk.services.sqs.model.SqsException',
      says: `${DENIED} (Service: Sqs, Status Code: 403, Request ID: X)`,
      status: 403,
    },
    dotnet: { type: 'Amazon.SQS.AmazonSQSException', says: DENIED, status: 403 },
    ruby: { type: 'Aws::SQS::Errors::AccessDenied', says: DENIED, status: 403 },
  },
  'client-token-invalid': {
    java: {
      type: 'software.amazon.awssdk.services.s3.model.S3Exception',
      says: `${UNKNOWN_KEY} (Service: S3, Status Code: 403, Request ID: X)`,
      status: 403,
    },
    dotnet: { type: 'Amazon.S3.AmazonS3Exception', says: UNKNOWN_KEY, status: 403 },
    ruby: { type: 'Aws::S3::Errors::InvalidAccessKeyId', says: UNKNOWN_KEY, status: 403 },
  },
}

const folder = mkdtempSync(join(tmpdir(), 'rolecall-languages-'))
afterAll(() => rmSync(folder, { recursive: true }))

const values = (attributes: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [{ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } }],
  )

/** A request that was answered with 500, and the one AWS call of it. */
function traceOf(language: string, service: string, { type, says, status }: Failed): object {
  const at = (ms: number) => String(1_795_900_000_000_000_000n + BigInt(ms) * 1_000_000n)
  const traceId = 'a'.repeat(32)
  const request = {
    ...{ traceId, spanId: 'b'.repeat(16), name: 'GET /files', kind: 2, status: { code: 2 } },
    ...{ startTimeUnixNano: at(0), endTimeUnixNano: at(90) },
    attributes: values({ 'http.request.method': 'GET', 'url.path': '/files', 'http.response.status_code': 500 }),
  }
  const operation = service === 'SQS' ? 'SendMessage' : 'GetObject'
  const exception = values({ 'exception.type': type, 'exception.message': says })
  const call = {
    ...{ traceId, spanId: 'c'.repeat(16), parentSpanId: request.spanId, name: `${service}.${operation}`, kind: 3 },
    ...{ startTimeUnixNano: at(5), endTimeUnixNano: at(70) },
    attributes: values({
      'rpc.system': 'aws-api',
      'rpc.service': service,
      'rpc.method': operation,
      'http.response.status_code': status,
    }),
    events: type ? [{ name: 'exception', timeUnixNano: at(70), attributes: exception }] : [],
    status: { code: 2, ...(!type && { message: says }) },
  }
  const resource = { attributes: values({ 'service.name': 'files', 'telemetry.sdk.language': language }) }
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'stock' }, spans: [request, call] }] }] }
}

test.each(
  Object.entries(FAULTS).flatMap(([rule, languages]) =>
    Object.entries(languages).map(([language, failed]) => [rule, language, failed] as const),
  ),
)('%s, as %s tells it', async (rule, language, failed) => {
  const file = join(folder, `${rule}-${language}.json`)
  writeFileSync(file, JSON.stringify(traceOf(language, rule === 'access-denied' ? 'SQS' : 'S3', failed)))
  const { findings } = await analyze([file])
  expect(findings[0]).toMatchObject({ ruleId: rule, severity: 'error', toolCallsTotal: 1 })
})

test.each([
  ['java', 'software.amazon.awssdk.services.sts.model.StsException'],
  ['dotnet', 'Amazon.SecurityToken.AmazonSecurityTokenServiceException'],
  ['ruby', 'Aws::STS::Errors::AccessDenied'],
  ['php', 'Aws\\Sts\\Exception\\StsException'],
])('a refused role is no unknown error, whatever class %s has for it', async (language, type) => {
  const says =
    'User: arn:aws:sts::205918273644:assumed-role/base/i-1 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::391827364550:role/tenant-a'
  const trace = JSON.stringify(traceOf(language, 'STS', { type, says, status: 403 })).replaceAll(
    'GetObject',
    'AssumeRole',
  )
  const file = join(folder, `refused-${language}.json`)
  writeFileSync(file, trace)
  expect((await analyze([file])).findings.map(({ ruleId }) => ruleId)).toEqual(['assume-role-denied'])
})
