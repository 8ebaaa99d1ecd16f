import type { HeldOut } from '../held-out.ts'

/**
 * What fails every day beside healthy work on AWS, and has nothing to do with who asks: code, tests, databases, other hosts, other
 * people's tokens, a request that AWS finds fault with. Each log stands here with such failures in turn, which must be passed over, and
 * with a failure of AWS's in their place, which must be found.
 */
interface Day {
  name: string
  /** The log, with one place for what failed, as a line or several. */
  log: (failed: string) => string
  others: Readonly<Record<string, string>>
  aws: string
  must: readonly string[]
}

const CALLER = 'arn:aws:sts::418362907715:assumed-role'
const denied = (role: string, action: string, resource: string) =>
  `User: ${CALLER}/${role} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`

const days: readonly Day[] = [
  {
    name: 'GitHub Actions, a deploy',
    log: (failed) => `Run aws-actions/configure-aws-credentials@v4
Assuming role with OIDC
Authenticated as assumedRoleId AROA4J2K7Q5BZEXAMPLE7:GitHubActions
Run npm ci
added 1204 packages, and audited 1205 packages in 21s
12 packages are looking for funding
  run \`npm fund\` for details
Run aws s3 sync build s3://depot-web --delete
upload: build/index.html to s3://depot-web/index.html
upload: build/assets/aws-credentials-help.js to s3://depot-web/assets/aws-credentials-help.js
Run npm run check
> depot@4.1.0 check
${failed}
Error: Process completed with exit code 1.
Post job cleanup.`,
    others: {
      'a compiler': `src/aws/s3-client.ts:14:7 - error TS2322: Type 'string' is not assignable to type 'Region'.

14   const region: Region = 'eu'
         ~~~~~~
Found 1 error in src/aws/s3-client.ts:14`,
      'a linter': `/builds/acme/depot/src/aws/credentials.ts
  12:7   error  'token' is assigned a value but never used  @typescript-eslint/no-unused-vars

✖ 1 problem (1 error, 0 warnings)`,
      'a unit test': ` FAIL  src/s3/upload.test.ts
  ● upload › names the object

    expect(received).toBe(expected) // Object.is equality

    Expected: "a/b.csv"
    Received: "a/b.CSV"

      at Object.<anonymous> (src/s3/upload.test.ts:12:18)

Tests:       1 failed, 41 passed, 42 total`,
      'a module that is not there': `Error: Cannot find module '@aws-sdk/client-s3'
Require stack:
- /builds/acme/depot/src/s3/index.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1212:15)
    at Module._load (node:internal/modules/cjs/loader:1043:27)`,
      'a bundler': `✘ [ERROR] Could not resolve "@aws-sdk/credential-providers"

    src/aws/session.ts:3:25:
      3 │ import { fromEnv } from "@aws-sdk/credential-providers"`,
      'npm’s own token': `npm error code E401
npm error Incorrect or missing password.
npm error If you were trying to login, change your password, create an authentication token or enable two-factor authentication
npm error A complete log of this run can be found in: /home/runner/.npm/_logs/2026-11-10T08_01_11_320Z-debug-0.log`,
      'GitHub’s own token': `remote: Permission to acme/depot.git denied to github-actions[bot].
fatal: unable to access 'https://github.com/acme/depot.git/': The requested URL returned error: 403`,
    },
    aws: `An error occurred (AccessDenied) when calling the PutObject operation: ${denied('deploy/GitHubActions', 's3:PutObject', 'arn:aws:s3:::depot-web/a')}`,
    must: ['access-denied'],
  },
  {
    name: 'Terraform, an apply',
    log: (failed) => `Initializing the backend...

Successfully configured the backend "s3"! Terraform will automatically
use this backend unless the backend configuration changes.
Acquiring state lock. This may take a few moments...
data.aws_caller_identity.current: Reading...
data.aws_caller_identity.current: Read complete after 0s [id=418362907715]
aws_iam_role.writer: Refreshing state... [id=writer]
aws_s3_bucket.depot: Refreshing state... [id=depot-access-denied-reports]
aws_iam_policy.token_expired: Creation complete after 1s [id=arn:aws:iam::418362907715:policy/token-expired]
╷
${failed
  .split('\n')
  .map((line) => `│ ${line}`)
  .join('\n')}
╵
Releasing state lock. This may take a few moments...`,
    others: {
      'an attribute that there is not': `Error: Unsupported attribute

  on iam.tf line 31, in resource "aws_iam_role_policy" "writer":
  31:   role = aws_iam_role.writer.arns

This object has no argument, nested block, or exported attribute named "arns".`,
      'a variable that is not valid': `Error: Invalid value for variable

  on vars.tf line 2:
   2: variable "session_token_ttl" {

The session token's lifetime must be at most 43200.`,
      'a size out of range': `Error: creating EC2 Volume: operation error EC2: CreateVolume, https response error StatusCode: 400, RequestID: 2a0f1e7c-7e11-4a3c-b1f5-5dd3f2c9a0a8, api error InvalidParameterValue: Volume of 20480GiB is too large for volume type gp3; maximum is 16384GiB

  with aws_ebs_volume.depot,
  on main.tf line 12, in resource "aws_ebs_volume" "depot":
  12: resource "aws_ebs_volume" "depot" {`,
      'a stack that is still busy': `Error: updating RDS DB Instance (depot): operation error RDS: ModifyDBInstance, https response error StatusCode: 400, RequestID: 2a0f1e7c-7e11-4a3c-b1f5-5dd3f2c9a0a9, api error InvalidDBInstanceState: Database instance is not in available state.

  with aws_db_instance.depot,
  on db.tf line 1, in resource "aws_db_instance" "depot":`,
      'an undeclared resource': `Error: Reference to undeclared resource

  on s3.tf line 9, in resource "aws_s3_bucket_policy" "depot":
   9:   bucket = aws_s3_bucket.credentials.id

A managed resource "aws_s3_bucket" "credentials" has not been declared in the root module.`,
    },
    aws: `Error: creating S3 Bucket (depot-b): operation error S3: CreateBucket, https response error StatusCode: 403, RequestID: 77AA, HostID: x, api error AccessDenied: ${denied('ci/terraform', 's3:CreateBucket', 'arn:aws:s3:::depot-b')}

  with aws_s3_bucket.b,
  on s3.tf line 2, in resource "aws_s3_bucket" "b":`,
    must: ['access-denied'],
  },
  {
    name: 'external-dns, klog and logrus',
    log: (failed) => `time="2026-11-10T08:00:00Z" level=info msg="Instantiating new Kubernetes client"
time="2026-11-10T08:00:01Z" level=info msg="Using inCluster-config based on serviceaccount-token"
time="2026-11-10T08:00:01Z" level=info msg="Created Kubernetes client https://172.20.0.1:443"
time="2026-11-10T08:00:02Z" level=info msg="Applying provider record filter for domains: [depot.example. .depot.example.]"
time="2026-11-10T08:00:03Z" level=info msg="All records are already up to date"
${failed}
time="2026-11-10T08:02:03Z" level=info msg="Desired change: CREATE denied.depot.example A [Id: /hostedzone/Z0123456789ABC]"
time="2026-11-10T08:02:04Z" level=info msg="1 record(s) in zone depot.example. [Id: /hostedzone/Z0123456789ABC] were successfully updated"
time="2026-11-10T08:03:03Z" level=info msg="All records are already up to date"`,
    others: {
      'role-based access': `time="2026-11-10T08:01:03Z" level=error msg="failed to list *v1.Ingress: ingresses.networking.k8s.io is forbidden: User \\"system:serviceaccount:kube-system:external-dns\\" cannot list resource \\"ingresses\\" in API group \\"networking.k8s.io\\" at the cluster scope"`,
      'Kubernetes’ API that is slow': `E1110 08:01:03.102000       1 leaderelection.go:332] error retrieving resource lock kube-system/aws-external-dns: Get "https://172.20.0.1:443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/aws-external-dns": context deadline exceeded`,
      'an object that was changed': `time="2026-11-10T08:01:03Z" level=error msg="Reconciler error: Operation cannot be fulfilled on dnsendpoints.route53.services.k8s.aws \\"depot\\": the object has been modified; please apply your changes to the latest version and try again"`,
      'a webhook': `time="2026-11-10T08:01:03Z" level=error msg="could not update service: admission webhook \\"tokens.policy.example\\" denied the request: label aws-team is missing"`,
      'a probe': `time="2026-11-10T08:01:03Z" level=error msg="readiness probe failed: HTTP probe failed with statuscode: 503"`,
    },
    aws: `time="2026-11-10T08:01:03Z" level=fatal msg="failed to do run once: failed to list hosted zones, AccessDenied: ${denied('external-dns/1675610660', 'route53:ListHostedZones', '*')}\\n\\tstatus code: 403, request id: 4d234048-0807-4d9b-87d7-b3ac1c610456"`,
    must: ['access-denied'],
  },
  {
    name: 'Python, a job of data',
    log: (failed) => `2026-11-10 08:00:00,100 INFO root starting export of 2026-11-09
2026-11-10 08:00:00,420 INFO botocore.credentials Found credentials from IAM Role: depot-exporter
2026-11-10 08:00:01,020 INFO depot.s3 reading s3://depot-raw/2026-11-09/orders.parquet
2026-11-10 08:00:03,220 INFO depot.s3 read 120400 rows
2026-11-10 08:00:03,900 INFO depot.tokens 3 session tokens of users have expired
${failed}
2026-11-10 08:00:09,500 INFO depot.s3 wrote s3://depot-out/2026-11-09/orders.csv
2026-11-10 08:00:09,700 INFO root done in 9.6 s`,
    others: {
      'a database that is down': `2026-11-10 08:00:05,000 ERROR depot.db connection to server at "db.depot.internal" (10.20.3.4), port 5432 failed: Connection refused`,
      'a row that will not be parsed': `2026-11-10 08:00:05,000 ERROR depot.rows cannot parse line 17
Traceback (most recent call last):
  File "/srv/depot/aws/rows.py", line 31, in parse
    return json.loads(line)
json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)`,
      'a host of a partner’s': `2026-11-10 08:00:05,000 ERROR depot.partner HTTPSConnectionPool(host='api.partner.example', port=443): Max retries exceeded with url: /v2/orders (Caused by NameResolutionError("Failed to resolve 'api.partner.example' ([Errno -2] Name or service not known)"))`,
      'a partner that is slow': `2026-11-10 08:00:05,000 ERROR depot.partner HTTPSConnectionPool(host='api.partner.example', port=443): Read timed out. (read timeout=10)`,
      'a partner’s 503': `2026-11-10 08:00:05,000 ERROR depot.partner 503 Server Error: Service Unavailable for url: https://api.partner.example/v2/orders`,
      'a certificate of another host': `2026-11-10 08:00:05,000 ERROR depot.partner HTTPSConnectionPool(host='api.partner.example', port=443): Max retries exceeded with url: / (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)')))`,
      'a value DynamoDB does not take': `2026-11-10 08:00:05,000 ERROR depot.table An error occurred (ValidationException) when calling the PutItem operation: One or more parameter values were invalid: Missing the key order_id in the item`,
      'a module that is not there': `2026-11-10 08:00:05,000 ERROR depot.plugins plugin skipped
Traceback (most recent call last):
  File "/srv/depot/plugins.py", line 12, in load
    importlib.import_module(name)
ModuleNotFoundError: No module named 'aws_lambda_powertools'`,
      'a throttle that heals': `2026-11-10 08:00:05,000 WARNING depot.s3 An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 0): Please reduce your request rate. retrying
2026-11-10 08:00:06,000 INFO depot.s3 attempt 2 succeeded`,
    },
    aws: `2026-11-10 08:00:05,000 ERROR depot.s3 An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired.`,
    must: ['session-expired'],
  },
  {
    name: 'Spring Boot, a server',
    log: (
      failed,
    ) => `2026-11-10 08:00:00.100  INFO 1 --- [main] com.acme.depot.DepotApplication : Started DepotApplication in 4.2 seconds
2026-11-10 08:00:01.100  INFO 1 --- [main] c.acme.depot.aws.CredentialsLogger : session token valid until 09:00
2026-11-10 08:00:02.100  INFO 1 --- [nio-8080-exec-1] c.acme.depot.s3.Uploader : uploaded s3://depot/a.csv
${failed}
2026-11-10 08:00:12.100  INFO 1 --- [nio-8080-exec-4] c.acme.depot.s3.Uploader : uploaded s3://depot/b.csv
2026-11-10 08:00:22.100  INFO 1 --- [nio-8080-exec-5] c.acme.depot.s3.Uploader : uploaded s3://depot/c.csv`,
    others: {
      'a pool of connections': `2026-11-10 08:00:05.100 ERROR 1 --- [nio-8080-exec-2] o.h.engine.jdbc.spi.SqlExceptionHelper : HikariPool-1 - Connection is not available, request timed out after 30000ms.`,
      'a class that is not there': `2026-11-10 08:00:05.100 ERROR 1 --- [nio-8080-exec-2] o.a.c.c.C.[.[.[/].[dispatcherServlet] : Servlet.service() threw exception
java.lang.NoClassDefFoundError: software/amazon/awssdk/services/s3/model/ChecksumMode
	at com.acme.depot.s3.Uploader.put(Uploader.java:41)
	at com.acme.depot.web.Orders.create(Orders.java:22)`,
      'a null': `2026-11-10 08:00:05.100 ERROR 1 --- [nio-8080-exec-2] c.acme.depot.web.Errors : java.lang.NullPointerException: Cannot invoke "String.length()" because "name" is null
	at com.acme.depot.web.Orders.create(Orders.java:22)`,
      'a broker': `2026-11-10 08:00:05.100 ERROR 1 --- [ntainer#0-0-C-1] o.s.a.r.l.SimpleMessageListenerContainer : Failed to check/redeclare auto-delete queue(s). java.net.ConnectException: Connection refused: rabbit.depot.internal:5672`,
      heap: `2026-11-10 08:00:05.100 ERROR 1 --- [nio-8080-exec-2] c.acme.depot.web.Errors : java.lang.OutOfMemoryError: Java heap space`,
      'another host’s name': `2026-11-10 08:00:05.100 ERROR 1 --- [nio-8080-exec-2] c.acme.depot.mail.Sender : java.net.UnknownHostException: mail.partner.example`,
    },
    aws: `2026-11-10 08:00:05.100 ERROR 1 --- [nio-8080-exec-2] c.acme.depot.s3.Uploader : put failed
software.amazon.awssdk.services.s3.model.S3Exception: ${denied('depot/i-0a1b2c3d', 's3:PutObject', 'arn:aws:s3:::depot/x')} (Service: S3, Status Code: 403, Request ID: 4K7VPUQG3J2, Extended Request ID: x)
	at com.acme.depot.s3.Uploader.put(Uploader.java:41)`,
    must: ['access-denied'],
  },
  {
    name: 'pino, a server of Node',
    log: (failed) => `{"level":30,"time":1784104131603,"msg":"listening on 3000"}
{"level":30,"time":1784104131703,"msg":"assumed role arn:aws:iam::418362907715:role/reader"}
{"level":30,"time":1784104132603,"msg":"GET /orders 200","ms":31}
${failed}
{"level":30,"time":1784104135603,"msg":"uploaded s3://depot/a.csv"}
{"level":30,"time":1784104136603,"msg":"GET /orders 200","ms":29}`,
    others: {
      'GitHub’s 401': `{"level":50,"time":1784104133603,"msg":"sync failed","err":{"type":"HttpError","message":"Bad credentials - https://docs.github.com/rest","status":401,"stack":"HttpError: Bad credentials - https://docs.github.com/rest\\n    at /app/node_modules/@octokit/request/dist-node/index.js:86:21"}}`,
      'Stripe’s key': `{"level":50,"time":1784104133603,"msg":"charge failed","err":{"type":"StripeAuthenticationError","message":"Expired API Key provided: rk_live_****","stack":"StripeAuthenticationError: Expired API Key provided\\n    at /app/node_modules/stripe/cjs/Error.js:10:1"}}`,
      Redis: `{"level":50,"time":1784104133603,"msg":"[ioredis] Unhandled error event: Error: connect ETIMEDOUT redis.depot.internal:6379"}`,
      'a property of nothing': `{"level":50,"time":1784104133603,"msg":"unhandled","err":{"type":"TypeError","message":"Cannot read properties of undefined (reading 'accessKeyId')","stack":"TypeError: Cannot read properties of undefined (reading 'accessKeyId')\\n    at show (/app/src/aws/page.js:10:1)"}}`,
      'a page that is not there': `{"level":50,"time":1784104133603,"msg":"GET https://cdn.partner.example/a.png 404 Not Found"}`,
      'a partner that is slow': `{"level":50,"time":1784104133603,"msg":"request to https://api.partner.example/v2/orders failed, reason: connect ETIMEDOUT 203.0.113.7:443"}`,
      'a runtime that is over': `{"level":50,"time":1784104133603,"msg":"create failed","err":{"type":"InvalidParameterValueException","message":"The runtime parameter of nodejs8.10 is no longer supported for creating or updating AWS Lambda functions.","name":"InvalidParameterValueException","$fault":"client","$metadata":{"httpStatusCode":400,"requestId":"0a7c21f4-51a9-46f2-9b2b-3d4f7f6f5e11"}}}`,
    },
    aws: `{"level":50,"time":1784104133603,"msg":"create failed","err":{"type":"InvalidParameterValueException","message":"The role defined for the function cannot be assumed by Lambda.","name":"InvalidParameterValueException","$fault":"client","$metadata":{"httpStatusCode":400,"requestId":"0a7c21f4-51a9-46f2-9b2b-3d4f7f6f5e11"}}}`,
    must: ['service-role-refused', 'aws-call-failed'],
  },
  {
    name: 'GitLab, a build of an image',
    log: (failed) => `Running with gitlab-runner 17.4.0
$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 418362907715.dkr.ecr.eu-west-1.amazonaws.com
Login Succeeded
$ docker build -t depot .
#5 [internal] load metadata for public.ecr.aws/docker/library/node:20
#5 DONE 0.8s
#9 [5/7] COPY aws ./aws
#9 DONE 0.1s
$ ./ci/rest.sh
${failed}
Cleaning up project directory and file based variables
ERROR: Job failed: exit code 1`,
    others: {
      'Docker Hub’s limit': `Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit`,
      'PyPI’s token': `ERROR    HTTPError: 403 Forbidden from https://upload.pypi.org/legacy/
         Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth for more information.`,
      'a package that is not there': `ERROR: Could not find a version that satisfies the requirement aws-depot-lib==4.1 (from versions: none)
ERROR: No matching distribution found for aws-depot-lib==4.1`,
      'Go’s compiler': `# example.com/depot/aws
aws/session.go:14:2: undefined: credentials.NewToken
aws/session.go:20:9: cannot use token (variable of type string) as *string value in argument to put`,
      'Rust’s compiler': `error[E0432]: unresolved import \`aws_sdk_s3::Credentials\`
 --> src/aws.rs:3:5
  |
3 | use aws_sdk_s3::Credentials;
  |     ^^^^^^^^^^^^^^^^^^^^^^^ no \`Credentials\` in the root
error: could not compile \`depot\` (lib) due to 1 previous error`,
      'tests by name': `test login_with_an_expired_token_is_denied ... ok
test access_key_is_not_printed ... ok
test sums ... FAILED
thread 'sums' panicked at src/sums.rs:12:5:
assertion \`left == right\` failed
test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out`,
      'SonarQube’s token': `ERROR: Not authorized. Analyzing this project requires authentication. Please check the user token in the property 'sonar.token' or the credentials in the properties 'sonar.login' and 'sonar.password'.`,
    },
    aws: `denied: ${denied('runner/i-0a1b', 'ecr:InitiateLayerUpload', 'arn:aws:ecr:eu-west-1:418362907715:repository/depot')}`,
    must: ['access-denied'],
  },
  {
    name: 'Go’s zap, an operator',
    log: (failed) => `{"level":"info","ts":"2026-11-10T08:00:00Z","logger":"setup","msg":"starting manager"}
{"level":"info","ts":"2026-11-10T08:00:01Z","logger":"aws.session","msg":"credentials of the pod identity found"}
{"level":"info","ts":"2026-11-10T08:00:02Z","logger":"ackrt","msg":"created new resource","kind":"Bucket","name":"depot"}
${failed}
{"level":"info","ts":"2026-11-10T08:01:02Z","logger":"ackrt","msg":"updated resource","kind":"Bucket","name":"depot"}
{"level":"info","ts":"2026-11-10T08:02:02Z","logger":"ackrt","msg":"reconciled","kind":"Bucket","name":"depot"}`,
    others: {
      'an object that was changed': `{"level":"error","ts":"2026-11-10T08:00:30Z","logger":"controller","msg":"Reconciler error","controller":"bucket","controllerGroup":"s3.services.k8s.aws","error":"Operation cannot be fulfilled on buckets.s3.services.k8s.aws \\"depot\\": the object has been modified; please apply your changes to the latest version and try again"}`,
      'a quota of pods': `{"level":"error","ts":"2026-11-10T08:00:30Z","logger":"controller","msg":"Reconciler error","error":"pods \\"aws-depot-0\\" is forbidden: exceeded quota: compute, requested: limits.cpu=2, used: limits.cpu=8, limited: limits.cpu=8"}`,
      'a name that does not resolve': `{"level":"error","ts":"2026-11-10T08:00:30Z","logger":"metrics","msg":"push failed","error":"Post \\"http://pushgateway.monitoring:9091/metrics\\": dial tcp: lookup pushgateway.monitoring on 10.96.0.10:53: no such host"}`,
      'a field out of range': `{"level":"error","ts":"2026-11-10T08:00:30Z","logger":"ackrt","msg":"update failed","error":"operation error SQS: SetQueueAttributes, https response error StatusCode: 400, RequestID: 4K7VPUQG3J2, api error InvalidAttributeValue: Invalid value for the parameter VisibilityTimeout."}`,
      'a kind that is not there': `{"level":"error","ts":"2026-11-10T08:00:30Z","logger":"setup","msg":"could not watch","error":"no matches for kind \\"AWSManagedCluster\\" in version \\"infrastructure.cluster.x-k8s.io/v1beta2\\""}`,
    },
    aws: `{"level":"error","ts":"2026-11-10T08:00:30Z","logger":"ackrt","msg":"update failed","error":"operation error S3: PutBucketTagging, https response error StatusCode: 403, RequestID: 4K7VPUQG3J2, HostID: x, api error AccessDenied: ${denied('ack/1675610660', 's3:PutBucketTagging', 'arn:aws:s3:::depot')}"}`,
    must: ['access-denied'],
  },
  {
    name: 'Rails, a server and its jobs',
    log: (failed) => `I, [2026-11-10T08:00:00.902211 #7]  INFO -- : Started POST "/uploads" for 203.0.113.9
I, [2026-11-10T08:00:00.952211 #7]  INFO -- : [ActiveStorage] S3 Storage (112.4ms) Uploaded file to key: 9x2 (checksum: q==)
I, [2026-11-10T08:00:01.102211 #7]  INFO -- : Completed 200 OK in 310ms
${failed}
I, [2026-11-10T08:00:11.102211 #7]  INFO -- : [ActiveStorage] S3 Storage (98.1ms) Uploaded file to key: 9x3 (checksum: q==)
I, [2026-11-10T08:00:12.102211 #7]  INFO -- : Completed 200 OK in 290ms`,
    others: {
      'a route': `F, [2026-11-10T08:00:05.102211 #7] FATAL -- : ActionController::RoutingError (No route matches [GET] "/.aws/credentials")`,
      'a token of a form': `E, [2026-11-10T08:00:05.102211 #7] ERROR -- : Can't verify CSRF token authenticity.`,
      'a database': `E, [2026-11-10T08:00:05.102211 #7] ERROR -- : PG::ConnectionBad: connection to server at "depot.c1x2.eu-west-1.rds.amazonaws.com" (10.2.3.4), port 5432 failed: timeout expired`,
      'a constant': `E, [2026-11-10T08:00:05.102211 #7] ERROR -- : NameError: uninitialized constant Aws::S3::TransferManager`,
      'Slack’s token': `E, [2026-11-10T08:00:05.102211 #7] ERROR -- : Slack::Web::Api::Errors::TokenExpired: token_expired (https://slack.com/api/chat.postMessage)`,
    },
    aws: `E, [2026-11-10T08:00:05.102211 #7] ERROR -- : Aws::S3::Errors::AccessDenied: ${denied('rails/i-0a1b', 's3:PutObject', 'arn:aws:s3:::depot/9x2')}`,
    must: ['access-denied'],
  },
  {
    name: 'Pulumi and CDK, a deploy',
    log: (failed) => `Updating (acme/dev)

     Type                      Name                 Status
     pulumi:pulumi:Stack       depot-dev
 +   ├─ aws:s3:BucketV2        depot                created (2s)
 +   ├─ aws:iam:Role           session-token-role   created (1s)
 +   └─ aws:lambda:Function    denied-mailer        creating (0s)
Diagnostics:
${failed}

Resources:
    + 2 created
    11 unchanged

Duration: 14s`,
    others: {
      'an argument that is missing': `  aws:lambda:Function (denied-mailer):
    error: aws:lambda/function:Function resource 'denied-mailer' has a problem: Missing required argument. The argument "role" is required, but no definition was found.. Examine values at 'denied-mailer.role'.`,
      'a program of its own': `  pulumi:pulumi:Stack (depot-dev):
    error: Running program '/srv/index.ts' failed with an unhandled exception:
    TSError: ⨯ Unable to compile TypeScript:
    index.ts(12,7): error TS2304: Cannot find name 'awsx'.`,
      'a runtime that is over': `  aws:lambda:Function (denied-mailer):
    error: 1 error occurred:
    	* creating Lambda Function (denied-mailer): operation error Lambda: CreateFunction, https response error StatusCode: 400, RequestID: 0a7c21f4-51a9-46f2-9b2b-3d4f7f6f5e11, InvalidParameterValueException: Unzipped size must be smaller than 262144000 bytes`,
    },
    aws: `  aws:lambda:Function (denied-mailer):
    error: 1 error occurred:
    	* creating Lambda Function (denied-mailer): operation error Lambda: CreateFunction, https response error StatusCode: 403, RequestID: 0a7c21f4-51a9-46f2-9b2b-3d4f7f6f5e11, api error AccessDeniedException: ${denied('ci/pulumi', 'iam:PassRole', 'arn:aws:iam::418362907715:role/mailer')}`,
    must: ['access-denied'],
  },
  {
    name: 'nginx and PHP, a server',
    log: (failed) => `[10-Nov-2026 08:00:00] NOTICE: ready to handle connections
2026/11/10 08:00:01 [notice] 1#1: start worker processes
[2026-11-10T08:00:02.100000+00:00] app.INFO: stored s3://depot/a.pdf {"ms":120} []
${failed}
[2026-11-10T08:00:12.100000+00:00] app.INFO: stored s3://depot/b.pdf {"ms":121} []
[2026-11-10T08:00:22.100000+00:00] app.INFO: stored s3://depot/c.pdf {"ms":119} []`,
    others: {
      'a file that is not there': `2026/11/10 08:00:05 [error] 29#29: *3 open() "/var/www/.aws/credentials" failed (2: No such file or directory), client: 203.0.113.9, server: _, request: "GET /.aws/credentials HTTP/1.1", host: "depot.example"`,
      'an upstream': `2026/11/10 08:00:05 [error] 29#29: *3 upstream timed out (110: Operation timed out) while reading response header from upstream, client: 203.0.113.9, server: _, request: "GET /aws HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000", host: "depot.example"`,
      'a class': `[2026-11-10T08:00:05.100000+00:00] app.CRITICAL: Uncaught PHP Exception Error: "Class "Aws\\S3\\Transfer" not found" at /srv/src/Store.php line 41 [] []`,
      'a user’s password': `[2026-11-10T08:00:05.100000+00:00] security.ERROR: SQLSTATE[HY000] [1045] Access denied for user 'depot'@'10.2.3.4' (using password: YES) [] []`,
    },
    aws: `[2026-11-10T08:00:05.100000+00:00] app.ERROR: Error executing "PutObject" on "https://depot.s3.eu-west-1.amazonaws.com/x.pdf"; AWS HTTP error: Client error: \`PUT https://depot.s3.eu-west-1.amazonaws.com/x.pdf\` resulted in a \`403 Forbidden\` response AccessDenied (client): Access Denied [] []`,
    must: ['access-denied'],
  },
  {
    name: 'kubelet and containerd, a node',
    log: (failed) => `Nov 10 08:00:00 ip-10-0-1-7 systemd[1]: Started Kubernetes Kubelet.
Nov 10 08:00:01 ip-10-0-1-7 kubelet[2190]: I1110 08:00:01.100000    2190 server.go:440] "Kubelet version" kubeletVersion="v1.29.0-eks"
Nov 10 08:00:02 ip-10-0-1-7 kubelet[2190]: I1110 08:00:02.100000    2190 kubelet.go:2394] "SyncLoop ADD" source="api" pods=["kube-system/aws-node-x7k2p"]
${failed}
Nov 10 08:01:02 ip-10-0-1-7 kubelet[2190]: I1110 08:01:02.100000    2190 kubelet.go:2426] "SyncLoop (PLEG): event for pod" pod="kube-system/aws-node-x7k2p" event={"Type":"ContainerStarted"}`,
    others: {
      memory: `Nov 10 08:00:30 ip-10-0-1-7 kubelet[2190]: E1110 08:00:30.100000    2190 pod_workers.go:1298] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"depot\\" with OOMKilled" pod="default/aws-depot-0"`,
      'a probe': `Nov 10 08:00:30 ip-10-0-1-7 kubelet[2190]: E1110 08:00:30.100000    2190 prober.go:104] "Probe errored" err="readiness probe: rpc error: code = Unknown desc = container not running" pod="kube-system/aws-node-x7k2p"`,
      'a lease': `Nov 10 08:00:30 ip-10-0-1-7 kubelet[2190]: E1110 08:00:30.100000    2190 controller.go:193] "Failed to update lease" err="Put \\"https://172.20.0.1:443/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/ip-10-0-1-7.eu-west-1.compute.internal\\": net/http: TLS handshake timeout"`,
    },
    aws: `Nov 10 08:00:30 ip-10-0-1-7 kubelet[2190]: E1110 08:00:30.100000    2190 kuberuntime_image.go:55] "Failed to pull image" err="rpc error: code = Unknown desc = failed to pull and unpack image \\"418362907715.dkr.ecr.eu-west-1.amazonaws.com/depot:1\\": unexpected status: 403 Forbidden: ${denied('node/i-0a1b', 'ecr:BatchGetImage', 'arn:aws:ecr:eu-west-1:418362907715:repository/depot')}"`,
    must: ['access-denied'],
  },
  {
    name: 'Jupyter, a notebook',
    log: (failed) => `[I 2026-11-10 08:00:00.100 ServerApp] Serving notebooks from local directory: /home/jovyan
[I 2026-11-10 08:00:02.002 ServerApp] Kernel started: 5a3c2b19-70f1-44a0-9b1a-0f0c5f7b2ad0
2026-11-10 08:00:03,400 botocore.credentials [INFO] Found credentials from IAM Role: notebook
${failed}
[I 2026-11-10 08:01:02.002 ServerApp] Saving file at /etl.ipynb`,
    others: {
      'a visitor’s token': `[W 2026-11-10 08:00:10.420 ServerApp] 403 GET /team/api/kernels (10.0.3.9): Token expired`,
      'a cell': `[E 2026-11-10 08:00:10.900 ServerApp] Exception in kernel cell 14
Traceback (most recent call last):
ValueError: time data 'expired' does not match format '%Y'`,
      'a training that failed of its program': `[E 2026-11-10 08:00:10.900 ServerApp] Exception in kernel cell 15
Traceback (most recent call last):
  File "/home/jovyan/train.py", line 41, in <module>
    est.fit('s3://depot/mnist')
ValueError: Error training depot-2026: Failed Reason: AlgorithmError: uncaught exception during training: KeyError: 'role'`,
      'a graph’s database': `[E 2026-11-10 08:00:10.900 ServerApp] Could not connect to Neo4j database. Please ensure that the username and password are correct, access denied`,
    },
    aws: `[E 2026-11-10 08:00:10.900 ServerApp] Exception in kernel cell 15
Traceback (most recent call last):
ValueError: Error training depot-2026: Failed Reason: AlgorithmError: uncaught exception during training: botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: ${denied('train/SageMaker', 's3:GetObject', 'arn:aws:s3:::depot/x')}`,
    must: ['access-denied'],
  },
  {
    name: 'zerolog for a terminal, a replication',
    log: (failed) => `9:14AM INF Sling Replication | AWS_S3 -> REDSHIFT | s3://depot/contacts.parquet
9:14AM INF found 1 file in s3://depot, 412 kB
9:14AM INF connecting to target database (redshift)
${failed}
9:20AM INF done`,
    others: {
      'a database’s password': `9:20AM ERR could not connect to database: pq: password authentication failed for user "loader"`,
      'a copilot’s token': `9:20AM ERR [github-copilot] 403 token expired or invalid`,
      'a test of a script': `9:20AM ERR The test s3-sink.sh (default_retry) has failed after 1 attempts: expected 9 records, got 2.`,
    },
    aws: `9:20AM ERR could not load: pq: ${denied('loader/x', 'sts:AssumeRole', 'arn:aws:iam::418362907715:role/copy')}`,
    must: ['assume-role-denied'],
  },
]

export const pasted: readonly HeldOut[] = days.flatMap(({ name, log, others, aws, must }) => [
  ...Object.entries(others).map(([what, failed]) => ({
    name: `healthy: ${name}, beside ${what}`,
    text: log(failed),
    must: [],
  })),
  { name: `${name}, and AWS`, text: log(aws), must },
])
