import type { HeldOut } from '../held-out.ts'

/** Logs of what keeps data, and what is denied on purpose. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'the AWS CLI dies of a key that is not there',
    text: `fatal error: An error occurred (404) when calling the HeadObject operation: Key "in/a.txt" does not exist
make: *** [Makefile:3: fetch] Error 1`,
    must: ['aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'Kotlin, a region that there is not',
    text: `2026-07-01 10:00:05.123 [eventLoop-1] ERROR ktor.application - Unhandled: POST - /up
aws.smithy.kotlin.runtime.http.HttpException: java.net.UnknownHostException: depot.s3.eu-wst-1.amazonaws.com: Name or service not known
	at aws.smithy.kotlin.runtime.http.engine.okhttp.OkHttpEngine.roundTrip(OkHttpEngine.kt:72)`,
    must: ['connect-stall'],
  },
  {
    name: 'pgBackRest over several lines',
    text: `2026-07-01 10:00:00.123 P00   INFO: archive-push command begin 2.51
2026-07-01 10:00:01.123 P00  ERROR: [039]: HTTP request failed with 403 (Forbidden):
                                   *** Path/Query ***:
                                   GET /?delimiter=%2F&list-type=2&prefix=archive%2F
                                   *** Response Content ***:
                                   <?xml version="1.0" encoding="UTF-8"?>
                                   <Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>
2026-07-01 10:00:01.223 P00   INFO: archive-push command end: aborted with exception [039]`,
    must: ['secret-mismatch'],
  },
  {
    name: 'Litestream, the clock',
    text: `time=2026-07-01T10:00:00.000Z level=INFO msg=litestream version=v0.3.13
time=2026-07-01T10:00:01.000Z level=ERROR msg="monitor error" db=/data/app.db replica=s3 error="cannot fetch generations: RequestTimeTooSkewed: The difference between the request time and the current time is too large.\\n\\tstatus code: 403, request id: 8K, host id: q"`,
    must: ['clock-skew'],
  },
  {
    name: 'Glue, a shaded SDK',
    text: `2026-07-01 10:00:00,123 INFO [main] glue.ProcessLauncher (Logging.scala:logInfo(57)): Running
2026-07-01 10:00:05,123 ERROR [main] glue.ProcessLauncher (Logging.scala:logError(77)): Error from Python:Traceback (most recent call last):
  File "/tmp/job.py", line 20, in <module>
    df = spark.read.parquet("s3://depot/in")
py4j.protocol.Py4JJavaError: An error occurred while calling o92.parquet.
: com.amazon.ws.emr.hadoop.fs.shaded.com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 3V; S3 Extended Request ID: y; Proxy: null), S3 Extended Request ID: y`,
    must: ['access-denied'],
  },
  {
    name: 'Lambda’s Invoke Error',
    text: `2026-07-01T10:00:00.900Z	5f2a1e0c-3f4e-4d1f-8d0e-1a2b3c4d5e6f	ERROR	Invoke Error 	{"errorType":"NoSuchBucket","errorMessage":"The specified bucket does not exist","name":"NoSuchBucket","$fault":"client","$metadata":{"httpStatusCode":404,"requestId":"Z1","attempts":1},"Code":"NoSuchBucket","BucketName":"depot-old","stack":["NoSuchBucket: The specified bucket does not exist","    at throwDefaultError (/var/runtime/node_modules/@aws-sdk/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20)"]}
END RequestId: 5f2a1e0c-3f4e-4d1f-8d0e-1a2b3c4d5e6f`,
    must: ['no-bucket', 'no-such-bucket'],
  },
  {
    name: 's3cmd',
    text: `WARNING: Retrying failed request: /?location (403 (AccessDenied): Access Denied)
ERROR: Access to bucket 'depot' was denied
ERROR: S3 error: 403 (AccessDenied): Access Denied`,
    must: ['access-denied'],
  },
  {
    name: 'healthy: denied as configured',
    text: `2026-07-01T10:00:00Z INFO mirror started s3/depot -> local/depot
2026-07-01T10:00:02Z WARN mirror: a.txt: Access Denied for s3/depot/private, skipping as configured
2026-07-01T10:00:03Z INFO mirror: 120 objects, 0 errors`,
    must: [],
  },
  {
    name: 'healthy: queries for errors',
    text: `level=info ts=2026-07-01T10:00:00.123Z caller=engine.go:232 component=querier org_id=fake msg="executing query" type=range query="{app=\\"web\\"} |= \\"AccessDenied\\""
level=info ts=2026-07-01T10:00:00.523Z caller=metrics.go:159 component=querier org_id=fake latency=fast query="{app=\\"web\\"} |= \\"ExpiredToken\\"" status=200 total_bytes=1.2MB
level=info ts=2026-07-01T10:00:01.523Z caller=flush.go:167 msg="flushing stream" user=fake`,
    must: [],
  },
  {
    name: 'healthy: kubectl’s events',
    text: `LAST SEEN   TYPE      REASON              OBJECT            MESSAGE
2m          Normal    Scheduled           pod/web-1         Successfully assigned app/web-1 to node-1
2m          Warning   FailedScheduling    pod/web-2         0/3 nodes are available: 3 Insufficient cpu.
1m          Normal    Pulled              pod/web-1         Successfully pulled image "590184726633.dkr.ecr.eu-west-1.amazonaws.com/web:1" in 2.1s
1m          Warning   Unhealthy           pod/web-1         Readiness probe failed: HTTP probe failed with statuscode: 401`,
    must: [],
  },
  {
    name: 'healthy: PostgreSQL denies',
    text: `2026-07-01 10:00:00.123 UTC [77] FATAL:  password authentication failed for user "app"
2026-07-01 10:00:01.123 UTC [78] ERROR:  permission denied for table users
2026-07-01 10:00:02.123 UTC [79] LOG:  checkpoint complete: wrote 12 buffers`,
    must: [],
  },
  {
    name: 'healthy: pages about errors are uploaded',
    text: `2026-07-01T10:00:00Z INFO deploy: aws s3 sync dist s3://depot-web
upload: dist/index.html to s3://depot-web/index.html
upload: dist/errors/403-forbidden.html to s3://depot-web/errors/403-forbidden.html
upload: dist/errors/token-expired.html to s3://depot-web/errors/token-expired.html
2026-07-01T10:00:05Z INFO deploy: 3 files uploaded`,
    must: [],
  },
]
