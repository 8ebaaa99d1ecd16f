import type { HeldOut } from '../held-out.ts'

/** Logs of what is tried again, and what is not. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'one sentence with a code of AWS',
    source: 'https://github.com/brokenpip3/fatto/issues/51',
    text: `Sync failed: unhandled error v1=(SignatureDoesNotMatch)`,
    must: ['secret-mismatch'],
  },
  {
    name: 'Composer marks a task failed',
    source: 'https://github.com/cal-itp/data-infra/issues/3458',
    text: `botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User: arn:aws:iam::xyz:user/system/mst-default is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::littlepay-prod-mst-datafeed" with an explicit deny in an identity-based policy
[2024-09-16, 06:00:37 UTC] {taskinstance.py:1328} INFO - Marking task as FAILED. dag_id=sync_littlepay, task_id=mst, execution_date=20240916T050000, start_date=20240916T060034, end_date=20240916T060037
[2024-09-16, 06:00:37 UTC] {standard_task_runner.py:100} ERROR - Failed to execute job 1780217 for task mst (An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User: arn:aws:iam::xyz:user/system/mst-default is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::littlepay-prod-mst-datafeed" with an explicit deny in an identity-based policy; 488753)`,
    must: ['access-denied'],
  },
  {
    name: 'Airbyte relays a stack line by line',
    source: 'https://github.com/airbytehq/airbyte/issues/18277',
    text: `airbyte-worker      | 2022-10-20 21:45:16 INFO i.a.w.g.DefaultCheckConnectionWorker(run):54 - Checking connection
airbyte-worker      | 2022-10-20 21:45:17 ERROR i.a.w.i.DefaultAirbyteStreamFactory(internalLog):116 - Exception attempting to access the S3 bucket: The request signature we calculated does not match the signature you provided. Check your key and signing method. (Service: Amazon S3; Status Code: 403; Error Code: SignatureDoesNotMatch; Request ID: N4B; S3 Extended Request ID: x; Proxy: null)
airbyte-worker      | 2022-10-20 21:45:17 INFO i.a.w.i.DefaultAirbyteStreamFactory(parseJson):68 - 	at com.amazonaws.http.AmazonHttpClient$RequestExecutionBuilderImpl.execute(AmazonHttpClient.java:686) ~[aws-java-sdk-core-1.12.6.jar:?]
airbyte-worker      | 2022-10-20 21:45:17 INFO i.a.w.i.DefaultAirbyteStreamFactory(parseJson):68 - 	at com.amazonaws.http.AmazonHttpClient.execute(AmazonHttpClient.java:550) ~[aws-java-sdk-core-1.12.6.jar:?]`,
    must: ['secret-mismatch'],
  },
  {
    name: 'Duplicati, its log page',
    source: 'https://github.com/duplicati/duplicati/issues/2828',
    text: `Oct 18, 2017 2:12 PM: Failed while executing "Backup" with id: 1
Amazon.S3.AmazonS3Exception: Error making request with Error Code SignatureDoesNotMatch and Http Status Code Forbidden. No further error information was returned by the service. ---> Amazon.Runtime.Internal.HttpErrorResponseException: The remote server returned an error: (403) Forbidden. ---> System.Net.WebException: The remote server returned an error: (403) Forbidden.
   at System.Net.HttpWebRequest.GetResponse()
   at Amazon.Runtime.Internal.HttpRequest.GetResponse()`,
    must: ['secret-mismatch'],
  },
  {
    name: 'boto3, a profile that is not there',
    text: `Traceback (most recent call last):
  File "/opt/report.py", line 3, in <module>
    s = boto3.Session(profile_name="reports")
  File "/usr/lib/python3/dist-packages/boto3/session.py", line 80, in __init__
    self._setup_loader()
botocore.exceptions.ProfileNotFound: The config profile (reports) could not be found`,
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'cron mails what the AWS CLI said',
    text: `From: root@ci (Cron Daemon)
Subject: Cron <root@ci> /opt/sync.sh
+ aws s3 sync /data s3://depot/data --profile ops

Error when retrieving token from sso: Token has expired and refresh failed`,
    must: ['sso-expired'],
  },
  {
    name: 'PHP’s stream wrapper, no credentials',
    text: `[09-Jan-2026 09:24:25 UTC] PHP Warning:  file_get_contents(s3://depot/a.txt): Failed to open stream: "Aws\\S3\\StreamWrapper::stream_open" call failed in /srv/www/a.php on line 12
[09-Jan-2026 09:24:25 UTC] PHP Fatal error:  Uncaught Aws\\Exception\\CredentialsException: Cannot read credentials from /var/www/.aws/credentials in /srv/www/vendor/aws/aws-sdk-php/src/Credentials/CredentialProvider.php:874`,
    must: ['no-credentials'],
  },
  {
    name: 'winston, the error behind the message',
    text: `2026-01-09T09:24:24.001Z [api] info: listening
2026-01-09T09:24:25.001Z [api] error: putItem failed {"name":"AccessDeniedException","$fault":"client","$metadata":{"httpStatusCode":400,"requestId":"PQ7","attempts":1,"totalRetryDelay":0},"__type":"com.amazon.coral.service#AccessDeniedException","message":"User: arn:aws:sts::590184726633:assumed-role/api-task/1f2e is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:590184726633:table/orders because no identity-based policy allows the dynamodb:PutItem action"}`,
    must: ['access-denied'],
  },
  {
    name: 'NLog with pipes',
    text: `2026-01-09 09:24:34.0012|INFO|Depot.Program|start
2026-01-09 09:24:35.0012|ERROR|Depot.Secrets|cannot read secret|Amazon.SecretsManager.AmazonSecretsManagerException: User: arn:aws:sts::590184726633:assumed-role/depot-ec2/i-0a1b is not authorized to perform: secretsmanager:GetSecretValue on resource: depot/db because no identity-based policy allows the secretsmanager:GetSecretValue action
 ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
   at Amazon.Runtime.HttpWebRequestMessage.ProcessHttpResponseMessage(HttpResponseMessage responseMessage)`,
    must: ['access-denied'],
  },
  {
    name: 'Swift’s CRT',
    text: `2026-01-09T09:24:34+0000 info depot : [Depot] Listening on port 8080
2026-01-09T09:24:35+0000 error depot : [Depot] failed: commonRuntimeError(AwsCommonRuntimeKit.CommonRunTimeError.crtError(AwsCommonRuntimeKit.CRTError(code: 6146, message: "Valid credentials could not be sourced by a credentials provider", name: "AWS_AUTH_CREDENTIALS_PROVIDER_INVALID_ENVIRONMENT")))`,
    must: ['no-credentials', 'imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'Polars, 403 without a code',
    text: `polars.exceptions.ComputeError: Generic S3 error: Error performing HEAD https://s3.eu-west-1.amazonaws.com/depot/in.parquet in 44.5ms - Server returned non-2xx status code: 403 Forbidden: `,
    must: ['access-denied', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'Terragrunt',
    text: `09:24:34.001 INFO   Downloading Terraform configurations from ./modules into ./.terragrunt-cache
09:24:36.001 ERROR  error finding AWS credentials (did you set the AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY environment variables?): AccessDenied: User: arn:aws:iam::590184726633:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::418362907715:role/tf
	status code: 403, request id: 7f6e5d4c`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
  },
  {
    name: 'healthy: a clock that is corrected',
    text: `2026-01-09 09:24:34,001 WARNING app.signer: 403 RequestTimeTooSkewed from S3, learned clock offset of 412 s, retrying
2026-01-09 09:24:34,401 INFO app.signer: retry succeeded, offset kept
2026-01-09 09:24:35,401 INFO app.sync: uploaded 12 objects to depot`,
    must: [],
  },
  {
    name: 'healthy: Airflow’s second attempt',
    text: `[2026-01-09, 09:24:34 UTC] {taskinstance.py:1157} INFO - Starting attempt 1 of 3
[2026-01-09, 09:24:35 UTC] {taskinstance.py:1824} ERROR - Task failed with exception: botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://depot.s3.eu-west-1.amazonaws.com/"
[2026-01-09, 09:24:35 UTC] {taskinstance.py:1345} INFO - Marking task as UP_FOR_RETRY. dag_id=d, task_id=t
[2026-01-09, 09:29:35 UTC] {taskinstance.py:1157} INFO - Starting attempt 2 of 3
[2026-01-09, 09:29:40 UTC] {taskinstance.py:1345} INFO - Marking task as SUCCESS. dag_id=d, task_id=t`,
    must: [],
  },
  {
    name: 'healthy: pytest',
    text: `============================= test session starts ==============================
platform linux -- Python 3.12.1, pytest-8.0.0
collected 4 items

tests/test_errors.py::test_access_denied_is_reported PASSED              [ 25%]
tests/test_errors.py::test_expired_token_is_refreshed PASSED             [ 50%]
tests/test_errors.py::test_no_credentials_message PASSED                 [ 75%]
tests/test_errors.py::test_throttled PASSED                              [100%]

=============================== warnings summary ===============================
tests/test_errors.py::test_throttled
  DeprecationWarning: datetime.datetime.utcnow() is deprecated: botocore/auth.py:419
============================== 4 passed in 1.21s ===============================`,
    must: [],
  },
  {
    name: 'healthy: Nomad’s fingerprints',
    text: `2026-01-09T09:24:34.001Z [INFO]  client.driver_mgr.docker: created container: driver=docker container_id=5f2a
2026-01-09T09:24:34.101Z [DEBUG] client.fingerprint_mgr.env_aws: could not read value for attribute: attribute=ami-id error="request to EC2 IMDS failed"
2026-01-09T09:24:34.201Z [DEBUG] client.fingerprint_mgr: fingerprinting periodically: fingerprinter=vault initial_period=15s
2026-01-09T09:24:35.001Z [INFO]  client: node registration complete
2026-01-09T09:24:36.001Z [WARN]  client.fingerprint_mgr.vault: Vault is unavailable, will retry
2026-01-09T09:24:50.001Z [INFO]  client.fingerprint_mgr.vault: Vault is available: cluster=default`,
    must: [],
  },
  {
    name: 'healthy: k6',
    text: `time="2026-01-09T09:24:34Z" level=info msg="login ok" source=console
time="2026-01-09T09:24:35Z" level=warning msg="Request Failed" error="Get \\"https://shop.example/slow\\": request timeout"
     ✓ status is 200
     ✗ token is fresh
      ↳  99% — ✓ 990 / ✗ 10

     http_req_failed................: 0.10%  ✓ 1        ✗ 999
     checks.........................: 99.50% ✓ 1990     ✗ 10`,
    must: [],
  },
]
