import type { HeldOut } from '../held-out.ts'

/** What the tools of a day write when they are refused, have no credentials, or are well. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'karpenter, a tool',
    text: '{"level":"ERROR","time":"2026-05-16T11:20:31.642Z","logger":"controller","message":"Reconciler error","commit":"17dd42b","controller":"nodeclass.status","error":"resolving AMIs, operation error SSM: GetParameter, https response error StatusCode: 400, RequestID: 1f2e, api error AccessDeniedException: User: arn:aws:sts::590184726633:assumed-role/karpenter/17 is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:eu-west-1::parameter/aws/x because no identity-based policy allows the ssm:GetParameter action"}',
    must: ['access-denied'],
  },
  {
    name: 'autoscaler, a tool',
    text: 'F0516 11:20:31.642123       1 aws_cloud_provider.go:386] Failed to generate AWS EC2 Instance Types: WebIdentityErr: failed to retrieve credentials\ncaused by: InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.us-east-1.amazonaws.com/id/AB\n\tstatus code: 400, request id: 1b2c',
    must: ['no-credentials', 'imds-unreachable', 'assume-role-failed', 'web-identity-denied', 'oidc-provider-missing'],
  },
  {
    name: 'ebs csi, a tool',
    text: 'E0516 11:20:31.642123       1 driver.go:108] GRPC error: rpc error: code = Internal desc = Could not create volume "pvc-1": could not create volume in EC2: operation error EC2: CreateVolume, https response error StatusCode: 403, RequestID: 2d8d, api error UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: abcDEF',
    must: ['access-denied'],
  },
  {
    name: 'ebs csi imds, a tool',
    text: 'I0516 11:20:31.642123       1 metadata.go:85] "retrieving instance data from ec2 metadata"\nW0516 11:20:36.642123       1 metadata.go:88] "ec2 metadata is not available"\nI0516 11:20:36.7       1 metadata.go:96] "retrieving instance data from kubernetes api"\nF0516 11:20:46.642123       1 main.go:160] "failed to get metadata" err="error getting Node i-0: Get https://172.20.0.1:443/api/v1/nodes: dial tcp 172.20.0.1:443: i/o timeout"',
    must: ['imds-unreachable', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'thanos, a tool',
    text: 'ts=2026-05-16T11:20:31.642Z caller=main.go:171 level=error err="Access Denied.\\nbucket store initial sync\\nmain.runStore.func1\\n\\t/app/cmd/thanos/store.go:483" component=store msg="running command failed"',
    must: ['access-denied'],
  },
  {
    name: 'mimir, a tool',
    text: 'ts=2026-05-16T11:20:31.642Z caller=bucket_client.go:100 level=error msg="failed to list blocks" err="The request signature we calculated does not match the signature you provided. Check your key and signing method."',
    must: ['secret-mismatch'],
  },
  {
    name: 'grafana cw, a tool',
    text: 'logger=tsdb.cloudwatch t=2026-05-16T11:20:31.642Z level=error msg="Failed to get default region" error="NoCredentialProviders: no valid providers in chain. Deprecated.\\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors"',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'argo wf, a tool',
    text: 'time="2026-05-16T11:20:31.642Z" level=error msg="executor error: You need to configure artifact storage. failed to put file: Get \\"http://169.254.169.254/latest/meta-data/iam/security-credentials/\\": dial tcp 169.254.169.254:80: connect: connection refused"',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'rclone, a tool',
    text: '2026/05/16 11:20:31 ERROR : depot.bin: Failed to copy: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 7H2K, HostID: x=, api error AccessDenied: Access Denied\n2026/05/16 11:20:31 Failed to copy: operation error S3: PutObject, https response error StatusCode: 403, RequestID: 7H2K, HostID: x=, api error AccessDenied: Access Denied',
    must: ['access-denied'],
  },
  {
    name: 'healthy: rclone, a tool',
    text: '2026/05/16 11:20:31 NOTICE: Config file "/root/.config/rclone/rclone.conf" not found - using defaults\n2026/05/16 11:20:31 DEBUG : S3 bucket depot: Waiting for checks to finish\n2026/05/16 11:20:32 ERROR : depot/b.bin: Failed to copy: RequestTimeout: Your socket connection to the server was not read from or written to within the timeout period. status code: 400\n2026/05/16 11:20:33 ERROR : Attempt 1/3 failed with 1 errors and: RequestTimeout\n2026/05/16 11:20:40 ERROR : Attempt 2/3 succeeded\n2026/05/16 11:20:41 INFO  : Transferred: 12 MiB / 12 MiB, 100%',
    must: [],
  },
  {
    name: 'restic, a tool',
    text: 'Fatal: unable to open config file: Stat: The AWS Access Key Id you provided does not exist in our records.\nIs there a repository at the following location?\ns3:https://s3.amazonaws.com/depot-backup',
    must: ['client-token-invalid'],
  },
  {
    name: 'restic nokeys, a tool',
    text: 'Fatal: create repository at s3:s3.amazonaws.com/depot-backup failed: client.BucketExists: Access Denied.',
    must: ['access-denied', 'no-credentials'],
    orUnknown: true,
  },
  { name: 's3cmd, a tool', text: 'ERROR: S3 error: 403 (AccessDenied): Access Denied', must: ['access-denied'] },
  {
    name: 's3cmd token, a tool',
    text: 'WARNING: Retrying failed request: /?location (The provided token has expired.)\nERROR: S3 error: 400 (ExpiredToken): The provided token has expired.',
    must: ['session-expired'],
  },
  {
    name: 's5cmd, a tool',
    text: 'ERROR "ls s3://depot/": NoCredentialProviders: no valid providers in chain. Deprecated. For verbose messaging see aws.Config.CredentialsChainVerboseErrors',
    must: ['no-credentials'],
  },
  {
    name: 'pulumi, a tool',
    text: "Diagnostics:\n  pulumi:providers:aws (default_6_0):\n    error: pulumi:providers:aws resource 'default_6_0' has a problem: Invalid credentials configured.: \n    Please see https://www.pulumi.com/registry/packages/aws/installation-configuration/ for more information about providing credentials.\n     NEW: You can use Pulumi ESC to set up dynamic credentials with AWS OIDC.\n     Error: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 5d, api error ExpiredToken: The security token included in the request is expired",
    must: ['session-expired'],
  },
  {
    name: 'terraform sso, a tool',
    text: '╷\n│ Error: configuring Terraform AWS Provider: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, get identity: get credentials: failed to refresh cached credentials, refresh cached SSO token failed, unable to refresh SSO token, operation error SSO OIDC: CreateToken, https response error StatusCode: 400, RequestID: 1, InvalidGrantException: \n│ \n│   with provider["registry.terraform.io/hashicorp/aws"],\n│   on main.tf line 1, in provider "aws":\n│    1: provider "aws" {\n│ \n╵',
    must: ['sso-expired'],
  },
  {
    name: 'tf backend, a tool',
    text: 'Initializing the backend...\nError: Error loading state: AccessDenied: Access Denied\n\tstatus code: 403, request id: 6X, host id: y=',
    must: ['access-denied'],
  },
  {
    name: 'tf s3 backend noregion, a tool',
    text: 'Initializing the backend...\n╷\n│ Error: Missing region value\n│ \n│   on backend.tf line 2, in terraform:\n│    2:   backend "s3" {\n│ \n│ The "region" attribute or the "AWS_REGION" or "AWS_DEFAULT_REGION" environment variables must be set.\n╵',
    must: ['no-region'],
    orUnknown: true,
  },
  {
    name: 'terragrunt, a tool',
    text: 'time=2026-05-16T11:20:31Z level=error msg=Error assuming role arn:aws:iam::590184726633:role/tf: AccessDenied: User: arn:aws:sts::1:assumed-role/ci/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/tf\n\tstatus code: 403, request id: 0b',
    must: ['assume-role-denied', 'assume-role-failed'],
  },
  {
    name: 'atlantis, a tool',
    text: '2026-05-16T11:20:31.642+0000 [ERROR] backend/s3: error="No valid credential sources found for S3 Backend. Please see https://www.terraform.io/docs/language/settings/backends/s3.html Error: NoCredentialProviders: no valid providers in chain. Deprecated."',
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'sam, a tool',
    text: 'Error: Unable to locate credentials: Failed to create managed resources: Unable to locate credentials',
    must: ['no-credentials'],
  },
  {
    name: 'sls, a tool',
    text: '✖ Environment: linux, node 18.12.0, framework 3.26.0\n✖ Error:\n  The security token included in the request is expired',
    must: ['session-expired'],
  },
  {
    name: 'sls2, a tool',
    text: 'Error:\nAWS provider credentials not found. Learn how to set up AWS provider credentials in our docs here: http://slss.io/aws-creds-setup.',
    must: ['no-credentials'],
  },
  {
    name: 'eksctl, a tool',
    text: '2026-05-16 11:20:31 [✖]  AWS::EKS::Cluster/ControlPlane: CREATE_FAILED – "Resource handler returned message: \\"User: arn:aws:iam::590184726633:user/ci is not authorized to perform: eks:CreateCluster on resource: arn:aws:eks:eu-west-1:590184726633:cluster/depot (Service: Eks, Status Code: 403, Request ID: 1)\\" (RequestToken: 2, HandlerErrorCode: AccessDenied)"\nError: failed to create cluster "depot"',
    must: ['access-denied'],
  },
  {
    name: 'cfn events, a tool',
    text: '| 2026-05-16T11:20:31Z | CREATE_FAILED | AWS::Lambda::Function | Fn | Resource handler returned message: "User: arn:aws:sts::590184726633:assumed-role/deployer/x is not authorized to perform: lambda:CreateFunction on resource: arn:aws:lambda:eu-west-1:590184726633:function:fn because no identity-based policy allows the lambda:CreateFunction action (Service: Lambda, Status Code: 403, Request ID: 2)" |',
    must: ['access-denied'],
  },
  {
    name: 'healthy: fluent-bit, a tool',
    text: "[2026/05/16 11:20:31] [ info] [fluent bit] version=3.0.0\n[2026/05/16 11:20:31] [ warn] [aws_credentials] Initialized AWS Provider Chain\n[2026/05/16 11:20:31] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] worker #0 started\n[2026/05/16 11:20:33] [ warn] [engine] failed to flush chunk '1-1.flb', retry in 7 seconds: task_id=0, input=tail.0 > output=cloudwatch_logs.0 (out_id=0)\n[2026/05/16 11:20:40] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=cloudwatch_logs.0 (out_id=0)",
    must: [],
  },
  {
    name: 'fluent-bit denied, a tool',
    text: "[2026/05/16 11:20:31] [error] [output:cloudwatch_logs:cloudwatch_logs.0] CreateLogStream API responded with error='AccessDeniedException', message='User: arn:aws:sts::590184726633:assumed-role/node/i-1 is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-west-1:590184726633:log-group:x because no identity-based policy allows the logs:CreateLogStream action'\n[2026/05/16 11:20:31] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to create log stream",
    must: ['access-denied'],
  },
  {
    name: 'logstash, a tool',
    text: '[2026-05-16T11:20:31,642][ERROR][logstash.inputs.s3       ][main] Unable to list objects in bucket {:exception=>Aws::S3::Errors::AccessDenied, :message=>"Access Denied", :backtrace=>["/usr/share/x.rb:17:in `call\'"], :prefix=>"x"}',
    must: ['access-denied'],
  },
  {
    name: 'logstash sqs, a tool',
    text: '[2026-05-16T11:20:31,642][ERROR][logstash.inputs.sqs][main] Cannot establish connection to Amazon SQS {:error=>#<Aws::Errors::MissingCredentialsError: unable to sign request without credentials set>}',
    must: ['no-credentials'],
  },
  {
    name: 'filebeat, a tool',
    text: '{"log.level":"error","@timestamp":"2026-05-16T11:20:31.642Z","log.logger":"input.aws-s3","log.origin":{"file.line":82},"message":"Input \'aws-s3\' failed with: failed to get AWS region from queue_url: SQS ReceiveMessage failed: operation error SQS: ReceiveMessage, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed","ecs.version":"1.6.0"}',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'otel collector, a tool',
    text: '2026-05-16T11:20:31.642Z\terror\texporterhelper/queue_sender.go:128\tExporting failed. Dropping data.\t{"kind": "exporter", "data_type": "metrics", "name": "awsemf", "error": "Permanent error: AccessDeniedException: User: arn:aws:sts::590184726633:assumed-role/otel/i-1 is not authorized to perform: logs:PutLogEvents on resource: arn:aws:logs:eu-west-1:1:log-group:y\\n\\tstatus code: 400, request id: 1", "dropped_items": 12}',
    must: ['access-denied'],
  },
  {
    name: 'prom remote sigv4, a tool',
    text: 'ts=2026-05-16T11:20:31.642Z caller=dedupe.go:112 component=remote level=error remote_name=a url=https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write msg="non-recoverable error" count=500 exemplarCount=0 err="server returned HTTP status 403 Forbidden: {\\"message\\":\\"User: arn:aws:sts::590184726633:assumed-role/prom/x is not authorized to perform: aps:RemoteWrite on resource: arn:aws:aps:eu-west-1:1:workspace/ws-1\\"}"',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'trino, a tool',
    text: '2026-05-16T11:20:31.642Z\tERROR\tremote-task-callback-3\tio.trino.execution.StageStateMachine\tStage 20.1 failed\nio.trino.spi.TrinoException: Error opening Hive split s3://depot/x: Failed to open S3 file: s3://depot/x\n\tat io.trino.plugin.hive.x(Y.java:1)\nCaused by: software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: 5, Extended Request ID: z=)\n\tat software.amazon.awssdk.x(Y.java:1)',
    must: ['access-denied'],
  },
  {
    name: 'airflow remote log, a tool',
    text: '*** Failed to verify remote log exists s3://depot/dag/1.log.\nAn error occurred (403) when calling the HeadObject operation: Forbidden',
    must: ['access-denied', 'aws-call-failed'],
  },
  {
    name: 'dbt athena, a tool',
    text: '11:20:31  Encountered an error:\nRuntime Error\n  An error occurred (AccessDeniedException) when calling the StartQueryExecution operation: You are not authorized to perform: athena:StartQueryExecution on the resource. After your AWS administrator or you have updated your permissions, please try again.',
    must: ['access-denied'],
  },
  {
    name: 'duckdb, a tool',
    text: "duckdb.duckdb.HTTPException: HTTP Error: HTTP GET error on '/?encoding-type=url&list-type=2&prefix=x' (HTTP 403)",
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'duckdb2, a tool',
    text: "IO Error: Connection error for HTTP HEAD to 'https://depot.s3.amazonaws.com/x.parquet'",
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'duckdb3, a tool',
    text: 'HTTP Error: Unable to connect to URL "https://depot.s3.amazonaws.com/x.parquet": 403 (Forbidden).\n\nAuthentication Failure - this is usually caused by invalid or missing credentials.\n* No credentials are provided.\n* See https://duckdb.org/docs/stable/extensions/httpfs/s3api.html',
    must: ['no-credentials', 'access-denied'],
  },
  {
    name: 'mlflow, a tool',
    text: '2026/05/16 11:20:31 ERROR mlflow.cli: Exception on /api/2.0/mlflow/artifacts\nTraceback (most recent call last):\n  File "x.py", line 1, in f\nboto3.exceptions.S3UploadFailedError: Failed to upload /tmp/x to depot/x: An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::590184726633:assumed-role/depot-task/5e6f is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::depot/x" because no identity-based policy allows the s3:PutObject action',
    must: ['access-denied'],
  },
  {
    name: 'celery sqs, a tool',
    text: "[2026-05-16 11:20:31,642: CRITICAL/MainProcess] Unrecoverable error: ClientError('An error occurred (InvalidClientTokenId) when calling the GetQueueUrl operation: The security token included in the request is invalid.')",
    must: ['client-token-invalid'],
  },
  {
    name: 'django, a tool',
    text: 'Internal Server Error: /upload/\nTraceback (most recent call last):\n  File "/app/x.py", line 47, in inner\n    response = get_response(request)\nbotocore.exceptions.NoCredentialsError: Unable to locate credentials',
    must: ['no-credentials'],
  },
  {
    name: 'laravel, a tool',
    text: '[2026-05-16 11:20:31] production.ERROR: Error executing "PutObject" on "https://depot.s3.eu-west-1.amazonaws.com/x"; AWS HTTP error: Client error: `PUT https://depot.s3.eu-west-1.amazonaws.com/x` resulted in a `403 Forbidden` response:\n<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you (truncated...)\n InvalidAccessKeyId (client): The AWS Access Key Id you provided does not exist in our records. - ',
    must: ['access-denied', 'client-token-invalid'],
  },
  {
    name: 'laravel flysystem, a tool',
    text: '[2026-05-16 11:20:31] production.ERROR: Unable to write file at location: avatars/1.png. Error executing "PutObject" on "https://depot.s3.amazonaws.com/avatars/1.png"; AWS HTTP error: cURL error 6: Could not resolve host: depot.s3.amazonaws.com {"exception":"[object] (League\\\\Flysystem\\\\UnableToWriteFile(code: 0)"}',
    must: ['access-denied', 'connect-stall'],
    orUnknown: true,
  },
  {
    name: 'rails activestorage, a tool',
    text: "E, [2026-05-16T11:20:31.642211 #7] ERROR -- : [ActiveJob] [ActiveStorage::AnalyzeJob] [1] Error performing ActiveStorage::AnalyzeJob (Job ID: 1) from Sidekiq(default) in 82.31ms: Aws::S3::Errors::Forbidden ():\n/usr/local/bundle/gems/aws-sdk-core-3.1/lib/seahorse/client/plugins/raise_response_errors.rb:17:in `call'",
    must: ['access-denied'],
  },
  {
    name: 'sidekiq, a tool',
    text: "2026-05-16T11:20:31.642Z pid=7 tid=abc WARN: Aws::SQS::Errors::ExpiredToken: The security token included in the request is expired\n2026-05-16T11:20:31.642Z pid=7 tid=abc WARN: /usr/local/bundle/gems/aws-sdk-core-3.1/lib/x.rb:17:in `call'",
    must: ['access-denied', 'session-expired'],
  },
  {
    name: '.net worker, a tool',
    text: 'fail: Depot.Worker[0]\n      Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.\n         at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials()',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: '.net sqs, a tool',
    text: '[11:20:31 ERR] Failed to receive messages\nAmazon.SQS.AmazonSQSException: Access to the resource https://sqs.eu-west-1.amazonaws.com/590184726633/depot is denied.\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type thrown.\n   at Amazon.Runtime.HttpWebRequestMessage.ProcessHttpResponseMessage(HttpResponseMessage)',
    must: ['access-denied'],
  },
  {
    name: 'spring, a tool',
    text: "***************************\nAPPLICATION FAILED TO START\n***************************\n2026-05-16 11:20:31.642 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed\norg.springframework.beans.factory.BeanCreationException: Error creating bean with name 'sqs'\nCaused by: software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(...)",
    must: ['no-credentials'],
  },
  {
    name: 'healthy: spring, a tool',
    text: '2026-05-16 11:20:31.642 WARN 1 --- [main] c.a.i.InstanceMetadataServiceResourceFetcher : Fail to retrieve token \ncom.amazonaws.SdkClientException: Failed to connect to service endpoint: \n\tat com.amazonaws.internal.EC2ResourceFetcher.doReadResource(EC2ResourceFetcher.java:100)\n2026-05-16 11:20:33.642 INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port(s): 8080 (http)\n2026-05-16 11:20:33.742 INFO 1 --- [main] c.d.App : Started App in 4.1 seconds\n2026-05-16 11:21:33.742 INFO 1 --- [sqs-1] c.d.Listener : message 7 processed',
    must: [],
  },
  {
    name: 'presigned html, a tool',
    text: '2026-05-16T11:20:31Z ERROR download failed: 403 Forbidden <?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>300</X-Amz-Expires><Expires>2026-05-16T10:00:00Z</Expires><RequestId>1</RequestId><HostId>x</HostId></Error>',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'opensearch, a tool',
    text: '[2026-05-16T11:20:31,642][WARN ][o.o.s.x] AuthorizationException(403, \'{"Message":"User: anonymous is not authorized to perform: es:ESHttpPost because no resource-based policy allows the es:ESHttpPost action"}\')',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'bedrock, a tool',
    text: '2026-05-16 11:20:31,642 ERROR app: litellm.AuthenticationError: BedrockException - {"message":"User: arn:aws:iam::590184726633:user/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/y because no identity-based policy allows the bedrock:InvokeModel action"}',
    must: ['access-denied'],
  },
  {
    name: 'litellm token, a tool',
    text: 'LiteLLM:ERROR: main.py:1 - litellm.exceptions.AuthenticationError: litellm.AuthenticationError: BedrockException Invalid Authentication - {"message":"The security token included in the request is invalid."}',
    must: ['client-token-invalid'],
  },
  {
    name: 'mcp claude, a tool',
    text: '2026-05-16T11:20:31.642Z [depot] [error] Error: Token has expired and refresh failed\n2026-05-16T11:20:31.700Z [depot] [info] Server transport closed',
    must: ['sso-expired'],
  },
  {
    name: 'gh actions oidc, a tool',
    text: 'Run aws-actions/configure-aws-credentials@v4\nIt looks like you might be trying to authenticate with OIDC. Did you mean to set the `id-token` permission? If you are not trying to authenticate with OIDC and the action is working successfully, you can ignore this message.\nError: Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers',
    must: ['no-credentials', 'assume-role-failed'],
    orUnknown: true,
  },
  {
    name: 'healthy: gh, a tool',
    text: 'Run aws-actions/configure-aws-credentials@v4\nAssuming role with OIDC\nAuthenticated as assumedRoleId AROA:GitHubActions\nRun aws s3 sync dist s3://depot\nupload: dist/a to s3://depot/a',
    must: [],
  },
  {
    name: 'healthy: token refresh, a tool',
    text: '2026-05-16T11:20:31Z INFO refreshing AWS credentials, expires in 5m\n2026-05-16T11:20:31Z INFO credentials refreshed, next refresh in 55m\n2026-05-16T11:20:32Z DEBUG ExpiredToken seen, retrying with new credentials\n2026-05-16T11:20:33Z INFO put ok',
    must: [],
  },
  {
    name: 'healthy: retries, a tool',
    text: '2026-05-16T11:20:31Z WARN s3: PutObject throttled (SlowDown), retry 1/5\n2026-05-16T11:20:32Z WARN s3: PutObject throttled (SlowDown), retry 2/5\n2026-05-16T11:20:33Z INFO s3: PutObject stored part 7',
    must: [],
  },
  {
    name: 'healthy: errors unrelated, a tool',
    text: '{"level":50,"time":1784104131604,"msg":"TypeError: Cannot read properties of undefined (reading \'id\')","stack":"x"}\n{"level":30,"time":1784104131605,"msg":"uploaded s3://depot/x"}\n{"level":50,"time":1784104131606,"msg":"SyntaxError: Unexpected token < in JSON at position 0"}',
    must: [],
  },
  {
    name: 'healthy: jwt, a tool',
    text: '{"level":30,"time":1784104131604,"msg":"sqs poller started"}\n{"level":40,"time":1784104131605,"msg":"login failed for user bob: wrong password"}\n{"level":30,"time":1784104131606,"msg":"processed message 7"}',
    must: [],
  },
  {
    name: 'healthy: postgres, a tool',
    text: '2026-05-16 11:20:31.642 UTC [7] FATAL:  password authentication failed for user "app"\n2026-05-16 11:20:33.642 UTC [7] LOG:  connection authorized: user=app database=depot',
    must: [],
  },
]
