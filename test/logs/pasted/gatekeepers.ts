import type { HeldOut } from '../held-out.ts'

/** What others refuse beside a program that asks AWS, in their own lists, files and answers: nothing is wrong at AWS. */
const BESIDE_A_CALL = (text: string): string =>
  `2026-05-16 11:20:30,100 INFO  [main] app.Main - listening, uploads go to s3://depot in eu-west-1\n${text}\n2026-05-16 11:20:33,100 INFO  [main] app.Main - still there`

const refused: readonly [name: string, text: string][] = [
  [
    'StarRocks, a privilege and roles to activate',
    `2026-05-16 11:20:31,642 WARN [q-1] app.Query - execute Exception, sql drop table ops
com.starrocks.sql.analyzer.SemanticException: Access denied; you need (at least one of) the DROP privilege(s) on TABLE ops for this operation. Please ask the admin to grant permission(s) or try activating existing roles using <set [default] role>. Current role(s): NONE.
	at com.starrocks.qe.StmtExecutor.execute(StmtExecutor.java:603)`,
  ],
  [
    'Trino, a table of a catalog that is called s3',
    `2026-05-16 11:20:31,642 ERROR [q-1] app.Query - Query 20260516_1 failed: Access Denied: Cannot select from table s3.sales.orders
io.trino.spi.security.AccessDeniedException: Access Denied: Cannot select from table s3.sales.orders
	at io.trino.spi.security.AccessDeniedException.denySelectTable(AccessDeniedException.java:275)`,
  ],
  [
    'Trino, who may become whom',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - Access Denied: User kim cannot impersonate user etl',
  ],
  [
    'Hive, a privilege',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - FAILED: HiveAccessControlException Permission denied: user [kim] does not have [SELECT] privilege on [sales/orders/*]',
  ],
  [
    'RisingWave, an owner',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - handle_query error=Permission denied: user "kim" cannot drop table "orders"',
  ],
  [
    'BigQuery, a table',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - Access Denied: Table depot:sales.orders: User does not have permission to query table',
  ],
  [
    'Databricks, a schema',
    `2026-05-16 11:20:31,642 ERROR [q-1] app.Query - [INSUFFICIENT_PERMISSIONS] Insufficient privileges: User does not have USE SCHEMA on Schema 'main.sales'.`,
  ],
  [
    'Cassandra, a table',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - com.datastax.driver.core.exceptions.UnauthorizedException: User kim has no SELECT permission on <table ks.orders> or any of its parents',
  ],
  [
    'MongoDB, a command',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - not authorized on sales to execute command { find: "orders" }',
  ],
  [
    'Elasticsearch, an index',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - security_exception: action [indices:data/write/bulk] is unauthorized for user [app] with roles [reader]',
  ],
  [
    'Git over HTTP',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - remote: HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect',
  ],
  [
    'Pulumi’s own service',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - error: could not list stacks: [401] Unauthorized: No credentials provided or are invalid.',
  ],
  [
    'a partner that finds the token too long',
    `2026-05-16 11:20:31,642 ERROR [q-1] app.Query - Task #PID<0.2306.0> started from #PID<0.1758.0> terminating
** (Depot.Webhook.Error) webhook https://hooks.partner.example/in answered 422: access_token too long
    (depot) lib/depot/webhook.ex:41: Depot.Webhook.post!/2`,
  ],
  [
    'a courier that knows the token no more',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - POST https://api.courier.example/v1/labels returned 401: invalid access token',
  ],
  [
    'a customer’s server',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - callback to https://erp.customer.example/in failed: HTTP 401 Unauthorized, session token expired',
  ],
  [
    '.NET, a log that may not be written',
    `2026-05-16 11:20:31,642 ERROR [q-1] app.Query - FileTarget(Name=audit): Failed to write to file. Exception: System.UnauthorizedAccessException: Access to the path '/var/task/audit.log' is denied. ---> System.IO.IOException: Read-only file system
   at System.IO.FileStream..ctor(String path, FileMode mode)`,
  ],
  [
    '.NET, a path of Windows',
    `2026-05-16 11:20:31,642 ERROR [q-1] app.Query - System.UnauthorizedAccessException: Access to the path 'C:\\\\data\\\\x.log' is denied.`,
  ],
  [
    'Java, a report that may not be written',
    `2026-05-16 11:20:31,642 ERROR [q-1] app.Query - could not write report: java.nio.file.AccessDeniedException: /data/report.csv
	at java.base/sun.nio.fs.UnixException.translateToIOException(UnixException.java:90)`,
  ],
  [
    'a visitor whose token ran out, as JSON',
    '2026-05-16T11:20:31.642Z {"method":"GET","path":"/auth/check","status":401,"duration":12.1,"error":"token expired"}',
  ],
  [
    'a visitor whose token ran out, lograge',
    `2026-05-16T11:20:31.642Z method=GET path=/auth/check format=json controller=Sessions action=show status=401 duration=12.1 error='token expired'`,
  ],
  [
    'a visitor whose token ran out, pino-http',
    '{"level":50,"time":1784104131603,"req":{"method":"GET","url":"/me"},"res":{"statusCode":401},"err":{"type":"UnauthorizedError","message":"jwt expired"},"msg":"request errored"}',
  ],
  ['a visitor whose token ran out, morgan', '2026-05-16T11:20:31.642Z GET /auth/check 401 12.1 ms - token expired'],
  [
    'a visitor whose token is invalid, nginx',
    '2026-05-16T11:20:31.642Z {"remote_addr":"10.0.0.1","request_method":"POST","request_uri":"/login","status":"403","message":"access token invalid"}',
  ],
  [
    'a visitor whose token ran out, Go',
    '2026-05-16T11:20:31.642Z level=error msg="request failed" method=POST uri=/api/session status=401 err="refresh token expired"',
  ],
  ['Vapor’s own 401', '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - Abort.401: Unauthorized'],
  [
    'CanCanCan',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - CanCan::AccessDenied: You are not authorized to access this page.',
  ],
  [
    'Symfony’s firewall',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - Symfony\\Component\\Security\\Core\\Exception\\AccessDeniedException: Access Denied.',
  ],
  ['casbin', '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - casbin: access denied for kim on /orders'],
  [
    'java-jwt, a token that ran out',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - com.auth0.jwt.exceptions.TokenExpiredException: The Token has expired on 2026-03-01T09:00:00Z.',
  ],
  [
    'jjwt, a token that ran out',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - io.jsonwebtoken.ExpiredJwtException: JWT expired 1200 milliseconds ago at 2026-03-01T09:00:00Z. Current time: 2026-03-01T09:00:01Z',
  ],
  [
    '.NET, a token that ran out',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): 3/1/2026 9:00:00 AM',
  ],
  [
    'a mailbox',
    '2026-05-16 11:20:31,642 ERROR [q-1] app.Query - IMAP login failed: [AUTHENTICATIONFAILED] Invalid credentials (Failure)',
  ],
]

/** Logs of no logger in which all went well. */
const plain: readonly [name: string, text: string][] = [
  [
    'AWS’s command line, all went well',
    `upload: ./a.tgz to s3://depot/a.tgz
upload: ./b.tgz to s3://depot/b.tgz`,
  ],
  [
    'AWS’s command line, with its progress',
    `Completed 256.0 KiB/1.2 MiB (1.1 MiB/s) with 3 file(s) remaining
delete: s3://depot/old.tgz`,
  ],
  [
    'a driver’s test of its connection',
    `Running connectivity tests for DSN "lake"...

AwsRegion=eu-west-1  S3OutputLocation=s3://depot/out/
Attempting connection
Connection established
Query "SHOW TABLES": 2 rows (access_denied_events, expired_sessions)

Disconnected from server

TESTS COMPLETED SUCCESSFULLY.`,
  ],
  [
    'a deployer that has no logger',
    `Uploading depot.zip to the S3 bucket depot...
Upload complete.
Creating stack...
Stack created.`,
  ],
  [
    'Hono’s logger',
    `$ bun run src/server.ts
Started development server: http://localhost:3000
--> POST /files 413 2ms
<-- bucket depot region eu-west-1 put a.webp
403 | AuthError: session cookie not signed by this server, request denied
 path: "/files/18",
 code: "ERR_COOKIE"

      at verify (/app/src/session.ts:22:11)
--> POST /files/18 403 1ms`,
  ],
  [
    'morgan’s log',
    `GET /x 200 12.3 ms - 12
POST /upload 201 44.1 ms - 2`,
  ],
  [
    'a buildpack',
    `-----> Node.js app detected
-----> Uploading slug to s3://depot
       Done: 12M`,
  ],
  [
    'pods of a StatefulSet, prefixed',
    `depot-meta-0 2026-01-25T16:18:07.441Z  INFO depot_meta: state store s3://depot
depot-compute-0 2026-01-25T16:18:08.018Z  WARN depot_rpc: Failed to connect to http://depot-meta-0:5690: transport error, retrying
depot-compute-0 2026-01-25T16:18:10.144Z  INFO depot_compute: registered with meta, worker id 1`,
  ],
  [
    'Druid, rows that are not understood, at level info',
    `2026-05-16T11:20:31,642 INFO [qtp-7] org.apache.druid.Sampler - Parsing failed: Unparseable timestamp found! Event: {ts=expired, user=denied}
2026-05-16T11:20:33,100 INFO [q] org.apache.druid.TaskQueue - Synced 0 tasks from storage (0 tasks added, 0 tasks removed).`,
  ],
  [
    'Druid, a bucket that is made',
    `2026-05-16T11:20:31,642 INFO [qtp-7] org.apache.druid.Sampler - bucket check: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 2C08A767B4340054), creating it
2026-05-16T11:20:33,100 INFO [q] org.apache.druid.Sampler - created bucket depot`,
  ],
]

const faulty: readonly [name: string, text: string, rule: string][] = [
  [
    'what S3 did not delete, Python’s arguments',
    `04:12:14  adapter: Failed to delete files: Key='tables/a', Code='AccessDenied', Message='Access Denied', s3_bucket='depot'`,
    'access-denied',
  ],
  [
    'what S3 did not delete, Go’s version 1',
    `2026/05/16 11:20:31 delete failed: [{
  Code: "AccessDenied",
  Key: "tables/a",
  Message: "Access Denied"
}]`,
    'access-denied',
  ],
  [
    'what S3 did not delete, Rust',
    '2026-05-16T11:20:31.642Z ERROR depot: not deleted errors=[Error { key: Some("tables/a"), version_id: None, code: Some("AccessDenied"), message: Some("Access Denied") }]',
    'access-denied',
  ],
  [
    'what S3 did not delete, JavaScript',
    `2026-05-16T11:20:31.642Z ERROR not deleted [ { Key: 'tables/a', Code: 'AccessDenied', Message: 'Access Denied' } ]`,
    'access-denied',
  ],
  [
    'what S3 did not delete, PHP',
    `[2026-05-16 11:20:31] production.ERROR: not deleted: array (  0 => array (    'Key' => 'tables/a',    'Code' => 'AccessDenied',    'Message' => 'Access Denied',  ),)`,
    'access-denied',
  ],
  [
    'Bun, behind the number of a line',
    `$ bun run src/server.ts
--> POST /files/17 500 184ms
403 | S3Error: There were headers present in the request which were not signed
 path: "files/17.webp",
 code: "AccessDenied"

      at async save (/app/src/files.ts:31:21)
--> GET /healthz 200 0ms`,
    'access-denied',
  ],
  [
    'a pod of a StatefulSet, prefixed, that panicked',
    `depot-meta-0 2026-01-25T16:18:07.114Z  INFO depot: starting
depot-meta-0 thread 'main' panicked at src/main.rs:332:14:
depot-meta-0 called \`Result::unwrap()\` on an \`Err\` value: service error: AccessDenied: User: arn:aws:sts::590184726633:assumed-role/depot/1 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::depot/a"
depot-meta-0 2026-01-25T16:18:09.220Z  INFO depot: shutting down`,
    'access-denied',
  ],
  [
    'Druid, a bucket that is not there, at level info',
    `2026-05-16T11:20:31,642 INFO [qtp-7] org.apache.druid.Sampler - Parsing failed: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 2C08A767B4340054; S3 Extended Request ID: BSIa)
2026-05-16T11:20:33,100 INFO [main] org.apache.druid.TaskQueue - Synced 0 tasks from storage (0 tasks added, 0 tasks removed).
2026-05-16T11:20:34,100 INFO [main] org.apache.druid.Main - Replicant Throttling 0`,
    'no-such-bucket',
  ],
  [
    'Druid, an object that may not be read, at level info',
    `2026-05-16T11:20:31,642 INFO [qtp-7] org.apache.druid.Sampler - Sampling failed: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 2C08A767B4340054; S3 Extended Request ID: BSIa)
2026-05-16T11:20:33,100 INFO [main] org.apache.druid.TaskQueue - Synced 0 tasks from storage (0 tasks added, 0 tasks removed).
2026-05-16T11:20:34,100 INFO [main] org.apache.druid.Main - Replicant Throttling 0`,
    'access-denied',
  ],
  [
    'Druid, a key that nobody knows, at level info',
    `2026-05-16T11:20:31,642 INFO [qtp-7] org.apache.druid.Sampler - Error reading s3://depot/x: The AWS Access Key Id you provided does not exist in our records. (Service: S3, Status Code: 403, Request ID: 2C08A767B4340054)
2026-05-16T11:20:33,100 INFO [main] org.apache.druid.TaskQueue - Synced 0 tasks from storage (0 tasks added, 0 tasks removed).
2026-05-16T11:20:34,100 INFO [main] org.apache.druid.Main - Replicant Throttling 0`,
    'client-token-invalid',
  ],
  [
    'a visitor and AWS',
    '2026-05-16T11:20:31.642Z level=error msg="request failed" method=POST path=/files status=403 err="AccessDenied: User: arn:aws:sts::590184726633:assumed-role/depot/1 is not authorized to perform: s3:PutObject"',
    'access-denied',
  ],
]

export const pasted: readonly HeldOut[] = [
  ...refused.map(([name, text]) => ({ name: `refused by another: ${name}`, text: BESIDE_A_CALL(text), must: [] })),
  ...plain.map(([name, text]) => ({ name, text, must: [] })),
  ...faulty.map(([name, text, rule]) => ({ name, text, must: [rule] })),
]
