import type { HeldOut } from '../held-out.ts'

const SENT =
  "2026-03-20 01:11:53,440 - MainThread - botocore.endpoint - DEBUG - Sending http request: <AWSPreparedRequest stream_output=False, method=GET, url=https://depot-site.s3.eu-west-2.amazonaws.com/?list-type=2&prefix=&encoding-type=url, headers={'User-Agent': b'aws-cli/2.15.43'}>"
const CONNECTS =
  '2026-03-20 01:11:53,441 - MainThread - urllib3.connectionpool - DEBUG - Starting new HTTPS connection (1): depot-site.s3.eu-west-2.amazonaws.com:443'

/** Requests that waited: for a connection, for a way through a proxy, for an answer; and such as got it at the next try. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Trino waits for a connection of the pool',
    text: `2026-04-09T08:13:12.900Z	ERROR	SplitRunner-40-149	io.trino.execution.executor.TaskExecutor	Error processing Split s3://depot/events/part-00421.avro:0+67108864
io.trino.spi.TrinoException: Error opening Hive split s3://depot/events/part-00421.avro (offset=0, length=67108864): Unable to execute HTTP request: Timeout waiting for connection from pool
	at io.trino.plugin.hive.util.HiveUtil.createRecordReader(HiveUtil.java:300)
Caused by: org.apache.http.conn.ConnectionPoolTimeoutException: Timeout waiting for connection from pool
	at org.apache.http.impl.conn.PoolingHttpClientConnectionManager.leaseConnection(PoolingHttpClientConnectionManager.java:316)`,
    must: ['socket-pool-exhausted'],
    leads: true,
    mention: /s3\.max-connections/,
  },
  {
    name: 'Java v2’s Netty client waits for a connection of the pool',
    text: `2026-05-27 09:41:03.420 ERROR 1 --- [pool-2-thread-7] c.d.Reader : read failed
java.util.concurrent.CompletionException: software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Acquire operation took longer than the configured maximum time. This indicates that a request cannot get a connection from the pool within the specified maximum time.
	at software.amazon.awssdk.utils.CompletableFutureUtils.errorAsCompletionException(CompletableFutureUtils.java:65)`,
    must: ['socket-pool-exhausted'],
    leads: true,
    mention: /maxConcurrency/,
  },
  {
    name: 'S3A reads, and hears nothing',
    text: `26/06/03 19:08:52 WARN S3AInputStream: Read failed for s3a://depot/part-00118.snappy.parquet at 4194304, retrying (attempt 2)
26/06/03 19:12:12 ERROR Executor: Exception in task 118.0 in stage 9.0 (TID 4410)
java.net.SocketTimeoutException: re-open s3a://depot/part-00118.snappy.parquet at 4194304 on s3a://depot/part-00118.snappy.parquet: com.amazonaws.SdkClientException: Unable to execute HTTP request: Read timed out
	at org.apache.hadoop.fs.s3a.S3AUtils.translateInterruptedException(S3AUtils.java:389)
Caused by: java.net.SocketTimeoutException: Read timed out
	at java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:288)`,
    must: ['aws-call-failed'],
    leads: true,
    mention: /no answer before the client’s read timeout/,
  },
  {
    name: 'boto3 hears nothing of S3',
    text: `2026-05-16 11:20:31,642 ERROR worker: download failed
Traceback (most recent call last):
  File "/srv/worker.py", line 12, in run
    body = s3.get_object(Bucket="depot", Key="a")["Body"].read()
botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://depot.s3.eu-west-1.amazonaws.com/a"`,
    must: ['aws-call-failed'],
    leads: true,
    mention: /no answer before the client’s read timeout/,
  },
  {
    name: 'Jenkins ends an upload of which the first request was never answered',
    text: `[2026-03-20T01:11:51.790Z] + aws s3 sync dist/ s3://depot-site/ --delete --debug
[2026-03-20T01:11:53.441Z] ${SENT}
[2026-03-20T01:11:53.442Z] ${CONNECTS}
Cancelling nested steps due to timeout
[2026-03-20T01:30:03.006Z] Sending interrupt signal to process
[2026-03-20T01:30:08.733Z] Terminated
[2026-03-20T01:30:08.741Z] script returned exit code 143
ERROR: script returned exit code 143
Finished: ABORTED`,
    must: ['aws-call-failed'],
    leads: true,
    mention: /ListObjectsV2 on depot-site hung/,
  },
  {
    name: 'GitHub Actions cancels an upload of which the first request was never answered',
    text: `2026-03-20T01:11:53.4410000Z ${SENT}
2026-03-20T01:11:53.4420000Z ${CONNECTS}
2026-03-20T01:31:53.0060000Z ##[error]The operation was canceled.`,
    must: ['aws-call-failed'],
    leads: true,
    mention: /ListObjectsV2 on depot-site hung/,
  },
  {
    name: 'Java’s last request was never answered, and the job was ended',
    text: `[2026-03-20T01:11:50.790Z] 01:11:50.789 [main] DEBUG software.amazon.awssdk.request - Sending Request: DefaultSdkHttpFullRequest(httpMethod=PUT, protocol=https, host=depot.s3.eu-west-1.amazonaws.com, encodedPath=/a.bin, headers=[amz-sdk-invocation-id, User-Agent], queryParameters=[])
Cancelling nested steps due to timeout
[2026-03-20T01:30:08.733Z] Terminated
[2026-03-20T01:30:08.741Z] script returned exit code 143
ERROR: script returned exit code 143`,
    must: ['aws-call-failed'],
    leads: true,
    mention: /PutObject on depot hung/,
  },
  {
    name: 'healthy: Java’s last request was answered, and the job was ended',
    text: `[2026-03-20T01:11:50.790Z] 01:11:50.789 [main] DEBUG software.amazon.awssdk.request - Sending Request: DefaultSdkHttpFullRequest(httpMethod=PUT, protocol=https, host=depot.s3.eu-west-1.amazonaws.com, encodedPath=/a.bin, headers=[amz-sdk-invocation-id, User-Agent], queryParameters=[])
[2026-03-20T01:11:50.990Z] 01:11:50.989 [main] DEBUG software.amazon.awssdk.request - Received successful response: 200, Request ID: 9X2C0K8WYQ1N5VJM
[2026-03-20T01:30:08.733Z] Terminated`,
    must: [],
  },
  {
    name: 'healthy: the last request of a debug log’s end was answered',
    text: `2026-03-20T01:11:53.4410000Z ${SENT}
2026-03-20T01:11:53.4420000Z ${CONNECTS}
2026-03-20T01:11:53.6420000Z 2026-03-20 01:11:53,640 - MainThread - urllib3.connectionpool - DEBUG - https://depot-site.s3.eu-west-2.amazonaws.com:443 "GET /?list-type=2 HTTP/1.1" 200 None
2026-03-20T01:31:53.0060000Z ##[error]The operation was canceled.`,
    must: [],
  },
  {
    name: 'restic reaches S3 at the second try, and its signature does not fit',
    text: `Load(<config/0000000000>, 0, 0) returned error, retrying after 720.254544ms: Get "https://s3.dualstack.eu-west-3.amazonaws.com/depot/config": dial tcp 52.95.156.20:443: connect: connection refused
Fatal: unable to open repository at s3:s3.eu-west-3.amazonaws.com/depot/pg: client.Stat: The request signature we calculated does not match the signature you provided. Check your key and signing method.`,
    must: ['secret-mismatch'],
    leads: true,
    mustNot: 'connect-stall',
  },
  {
    name: 'a proxy lets nobody through to STS',
    source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    text: `+ aws sts get-caller-identity

Failed to connect to proxy URL: "http://proxy.example.lan:3128"
2026-02-10 23:01:09,944 - MainThread - botocore.httpsession - DEBUG - Exception received when sending urllib3 HTTP request
urllib3.exceptions.ProxyError: ('Unable to connect to proxy', OSError('Tunnel connection failed: 503 Service Unavailable'))
botocore.exceptions.ProxyConnectionError: Failed to connect to proxy URL: "http://proxy.example.lan:3128"`,
    must: ['connect-stall', 'assume-role-failed'],
    mention: /the proxy http:\/\/proxy\.example\.lan:3128/,
  },
  {
    name: 'Terraform breaks the sentence that says why at its column',
    text: `2026-03-26T14:05:15.188Z [ERROR] vertex "provider[\\"registry.terraform.io/hashicorp/aws\\"]" error: Cannot assume IAM Role

Error: Cannot assume IAM Role

IAM Role (arn:aws:iam::418362907715:role/landing) cannot be assumed.

Error: operation error STS: AssumeRole, https response error StatusCode: 400,
RequestID: 6c0b2ae1-5a49-4a39-93c9-b9c80fd7b6a9, api error ValidationError: The
requested DurationSeconds exceeds the MaxSessionDuration set for this role.`,
    must: ['duration-too-long'],
    leads: true,
    mustNot: 'assume-role-failed',
  },
  {
    name: 'healthy: logback’s clock and thread, and a chain that finds credentials at its third provider',
    text: `10:15:01.204 [main] INFO  c.d.Application - Starting Application using Java 21.0.3 with PID 1
10:15:03.410 [main] DEBUG s.a.a.a.c.AwsCredentialsProviderChain - Unable to load credentials from SystemPropertyCredentialsProvider(): Unable to load credentials from system settings. Access key must be specified either via environment variable (AWS_ACCESS_KEY_ID) or system property (aws.accessKeyId).
10:15:03.790 [main] DEBUG s.a.a.a.c.AwsCredentialsProviderChain - Loading credentials from WebIdentityTokenCredentialsProvider()
10:15:04.260 [main] INFO  c.d.S3Config - S3 client ready, bucket=depot`,
    must: [],
  },
  {
    name: 'healthy: Shoryuken cannot resolve SQS once, and goes on polling',
    text: `2026-01-19T20:02:11Z 1 TID-gq4 WARN: Error fetching message: Seahorse::Client::NetworkingError: Failed to open TCP connection to sqs.eu-west-1.amazonaws.com:443 (getaddrinfo: Temporary failure in name resolution)
2026-01-19T20:02:12Z 1 TID-gq4 INFO: pausing for 0.5s, retrying
2026-01-19T20:02:13Z 1 TID-gq4 INFO: fetched 4 messages from orders
2026-01-19T20:02:14Z 1 TID-h2s OrderWorker/orders/1d9c INFO: completed in: 802.1 ms
2026-01-19T20:15:00Z 1 TID-gq4 INFO: fetched 1 messages from orders`,
    must: [],
  },
  {
    name: 'healthy: a database fails over, and S3 has no part in it',
    text: `E, [2026-03-14T18:20:12.008200 #22] ERROR -- : [9c2f] PG::ConnectionBad: connection to server at "10.4.20.5", port 5432 failed: Connection refused
I, [2026-03-14T18:20:14.601344 #22]  INFO -- : [9c2f] database connection re-established (failover to 10.4.20.6)
I, [2026-03-14T18:20:14.822390 #22]  INFO -- : [9c2f] [Aws::S3::Client 200 0.081233 0 retries] get_object(bucket:"depot",key:"551/invoice.pdf")`,
    must: [],
  },
  {
    name: 'healthy: a pool of database connections times out, and S3 has no part in it',
    text: `2026-05-27 09:41:03.420 ERROR 1 --- [nio-8080-exec-2] o.h.engine.jdbc.spi.SqlExceptionHelper : HikariPool-1 - Connection is not available, request timed out after 30000ms.
2026-05-27 09:41:09.420  INFO 1 --- [nio-8080-exec-3] c.d.Files : stored s3://depot/invoice.pdf`,
    must: [],
  },
]
