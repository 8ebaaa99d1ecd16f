/** Errors of other work, in a log that speaks of AWS or of somebody's tokens: packages, builds, tests, visitors, what is not there. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const HEALTHY: Readonly<Record<string, string>> = {
  'packages that are called after what they read': `[info] Set current project to depot-stream (in build file:/home/depot/stream/)
[warn] 	:: com.qubole.spark#spark-sql-streaming-sqs_2.11;0.5.1: not found
[error] sbt.librarymanagement.ResolveException: unresolved dependency: com.qubole.spark#spark-sql-streaming-sqs_2.11;0.5.1: not found
[error] Total time: 4 s, completed Apr 14, 2020 4:10:22 PM`,
  'a package by its URL': `[info] set current project to s3-codec (in build file:/home/depot/s3-codec/)
[info] Tests: succeeded 22, failed 0, canceled 0, ignored 0, pending 0
[error] deployment validation failed:
[error]   pkg:maven/io.example/s3-codec_2.13@0.4.1: Developers information is missing
[error] (sonaUpload) deployment failed`,
  'a cache that the builder does not know': `2022-10-12T14:02:13.4410023Z Logging into registry 608811453720.dkr.ecr.us-east-1.amazonaws.com
2022-10-12T14:02:14.9001820Z Login Succeeded
2022-10-12T14:02:19.6700211Z ERROR: failed to solve: unknown cache exporter: "s3"
2022-10-12T14:02:19.6821105Z ##[error]Process completed with exit code 1.
2022-10-12T14:02:20.1020104Z Logging out of registry 608811453720.dkr.ecr.us-east-1.amazonaws.com`,
  'a method that a class has not': `[Thu Feb 22 11:40:02.110391 2018] [mpm_prefork:notice] [pid 2901] AH00163: Apache/2.4.18 (Ubuntu) configured -- resuming normal operations
[Thu Feb 22 11:48:34.923739 2018] [:error] [pid 2936] [client ::1:40070] PHP Fatal error:  Uncaught Error: Call to undefined method Zend_Service_Amazon_S3::getObjectsAndPrefixesByBucket() in /var/www/depot/S3.php:231`,
  'a visitor of Parse': `12-02-2018 16:39:02 +03:00: info: beforeSave triggered for _Installation for user undefined
12-02-2018 16:39:19 +03:00: error: invalid session token code=209, message=invalid session token
12-02-2018 16:39:46 +03:00: verbose: [files] createFile avatar_9911.jpg stored with S3Adapter in 212 ms`,
  'old tokens that were swept away': `2018-08-02 13:03:33.0612|INFO|Quartz.Core.QuartzScheduler|Scheduler started.;
2018-08-02 13:04:00.0110|INFO|App.Jobs.TokenCleanupJob|removed 31 expired refresh tokens;
2018-08-02 13:06:00.0093|INFO|App.Jobs.TokenCleanupJob|removed 4 expired refresh tokens;`,
  'a clock on this very machine': `2025-02-10T07:38:00Z I! Loaded outputs: cloudwatch influxdb
2025-02-10T07:40:04Z E! [inputs.chrony] Error in plugin: read udp 127.0.0.1:41200->127.0.0.1:323: i/o timeout
2025-02-10T07:40:21Z D! [outputs.cloudwatch] Wrote batch of 52 metrics in 133.4ms`,
  'an object that is not there, and the whole in its place': `{"level":"info","message":"Downloading update from https://depot-desktop.s3.amazonaws.com/Setup%202.4.1.exe","timestamp":"2018-02-14T14:49:29.101Z"}
{"level":"error","message":"Cannot download differentially, fallback to full download: Error: Cannot download \\"https://depot-desktop.s3.amazonaws.com/Setup%202.4.0.exe.blockmap\\", status 404: Not Found","timestamp":"2018-02-14T14:49:29.410Z"}
{"level":"info","message":"update-downloaded, will install on quit","timestamp":"2018-02-14T14:49:59.013Z"}`,
  'Playwright, and a test that is named for a session': `Running 34 tests using 4 workers

  ✓  1 [chromium] › login.spec.ts:12:7 › login with password (1.9s)
  ✘  3 [chromium] › token-expiry.spec.ts:48:7 › shell with expired token shows session expired (2.2s)

  1) [chromium] › token-expiry.spec.ts:48:7 › shell with expired token shows session expired

    Error: expect(received).toContain(expected) // indexOf

    Expected substring: "Session expired"
    Received string:    "Please run login first."

  1 failed
    [chromium] › token-expiry.spec.ts:48:7 › shell with expired token shows session expired
  33 passed (1.4m)`,
  'ExUnit, and an address that was built otherwise': `$ mix test
Compiling 14 files (.ex)
Generated arc app
.............

  1) test virtual_host (ArcTest.Storage.S3)
     test/storage/s3_test.exs:103
     Assertion with == failed
     code: "https://s3.amazonaws.com/#{env_bucket}/image.png" == DummyDefinition.url(@img)
     lhs:  "https://s3.amazonaws.com/depot/image.png"
     rhs:  "https://depot.s3.amazonaws.com/image.png"

........
Finished in 1.0 seconds (0.4s on load, 0.5s on tests)
29 tests, 1 failure`,
  'a sink that tried again, and says at level debug that it went well': `2023-02-24T03:10:01.331002Z  INFO vector: Vector has started. debug="false" version="0.28.1"
2023-02-24T03:10:11.120551Z  WARN sink{component_kind="sink" component_id=firehose component_type=aws_kinesis_firehose}:request{request_id=1}: vector::sinks::util::retries: Retrying after error. error=ServiceUnavailableException: Slow down. internal_log_rate_limit=true
2023-02-24T03:10:12.401120Z DEBUG sink{component_kind="sink" component_id=firehose component_type=aws_kinesis_firehose}:request{request_id=1}: vector::sinks::aws_kinesis: request succeeded events=500`,
}

it.each(Object.entries(HEALTHY))('healthy: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

it.each([
  [
    'a token of AWS’s in a test',
    'Error: expect(received).toBe(expected)\n\n    Expected: 200\n    Received: "ExpiredToken: The security token included in the request is expired"',
  ],
  [
    'an endpoint that gives credentials',
    'ERROR: http://169.254.170.2.amazonaws.com/v2/credentials/7c1f failed, status 404: Not Found',
  ],
  [
    'a sink that tried again and gave up',
    '2023-02-24T03:10:11.120551Z ERROR sink{component_type=aws_kinesis_firehose}: vector: Not retryable; dropping the request. error=ServiceUnavailableException: Slow down.',
  ],
])('no tick: %s', async (_, text) => {
  const report = await analyzeText(`2025-02-10T07:38:00Z INFO started\n${text}\n`)
  expect(report.summary.headline).not.toMatch(/^Nothing found/)
})
