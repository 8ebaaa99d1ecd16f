import type { HeldOut } from '../held-out.ts'

/** Logs of a day on which all is well, and visitors, users and other clouds are turned away. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: CloudWatch agent falls back to IMDSv1, and works',
    source: 'https://github.com/aws/amazon-cloudwatch-agent/pull/1139',
    text: `2026/04/17 16:23:46 I! WARN: failed to get session token, falling back to IMDSv1: 403 Forbidden: Forbidden
	status code: 403, request id: 
caused by: EC2MetadataError: failed to make EC2Metadata request
2026/04/17 16:23:47 I! Detected the instance is EC2
2026-04-17T16:23:50Z I! [outputs.cloudwatch] published 20 metrics`,
    must: [],
  },
  {
    name: 'healthy: argo waits, lists and saves',
    source: 'https://github.com/argoproj/argo-workflows/issues/4036',
    text: `time="2026-09-15T14:50:14Z" level=info msg="Waiting on main container"
time="2026-09-15T14:50:16Z" level=info msg="Main container completed"
time="2026-09-15T14:50:16Z" level=info msg="Saving artifact to s3: bucket=depot key=a.tgz"
time="2026-09-15T14:50:17Z" level=info msg="Successfully saved file: /argo/outputs/artifacts/a.tgz"
time="2026-09-15T14:50:17Z" level=warning msg="Failed to patch pod annotations, retrying: pods "x" is forbidden"
time="2026-09-15T14:50:18Z" level=info msg="/argo/podmetadata/annotations updated"`,
    must: [],
  },
  {
    name: 'healthy: Metabase syncs one database, and MySQL refuses another',
    source: 'https://github.com/dacort/metabase-athena-driver/issues/63',
    text: `[6477ad8b] 2026-09-17T17:21:08-07:00 INFO metabase.sync.util STARTING: Sync metadata for athena Database 2 'Sandbox'
[6477ad8b] 2026-09-17T17:21:09-07:00 ERROR metabase.driver.util Failed to connect to Database
java.sql.SQLException: Access denied for user 'metabase'@'10.0.0.3' (using password: YES)
	at com.mysql.cj.jdbc.exceptions.SQLError.createSQLException(SQLError.java:129)
[6477ad8b] 2026-09-17T17:21:12-07:00 INFO metabase.sync.util FINISHED: Sync metadata for athena Database 2 'Sandbox' (4.0 s)`,
    must: [],
  },
  {
    name: 'healthy: a wait for a stack, throttled once',
    text: `2026-04-01 18:04:18 [ℹ]  waiting for CloudFormation stack "eksctl-nodegroup"
2026-04-01 18:04:36 [!]  retryable error (Throttling: Rate exceeded
	status code: 400, request id: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45) from cloudformation/DescribeStacks - will retry after delay of 5.4s
2026-04-01 18:05:11 [✔]  created 1 nodegroup(s) in cluster "depot"`,
    must: [],
  },
  {
    name: 'healthy: Ghost turns a visitor away',
    text: `[2026-05-15 22:35:29] ERROR "POST /ghost/api/admin/session/" 422 112ms

Your password is incorrect.

Error ID:
    611ac210-96fc-11ea-99f8-d9fdb0d0c7a2

Error Code: 
    PASSWORD_INCORRECT

----------------------------------------

ValidationError: Your password is incorrect.
    at /var/lib/ghost/versions/5.0.0/core/server/models/user.js:901:31

[2026-05-15 22:36:00] INFO "GET /" 200 12ms`,
    must: [],
  },
  {
    name: 'healthy: a GitHub app’s token expires and is renewed',
    text: `time="2026-06-12T01:43:50Z" level=warning msg="GitHub app token expired, refreshing" app=depot
time="2026-06-12T01:43:51Z" level=info msg="refreshed token" app=depot
time="2026-06-12T01:44:51Z" level=error msg="failed to get repo" error="authentication required: Repository not found. repository=https://github.com/acme/private"
time="2026-06-12T01:45:51Z" level=info msg="manifest cache hit" repoURL=s3://depot/charts`,
    must: [],
  },
  {
    name: 'healthy: Cypress and Playwright print a 403 they expect',
    text: `Running 3 tests using 1 worker

  ✓  1 upload.spec.ts:3:1 › shows that the upload was denied (1.2s)
  ✓  2 upload.spec.ts:19:1 › shows an expired session (0.9s)
[WebServer] 2026-05-16T11:20:31.642Z ERROR put failed: AccessDenied: Access Denied
  ✓  3 upload.spec.ts:31:1 › uploads (0.7s)

  3 passed (4.1s)`,
    must: [],
  },
  {
    name: 'healthy: Postgres on RDS, its log',
    text: `2026-05-05 08:00:00 UTC:10.0.0.3(51122):app@depot:[2211]:FATAL:  password authentication failed for user "app"
2026-05-05 08:00:00 UTC:10.0.0.3(51122):app@depot:[2211]:DETAIL:  Connection matched pg_hba.conf line 13
2026-05-05 08:00:01 UTC:10.0.0.3(51124):app@depot:[2212]:ERROR:  permission denied for table orders
2026-05-05 08:00:02 UTC:10.0.0.3(51126):rdsadmin@depot:[2213]:LOG:  checkpoint complete`,
    must: [],
  },
  {
    name: 'healthy: Envoy’s and Istio’s denials',
    text: `[2026-05-05T08:00:00.118Z] "GET /orders HTTP/1.1" 403 - rbac_access_denied_matched_policy[none] - "-" 0 19 0 - "-" "curl/8.0" "5c3f" "orders:8080" "-" inbound|8080|| - 10.0.0.3:8080 10.0.0.9:51122 - -
2026-05-05T08:00:01.118Z	warning	envoy config	StreamAggregatedResources gRPC config stream closed: 14, connection error: desc = "transport: Error while dialing dial tcp 10.0.0.9:15012: connect: connection refused"
2026-05-05T08:00:03.118Z	info	xdsproxy	connected to upstream XDS server: istiod:15012`,
    must: [],
  },
  {
    name: 'healthy: Mosquitto and an OIDC login page',
    text: `1746432000: Client sensor-1 disconnected, not authorised.
1746432001: New client connected from 10.0.0.3:51122 as sensor-2 (p2, c1, k60, u'sensor').
time="2026-05-05T08:00:02Z" level=error msg="Failed to authenticate: oidc: id token issued by a different provider, expected "https://login.example.net" got "https://sso.example.org"" connector=dex
time="2026-05-05T08:00:09Z" level=info msg="login successful: connector "dex", username="kim""`,
    must: [],
  },
  {
    name: 'healthy: an inventory script prints whoever it is',
    text: `+ aws sts get-caller-identity
{
    "UserId": "AROAXXXXXXXXXXXXXXXXX:kim",
    "Account": "418362907715",
    "Arn": "arn:aws:sts::418362907715:assumed-role/admin/kim"
}
+ aws s3 sync ./out s3://depot/out
upload: out/a.json to s3://depot/out/a.json
2026-05-05T08:00:00Z INFO deploy finished`,
    must: [],
  },
]
