import type { HeldOut } from '../held-out.ts'

/** Reports about what runs beside a service: editors' MCP clients, packer, KEDA, Grafana, Prometheus, backups, scripts. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'opencost: a warning every quarter of an hour, the key is not known',
    source: 'https://github.com/opencost/opencost/issues/1751',
    text: `2026-03-10T07:59:41.101149878Z INF Starting cost-model version 1.100.0
2026-03-10T08:14:41.408149878Z WRN Skipping AWS spot data download: operation error S3: ListObjects, https response error StatusCode: 403, RequestID: X1K78RWBZEA6DMSV, HostID: 3eFGDyEwiFw3YGqe=, api error InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.
2026-03-10T08:14:41.408149878Z INF Spot Pricing Refresh scheduled in 15.00 minutes.
2026-03-10T08:29:41.408149878Z WRN Skipping AWS spot data download: operation error S3: ListObjects, https response error StatusCode: 403, RequestID: X1K78RWBZEA6DMSW, HostID: 3eFGDyEwiFw3YGqe=, api error InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.`,
    must: ['client-token-invalid'],
    mention: /ListObjects/,
  },
  {
    name: 'Prometheus’ discovery: a task’s role may not assume another',
    source: 'https://github.com/SantoshK07bec/ecs-monitoring-with-prometheus-grafana/issues/3',
    text: `level=info ts=2026-04-13T02:55:10.001Z caller=main.go:1214 msg="Server is ready to receive web requests."
level=error ts=2026-04-13T02:55:13.45984975Z caller=ec2.go:184 component="discovery manager scrape" discovery=ec2 msg="Refresh failed" err="could not describe instances: AccessDenied: User: arn:aws:sts::418362907715:assumed-role/ecsTaskExecutionRole/a72e28e47203410faea0fc6f18c1f262 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::418362907715:role/ecsInstanceRole\\n\\tstatus code: 403, request id: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133"`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /ecsInstanceRole/,
  },
  {
    name: 'Grafana’s old log: lvl=eror, a role asks for itself',
    source: 'https://github.com/grafana/grafana/issues/7295',
    text: `t=2026-01-18T01:39:10+0000 lvl=info msg="HTTP Server Listen" logger=http.server address=0.0.0.0:3000
t=2026-01-18T01:39:18+0000 lvl=eror msg="Unable to call AWS API" logger=context userId=1 orgId=1 uname=admin error="AccessDenied: User: arn:aws:sts::418362907715:assumed-role/depot/i-90aa089bb is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::418362907715:role/depot\\n\\tstatus code: 403, request id: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133"`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /depot/,
  },
  {
    name: 'Grafana’s terminal form: EROR[07-25|…]',
    source: 'https://github.com/grafana/grafana/issues/8926',
    text: `INFO[07-25|17:50:41] Request Completed                        logger=context userId=1 orgId=1 uname=admin method=GET path=/ status=302
EROR[07-25|17:50:58] Unable to call AWS API                   logger=context userId=1 orgId=1 uname=admin error="UnauthorizedOperation: You are not authorized to perform this operation.\\n\\tstatus code: 403, request id: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133"`,
    must: ['access-denied'],
  },
  {
    name: 'packer: arrows before each line, credentials not valid',
    source: 'https://github.com/QT-DevOps/DevOpsIssues/issues/985',
    text: `amazon-ebs: output will be in this color.

Build 'amazon-ebs' errored after 1 second 644 milliseconds: error validating regions: AuthFailure: AWS was not able to validate the provided access credentials
        status code: 401, request id: b6064c30-08b0-4b34-b5fe-a463ce6a3d98

==> Wait completed after 1 second 644 milliseconds

==> Some builds didn't complete successfully and had errors:
--> amazon-ebs: error validating regions: AuthFailure: AWS was not able to validate the provided access credentials
        status code: 401, request id: b6064c30-08b0-4b34-b5fe-a463ce6a3d98

==> Builds finished but no artifacts were created.`,
    must: ['client-token-invalid', 'secret-mismatch'],
  },
  {
    name: 'packer-plugin-amazon: an image may not be queried',
    source: 'https://github.com/hashicorp/packer-plugin-amazon/issues/177',
    text: `==> amazon-ebs: Prevalidating any provided VPC information
==> amazon-ebs: Prevalidating AMI Name: depot_ami
==> amazon-ebs: Error querying AMI: UnauthorizedOperation: You are not authorized to perform this operation.
==> amazon-ebs: 	status code: 403, request id: 43edddc2-9bdd-4fab-836f-62fcde035979
Build 'amazon-ebs' errored after 1 second 901 milliseconds: Error querying AMI: UnauthorizedOperation: You are not authorized to perform this operation.
	status code: 403, request id: 43edddc2-9bdd-4fab-836f-62fcde035979`,
    must: ['access-denied'],
  },
  {
    name: 'KEDA, zap with seconds since 1970: a queue’s attributes are denied',
    source: 'https://github.com/kedacore/keda/issues/4764',
    text: `1.688312345176945e+09	INFO	scaleexecutor	Successfully scaled ScaleTarget to 0 replicas	{"scaledobject.Name": "depot-so"}
1.688312375176945e+09	ERROR	aws_sqs_queue_scaler	Error getting queue length	{"type": "ScaledObject", "namespace": "ns", "name": "depot-so", "error": "AccessDenied: Access to the resource https://sqs.us-east-1.amazonaws.com/ is denied.\\n\\tstatus code: 403, request id: 0a1b2c3d-0000-5f0e-9e5b-c1a1b2c3d4e5"}
github.com/kedacore/keda/v2/pkg/scalers.(*awsSqsQueueScaler).GetMetricsAndActivity
	/workspace/pkg/scalers/aws_sqs_queue_scaler.go:240`,
    must: ['access-denied'],
    mention: /SQS|sqs/,
  },
  {
    name: 'Lambda in Go: a scaler goes on after a denial, no levels',
    source: 'https://github.com/buildkite/buildkite-agent-scaler/issues/68',
    text: `START RequestId: 8f114af1-b397-4e2f-a551-48a80c2f17d1 Version: $LATEST
2026/07/28 06:01:52 buildkite-agent-scaler version 1.3.1 dev
2026/07/28 06:01:52 Failed to retrieve last scaling activity events due to error (AccessDenied: User: arn:aws:sts::418362907715:assumed-role/depot-scaler/depot-fn is not authorized to perform: autoscaling:DescribeScalingActivities because no identity-based policy allows the autoscaling:DescribeScalingActivities action
status code: 403, request id: b14c2b04-8814-4844-99bc-bed20fc4f94b)
2026/07/28 06:01:52 Publishing cloudwatch metrics
2026/07/28 06:01:52 Disabling scale-in 🙅🏼
END RequestId: 8f114af1-b397-4e2f-a551-48a80c2f17d1`,
    must: ['access-denied'],
    mention: /DescribeScalingActivities/,
  },
  {
    name: 'perimeterator: pid and level in brackets, a queue is denied',
    source: 'https://github.com/darkarnium/perimeterator/issues/4',
    text: `2026-07-08 20:27:49,513 - 1 - [INFO] Found credentials in environment variables.
2026-07-08 20:27:50,367 - 1 - [INFO] Running against AWS account 418362907715
2026-07-08 20:27:51,283 - 1 - [INFO] Starting message polling loop
Traceback (most recent call last):
  File "/opt/perimeterator/src/scanner.py", line 143, in <module>
    main()
  File "/usr/local/lib/python3.7/site-packages/botocore/client.py", line 661, in _make_api_call
    raise error_class(parsed_response, operation_name)
botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the ReceiveMessage operation: Access to the resource https://eu-west-3.queue.amazonaws.com/ is denied.`,
    must: ['access-denied'],
    mention: /ReceiveMessage/,
  },
  {
    name: 'KEDA: a key’s line end breaks the header',
    source: 'https://github.com/kedacore/keda/issues/2632',
    text: `1.644917169776945e+09	ERROR	scalehandler	Error getting scale decision	{"scaledobject.Name": "depot-so", "scaledObject.Namespace": "ns", "error": "RequestError: send request failed\\ncaused by: Post \\"https://sqs.ap-northeast-2.amazonaws.com/\\": net/http: invalid header field value \\"AWS4-HMAC-SHA256 Credential=AKIAQWERTYUIOPASDFGH\\\\n/20220215/ap-northeast-2/sqs/aws4_request, SignedHeaders=content-length;content-type;host;x-amz-date, Signature=424f45bb\\" for key Authorization"}`,
    must: ['secret-mismatch', 'client-token-invalid', 'aws-call-failed', 'credentials-malformed'],
    orUnknown: true,
  },
  {
    name: 'compose, aws-sdk 2: the metadata service is not there',
    source: 'https://github.com/squareboat/nest-storage/issues/11',
    text: `app           | [Nest] 29  - 03/02/2026, 9:12:44 AM     LOG [NestApplication] Nest application successfully started +3ms
app           | Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1
app           | Error: connect ECONNREFUSED 169.254.169.254:80
app           |     at TCPConnectWrap.afterConnect [as oncomplete] (net.js:1159:16)
app           |     at TCPConnectWrap.callbackTrampoline (internal/async_hooks.js:130:17)`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'an MCP server’s answer in JSON: the profile is not there',
    source: 'https://github.com/awslabs/mcp/issues/341',
    text: `2026-05-15 11:20:30.101 | INFO     | awslabs.cost_analysis_mcp_server.server:main:310 - starting
2026-05-15 11:20:31.642 | ERROR    | awslabs.cost_analysis_mcp_server.server:get_pricing:201 - Failed to get pricing: The config profile (default) could not be found`,
    must: ['no-credentials'],
  },
  {
    name: 'VS Code’s MCP output: a server’s stderr is a warning',
    source: 'https://github.com/microsoft/vscode/issues/244400',
    text: `2026-05-15 11:20:29.101 [info] Starting server depot
2026-05-15 11:20:29.120 [info] Connection state: Starting
2026-05-15 11:20:29.642 [warning] [server stderr] Traceback (most recent call last):
2026-05-15 11:20:29.642 [warning] [server stderr]   File "/srv/server.py", line 31, in main
2026-05-15 11:20:29.643 [warning] [server stderr]     s3.list_buckets()
2026-05-15 11:20:29.643 [warning] [server stderr] botocore.exceptions.ClientError: An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.
2026-05-15 11:20:29.700 [info] Connection state: Error Process exited with code 1
2026-05-15 11:20:29.700 [error] Server exited before responding to \`initialize\` request.`,
    must: ['session-expired'],
    mention: /ListBuckets/,
  },
  {
    name: 'Cursor’s MCP log: stderr at level error, JavaScript',
    source: 'https://github.com/cursor/cursor/issues/3722',
    text: `2026-10-28 16:20:29.994 [info] Handling CreateClient action
2026-10-28 16:20:29.994 [info] Starting new stdio process with command: node dist/server.js
2026-10-28 16:20:31.168 [error] CredentialsProviderError: Could not load credentials from any providers
2026-10-28 16:20:31.168 [error]     at /srv/node_modules/@aws-sdk/credential-provider-node/dist-cjs/index.js:125:11
2026-10-28 16:20:31.169 [error]     at async SignatureV4.signRequest (/srv/node_modules/@smithy/signature-v4/dist-cjs/index.js:50:10)
2026-10-28 16:20:31.200 [info] Client closed for command`,
    must: ['no-credentials'],
  },
  {
    name: 'Claude Desktop’s MCP log: the tool’s answer holds the error',
    source: 'https://github.com/modelcontextprotocol/servers/issues/75',
    text: `2026-05-15T11:20:30.101Z [depot] [info] Message from client: {"method":"tools/call","params":{"name":"put","arguments":{"key":"a"}},"jsonrpc":"2.0","id":4} { metadata: undefined }
2026-05-15T11:20:31.642Z [depot] [info] Message from server: {"jsonrpc":"2.0","id":4,"result":{"content":[{"type":"text","text":"Error executing tool put: An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:iam::418362907715:user/kim is not authorized to perform: s3:PutObject on resource: \\"arn:aws:s3:::depot/a\\" because no identity-based policy allows the s3:PutObject action"}],"isError":true}} { metadata: undefined }`,
    must: ['access-denied'],
    mention: /user\/kim/,
  },
  {
    name: 'Java: a main thread’s exception behind SLF4J’s notes, no region',
    source: 'https://github.com/wazcov/AWS-Java-Samples/issues/8',
    text: `SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".
SLF4J: Defaulting to no-operation (NOP) logger implementation
Exception in thread "main" software.amazon.awssdk.core.exception.SdkClientException: Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain@2b4bac49: [software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider@25359ed8: Unable to load region from system settings. Region must be specified either via environment variable (AWS_REGION) or  system property (aws.region)., software.amazon.awssdk.regions.providers.AwsProfileRegionProvider@19dc67c2: No region provided in profile: default, software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider@3f56875e: Unable to contact EC2 metadata service.]
	at software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:97)`,
    must: ['no-region'],
  },
  {
    name: 'npbackup: restic’s lock is denied',
    source: 'https://github.com/netinvent/npbackup/issues/155',
    text: `2026-04-14 09:12:01,101 :: INFO :: Running restic snapshots
2026-04-14 09:12:03,118 :: ERROR :: Backend error: Save(<lock/31f52c3db1>) failed: client.PutObject: Access Denied.
unable to create lock in backend: client.PutObject: Access Denied.
2026-04-14 09:12:03,120 :: CRITICAL :: Cannot run snapshots`,
    must: ['access-denied'],
  },
  {
    name: 'Duplicati’s log: Minio’s exception of a denied object',
    source: 'https://github.com/duplicati/duplicati/issues/4803',
    text: `2026-08-06 04:41:58 +09 - [Information-Duplicati.Library.Main.Controller-StartingOperation]: The operation Backup has started
2026-08-06 04:42:03 +09 - [Error-Duplicati.Library.Backend.S3MinioClient-ErrorGettingObjectMinio]: Error getting object depot-bea66dada7c6641a.dblock.zip.aes to depot using Minio: Access denied on the resource: depot/depot-bea66dada7c6641a.dblock.zip.aes: Minio.Exceptions.AccessDeniedException: MinIO API responded with message=Access denied on the resource: depot/depot-bea66dada7c6641a.dblock.zip.aes
   at Minio.MinioClient.ParseError(IRestResponse response)`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'reg-suit: STS says what it may not, in the middle of a CLI’s colours',
    source: 'https://github.com/reg-viz/reg-suit/issues/16',
    text: `[reg-suit] info version: 0.12.0
[reg-suit] info Detected the previous snapshot key: '2f1e'
[reg-suit] error { ExpiredToken: The provided token has expired.
    at Request.extractError (/srv/node_modules/aws-sdk/lib/services/s3.js:577:35)
  message: 'The provided token has expired.',
  code: 'ExpiredToken',
  region: null,
  statusCode: 400,
  retryable: false }`,
    must: ['session-expired'],
  },
  {
    name: 'dnsReaper: a banner, then a traceback',
    source: 'https://github.com/punk-security/dnsReaper/issues/117',
    text: `          ____              __   _____                      _ __
         / __ \\__  ______  / /__/ ___/___  _______  _______(_) /___  __
                              DNS Reaper

             Scan all your DNS records for subdomain takeovers!

Traceback (most recent call last):
  File "/app/main.py", line 50, in <module>
    domains = list(provider.fetch_domains(**args.__dict__))
  File "/app/providers/aws.py", line 45, in get_zones
    hosted_zones = client.list_hosted_zones()["HostedZones"]
botocore.exceptions.NoCredentialsError: Unable to locate credentials`,
    must: ['no-credentials'],
  },
  {
    name: 'AWX: Ansible’s line above its JSON, no credentials',
    source: 'https://github.com/ansible/awx/issues/9317',
    text: `TASK [Create the application] **************************************************
An exception occurred during task execution. To see the full traceback, use -vvv. The error was: botocore.exceptions.NoCredentialsError: Unable to locate credentials
fatal: [localhost]: FAILED! => {"changed": false, "module_stderr": "Traceback (most recent call last):\\n  File \\"/root/.ansible/tmp/AnsiballZ_elasticbeanstalk_app.py\\", line 114, in <module>\\n    _ansiballz_main()\\nbotocore.exceptions.NoCredentialsError: Unable to locate credentials\\n", "module_stdout": "", "rc": 1}`,
    must: ['no-credentials'],
  },
  {
    name: 'PowerShell: AssumeRole fails, nothing else is said',
    source: 'https://github.com/aws/aws-tools-for-powershell/issues/169',
    text: `PS C:\\srv> Get-S3Bucket -BucketName depot
Get-S3Bucket: Error calling AssumeRole for role arn:aws:iam::418362907715:role/reader`,
    must: ['assume-role-failed', 'assume-role-denied'],
    mention: /role\/reader/,
  },
  {
    name: 'taskcat: a template may not be validated, under a traceback',
    source: 'https://github.com/aws-ia/taskcat/issues/23',
    text: `[taskcat] :AWS AccountNumber:    [418362907715]
[taskcat] :Authenticated via:    [role]
[INFO   ] :Staging Bucket => taskcat-depot
[taskcat] :Validate Template in test[taskcat-test1]
Traceback (most recent call last):
  File "/usr/lib/python3.5/site-packages/botocore/auth.py", line 340, in add_auth
    raise NoCredentialsError
botocore.exceptions.NoCredentialsError: Unable to locate credentials`,
    must: ['no-credentials'],
  },
  {
    name: 'deephaven: a Java exception within a Python one',
    source: 'https://github.com/deephaven/deephaven-core/issues/6016',
    text: `2026-09-03T10:00:00.118Z | Server-1 | INFO | .d.s.s.SessionState | started
RuntimeError: software.amazon.awssdk.core.exception.SdkClientException: Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain@3398f283: [software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider@5a077e64: Unable to load region from system settings. Region must be specified either via environment variable (AWS_REGION) or  system property (aws.region)., software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider@5bddad11: Unable to contact EC2 metadata service.]
Traceback (most recent call last):
  File "/opt/deephaven/venv/lib/python3.10/site-packages/deephaven/parquet.py", line 205, in read`,
    must: ['no-region'],
  },
  {
    name: 'Jest: the tests need credentials that are refused',
    source: 'https://github.com/Arize-ai/openinference/issues/2358',
    text: `FAIL test/bedrock.test.ts
  ● BedrockInstrumentation › Converse API › should handle streaming

    UnrecognizedClientException: The security token included in the request is invalid.

      at throwDefaultError (../../node_modules/@smithy/smithy-client/dist-cjs/index.js:288:22)
      at de_CommandError (../../node_modules/@aws-sdk/client-bedrock-runtime/dist-cjs/index.js:1646:20)

Tests:       1 failed, 33 passed, 34 total`,
    must: ['client-token-invalid'],
  },
  {
    name: 'awslogs: a profile’s SSO session is over',
    source: 'https://github.com/jorgebastida/awslogs/issues/402',
    text: `You've found a bug! Please, raise an issue attaching the following traceback
https://github.com/jorgebastida/awslogs/issues/new

Version:       0.15.0
Python:        3.12.4
Args:          ['/opt/homebrew/bin/awslogs', 'get', 'depot', '-s1d', 'ALL', '--profile', 'dev']

Traceback (most recent call last):
  File "/opt/homebrew/lib/python3.12/site-packages/awslogs/bin.py", line 210, in main
    getattr(logs, options.func)()
  File "/opt/homebrew/lib/python3.12/site-packages/botocore/tokens.py", line 304, in _token_fetcher
    raise TokenRetrievalError(provider=self.METHOD, error_msg=error_msg)
botocore.exceptions.TokenRetrievalError: Error when retrieving token from sso: Token has expired and refresh failed`,
    must: ['sso-expired'],
  },
]
