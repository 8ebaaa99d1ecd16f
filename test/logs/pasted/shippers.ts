import type { HeldOut } from '../held-out.ts'

/** Logs of sidecars, sinks and queues. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Thanos warns of each block, the chain ends in S3’s words',
    source: 'https://github.com/thanos-io/thanos/issues/1539',
    text: `level=info ts=2019-09-18T12:36:40.1691608Z caller=main.go:154 msg="Tracing will be disabled"
level=warn ts=2019-09-18T12:36:41.3691608Z caller=bucket.go:325 msg="error parsing block range" block=01DN0Y46NMT8Y874MTJ0Z1K1C9 err="download meta.json: get file: Access Denied"
level=warn ts=2019-09-18T12:37:11.5784361Z caller=bucket.go:325 msg="error parsing block range" block=01DN14ZXXZAZKTY9H9JFB3SBPB err="download meta.json: get file: Access Denied"
level=warn ts=2019-09-18T12:37:41.8497719Z caller=bucket.go:325 msg="error parsing block range" block=01DN1BVN7ZZ1H39J1HDV2HS5HH err="download meta.json: get file: Access Denied"`,
    must: ['access-denied'],
  },
  {
    name: 'Thanos stops, the stack in one field',
    source: 'https://github.com/thanos-io/thanos/issues/6314',
    text: `{"caller":"main.go:158","err":"Access Denied\\nBaseFetcher: iter bucket\\ngithub.com/thanos-io/thanos/pkg/block.(*BaseFetcher).fetchMetadata\\n\\t/app/pkg/block/fetcher.go:375\\ngithub.com/thanos-io/thanos/pkg/block.(*BaseFetcher).fetch.func2\\n\\t/app/pkg/block/fetcher.go:439\\nsync block\\nmain.runStore.func3\\n\\t/app/cmd/thanos/store.go:384","level":"error","ts":"2023-04-24T17:11:02.113Z"}`,
    must: ['access-denied'],
  },
  {
    name: 'Thanos, no level',
    source: 'https://github.com/thanos-io/thanos/issues/2954',
    text: `msg="shipping failed" block=01EECWSM3QX0VNZ3HS092DM0SD err="upload meta file to debug dir: upload file /var/prometheus/thanos/upload/01EECWSM3QX0VNZ3HS092DM0SD/meta.json as debug/metas/01EECWSM3QX0VNZ3HS092DM0SD.json: upload s3 object: Access Denied"
level=warn ts=2020-07-29T09:41:15.251756448Z caller=sidecar.go:339 err="failed to sync 53 blocks" uploaded=0`,
    must: ['access-denied'],
  },
  {
    name: 'Flink behind a container’s times: the reason stands under a calm line',
    source: 'https://github.com/delta-io/delta/issues/2389',
    text: `2023-12-15T06:07:37.1145198Z stdout F 2023-12-15 06:07:37,114 INFO  org.apache.flink.runtime.taskmanager.Task [] - Source -> Sink (1/1)#0 switched from RUNNING to FAILED
2023-12-15T06:07:38.5545198Z stdout F Caused by: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by DynamicTemporaryAWSCredentialsProvider TemporaryAWSCredentialsProvider SimpleAWSCredentialsProvider EnvironmentVariableCredentialsProvider IAMInstanceCredentialsProvider : com.amazonaws.SdkClientException: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))`,
    must: ['no-credentials'],
  },
  {
    name: 'Swift, Soto has no provider',
    source: 'https://github.com/soto-project/soto/issues/514',
    text: `[ INFO ] Server starting on http://0.0.0.0:8080
[ INFO ] GET /files/2331 [request-id: 6F1B1F0D-7A3C-4E2C-8E0F-5F3A2B1C0D9E]
[ ERROR ] No credential provider found [request-id: 6F1B1F0D-7A3C-4E2C-8E0F-5F3A2B1C0D9E]`,
    must: ['no-credentials'],
  },
  {
    name: 'klog over several lines',
    source: 'https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4260',
    text: `E0510 10:33:56.111109       1 driver.go:120] "GRPC error" err=<
    rpc error: code = Internal desc = Could not attach volume "vol-0475f64ff83e38dd9" to node "i-021bdeb1a8dbf7694": could not attach volume "vol-0475f64ff83e38dd9" to node "i-021bdeb1a8dbf7694": UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: QZ9VYB_X6KMr32CxKJ62QakiNeyAEaZJJWew3S0ZQIP8JpyAA0
    	status code: 403, request id: 6d1c2f3a-9d50-4fd3-8df4-3b7f7c7c2b1e
 >`,
    must: ['access-denied'],
  },
  {
    name: '.NET, STS got no token',
    source: 'https://github.com/aws/aws-sdk-net/issues/681',
    text: `Unhandled Exception: Amazon.Runtime.AmazonClientException: Error calling AssumeRole for role <MY-ROLE-ARN> ---> Amazon.SecurityToken.AmazonSecurityTokenServiceException: Request is missing Authentication Token ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
   at Amazon.Runtime.HttpWebRequestMessage.GetResponse()
   at Amazon.Runtime.Internal.HttpHandler\`1.InvokeSync(IExecutionContext executionContext)
   --- End of inner exception stack trace ---
   at Amazon.Runtime.Internal.HttpErrorResponseExceptionHandler.HandleException(IExecutionContext executionContext, HttpErrorResponseException exception)`,
    must: ['assume-role-failed', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: '.NET in Swedish',
    source: 'https://github.com/aws/aws-sdk-net/issues/1968',
    text: `Log Entry : 
2022-01-05 20:05:35
  :
  :Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.
   vid Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials()
   vid Amazon.Runtime.DefaultInstanceProfileAWSCredentials.GetCredentials()
   vid Amazon.Runtime.Internal.CredentialsRetriever.<InvokeAsync>d__7\`1.MoveNext()
--- Slut på stackspårningen från föregående plats där ett undantag utlöstes ---
   vid System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw()
-------------------------------`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'Celery prints bytes of XML',
    source: 'https://github.com/celery/celery/issues/5234',
    text: `[2018-12-13 14:35:53,963: ERROR/MainProcess] 403 Forbidden
[2018-12-13 14:35:54,001: ERROR/MainProcess] b'<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message><Detail/></Error><RequestId>6cde0fbf-8e34-5e1a-a2ee-5b5b5e5b5a5e</RequestId></ErrorResponse>'`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Flink in compose',
    source: 'https://github.com/DataSQRL/sqrl/issues/425',
    text: `deploy-flink-jobmanager-1     | 2023-12-04 10:11:12,100 INFO  org.apache.flink.runtime.entrypoint.ClusterEntrypoint        [] - Starting StandaloneSessionClusterEntrypoint.
deploy-flink-jobmanager-1     | 2023-12-04 10:11:19,334 WARN  com.amazonaws.internal.InstanceMetadataServiceResourceFetcher [] - Fail to retrieve token
deploy-flink-jobmanager-1     | com.amazonaws.SdkClientException: Failed to connect to service endpoint:
deploy-flink-jobmanager-1     | 	at com.amazonaws.internal.EC2ResourceFetcher.doReadResource(EC2ResourceFetcher.java:100) ~[flink-s3-fs-presto-1.16.1.jar:1.16.1]
deploy-flink-jobmanager-1     | 	at com.amazonaws.internal.InstanceMetadataServiceResourceFetcher.getToken(InstanceMetadataServiceResourceFetcher.java:91) ~[flink-s3-fs-presto-1.16.1.jar:1.16.1]
deploy-flink-jobmanager-1     | 2023-12-04 10:11:20,001 ERROR org.apache.flink.runtime.entrypoint.ClusterEntrypoint        [] - Could not start cluster entrypoint StandaloneSessionClusterEntrypoint.
deploy-flink-jobmanager-1     | org.apache.flink.runtime.entrypoint.ClusterEntrypointException: Failed to initialize the cluster entrypoint StandaloneSessionClusterEntrypoint.
deploy-flink-jobmanager-1     | Caused by: com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY)), com.amazonaws.auth.profile.ProfileCredentialsProvider@6b7f4f2b: profile file cannot be null, com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@4f2b: Failed to connect to service endpoint: ]`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'healthy: Celery connects at the second try',
    source: 'https://github.com/celery/celery/issues/6210',
    text: `[2020-06-03 01:36:40,001: INFO/MainProcess] sync with celery@worker1
[2020-06-03 01:36:47,080: ERROR/MainProcess] consumer: Cannot connect to sqs://localhost//: Could not connect to the endpoint URL: "https://queue.amazonaws.com/".
Trying again in 2.00 seconds... (1/100)

[2020-06-03 01:36:57,674: INFO/MainProcess] Connected to sqs://localhost//
[2020-06-03 01:36:58,674: INFO/MainProcess] Task app.tasks.resize[1e9b] received
[2020-06-03 01:36:59,674: INFO/MainProcess] Task app.tasks.resize[1e9b] succeeded in 0.91s: None`,
    must: [],
  },
  {
    name: 'healthy: throttled once, written then',
    text: `{"@t":"2026-04-02T08:00:00.1Z","@mt":"Worker started"}
{"@t":"2026-04-02T08:00:01.1Z","@l":"Warning","@mt":"Throttled by {Service}, retrying in {Delay} ms (attempt {Attempt} of 5)","Service":"DynamoDB","Delay":120,"Attempt":1,"@x":"Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded."}
{"@t":"2026-04-02T08:00:01.4Z","@mt":"Wrote {Count} items to {Table} after {Attempt} attempts","Count":25,"Table":"orders","Attempt":2}
{"@t":"2026-04-02T08:00:02.4Z","@l":"Debug","@mt":"Credentials for {Role} expire at {Expires}, refreshing early","Role":"orders-writer","Expires":"2026-04-02T08:05:00Z"}
{"@t":"2026-04-02T08:00:02.6Z","@mt":"Credentials for {Role} refreshed","Role":"orders-writer"}`,
    must: [],
  },
  {
    name: 'healthy: the Java SDK’s latencies',
    source: 'https://github.com/alpinegizmo/flink-containers-example/issues/3',
    text: `2020-06-04 19:22:19,450 INFO  com.amazonaws.latency                                         - ServiceName=[Amazon S3], AWSErrorCode=[404 Not Found], StatusCode=[404], ServiceEndpoint=[http://minio-service:9000], Exception=[com.amazonaws.services.s3.model.AmazonS3Exception: Not Found (Service: Amazon S3; Status Code: 404; Error Code: 404 Not Found; Request ID: 16156D972F7BCCCA; S3 Extended Request ID: null), S3 Extended Request ID: null], RequestType=[GetObjectMetadataRequest], AWSRequestID=[16156D972F7BCCCA], HttpClientPoolPendingCount=0, RetryCapacityConsumed=0
2020-06-04 19:22:19,454 INFO  com.amazonaws.latency                                         - ServiceName=[Amazon S3], StatusCode=[200], ServiceEndpoint=[http://minio-service:9000], RequestType=[ListObjectsRequest], AWSRequestID=[16156D972FA9FC2F], HttpClientPoolPendingCount=0
2020-06-04 19:22:20,454 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator     - Completed checkpoint 12 for job bfe50e87a48af11b (2190 bytes in 33 ms).`,
    must: [],
  },
  {
    name: 'healthy: Go’s tests expect a denial',
    text: `=== RUN   TestReader_DeniedWithoutRole
time="2026-05-05T12:00:00Z" level=info msg="reader asked for object" key=a.txt
    reader_test.go:41: got expected error: AccessDenied: Access Denied
--- PASS: TestReader_DeniedWithoutRole (0.12s)
=== RUN   TestReader_ReadsWithRole
--- PASS: TestReader_ReadsWithRole (0.20s)
PASS
ok  	example.com/depot/reader	0.331s`,
    must: [],
  },
  {
    name: 'healthy: Loki starts',
    text: `level=info ts=2026-03-02T10:00:00.101Z caller=main.go:108 msg="Starting Loki" version="(version=2.9.4)"
level=warn ts=2026-03-02T10:00:00.120Z caller=loki.go:288 msg="global timeout not configured, using default engine timeout (\\"5m0s\\"). This behavior will change in the next major to always use the default global timeout (\\"5m\\")."
level=info ts=2026-03-02T10:00:01.120Z caller=table_manager.go:271 index-store=tsdb-2024-01-01 msg="query readiness setup completed" duration=1.9µs distinct_users_len=0 distinct_users=
level=error ts=2026-03-02T10:00:02.001Z caller=ratestore.go:109 msg="error getting ingester clients" err="empty ring"
level=info ts=2026-03-02T10:00:04.001Z caller=flush.go:167 msg="flushing stream" user=fake fp=8dfe3ab9 immediate=false num_chunks=1
level=info ts=2026-03-02T10:00:05.001Z caller=compactor.go:523 msg="compacting table" table-name=loki_index_20514
level=info ts=2026-03-02T10:00:06.001Z caller=index_set.go:86 msg="uploading table loki_index_20514" bucket=s3://loki-chunks errors=0 failed=0`,
    must: [],
  },
]
