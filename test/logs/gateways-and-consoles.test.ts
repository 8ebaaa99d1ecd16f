/** What gateways, browsers and scripts without a logger print of AWS's refusals, and the same words of others. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const USER = 'arn:aws:iam::418362907715:user/proxy'
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'access-denied': [
    // https://github.com/BerriAI/litellm/pull/39166: a status is no code
    `{"error":{"message":"litellm.PermissionDeniedError: BedrockException - {\\"Message\\":\\"User: ${USER} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:418362907715:inference-profile/x because no identity-based policy allows the bedrock:InvokeModel action\\"}. Received Model Group=haiku","type":null,"param":null,"code":"403"}}`,
    '[ERROR] PermissionError: Lambda function does not have permission to access S3 bucket \'ingest\'.\nTraceback (most recent call last):\n  File "/var/task/app.py", line 88, in handler',
    "🔍 Checking bucket access...\n❌ Access denied to bucket 'reports-prod'\n💡 Check IAM permissions",
    '[Upload] Starting upload of video.mp4\n[Upload] Error: S3 upload failed: HTTP 403',
    '[2022-04-21T01:14:41+08:00] start syncing "a.md"\n[2022-04-21T01:14:41+08:00] ERROR! MESSAGE: Request has expired, STACK: AccessDenied: Request has expired\n    at n [as constructor] (eval at <anonymous> (app://obsidian.md/app.js:1:1), <anonymous>:226:88050)',
    'POST https://my-uploads.s3.amazonaws.com/ 403 (Forbidden)\nUncaught (in promise) undefined',
    // https://github.com/bzhanglab/PepQuery/issues/84: broken within a word where the terminal ended
    'com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Erro\nr Code: 403 Forbidden; Request ID: 8SV7S6VZTXYQZQMW; S3 Extended Request ID: jBOlcq5nC2yamRgjgmnAMReRdjH\nqMTnc1ZHGqrbl+Q7qXZBSy1ppDbmb+Tto6zVkESQChlB4RUs=; Proxy: null)\n        at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java\n:1879)',
  ],
  'client-token-invalid': [
    '{"error":{"message":"{\\"message\\":\\"The security token included in the request is invalid.\\"}No fallback model group found for original model_group=claude.  Fallbacks=[]","type":"None","code":"403"}}',
  ],
  'no-region': ['Failed to create Bedrock client: You must specify a region.\nCheck your settings.'],
  'no-credentials': [
    'Could not load credentials to authenticate with AWS client. Please check that credentials in the specified profile name are valid. (type=value_error)',
  ],
  'aws-call-failed': ['Error: AccessControlListNotSupported: The bucket does not allow ACLs'],
}

describe.each(Object.entries(NAMED))('%s', (rule, texts) => {
  it.each(texts)('%s', async (text) => expect(accused(await analyzeText(`${text}\n`))).toContain(rule))
})

it.each([
  'app.js?v=38da3be5:360 PUT https://depot.s3.us-east-1.amazonaws.com/files/a.fastq?partNumber=945 400 (Bad Request)\nhandler @ app.js?v=38da3be5:276',
  '[2017-03-14 08:00:43,237: ERROR/MainProcess] Callback <promise@0x7f6c8afe86d8> raised exception: SQSError: 599 SSL read: errno 104',
  // https://github.com/sdelements/lets-chat/issues/228
  "[2015-02-14 10:11:12] There was a problem with the server's S3 credentials.\nPOST /files 400 212ms",
  '[error] ExAws: HTTP ERROR: :closed\n[info] Sent 500 in 31ms',
  // https://github.com/aws-amplify/amplify-flutter/issues/1163
  'flutter: #0      AmplifyStorageS3MethodChannel.uploadFile\n[VERBOSE-2:ui_dart_state.cc(209)] Unhandled Exception: StorageException(message: Could not fetch identity Id, AWS Cognito Identity Pool is not configured, recoverySuggestion: Follow the steps, underlyingException: null)',
  '[2023-07-15 19:22:40,901: ERROR/MainProcess] Unrecoverable error: AccessDeniedException(...)',
  // https://github.com/grafana/grafana/issues/65380: the token that was passed on to what a gateway guards had expired
  'logger=tsdb.prometheus t=2023-03-27T09:03:12.470215Z level=error msg="Prometheus query failed" datasource=prom-secured query="up" err="client_error: client error: 401" body="Jwt is expired"',
  'AWS credentials not found in mcp.config.json or environment variables. Ensure your environment is configured correctly (e.g., IAM role).\nMCP server listening on stdio',
])('leaves the answer open: %s', async (text) => {
  const report = await analyzeText(`${text}\n`)
  expect([accused(report), isGreen(report)]).toEqual([[], false])
})

it.each([
  '2026-05-16T11:20:31Z INFO if your user does not have permission to access S3, ask the owner\n2026-05-16T11:20:32Z INFO uploaded 3 files',
  '2026-05-16T11:20:31Z ERROR {"error":{"message":"Quota exceeded","code":"403"}}\n2026-05-16T11:20:32Z INFO s3 sync done',
  '2026-05-16 11:20:31.123  WARN 1 --- [nio-8080-exec-2] o.s.s.a.dao.DaoAuthenticationProvider   : User credentials have expired',
  '2026-05-16T11:20:31Z INFO if there was a problem with the page, reload\n2026-05-16T11:20:32Z INFO s3 sync done',
  '2026-05-16T11:20:31Z ERROR auth: jwt expired for visitor 12\n2026-05-16T11:20:32Z INFO s3 sync done',
  '2026-05-16T11:20:31Z WARN Access denied to bucket list page for visitor\n2026-05-16T11:20:32Z INFO done',
])('accuses nobody of %s', async (text) => expect(accused(await analyzeText(`${text}\n`))).toEqual([]))

it.each([
  'No AWS region specified. Use --region or set AWS_REGION',
  'no AWS region resolved; pass --region or set one on the profile',
  'a bedrock model is configured but no AWS region could be resolved',
  'AWS_REGION is not set',
])('no region: %s', async (said) => expect(accused(await analyzeText(`[ERROR] ${said}\n`))).toContain('no-region'))

it.each([
  'AWS_REGION is not set, using us-east-1',
  'no AWS region configured, defaulting to us-east-1',
  'set one if no AWS region is configured',
])('one for which there is another: %s', async (said) =>
  expect(
    accused(await analyzeText(`2026-05-16T11:20:31Z INFO ${said}\n2026-05-16T11:20:32Z INFO uploaded 3 files\n`)),
  ).toEqual([]),
)

it('of what stands before the name of an error, none is its name', async () => {
  const report =
    await analyzeText(`❌ Error sending email via SES: AccessDenied: User \`arn:aws:iam::418362907715:user/mailer' is not authorized to perform \`ses:SendEmail' on resource \`arn:aws:ses:eu-west-1:418362907715:identity/example.com'
    at de_CommandError (/app/node_modules/@aws-sdk/client-ses/dist-cjs/index.js:1:1)
`)
  expect(accused(report)).toContain('access-denied')
})

it.each([
  '2026-05-16 11:20:31 - WARNING - ⚠️  S3 documents bucket not accessible: docs-prod\n2026-05-16 11:20:32 - INFO - Application startup complete',
  '✅ API healthy\n❌ Uploads bucket not accessible\n✅ Profile bucket accessible',
  "✗ ERROR: Cannot access bucket 'compound-uploads'",
])('what cannot be accessed leaves the answer open: %s', async (text) =>
  expect(isGreen(await analyzeText(`${text}\n`))).toBe(false),
)

it('of which native image a frame of a stack is says nothing of AWS', async () => {
  const report =
    await analyzeText(`2022-07-05 09:09:00.674 ERROR 9 --- [           main] o.s.boot.SpringApplication               : Application run failed
java.lang.IllegalStateException: Failed to execute CommandLineRunner
at org.springframework.boot.SpringApplication.callRunner(SpringApplication.java:794) ~[spring-native-aws-lambda:2.5.6]
`)
  expect([accused(report), isGreen(report)]).toEqual([[], true])
})
