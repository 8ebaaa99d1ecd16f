import type { HeldOut } from '../held-out.ts'

/** What public issues hold of controllers, engines and libraries, rebuilt with other names and ids. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'ack, an issue',
    text: '{"level":"error","ts":"2026-11-09T13:35:17.149Z","logger":"setup","msg":"Unable to create controller manager","aws.service":"cloudwatchlogs","error":"unable to determine account ID: unable to get caller identity: operation error STS: GetCallerIdentity, get identity: get credentials: failed to refresh cached credentials, failed to load credentials, : [43250e5c-8c9c-4fe8-af41-34d48103435b]: (AccessDeniedException): Unauthorized Exception! EKS does not have permissions to assume the associated role., fault: client","stacktrace":"main.main\\n\\t/github.com/x/cmd/controller/main.go:77"}',
    must: ['assume-role-denied'],
  },
  {
    name: 'kes pretty, an issue',
    text: '{\n    "level": 50,\n    "time": "2026-07-03T10:49:49.545Z",\n    "pid": 18,\n    "hostname": "kes-f99d86c6f-z8wnw",\n    "message": "User: arn:aws:sts::590184726633:assumed-role/eksctl-prod-nodegroup-NodeInstanceRole-1AB/i-0cee646fefe9d6da9 is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:ap-southeast-2:590184726633:secret:depot-nzYAC0",\n    "code": "AccessDeniedException",\n    "requestId": "1f2e3d4c-5b6a-7988-96a5-b4c3d2e1f0aa",\n    "statusCode": 400,\n    "retryable": false,\n    "retryDelay": 58.06,\n    "msg": "failure while polling the secret depot/depot",\n    "stack": "AccessDeniedException: User: arn:aws:sts::590184726633:assumed-role/eksctl-prod-nodegroup-NodeInstanceRole-1AB/i-0cee646fefe9d6da9 is not authorized to perform: secretsmanager:GetSecretValue\\n    at Request.extractError (/app/node_modules/aws-sdk/lib/protocol/json.js:51:27)"\n}',
    must: ['access-denied'],
  },
  {
    name: 'alb zap, an issue',
    text: '{"level":"error","ts":1784324768.868449,"logger":"controller-runtime.manager.controller.targetGroupBinding","msg":"Reconciler error","name":"k8s-default-x","error":"WebIdentityErr: failed to retrieve credentials\\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\\n\\tstatus code: 403, request id: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133"}\n',
    must: ['web-identity-denied', 'assume-role-denied'],
  },
  {
    name: 'nth ???, an issue',
    text: '2026/02/24 18:21:12 ??? There was a problem monitoring for events error="WebIdentityErr: failed to retrieve credentials\\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\\n\\tstatus code: 403, request id: ef27c9bd-e129-44ca-bbbe-839cdcc3e840" event_type=SQS_TERMINATE',
    must: ['web-identity-denied', 'assume-role-denied'],
  },
  {
    name: 'aws-secret-operator, an issue',
    text: 'failed to compute secret for cr: failed to get json secret as map: WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token\ncaused by: open /var/run/secrets/eks.amazonaws.com/serviceaccount/token: permission denied","errorVerbose":"WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
    must: ['assume-role-failed'],
  },
  {
    name: 'sparklyr, an issue',
    text: 'Error : java.nio.file.AccessDeniedException: s3a://depot-archive/folder/file.csv: getFileStatus on s3a://depot-archive/folder/file.csv: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden; request: HEAD https://depot-archive.s3.us-east-2.amazonaws.com folder/file.csv {} Hadoop 2.7.4, aws-sdk-java/1.11.655 Linux/5.4.0 com.amazonaws.services.s3.model.GetObjectMetadataRequest; Request ID: 4KZAZ961HQGG0RSG, Cloud Provider: AWS, Instance ID: i-0b21b7dc916ba6a31 (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: 4KZAZ961HQGG0RSG; S3 Extended Request ID: 4GjELy99Qd=), S3 Extended Request ID: 4GjELy9:403 Forbidden\n\tat shaded.databricks.org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:248)\n\tat shaded.databricks.org.apache.hadoop.fs.s3a.S3AFileSystem.s3GetFileStatus(S3AFileSystem.java:3227)',
    must: ['access-denied'],
  },
  {
    name: 'flink py4j, an issue',
    text: 'A critical error occurred to during the processing of the database because An error occurred while calling o565.databaseExists.\n: java.io.UncheckedIOException: java.nio.file.AccessDeniedException: s3a://depot/airlines: getFileStatus on s3a://depot/airlines: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: X1JWQ70JD0SVDR22; S3 Extended Request ID: jXoZXd5=; Proxy: null), S3 Extended Request ID: jXoZXd5=:403 Forbidden\n        at org.apache.iceberg.hadoop.HadoopCatalog.isDirectory(HadoopCatalog.java:184)\n        at org.apache.iceberg.flink.FlinkCatalog.getDatabase(FlinkCatalog.java:192)',
    must: ['access-denied'],
  },
  {
    name: 'iceberg null 403, an issue',
    text: '24/10/22 19:38:53 ERROR Utils: Aborting task                        (0 + 4) / 4]\nsoftware.amazon.awssdk.services.s3.model.S3Exception: null (Service: S3, Status Code: 403, Request ID: null)\n\tat software.amazon.awssdk.protocols.xml.internal.unmarshall.AwsXmlPredicatedResponseHandler.handleErrorResponse(AwsXmlPredicatedResponseHandler.java:156)\n\tat org.apache.iceberg.aws.s3.S3OutputStream.completeUploads(S3OutputStream.java:400)',
    must: ['access-denied', 'aws-call-failed'],
  },
  {
    name: 'lambda s3fs, an issue',
    text: '[ERROR] PermissionError: Access Denied\nTraceback (most recent call last):\n  File "/var/task/lambda_handler.py", line 113, in magic_function\n    results = pd.read_parquet(s3_valid_path)\n  File "/var/lang/lib/python3.7/site-packages/pandas/io/parquet.py", line 317, in read_parquet\n    return impl.read(path, columns=columns, **kwargs)\n  File "/var/lang/lib/python3.7/site-packages/pyarrow/fs.py", line 332, in get_file_info\n    info = self.fs.info(path)\n  File "/var/task/s3fs/core.py", line 1155, in _info\n    raise translate_boto_error(e)',
    must: ['access-denied'],
  },
  {
    name: 'head 403, an issue',
    text: 'ClientError                               Traceback (most recent call last)\nFile ~\\miniconda3\\lib\\site-packages\\s3fs\\core.py:112, in _error_wrapper(func, args, kwargs, retries)\n    111 try:\n--> 112     return await func(*args, **kwargs)\n    113 except S3_RETRYABLE_ERRORS as e:\n\nClientError: An error occurred (403) when calling the HeadObject operation: Forbidden\n\nThe above exception was the direct cause of the following exception:\n\nPermissionError                           Traceback (most recent call last)\nInput In [15], in <cell line: 85>()',
    must: ['access-denied'],
  },
  {
    name: 'glue one line, an issue',
    text: 'Traceback (most recent call last):  File "/.pyenv/versions/python39_loaded/lib/python3.9/site-packages/s3fs/core.py", line 282, in _call_s3\n--\nout = await method(**additional_kwargs)  File "/.pyenv/versions/python39_loaded/lib/python3.9/site-packages/aiobotocore/client.py", line 228, in _make_api_call\nraise error_class(parsed_response, operation_name)botocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden',
    must: ['access-denied'],
  },
  {
    name: 'polars 403, an issue',
    text: 'ComputeError: Generic S3 error: Client error with status 403 Forbidden: No Body',
    must: ['access-denied', 'aws-call-failed'],
  },
  {
    name: 'velero key, an issue',
    text: '2026-01-11 00:12:46.776071-05:00time="2026-01-11T05:12:46Z" level=error msg="Current BackupStorageLocations available/unavailable/unknown: 0/1/0, BackupStorageLocation \\"velero-default\\" is unavailable: rpc error: code = Unknown desc = InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.\\n\\tstatus code: 403, request id: YZSNHXNJ56K4GDG9, host id: G196=)" controller=backup-storage-location logSource="pkg/controller/backup_storage_location_controller.go:192"\n2026-01-11 00:12:46.776191-05:00time="2026-01-11T05:12:46Z" level=warning msg="There is no existing BackupStorageLocation set as default." controller=backup-storage-location',
    must: ['client-token-invalid'],
  },
  {
    name: 'velero nocred, an issue',
    text: 'time="2026-06-29T16:49:54Z" level=info msg="Starting workers" controller=backup\ntime="2026-06-29T16:50:54Z" level=error msg="Error getting a backup store" backup-storage-location=velero/default controller=backup-storage-location error="BackupStorageLocation \\"default\\" is unavailable: rpc error: code = Unknown desc = NoCredentialProviders: no valid providers in chain. Deprecated.\\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors" logSource="x.go:1"',
    must: ['no-credentials'],
  },
  {
    name: 'velero ionos, an issue',
    text: 'time="2026-03-12T19:05:46Z" level=warning msg="Unavailable backup storage locations detected: available/unavailable/unknown: 2/2/0, Backup storage location \\"default\\" is unavailable: rpc error: code = Unknown desc = InvalidAccessKeyId: \\n\\tstatus code: 403, request id: tx0000000000000030889ce-00604bbb8a-9db4ea4-fra1b, host id: ; )" controller=backup-storage-location logSource="pkg/x.go:169"',
    must: ['client-token-invalid'],
  },
  {
    name: 'vector construct, an issue',
    text: '2026-11-01T08:26:26.571650Z  INFO vector: Vector has started. debug="false" version="0.33.0" arch="x86_64"\n2026-11-01T08:26:27.573499Z ERROR vector::topology::builder: msg="Healthcheck failed." error=DescribeLogGroups failed: failed to construct request component_kind="sink" component_type="aws_cloudwatch_logs" component_id=aws_cloudwatch_logs component_name=aws_cloudwatch_logs\n2026-11-01T08:26:45.710592Z  INFO sink{component_kind="sink" component_id=aws_cloudwatch_logs}: vector::x: stopped',
    must: ['lines-not-understood'],
    orUnknown: true,
  },
  {
    name: 'fluentd crlf, an issue',
    text: '2026-04-10 12:07:40 +0000 [warn]: temporarily failed to flush the buffer. next_retry=2026-04-10 12:07:38 +0000 error_class="ArgumentError" error="header field value cannot include CR/LF" plugin_id="object:2b1e275954f0"\n  2026-04-10 12:07:40 +0000 [warn]: /usr/lib/ruby/2.3.0/net/http/header.rb:20:in `block in initialize_http_header\'\n  2026-04-10 12:07:40 +0000 [warn]: /usr/lib/ruby/gems/2.3.0/gems/aws-sdk-core-3.19.0/lib/seahorse/client/net_http/handler.rb:143:in `new\'',
    must: ['client-token-invalid'],
    orUnknown: true,
  },
  {
    name: 'fluentbit invalid, an issue',
    text: "[2026/06/19 10:22:21] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Recieved code 200 but response was invalid, x-amzn-RequestId header not found\n[2026/06/19 10:22:21] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to send log events\n[2026/06/19 10:22:21] [ warn] [engine] failed to flush chunk '1-1624098140.919796085.flb', retry in 7 seconds: task_id=0, input=forward.0 > output=cloudwatch_logs.0 (out_id=0)",
    must: ['lines-not-understood'],
    orUnknown: true,
  },
  {
    name: 'fluentbit init, an issue',
    text: '17.08.21 10:42:36 (-0400)  logger  [2021/08/17 14:42:36] [ info] [engine] started (pid=1)\n17.08.21 10:42:36 (-0400)  logger  [2021/08/17 14:42:36] [error] [aws_client] connection initialization error\n17.08.21 10:42:36 (-0400)  logger  [2021/08/17 14:42:36] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to create log group',
    must: ['lines-not-understood'],
    orUnknown: true,
  },
  {
    name: 'cdk chainable, an issue',
    text: '17:13:01 | depot: deploying... [1/1]\nError occurred while monitoring stack: Error: Could not load credentials from ChainableTemporaryCredentials2: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1: Could not load credentials from ChainableTemporaryCredentials2: The security token included in the request is expired',
    must: ['session-expired', 'no-credentials'],
  },
  {
    name: 'cdk env, an issue',
    text: '$ cdk deploy\nStack hello-cdk does not define an environment, and AWS credentials could not be obtained from standard locations or no region was configured.',
    must: ['no-credentials', 'no-region'],
  },
  {
    name: 'healthy: cdk noregion-notice, an issue',
    text: '[11:33:04] Unable to determine AWS region from environment or AWS configuration (profile: "default"), defaulting to \'us-east-1\'\ndepot: deploying...\n ✅  depot\n\nStack ARN:\narn:aws:cloudformation:us-east-1:590184726633:stack/depot/1',
    must: [],
  },
  {
    name: 'amplify, an issue',
    text: '2026-05-13T01:02:03.000Z [INFO]: Generating static pages (6000/6600)\n2026-05-13T01:22:03.000Z [ERROR]: ExpiredToken: The security token included in the request is expired',
    must: ['session-expired'],
  },
  {
    name: 'sls enoent, an issue',
    text: "Error:\nENOENT: no such file or directory, open '/root/.aws/credentials'\n    at Object.openSync (node:fs:590:3)\n",
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'cdk invalid, an issue',
    text: '[11:33:04] Unable to determine the default AWS account (InvalidClientTokenId): InvalidClientTokenId: The security token included in the request is invalid.\n❌ Deployment failed: The security token included in the request is invalid.',
    must: ['client-token-invalid'],
  },
  {
    name: 'materialize, an issue',
    text: 'clusterd {"timestamp":"2026-06-13T20:09:04.561451Z","level":"INFO","fields":{"message":"external operation fetch_batch::get failed, retrying in 256ms: indeterminate: s3 get meta err: failed to construct request"},"target":"mz_persist_client::internal::machine"}\nclusterd {"timestamp":"2026-06-13T20:09:04.840466Z","level":"WARN","fields":{"message":"STS returned an error assuming web identity role","error":"service error: InvalidIdentityTokenException: Couldn\'t retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"},"target":"aws_config::web_identity_token"}',
    must: ['idp-keys-unreachable'],
  },
  {
    name: 's3fs-fuse 400, an issue',
    text: '2026-08-31T06:14:24.628Z [CURL DBG] < HTTP/1.1 400 Bad Request\n2026-08-31T06:14:24.629Z [ERR] curl.cpp:RequestPerform(2526): HEAD HTTP response code 400, returning EPERM.',
    must: ['lines-not-understood'],
    orUnknown: true,
  },
  {
    name: 'cloudquery, an issue',
    text: '2026-05-15T10:00:00Z ERR fetch failed error="failed to retrieve credentials for account . AWS Error: failed to refresh cached credentials, the SSO session has expired or is invalid: access token is expired, detected aws env variables: AWS_PROFILE"',
    must: ['sso-expired'],
  },
  {
    name: 'eso store, an issue',
    text: '{"level":"error","ts":1784104131.6,"msg":"Reconciler error","controller":"secretstore","error":"could not validate provider: operation error STS: GetCallerIdentity, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded"}',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'healthy: kafka connect, an issue',
    text: '[2026-09-12 20:20:50,801] INFO [s3-sink|task-0] Started S3 connector task with assigned partitions: [] (io.confluent.connect.s3.S3SinkTask:138)\n[2026-09-12 20:20:50,801] INFO [s3-sink|task-0] Creating S3 client. (io.confluent.connect.s3.storage.S3Storage:89)\n[2026-09-12 20:20:50,801] INFO [s3-sink|task-0] Returning new credentials provider based on the configured credentials provider class (io.confluent.connect.s3.storage.S3Storage:175)\n[2026-09-12 20:20:50,801] INFO [s3-sink|task-0] S3 client created (io.confluent.connect.s3.storage.S3Storage:107)\n[2026-09-12 20:21:50,801] WARN [Producer clientId=connector-producer] Got error produce response with correlation id 5 on topic-partition x-0, retrying (2147483646 attempts left). Error: NOT_LEADER_OR_FOLLOWER (org.apache.kafka.clients.producer.internals.Sender:640)\n[2026-09-12 20:22:50,801] INFO [s3-sink|task-0] Files committed to S3. Target commit offset for x-0 is 300 (io.confluent.connect.s3.TopicPartitionWriter:638)',
    must: [],
  },
  {
    name: 'healthy: vector, an issue',
    text: '2026-11-01T08:26:26.571650Z  INFO vector: Vector has started. debug="false" version="0.33.0" arch="x86_64"\n2026-11-01T08:26:27.573499Z  INFO vector::topology::builder: Healthcheck passed.\n2026-11-01T08:26:45.710592Z  WARN sink{component_id=s3 component_type=aws_s3}:request{request_id=7}: vector::sinks::util::retries: Retrying after error. error=dispatch failure: timeout\n2026-11-01T08:26:46.710592Z DEBUG sink{component_id=s3}: vector::sinks: flushed 200 events\n2026-11-01T08:27:46.710592Z  INFO vector::signal: Signal received. signal="SIGTERM"\n2026-11-01T08:27:46.720592Z  INFO vector: Vector has stopped.',
    must: [],
  },
  {
    name: 'healthy: ssm, an issue',
    text: '2026-05-16 11:20:31 INFO [amazon-ssm-agent] EC2RoleProvider Successfully connected with instance profile role credentials\n2026-05-16 11:20:31 WARN Error loading instance identity from onprem: no registration\n2026-05-16 11:20:32 INFO Agent will take identity from EC2\n2026-05-16 11:20:33 INFO [CredentialRefresher] Identity does not require credential refresher\n2026-05-16 11:50:33 INFO [ssm-agent-worker] [HealthCheck] HealthCheck reporting agent health.',
    must: [],
  },
  {
    name: 'healthy: karpenter, an issue',
    text: '{"level":"INFO","time":"2026-05-16T11:20:31.642Z","logger":"controller","message":"launched nodeclaim","commit":"a","controller":"nodeclaim.lifecycle"}\n{"level":"ERROR","time":"2026-05-16T11:21:31.642Z","logger":"controller","message":"failed listing instance types for default","error":"no subnets found"}\n{"level":"INFO","time":"2026-05-16T11:21:41.642Z","logger":"controller","message":"registered nodeclaim"}',
    must: [],
  },
  {
    name: 'healthy: nginx s3 proxy, an issue',
    text: '10.0.0.1 - - [12/Oct/2026:08:00:00 +0000] "GET /depot/1 HTTP/1.1" 403 231 "-" "curl/8"\n10.0.0.1 - - [12/Oct/2026:08:00:01 +0000] "GET /depot/2 HTTP/1.1" 200 231 "-" "curl/8"\n10.0.0.1 - - [12/Oct/2026:08:00:02 +0000] "GET /.aws/credentials HTTP/1.1" 404 231 "-" "curl/8"',
    must: [],
  },
]
