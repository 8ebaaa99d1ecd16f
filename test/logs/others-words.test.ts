/** Errors that are nobody's identity, and yet hold a word of it: a visitor's token, a worker that took too long, a test's title, a row, a client that said nothing. Beside each one that AWS has to do with. */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const jest = (received: string): string => `2026-05-16T11:20:30Z INFO running npm test with AWS_REGION=eu-west-1
FAIL src/session/__tests__/token.test.ts
  ● session › rejects an expired token

    expect(received).toBe(expected) // Object.is equality

    Expected: "TOKEN_EXPIRED"
    Received: "${received}"

      41 |     const r = verify(tokenFrom(yesterday));
    > 42 |     expect(r.code).toBe('TOKEN_EXPIRED');

Tests:       1 failed, 212 passed, 213 total
2026-05-16T11:20:38Z INFO restored the cache from s3://depot-cache/node
`
const xunit = (actual: string): string => `$ dotnet test tests/Depot.Tests -c Release --no-build
Starting test execution, please wait...
  Failed Depot.Tests.Tokens.MessageIsLocalized [41 ms]
  Error Message:
   Assert.Equal() Failure: Strings differ
Expected: "The token expired at 10:00"
Actual:   "${actual}"
  Stack Trace:
     at Depot.Tests.Tokens.MessageIsLocalized() in /src/tests/Depot.Tests/Tokens.cs:line 132

Failed!  - Failed:     1, Passed:   318, Skipped:     2, Total:   321, Duration: 19 s - Depot.Tests.dll (net8.0)
`
const surefire = (frame: string): string => `[INFO] Running org.depot.runner.SuiteTest
[ERROR] org.depot.runner.SuiteTest.runs -- Time elapsed: 0.011 s <<< FAILURE!
org.opentest4j.AssertionFailedError: expected: <true> but was: <false>
	at org.junit.jupiter.api.AssertTrue.failNotTrue(AssertTrue.java:63)
	at ${frame}
[ERROR] Tests run: 52, Failures: 1, Errors: 0, Skipped: 0
[INFO] BUILD FAILURE
`
const gunicorn = (file: string): string => `[2026-05-16 11:00:00 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)
[2026-05-16 11:05:42 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:7)
[2026-05-16 11:05:42 +0000] [7] [ERROR] Error handling request /reports/yearly.pdf
  File "${file}", line 204, in render
    self.layout(page)
SystemExit: 1
[2026-05-16 11:05:42 +0000] [7] [INFO] Worker exiting (pid: 7)
[2026-05-16 11:05:43 +0000] [12] [INFO] Booting worker with pid: 12
`
const psql = (
  error: string,
): string => `shop=> SELECT aws_s3.table_import_from_s3('price_stage', '', '(format csv)', :'s3_uri');
ERROR:  ${error}
CONTEXT:  COPY price_stage, line 4411
SQL statement "copy price_stage from '/rdsdbdata/extensions/aws_s3/amazon-s3-fifo-4411-20240304T101502Z-0' with (format csv)"
shop=> TRUNCATE price_stage;
TRUNCATE TABLE
`
const server = (
  said: string,
): string => `2026-05-16 07:11:02.102114+00:00 [info] <0.230.0> Configured peer discovery backend: rabbit_peer_discovery_aws
2026-05-16 07:12:40.120003+00:00 [error] <0.812.0> ${said}
2026-05-16 07:12:44.730201+00:00 [info] <0.820.0> connection <0.820.0> authenticated and granted access to vhost '/'
`
const visitor = (said: string): string => `2026/05/16 09:14:02 s3 presigner ready bucket=depot-media region=us-east-2
2026/05/16 09:14:21 auth: ${said}
2026/05/16 09:14:52 listening on :8080
`

describe.each([
  ['a test’s title', jest('TOKEN_INVALID'), jest('AccessDenied: not authorized')],
  ['what a test compares', xunit('The token has expired'), xunit('AccessDenied: not authorized to call S3')],
  [
    'the name of a test',
    surefire('org.depot.s3proxy.AwsSdkTest.runs(AwsSdkTest.java:111)').replaceAll(
      'org.depot.runner.SuiteTest',
      'org.depot.s3proxy.AwsSdkTest',
    ),
    surefire('com.amazonaws.services.s3.AmazonS3Client.invoke(AmazonS3Client.java:111)'),
  ],
  [
    'a frame of a lambda',
    surefire('org.depot.runner.SuiteTest.lambda$runs$1(SuiteTest.java:111)'),
    surefire('com.amazonaws.services.lambda.AWSLambdaClient.invoke(AWSLambdaClient.java:111)'),
  ],
  ['a worker that took too long', gunicorn('/app/reports/pdf.py'), gunicorn('/app/lib/botocore/httpsession.py')],
  [
    'a row',
    psql(
      'duplicate key value violates unique constraint "price_stage_pkey"\nDETAIL:  Key (sku)=(88-1201) already exists.',
    ),
    psql('could not read the file from Amazon S3: access was refused'),
  ],
  [
    'a client that said nothing',
    server('closing AMQP connection <0.812.0> (10.8.9.30:51514 -> 10.8.1.22:5672): {handshake_timeout,frame_header}'),
    server('peer discovery: request to EC2 timed out'),
  ],
  [
    'a visitor’s token',
    visitor('bearer token expired 3m ago sub=u_1881, asking client to refresh'),
    visitor('session token expired 3m ago, cannot sign'),
  ],
])('%s', (_, calm, bad) => {
  it('is no matter', async () => {
    expect(isGreen(await analyzeText(calm))).toBe(true)
  })

  it('is one where it is of AWS', async () => {
    expect(isGreen(await analyzeText(bad))).toBe(false)
  })
})

it('a worker that took too long, of which no stack is shown, may have waited for anybody', async () => {
  const alone = gunicorn('/app/reports/pdf.py').replace(/\[7\] \[ERROR\][\s\S]*?SystemExit: 1\n/, '')
  expect(isGreen(await analyzeText(alone))).toBe(false)
})
