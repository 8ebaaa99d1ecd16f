import type { HeldOut } from '../held-out.ts'

/** Tools that speak S3 or SQS by themselves, and logs whose level stands in an odd place or nowhere. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'rclone: a copy is denied',
    source: 'https://github.com/rclone/rclone/issues/3819',
    text: `2026/12/30 07:02:41 INFO  : S3 bucket s3-backup path l_ac: Waiting for transfers to finish
2026/12/30 07:02:45 ERROR : 201912300700.7z: Failed to copy: s3 upload: 403 Forbidden: <?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code>
<Message>Access Denied</Message>
<BucketName>s3-backup</BucketName>
</Error>
2026/12/30 07:02:45 ERROR : Attempt 3/3 failed with 1 errors and: s3 upload: 403 Forbidden: <?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code>
<Message>Access Denied</Message>
<BucketName>s3-backup</BucketName>
</Error>`,
    must: ['access-denied'],
  },
  {
    name: 'rclone over Go v2: HEAD is forbidden',
    source: 'https://github.com/rclone/rclone/issues/9115',
    text: `2026/01/19 10:37:46 ERROR : S3 bucket data path e6a276c9-740b-4e25-9c0e-cb2f3a147bc2: error reading source root directory: operation error S3: HeadObject, https response error StatusCode: 403, RequestID: 188C1B91D2ECE407, HostID: 46392d805d43a6d9bdf08f462e893c27b6453c60749ad689dc22ad7b8804c250, api error Forbidden: Forbidden
2026/01/19 10:37:46 DEBUG : S3 bucket target-bucket path e6a276c9/output: Waiting for checks to finish
2026/01/19 10:37:46 ERROR : Attempt 1/3 failed with 1 errors and: operation error S3: HeadObject, https response error StatusCode: 403, RequestID: 188C1B91D2ECE407, HostID: 46392d805d43a6d9bdf08f462e893c27b6453c60749ad689dc22ad7b8804c250, api error Forbidden: Forbidden`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Python around rclone: Forbidden, and a status',
    source: 'https://github.com/cvisionai/tator/issues/852',
    text: `ERROR 2026-09-18 21:23:35,199 backup 94 139661180163904 "Backing up resource '2/55/1609037/thumb.jpg' with presigned url https://s3-us-east-2.amazonaws.com/depot/2/55/1609037/thumb.jpg failed"
Traceback (most recent call last):
  File "/tator_online/main/backup.py", line 275, in backup_resources
    self._rpc(
  File "/tator_online/main/backup.py", line 136, in _rpc
    raise RcloneException(output, status)
main.backup.RcloneException: Forbidden: Forbidden
        status code: 403, request id: T9950NTKAMFBNPTR, host id: kmBmj9BNHrD5vVL7ExjN=
INFO 2026-09-18 21:23:36,199 backup 94 139661180163904 "next"`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'goofys: the sentence stands for the code',
    source: 'https://github.com/kahing/goofys/issues/31',
    text: `2026/11/04 23:02:53.910241 s3.ERROR code=The request signature we calculated does not match the signature you provided. Check your key and signing method. msg=403 request=
2026/11/04 23:02:53.910538 s3.INFO Unable to detect bucket region, staying at 'us-west-2'
2026/11/04 23:02:53.914630 main.INFO File system has been successfully mounted.`,
    must: ['secret-mismatch'],
  },
  {
    name: 'goofys in syslog: no providers',
    source: 'https://github.com/kahing/goofys/issues/749',
    text: `Mar 15 09:12:44 web-1 /usr/local/bin/goofys[1351]: s3.ERROR code=NoCredentialProviders msg=no valid providers in chain. Deprecated.#012#011For verbose messaging see aws.Config.CredentialsChainVerboseErrors, err=<nil>#012
Mar 15 09:12:44 web-1 /usr/local/bin/goofys[1351]: main.FATAL Mounting file system: Mount: initialization failed`,
    must: ['no-credentials'],
  },
  {
    name: 'goofys in syslog: a bucket is not accessible',
    source: 'https://github.com/kahing/goofys/issues/186',
    text: `May 27 17:40:31 build /home/kim/bin/goofys[7079]: main.ERROR Unable to access 'bk-munki': permission denied
May 27 17:40:31 build /home/kim/bin/goofys[7079]: main.FATAL Mounting file system: Mount: initialization failed`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 's3fs-fuse in syslog: invalid credentials',
    source: 'https://github.com/s3fs-fuse/s3fs-fuse/issues/1140',
    text: `Sep  3 10:16:10 ip-172-31-43-206 s3fs[28866]: init v1.85(commit:ae4bcd4) with OpenSSL
Sep  3 10:16:11 ip-172-31-43-206 s3fs[28866]: s3fs.cpp:s3fs_check_service(3864): Failed to connect by sigv4, so retry to connect by signature version 2.
Sep  3 10:16:11 ip-172-31-43-206 s3fs[28866]: s3fs.cpp:s3fs_check_service(3879): invalid credentials(host=https://s3.amazonaws.com) - result of checking service.
Sep  3 10:16:11 ip-172-31-43-206 s3fs[28866]: Exiting FUSE event loop due to errors`,
    must: ['client-token-invalid', 'access-denied', 'secret-mismatch'],
    orUnknown: true,
  },
  {
    name: 's3fs-fuse: no credentials at all',
    source: 'https://github.com/s3fs-fuse/s3fs-fuse/issues/419',
    text: `May 20 16:06:23 ip-172-31-20-21 s3fs[2015]: s3fs.cpp:set_s3fs_log_level(280): change debug level from [CRT] to [INF] 
May 20 16:06:23 ip-172-31-20-21 s3fs[2015]:     s3fs.cpp:set_moutpoint_attribute(4298): PROC(uid=0, gid=0) - MountPoint(uid=0, gid=0, mode=40755)
May 20 16:06:23 ip-172-31-20-21 s3fs[2015]: s3fs: could not determine how to establish security credentials.`,
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'Mountpoint: no signing credentials, causes by number',
    source: 'https://github.com/awslabs/mountpoint-s3/issues/1008',
    text: `mount-s3 bucket-raw-418362907715 /mnt/my-bucket --profile jbdata-admin
Error: Failed to create S3 client

Caused by:
    0: initial ListObjectsV2 failed for bucket ingestion-raw-418362907715 in region eu-central-1
    1: Client error
    2: No signing credentials found`,
    must: ['no-credentials'],
  },
  {
    name: 'Celery: the queue’s endpoint of old is not reached',
    source: 'https://github.com/celery/kombu/issues/1505',
    text: `[2026-03-25 02:04:31,329: WARNING/MainProcess] No hostname was supplied. Reverting to default 'None'
[2026-03-25 02:04:31,329: ERROR/MainProcess] consumer: Cannot connect to sqs://localhost//: Could not connect to the endpoint URL: "https://queue.amazonaws.com/".
Trying again in 2.00 seconds... (1/100)

[2026-03-25 02:05:33,329: ERROR/MainProcess] consumer: Cannot connect to sqs://localhost//: Could not connect to the endpoint URL: "https://queue.amazonaws.com/".
Trying again in 4.00 seconds... (2/100)`,
    must: ['connect-stall'],
    mention: /queue\.amazonaws/,
  },
  {
    name: 'Celery: ListQueues is denied, in SQS’s own words',
    source: 'https://github.com/celery/kombu/issues/1340',
    text: `[2026-05-17 09:00:00,118: INFO/MainProcess] celery@worker ready.
[2026-05-17 09:00:01,118: CRITICAL/MainProcess] Unrecoverable error: ClientError('An error occurred (AccessDenied) when calling the ListQueues operation: Access to the resource https://queue.amazonaws.com/ is denied.')
Traceback (most recent call last):
  File "/usr/local/lib/python3.8/site-packages/celery/worker/worker.py", line 208, in start
    self.blueprint.start(self)
  File "/usr/local/lib/python3.8/site-packages/botocore/client.py", line 676, in _make_api_call
    raise error_class(parsed_response, operation_name)
botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the ListQueues operation: Access to the resource https://queue.amazonaws.com/ is denied.`,
    must: ['access-denied'],
    mention: /ListQueues/,
  },
  {
    name: 'Logstash: an inspected hash holds the class and the message',
    source: 'https://github.com/logstash-plugins/logstash-input-s3/issues/239',
    text: `[2026-02-22T10:58:07,836][INFO ][logstash.javapipeline    ][main] Pipeline started {"pipeline.id"=>"main"}
[2026-02-22T10:59:07,836][ERROR][logstash.inputs.s3       ][main][bc7c59a365d681e2] Unable to list objects in bucket {:exception=>Aws::S3::Errors::AccessDenied, :message=>"Access Denied", :backtrace=>["/usr/share/logstash/vendor/bundle/jruby/2.5.0/gems/aws-sdk-core-2.11.632/lib/seahorse/client/plugins/raise_response_errors.rb:15:in \`call'", "/usr/share/logstash/vendor/bundle/jruby/2.5.0/gems/aws-sdk-core-2.11.632/lib/aws-sdk-core/plugins/s3_sse_cpk.rb:19:in \`call'"]}`,
    must: ['access-denied'],
    mention: /S3/,
  },
  {
    name: 'Filebeat: the key is not known in GovCloud',
    source: 'https://github.com/elastic/beats/issues/24840',
    text: `2026-03-30T10:35:40.401Z        INFO    [input.s3]      s3/input.go:120 s3 input worker has started
2026-03-30T10:35:42.401Z        ERROR   [input.s3]      s3/collector.go:107     SQS ReceiveMessageRequest failed: InvalidClientTokenId: The security token included in the request is invalid
        status code: 403, request id: 7579da99-2b94-444c-973f-e7bad74c41d0      {"queue_url": "https://sqs.us-gov-east-1.amazonaws.com/418362907715/vpcflowlogs-queue", "region": "us-gov-east-1"}`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Filebeat: no region after some hours',
    source: 'https://github.com/elastic/beats/issues/21351',
    text: `2026-09-28T12:52:13.072-0300	DEBUG	[input]	input/input.go:139	Run input
2026-09-28T12:52:13.867-0300	ERROR	[s3]	s3/input.go:207	SQS ReceiveMessageRequest failed: MissingRegion: could not find region configuration
2026-09-28T12:52:13.867-0300	ERROR	[s3]	s3/input.go:207	SQS ReceiveMessageRequest failed: MissingRegion: could not find region configuration`,
    must: ['no-region'],
  },
  {
    name: 'fluentd: a warning of a failed flush, the class in a field',
    source: 'https://github.com/fluent/fluentd/issues/3573',
    text: `2026-12-14 16:33:14 +0000 [trace]: #1 fluent/log.rb:287:trace: chunk taken back instance=2720 chunk_id="5d31dbe4855491e4"
2026-12-14 16:33:14 +0000 [warn]: #1 fluent/log.rb:351:warn: failed to flush the buffer. retry_times=4 next_retry_time=2026-12-14 16:33:22 +0000 chunk="5d31dbe4855491e432871323db3be4ee" error_class=Aws::Firehose::Errors::UnrecognizedClientException error="The security token included in the request is invalid."
2026-12-14 16:33:14 +0000 [warn]: #1 plugin/output.rb:1234:rescue in try_flush: suppressed same stacktrace`,
    must: ['client-token-invalid'],
    mention: /Firehose/i,
  },
  {
    name: 'Jenkins: CodeBuild’s plugin, elapsed time before each line',
    source: 'https://github.com/awslabs/aws-codebuild-jenkins-plugin/issues/61',
    text: `[Pipeline] awsCodeBuild
00:00:12.128 [AWS CodeBuild Plugin] Using given AWS access and secret key for authorization
00:00:12.278 [AWS CodeBuild Plugin] The security token included in the request is invalid. (Service: AWSCodeBuild; Status Code: 400; Error Code: UnrecognizedClientException; Request ID: 36dab899-4f28-11e8-90d9-891f23967dfc)
[Pipeline] }`,
    must: ['client-token-invalid'],
    mention: /CodeBuild/,
  },
  {
    name: 'Jenkins: a user may not assume',
    source: 'https://github.com/jenkinsci/aws-credentials-plugin/issues/27',
    text: `Started by user kim
Building in workspace /var/lib/jenkins/workspace/deploy
FATAL: User: arn:aws:iam::418362907715:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/deploy (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 36dab899-4f28-11e8-90d9-891f23967dfc)
com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: User: arn:aws:iam::418362907715:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/deploy (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 36dab899-4f28-11e8-90d9-891f23967dfc)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1587)
Finished: FAILURE`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /user\/ci/,
  },
  {
    name: 'CDK deploy: CodePipeline may not assume an action’s role',
    source: 'https://github.com/aws/aws-cdk/issues/13139',
    text: `Pipeline: deploying...
Pipeline: creating CloudFormation changeset...
10:12:44 AM | CREATE_FAILED        | AWS::CodePipeline::Pipeline | Pipeline9850B417
arn:aws:iam::418362907715:role/Pipeline-Role is not authorized to perform AssumeRole on role arn:aws:iam::418362907715:role/Action-Role (Service: AWSCodePipeline; Status Code: 400; Error Code: InvalidStructureException; Request ID: 36dab899-4f28-11e8-90d9-891f23967dfc; Proxy: null)

 ❌  Pipeline failed: Error: The stack named Pipeline failed creation, it may need to be manually deleted from the AWS console: ROLLBACK_COMPLETE`,
    must: ['assume-role-denied', 'service-role-refused', 'access-denied', 'assume-role-wrong-caller'],
    mention: /Action-Role/,
  },
  {
    name: 'Lambda: a command’s block of the SDK, error within',
    source: 'https://github.com/anomalyco/sst/issues/3075',
    text: `2026-07-03T16:41:46.340Z	2a49107e-c3ed-4042-8a97-506461b6a567	ERROR	{
  clientName: 'S3Client',
  commandName: 'ListObjectsV2Command',
  input: {
    Bucket: 'handler-site-sites3bucket2b',
    Prefix: '_cache/JvFBE1QrJwpgwvgqoGIko/favicon.ico'
  },
  error: Ma [CredentialsProviderError]: Could not load credentials from any providers
      at /var/task/cache.cjs:29:7021
      at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
      at async xC.credentialProvider (/var/task/cache.cjs:1:27628) {
    tryNextLink: false,
    '$metadata': { attempts: 1, totalRetryDelay: 0 }
  },
  metadata: { attempts: 1, totalRetryDelay: 0 }
}`,
    must: ['no-credentials'],
  },
  {
    name: 'Rusoto: a panic in a test names where it looked',
    source: 'https://github.com/rusoto/rusoto/issues/167',
    text: `     Running target/debug/ecs-ec4550b9012d0ace

running 1 test
thread 'main' panicked at 'Error listing container instances ECSError {
    __type: "Unknown",
    message: Some(
        "Couldn\\'t find AWS credentials in environment, default credential file location or IAM role."
    )
}', tests/ecs.rs:26
test main ... FAILED`,
    must: ['no-credentials'],
  },
  {
    name: 'Rust, object_store’s Debug: a listing is denied, at level debug, and a panic',
    source: 'https://github.com/buoyant-data/oxbow/issues/5',
    text: String.raw`DEBUG No Delta table at s3://depot ObjectStore { source: Generic { store: "S3", source: ListRequest { source: Error { retries: 0, message: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>FE6JVJ0HDEYYQDZD</RequestId><HostId>FRpQ7kLgUUQn=</HostId></Error>", source: Some(reqwest::Error { kind: Status(403), url: Url { scheme: "https", host: Some(Domain("s3.us-east-2.amazonaws.com")), path: "/depot" } }), status: Some(403) } } } }    
DEBUG Files identified for turning into a delta table: []    
thread 'main' panicked at /home/runner/work/oxbow/oxbow/src/lib.rs:104:10:
Failed to find smallest parquet file`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Rust: an unwrap of S3’s answer',
    source: 'https://github.com/ArroyoSystems/arroyo/issues/292',
    text: `2026-08-29T15:36:09.402273Z  INFO arroyo_controller: checkpointing
2026-08-29T15:36:10.402273Z ERROR arroyo_server_common: panicked at 'called \`Result::unwrap()\` on an \`Err\` value: Request ID: None Body: <?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>9GVR3VRECTWSPBJQ</RequestId><HostId>R0W2NZnb=</HostId></Error>', arroyo-state/src/parquet.rs:131:14 panic.file="arroyo-state/src/parquet.rs" panic.line=131 panic.column=14`,
    must: ['access-denied'],
  },
  {
    name: 'Rust SDK of old: construction failed',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/606',
    text: `[2026-08-17T10:06:18Z INFO  get_strip] Scraping done
Error: ConstructionFailure(MissingCredentials)`,
    must: ['no-credentials'],
  },
  {
    name: '.NET: Forbidden, and nothing said',
    source: 'https://github.com/aws/aws-sdk-net/issues/1443',
    text: `2026-10-31 09:00:00.118 +00:00 [INF] Executing endpoint 'Files.List'
2026-10-31 09:00:01.118 +00:00 [ERR] An unhandled exception has occurred while executing the request.
System.AggregateException: One or more errors occurred. (Error making request with Error Code Forbidden and Http Status Code Forbidden. No further error information was returned by the service.) ---> Amazon.S3.AmazonS3Exception: Error making request with Error Code Forbidden and Http Status Code Forbidden. No further error information was returned by the service. ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
   at Amazon.Runtime.HttpWebRequestMessage.GetResponseAsync(CancellationToken cancellationToken)`,
    must: ['access-denied'],
    orUnknown: true,
    mention: /S3/,
  },
  {
    name: '.NET: a session asks for a session',
    source: 'https://github.com/aws/aws-sdk-net/issues/1704',
    text: `fail: Sample.Program[0]
      could not start
      Amazon.SecurityToken.AmazonSecurityTokenServiceException: Cannot call GetSessionToken with session credentials
       ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
         at Amazon.Runtime.HttpWebRequestMessage.GetResponseAsync(CancellationToken cancellationToken)`,
    must: ['assume-role-failed', 'access-denied', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'EKS helm action: the user may not assume, helm says unreachable',
    source: 'https://github.com/peymanmortazavi/eks-helm-deploy/issues/7',
    text: `2026-02-18T09:00:00.1234567Z Added new context arn:aws:eks:us-east-1:***:cluster/my-cluster to /github/home/.kube/config
2026-02-18T09:00:01.1234567Z Executing: helm upgrade --wait --atomic --install -n default app chart
2026-02-18T09:00:03.1234567Z 
2026-02-18T09:00:03.1234567Z An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::***:user/app-user is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/eks-admin
2026-02-18T09:00:03.1234567Z Error: Kubernetes cluster unreachable: Get "https://***gr7.us-east-2.eks.amazonaws.com/version?timeout=32s": getting credentials: exec: exit status 255`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /eks-admin/,
  },
  {
    name: 'Tempo’s JSON: it may not list its bucket',
    source: 'https://github.com/grafana/tempo/issues/2489',
    text: `{"caller":"main.go:215","level":"info","msg":"initialising OpenTracing tracer","ts":"2026-05-18T10:09:08.908963824Z"}
{"caller": "main.go:105", "err": "failed to init module services error initialising module: usage-report: failed to initialize usage report: unexpected error from ListObjects on tempo-traces: Access Denied","level":"error","msg":"error running Tempo","ts":"2026-05-18T10:09:09.908963824Z"}`,
    must: ['access-denied'],
  },
  {
    name: 'Kafka Connect, Java v2: STS does not know the caller’s key',
    source: 'https://github.com/vdesabou/kafka-docker-playground/issues/8581',
    text: `[2026-07-27 19:29:38,038] INFO [s3-source|task-0] Creating S3 client. (io.confluent.connect.s3.S3Storage:89)
[2026-07-27 19:29:39,511] ERROR [s3-source|task-0] WorkerSourceTask{id=s3-source-0} Task threw an uncaught and unrecoverable exception. Task is being killed and will not recover until manually restarted (org.apache.kafka.connect.runtime.WorkerTask:212)
software.amazon.awssdk.services.sts.model.StsException: The security token included in the request is invalid. (Service: Sts, Status Code: 403, Request ID: 36dab899-4f28-11e8-90d9-891f23967dfc) (SDK Attempt Count: 1)
	at software.amazon.awssdk.services.sts.DefaultStsClient.assumeRole(DefaultStsClient.java:277)
	at software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider.getUpdatedCredentials(StsAssumeRoleCredentialsProvider.java:76)
	at com.github.vdesabou.AwsAssumeRoleCredentialsProvider.resolveCredentials(AwsAssumeRoleCredentialsProvider.java:106)`,
    must: ['client-token-invalid'],
  },
  {
    name: 'kombu: keys of a session without its token',
    source: 'https://github.com/celery/kombu/issues/1255',
    text: `[2026-09-24 10:00:00,001: INFO/MainProcess] Connected to sqs://localhost//
[2026-09-24 10:00:01,001: ERROR/MainProcess] 403 Forbidden
[2026-09-24 10:00:01,002: ERROR/MainProcess] b'<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message><Detail/></Error><RequestId>36dab899-4f28-11e8-90d9-891f23967dfc</RequestId></ErrorResponse>'`,
    must: ['client-token-invalid'],
  },
  {
    name: 'PHP under Apache: the metadata service has no name',
    source: 'https://github.com/aws-samples/aws-refarch-moodle/issues/31',
    text: String.raw`[Wed Aug 04 09:12:44.118123 2026] [php7:error] [pid 2211] [client 203.0.113.9:51122] PHP Fatal error:  Uncaught Aws\\Exception\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 6: Could not resolve host: https (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)) in phar:///var/www/moodle/html/lib/aws.phar/Aws/Credentials/InstanceProfileProvider.php:272\nStack trace:\n#0 phar:///var/www/moodle/html/lib/aws.phar/Aws/Credentials/InstanceProfileProvider.php(159)`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'the SDK for C++ below a Java program: an error’s name and its sentence on lines of their own',
    source: 'https://github.com/awslabs/amazon-kinesis-producer/issues/61',
    text: `2026-05-16 11:20:31.642  WARN 4437 --- [kpl-daemon-0003] c.a.s.k.producer.LogInputStreamReader    : [2026-05-16 11:20:31.635478] [0x00006391][0x00007f861124f700] [warning] [AWS Log: WARN](AWSErrorMarshaller)Encountered Unknown AWSError
InvalidSignatureException
Signature expired: 20260516T112031Z is now earlier than 20260516T112505Z (20260516T113005Z - 5 min.):

2026-05-16 11:20:31.936  WARN 4437 --- [kpl-daemon-0003] c.a.s.k.producer.LogInputStreamReader    : [2026-05-16 11:20:31.935602] [0x00006391][0x00007f861124f700] [warning] [shard_map.cc:150] Shard map update for stream "depot-events" failed. Code: InvalidSignatureException Message: Unable to parse ExceptionName: InvalidSignatureException Message: Signature expired: 20260516T112031Z is now earlier than 20260516T112505Z (20260516T113005Z - 5 min.); retrying in 1500 ms
2026-05-16 11:21:31.010  WARN 4437 --- [   feed-writer-1] com.acme.feed.FeedWriter                 : 1000 user records still pending after 30 s`,
    must: ['clock-skew'],
    mustNot: 'secret-mismatch',
    mention: /Kinesis call/,
  },
  {
    name: 'Envoy asks the agent of Pod Identity, and does not say whose answer it was',
    source: 'https://github.com/envoyproxy/envoy/issues/32962',
    text: `[2026-05-16 11:20:31.620][22][debug][aws] [source/extensions/common/aws/credentials_provider_impl.cc:288] Getting AWS credentials from the task role at URI: http://169.254.170.23/v1/credentials
[2026-05-16 11:20:31.621][22][debug][misc] [source/extensions/common/aws/utility.cc:300] Could not fetch AWS metadata: HTTP response code said error
[2026-05-16 11:20:32.622][22][error][misc] [source/extensions/common/aws/utility.cc:300] Could not fetch AWS metadata: HTTP response code said error
[2026-05-16 11:20:33.624][22][error][aws] [source/extensions/common/aws/credentials_provider_impl.cc:302] Could not load AWS credentials document from the task role`,
    must: ['container-credentials-refused', 'no-credentials'],
    mustNot: 'imds-unreachable',
  },
]
