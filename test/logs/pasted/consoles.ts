import type { HeldOut } from '../held-out.ts'

/** What stands before a line on phones, desktops, in browsers and at prompts; programs that log without a level. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: logcat of an app that signs in (brief)',
    text: `I/flutter ( 8121): Amplify configured
D/AWSMobileClient( 8121): waitForSignIn: userState:SIGNED_IN
W/Choreographer( 8121): Skipped 38 frames!  The application may be doing too much work on its main thread.
W/TransferService( 8121): Could not check if ACCESS_NETWORK_STATE permission is available.
D/AWSMobileClient( 8121): getCredentials: Validated user is signed-in
I/flutter ( 8121): uploaded public/avatar/7d.png`,
    must: [],
  },
  {
    name: 'healthy: the same with times (threadtime), and as Android Studio shows it',
    text: `05-16 11:20:31.101  8121  8140 D AWSMobileClient: getCredentials: Validated user is signed-in
05-16 11:20:31.642  8121  8140 W OpenGLRenderer: Failed to choose config with EGL_SWAP_BEHAVIOR_PRESERVED, retrying without...
2026-05-16 11:20:32.117  8121-8140  S3Transfer              dev.nordwind.app                     I  public/avatar/7d.png: COMPLETED`,
    must: [],
  },
  {
    name: 'logcat: S3 denies an upload, the stack behind its tag',
    source: 'https://github.com/aws-amplify/aws-sdk-android/issues/1107',
    text: `05-16 11:20:31.642  8121  8140 I DepotUpload: uploading 1 file
05-16 11:20:32.001  8121  8140 E UploadTask: Encountered error uploading part
05-16 11:20:32.001  8121  8140 E UploadTask: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 7F0B2C9D1E3A4B5C)
05-16 11:20:32.001  8121  8140 E UploadTask: 	at com.amazonaws.http.AmazonHttpClient.handleErrorResponse(AmazonHttpClient.java:742)
05-16 11:20:32.001  8121  8140 E UploadTask: 	at com.amazonaws.services.s3.AmazonS3Client.putObject(AmazonS3Client.java:1732)
05-16 11:20:32.440  8121  8121 I DepotUpload: upload failed, shown to the user`,
    must: ['access-denied'],
    mention: /S3/,
  },
  {
    name: 'healthy: NSLog of a program whose name says AWS, and a connection that another replaced',
    text: `2026-05-16 11:20:31.101 AWS Depot Viewer[8121:1904417] [Settings] region: eu-west-1, profile: default
2026-05-16 11:20:31.642 AWS Depot Viewer[8121:1904417] WARNING: Application performed a reentrant operation in its NSTableView delegate.
2026-05-16 11:20:40.004 AWS Depot Viewer[8121:1904460] nw_endpoint_flow_failed_with_error [C3 192.0.2.8:443 failed channel-flow (satisfied (Path is satisfied), viable)] already failing, returning
2026-05-16 11:20:41.180 AWS Depot Viewer[8121:1904460] 41 objects listed`,
    must: [],
  },
  {
    name: 'NSLog: a queue is denied',
    text: `2026-05-16 11:20:31.101 Depot[8121:1904417] [Settings] region: eu-west-1
2026-05-16 11:20:31.642 Depot[8121:1904460] Error sending: AccessDenied(properties: AWSSQS.AccessDenied.Properties(message: Optional("Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied.")), httpResponse: Status Code: http_status_403)`,
    must: ['access-denied'],
    mention: /SQS/,
  },
  {
    name: 'healthy: a script of PowerShell with dates of its country',
    text: `16/05/2026 1:16:33 AM Loading AWSPowerShell from C:\\AWS\\lib\\AWSSDK.dll
16/05/2026 1:16:35 AM Nightly backup starting
16/05/2026 1:19:02 AM snap-4c1f0a77 completed
16/05/2026 1:19:06 AM Nightly backup complete`,
    must: [],
  },
  {
    name: 'the same denied, in a .NET exception of version 2',
    source: 'https://github.com/aws/aws-tools-for-powershell/issues/47',
    text: `16.05.2026 13:16:35 Nightly backup starting
16.05.2026 13:16:36 CreateVolumeSnapshot : Amazon.EC2.AmazonEC2Exception: You are not authorized to perform this operation. ---> Amazon.Runtime.Internal.HttpErrorResponseException: The remote server returned an error: (403) Forbidden. ---> System.Net.WebException: The remote server returned an error: (403) Forbidden.
   at System.Net.HttpWebRequest.GetResponse()
   --- End of inner exception stack trace ---
   at Amazon.EC2.AmazonEC2Client.CreateSnapshot(CreateSnapshotRequest request)
   at CallSite.Target(Closure , CallSite , Object , Object )
16.05.2026 13:16:37 Nightly backup complete`,
    must: ['access-denied'],
    mention: /EC2/,
  },
  {
    name: 'healthy: the console of a browser',
    text: `Download the React DevTools for a better development experience: https://fb.me/react-devtools
react-dom.development.js:17117 Warning: componentWillMount is deprecated and will be removed in the next major version.
Upload.js:48 presigned https://depot.s3.eu-west-1.amazonaws.com/a.png
favicon.ico:1 GET http://localhost:3000/favicon.ico 404 (Not Found)
VM412:7 {key: "a.png", etag: "9b2c"}
Upload.js:74 upload sent`,
    must: [],
  },
  {
    name: 'the console of a browser: no region',
    text: `Download the React DevTools for a better development experience: https://fb.me/react-devtools
SignIn.js:48 submitting
SignIn.js:61 Error: Missing region in config
    at Request.VALIDATE_REGION (event_listeners.js:91)
    at Request.callListeners (sequential_executor.js:105)`,
    must: ['no-region'],
  },
  {
    name: 'healthy: R at its prompt',
    text: `> library(paws)
> s3 <- paws::s3(region = "eu-west-1")
> length(s3$list_buckets()$Buckets)
[1] 12
Warning message:
package ‘paws’ was built under R version 4.3.3 
> nrow(read_parquet("out.parquet"))
[1] 1402881`,
    must: [],
  },
  {
    name: 'healthy: SAM builds and packages',
    text: `sam build --use-container
Starting Build inside a container
Building codeuri: /srv/orders/src runtime: python3.12 metadata: {} architecture: arm64 functions: Orders
Build Succeeded
sam package --output-template-file packaged.yaml --s3-bucket depot-artifacts
	Uploading to 3b6a1c3d2e6f0a5b9c7d8e1f2a3b4c5d  1048576 / 4194304  (25.00%)

Successfully packaged artifacts and wrote output template to file packaged.yaml.
Execute the following command to deploy the packaged template
sam deploy --template-file /srv/orders/packaged.yaml --stack-name <YOUR STACK NAME>`,
    must: [],
  },
  {
    name: 'healthy: an image is fetched that is not here yet',
    source: 'https://github.com/docker/cli/issues/2606',
    text: `+ docker inspect -f . 418362907715.dkr.ecr.eu-west-1.amazonaws.com/tools/scanner:5.0.1
Error: No such object: 418362907715.dkr.ecr.eu-west-1.amazonaws.com/tools/scanner:5.0.1
+ docker run 418362907715.dkr.ecr.eu-west-1.amazonaws.com/tools/scanner:5.0.1
Unable to find image '418362907715.dkr.ecr.eu-west-1.amazonaws.com/tools/scanner:5.0.1' locally
5.0.1: Pulling from tools/scanner
Status: Downloaded newer image for 418362907715.dkr.ecr.eu-west-1.amazonaws.com/tools/scanner:5.0.1
Finished: SUCCESS`,
    must: [],
  },
  {
    name: 'healthy: records that jq set over lines',
    text: `{
  "level": "info",
  "ts": "2026-05-16T11:20:31.642Z",
  "msg": "listed",
  "bucket": {
    "name": "depot"
  }
}
{
  "level": "info",
  "ts": "2026-05-16T11:20:32.642Z",
  "msg": "stored"
}`,
    must: [],
  },
  {
    name: 'healthy: events of Windows, as PowerShell lists them',
    text: `PS C:\\> Get-EventLog -LogName Application -Newest 2 | Format-List

Index              : 48311
EntryType          : Information
InstanceId         : 0
Message            : Service started successfully.
Source             : Depot.Service
TimeGenerated      : 12/01/2024 09:02:14

Index              : 48310
EntryType          : Warning
InstanceId         : 2147484677
Message            : Windows cannot load the extensible counter DLL "C:\\Windows\\system32\\sysmain.dll" (Win32 error code 126).
Source             : Microsoft-Windows-Perflib
TimeGenerated      : 12/01/2024 09:01:58`,
    must: [],
  },
  {
    name: 'an event of Windows, as the Event Viewer copies it',
    text: `Log Name:      Application
Source:        Depot.Service
Date:          5/16/2026 11:20:31 AM
Event ID:      0
Task Category: None
Level:         Error
Keywords:      Classic
User:          N/A
Computer:      WIN-7Q
Description:
Service cannot be started. Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.
   at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials()
   at Amazon.Runtime.FallbackCredentialsFactory.GetCredentials(Boolean fallbackToAnonymous)
Event Xml:
<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
</Event>`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'Metro: an identity pool takes no guests, and it is said by a warning',
    source: 'https://github.com/aws-amplify/amplify-js/issues/1089',
    text: ` LOG  Amplify configured
 LOG  signed in
 WARN  Possible Unhandled Promise Rejection (id: 0): NotAuthorizedException: Unauthenticated access is not supported for this identity pool.`,
    must: ['aws-call-failed'],
    mention: /describe-identity-pool/,
  },
  {
    name: 'logcat: an identity pool does not know the user pool',
    source: 'https://github.com/aws-amplify/amplify-flutter/issues/851',
    text: `D/AWSMobileClient( 8121): waitForSignIn: userState:SIGNED_IN
W/AWSMobileClient( 8121): getCredentials: Failed to getCredentials from Cognito Identity
W/AWSMobileClient( 8121): com.amazonaws.services.cognitoidentity.model.NotAuthorizedException: Token is not from a supported provider of this identity pool. (Service: AmazonCognitoIdentity; Status Code: 400; Error Code: NotAuthorizedException; Request ID: 0a1b2c3d-e2f0-4355-925d-bee7c8e60b11)
W/AWSMobileClient( 8121): 	at com.amazonaws.http.AmazonHttpClient.handleErrorResponse(AmazonHttpClient.java:742)
I/flutter ( 8121): upload failed`,
    must: ['aws-call-failed'],
    mention: /describe-identity-pool/,
  },
  {
    name: 'healthy: Metro and Flutter on iOS',
    text: ` LOG  Amplify configured
 LOG  uploaded public/a.png to S3
flutter: signed in`,
    must: [],
  },
  {
    name: 'healthy: a program puts its name before each line',
    text: `deployer: looking for what differs in eu-west-1
deployer: 3 files differ from s3://depot
deployer: a.html, 41 kB, to go first
deployer: bye`,
    must: [],
  },
  {
    name: 'healthy: the command before records that jq set over lines',
    text: `$ kubectl logs -n depot deploy/depot | jq .
{
  "level": "info",
  "time": "2026-05-16T11:20:31.642Z",
  "message": "listed"
}
{
  "level": "info",
  "time": "2026-05-16T11:20:32.642Z",
  "message": "stored"
}`,
    must: [],
  },
  {
    name: 'Airflow in k9s, whose frame is copied with it',
    source: 'https://github.com/apache/airflow/issues/57431',
    text: `│ 2025-10-28T14:01:40.101233Z [info     ] Started server process [31]               [uvicorn.error] loc=server.py:84                                                                           │
│ 2025-10-28T14:01:44.880102Z [info     ] Application startup complete.            [uvicorn.error] loc=on.py:62                                                                                │
│ 2025-10-28T14:02:11.120441Z [warning  ] Unable to find AWS Connection ID 's3_logs', switching to empty. [airflow.providers.amazon.aws.hooks.base_aws.S3Hook] loc=base_aws.py:620             │
│ 2025-10-28T14:02:11.120702Z [info     ] No connection ID provided. Fallback on boto3 credential strategy (region_name=None). See: https://boto3.amazonaws.com/v1/documentation/api/latest/guide/configuration.html [airflow.providers.amazon.aws.hooks.base_aws.S3Hook] loc=connection_wrapper.py:350 │
│ INFO:     10.12.4.20:47812 - "GET /api/v2/dags/etl/dagRuns/manual__2025-10-28/taskInstances/extract/logs/1?map_index=-1 HTTP/1.1" 500 Internal Server Error                                  │
│ 2025-10-28T14:02:13.404411Z [error    ] Exception in ASGI application                                                                                                                        │
│  [uvicorn.error] loc=httptools_impl.py:426                                                                                                                                                   │
│ Traceback (most recent call last):                                                                                                                                                           │
│   File "/home/airflow/.local/lib/python3.10/site-packages/uvicorn/protocols/http/httptools_impl.py", line 409, in run_asgi                                                                   │
│     result = await app(  # type: ignore[func-returns-value]                                                                                                                                  │
│   File "/home/airflow/.local/lib/python3.10/site-packages/airflow/utils/log/file_task_handler.py", line 614, in _read                                                                        │
│     sources, logs = self._read_remote_logs(ti, try_number, metadata)                                                                                                                         │
│   File "/home/airflow/.local/lib/python3.10/site-packages/airflow/providers/amazon/aws/log/s3_task_handler.py", line 154, in read                                                            │
│     keys = self.hook.list_keys(bucket_name=bucket, prefix=prefix)                                                                                                                            │
│   File "/home/airflow/.local/lib/python3.10/site-packages/airflow/providers/amazon/aws/hooks/s3.py", line 914, in list_keys                                                                  │
│     for page in response:                                                                                                                                                                    │
│   File "/home/airflow/.local/lib/python3.10/site-packages/botocore/paginate.py", line 272, in __iter__                                                                                       │
│     response = self._make_request(current_kwargs)                                                                                                                                            │
│   File "/home/airflow/.local/lib/python3.10/site-packages/botocore/hooks.py", line 256, in emit                                                                                              │
│     return self._emit(event_name, kwargs)                                                                                                                                                    │
│   File "/home/airflow/.local/lib/python3.10/site-packages/botocore/hooks.py", line 239, in _emit                                                                                             │
│     response = handler(**kwargs)                                                                                                                                                             │
│   File "/home/airflow/.local/lib/python3.10/site-packages/botocore/signers.py", line 108, in handler                                                                                         │
│     return self.sign(operation_name, request)                                                                                                                                                │
│   File "/home/airflow/.local/lib/python3.10/site-packages/botocore/signers.py", line 200, in sign                                                                                            │
│     auth.add_auth(request)                                                                                                                                                                   │
│   File "/home/airflow/.local/lib/python3.10/site-packages/botocore/auth.py", line 424, in add_auth                                                                                           │
│     raise NoCredentialsError()                                                                                                                                                               │
│ botocore.exceptions.NoCredentialsError: Unable to locate credentials                                                                                                                         │
│ INFO:     10.12.4.1:33804 - "GET /api/v2/version HTTP/1.1" 200 OK                                                                                                                            │`,
    must: ['no-credentials'],
    mention: /S3/,
  },
  {
    name: 'k9s: logfmt in a frame',
    text: `┌──────────────────── Logs(dns/external-dns-5c7b9d8f5b-m2k9x:external-dns)[tail] ──────────────────────────────────────────┐
│ time="2026-05-16T11:20:31Z" level=info msg="starting"                                                                    │
│ time="2026-05-16T11:20:32Z" level=error msg="AccessDenied: not allowed, status code: 403, request id: 4e1f7b0c"          │
│ time="2026-05-16T11:20:33Z" level=error msg="records retrieval failed: NoCredentialProviders: no valid providers in chain" │
└──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘`,
    must: ['no-credentials'],
  },
  {
    name: 'k9s: JSON in a frame',
    text: `┌──────────────────── Logs(shop/api) ──────────────────────────────────────────────────────────────────────────────────────┐
│ {"level":"info","ts":1667943642.1,"msg":"starting"}                                                                      │
│ {"level":"error","ts":1667943643.1,"msg":"get failed","error":"NoCredentialProviders: no valid providers in chain"}      │
│ {"level":"info","ts":1667943644.1,"msg":"ready"}                                                                         │
└──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘`,
    must: ['no-credentials'],
  },
  {
    name: 'Java in a heavy frame',
    text: `┃ 2026-05-16 11:20:31.642 ERROR 1 --- [nio-8080-exec-1] c.e.Depot : put failed                                             ┃
┃ software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain ┃
┃     at software.amazon.awssdk.services.s3.DefaultS3Client.putObject(DefaultS3Client.java:9)                              ┃
┃ 2026-05-16 11:20:32.642  INFO 1 --- [nio-8080-exec-1] c.e.Depot : next                                                   ┃`,
    must: ['no-credentials'],
    mention: /PutObject/,
  },
  {
    name: 'Airflow in k9s on a good day',
    text: `│ 2025-10-29T08:01:40.101233Z [info     ] Started server process [31]               [uvicorn.error] loc=server.py:84                                                                           │
│ 2025-10-29T08:01:44.880102Z [info     ] Application startup complete.            [uvicorn.error] loc=on.py:62                                                                                │
│ /home/airflow/.local/lib/python3.10/site-packages/airflow/api_fastapi/core_api/routes/ui/grid.py:88 DeprecationWarning: Passing 'dialect' is deprecated.                                     │
│ 2025-10-29T08:02:11.120441Z [info     ] AWS Connection (conn_id='s3_logs', conn_type='aws') credentials retrieved from login and password. [airflow.providers.amazon.aws.hooks.base_aws.S3Hook] loc=connection_wrapper.py:334 │
│ INFO:     10.12.4.20:47812 - "GET /api/v2/dags/etl/dagRuns/manual__2025-10-29/taskInstances/extract/logs/1?map_index=-1 HTTP/1.1" 200 OK                                                     │
│ 2025-10-29T08:03:02.000120Z [warning  ] JWT token is not valid: Signature has expired [airflow.api_fastapi.auth.managers.base_auth_manager] loc=base_auth_manager.py:112                     │
│ INFO:     10.12.4.20:47999 - "GET /ui/dags HTTP/1.1" 401 Unauthorized                                                                                                                        │
│ INFO:     10.12.4.20:48002 - "POST /auth/token HTTP/1.1" 201 Created                                                                                                                         │
│ INFO:     10.12.4.20:48002 - "GET /ui/dags HTTP/1.1" 200 OK                                                                                                                                  │
│ INFO:     10.12.4.1:33804 - "GET /api/v2/version HTTP/1.1" 200 OK                                                                                                                            │`,
    must: [],
  },
  {
    name: 'k9s: JSON in a frame, all well',
    text: `┌──────────────────── Logs(shop/api) ──────────────────────────────────────────────────────────────────────────────────────┐
│ {"level":"info","ts":1667943642.1,"msg":"starting"}                                                                      │
│ {"level":"warn","ts":1667943643.1,"msg":"slow query"}                                                                    │
│ {"level":"info","ts":1667943644.1,"msg":"uploaded a to s3://depot/a"}                                                    │
└──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘`,
    must: [],
  },
  {
    name: 'a table of one column in a log',
    text: `2026-05-16T11:20:30Z INFO report
┌────────────────────────────────────────────────────────────────────────────────┐
│ name                                                                           │
│ error AccessDenied in the runbook                                              │
└────────────────────────────────────────────────────────────────────────────────┘
2026-05-16T11:20:31Z INFO report done`,
    must: [],
  },
  {
    name: 'DuckDB’s shell: a web identity is refused',
    source: 'https://github.com/duckdb/duckdb-delta/issues/112',
    text: `$ duckdb
v1.1.2 f680b7d08f
Enter ".help" for usage hints.
Connected to a transient in-memory database.
Use ".open FILENAME" to reopen on a persistent database.
D INSTALL delta; LOAD delta;
D INSTALL httpfs; LOAD httpfs;
D CREATE SECRET s3d (TYPE S3, PROVIDER CREDENTIAL_CHAIN);
┌─────────┐
│ Success │
│ boolean │
├─────────┤
│ true    │
└─────────┘
D SELECT count(*) FROM delta_scan('s3a://oh-project-ajax/sales/sales/datahubtest/v3/');
IO Error: Hit DeltaKernel FFI error (from: While trying to read from delta table: 's3a://oh-project-ajax/sales/sales/datahubtest/v3/'): Hit error: 8 (ObjectStoreError) with message (Error interacting with object store: Generic S3 error: Client error with status 403 Forbidden: <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error>
    <Type>Sender</Type>
    <Code>AccessDenied</Code>
    <Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message>
  </Error>
  <RequestId>dd2d7c47-b8d0-46f5-8282-93a1a6d25156</RequestId>
</ErrorResponse>
)
D .quit`,
    must: ['web-identity-denied'],
  },
  {
    name: 'DuckDB’s shell: a word was mistyped',
    text: `$ duckdb
v1.1.2 f680b7d08f
Enter ".help" for usage hints.
Connected to a transient in-memory database.
Use ".open FILENAME" to reopen on a persistent database.
D LOAD delta;
D LOAD httpfs;
D CREATE SECRET s3d (TYPE S3, PROVIDER CREDENTIAL_CHAIN);
┌─────────┐
│ Success │
│ boolean │
├─────────┤
│ true    │
└─────────┘
D SELECT cout(*) FROM delta_scan('s3a://oh-project-ajax/sales/sales/datahubtest/v3/');
Catalog Error: Scalar Function with name cout does not exist!
Did you mean "count"?
LINE 1: SELECT cout(*) FROM delta_scan('s3a://oh-project-aja...
               ^
D SELECT count(*) FROM delta_scan('s3a://oh-project-ajax/sales/sales/datahubtest/v3/');
┌──────────────┐
│ count_star() │
│    int64     │
├──────────────┤
│      1204418 │
└──────────────┘
D .quit`,
    must: [],
  },
  {
    name: 'Spark’s shell for SQL, all well',
    text: `spark-sql> use lake;
Time taken: 0.41 seconds
spark-sql> select count(*) from orders where path like 's3a://depot/%';
1204418
Time taken: 3.41 seconds, Fetched 1 row(s)
spark-sql> selec 1;
[PARSE_SYNTAX_ERROR] Syntax error at or near 'selec'.(line 1, pos 0)
spark-sql> select 1;
1
spark-sql> exit;`,
    must: [],
  },
  {
    name: 'Trino’s shell, all well',
    text: `trino> use hive.lake;
USE
trino:lake> show tables;
 Table
--------
 orders
(1 row)

trino:lake> select count(*) from orders where "$path" like 's3://depot/%';
  _col0
---------
 1204418
(1 row)

trino:lake> quit`,
    must: [],
  },
  {
    name: 'psql writes to S3',
    text: `depot=> select aws_s3.query_export_to_s3('select * from orders', aws_commons.create_s3_uri('depot', 'a.csv', 'eu-west-1'));
 rows_uploaded | files_uploaded | bytes_uploaded
---------------+----------------+----------------
          1204 |              1 |          88120
(1 row)

depot=> select 1;
 ?column?
----------
        1
(1 row)

depot=> \\q`,
    must: [],
  },
  {
    name: 'psql: the cluster has no role for S3',
    text: `depot=> select 1;
 ?column?
----------
        1
(1 row)

depot=> select aws_s3.query_export_to_s3('select * from orders', aws_commons.create_s3_uri('depot', 'a.csv', 'eu-west-1'));
ERROR:  credentials stored with the database cluster can't be accessed
HINT:  Has the IAM role Amazon Resource Name (ARN) been associated with the feature-name "s3Export"?
CONTEXT:  SQL function "query_export_to_s3" statement 1
depot=> \\q`,
    must: ['no-credentials'],
    orUnknown: true,
  },
]
