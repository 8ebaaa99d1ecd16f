import type { HeldOut } from '../held-out.ts'

/** Others’ guards, and tests that ask for a refusal. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: Soto finds no IMDSv2 token, and then its keys',
    source: 'https://github.com/soto-project/soto-core/issues/300',
    text: `2026-09-17T09:06:54+0000 info com.cor.AWS : aws-credential-provider=RotatingCredentialProvider(InstanceMetaDataClient) Refeshing AWS credentials
2026-09-17T09:06:56+0000 info com.cor.AWS : Did not find IMDSv2 token, use IMDSv1
2026-09-17T09:06:56+0000 info com.cor.AWS : AWS credentials ready
2026-09-17T09:06:57+0000 info com.cor.App : GET /orders 200`,
    must: [],
  },
  {
    name: 'healthy: a WordPress plugin is knocked at, and PHP warns of something else',
    text: `2026/07/01 22:07:42 [error] 22519#22519: *18 FastCGI sent in stderr: "PHP message: PHP Warning:  Undefined array key "nonce" in /var/www/app/plugins/forms/index.php on line 71" while reading response header from upstream, client: 203.0.113.9, server: www.example.net, request: "POST /wp-login.php HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "www.example.net"
2026/07/01 22:08:02 [error] 22519#22519: *19 access forbidden by rule, client: 203.0.113.9, server: www.example.net, request: "GET /wp-config.php HTTP/1.1", host: "www.example.net"`,
    must: [],
  },
  {
    name: 'healthy: pytest prints the denials that its tests ask for',
    source: 'https://github.com/pytest-dev/pytest/issues/9000',
    text: `============================= test session starts ==============================
platform linux -- Python 3.11.4, pytest-7.4.0, pluggy-1.2.0
collected 12 items

tests/test_upload.py::test_denied 
-------------------------------- live log call ---------------------------------
ERROR    depot.upload:upload.py:44 put failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied
PASSED                                                                   [  8%]
tests/test_upload.py::test_expired 
-------------------------------- live log call ---------------------------------
ERROR    depot.upload:upload.py:44 put failed: An error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.
PASSED                                                                   [ 16%]

============================== 12 passed in 3.10s ==============================`,
    must: [],
  },
  {
    name: 'healthy: surefire’s tests log errors, none fails',
    text: `[INFO] -------------------------------------------------------
[INFO]  T E S T S
[INFO] -------------------------------------------------------
[INFO] Running com.example.depot.UploadTest
2026-07-10 10:00:00.001 ERROR [main] c.e.depot.Upload - put failed
software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: TEST)
	at com.example.depot.UploadTest.lambda$denied$0(UploadTest.java:31)
[INFO] Tests run: 8, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s - in com.example.depot.UploadTest
[INFO] 
[INFO] Results:
[INFO] 
[INFO] Tests run: 8, Failures: 0, Errors: 0, Skipped: 0
[INFO] BUILD SUCCESS`,
    must: [],
  },
  {
    name: 'healthy: Keycloak and its users',
    text: `2026-03-02 10:00:00,001 WARN  [org.keycloak.events] (executor-thread-4) type="LOGIN_ERROR", realmId="shop", clientId="web", userId="null", ipAddress="203.0.113.9", error="user_not_found", auth_method="openid-connect", auth_type="code"
2026-03-02 10:00:04,001 ERROR [org.keycloak.services.error.KeycloakErrorHandler] (executor-thread-5) Uncaught server error: org.keycloak.models.ModelException: Token expired
2026-03-02 10:00:05,001 INFO  [org.keycloak.events] (executor-thread-4) type="LOGIN", realmId="shop", clientId="web"`,
    must: [],
  },
  {
    name: 'healthy: Express rejects a visitor’s token',
    text: `{"level":30,"time":1784104131603,"pid":1,"hostname":"web","msg":"listening on 3000"}
{"level":40,"time":1784104132603,"pid":1,"hostname":"web","reqId":"r-1","msg":"UnauthorizedError: jwt expired","path":"/api/me","status":401}
{"level":30,"time":1784104133603,"pid":1,"hostname":"web","reqId":"r-2","msg":"stored s3://depot/in/2.json"}`,
    must: [],
  },
  {
    name: 'healthy: RabbitMQ and SMTP turn a client away',
    text: `2026-04-04 08:00:00.123456+00:00 [error] <0.1021.0> Error on AMQP connection <0.1021.0> (10.0.0.3:40212 -> 10.0.0.4:5672, state: starting):
2026-04-04 08:00:00.123456+00:00 [error] <0.1021.0> PLAIN login refused: user 'guest' can only connect via localhost
2026-04-04 08:00:01.123456+00:00 [info] <0.1044.0> connection <0.1044.0>: user 'depot' authenticated and granted access to vhost '/'`,
    must: [],
  },
  {
    name: 'healthy: boto’s debug log, a retry that worked',
    source: 'https://github.com/boto/botocore/issues/2374',
    text: `2026-03-01 10:00:00,001 botocore.credentials [DEBUG] Looking for credentials via: env
2026-03-01 10:00:00,002 botocore.credentials [DEBUG] Looking for credentials via: assume-role
2026-03-01 10:00:00,003 botocore.credentials [DEBUG] Looking for credentials via: container-role
2026-03-01 10:00:00,120 botocore.retryhandler [DEBUG] retry needed, retryable exception caught: Connection was closed before we received a valid response from endpoint URL: "https://depot.s3.eu-west-1.amazonaws.com/a".
2026-03-01 10:00:00,121 botocore.endpoint [DEBUG] Response received to retry, sleeping for 0.4 seconds
2026-03-01 10:00:00,900 depot [INFO] downloaded a (118 bytes)`,
    must: [],
  },
  {
    name: 'healthy: kubelet pulls, a probe fails once, DNS of another cluster',
    text: `Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Pulled     4m                 kubelet            Successfully pulled image "418362907715.dkr.ecr.eu-west-1.amazonaws.com/depot:1.4" in 2.1s
  Normal   Started    4m                 kubelet            Started container depot
  Warning  Unhealthy  4m (x2 over 4m)    kubelet            Readiness probe failed: HTTP probe failed with statuscode: 503`,
    must: [],
  },
  {
    name: 'healthy: Vault is sealed, S3 is fine',
    text: `2026-05-05T08:00:00.000Z [ERROR] core: failed to unseal: error="vault is sealed"
2026-05-05T08:00:02.000Z [ERROR] http: request failed: error="permission denied" path=secret/data/depot
2026-05-05T08:00:05.000Z [INFO]  core: vault is unsealed
2026-05-05T08:00:06.000Z [INFO]  storage.s3: using bucket: depot-vault`,
    must: [],
  },
  {
    name: 'healthy: MySQL, MongoDB and Kafka guard themselves',
    text: `2026-05-05 08:00:00.001 ERROR [main] c.e.Repo - Access denied for user 'app'@'10.0.0.3' (using password: YES)
2026-05-05 08:00:01.001 ERROR [main] c.e.Mongo - Command failed with error 13 (Unauthorized): 'not authorized on admin to execute command'
2026-05-05 08:00:02.001 ERROR [kafka-producer-network-thread] o.a.k.c.p.Sender - TopicAuthorizationException: Not authorized to access topics: [orders]
2026-05-05 08:00:05.001 INFO  [main] c.e.Worker - 118 messages sent to https://sqs.eu-west-1.amazonaws.com/418362907715/orders`,
    must: [],
  },
  {
    name: 'healthy: git is refused by GitHub',
    text: `2026-08-31T09:00:00.1234567Z Cloning into 'private'...
2026-08-31T09:00:01.1234567Z git@github.com: Permission denied (publickey).
2026-08-31T09:00:01.1234567Z fatal: Could not read from remote repository.
2026-08-31T09:00:01.1234567Z 
2026-08-31T09:00:01.1234567Z Please make sure you have the correct access rights
2026-08-31T09:00:01.1234567Z ##[error]Process completed with exit code 128.`,
    must: [],
  },
  {
    name: 'healthy: credentials are refreshed each hour, and said so',
    text: `level=info time=2026-07-09T08:00:00Z msg="Received credentials message: refreshed" module=credentials_manager
level=info time=2026-07-09T08:00:00Z msg="Credentials ID 5c3f9ce5 role arn:aws:iam::418362907715:role/depot-task expiration 2026-07-09T14:00:00Z"
level=warn time=2026-07-09T08:00:01Z msg="Unable to look up image in cache; pulling" image=depot
level=info time=2026-07-09T08:00:04Z msg="Finished pulling image"`,
    must: [],
  },
  {
    name: 'healthy: Windows says that a path is not accessible',
    text: `info: Depot.Worker[0]
      uploaded a.json to depot
fail: Depot.Cleaner[0]
      could not remove the spool
      System.UnauthorizedAccessException: Access to the path 'C:\\spool\\a.json' is denied.
         at System.IO.FileSystem.DeleteFile(String fullPath)
info: Depot.Worker[0]
      uploaded b.json to depot`,
    must: [],
  },
]
