import type { HeldOut } from '../held-out.ts'

/** Engines, backups, controllers and toolkits, each in the form of its own log. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'PyArrow behind CloudWatch’s times and a step’s number: the name is not resolved',
    source: 'https://github.com/apache/arrow/issues/40539',
    text: `2026-03-12T13:06:05.616-07:00    [7]: with fs.open_input_file(path) as f:
2026-03-12T13:06:05.616-07:00    [7]: File "pyarrow/_fs.pyx", line 780, in pyarrow._fs.FileSystem.open_input_file
2026-03-12T13:06:05.616-07:00    [7]: File "pyarrow/error.pxi", line 91, in pyarrow.lib.check_status
2026-03-12T13:06:05.616-07:00    [7]:OSError: When reading information for key 'in/foo.json' in bucket 'depot': AWS Error NETWORK_CONNECTION during HeadObject operation: curlCode: 6, Couldn't resolve host name`,
    must: ['connect-stall'],
  },
  {
    name: 'PyArrow: HEAD is denied',
    source: 'https://github.com/apache/arrow/issues/37260',
    text: `2026-08-18 10:00:01,004 INFO loader reading 118 files
Traceback (most recent call last):
  File "/app/load.py", line 31, in get_rows_for_parquet_file
    nrows = pq.read_metadata(path, filesystem=fs).num_rows
  File "pyarrow/_fs.pyx", line 770, in pyarrow._fs.FileSystem.open_input_file
  File "pyarrow/error.pxi", line 115, in pyarrow.lib.check_status
OSError: When reading information for key 'in/a.parquet' in bucket 'depot': AWS Error ACCESS_DENIED during HeadObject operation: No response body.`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'DuckDB: no credentials, AWS’s answer and its own words',
    source: 'https://github.com/duckdb/duckdb-httpfs/issues/327',
    text: `D select * from 's3://depot/dummy.parquet';
HTTP Error:
HTTP GET error reading 'https://depot.s3.amazonaws.com/dummy.parquet' in region '' (HTTP 403 Forbidden)

AccessDenied: Access Denied

Authentication Failure - this is usually caused by invalid or missing credentials.
* No credentials are provided.
* See https://duckdb.org/docs/stable/extensions/httpfs/s3api.html`,
    must: ['access-denied', 'no-credentials', 'unsigned-aws-call'],
  },
  {
    name: 'Elasticsearch’s answer to curl: access to the object is disabled',
    source: 'https://github.com/elastic/elasticsearch/issues/21289',
    text: `{"error":{"root_cause":[{"type":"repository_verification_exception","reason":"[nightly] path  is not accessible on master node"}],"type":"repository_verification_exception","reason":"[nightly] path  is not accessible on master node","caused_by":{"type":"i_o_exception","reason":"Unable to upload object tests-jDE1uz6CTvqHRabihOBRbA/master.dat-temp","caused_by":{"type":"amazon_s3_exception","reason":"amazon_s3_exception: All access to this object has been disabled (Service: Amazon S3; Status Code: 403; Error Code: AllAccessDisabled; Request ID: AEA4996323CA0AF4)"}}},"status":500}`,
    must: ['access-denied', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'Elasticsearch, ECS in pretty JSON, at level WARN: the snapshot’s bucket',
    source: 'https://github.com/elastic/cloud-on-k8s/issues/7208',
    text: String.raw`{
  "@timestamp": "2026-10-06T11:23:13.134Z",
  "log.level": "WARN",
  "message": "path: /_snapshot/snapshot-repository, params: {repository=snapshot-repository}",
  "ecs.version": "1.2.0",
  "service.name": "ES_ECS",
  "log.logger": "rest.suppressed",
  "error.type": "org.elasticsearch.transport.RemoteTransportException",
  "error.message": "[elastic-es-master-1][172.20.177.235:9300][cluster:admin/repository/put]",
  "error.stack_trace": "org.elasticsearch.transport.RemoteTransportException: [elastic-es-master-1][172.20.177.235:9300][cluster:admin/repository/put]\nCaused by: org.elasticsearch.repositories.RepositoryVerificationException: [snapshot-repository] path  is not accessible on master node\nCaused by: java.io.IOException: Unable to upload object [tests-PTvEOe6SQLKtIeSPcuFnHg/master.dat] using a single upload\n\tat org.elasticsearch.repositories.s3.S3BlobContainer.executeSingleUpload(S3BlobContainer.java:489)\nCaused by: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 3X4Y5Z; S3 Extended Request ID: abc=)\n\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1879)"
}`,
    must: ['access-denied'],
    mention: /S3/,
  },
  {
    name: 'Elasticsearch’s old log, nested errors in brackets',
    source: 'https://github.com/elastic/elasticsearch-cloud-aws/issues/80',
    text: `[2026-05-05 11:50:40,001][INFO ][cluster.service          ] [m2x:node1] added {[node2]}
[2026-05-05 11:50:47,003][WARN ][snapshots                ] [m2x:node1] [s3test][ess31] failed to restore snapshot
org.elasticsearch.snapshots.SnapshotException: [s3test:ess31] failed to get snapshots
        at org.elasticsearch.repositories.blobstore.BlobStoreRepository.readSnapshot(BlobStoreRepository.java:433)
Caused by: java.io.IOException: Failed to get [snapshot-ess31]
        at org.elasticsearch.cloud.aws.blobstore.AbstractS3BlobContainer$1.run(AbstractS3BlobContainer.java:95)
Caused by: Status Code: 403, AWS Service: Amazon S3, AWS Request ID: 7F3DE23BB617FFF4, AWS Error Code: AccessDenied, AWS Error Message: Access Denied
        at com.amazonaws.http.AmazonHttpClient.handleErrorResponse(AmazonHttpClient.java:767)`,
    must: ['access-denied'],
  },
  {
    name: 'Velero, restic’s error within logfmt: anonymous, so denied',
    source: 'https://github.com/velero-io/velero/issues/2198',
    text: String.raw`time="2026-01-14T22:06:21Z" level=info msg="Backing up item" backup=velero/efs-backup logSource="pkg/backup/item_backupper.go:169" name=depot
time="2026-01-14T22:06:29Z" level=error msg="Error backing up item" backup=velero/efs-backup error="restic repository is not ready: error running command=restic init --repo=s3:s3-us-east-1.amazonaws.com/velero-backup/restic/kube-system --cache-dir=/scratch/.cache/restic, stdout=, stderr=Fatal: create key in repository at s3:s3-us-east-1.amazonaws.com/velero-backup/restic/kube-system failed: client.PutObject: Access Denied\n\n: exit status 1" error.file="/go/src/github.com/vmware-tanzu/velero/pkg/restic/repository_ensurer.go:144" name=depot
time="2026-01-14T22:06:31Z" level=info msg="Backup completed" backup=velero/efs-backup controller=backup`,
    must: ['access-denied'],
  },
  {
    name: 'VictoriaMetrics’ backup: expired in the middle',
    source: 'https://github.com/VictoriaMetrics/VictoriaMetrics/issues/9280',
    text: String.raw`{"ts":"2026-06-25T13:00:00.001Z","level":"info","caller":"VictoriaMetrics/app/vmbackupmanager/main.go:380","msg":"creating backup"}
{"ts":"2026-06-25T14:03:34.860Z","level":"error","caller":"VictoriaMetrics/app/vmbackupmanager/main.go:431","msg":"error creating backup: cannot copy latest backup to \"daily/\": cannot copy \"indexdb/178F/items.bin\" from S3{bucket: \"bucket\", dir: \"prod/latest/\"}: operation error S3: CopyObject, https response error StatusCode: 400, RequestID: TV4CK265RZ22QJB1, HostID: upTC3R6DcW96q4ad4ItTQLfSneIVJFvJBI2xARlkXVq/Jx2yZwvIRUpDXuafajYEv4lxyId23S+KIV2/3uYf5zWUG1wK/fCW, api error ExpiredToken: The provided token has expired., continue"}`,
    must: ['session-expired'],
    mention: /CopyObject/,
  },
  {
    name: 'ACK controller on Pod Identity: Go v1 knows no such host',
    source: 'https://github.com/aws-controllers-k8s/community/issues/2145',
    text: `2026/08/28 05:28:15 Ignoring, HTTP credential provider invalid endpoint host, "169.254.170.23", only loopback hosts are allowed. <nil>
2026-08-28T05:28:15.650Z    ERROR    setup    Unable to create controller manager    {"aws.service": "sns", "error": "unable to determine account ID: unable to get caller identity: NoCredentialProviders: no valid providers in chain. Deprecated.\\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors"}
main.main
    /github.com/aws-controllers-k8s/sns-controller/cmd/controller/main.go:71
runtime.main
    /usr/local/go/src/runtime/proc.go:250 `,
    must: ['no-credentials'],
  },
  {
    name: 'nginx, FastCGI’s stderr: a plugin’s PHP finds no role',
    source: 'https://github.com/GSA/data.gov/issues/834',
    text: String.raw`203.0.113.9 - - [01/Jul/2026:22:07:40 +0000] "GET /wp/wp-admin/upload.php HTTP/1.1" 200 5123 "-" "Mozilla/5.0"
2026/07/01 22:07:42 [error] 22519#22519: *994246 FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught DeliciousBrains\WP_Offload_S3\Aws3\Aws\Exception\CredentialsException: Error retrieving credentials from the instance profile metadata server. (Client error: \`GET http://169.254.169.254/latest/meta-data/iam/security-credentials/\` resulted in a \`404 Not Found\` response:
<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
) in /var/www/app/plugins/amazon-s3-and-cloudfront/vendor/Aws3/Aws/Credentials/InstanceProfileProvider.php:70
Stack trace:
#0 /var/www/app/vendor/Aws3/GuzzleHttp/Promise/Promise.php(164): DeliciousBrains\WP_Offload_S3\Aws3\Aws\Credentials\InstanceProfileProvider" while reading response header from upstream, client: 70.132.61.84, server: , request: "POST /wp/wp-admin/async-upload.php HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "www.example.net"`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'AWS Toolkit in VS Code: the session has expired',
    source: 'https://github.com/aws/aws-toolkit-vscode/issues/3064',
    text: `2026-04-13 13:11:39 [INFO]: Retrieving AWS endpoint data
2026-04-13 13:11:39 [INFO]: Visual Studio Code extension host:  1.77.2
2026-04-13 13:12:30 [ERROR]: _aws.auth.reauthenticate: Error: Unable to authenticate connection
	 -> ExpiredToken: The security token included in the request is expired (statusCode: 403; requestId: c181a9ce-0719-4ad8-9f96-f8438ddcbdbc)
2026-04-13 13:12:34 [ERROR]: aws.login: TypeError: r.listConnections is not a function`,
    must: ['session-expired'],
  },
  {
    name: 'Cline over Bedrock: 403, expired',
    source: 'https://github.com/cline/cline/issues/852',
    text: `2026-12-03 09:12:44.120 [info] [cline] task started
2026-12-03 09:12:46.003 [error] [cline] API Request Failed: 403 The security token included in the request is expired`,
    must: ['session-expired'],
  },
  {
    name: 'Kotlin on EKS: the chain is empty',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/627',
    text: `2026-06-07 14:10:02.101  INFO 1 --- [           main] c.e.DynamoDBConfig : Java SDK Credential Provider Chain - Initializing
2026-06-07 14:10:02.901 ERROR 1 --- [           main] o.s.boot.SpringApplication : Application run failed
aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: No credentials could be loaded from the chain: CredentialsProviderChain -> EnvironmentCredentialsProvider -> ProfileCredentialsProvider -> StsWebIdentityProvider -> EcsCredentialsProvider -> ImdsCredentialsProvider
	at aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderChain.resolve(CredentialsProviderChain.kt:44)`,
    must: ['no-credentials'],
  },
  {
    name: 'Kotlin, the C runtime’s chain: no valid set',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/419',
    text: `02:09:12.668 PM TRC sdkRequestId: 3f91daca-a33e-47d8-8e12-1b4be01a186d; service: EC2; operation: DescribeLaunchTemplates; - request serialized in 11.929645ms
Exception in thread "main" java.lang.RuntimeException: Failed to get a valid set of credentials
	at software.amazon.awssdk.crt.auth.credentials.CredentialsProvider.onGetCredentialsComplete(CredentialsProvider.java:46)`,
    must: ['no-credentials'],
  },
  {
    name: 'Micronaut on EKS: the node’s role asks for a parameter',
    source: 'https://github.com/oracle-quickstart/oci-micronaut/pull/62',
    text: `10:12:03.118 [main] INFO  i.m.context.env.DefaultEnvironment - Established active environments: [ec2, cloud]
10:12:05.871 [main] ERROR io.micronaut.runtime.Micronaut - Error starting Micronaut server: Error reading distributed configuration from AWS Parameter Store: User: arn:aws:sts::418362907715:assumed-role/eks-quickstart-ManagedNodeInstance/i-0a966426f2028a414 is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:418362907715:parameter/config/application because no identity-based policy allows the ssm:GetParameters action (Service: Ssm, Status Code: 400, Request ID: 407ce70c-18c0-4cc4-9636-ccb0984529a0)
io.micronaut.discovery.exceptions.NoAvailableServiceException: Error reading distributed configuration`,
    must: ['access-denied'],
    mention: /eks-quickstart-ManagedNodeInstance/,
  },
  {
    name: 'terraform in a workflow, no colour and no box',
    source: 'https://github.com/elastic/apm-aws-lambda/issues/526',
    text: `2026-08-01T10:11:12.1234567Z aws_iam_role.lambda: Creating...
2026-08-01T10:11:13.1234567Z Error: creating CloudWatch Logs Log Group (/aws/lambda/smoke-testing-test): operation error CloudWatch Logs: CreateLogGroup, https response error StatusCode: 400, RequestID: 1be16b55-ea41-4bea-903d-5878767700a7, api error AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/gha-55ef-role/GitHubActions is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:eu-central-1:418362907715:log-group:/aws/lambda/smoke-testing-test:log-stream: because no identity-based policy allows the logs:CreateLogGroup action
2026-08-01T10:11:13.1234567Z 
2026-08-01T10:11:13.1234567Z   with aws_cloudwatch_log_group.example,
2026-08-01T10:11:13.1234567Z   on main.tf line 105, in resource "aws_cloudwatch_log_group" "example":
2026-08-01T10:11:13.1234567Z ##[error]Terraform exited with code 1.`,
    must: ['access-denied'],
    mention: /gha-55ef-role/,
  },
  {
    name: 'cloudquery: a warning of a denial, in JSON with two modules',
    source: 'https://github.com/cloudquery/cloudquery/issues/5525',
    text: `{"level":"info","module":"cli","message":"Start fetching resources","time":"2026-12-08T07:16:02Z"}
{"level":"warn","module":"cli","account_id":"418362907715","error":"operation error Lambda: GetFunction, https response error StatusCode: 403, RequestID: 6f2b87ec-209d-432c-b34e-4182c35d0aad, api error AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/scan/aws-go-sdk-1670483822164965073 is not authorized to perform: lambda:GetFunction on resource: arn:aws:lambda:us-east-1:418362907715:function:Timeo because no identity-based policy allows the lambda:GetFunction action","message":"Failed to get function","module":"aws-src","region":"us-east-1","time":"2026-12-08T07:17:02Z"}`,
    must: ['access-denied'],
    mention: /assumed-role\/scan|role scan|:role\/scan/,
  },
  {
    name: 'Lambda, aws-sdk 2: a metric is denied, no resource named',
    source: 'https://github.com/RafalWilinski/cloudwatch-public-metrics/issues/6',
    text: `START RequestId: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45 Version: $LATEST
2026-05-03T11:20:31.642Z	9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45	ERROR	AccessDenied: User: arn:aws:sts::418362907715:assumed-role/dashboard-lambdaRole/dashboard-main is not authorized to perform: cloudwatch:GetMetricStatistics
    at Request.extractError (/var/runtime/node_modules/aws-sdk/lib/protocol/query.js:47:29)
    at Request.callListeners (/var/runtime/node_modules/aws-sdk/lib/sequential_executor.js:105:20)
END RequestId: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45
REPORT RequestId: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45	Duration: 812.11 ms	Billed Duration: 900 ms	Memory Size: 128 MB	Max Memory Used: 61 MB`,
    must: ['access-denied'],
    mention: /dashboard-lambdaRole/,
  },
  {
    name: 'ECS, the reason a task stopped: the execution role may not read a parameter',
    source: 'https://fixdevs.com/blog/aws-ecs-task-failed-to-start',
    text: `2026-07-09T08:00:01Z INFO deploy waiting for service depot to become stable
2026-07-09T08:01:12Z ERROR deploy task stopped: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/ecsTaskExecutionRole/6b1c is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:418362907715:parameter/depot/key because no identity-based policy allows the ssm:GetParameters action status code: 400, request id: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133`,
    must: ['access-denied'],
    mention: /ecsTaskExecutionRole/,
  },
  {
    name: 'ECS agent: the registry’s endpoint is not reached',
    source:
      'https://errornotes.dev/vi/errors/aws/fix-aws-ecs-resourceinitializationerror-unable-to-retrieve-ecr-registry-auth',
    text: String.raw`{"detail-type":"ECS Task State Change","time":"2026-07-09T08:01:12Z","level":"error","message":"ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed\ncaused by: Post \"https://api.ecr.eu-west-1.amazonaws.com/\": dial tcp 10.0.3.7:443: i/o timeout"}`,
    must: ['connect-stall'],
    mention: /api\.ecr/,
  },
  {
    name: 'Swift: the runtime’s error code, in Vapor’s log',
    source: 'https://github.com/awslabs/aws-crt-swift/issues/133',
    text: `[ INFO ] Server starting on http://127.0.0.1:8080
[ ERROR ] AwsCommonRuntimeKit.CRTError(code: 6153, message: "Valid credentials could not be sourced by the IMDS provider", name: "AWS_AUTH_CREDENTIALS_PROVIDER_IMDS_SOURCE_FAILURE") [request-id: 0A0E1F22-6B1F-4F55-9D5C-6E0C1B2A3D45]`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'stern: argocd-server, the workers’ role asks',
    source: 'https://github.com/argoproj/argo-cd/issues/2347',
    text: `argocd-server-54cd8c56d9-lw7ff argocd-server 2026-06-12T01:43:50.114385589Z time="2026-06-12T01:43:50Z" level=info msg="finished unary call with code OK" grpc.method=List
argocd-server-54cd8c56d9-lw7ff argocd-server 2026-06-12T01:43:54.914385589Z An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::418362907715:assumed-role/argocd-prod-workers-role/i-0222 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/aws20200611003524576400000005`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /aws20200611003524576400000005/,
  },
  {
    name: 'sh -x: aws s3 cp with a key that is gone',
    source: 'https://github.com/apache/tvm/issues/17019',
    text: `+ aws s3 cp downloaded_file s3://ci-resources/2026-05-22/resnet50-v2-7.onnx
upload failed: ./downloaded_file to s3://ci-resources/2026-05-22/resnet50-v2-7.onnx An error occurred (InvalidAccessKeyId) when calling the CreateMultipartUpload operation: The AWS Access Key Id you provided does not exist in our records.
+ exit 1`,
    must: ['client-token-invalid'],
  },
  {
    name: 'BuildKit: the cache’s bucket is denied',
    source: 'https://github.com/runs-on/runs-on/issues/55',
    text: `#5 importing cache manifest from s3:12345
#5 DONE 0.1s
#6 importing cache manifest from s3:4511
#6 ERROR: operation error S3: GetObject, https response error StatusCode: 403, RequestID: 4X1, HostID: abc=, api error AccessDenied: Access Denied
#7 [base 1/4] FROM docker.io/library/node:20
#7 DONE 2.1s`,
    must: ['access-denied'],
  },
  {
    name: 'R, RAthena: a key without its session token',
    source: 'https://github.com/DyfanJones/RAthena/issues/92',
    text: `> con <- dbConnect(RAthena::athena(), s3_staging_dir='s3://depot/tmp/', region_name='eu-west-1')
Error: An error occurred (UnrecognizedClientException) when calling the GetDatabases operation: The security token included in the request is invalid.`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Crossplane, events: the key is not known, the words are cut',
    source: 'https://github.com/crossplane-contrib/provider-upjet-aws/issues/607',
    text: `Events:
  Type     Reason                   Age                   From                                            Message
  ----     ------                   ----                  ----                                            -------
  Warning  CannotConnectToProvider  94s (x135 over 6m13s)  managed/s3.aws.upbound.io/v1beta1, kind=bucket  (combined from similar events): cannot get terraform setup: cannot get the caller identity: GetCallerIdentity query failed: GetCallerIdentity query failed: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 49c697b9-4ef8-4a9d-82e4-eace2e2815b2, api error InvalidClientTokenId: The`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Trino: a role asks for itself',
    source: 'https://github.com/trinodb/trino/issues/14169',
    text: `2026-09-16T09:00:00.000Z	INFO	main	io.trino.server.Server	======== SERVER STARTED ========
2026-09-16T09:10:00.118Z	ERROR	Query-20260916_091000_00012	io.trino.execution.StageStateMachine	Stage 20260916_091000_00012.1 failed
io.trino.spi.TrinoException: User: arn:aws:sts::418362907715:assumed-role/scheduled-abcd/aws-sdk-java-12 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::418362907715:role/scheduled-abcd (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133; Proxy: null)
	at io.trino.plugin.hive.s3.TrinoS3FileSystem.create(TrinoS3FileSystem.java:101)`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /scheduled-abcd/,
  },
  {
    name: 'CDK, aws-sdk 2: the key is not known',
    source: 'https://github.com/aws/aws-cdk/issues/1651',
    text: `Removing outdir /tmp/cdkOHuCnh
Using default AWS SDK credentials for account 418362907715
Waiting for stack CDKToolkit to finish creating or updating...
The security token included in the request is invalid.
InvalidClientTokenId: The security token included in the request is invalid.
    at Request.extractError (/usr/local/lib/node_modules/aws-cdk/node_modules/aws-sdk/lib/protocol/query.js:50:29)
    at Request.callListeners (/usr/local/lib/node_modules/aws-cdk/node_modules/aws-sdk/lib/sequential_executor.js:106:20)`,
    must: ['client-token-invalid'],
  },
  {
    name: 'klog with quoted fields, kubebuilder’s first',
    source: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1171',
    text: String.raw`I0225 23:24:38.100000       1 controller.go:134] kubebuilder/controller "msg"="Starting Controller"  "controller"="alb-ingress-controller"
E0225 23:24:40.746946       1 controller.go:217] kubebuilder/controller "msg"="Reconciler error" "error"="failed to reconcile LB managed SecurityGroup: failed to reconcile managed LoadBalancer securityGroup: WebIdentityErr: failed to retrieve credentials\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n\tstatus code: 403, request id: 606ec825-6e74-4086-b11f-51bc11b0713e"  "controller"="alb-ingress-controller" "request"={"Namespace":"default","Name":"web"}`,
    must: ['web-identity-denied'],
  },
  {
    name: 'terraform init: the state’s bucket is not there',
    source: 'https://github.com/hashicorp/terraform/issues/30406',
    text: `Initializing the backend...
╷
│ Error: Failed to get existing workspaces: S3 bucket does not exist.
│
│ The referenced S3 bucket must have been previously created. If the S3 bucket
│ was created within the last minute, please wait for a minute or two and try
│ again.
│
│ Error: NoSuchBucket: The specified bucket does not exist
│ 	status code: 404, request id: 54F83A8FMYTQ10JX, host id: WECtNNV3N8uN3jBuO8big=
╵`,
    must: ['no-such-bucket'],
  },
  {
    name: 'terraform, before boxes: no credentials for the backend',
    source: 'https://github.com/ned1313/Deep-Dive-Terraform/issues/2',
    text: `Initializing the backend...
bucket
  The name of the S3 bucket

  Enter a value: depot

Error configuring the backend "s3": No valid credential sources found for AWS Provider.
        Please see https://terraform.io/docs/providers/aws/index.html for more information on
        providing credentials for the AWS Provider

Please update the configuration in your Terraform files to fix this error
then run this command again.`,
    must: ['no-credentials'],
  },
]
