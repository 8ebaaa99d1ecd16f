import type { HeldOut } from '../held-out.ts'

/** Troubles that passed: the next try went well, or nothing more was heard of them; and such as did not pass. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'mended: cluster-autoscaler, throttled once, in two lines of one breath',
    text: `I0612 03:14:26.118481       1 aws_manager.go:267] Refreshed ASG list, next refresh after 2024-06-12 03:15:26.118479113 +0000 UTC
I0612 03:15:26.204412       1 static_autoscaler.go:304] Starting main loop
E0612 03:15:27.940315       1 aws_manager.go:262] Failed to regenerate ASG cache: Throttling: Rate exceeded
	status code: 400, request id: 2f2f4f0e-6c54-4f19-8d1c-61f0b2a9f3a7
W0612 03:15:27.940349       1 static_autoscaler.go:324] Failed to refresh cloud provider config: Throttling: Rate exceeded
	status code: 400, request id: 2f2f4f0e-6c54-4f19-8d1c-61f0b2a9f3a7
I0612 03:15:37.951120       1 static_autoscaler.go:304] Starting main loop
I0612 03:15:38.402007       1 aws_manager.go:267] Refreshed ASG list, next refresh after 2024-06-12 03:16:38.402004871 +0000 UTC`,
    must: [],
  },
  {
    name: 'mended: Fluent Bit says in five lines that it could not sign, and flushes the chunk at the next try',
    text: `[2025/03/02 06:01:58] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] worker #0 started
[2025/03/02 07:01:57] [ warn] [aws_credentials] No cached credentials are available and a credential refresh is already in progress. The current co-routine will retry.
[2025/03/02 07:01:57] [error] [signv4] Provider returned no credentials, service=logs
[2025/03/02 07:01:57] [error] [aws_client] could not sign request
[2025/03/02 07:01:57] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to send log events
[2025/03/02 07:01:57] [ warn] [engine] failed to flush chunk '1-1740898916.411708120.flb', retry in 9 seconds: task_id=4, input=tail.0 > output=cloudwatch_logs.0 (out_id=0)
[2025/03/02 07:02:06] [ info] [engine] flush chunk '1-1740898916.411708120.flb' succeeded at retry 1: task_id=4, input=tail.0 > output=cloudwatch_logs.0 (out_id=0)
[2025/03/02 07:31:12] [ info] [input:tail:tail.0] inotify_fs_remove(): inode=4195108 watch_fd=27`,
    must: [],
  },
  {
    name: 'mended: Velero’s storage was slow for a minute',
    text: `time="2025-01-20T02:00:34Z" level=error msg="Error getting a backup store" backup-storage-location=velero/default controller=backup-storage-location error="rpc error: code = Unknown desc = operation error S3: ListObjectsV2, exceeded maximum number of attempts, 3, https response error StatusCode: 503, RequestID: 4V7Q1Z0ZJ3N2, HostID: n7Zp, api error SlowDown: Please reduce your request rate."
time="2025-01-20T02:00:34Z" level=warning msg="Current BackupStorageLocations available/unavailable/unknown: 0/1/0, BackupStorageLocation \\"default\\" is unavailable: SlowDown)" controller=backup-storage-location
time="2025-01-20T02:01:34Z" level=info msg="BackupStorageLocations is valid, marking as available" backup-storage-location=velero/default controller=backup-storage-location
time="2025-01-20T02:05:00Z" level=info msg="Schedule is due, going to submit backup." controller=schedule schedule=velero/nightly
time="2025-01-20T02:09:41Z" level=info msg="Backup completed" backup=velero/nightly-20250120020500 controller=backup`,
    must: [],
  },
  {
    name: 'mended: Filebeat will retry, and says no more of it',
    text: `{"log.level":"info","@timestamp":"2025-05-30T04:00:01.102Z","message":"filebeat start running.","service.name":"filebeat"}
{"log.level":"warn","@timestamp":"2025-05-30T05:00:02.447Z","log.logger":"input.aws-s3","message":"SQS ReceiveMessage returned an error. Will retry after a short delay.","service.name":"filebeat","error":{"message":"sqs ReceiveMessage failed: operation error SQS: ReceiveMessage, https response error StatusCode: 403, RequestID: 1ca1f380-8898-5162-bd84-9295101473ea, api error ExpiredToken: The security token included in the request is expired"}}
{"log.level":"info","@timestamp":"2025-05-30T05:00:31.311Z","log.logger":"monitoring","message":"Non-zero metrics in the last 30s","service.name":"filebeat"}
{"log.level":"info","@timestamp":"2025-05-30T05:01:01.311Z","log.logger":"monitoring","message":"Non-zero metrics in the last 30s","service.name":"filebeat"}`,
    must: [],
  },
  {
    name: 'not mended: it would retry, and says the same a third time',
    text: `2025-05-30T05:00:02.447Z WARN receive failed: api error ExpiredToken: The security token included in the request is expired, will retry
2025-05-30T05:00:12.447Z WARN receive failed: api error ExpiredToken: The security token included in the request is expired, will retry
2025-05-30T05:00:22.447Z WARN receive failed: api error ExpiredToken: The security token included in the request is expired, will retry
2025-05-30T05:01:31.311Z INFO 0 messages in the last minute`,
    must: ['session-expired'],
  },
  {
    name: 'not mended: it gave up',
    text: `2025-05-30T05:00:02.447Z INFO worker started
2025-05-30T05:00:02.447Z ERROR receive failed: api error ExpiredToken: The security token included in the request is expired, retries exhausted
2025-05-30T05:01:31.311Z INFO 0 messages in the last minute`,
    must: ['session-expired'],
  },
  {
    name: 'not mended: who was denied is denied again, whatever is retried',
    text: `2025-05-30T05:00:02.447Z INFO worker started
2025-05-30T05:00:02.447Z ERROR put failed, will retry in 5m: AccessDenied: User: arn:aws:sts::418362907715:assumed-role/writer/i-07014edbf556cb4ce is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::depot/a"
2025-05-30T05:01:31.311Z INFO queue depth 4`,
    must: ['access-denied'],
  },
  {
    name: 'mended: mount-s3 asks the metadata service a second time',
    text: `2025-06-12T06:59:58.011870Z DEBUG mountpoint_s3::cli: mount-s3 1.17.0 command line: ["mount-s3", "depot", "/mnt/models", "--read-only"]
2025-06-12T06:59:58.884412Z  WARN mountpoint_s3_client::imds_crt_client: IMDS query failed, retrying: CRT error 1048: aws-c-io: AWS_IO_SOCKET_TIMEOUT, socket operation timed out.
2025-06-12T06:59:59.204111Z DEBUG awscrt::AuthCredentialsProvider: (id=0x55f2a0) IMDS credentials provider successfully sourced credentials
2025-06-12T06:59:59.377770Z  INFO mountpoint_s3_client::s3_crt_client: initial ListObjectsV2 succeeded for bucket depot in region us-west-2
2025-06-12T13:00:00.001207Z  INFO mountpoint_s3_fs::metrics: s3.requests[op=get_object,type=GetObject]: 4113`,
    must: [],
  },
  {
    name: 'mended: the network was not up yet when credentials were asked for',
    text: `Mar 14 06:02:11 edge-07 shipper[811]: time="2026-03-14T06:02:11Z" level=info msg="shipper 1.12.4 starting"
Mar 14 06:02:12 edge-07 shipper[811]: time="2026-03-14T06:02:12Z" level=warning msg="no credentials yet, network still coming up?" attempt=1 error="operation error S3: HeadBucket, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded"
Mar 14 06:02:27 edge-07 shipper[811]: time="2026-03-14T06:02:27Z" level=info msg="credentials obtained" source=EC2RoleProvider
Mar 14 06:02:31 edge-07 shipper[811]: time="2026-03-14T06:02:31Z" level=info msg="uploaded 14 objects" bytes=9218820`,
    must: [],
  },
  {
    name: 'healthy: Playwright’s tests that passed are named after errors, one that failed is not',
    text: `Running 38 tests using 4 workers
  ✓  1 [chromium] › login.spec.ts:14:5 › shows "ExpiredToken" banner when session is stale (1.2s)
  ✓  2 [chromium] › login.spec.ts:31:5 › AccessDenied page renders for guest role (0.9s)
  ✘  17 [chromium] › orders.spec.ts:22:5 › creates an order (10.4s)
    Error: expect(received).toBe(expected)
  1 failed
  37 passed (1.3m)`,
    must: [],
  },
  {
    name: 'healthy: another service’s token, and a database that happens to lie at AWS',
    text: `2026-05-05T14:00:00.031Z INFO notifier up
2026-05-05T14:00:09.100Z ERROR device token rejected by apns, removing: 403 ExpiredProviderToken
2026-05-05T14:00:09.377Z ERROR Failed testing connection for jdbc:postgresql://orders.cluster-cx1.eu-west-1.rds.amazonaws.com:5432/orders: connection refused
2026-05-05T14:00:19.377Z INFO queue depth 0, idle`,
    must: [],
  },
  {
    name: 'the controller could not start without the metadata service, whatever else was pasted below',
    text: `{"level":"info","ts":"2026-11-07T09:15:39Z","msg":"version","GitVersion":"v2.9.2"}
{"level":"error","ts":"2026-11-07T09:15:49Z","logger":"setup","msg":"unable to initialize AWS cloud","error":"failed to get VPC ID: failed to fetch VPC ID from instance metadata: error in fetching vpc id through ec2 metadata: get mac metadata: operation error ec2imds: GetMetadata, canceled, context deadline exceeded"}
$ kubectl -n kube-system get pods -l app.kubernetes.io/name=aws-load-balancer-controller
NAME                                            READY   STATUS             RESTARTS        AGE
aws-load-balancer-controller-6f9f6d8c5b-4kzlp   0/1     CrashLoopBackOff   7 (2m41s ago)   13m`,
    must: ['imds-unreachable'],
  },
  {
    name: 'mended: the SDK for C++ asks for a region in vain, twice, and has a profile',
    text: `[ERROR] 2023-05-22 08:43:34.921 CurlHttpClient [139872044101376] Curl returned error code 28 - Timeout was reached
[ERROR] 2023-05-22 08:43:34.921 EC2MetadataClient [139872044101376] Http request to retrieve credentials failed
[WARN] 2023-05-22 08:43:34.921 EC2MetadataClient [139872044101376] Request failed, now waiting 0 ms before attempting again.
[ERROR] 2023-05-22 08:43:36.052 CurlHttpClient [139872044101376] Curl returned error code 28 - Timeout was reached
[ERROR] 2023-05-22 08:43:36.052 EC2MetadataClient [139872044101376] Can not retrieve resource from http://169.254.169.254/latest/meta-data/placement/availability-zone
[INFO] 2023-05-22 08:43:36.053 EC2MetadataClient [139872044101376] Unable to pull region from instance metadata service
[INFO] 2023-05-22 08:43:41.118 geotile [139872044101376] rendered batch 0001/0048, uploaded 256 tiles, 0 errors`,
    must: [],
  },
  {
    name: 'mended: Symfony falls back from the second version of the metadata service to the first',
    text: `[2024-10-02T06:10:05.309239+02:00] messenger.INFO: Try #1 after 1011ms: Idle timeout reached for "http://169.254.169.254/latest/api/token". {"count":1,"delay":1011} []
[2024-10-02T06:10:06.319875+02:00] messenger.INFO: Try #2 after 1974ms: Idle timeout reached for "http://169.254.169.254/latest/api/token". {"count":2,"delay":1974} []
[2024-10-02T06:10:08.325087+02:00] messenger.INFO: Try #3 after 4332ms: Idle timeout reached for "http://169.254.169.254/latest/api/token". {"count":3,"delay":4332} []
[2024-10-02T06:10:12.333531+02:00] messenger.INFO: Failed to fetch metadata token for IMDSv2, fallback to IMDSv1. {"exception":"[object] (Symfony\\\\Component\\\\HttpClient\\\\Exception\\\\TimeoutException(code: 0): Idle timeout reached)"} []
[2024-10-02T06:10:13.213004+02:00] messenger.INFO: OrderPlaced was handled successfully (acknowledging to transport). {"class":"OrderPlaced"} []`,
    must: [],
  },
  {
    name: 'mended: aiobotocore renews at the second go, under Prefect’s time of day',
    text: `13:02:10.733 | INFO    | aiobotocore.credentials - Found credentials from IAM Role: exporter
13:18:13.536 | WARNING | aiobotocore.credentials - Refreshing temporary credentials failed during advisory refresh period.
Traceback (most recent call last):
  File "/opt/lib/python3.10/site-packages/aiobotocore/credentials.py", line 327, in _protected_refresh
    metadata = await self._refresh_using()
botocore.utils._RetriesExceededError
13:18:14.181 | INFO    | Task run 'export-161' - wrote s3://depot/part-161.parquet (18.2 MB)
13:19:02.410 | DEBUG   | aiobotocore.credentials - Retrieved credentials will expire at: 2023-05-23 19:41:55+00:00
13:22:48.009 | INFO    | Flow run 'lemur' - Finished in state Completed('All states completed.')`,
    must: [],
  },
  {
    name: 'mended: new keys are not known everywhere at once, and old ones are refused as they should be',
    text: `2024-12-01 06:00:02,912 rotate_keys WARNING  attempt 1/6: An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.
2024-12-01 06:00:07,930 rotate_keys WARNING  attempt 2/6: An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.
2024-12-01 06:00:12,981 rotate_keys INFO     attempt 3/6: ok, arn:aws:iam::650931427780:user/newsletter (new keys take some seconds to propagate)
2024-12-01 06:05:15,120 rotate_keys INFO     old key checked, refused as expected: An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.
2024-12-01 06:05:15,511 rotate_keys INFO     deleted the old key, done`,
    must: [],
  },
  {
    name: 'healthy: who denies what is optional says so',
    text: `ts=2024-06-12T22:10:31.118Z level=info component=aws msg="using credentials" source=EC2RoleProvider
ts=2024-06-12T22:10:31.690Z level=warn component=tags msg="optional tag enrichment not available: UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::268840175936:assumed-role/workernodes/i-0a6c7de19088c91fa is not authorized to perform: ec2:DescribeTags because no identity-based policy allows the ec2:DescribeTags action"
ts=2024-06-12T22:10:31.691Z level=info component=tags msg="this is expected on nodes without the tag policy; falling back to labels from the kubernetes node object"
ts=2024-06-12T22:10:32.105Z level=info component=cloudwatch msg="PutMetricData ok" datums=148`,
    must: [],
  },
  {
    name: 'healthy: users of one’s own, by a sentence like AWS’s',
    text: `12:00:19.230 [worker-2] WARN  io.tandem.api.Auth - JWT verification failed: The Token has expired on 2024-07-08T11:59:02Z.
12:00:24.871 [worker-3] WARN  io.tandem.api.Auth - user 60417 role RIDER is not authorized to perform: trips:Delete on trip 99120
12:00:24.872 [worker-3] INFO  ktor.application - 403 Forbidden: DELETE - /v1/trips/99120 in 9ms
12:00:31.440 [worker-5] DEBUG aws.smithy.kotlin.runtime.retries - attempt 1 failed with ProvisionedThroughputExceededException, backing off 37ms
12:00:31.502 [worker-5] DEBUG io.tandem.api.TripStore - batchWriteItem 25 items ok (attempt 2)`,
    must: [],
  },
  {
    name: 'healthy: a scanner for secrets tries a key that it found; pytest -q -rA prints what its passing tests wanted',
    text: `Found unverified result
Detector Type: AWS
File: tests/fixtures/legacy_credentials.ini
Verification issue: could not verify: sts:GetCallerIdentity returned 403 InvalidClientTokenId (key is not active)

tests/aws/test_errors.py::test_no_credentials_gives_exit_code_3 PASSED
==================================== PASSES ====================================
------------------------------ Captured log call -------------------------------
ERROR    uploader.s3:s3.py:88 upload failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied
ERROR    uploader.cli:cli.py:41 Unable to locate credentials. You can configure credentials by running "aws configure".
============================== 4 passed in 1.93s ===============================`,
    must: [],
  },
  {
    name: 'rclone under a comment, each refusal with a line of its own below',
    text: `# nightly rclone, fails since the weekend
2025/01/13 02:30:02 ERROR : S3 bucket depot path dms/2025: error reading destination root directory: RequestTimeTooSkewed: The difference between the request time and the current time is too large.
	status code: 403, request id: 7QZK3M0D9H1T5V8B, host id: n2Vb9fJqY0tX
2025/01/13 02:30:02 ERROR : Attempt 1/3 failed with 1 errors and: RequestTimeTooSkewed: The difference between the request time and the current time is too large.
	status code: 403, request id: 7QZK3M0D9H1T5V8B, host id: n2Vb9fJqY0tX
Transferred:   	          0 B / 0 B, -, 0 B/s, ETA -
Errors:                 1 (retrying may help)`,
    must: ['clock-skew'],
  },
  {
    name: 'the SDK for JavaScript v2 is throttled, its error spread over pino’s fields',
    text: `{"level":30,"time":1663142292914,"pid":17,"msg":"spinning up poller for payments/worker"}
{"level":50,"time":1663142299611,"pid":17,"message":"Rate exceeded","code":"ThrottlingException","requestId":"3d1f7b82-0c5e-4e97-a2b6-f84c90d1e673","statusCode":400,"retryable":true,"retryDelay":87.40291,"stack":"ThrottlingException: Rate exceeded\\n    at Request.extractError (/app/node_modules/aws-sdk/lib/protocol/json.js:52:27)","type":"Error","msg":"failure while polling the secret payments/api"}`,
    must: ['throttled'],
  },
  {
    name: 'mended: NLog’s target for CloudWatch connected at the next try',
    text: `2019-01-29 14:02:11.4425 Info Adding target AWSTarget(Name=Depot)
2019-01-29 14:02:13.3120 Error AWSTarget(Name=Depot) - CloudWatch Network Error - ServiceUrl=https://logs.us-east-2.amazonaws.com/ Exception: System.Net.Http.HttpRequestException: An error occurred while sending the request. ---> System.IO.IOException: The server returned an invalid or unrecognized response.
   at System.Net.Http.HttpConnection.FillAsync()
   at AWS.Logger.Core.AWSLoggerCore.LogEventTransmissionSetup(CancellationToken token)
2019-01-29 14:02:14.8801 Info AWSTarget(Name=Depot) - connected on retry 1, log stream 2019/01/29/depot created, 40 events sent
2019-01-29 14:02:16.5512 Info Shutdown() called. Logger closing...`,
    must: [],
  },
  {
    name: 'mended: what could not be synced was synced, in the same words',
    text: `depot-logs-5d49f5f7b5-p5b6b logs-server [2024-01-06T20:40:02Z INFO  actix_server::builder] starting 4 workers
depot-logs-5d49f5f7b5-p5b6b logs-server [2024-01-08T15:22:05Z WARN  depot] failed to sync local data with object store. Generic S3 error: Error after 0 retries in 1.2s, source:error sending request for url (https://s3.us-west-2.amazonaws.com/depot-logs/a.parquet): connection closed before message completed
depot-logs-5d49f5f7b5-p5b6b logs-server [2024-01-08T15:23:05Z INFO  depot] synced local data with object store, 12 files uploaded to s3.us-west-2.amazonaws.com/depot-logs`,
    must: [],
  },
  {
    name: 'not mended: what it would try again was something else than the report that was done',
    text: `2026-05-18T10:02:01Z INFO worker started, shard 3
2026-05-18T10:02:07Z ERROR put failed, will retry: botocore.exceptions.NoCredentialsError: Unable to locate credentials
2026-05-18T10:02:13Z INFO Completed 200 OK in 12ms (Views: 3.1ms)
2026-05-18T10:02:19Z INFO job report-weekly completed in 3s`,
    must: ['no-credentials'],
  },
  {
    name: 'not mended: the metadata service had nothing, and of credentials nothing was heard',
    text: `2026-05-18T10:02:01Z INFO worker started, shard 3
2026-05-18T10:02:07Z WARN failed to get VPC ID: error in fetching vpc id through ec2 metadata: get mac metadata: operation error ec2imds: GetMetadata, canceled, context deadline exceeded
2026-05-18T10:02:13Z INFO GET /healthz 200 in 2 ms`,
    must: ['imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'healthy: a visitor of a map was refused by the server itself',
    text: `2014-08-06 17:36:03,120 INFO tiles bucket depot-tiles ready (s3.amazonaws.com)
2014-08-06 17:36:05,301 ERROR tiles request 403 Forbidden: clock widget, time too large for user 44
2014-08-06 17:36:06,301 INFO tiles uploaded 3 tiles to s3.amazonaws.com/depot-tiles`,
    must: [],
  },
]
