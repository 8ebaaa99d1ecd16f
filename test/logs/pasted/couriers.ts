import type { HeldOut } from '../held-out.ts'

/** Who asks AWS by a URL, or by a library that sums the answer up in a word of its own. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Flysystem, Guzzle’s sum of an answer',
    text: `League\\Flysystem\\UnableToWriteFile: Unable to write file at location: a/b.txt. Error executing "PutObject" on "https://depot.s3.amazonaws.com/a/b.txt"; AWS HTTP error: Client error: \`PUT https://depot.s3.amazonaws.com/a/b.txt\` resulted in a \`403 Forbidden\` response`,
    must: ['access-denied'],
  },
  {
    name: 'Laravel’s line without a time, and S3’s answer cut short',
    text: `production.ERROR: Error executing "PutObject" on "https://depot.s3.eu-west-1.amazonaws.com/a.txt"; AWS HTTP error: Client error: \`PUT https://depot.s3.eu-west-1.amazonaws.com/a.txt\` resulted in a \`403 Forbidden\` response:
<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>T4 (truncated...)
 AccessDenied (client): Access Denied`,
    must: ['access-denied'],
  },
  {
    name: 'object_store, HEAD of an object',
    text: `object_store::Error: The operation lacked the necessary privileges to complete for path a/b.parquet: Error performing HEAD https://depot.s3.eu-west-1.amazonaws.com/a/b.parquet in 40.5ms - Server returned non-2xx status code: 403 Forbidden: `,
    must: ['access-denied'],
  },
  {
    name: 'Polars, by a URL',
    text: `ComputeError: HTTP error: HEAD https://depot.s3.eu-west-1.amazonaws.com/a.parquet returned 403 Forbidden`,
    must: ['access-denied'],
  },
  {
    name: 'DuckDB, by a URL',
    text: `duckdb.duckdb.HTTPException: HTTP Error: HTTP GET error on 'https://depot.s3.amazonaws.com/a.parquet' (HTTP 403)`,
    must: ['access-denied'],
  },
  {
    name: 'Arrow, what C++ cannot parse',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/36764',
    text: `OSError: When initiating multiple part upload for key 'x' in bucket 'depot': AWS Error UNKNOWN (HTTP status 400) during CreateMultipartUpload operation: Unable to parse ExceptionName: ExpiredToken Message: The provided token has expired.`,
    must: ['session-expired'],
  },
  {
    name: 'ClickHouse, HEAD of an object',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/80150',
    text: `2026.05.16 11:20:31.642 [ 77 ] {9a1} <Error> executeQuery: Code: 499. DB::Exception: Failed to get object info: No response body.. HTTP response code: 403: while reading a/b.csv: The table structure cannot be extracted from a CSV format file. (S3_ERROR) (version 23.8)`,
    must: ['access-denied'],
  },
  {
    name: '.NET lacks the assembly for SSO',
    text: `Amazon.Runtime.AmazonClientException: Assembly AWSSDK.SSO could not be found or loaded. This assembly must be available at runtime to use Amazon.Runtime.SSOAWSCredentials.
   at Amazon.Runtime.SSOAWSCredentials.CreateClient()`,
    must: ['no-credentials'],
  },
  {
    name: 'Ruby’s token file is missing',
    text: `Aws::Errors::MissingWebIdentityTokenFile: Missing :web_identity_token_file parameter or invalid file path provided for Aws::AssumeRoleWebIdentityCredentials provider`,
    must: ['web-token-unreadable', 'assume-role-failed'],
  },
  {
    name: 'Rust, debug form of a provider’s error',
    text: `Error: DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: ProviderError(ProviderError { source: ProviderError(ProviderError { source: "no credentials" }) }), connection: Unknown } })`,
    must: ['no-credentials'],
  },
  {
    name: 'Rust, no connection in time',
    text: `2026-03-20T20:39:10.609010Z ERROR ingest: dispatch failure: timeout: error trying to connect: HTTP connect timeout occurred after 3.1s: HTTP connect timeout occurred after 3.1s: timed out endpoint=https://sqs.eu-west-1.amazonaws.com`,
    must: ['connect-stall'],
  },
  {
    name: 'object_store, the metadata service is silent',
    text: `deltalake._internal.TableNotFoundError... OSError: Generic S3 error: Error performing PUT http://169.254.169.254/latest/api/token in 10.2s, after 10 retries, max_retries: 10, retry_timeout: 180s  - HTTP error: error sending request`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'GitLab’s runner, a cache by a URL',
    text: `Uploading cache.zip to https://depot.s3.dualstack.eu-west-1.amazonaws.com/project/1/main 
WARNING: Failed to create cache / received: 403 Forbidden. Request failed with URL https://depot.s3.dualstack.eu-west-1.amazonaws.com/project/1/main 
Failed to create cache
ERROR: Job failed: exit code 1`,
    must: ['access-denied'],
  },
  {
    name: 'Thanos, minio-go’s sentence',
    text: `ts=2026-05-16T11:20:31.642Z caller=runutil.go:100 level=error msg="function failed. Retrying in next tick" err="iter: Access Denied."`,
    must: ['access-denied'],
  },
  {
    name: 'Thanos, a deadline at the metadata service',
    text: `level=warn ts=2026-05-16T11:20:31.642Z caller=sidecar.go:346 err="upload 01H: check exists: stat s3 object: Get \\"http://169.254.169.254/latest/meta-data/iam/security-credentials/\\": context deadline exceeded" uploaded=0`,
    must: ['imds-unreachable'],
  },
  {
    name: 'Argo, minio-go’s sentence',
    text: `Error (exit code 64): failed to put file: Access Denied.`,
    must: ['access-denied'],
  },
  {
    name: 'restic, minio-go’s sentence',
    text: `Fatal: unable to open config file: Stat: Access Denied.
Is there a repository at the following location?
s3:s3.amazonaws.com/depot`,
    must: ['access-denied'],
  },
  {
    name: 's3fs, invalid credentials',
    text: `2026-05-16T11:20:31.642Z [CRT] s3fs.cpp:s3fs_check_service(4516): Failed to connect by sigv4/ invalid credentials(host=https://s3.amazonaws.com) - result of checking service.`,
    must: ['access-denied'],
  },
  {
    name: 's3fs, HTTP 403 and its body',
    text: `[ERR] curl.cpp:RequestPerform(2622): HTTP response code 403, returning EPERM. Body Text: <?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>`,
    must: ['access-denied'],
  },
  {
    name: 'goofys, permission denied',
    text: `2026/05/16 11:20:31.642000 main.FATAL Unable to mount file system, see syslog for details
May 16 11:20:31 host /usr/bin/goofys[811]: main.ERROR Unable to access 'depot': permission denied`,
    must: ['access-denied'],
  },
  {
    name: 'MinIO’s client, no head',
    text: `mc: <ERROR> Unable to list folder. Access Denied.`,
    must: ['access-denied'],
  },
  {
    name: 'CDK, no credentials',
    text: `Need to perform AWS calls for account 418362907715, but no credentials have been configured`,
    must: ['no-credentials'],
  },
  {
    name: 'CodeDeploy’s agent, no instance profile',
    text: `2026-05-16 11:20:31 ERROR [codedeploy-agent(811)]: InstanceAgent::Plugins::CodeDeployPlugin::CommandPoller: Missing credentials - please check if this instance was started with an IAM instance profile`,
    must: ['no-credentials'],
  },
  {
    name: 'Snowflake, a stage',
    text: `001044 (42P13): Failure using stage area. Cause: [Access Denied (Status Code: 403; Error Code: AccessDenied)]`,
    must: ['access-denied'],
  },
  {
    name: 'Databricks, an external location',
    text: `[UNAUTHORIZED_ACCESS] AWS IAM role does not have READ permissions on url s3://depot/a. Please contact your account admin to update the storage credential.`,
    must: ['access-denied', 'assume-role-denied'],
  },
  {
    name: 'Vector’s health check',
    source: 'https://github.com/vectordotdev/vector/issues/17735',
    text: `2026-05-16T11:20:31.642108Z ERROR vector::topology::builder: msg="Healthcheck failed." error=Invalid credentials component_kind="sink" component_type=aws_s3 component_id=s3`,
    must: ['access-denied'],
  },
  {
    name: 'fluent-bit, no metadata',
    text: `[2026/05/16 11:20:31] [error] [aws_credentials] Could not get credentials with instance profile / [filter:aws:aws.0] Could not retrieve ec2 metadata from IMDS
[2026/05/16 11:20:31] [ warn] [imds] unable to evaluate IMDS version
[2026/05/16 11:20:31] [error] [filter:aws:aws.0] Could not retrieve ec2 metadata from IMDS`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'Athena, results that may not be written',
    text: `SYNTAX... : Query failed: Access denied when writing output to url: s3://depot-athena/out/. Please ensure you are allowed to access the S3 bucket. If you are encrypting query results with KMS key, please ensure you are allowed to access your KMS key`,
    must: ['access-denied'],
  },
  {
    name: 'a Lambda function’s own words for its end',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html',
    text: `2026-11-23T10:00:00.000Z 6f1c2c8e-1111-4222-8333-444455556666 Task timed out after 3.00 seconds

END RequestId: 6f1c2c8e-1111-4222-8333-444455556666
REPORT RequestId: 6f1c2c8e-1111-4222-8333-444455556666 Duration: 3000.00 ms Billed Duration: 3000 ms Memory Size: 128 MB Max Memory Used: 70 MB`,
    must: ['tool-timeout-hung-call'],
    orUnknown: true,
  },
  {
    name: 'a bare code of DynamoDB, in what a Lambda function could not catch',
    text: `2026-11-23T10:00:00.000Z\t6f1c2c8e-1111-4222-8333-444455556666\tERROR\tUnhandled Promise Rejection \t{"errorType":"Runtime.UnhandledPromiseRejection","errorMessage":"ProvisionedThroughputExceededException: x","reason":{"errorType":"ProvisionedThroughputExceededException","errorMessage":"x"}}`,
    must: ['throttled'],
  },
  {
    name: 'a bare code of EC2',
    text: `{"level":"error","time":1795470254000,"msg":"RequestLimitExceeded: Request limit exceeded."}
{"level":"info","time":1795470255000,"msg":"reconciled"}`,
    must: ['throttled'],
  },
]
