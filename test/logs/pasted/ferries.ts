import type { HeldOut } from '../held-out.ts'

/** Logs of copiers, queries, gateways, and what stands beside them. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'dbt with DuckDB: S3 answers 400, no more is told',
    source: 'https://github.com/duckdb/dbt-duckdb/issues/226',
    text: `05:37:53  Running with dbt=1.6.0
05:37:53  Registered adapter: duckdb=1.6.0
05:37:56  Runtime Error in model biostatistics_deaths (models/biostatistics/staging/biostatistics_deaths.sql)
05:37:56    HTTP Error: HTTP GET error on '/?encoding-type=url&list-type=2&prefix=biostatistics.salud.pr.gov%2Fdeaths%2Fparquet_v2%2F' (HTTP 400)
05:37:56  Done. PASS=3 WARN=0 ERROR=1 SKIP=2 TOTAL=6`,
    must: ['aws-call-failed', 'access-denied'],
    orUnknown: true,
  },
  {
    name: 'GitLab’s cache dies of a 403 that nobody names',
    source: 'https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/78',
    text: `Restoring cache
Checking cache for c994fbe3e8856e65a0408a1299deb49139532944-2...
FATAL: received: 403 Forbidden                     
Failed to extract cache`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 's3fs signs with no key',
    source: 'https://github.com/s3fs-fuse/s3fs-fuse/issues/2612',
    text: `2024-11-16T12:17:17.879083+00:00 ip-10-0-18-158 s3fs[1706]: IAM Access Token refreshing...
2024-11-16T12:17:17.879105+00:00 ip-10-0-18-158 s3fs[1706]:       [IAM role=ec2-s3-access-role]
2024-11-16T12:17:17.879127+00:00 ip-10-0-18-158 s3fs[1706]:       Get IAMv2 API Toekn Request directly [url=http://169.254.169.254/latest/api/token][token ttl=21600]
2024-11-16T12:17:17.899171+00:00 ip-10-0-18-158 s3fs[1706]: [ERR] curl.cpp:RequestPerform(2622): HTTP response code 400, returning EIO. Body Text: <?xml version="1.0" encoding="UTF-8"?><Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; a non-empty Access Key (AKID) must be provided in the credential.</Message><RequestId>G7Z0Q0X0J8Y6Z3KE</RequestId><HostId>x9</HostId></Error>
2024-11-16T12:17:17.899271+00:00 ip-10-0-18-158 s3fs[1706]: [CRT] s3fs.cpp:s3fs_check_service(4520): Failed to check bucket and directory for mount point : Bad Request(host=https://s3.amazonaws.com)`,
    must: ['client-token-invalid', 'no-credentials', 'partial-credentials'],
  },
  {
    name: 'a Lambda tells of an error at level info',
    source: 'https://github.com/aws-solutions/quota-monitor-for-aws/issues/41',
    text: `START RequestId: b3f11639-74d7-439e-9751-896b78fa6c48 Version: $LATEST
2020-02-06T18:55:17.338Z	b3f11639-74d7-439e-9751-896b78fa6c48	INFO	[ERROR]UnknownEndpoint: Inaccessible host: \`servicequotas.eu-north-1.amazonaws.com'. This service may not be available in the \`eu-north-1' region.
END RequestId: b3f11639-74d7-439e-9751-896b78fa6c48`,
    must: ['connect-stall', 'no-region', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'Trino through Python, ids masked',
    source: 'https://github.com/os-climate/os_c_data_commons/issues/308',
    text: `OperationalError: (trino.exceptions.TrinoExternalError) TrinoExternalError(type=EXTERNAL, name=HIVE_METASTORE_ERROR, message="Got exception: java.nio.file.AccessDeniedException s3a://redhat-osc-physical-landing-647521352890/trino/ingest/ingest_temp_a5a93733: getFileStatus on s3a://redhat-osc-physical-landing-647521352890/trino/ingest/ingest_temp_a5a93733: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: ***********************; S3 Extended Request ID: bssE/vu8mJHM/6MZdoV7KwU5MQx8xxOctfemPvJIWFMyI1Jp6lUEmjeaReDR9lU3hDN8rzq/Aco=), S3 Extended Request ID: bssE/vu8mJHM/6MZdoV7KwU5MQx8xxOctfemPvJIWFMyI1Jp6lUEmjeaReDR9lU3hDN8rzq/Aco=:403 Forbidden", query_id=20230504_082759_00055_pfint)

[SQL: create table if not exists osc_datacommons_hive_ingest.ingest.ingest_temp_a5a93733 (
    rec_source varchar`,
    must: ['access-denied'],
  },
  {
    name: 'Airflow runs dbt, which finds no credentials',
    source: 'https://github.com/aws-samples/dbt-glue/issues/229',
    text: `[2023-08-29, 04:44:50 UTC] {{local.py:190}} INFO - Trying to run the command: ['/usr/local/airflow/.local/bin/dbt', 'run']
[2023-08-29, 04:44:57 UTC] {{subprocess.py:93}} INFO - 04:44:57  Encountered an error:
[2023-08-29, 04:44:57 UTC] {{subprocess.py:93}} INFO - Database Error
[2023-08-29, 04:44:57 UTC] {{subprocess.py:93}} INFO -   Got an error when attempting to open a GlueSessions : Unable to locate credentials
[2023-08-29, 04:44:58 UTC] {{taskinstance.py:1768}} ERROR - Task failed with exception
Traceback (most recent call last):
  File "/usr/local/airflow/.local/lib/python3.10/site-packages/cosmos/operators/local.py", line 282, in execute
    result = self.build_and_run_cmd(context=context)
  File "/usr/local/airflow/.local/lib/python3.10/site-packages/cosmos/operators/local.py", line 194, in build_and_run_cmd
    return self.run_command(cmd=dbt_cmd, env=env, context=context)
airflow.exceptions.AirflowException: ('dbt command failed. The command returned a non-zero exit code 2. Details: ', "Got an error when attempting to open a GlueSessions : Unable to locate credentials")`,
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'Kestra: a key with a line end',
    source: 'https://github.com/kestra-io/plugin-aws/issues/430',
    text: `2024-05-01 11:48:44.319 Image pulled [amazon/aws-cli:latest]
2024-05-01 11:48:44.741 Starting command with container id 672ba75caeef5e468e43395cec865b9111901327c926a82fea64e10ce11f02c7 [/bin/sh -c aws s3api list-buckets --query "Buckets[].Name"]
2024-05-01 11:48:48.085 An HTTP Client raised an unhandled exception: Invalid header value b'AWS4-HMAC-SHA256 Credential=AKIASCVPXXOPTZI37AHF\\n/20240501/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=1a2ec6eb5194672456c77d6f9d2a5e82bc22bb25e9d1258b8d000c30622b0a03'
2024-05-01 11:48:48.348 Command failed with code 255
2024-05-01 11:48:48.348 io.kestra.core.models.tasks.runners.TaskException: Command failed with code 255
	at io.kestra.plugin.scripts.runner.docker.DockerTaskRunner.run(DockerTaskRunner.java:326)`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Presto, STS denies',
    source: 'https://github.com/prestodb/presto/issues/12286',
    text: `presto> select table_schema, table_name from information_schema.tables;
Query 20190131_160441_00011_tz4jt failed: Access denied (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: eaf68f55-2571-11e9-83d4-b5f2a4710d4e)`,
    must: ['assume-role-denied', 'access-denied', 'assume-role-wrong-caller', 'assume-role-failed'],
  },
  {
    name: 'restic under systemd',
    text: `Mar 04 03:00:01 nas systemd[1]: Starting restic backup...
Mar 04 03:00:03 nas restic[2211]: Fatal: unable to open config file: Stat: The specified bucket does not exist
Mar 04 03:00:03 nas restic[2211]: Is there a repository at the following location?
Mar 04 03:00:03 nas restic[2211]: s3:s3.amazonaws.com/nas-backups
Mar 04 03:00:03 nas systemd[1]: restic.service: Main process exited, code=exited, status=1/FAILURE
Mar 04 03:00:03 nas systemd[1]: restic.service: Failed with result 'exit-code'.`,
    must: ['no-such-bucket'],
    orUnknown: true,
  },
  {
    name: 'a Jenkins plugin',
    source: 'https://github.com/jenkinsci/aws-credentials-plugin/issues/70',
    text: `Failure
com.amazonaws.services.s3.model.AmazonS3Exception: The AWS Access Key Id you provided does not exist in our records. (Service: Amazon S3; Status Code: 403; Error Code: InvalidAccessKeyId; Request ID: 70D66789531A94B5; S3 Extended Request ID: l6QrwO1E2nkkzPNN3nmUcu09JjrJhjrxfiNWEiwks6wK0xuZZf0xJ0KT4myVOuQitemUiFniYP4=), S3 Extended Request ID: l6QrwO1E2nkkzPNN3nmUcu09JjrJhjrxfiNWEiwks6wK0xuZZf0xJ0KT4myVOuQitemUiFniYP4=
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1712)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.executeOneRequest(AmazonHttpClient.java:1367)`,
    must: ['client-token-invalid'],
  },
  {
    name: 'healthy: rclone succeeds at the second attempt',
    text: `2026/05/12 10:22:01 INFO  : Starting transaction limiter: max 3 transactions/s with burst 3
2026/05/12 10:22:05 ERROR : big.bin: Failed to copy: multipart upload: failed to upload chunk 3 with 5242880 bytes: operation error S3: UploadPart, exceeded maximum number of attempts, 3, https response error StatusCode: 503, RequestID: Q9, HostID: x, api error SlowDown: Please reduce your request rate.
2026/05/12 10:22:05 ERROR : Attempt 1/3 failed with 1 errors and: multipart upload: failed to upload chunk 3
2026/05/12 10:22:15 INFO  : big.bin: Copied (new)
2026/05/12 10:22:15 NOTICE: Attempt 2/3 succeeded
2026/05/12 10:22:15 INFO  : 
Transferred:   	    5.000 MiB / 5.000 MiB, 100%, 1.000 MiB/s, ETA 0s
Errors:                 0`,
    must: [],
  },
  {
    name: 'healthy: dbt passes',
    text: `05:37:53  Running with dbt=1.6.0
05:37:53  Registered adapter: athena=1.5.1
05:37:54  1 of 3 START sql table model analytics.access_denied_events ................. [RUN]
05:37:56  1 of 3 OK created sql table model analytics.access_denied_events ............ [OK 8 in 2.10s]
05:37:56  2 of 3 START test not_null_tokens_expired_at ................................ [RUN]
05:37:57  2 of 3 PASS not_null_tokens_expired_at ...................................... [PASS in 1.00s]
05:37:57  Done. PASS=3 WARN=0 ERROR=0 SKIP=0 TOTAL=3`,
    must: [],
  },
  {
    name: 'healthy: somebody looks for open doors',
    text: `10.1.1.1 - - [12/May/2026:10:00:00 +0000] "GET /admin HTTP/1.1" 403 153 "-" "curl/8.5.0"
10.1.1.1 - - [12/May/2026:10:00:01 +0000] "GET /api/token HTTP/1.1" 401 153 "-" "curl/8.5.0"
2026/05/12 10:00:01 [error] 31#31: *4 access forbidden by rule, client: 10.1.1.1, server: _, request: "GET /.aws/credentials HTTP/1.1", host: "shop.example"
2026/05/12 10:00:02 [error] 31#31: *5 open() "/usr/share/nginx/html/.env" failed (2: No such file or directory), client: 10.1.1.1, server: _, request: "GET /.env HTTP/1.1", host: "shop.example"
10.1.1.2 - - [12/May/2026:10:00:03 +0000] "GET / HTTP/1.1" 200 4151 "-" "Mozilla/5.0"`,
    must: [],
  },
  {
    name: 'healthy: a plan that names denials',
    text: `aws_iam_role.reader: Refreshing state... [id=reader]
data.aws_caller_identity.current: Reading...
data.aws_caller_identity.current: Read complete after 0s [id=590184726633]

Warning: Argument is deprecated

  with provider["registry.terraform.io/hashicorp/aws"],
  on main.tf line 4, in provider "aws":
   4:   skip_get_ec2_platforms = true

Terraform will perform the following actions:

  # aws_iam_policy.deny_all will be created
  + resource "aws_iam_policy" "deny_all" {
      + description = "AccessDenied for everything but sts:AssumeRole"
    }

Plan: 1 to add, 0 to change, 0 to destroy.`,
    must: [],
  },
  {
    name: 'healthy: Kotlin’s chain ends well',
    text: `2026-05-12 10:00:00.000 [main] INFO  a.s.k.r.auth.credentials - resolving credentials from DefaultChainCredentialsProvider
2026-05-12 10:00:00.050 [main] DEBUG a.s.k.r.a.a.CredentialsProviderChain - unable to load credentials from EnvironmentCredentialsProvider: Missing value for environment variable \`AWS_ACCESS_KEY_ID\`
2026-05-12 10:00:00.060 [main] DEBUG a.s.k.r.a.a.CredentialsProviderChain - unable to load credentials from ProfileCredentialsProvider: could not find source profile default
2026-05-12 10:00:00.090 [main] INFO  a.s.k.r.a.a.StsWebIdentityCredentialsProvider - retrieving assumed credentials via web identity
2026-05-12 10:00:00.290 [main] INFO  a.s.k.r.a.a.StsWebIdentityCredentialsProvider - obtained assumed credentials via web identity
2026-05-12 10:00:01.290 [main] INFO  Application - Responding at http://0.0.0.0:8080`,
    must: [],
  },
  {
    name: 'healthy: Airflow waits for a key',
    text: `[2026-05-12, 10:00:00 UTC] {base.py:73} INFO - Using connection ID 'aws_default' for task execution.
[2026-05-12, 10:00:00 UTC] {connection_wrapper.py:381} INFO - AWS Connection (conn_id='aws_default', conn_type='aws') credentials retrieved from login and password.
[2026-05-12, 10:00:01 UTC] {s3.py:117} INFO - Poking for key : s3://depot/in/2026-05-12/_SUCCESS
[2026-05-12, 10:00:01 UTC] {taskinstance.py:1768} INFO - Rescheduling task, marking task as UP_FOR_RESCHEDULE
[2026-05-12, 10:05:01 UTC] {s3.py:117} INFO - Poking for key : s3://depot/in/2026-05-12/_SUCCESS
[2026-05-12, 10:05:02 UTC] {base.py:255} INFO - Success criteria met. Exiting.
[2026-05-12, 10:05:02 UTC] {taskinstance.py:1345} INFO - Marking task as SUCCESS. dag_id=in, task_id=wait`,
    must: [],
  },
]
