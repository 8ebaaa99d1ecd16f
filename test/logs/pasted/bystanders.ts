import type { HeldOut } from '../held-out.ts'

/** What goes on beside AWS and heals, or is about somebody else. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: rclone retried, and copied',
    source: 'https://github.com/rclone/rclone/issues/5271',
    text: `2026/11/22 06:11:29 INFO  : S3 bucket depot: Waiting for checks to finish
2026/11/22 06:11:31 ERROR : a.csv: Failed to copy: multi-thread copy: failed to open source: ssh: handshake failed: EOF
2026/11/22 06:11:31 ERROR : Attempt 1/3 failed with 1 errors
2026/11/22 06:11:35 INFO  : a.csv: Copied (new)
2026/11/22 06:11:35 ERROR : Attempt 2/3 succeeded`,
    must: [],
  },
  {
    name: 'healthy: Celery’s broker is Redis, and refuses once',
    source: 'https://github.com/celery/celery/issues/3759',
    text: `[2026-01-12 22:54:08,512: ERROR/MainProcess] consumer: Cannot connect to redis://redis:6379/0: Error 111 connecting to redis:6379. Connection refused..
Trying again in 2.00 seconds... (1/100)
[2026-01-12 22:54:10,571: INFO/MainProcess] Connected to redis://redis:6379/0
[2026-01-12 22:54:11,571: INFO/ForkPoolWorker-1] uploaded report to s3://depot/reports/1.pdf`,
    must: [],
  },
  {
    name: 'healthy: Go’s tests, verbose, of denials',
    text: `=== RUN   TestPutDenied
2026/05/03 11:20:31 put failed: operation error S3: PutObject, https response error StatusCode: 403, RequestID: TEST, HostID: TEST, api error AccessDenied: Access Denied
--- PASS: TestPutDenied (0.00s)
=== RUN   TestExpired
2026/05/03 11:20:31 put failed: operation error S3: PutObject, https response error StatusCode: 400, RequestID: TEST, HostID: TEST, api error ExpiredToken: The provided token has expired.
--- PASS: TestExpired (0.00s)
PASS
ok  	example.com/depot/store	0.412s`,
    must: [],
  },
  {
    name: 'healthy: rspec prints what it stubs',
    text: `Randomized with seed 4411
E, [2026-07-31T08:12:44.902211 #7] ERROR -- : stubbed: Aws::S3::Errors::AccessDenied: Access Denied
..........

Finished in 0.41 seconds (files took 1.2 seconds to load)
12 examples, 0 failures`,
    must: [],
  },
  {
    name: 'healthy: Filebeat meets a missing key, and goes on',
    source: 'https://github.com/elastic/beats/issues/21522',
    text: `2026-10-05T10:03:00.694Z	INFO	instance/beat.go:640	Home path: [/usr/share/filebeat]
2026-10-05T10:03:02.012Z	WARN	[input.s3]	s3/collector.go:210	object AWSLogs/1.gz is gone: NoSuchKey: The specified key does not exist.
2026-10-05T10:03:03.012Z	INFO	[input.s3]	s3/collector.go:250	processed 118 events`,
    must: [],
  },
  {
    name: 'healthy: HAProxy’s and ALB’s access logs',
    text: `Jul  1 08:22:45 lb haproxy[1021]: 10.230.241.77:35152 [01/Jul/2026:08:22:45.229] s3-main~ s3-main/s3-instance-1 0/0/0/1379/1379 200 282 - - ---- 1/1/0/0/0 0/0 "GET /acc1bkt1/?location HTTP/1.1"
Jul  1 08:22:46 lb haproxy[1021]: 10.230.241.77:35154 [01/Jul/2026:08:22:46.617] s3-main~ s3-main/s3-instance-1 0/0/0/8/8 403 750 - - ---- 1/1/0/0/0 0/0 "GET /object2?acl HTTP/1.1"
Jul  1 08:22:47 lb haproxy[1021]: Server app/web-2 is DOWN, reason: Layer4 connection problem, info: "Connection refused", check duration: 0ms.
Jul  1 08:22:57 lb haproxy[1021]: Server app/web-2 is UP, reason: Layer7 check passed, code: 200.`,
    must: [],
  },
  {
    name: 'healthy: OAuth2 proxy and its browsers',
    text: `[2026/04/04 08:00:00] [oauthproxy.go:959] No valid authentication in request. Initiating login.
203.0.113.9:51122 - 5c3f - - [2026/04/04 08:00:00] app.example.net GET - "/" HTTP/1.1 "Mozilla/5.0" 403 8011 0.001
[2026/04/04 08:00:03] [stored_session.go:75] Error loading cookied session: session ticket cookie failed validation: invalid value for cookie, removing session
203.0.113.9:51122 - 5c40 - kim@example.net [2026/04/04 08:00:05] app.example.net GET / "/" HTTP/1.1 "Mozilla/5.0" 200 1811 0.011`,
    must: [],
  },
  {
    name: 'healthy: Kerberos, LDAP and Hive',
    text: `2026-06-06T08:00:00,118 ERROR [HiveServer2-Handler-Pool: Thread-55] server.TThreadPoolServer: Error occurred during processing of message. java.lang.RuntimeException: org.apache.thrift.transport.TTransportException: GSS initiate failed
2026-06-06T08:00:01,118 ERROR [HiveServer2-Handler-Pool: Thread-56] ql.Driver: FAILED: HiveAccessControlException Permission denied: user [kim] does not have [SELECT] privilege on [sales/orders]
2026-06-06T08:00:02,118 INFO  [HiveServer2-Background-Pool: Thread-60] ql.Driver: OK`,
    must: [],
  },
  {
    name: 'healthy: selinux and a spool that is not writable',
    text: `Nov 21 03:12:01 web-1 kernel: audit: type=1400 audit(1763694721.118:311): avc:  denied  { read } for  pid=811 comm="nginx" name="token"
Nov 21 03:12:03 web-1 logrotate[2211]: error: unable to open /var/log/app.log (read-only): Permission denied
Nov 21 03:12:05 web-1 systemd[1]: Started backup to s3://depot/backups.`,
    must: [],
  },
  {
    name: 'healthy: gRPC between services times out once, then not',
    text: `{"level":"warn","ts":"2026-05-18T10:09:08.908Z","msg":"call to catalogue failed, retrying","error":"rpc error: code = DeadlineExceeded desc = context deadline exceeded","attempt":1}
{"level":"info","ts":"2026-05-18T10:09:09.118Z","msg":"call to catalogue succeeded","attempt":2}
{"level":"info","ts":"2026-05-18T10:09:09.218Z","msg":"stored s3://depot/in/1.json"}`,
    must: [],
  },
  {
    name: 'healthy: Azure’s and Google’s identities fail, in a multi-cloud agent',
    text: `2026-05-05T08:00:00.000Z	error	azuremonitor@v0.100.0/scraper.go:118	failed to get token	{"error": "DefaultAzureCredential: failed to acquire a token. ManagedIdentityCredential: IMDS token request timed out"}
2026-05-05T08:00:01.000Z	error	googlecloudmonitoring/scraper.go:71	could not find default credentials	{"error": "google: could not find default credentials. See https://cloud.google.com/docs/authentication"}
2026-05-05T08:00:02.000Z	info	awscloudwatch/receiver.go:44	polled 118 log groups`,
    must: [],
  },
  {
    name: 'healthy: an SDK says that its version ends',
    source: 'https://github.com/aws/aws-sdk-js/issues/4354',
    text: `(node:1) NOTE: The AWS SDK for JavaScript (v2) is in maintenance mode.
 SDK releases are limited to address critical bug fixes and security issues only.

Please migrate your code to use AWS SDK for JavaScript (v3).
(Use \`node --trace-warnings ...\` to show where the warning was created)
{"level":30,"time":1784104131603,"pid":1,"hostname":"web","msg":"listening on 3000"}
{"level":30,"time":1784104131803,"pid":1,"hostname":"web","msg":"credentials loaded from container, role depot-task"}`,
    must: [],
  },
]
