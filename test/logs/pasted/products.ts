import type { HeldOut } from '../held-out.ts'

/** Products with an S3, Bedrock or Glue within, and the tools that deploy them. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Airbyte: a connector’s Java log behind the worker’s, behind compose’s name',
    source: 'https://github.com/airbytehq/airbyte/issues/18277',
    text: `airbyte-worker      | 2026-10-20 21:45:15 INFO i.a.w.i.DefaultAirbyteStreamFactory(parseJson):68 - 2026-10-20 21:45:15 INFO i.a.i.b.IntegrationRunner(runInternal):104 - Running integration: io.airbyte.integrations.destination.databricks.DatabricksDestination
airbyte-worker      | 2026-10-20 21:45:19 ERROR i.a.w.i.DefaultAirbyteStreamFactory(internalLog):116 - 2026-10-20 21:45:19 ERROR i.a.i.d.s.S3BaseChecks(attemptS3WriteAndDelete):98 - Exception attempting to access the S3 bucket
airbyte-worker      | Stack Trace: com.amazonaws.services.s3.model.AmazonS3Exception: The AWS Access Key Id you provided does not exist in our records. (Service: Amazon S3; Status Code: 403; Error Code: InvalidAccessKeyId; Request ID: 6A4B; S3 Extended Request ID: abc=; Proxy: null)
airbyte-worker      | 	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1879)`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Backstage: a plugin’s error with its fields behind it',
    source: 'https://github.com/backstage/backstage/issues/25661',
    text: `2026-07-17T01:20:15.424Z catalog info Performing database migration type=plugin
2026-07-17T01:20:17.424Z catalog error awsS3-provider:default refresh failed, AccessDenied: Access Denied Access Denied type=plugin target=awsS3-provider:default class=AwsS3EntityProvider taskId=awsS3-provider:default:refresh name=AccessDenied $fault=client $metadata=[object Object] Code=AccessDenied RequestId=FPF26WG8ZGPMQRE2 HostId=JHxEC8ej3m8E9fXw= stack=AccessDenied: Access Denied
    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)
    at de_CommandError (/app/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:4756:14)`,
    must: ['access-denied'],
    mention: /S3/,
  },
  {
    name: 'YACE: at level info, STS is not reached, and nothing is scraped',
    source: 'https://github.com/prometheus-community/yet-another-cloudwatch-exporter/issues/587',
    text: String.raw`{"level":"info","msg":"Parse config..","time":"2026-05-23T15:38:06Z"}
{"level":"info","msg":"Startup completed","time":"2026-05-23T15:38:06Z"}
{"level":"info","msg":"Couldn't get account Id for role : RequestError: send request failed\ncaused by: Post \"https://sts.amazonaws.com/\": dial tcp 209.54.180.124:443: i/o timeout\n","time":"2026-05-23T15:38:36Z"}`,
    must: ['assume-role-failed', 'connect-stall'],
    orUnknown: true,
  },
  {
    name: 'YACE: a panic of a denial, the instance’s role',
    source: 'https://github.com/prometheus-community/yet-another-cloudwatch-exporter/issues/57',
    text: `{"level":"info","msg":"Parse config..","time":"2026-03-28T07:38:06Z"}
panic: AccessDenied: User: arn:aws:sts::418362907715:assumed-role/vc-prod-setting-role/i-0beed10f8be074647 is not authorized to perform: cloudwatch:ListMetrics
	status code: 403, request id: 5b0b4c8f-513e-11e9-9035-1bb5a5f5a512


goroutine 161 [running]:
main.getResourceValue(0x994f55, 0xc, 0xc4201ae448)
	/go/src/yace/aws_cloudwatch.go:177 +0xfa`,
    must: ['access-denied'],
    mention: /vc-prod-setting-role/,
  },
  {
    name: 'Databend: HEAD is denied, in Debug of the answer’s parts',
    source: 'https://github.com/databendlabs/databend/pull/4678',
    text: `2026-04-03T07:16:44.569495Z  INFO databend_query: query started
2026-04-03T07:16:46.569495Z ERROR databend_query::servers: Code: 3002, displayText = op: stat, path: fuse/1/5/_ss/8878969040bd4d7aa5d28297cff1f321, source: response part: Parts { status: 403, version: HTTP/1.1, headers: {"x-amz-request-id": "8VPEPRCGVAXTQ69D", "x-amz-id-2": "Qk37WcBdiP8v=", "content-type": "application/xml", "server": "AmazonS3"} }, body: "".`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Databend: OpenDAL finds no credential',
    source: 'https://github.com/databendlabs/databend/issues/12891',
    text: `2026-09-18T07:16:46.569495Z ERROR databend_query: error happens after fetched 0 rows: APIError: PageError with 3002: PermissionDenied (persistent) at stat, context: { service: s3, path: TPC-H/2.18/10GB/nation.tbl } => no valid credential found, please check configuration or try again`,
    must: ['no-credentials'],
  },
  {
    name: 'RisingWave on Pod Identity: a panic of OpenDAL',
    source: 'https://github.com/risingwavelabs/risingwave/issues/24791',
    text: `2026-02-12T03:10:00.118Z  INFO risingwave_compute::server: Starting compute node
thread 'main' (1) panicked at src/compute/src/server.rs:241:6:
called \`Result::unwrap()\` on an \`Err\` value: Hummock error: Read backup error: Hummock error: Other error: BackupStorage error: PermissionDenied (permanent) at read, context: { service: s3, path: hummock/backup/manifest.json, range: 0- } => no valid credential found and anonymous access is not allowed`,
    must: ['no-credentials'],
  },
  {
    name: 'Quickwit: an internal error with an empty body',
    source: 'https://github.com/quickwit-oss/quickwit/issues/291',
    text: `2026-07-13T08:00:00.118Z  INFO quickwit_cli: version="0.1.0" command=new
Command failed: Another error occured. \`Failed to check for existence of index file.\`. Cause: \`StorageError(kind=InternalError, source=Request ID: None Body: )\``,
    must: ['aws-call-failed', 'access-denied'],
    orUnknown: true,
  },
  {
    name: 'Pulumi: diagnostics of two providers',
    source: 'https://github.com/pulumi/pulumi-aws/issues/2285',
    text: `Previewing update (dev)

     Type                 Name         Plan       Info
 +   pulumi:pulumi:Stack  depot-dev    create     
     └─ aws:s3:Bucket     my-bucket               1 error
Diagnostics:
  pulumi:providers:aws (default):
    error: rpc error: code = Unknown desc = 2 errors occurred:
    	* unable to validate AWS credentials.
    Details: No valid credential sources found. Please see https://www.pulumi.com/registry/packages/aws/installation-configuration/
    for more information about providing credentials.

    Error: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded

    Make sure you have set your AWS region, e.g. \`pulumi config set aws:region us-west-2\`.`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'Pulumi: the credentials are not valid',
    source: 'https://github.com/pulumi/pulumi-aws/pull/3310',
    text: `Diagnostics:
  pulumi:providers:aws (default_6_18_2):
    error: pulumi:providers:aws resource 'default_6_18_2' has a problem: Invalid credentials configured.
    Please see https://www.pulumi.com/docs/intro/cloud-providers/aws/setup/ for more information about providing credentials.`,
    must: ['client-token-invalid', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'Pulumi: no region',
    source: 'https://github.com/pulumi/pulumi-aws/pull/3310',
    text: `Diagnostics:
  pulumi:providers:aws (default_6_18_2):
    error: pulumi:providers:aws resource 'default_6_18_2' has a problem: missing region information
    Make sure you have set your AWS region, e.g. \`pulumi config set aws:region us-west-2\`.`,
    must: ['no-region'],
    orUnknown: true,
  },
  {
    name: 'Ansible: fatal, the traceback in JSON',
    source: 'https://github.com/PaloAltoNetworks/ansible-pan/issues/45',
    text: String.raw`TASK [create the stack] ********************************************************
An exception occurred during task execution. To see the full traceback, use -vvv. The error was: NoCredentialsError: Unable to locate credentials
fatal: [localhost]: FAILED! => {"changed": false, "module_stderr": "Traceback (most recent call last):\n  File \"/tmp/ansible_lAMqTZ/ansible_module_cloudformation.py\", line 604, in <module>\n    main()\nbotocore.exceptions.NoCredentialsError: Unable to locate credentials\n", "module_stdout": "", "msg": "MODULE FAILURE", "rc": 0}

PLAY RECAP *********************************************************************
localhost                  : ok=1    changed=0    unreachable=0    failed=1   `,
    must: ['no-credentials'],
  },
  {
    name: 'Nextcloud: an error of an app, PHP’s exception',
    source: 'https://github.com/nextcloud/server/issues/16906',
    text: String.raw`[files_external] Error: Aws\S3\Exception\S3Exception: Error executing "PutObject" on "https://depot.s3.eu-west-1.amazonaws.com/Aufnahmen/"; AWS HTTP error: Client error: ${'`'}PUT https://depot.s3.eu-west-1.amazonaws.com/Aufnahmen/${'`'} resulted in a ${'`'}403 Forbidden${'`'} response:
<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>536844 (truncated...)
 AccessDenied (client): Access Denied - <?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>536844EAAD61B0BD</RequestId><HostId>leTEWQe=</HostId></Error> at <<closure>>

 0. /var/www/html/3rdparty/aws/aws-sdk-php/src/WrappedHttpHandler.php line 97
    Aws\WrappedHttpHandler->parseError("*** sensitive parameter replaced ***", GuzzleHttp\Psr7\Request {}, Aws\Command {}, [])`,
    must: ['access-denied'],
    mention: /PutObject/,
  },
  {
    name: 'docker’s json-file: Mastodon’s request ends in Aws::S3::Errors::Forbidden',
    source: 'https://github.com/mastodon/mastodon/issues/7166',
    text: String.raw`{"log":"[f82f7136-1613-4721-b6f8-2927fbea10d3] method=POST path=/api/v1/media format=json controller=Api::V1::MediaController action=create status=500 error='Aws::S3::Errors::Forbidden: Aws::S3::Errors::Forbidden' duration=1120.83\n","stream":"stdout","time":"2026-04-17T01:29:14.645975857Z"}
{"log":"[f82f7136-1613-4721-b6f8-2927fbea10d3]   \n","stream":"stdout","time":"2026-04-17T01:29:14.652545564Z"}
{"log":"[f82f7136-1613-4721-b6f8-2927fbea10d3] Aws::S3::Errors::Forbidden (Aws::S3::Errors::Forbidden):\n","stream":"stdout","time":"2026-04-17T01:29:14.652745564Z"}
{"log":"[f82f7136-1613-4721-b6f8-2927fbea10d3] vendor/bundle/ruby/2.5.0/gems/aws-sdk-core-3.17.0/lib/seahorse/client/plugins/raise_response_errors.rb:15:in ${'`'}call'\n","stream":"stdout","time":"2026-04-17T01:29:14.652945564Z"}`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'LiteLLM: Bedrock’s model may not be used',
    source: 'https://github.com/aws-samples/sample-host-openclaw-on-amazon-bedrock-agentcore/issues/41',
    text: String.raw`{"level":"error","time":"2026-03-16T10:00:00.118Z","msg":"chat failed","error":"litellm.APIConnectionError: BedrockException - {\"message\":\"Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details.\"}"}`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'LangChain: a ValueError holds the ClientError',
    source: 'https://github.com/dirkpetersen/our-chat/issues/3',
    text: `INFO:     10.0.0.3:51122 - "POST /chat HTTP/1.1" 500 Internal Server Error
ERROR:    Exception in ASGI application
Traceback (most recent call last):
  File "/app/bedrock.py", line 77, in invoke
    response = bedrock.invoke_model(body=body, modelId=amodel)
botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the InvokeModel operation: You don't have access to the model with the specified model ID.

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/main.py", line 12, in chat
    return chain.run(question)
ValueError: Error raised by bedrock service: An error occurred (AccessDeniedException) when calling the InvokeModel operation: You don't have access to the model with the specified model ID.`,
    must: ['access-denied'],
    mention: /InvokeModel/,
  },
  {
    name: 'Spark on EMR: a task is lost of an expired token',
    source: 'https://github.com/snowflakedb/spark-snowflake/issues/21',
    text: `26/01/27 21:52:20 INFO TaskSetManager: Starting task 0.0 in stage 8.0 (TID 627, ip-10-0-16-5.ec2.internal, executor 8)
26/01/27 21:52:26 WARN TaskSetManager: Lost task 0.0 in stage 8.0 (TID 627, ip-10-0-16-5.ec2.internal, executor 8): com.amazonaws.services.s3.model.AmazonS3Exception: The provided token has expired. (Service: Amazon S3; Status Code: 400; Error Code: ExpiredToken; Request ID: 4B1C; S3 Extended Request ID: abc=), S3 Extended Request ID: abc=
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1638)
26/01/27 21:52:30 ERROR TaskSetManager: Task 0 in stage 8.0 failed 4 times; aborting job`,
    must: ['session-expired'],
  },
  {
    name: 'Iceberg’s REST catalogue: Glue does not know the token',
    source: 'https://github.com/databricks/iceberg-rest-image/issues/101',
    text: `2026-07-01T17:09:18.262 ERROR [org.apache.iceberg.rest.RESTCatalogServlet] - Error processing REST request
org.apache.iceberg.exceptions.RESTException: Unhandled error: ErrorResponse(code=500, type=GlueException, message=The security token included in the request is invalid. (Service: Glue, Status Code: 400, Request ID: 9b22379c-54a2-44c4-81e5-4b594e0df662))
software.amazon.awssdk.services.glue.model.GlueException: The security token included in the request is invalid. (Service: Glue, Status Code: 400, Request ID: 9b22379c-54a2-44c4-81e5-4b594e0df662)
	at software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:125)`,
    must: ['client-token-invalid'],
    mention: /Glue/,
  },
  {
    name: '.NET’s logger: an entry with American dates',
    source: 'https://github.com/aws/aws-logging-dotnet/issues/235',
    text: `Log Entry : 
1/11/2026 9:50:56 AM
  :
  :Amazon.CloudWatchLogs.AmazonCloudWatchLogsException: The security token included in the request is invalid. ---> Amazon.Runtime.Internal.HttpErrorResponseException: The remote server returned an error: (400) Bad Request. ---> System.Net.WebException: The remote server returned an error: (400) Bad Request.
   at System.Net.HttpWebRequest.EndGetResponse(IAsyncResult asyncResult)`,
    must: ['client-token-invalid'],
  },
  {
    name: '.NET, log4net of Visual Studio’s toolkit: the region is none',
    source: 'https://github.com/aws/aws-toolkit-visual-studio/issues/265',
    text: `2026-07-28 20:46:20,198 [86] ERROR Amazon.AWSToolkit.Credentials.Core.ProfileCredentialProviderFactory - The following credentials could not be loaded: 
default: Invalid region endpoint provided
2026-07-28 20:47:04,255 [98] ERROR Amazon.AWSToolkit.Clients.ServiceClientCreator - Error creating service client: Amazon.SecurityToken.AmazonSecurityTokenServiceClient
System.Reflection.TargetInvocationException: Exception has been thrown by the target of an invocation. ---> System.ArgumentException: Invalid region endpoint provided
   at Amazon.Internal.RegionEndpointProviderV3.GetNonstandardRegionEndpoint(String regionName)`,
    must: ['no-region'],
    orUnknown: true,
  },
  {
    name: 'log4j appenders: CloudWatch’s logs are denied',
    source: 'https://github.com/kdgregory/log4j-aws-appenders/issues/176',
    text: `log4j: setFile called: /var/log/app.log, true
Exception in thread "main" com.amazonaws.services.logs.model.AWSLogsException: User: arn:aws:sts::418362907715:assumed-role/Log4JAppenderTesting/418362907715-kim is not authorized to perform: logs:PutLogEvents on resource: arn:aws:logs:us-east-1:418362907715:log-group:2828d147:log-stream:e9ec79d0 because no identity-based policy allows the logs:PutLogEvents action (Service: AWSLogs; Status Code: 400; Error Code: AccessDeniedException; Request ID: 504cb041-a4e8-4e81-a408-b3d3b9ec272d; Proxy: null)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1819)`,
    must: ['access-denied'],
    mention: /Log4JAppenderTesting/,
  },
  {
    name: 'CodeBuild’s role may not assume, in a build’s log',
    source: 'https://github.com/awslabs/aws-simple-cicd/issues/11',
    text: `[Container] 2026/11/13 10:11:41 Running command . scripts/assume-cross-account-role.env

An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::418362907715:assumed-role/AWS-Simple-CICD-TeamOne/AWSCodeBuild-c17e5754 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/admin

[Container] 2026/11/13 10:11:43 Command did not exit successfully . scripts/assume-cross-account-role.env exit status 254`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /TeamOne/,
  },
  {
    name: 'PassRole is denied, a bare line from a console',
    source: 'https://github.com/UMassCDS/cds-modularity/issues/22',
    text: `User: arn:aws:iam::418362907715:user/kim is not authorized to perform: iam:PassRole on resource: arn:aws:iam::418362907715:role/ecsTaskExecutionRole because no identity-based policy allows the iam:PassRole action`,
    must: ['access-denied'],
    mention: /PassRole/,
  },
  {
    name: 'dolphinscheduler: EMR’s step, stack with blank lines between',
    source: 'https://github.com/apache/dolphinscheduler/issues/16963',
    text: `[ERROR] 2026-01-05 10:00:00.118 +0800 o.a.d.p.t.emr.EmrAddStepsTask:[108] - emr task submit failed with error

com.amazonaws.services.elasticmapreduce.model.AmazonElasticMapReduceException: User: arn:aws:sts::418362907715:assumed-role/worker/i-0abc is not authorized to perform: elasticmapreduce:AddJobFlowSteps on resource: arn:aws:elasticmapreduce:us-east-1:418362907715:cluster/j-1 because no identity-based policy allows the elasticmapreduce:AddJobFlowSteps action (Service: AmazonElasticMapReduce; Status Code: 400; Error Code: AccessDeniedException; Request ID: 504cb041-a4e8-4e81-a408-b3d3b9ec272d; Proxy: null)

	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1862)

	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleServiceErrorResponse(AmazonHttpClient.java:1415)`,
    must: ['access-denied'],
    mention: /AddJobFlowSteps/,
  },
  {
    name: 'Dagster on Kubernetes: a step fails of no credentials',
    source: 'https://github.com/dagster-io/dagster/issues/2926',
    text: `2026-09-18 02:39:21 +0000 - dagster - ERROR - large_pipeline - 5a1c - 18 - solid_1 - STEP_FAILURE - Execution of step "solid_1" failed.

botocore.exceptions.NoCredentialsError: Unable to locate credentials

Stack Trace:
  File "/usr/local/lib/python3.7/site-packages/dagster/core/execution/plan/execute_plan.py", line 210, in _dagster_event_sequence_for_step
    for step_event in check.generator(step_events):`,
    must: ['no-credentials'],
  },
  {
    name: 'EBWiki on Rails: excon’s hash, all access disabled',
    source: 'https://github.com/EBWiki/EBWiki/issues/3588',
    text: String.raw`F, [2026-06-01T21:07:30.118001 #4] FATAL -- : [9c1e] Excon::Error::Forbidden (Expected(204) <=> Actual(403 Forbidden)
excon.error.response
  :body          => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AllAccessDisabled</Code><Message>All access to this object has been disabled</Message><RequestId>A96BE219F4464FC1</RequestId><HostId>ZHeqa6Wlv=</HostId></Error>"
  :host          => "s3.amazonaws.com"
  :status        => 403):`,
    must: ['access-denied', 'aws-call-failed'],
    orUnknown: true,
  },
]
