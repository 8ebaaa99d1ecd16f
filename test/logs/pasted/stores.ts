import type { HeldOut } from '../held-out.ts'

/** Reports about databases, registries and stores: ClickHouse, OpenSearch, Flink, Postgres' archives, CSI drivers, ex_aws, PowerShell. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Restate, tracing’s JSON: the Pod Identity agent answers 400',
    source: 'https://github.com/restatedev/restate/issues/3363',
    text: `{"timestamp":"2026-06-06T15:26:27.001122Z","level":"INFO","fields":{"message":"Restate server started"},"target":"restate_server"}
{"timestamp":"2026-06-06T15:26:28.886392Z","level":"WARN","fields":{"message":"provider failed to provide credentials","provider":"EcsContainer","error":"an error occurred while loading credentials: Non-success status from HTTP credential provider: StatusCode(400) (ProviderError(ProviderError { source: \\"Non-success status from HTTP credential provider: StatusCode(400)\\" }))"},"target":"aws_config::meta::credentials::chain"}
{"timestamp":"2026-06-06T15:26:28.886443Z","level":"ERROR","fields":{"error":"The operation lacked valid authentication credentials for path <n/a>: an error occurred while loading credentials"},"target":"restate_worker::partition::snapshots::repository"}
{"timestamp":"2026-06-06T15:26:28.887019Z","level":"WARN","fields":{"message":"Partition processor exited unexpectedly","err":"The operation lacked valid authentication credentials for path <n/a>"},"target":"restate_worker::partition_processor_manager"}`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'Spring Cloud AWS: a warning, and an optional secret that is not loaded',
    source: 'https://github.com/awspring/spring-cloud-aws/issues/984',
    text: `2026-12-09 08:25:19.912 INFO  i.a.c.s.AwsSecretsManagerPropertySources:255 -   - Loading secrets from AWS Secret Manager secret with name: /secret/application, optional: true
2026-12-09 08:25:24.912 WARN  i.a.c.s.AwsSecretsManagerPropertySources:258 -   - Unable to load AWS secret from /secret/application. Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY)), SystemPropertiesCredentialsProvider: Unable to load AWS credentials from Java system properties (aws.accessKeyId and aws.secretKey), WebIdentityTokenCredentialsProvider: You must specify a value for roleArn and roleSessionName, com.amazonaws.auth.profile.ProfileCredentialsProvider@4b5a0b2c: profile file cannot be null, com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@5c1b89ff: Failed to connect to service endpoint: ]
2026-12-09 08:25:26.101 INFO  o.s.b.w.e.t.TomcatWebServer:108 - Tomcat started on port(s): 8080 (http)`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'logstash-encoder: Java v1’s chain at level DEBUG, and then an error',
    source: 'https://github.com/aws/aws-sdk-java/issues/2136',
    text: `{"@timestamp":"2026-11-14T10:47:56.466+00:00","@version":"1","message":"Unable to load credentials from EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))","logger_name":"com.amazonaws.auth.AWSCredentialsProviderChain","thread_name":"main","level":"DEBUG","level_value":10000}
{"@timestamp":"2026-11-14T10:47:56.467+00:00","@version":"1","message":"Unable to load credentials from com.amazonaws.auth.profile.ProfileCredentialsProvider@4287d447: profile file cannot be null","logger_name":"com.amazonaws.auth.AWSCredentialsProviderChain","thread_name":"main","level":"DEBUG","level_value":10000}
{"@timestamp":"2026-11-14T10:47:57.109+00:00","@version":"1","message":"Loading credentials from com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@5b64c4b7","logger_name":"com.amazonaws.auth.AWSCredentialsProviderChain","thread_name":"main","level":"DEBUG","level_value":10000}
{"@timestamp":"2026-11-14T10:47:58.466+00:00","@version":"1","message":"Application run failed","logger_name":"org.springframework.boot.SpringApplication","thread_name":"main","level":"ERROR","level_value":40000,"stack_trace":"org.springframework.context.ApplicationContextException: Failed to start bean\\nCaused by: com.amazonaws.services.sqs.model.AmazonSQSException: Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied. (Service: AmazonSQS; Status Code: 403; Error Code: AccessDenied; Request ID: 2b7cb1f5-0000-5c2f-9d1e-e5b1a1c1a2d3)\\n\\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1712)\\n"}`,
    must: ['access-denied'],
    mention: /SQS/i,
  },
  {
    name: 'Mountpoint’s CSI driver, klog: the pod’s role is refused',
    source: 'https://github.com/awslabs/mountpoint-s3-csi-driver/issues/564',
    text: `I0815 19:42:32.978698       1 pod_mounter.go:349] Mountpoint Pod kube-system/mp-l9lsm is running with id 7e1cbeb1-4a1c-413e-99cc-1e0fc67b160d
I0815 19:42:32.978813       1 provider.go:87] providing credentials from pod with STS Web Identity Provider (IRSA)
E0815 19:42:34.112345       1 node.go:163] failed to mount "depot" at "/var/lib/kubelet/pods/4d9d/volumes/kubernetes.io~csi/pv/mount": Could not mount "depot" at "/var/lib/kubelet/pods/4d9d": Mount failed: Error: Failed to create S3 client

Caused by:
    0: initial ListObjectsV2 failed for bucket depot in region us-east-1
    1: Client error
    2: Failed to load credentials: An error occurred while assuming role: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity
I0815 19:42:35.000000       1 server.go:106] Cleaning up`,
    must: ['web-identity-denied', 'no-credentials', 'assume-role-denied'],
  },
  {
    name: 'onyx, Docker Desktop’s times: no credentials',
    source: 'https://github.com/onyx-dot-app/onyx/issues/4957',
    text: `2026-06-27 11:42:51 INFO:     06/27/2026 03:42:51 AM            main.py  201: Verifying default connectors exist
2026-06-27 11:43:05 Traceback (most recent call last):
2026-06-27 11:43:05   File "/app/onyx/file_store/file_store.py", line 223, in initialize
2026-06-27 11:43:05     s3_client.head_bucket(Bucket=bucket_name)
2026-06-27 11:43:05   File "/usr/local/lib/python3.11/site-packages/botocore/client.py", line 569, in _api_call
2026-06-27 11:43:05     return self._make_api_call(operation_name, kwargs)
2026-06-27 11:43:05            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
2026-06-27 11:43:05   File "/usr/local/lib/python3.11/site-packages/botocore/auth.py", line 418, in add_auth
2026-06-27 11:43:05     raise NoCredentialsError()
2026-06-27 11:43:05 botocore.exceptions.NoCredentialsError: Unable to locate credentials
2026-06-27 11:43:05 
2026-06-27 11:43:05 ERROR:    Application startup failed. Exiting.`,
    must: ['no-credentials'],
  },
  {
    name: 'Laravel at level INFO: PHP’s exception, a put is denied',
    source: 'https://github.com/UniSharp/laravel-filemanager/issues/896',
    text: `[2026-03-11 21:13:20] production.INFO: user 52 opened the file manager  
[2026-03-11 21:13:24] production.INFO: exception 'Aws\\S3\\Exception\\S3Exception' with message 'Error executing "PutObject" on "https://depot.s3.eu-central-1.amazonaws.com/photos/52/one.jpg"; AWS HTTP error: Client error: \`PUT https://depot.s3.eu-central-1.amazonaws.com/photos/52/one.jpg\` resulted in a \`403 Forbidden\` response:
<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>8D641D (truncated...)
 AccessDenied (client): Access Denied - <?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>8D641D2A4F8C0E11</RequestId></Error>'
#0 /srv/app/vendor/aws/aws-sdk-php/src/WrappedHttpHandler.php(97): Aws\\WrappedHttpHandler->parseError(Array)`,
    must: ['access-denied'],
    mention: /PutObject/,
  },
  {
    name: 'phpbu’s JSON: a bucket may not be made',
    source: 'https://github.com/enupal/backup/issues/51',
    text: `{"status":1,"timestamp":1700582816,"duration":7.2142,"backupCount":1,"backupFailed":1,"errorCount":1,"errors":[{"class":"Aws\\\\S3\\\\Exception\\\\S3Exception","message":"Error executing \\"CreateBucket\\" on \\"https:\\/\\/depot.s3.ca-central-1.amazonaws.com\\/\\"; AWS HTTP error: Client error: \`PUT https:\\/\\/depot.s3.ca-central-1.amazonaws.com\\/\` resulted in a \`403 Forbidden\` response:\\n<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>\\n<Error><Code>AccessDenied<\\/Code><Message>Access Denied<\\/Message><RequestId>RCZ64S (truncated...)\\n AccessDenied (client): Access Denied","file":"phar:\\/\\/\\/srv\\/phpbu.phar\\/lib\\/aws-sdk\\/WrappedHttpHandler.php","line":195}],"backups":[{"name":"Database","status":1}]}`,
    must: ['access-denied'],
    mention: /CreateBucket/,
  },
  {
    name: 'OpenSearch, Java v2 in nested brackets: an invalid request of another vendor’s store',
    source: 'https://github.com/opensearch-project/OpenSearch/issues/8106',
    text: `[2026-08-13T18:55:51,302][INFO ][o.o.r.RepositoriesService] [opensearch-nodes-9] put repository [my-repo]
[2026-08-13T18:55:53,302][WARN ][r.suppressed             ] [opensearch-nodes-9] path: /_snapshot/my-repo/_verify, params: {pretty=true, repository=my-repo}
RepositoryVerificationException[[my-repo] path  is not accessible on cluster-manager node]; nested: IOException[Unable to upload object [tests-eDxYp3qGTfWKIwZm8T2kOg/master.dat] using a single upload]; nested: NotSerializableExceptionWrapper[s3_exception: The security token included in the request is expired (Service: S3, Status Code: 400, Request ID: KFZADDG3V6QX8A1B) (SDK Attempt Count: 1)];
        at org.opensearch.repositories.blobstore.BlobStoreRepository.startVerification(BlobStoreRepository.java:3073)`,
    must: ['session-expired'],
    mention: /S3/,
  },
  {
    name: 'ClickHouse’s server log: AWSClient’s error over many lines',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/39232',
    text: `2026.07.14 14:43:58.100001 [ 1987 ] {fec1d7b6-5fab-4528-a1e5-5c3b97fc34f3} <Debug> executeQuery: (from 127.0.0.1:51122) INSERT INTO FUNCTION s3('https://depot.s3.ap-east-1.amazonaws.com/report/11.csv.lz4')
2026.07.14 14:43:58.603020 [ 1987 ] {fec1d7b6-5fab-4528-a1e5-5c3b97fc34f3} <Warning> AWSClient: AWSErrorMarshaller: Encountered AWSError 'AccessDenied': Access Denied
2026.07.14 14:43:58.603074 [ 1987 ] {fec1d7b6-5fab-4528-a1e5-5c3b97fc34f3} <Error> AWSClient: HTTP response code: 403
Resolved remote host IP address: 
Request ID: JXCCEPNXVQB9HXEY
Exception name: AccessDenied
Error message: Access Denied
7 response headers:
connection : close
content-type : application/xml
server : AmazonS3
x-amz-request-id : JXCCEPNXVQB9HXEY
2026.07.14 14:43:58.603249 [ 1987 ] {fec1d7b6-5fab-4528-a1e5-5c3b97fc34f3} <Warning> AWSClient: If the signature check failed. This could be because of a time skew. Attempting to adjust the signer.
2026.07.14 14:43:58.604000 [ 1987 ] {fec1d7b6-5fab-4528-a1e5-5c3b97fc34f3} <Error> executeQuery: Code: 499. DB::Exception: Access Denied. (S3_ERROR) (version 22.1.2) (from 127.0.0.1:51122)`,
    must: ['access-denied'],
  },
  {
    name: 'clickhouse-backup, zerolog’s console: a copy is denied',
    source: 'https://github.com/Altinity/clickhouse-backup/issues/1025',
    text: `2026-10-11 14:40:56.684 INF pkg/backup/create.go:170 > done createBackupRBAC size=0B
2026-10-11 14:40:56.735 WRN pkg/backup/backuper.go:118 > MAX_FILE_SIZE=1073741824 is less than actual 17035327904, please remove general->max_file_size section from your config
2026-10-11 14:41:14.253 ERR pkg/backup/create.go:278 > b.AddTableToLocalBackup error: one of uploadObjectDiskParts go-routine return error: b.dst.CopyObject in /var/lib/clickhouse/disks/s3/backup/2026-10-11/shadow/logs/s3 error: S3->CopyObject data2/ftx/jovj -> depot/backups/2026-10-11/s3/ftx/jovj return error: operation error S3: CopyObject, https response error StatusCode: 403, RequestID: 1K78RWBZEA6DMSVK, HostID: MkVUQCZEHvUFrbZAMUM=, api error AccessDenied: Access Denied table=logs.logs
2026-10-11 14:41:14.254 ERR pkg/backup/create.go:278 > b.AddTableToLocalBackup error: context canceled table=traces.index_v2`,
    must: ['access-denied'],
    mention: /CopyObject/,
  },
  {
    name: 'PyFlink: py4j’s text, S3A’s AccessDeniedException without a code',
    source: 'https://github.com/j3-signalroom/apache_flink-kickstarter/issues/259',
    text: `A critical error occurred to during the processing of the database because An error occurred while calling o565.databaseExists.
: java.io.UncheckedIOException: java.nio.file.AccessDeniedException: s3a://depot/airlines: getFileStatus on s3a://depot/airlines: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: X1JWQ70JD0SVDR22; S3 Extended Request ID: jXoZXd5cMY5dfOCAOc5JXFGbbnZsfHw0; Proxy: null), S3 Extended Request ID: jXoZXd5cMY5dfOCAOc5JXFGbbnZsfHw0:403 Forbidden
        at org.apache.iceberg.hadoop.HadoopCatalog.isDirectory(HadoopCatalog.java:184)
        at org.apache.iceberg.flink.FlinkCatalog.databaseExists(FlinkCatalog.java:204)`,
    must: ['access-denied'],
    mention: /depot/,
  },
  {
    name: 'Managed Flink’s JSON: a bulk delete is denied, at messageType WARN',
    source: 'https://github.com/aws-samples/amazon-managed-service-for-apache-flink-examples/issues/51',
    text: `{ "applicationARN": "arn:aws:kinesisanalytics:us-east-1:418362907715:application/depot-flow", "applicationVersionId": "43", "locationInformation": "org.apache.hadoop.fs.s3a.impl.MultiObjectDeleteSupport.translateDeleteException(MultiObjectDeleteSupport.java:92)", "logger": "org.apache.hadoop.fs.s3a.impl.MultiObjectDeleteSupport", "message": "Bulk delete operation failed to delete all objects; failure count = 1", "messageSchemaVersion": "1", "messageType": "WARN", "threadName": "s3a-transfer-3db4bd0e-unbounded-pool2-t19" }
{ "applicationARN": "arn:aws:kinesisanalytics:us-east-1:418362907715:application/depot-flow", "applicationVersionId": "43", "locationInformation": "org.apache.hadoop.fs.s3a.impl.MultiObjectDeleteSupport.translateDeleteException(MultiObjectDeleteSupport.java:107)", "logger": "org.apache.hadoop.fs.s3a.impl.MultiObjectDeleteSupport", "message": "AccessDenied: c58f178c2ef6ff28-418362907715-1721331300896/: Access Denied\\n", "messageSchemaVersion": "1", "messageType": "WARN", "threadName": "s3a-transfer-3db4bd0e-unbounded-pool2-t19" }`,
    must: ['access-denied'],
  },
  {
    name: 'C++ trace: a header says the signature does not match',
    source: 'https://github.com/aws/aws-sdk-cpp/issues/17',
    text: `[DEBUG] 2026-10-02 23:19:02 CurlHttpClient [140647740295040] Obtained connection handle 0x1d203f0.
[TRACE] 2026-10-02 23:19:02 CurlHttpClient [140647740295040] HTTP/1.1 403 Forbidden

[TRACE] 2026-10-02 23:19:02 CurlHttpClient [140647740295040] x-amzn-RequestId: d283824f-6942-11e5-a7ec-813835209a4f

[TRACE] 2026-10-02 23:19:02 CurlHttpClient [140647740295040] x-amzn-ErrorType: InvalidSignatureException:

[TRACE] 2026-10-02 23:19:02 CurlHttpClient [140647740295040] x-amzn-ErrorMessage: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.

[ERROR] 2026-10-02 23:19:02 AWSClient [140647740295040] HTTP response code: 403
Exception name: InvalidSignatureException
Error message: The request signature we calculated does not match the signature you provided.`,
    must: ['secret-mismatch'],
  },
  {
    name: 'C++: the metadata service is out of reach, again and again',
    source: 'https://github.com/aws/aws-sdk-cpp/issues/2499',
    text: `[INFO] 2026-05-22 08:43:34.001 Aws_Init_Cleanup [140737329288256] Initiate AWS SDK for C++ with Version:1.11.80
[ERROR] 2026-05-22 08:43:36.052 CurlHttpClient [140737329288256] Curl returned error code 28 - Timeout was reached
[ERROR] 2026-05-22 08:43:36.052 EC2MetadataClient [140737329288256] Http request to retrieve credentials failed
[ERROR] 2026-05-22 08:43:36.052 EC2MetadataClient [140737329288256] Can not retrieve resource from http://169.254.169.254/latest/api/token
[ERROR] 2026-05-22 08:43:37.060 CurlHttpClient [140737329288256] Curl returned error code 28 - Timeout was reached
[ERROR] 2026-05-22 08:43:37.060 EC2MetadataClient [140737329288256] Http request to retrieve credentials failed
[WARN] 2026-05-22 08:43:37.060 EC2MetadataClient [140737329288256] Request failed, now waiting 0 ms before attempting again.
[ERROR] 2026-05-22 08:43:37.106 EC2MetadataClient [140737329288256] Can not retrieve resource from http://169.254.169.254/latest/meta-data/iam/security-credentials`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'EBS CSI, an event within klog: encoded message cut away',
    source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/1342',
    text: `I0816 07:26:00.118000       1 controller.go:1279] provision "argocd/redis-data" class "ebs-sc": started
W0816 07:26:02.902100       1 controller.go:933] Retrying syncing claim "83a8900d-2393-4861-b0c6-5cdcf6cf84fa", failure 3
E0816 07:26:02.902211       1 controller.go:956] error syncing claim "83a8900d-2393-4861-b0c6-5cdcf6cf84fa": failed to provision volume with StorageClass "ebs-sc": rpc error: code = Internal desc = Could not create volume "pvc-83a8900d": could not create volume in EC2: UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: q-kbRYtXVdJ0AMhyiMKr7VrGj8s_Nn7ZzcBhfRM8DhjNJmQQ
	status code: 403, request id: 5f4b7a9e-2d6e-4f6c-8a1b-1f1b2c3d4e5f
I0816 07:26:02.902393       1 event.go:285] Event(v1.ObjectReference{Kind:"PersistentVolumeClaim", Namespace:"argocd", Name:"redis-data", UID:"83a8900d", APIVersion:"v1", ResourceVersion:"15442", FieldPath:""}): type: 'Warning' reason: 'ProvisioningFailed' failed to provision volume with StorageClass "ebs-sc": rpc error: code = Internal desc = Could not create volume "pvc-83a8900d": could not create volume in EC2: UnauthorizedOperation: You are not authorized to perform this operation.`,
    must: ['access-denied'],
  },
  {
    name: 'CloudNativePG: barman’s line within a JSON message, at level info',
    source: 'https://github.com/EnterpriseDB/barman/issues/1145',
    text: `{"level":"info","ts":"2026-01-04T12:31:53.592515738Z","logger":"barman-cloud-check-wal-archive","msg":"2026-01-04 12:31:53,592 [736] ERROR: Barman cloud WAL archive check exception: An error occurred (403) when calling the HeadBucket operation: Forbidden","pipe":"stderr","logging_pod":"smps-1"}
{"level":"error","ts":"2026-01-04T12:31:53.652754173Z","logger":"wal-archive","msg":"Error invoking barman-cloud-check-wal-archive","logging_pod":"smps-1","options":["--cloud-provider","aws-s3","s3://depot/ibas/repo","smps"],"exitCode":-1,"error":"exit status 4","stacktrace":"github.com/cloudnative-pg/machinery/pkg/log.(*logger).Error\\n\\tpkg/mod/github.com/cloudnative-pg/machinery@v0.3.1/pkg/log/log.go:125"}`,
    must: ['access-denied'],
    // An answer to HEAD names no error.
    orUnknown: true,
  },
  {
    name: 'wal-g within Postgres’ log: an overwrite check is denied',
    source: 'https://github.com/zalando/postgres-operator/issues/2067',
    text: `2026-10-06 12:23:38 UTC [51]: [1-1] 633ec9aa.33 0     LOG:  starting PostgreSQL 14.5
INFO: 2026/10/06 12:23:39.001000 FILE PATH: 00000002.history.lz4
ERROR: 2026/10/06 12:23:39.465899 Couldn't check whether there is an overwrite attempt due to inner error: failed to read object: 'spilo/depot/wal/14/wal_005/00000002.history.lz4' from S3: AccessDenied: Access Denied
        status code: 403, request id: EANDRVDGZDMMEBA9, host id: 0lVxvS3DilpYcvJS9Zf1RNbRezcr17JWvKs=
2026-10-06 12:23:39 UTC [60]: [2-1] 633ec9aa.3c 0     LOG:  archive command failed with exit code 1`,
    must: ['access-denied'],
  },
  {
    name: 'distribution’s registry on ECS: cut in two, newest first',
    source: 'https://github.com/distribution/distribution/issues/3944',
    text: `time="2026-06-20T11:39:20.001Z" level=info msg="listening on [::]:5000" go.version=go1.19.9
time="2026-06-20T11:39:22.125945629Z" level=error msg="response completed with error" err.code=unknown err.detail="s3aws: NoCredentialProviders: no valid providers in chain. Deprecated.
	For verbose messaging see aws.Config.CredentialsChainVerboseErrors" err.message="unknown error" go.version=go1.19.9 http.request.host=registry.example.com http.request.method=GET http.request.uri="/v2/_catalog" http.response.status=500 http.response.written=104`,
    must: ['no-credentials'],
  },
  {
    name: 'distribution’s registry: a panic of an unknown key',
    source: 'https://github.com/distribution/distribution/issues/968',
    text: `time="2026-09-10T17:01:22Z" level=info msg="debug server listening localhost:5001"
panic: The AWS Access Key Id you provided does not exist in our records.

goroutine 1 [running]:
github.com/docker/distribution/registry/handlers.NewApp(0xc2080c2000, 0x7f0)
	/go/src/github.com/docker/distribution/registry/handlers/app.go:102 +0x3d4`,
    must: ['client-token-invalid'],
  },
  {
    name: 'configure-aws-credentials behind a deprecation note: no provider',
    source: 'https://github.com/ran-isenberg/serverless-python-demo/issues/22',
    text: `Run aws-actions/configure-aws-credentials@5fd3084fc36e372ff1fff382a39b10d03659f355
  with:
    role-session-name: samplerolesession
    aws-region: us-east-1
    audience: sts.amazonaws.com
  env:
    pythonLocation: /opt/hostedtoolcache/Python/3.11.4/x64
(node:1973) NOTE: We are formalizing our plans to enter AWS SDK for JavaScript (v2) into maintenance mode in 2023.

Please migrate your code to use AWS SDK for JavaScript (v3).
(Use \`node --trace-warnings ...\` to show where the warning was created)
Error: Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers`,
    must: ['no-credentials'],
  },
  {
    name: 'Atlantis’ comment: the state’s backend finds no source',
    source: 'https://github.com/autotune/pritunl-k8s-tf-do/pull/2',
    text: `Ran Plan for dir: \`terraform/atlantis\` workspace: \`default\`

**Plan Error**
running "/usr/local/bin/terraform init -input=false -no-color -upgrade" in "/root/.atlantis/repos/acme/infra/2/default/terraform/atlantis": exit status 1

Initializing the backend...

Error: error configuring S3 Backend: no valid credential sources for S3 Backend found.

Please see https://www.terraform.io/docs/language/settings/backends/s3.html
for more information about providing credentials.

Error: NoCredentialProviders: no valid providers in chain. Deprecated.
	For verbose messaging see aws.Config.CredentialsChainVerboseErrors`,
    must: ['no-credentials'],
  },
  {
    name: 'terragrunt of old: it asks whether to make the bucket, the token has expired',
    source: 'https://github.com/gruntwork-io/terragrunt/issues/476',
    text: `[terragrunt] [/srv/live] 2026/05/09 09:38:18 Running command: terraform --version
[terragrunt] [/srv/live] 2026/05/09 09:38:18 Initializing remote state for the s3 backend
[terragrunt] [/srv/live] 2026/05/09 09:38:18 [terragrunt] [/srv/live]  Remote state S3 bucket depot-state does not exist or you don't have permissions to access it. Would you like Terragrunt to create it? (y/n) 
n
[terragrunt] 2026/05/09 09:38:21 ExpiredToken: The provided token has expired.
	status code: 400, request id: 63148D3B92835921, host id: U1iG0SOUCecHsMcvpd8KpvWtL3eZCF08kZX73xB9=
[terragrunt] 2026/05/09 09:38:21 Unable to determine underlying exit code, so Terragrunt will exit with error code 1`,
    must: ['session-expired'],
  },
  {
    name: 'Next.js: a cross before the error, depth cut',
    source: 'https://github.com/vercel/ai/issues/4163',
    text: `   ▲ Next.js 14.2.3
   - Local:        http://localhost:3000
 ✓ Ready in 2.1s
 ⨯ UnrecognizedClientException: The security token included in the request is invalid.
    at async POST (apps/app/app/api/chat/route.ts:19:19)
  17 |
  18 |   const model = provider('anthropic.claude-3-5-sonnet-20240620-v1:0');
> 19 |   const { text } = await generateText({
     |                   ^
  20 |     model, {
  '$fault': 'client',
  '$metadata': [Object]
}
 POST /api/chat 500 in 812ms`,
    must: ['client-token-invalid'],
  },
  {
    name: 'aider: litellm holds Bedrock’s body as bytes',
    source: 'https://github.com/Aider-AI/aider/issues/1986',
    text: `Model: bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0 with diff edit format
Git repo: .git with 12 files
Traceback (most recent call last):
  File "/srv/venv/lib/python3.12/site-packages/litellm/main.py", line 2101, in completion
    raise e
litellm.exceptions.AuthenticationError: litellm.AuthenticationError: BedrockException Invalid Authentication - b'{"message":"The security token included in the request is invalid."}'`,
    must: ['client-token-invalid'],
  },
  {
    name: 'otel collector behind compose: an exporter’s 403',
    source: 'https://github.com/aws-observability/aws-otel-collector/issues/814',
    text: `web_app_1              | 2026-12-16 18:53:18 DEBUG    http://169.254.170.6:55681 "POST /v1/traces HTTP/1.1" 200 0
aws-otel-collector_1   | 2026-12-16T18:53:19.325Z	error	exporterhelper/queued_retry.go:149	Exporting failed. The error is not retryable. Dropping data.	{"kind": "exporter", "name": "awsxray", "error": "Permanent error: UnrecognizedClientException: The security token included in the request is invalid.\\n\\tstatus code: 403, request id: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45", "dropped_items": 4}
aws-otel-collector_1   | go.opentelemetry.io/collector/exporter/exporterhelper.(*retrySender).send
aws-otel-collector_1   | 	go.opentelemetry.io/collector@v0.40.0/exporter/exporterhelper/queued_retry.go:149`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Elixir, ex_aws: a GenServer ends of an unknown key',
    source: 'https://github.com/ex-aws/ex_aws/issues/814',
    text: `14:39:10.001 [info] Running DepotWeb.Endpoint with cowboy 2.9.0 at 0.0.0.0:4000 (http)
14:39:11.118 [error] GenServer #PID<0.512.0> terminating
** (ExAws.Error) ExAws Request Error!

{:error,
 {:http_error, 403,
  %{
    body: "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>\\n<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><AWSAccessKeyId>ASIAQWERTYUIOPASDFGH</AWSAccessKeyId><RequestId>X1</RequestId></Error>",
    headers: [
      {"x-amz-bucket-region", "ap-southeast-1"},
      {"Server", "AmazonS3"}
    ],
    status_code: 403
  }}}

    (ex_aws 2.2.4) lib/ex_aws.ex:87: ExAws.request!/2
Last message: :flush`,
    must: ['client-token-invalid'],
  },
  {
    name: 'PowerShell in a pipeline: no credentials in the shell',
    source: 'https://github.com/aws/aws-toolkit-azure-devops/issues/287',
    text: `2026-08-16T10:11:12.1180000Z ##[section]Starting: AWS Tools for Windows PowerShell Script
2026-08-16T10:11:14.1180000Z New-CFInvalidation : No credentials specified or obtained from persisted/shell defaults.
2026-08-16T10:11:14.1180000Z At C:\\agent\\_work\\_temp\\e6ffb344-ff94-47e4-b5b8-2d5801faab61.ps1:5 char:11
2026-08-16T10:11:14.1180000Z + $result = New-CFInvalidation -DistributionId 'EXXXX' -Paths_Item ' /*
2026-08-16T10:11:14.1180000Z     + CategoryInfo          : InvalidOperation: (Amazon.PowerShe...alidationCmdlet:NewCFInvalidationCmdlet) [New-CFInvalidation], InvalidOperationException
2026-08-16T10:11:14.1180000Z     + FullyQualifiedErrorId : InvalidOperationException,Amazon.PowerShell.Cmdlets.CF.NewCFInvalidationCmdlet
2026-08-16T10:11:14.1180000Z ##[error]PowerShell exited with code '1'.`,
    must: ['no-credentials'],
  },
  {
    name: 'Redshift may not read what it was told to copy',
    source: 'https://github.com/awslabs/amazon-redshift-utils/issues/153',
    text: `2026-05-16 11:20:30,402 INFO loader: COPY staging.orders
2026-05-16 11:20:31,642 ERROR loader: psycopg2.errors.InternalError_: S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid 8C41A0D77E0B21F5,CanRetry 1
DETAIL:  
  -----------------------------------------------
  error:  S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid 8C41A0D77E0B21F5,CanRetry 1
  code:      8001
  context:   Listing bucket=depot-staging prefix=orders/
  context:   S3 key being read : s3://depot-staging/orders/2026-05-16.gz
  query:     672099
  location:  table_s3_scanner.cpp:354
  -----------------------------------------------`,
    must: ['access-denied'],
    mention: /depot-staging/,
  },
  {
    name: 'the bucket stands in a field beside S3’s refusal',
    source: 'https://github.com/vmware-tanzu/velero/issues/8086',
    text: 'time="2026-07-30T16:02:21Z" level=error msg="Error uploading log file" backup=velero/depot bucket=depot-backups error="rpc error: code = Unknown desc = error putting object backups/depot/depot-logs.gz: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 7J4Q2W9VXN0M3S1K, HostID: bQ8zv2nE0Yx2wzq8n2m3x1f4t5c6J7k8L9a0B1c2D3e4F5g6H7i8J9k0L1m2N3o4P5q6R7s8T9w=, api error AccessDenied: Access Denied"',
    must: ['access-denied'],
    mention: /depot-backups/,
  },
]
