import type { HeldOut } from '../held-out.ts'

/** Clients and stores between a program and AWS, as they pass on what they were told; and those of other clouds, in the same form. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Managed Flink, a row that is not understood',
    text: `{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"Job started","messageSchemaVersion":"1","messageType":"INFO","threadName":"sink-1"}
{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"Completed checkpoint 12","messageSchemaVersion":"1","messageType":"INFO","threadName":"sink-1"}
{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"Unparseable row, column 3 is null","messageSchemaVersion":"1","messageType":"ERROR","threadName":"sink-1"}`,
    must: [],
  },
  {
    name: 'Flink’s latencies, an object that is not there',
    text: `2026-06-04 19:22:18,100 INFO  org.apache.flink.Main [] - job started
2026-06-04 19:22:19,450 INFO  com.amazonaws.latency [] - ServiceName=[Amazon S3], AWSErrorCode=[404 Not Found], StatusCode=[404], ServiceEndpoint=[https://s3.amazonaws.com], Exception=[com.amazonaws.services.s3.model.AmazonS3Exception: Not Found (Service: Amazon S3; Status Code: 404; Error Code: 404 Not Found; Request ID: 16156D972F7BCCCA; S3 Extended Request ID: null), S3 Extended Request ID: null], RequestType=[GetObjectMetadataRequest]
2026-06-04 19:22:29,100 INFO  org.apache.flink.Main [] - Triggering checkpoint 2`,
    must: [],
  },
  {
    name: 'OSS’s refusal, by fog',
    text: `2026-03-01 10:00:00 INFO backups go to oss, reports to s3://depot
rake aborted!
Excon::Error::Forbidden: Expected(200) <=> Actual(403 Forbidden)
excon.error.response
  :body          => "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>\\n<Error>\\n  <Code>AccessDenied</Code>\\n  <Message>The bucket you access does not belong to you.</Message>\\n  <RequestId>5D008E974B39ED0046A010FE</RequestId>\\n  <HostId>depot.oss-cn-hangzhou.aliyuncs.com:80</HostId>\\n</Error>\\n"
  :headers       => {
    "Server"            => "AliyunOSS"
  }
  :status        => 403`,
    must: [],
  },
  {
    name: 'OSS’s refusal, by its SDK',
    text: `2026-03-01 10:00:02,000 ERROR app - com.aliyun.oss.OSSException: You have no right to access this object because of bucket acl. [ErrorCode]: AccessDenied [RequestId]: 5C [HostId]: depot.oss-cn-hangzhou.aliyuncs.com
2026-03-01 10:00:03,000 INFO app - stored s3://depot/a`,
    must: [],
  },
  {
    name: 'Cloud Storage’s refusal in S3’s form',
    text: `2026-03-01 10:00:02,000 ERROR app - export failed: 403 Forbidden <?xml version='1.0' encoding='UTF-8'?><Error><Code>AccessDenied</Code><Message>Access denied.</Message><Details>depot@depot.iam.gserviceaccount.com does not have storage.objects.get access to the Google Cloud Storage object.</Details></Error>
2026-03-01 10:00:03,000 INFO app - stored s3://depot/a`,
    must: [],
  },
  {
    name: 'COS’s refusal',
    text: `2026-03-01 10:00:02,000 ERROR app - com.qcloud.cos.exception.CosServiceException: Access Denied. (Status Code: 403; Error Code: AccessDenied; Request ID: NjI)
2026-03-01 10:00:03,000 INFO app - stored s3://depot/a`,
    must: [],
  },
  {
    name: 'Azure’s refusal',
    text: `2026-03-01 10:00:02,000 ERROR app - Azure.RequestFailedException: Server failed to authenticate the request. Status: 403 ErrorCode: AuthenticationFailed https://depot.blob.core.windows.net/a
2026-03-01 10:00:03,000 INFO app - stored s3://depot/a`,
    must: [],
  },
  {
    name: 'pretty_env_logger',
    text: ` INFO  depot > listening, s3 bucket depot
 WARN  depot::http > slow request
 INFO  depot > stored 3 objects`,
    must: [],
  },
  {
    name: 'Clojure’s chain that finds some',
    text: `2026-03-01 10:00:01,000 INFO cognitect.aws.credentials - Unable to fetch credentials from environment variables.
2026-03-01 10:00:01,100 INFO cognitect.aws.credentials - Fetched credentials from ec2 instance
2026-03-01 10:00:02,000 INFO depot.core - stored s3://depot/a`,
    must: [],
  },
  {
    name: 'Managed Flink, what was not deleted',
    text: `{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"Job started","messageSchemaVersion":"1","messageType":"INFO","threadName":"sink-1"}
{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"Bulk delete operation failed to delete all objects; failure count = 1","messageSchemaVersion":"1","messageType":"WARN","threadName":"sink-1"}
{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"AccessDenied: c58f178c/: Access Denied\\n","messageSchemaVersion":"1","messageType":"WARN","threadName":"sink-1"}
{"applicationARN":"arn:aws:kinesisanalytics:eu-west-1:590184726633:application/depot","applicationVersionId":"43","logger":"org.depot.Sink","message":"Completed checkpoint 12","messageSchemaVersion":"1","messageType":"INFO","threadName":"sink-1"}`,
    must: ['access-denied'],
  },
  {
    name: 'fog, an answer without a body',
    text: `E, [2026-03-01T10:00:02.000 #7] ERROR -- : Excon::Errors::Forbidden: Expected(200) <=> Actual(403 Forbidden)
excon (0.6.3) lib/excon/connection.rb:179:in \`request'
fog (0.8.1) lib/fog/storage/requests/aws/put_object.rb:43:in \`put_object'`,
    must: ['access-denied'],
  },
  {
    name: 'fog-aws, an answer without a body',
    text: `E, [2026-03-01T10:00:02.000 #7] ERROR -- : Excon::Error::Forbidden: Expected(200) <=> Actual(403 Forbidden)
/gems/fog-aws-3.5.2/lib/fog/aws/requests/storage/head_object.rb:49:in \`head_object'`,
    must: ['access-denied'],
  },
  {
    name: '.NET, no role behind the metadata service',
    text: `Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.
   at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials()
   at Amazon.Runtime.Internal.CredentialsRetriever.PreInvoke(IExecutionContext executionContext)`,
    must: ['no-credentials'],
  },
  {
    name: 'Alpakka, an answer without a body',
    text: `[error] a.a.OneForOneStrategy - akka.stream.alpakka.s3.S3Exception: (Status code: 403 Forbidden, Code: 403 Forbidden, RequestId: , Resource: )
akka.stream.alpakka.s3.S3Exception: (Status code: 403 Forbidden, Code: 403 Forbidden, RequestId: , Resource: )
	at akka.stream.alpakka.s3.impl.S3Stream$.x(S3Stream.scala:246)`,
    must: ['access-denied'],
  },
  {
    name: 'Pekko, the same',
    text: '2026-03-01 10:00:02,000 ERROR depot - org.apache.pekko.stream.connectors.s3.S3Exception: The AWS Access Key Id you provided does not exist in our records. (Status code: 403 Forbidden, Code: InvalidAccessKeyId, RequestId: A, Resource: )',
    must: ['client-token-invalid'],
  },
  {
    name: 'Deno, an answer without a body',
    text: `Listening on http://localhost:8000/
error: Uncaught (in promise) S3Error: Failed to put object: 403 Forbidden
    at S3Bucket.putObject (https://deno.land/x/s3@0.5.0/src/bucket.ts:300:13)`,
    must: ['access-denied'],
  },
  {
    name: 'GitLab’s runner, a cache that may not be put',
    text: `Uploading cache.zip to https://depot-cache.s3.dualstack.eu-central-1.amazonaws.com/runner/V/project/1/test
WARNING: Retrying...                                error=received: 403 Forbidden
FATAL: received: 403 Forbidden                     
Failed to create cache
Uploading artifacts for successful job`,
    must: ['access-denied'],
  },
  {
    name: 'Hadoop, a bucket whose region may not be asked',
    text: `26/10/17 06:12:03 ERROR Executor: Exception in task 0.0 in stage 1.0 (TID 1)
java.nio.file.AccessDeniedException: depot: getBucketRegion
	at org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:250)`,
    must: ['access-denied'],
  },
  {
    name: 'Athena, a path of the data',
    text: `12:06:05  Database Error in model a (models/a.sql)
12:06:05    Permission denied on S3 path: s3://depot/production/dt=2026-05-26/part-0.parquet
12:06:05  Done. PASS=1 WARN=0 ERROR=1 SKIP=0 TOTAL=2`,
    must: ['access-denied'],
  },
  {
    name: 'pretty_env_logger, an object that may not be put',
    text: ` INFO  depot > listening, bucket depot
 ERROR depot::s3 > put failed: service error: unhandled error (AccessDenied): Error { code: "AccessDenied", message: "Access Denied", aws_request_id: "77aa" }
 INFO  depot > next`,
    must: ['access-denied'],
  },
  {
    name: 'Elixir, the metadata service behind the refusal',
    text: '10:00:02.100 [warn] ExAws: HTTP ERROR: :econnrefused for URL: "http://169.254.169.254/latest/meta-data/iam/security-credentials/" ATTEMPT: 10',
    must: ['imds-unreachable'],
  },
  {
    name: 'env_logger of old, at 25 minutes past',
    text: ` WARN 2026-12-27T23:25:54Z: sccache::cache::s3: Got AWS error: Error(BadHTTPStatus(403), State { next_error: None, backtrace: InternalBacktrace })
ERROR 2026-12-27T23:25:54Z: sccache::server: SccacheTransport::poll failed: io error.`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'a clock that is no port',
    text: '2026-05-16T11:20:31Z ERROR job of 03:25:12 failed: assumed role session was refused',
    must: ['access-denied'],
    orUnknown: true,
  },
]
