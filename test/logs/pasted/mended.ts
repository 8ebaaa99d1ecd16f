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
]
