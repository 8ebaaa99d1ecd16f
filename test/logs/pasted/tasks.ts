import type { HeldOut } from '../held-out.ts'

/** Logs of pipelines’ tasks, controllers and web servers. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Azure DevOps pushes an image',
    source: 'https://github.com/aws/aws-toolkit-azure-devops/issues/465',
    text: `==============================================================================
Configuring credentials for task
...configuring AWS credentials from service endpoint '{redacted}'
...endpoint defines standard access/secret key credentials
Configuring region for task
...configured to use region us-east-1, defined in task.
Pushing image '{redacted}:latest'
Obtaining authentication token for ECR login
##[error]Error: Failed to obtain authorization token to log in to ECR, error: UnrecognizedClientException: The security token included in the request is invalid
Finishing: Push docker image to AWS ECR`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Azure DevOps has no token',
    source: 'https://github.com/aws/aws-toolkit-azure-devops/issues/565',
    text: `2024-08-30T20:12:31.5474060Z Configuring credentials for task
2024-08-30T20:12:31.5480739Z ...configuring AWS credentials from service endpoint '7e45a58e-redacted'
2024-08-30T20:12:31.5480974Z Skipping Instance profile, we have OIDC enabled
2024-08-30T20:12:31.5493003Z Getting OIDC Token...
2024-08-30T20:12:31.5499826Z Failed to assume role with OIDC: Error: System.AccessToken is undefined
2024-08-30T20:12:31.5599826Z ##[section]Finishing: S3 Upload`,
    must: ['assume-role-failed', 'web-identity-denied'],
    orUnknown: true,
  },
  {
    name: 'tries that all fail',
    source: 'https://github.com/rust-lang/rust/pull/74565',
    text: `Attempting with retry: aws s3 cp --no-progress --recursive --acl public-read /tmp/tmp.DLyVh63HIg s3://rust-lang-ci2/rustc-builds/99fd67637a
upload failed: ../../../../../tmp/tmp.DLyVh63HIg/cpu-mingw-check.csv to s3://rust-lang-ci2/rustc-builds/99fd67637a/cpu-mingw-check.csv An error occurred (AccessDenied) when calling the PutObject operation: Access Denied
Command failed. Attempt 2/5:
upload failed: ../../../../../tmp/tmp.DLyVh63HIg/cpu-mingw-check.csv to s3://rust-lang-ci2/rustc-builds/99fd67637a/cpu-mingw-check.csv An error occurred (AccessDenied) when calling the PutObject operation: Access Denied
Command failed. Attempt 3/5:
upload failed: ../../../../../tmp/tmp.DLyVh63HIg/cpu-mingw-check.csv to s3://rust-lang-ci2/rustc-builds/99fd67637a/cpu-mingw-check.csv An error occurred (AccessDenied) when calling the PutObject operation: Access Denied`,
    must: ['access-denied'],
  },
  {
    name: 'Crossplane’s events',
    source: 'https://github.com/crossplane-contrib/provider-aws/issues/281',
    text: `Events:
  Type     Reason                         Age   From                                            Message
  ----     ------                         ----  ----                                            -------
  Normal   CreatedExternalResource        60m   managed/rdsinstance.database.aws.crossplane.io  Successfully requested creation of external resource
  Warning  CannotObserveExternalResource  44m   managed/rdsinstance.database.aws.crossplane.io  cannot describe RDS instance: ExpiredToken: The security token included in the request is expired
           status code: 403, request id: 9d127ad0-d550-4376-981c-59d20db485cc`,
    must: ['session-expired'],
  },
  {
    name: 'Docker Desktop’s times before each line of a traceback',
    source: 'https://github.com/onyx-dot-app/onyx/issues/4957',
    text: `2025-06-27 11:43:05   File "/usr/local/lib/python3.11/site-packages/fastapi/routing.py", line 133, in merged_lifespan
2025-06-27 11:43:05     async with original_context(app) as maybe_original_state:
2025-06-27 11:43:05   File "/usr/local/lib/python3.11/contextlib.py", line 210, in __aenter__
2025-06-27 11:43:05     return await anext(self.gen)
2025-06-27 11:43:05            ^^^^^^^^^^^^^^^^^^^^^
2025-06-27 11:43:05   File "/usr/local/lib/python3.11/site-packages/botocore/auth.py", line 424, in add_auth
2025-06-27 11:43:05     raise NoCredentialsError()
2025-06-27 11:43:05 botocore.exceptions.NoCredentialsError: Unable to locate credentials
2025-06-27 11:43:05 
2025-06-27 11:43:05 ERROR:    Application startup failed. Exiting.`,
    must: ['no-credentials'],
  },
  {
    name: 'Cloud Foundry',
    source: 'https://github.com/raft-tech/TANF-app/issues/971',
    text: `16:38:05.789: [APP/PROC/WEB.0] Traceback (most recent call last):
16:38:05.789: [APP/PROC/WEB.0]   File "manage.py", line 31, in <module>
16:38:05.789: [APP/PROC/WEB.0]     main()
16:38:05.789: [APP/PROC/WEB.0]   File "/home/vcap/deps/0/python/lib/python3.8/site-packages/django/core/management/base.py", line 354, in run_from_argv
16:38:05.789: [APP/PROC/WEB.0]     self.execute(*args, **cmd_options)
16:38:05.900: [APP/PROC/WEB.0] botocore.exceptions.ClientError: An error occurred (InvalidAccessKeyId) when calling the PutObject operation: The AWS Access Key Id you provided does not exist in our records.`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Papertrail',
    source: 'https://github.com/Dallinger/Dallinger/issues/3438',
    text: `Oct 12 02:01:23 dlgr-videotest app/postgres.44 source=DATABASE sample#current_transaction=1 sample#evicted-keys=0
Oct 12 02:01:24 dlgr-videotest app/clock.1 Traceback (most recent call last):
Oct 12 02:01:24 dlgr-videotest app/clock.1   File "/app/.heroku/python/bin/dallinger_heroku_clock", line 8, in <module>
Oct 12 02:01:24 dlgr-videotest app/clock.1     sys.exit(main())
Oct 12 02:01:24 dlgr-videotest app/clock.1   File "/app/.heroku/python/lib/python3.9/site-packages/botocore/auth.py", line 373, in add_auth
Oct 12 02:01:24 dlgr-videotest app/clock.1     raise NoCredentialsError()
Oct 12 02:01:24 dlgr-videotest app/clock.1 botocore.exceptions.NoCredentialsError: Unable to locate credentials`,
    must: ['no-credentials'],
  },
  {
    name: 'log15',
    text: `EROR[06-01|10:00:00] upload failed                            err="NoCredentialProviders: no valid providers in chain. Deprecated.\\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors"
INFO[06-01|10:00:01] shutting down`,
    must: ['no-credentials'],
  },
  {
    name: 'PM2',
    text: `0|worker  | 2026-06-01T10:00:00: started
0|worker  | 2026-06-01T10:00:09: ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.
0|worker  | 2026-06-01T10:00:09:     at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20)
0|worker  | 2026-06-01T10:00:09:     at de_PutItemCommandError (/app/node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js:1:1)
PM2       | App [worker:0] exited with code [1] via signal [SIGINT]`,
    must: ['throttled'],
    orUnknown: true,
  },
  {
    name: 'Tomcat',
    text: `01-Jun-2026 10:00:00.123 INFO [main] org.apache.catalina.startup.Catalina.start Server startup in [1234] milliseconds
01-Jun-2026 10:05:00.123 SEVERE [http-nio-8080-exec-1] org.apache.catalina.core.StandardWrapperValve.invoke Servlet.service() for servlet [up] in context with path [] threw exception
	software.amazon.awssdk.services.sts.model.ExpiredTokenException: The security token included in the request is expired (Service: Sts, Status Code: 403, Request ID: 7a1b)
		at software.amazon.awssdk.services.sts.DefaultStsClient.assumeRole(DefaultStsClient.java:284)`,
    must: ['session-expired'],
  },
  {
    name: 'ZIO',
    text: `timestamp=2026-06-01T10:00:00.123Z level=INFO thread=#zio-fiber-4 message="server up" location=Main.run file=Main.scala line=12
timestamp=2026-06-01T10:00:05.123Z level=ERROR thread=#zio-fiber-9 message="upload failed" cause="Exception in thread \\"zio-fiber-9\\" software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider()])" location=Up.put file=Up.scala line=40`,
    must: ['no-credentials'],
  },
  {
    name: 'PowerShell',
    text: `Write-S3Object : No credentials specified or obtained from persisted/shell defaults.
At C:\\deploy\\up.ps1:12 char:1
+ Write-S3Object -BucketName depot -File a.zip
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : InvalidOperation: (Amazon.PowerShe...eS3ObjectCmdlet:WriteS3ObjectCmdlet) [Write-S3Object], InvalidOperationException
    + FullyQualifiedErrorId : InvalidOperationException,Amazon.PowerShell.Cmdlets.S3.WriteS3ObjectCmdlet`,
    must: ['no-credentials'],
  },
  {
    name: 'a Windows event',
    text: `{"EventID":1000,"Level":"Error","TimeCreated":"2026-06-01T10:00:05.123Z","Channel":"Application","ProviderName":"Depot","Message":"Unhandled exception: Amazon.DynamoDBv2.AmazonDynamoDBException: User: arn:aws:sts::590184726633:assumed-role/web/i-0a1 is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-west-1:590184726633:table/orders because no identity-based policy allows the dynamodb:Query action"}`,
    must: ['access-denied'],
  },
  {
    name: 'OpenTelemetry’s collector exports in vain',
    text: `2026-06-01T10:00:00.123Z	info	service@v0.100.0/service.go:169	Everything is ready. Begin running and processing data.
2026-06-01T10:00:05.123Z	error	exporterhelper/queue_sender.go:90	Exporting failed. Dropping data.	{"kind": "exporter", "data_type": "logs", "name": "awscloudwatchlogs", "error": "Permanent error: WebIdentityErr: failed to retrieve credentials\\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\\n\\tstatus code: 403, request id: 1c2d", "dropped_items": 12}`,
    must: ['web-identity-denied'],
  },
  {
    name: 'healthy: Vector, levels filled up from the left',
    text: `2026-06-01T10:00:00.000001Z  INFO vector::app: Log level is enabled. level="info"
2026-06-01T10:00:00.100001Z  WARN vector::internal_events::http_client: HTTP error. error=error trying to connect: tcp connect error: Connection refused (os error 111) error_type="request_failed" stage="processing"
2026-06-01T10:00:01.100001Z  WARN sink{component_id=s3}:request{request_id=1}: vector::sinks::util::retries: Retrying after error. error=dispatch failure internal_log_rate_limit=true
2026-06-01T10:00:02.100001Z  INFO vector::topology::builder: Healthcheck passed.
2026-06-01T10:00:03.100001Z  INFO vector: Vector has started. debug="false" version="0.38.0"`,
    must: [],
  },
  {
    name: 'healthy: a refresh that came later',
    text: `time=2026-06-01T10:00:00Z level=INFO msg="credentials expire soon, refreshing" expires=2026-06-01T10:05:00Z
time=2026-06-01T10:00:01Z level=WARN msg="refresh failed, keeping current credentials" err="operation error STS: AssumeRole, exceeded maximum number of attempts, 3, https response error StatusCode: 503, RequestID: 1, api error ServiceUnavailable: try later"
time=2026-06-01T10:01:01Z level=INFO msg="credentials refreshed" expires=2026-06-01T11:01:01Z
time=2026-06-01T10:01:02Z level=INFO msg="put ok" key=a`,
    must: [],
  },
  {
    name: 'healthy: Terraform waits for a role',
    text: `aws_iam_role.fn: Creating...
aws_iam_role.fn: Creation complete after 1s [id=fn]
aws_lambda_function.fn: Creating...
2026-06-01T10:00:05.123Z [WARN]  provider.terraform-provider-aws: retrying InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.
aws_lambda_function.fn: Still creating... [10s elapsed]
aws_lambda_function.fn: Creation complete after 14s [id=fn]

Apply complete! Resources: 2 added, 0 changed, 0 destroyed.`,
    must: [],
  },
  {
    name: 'healthy: a poll that timed out',
    text: `2026-06-01 10:00:00,123 INFO worker polling https://sqs.eu-west-1.amazonaws.com/590184726633/jobs
2026-06-01 10:00:20,123 WARNING worker ReadTimeoutError: Read timeout on endpoint URL: "https://sqs.eu-west-1.amazonaws.com/590184726633/jobs", polling again
2026-06-01 10:00:21,123 INFO worker received 3 messages from https://sqs.eu-west-1.amazonaws.com/590184726633/jobs
2026-06-01 10:00:22,123 INFO worker deleted 3 messages`,
    must: [],
  },
]
