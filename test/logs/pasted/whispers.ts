import type { HeldOut } from '../held-out.ts'

/** What is told below level info, in columns, without a head, or by a service of the role it was given; and what looks like it and is well. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'an error handed whole to a logger at level trace (bunyan), a job that finished',
    text: `{"name":"depot","pid":64,"level":30,"msg":"Repository started","time":"2026-04-28T09:01:11.102Z","v":0}
{"name":"depot","pid":64,"level":10,"err":{"tryNextLink":true,"statusCode":504,"message":"Error response received from instance metadata service","stack":"Error: Error response received from instance metadata service\\n    at ClientRequest.<anonymous> (/app/node_modules/@aws-sdk/credential-provider-imds/dist-cjs/index.js:14:2)"},"msg":"err","time":"2026-04-28T09:01:16.001Z","v":0}
{"name":"depot","pid":64,"level":30,"durationMs":14022,"msg":"Repository finished","time":"2026-04-28T09:01:25.124Z","v":0}`,
    must: ['imds-unreachable', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'AWS’s answer by its name at level debug, and requests that went on',
    text: `2026/04/16 09:12:01 SYST INFO [http] listening on :8334
2026/04/16 09:12:41 SYST DEBUG ls::backend 'BucketRegionError: incorrect region, the bucket is not in 'us-east-1' region at endpoint '', bucket is in 'eu-north-1' region
2026/04/16 09:12:41 \tstatus code: 301, request id: 9K1F7X6ZQYJ0A3TN, host id: 2mT0l9y5xJ4nM1'
2026/04/16 09:12:41 HTTP 500 GET  312.4ms /api/files/ls
2026/04/16 09:12:51 HTTP 200 GET    4.4ms /login`,
    must: ['s3-wrong-region'],
    orUnknown: true,
  },
  {
    name: 'the same at level debug, done at the second try',
    text: `2026-04-16T09:12:01Z INFO uploader ready
2026-04-16T09:12:41Z DEBUG put depot/a.bin: SlowDown: Please reduce your request rate., retrying
2026-04-16T09:12:42Z DEBUG put depot/a.bin: uploaded on attempt 2
2026-04-16T09:12:51Z INFO uploaded depot/a.bin to s3://depot-bin/a.bin`,
    must: [],
  },
  {
    name: 'the ECS agent of old, at level info',
    text: `2026-03-23T01:14:25Z [INFO] Handling http request module="Handlers" method="GET" from="172.17.0.4:42011" uri="/v2/credentials/3cb51275-4f24-4e64-95c1-451af4ab47bb"
2026-03-23T01:14:29Z [INFO] CredentialsV2Request: ID not found. Request IP Address: 172.17.0.4:42011
2026-03-23T01:14:52Z [INFO] Saving state! module="statemanager"`,
    must: ['container-credentials-refused'],
    orUnknown: true,
  },
  {
    name: 'a download of CloudWatch’s console, a worker without credentials',
    text: `timestamp,message
1664958661003,"[Worker-0016cbeff960e3da2] [2026-10-05 08:31:01,003] INFO Kafka version: 2.7.1 (org.apache.kafka.common.utils.AppInfoParser:119)"
1664958661899,"[Worker-0016cbeff960e3da2] Caused by: javax.security.sasl.SaslException: Failed to find AWS IAM Credentials [Caused by com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@41f935e: Internal Server Error (Service: null; Status Code: 500; Error Code: null; Request ID: null; Proxy: null)]]"
1664958662411,"[Worker-0016cbeff960e3da2] [2026-10-05 08:31:02,411] INFO [cdc|task-0] Committing offsets (org.apache.kafka.connect.runtime.WorkerSourceTask:478)"`,
    must: ['no-credentials', 'container-credentials-refused', 'imds-unreachable'],
  },
  {
    name: 'the same columns, and all is well',
    text: `@timestamp,@message
2026-10-05 08:31:01.003,"INFO Kafka version: 2.7.1 (org.apache.kafka.common.utils.AppInfoParser:119)"
2026-10-05 08:31:02.004,"INFO [cdc|task-0] Successfully logged in. (org.apache.kafka.common.security.authenticator.AbstractLogin:61)
 with MSK_IAM"
2026-10-05 08:31:02.411,"INFO [cdc|task-0] Wrote 12 objects to s3://depot-cdc ""daily"" (io.confluent.connect.s3.S3SinkTask:478)"`,
    must: [],
  },
  {
    name: 'a tool for a terminal that waits for a state machine',
    text: `finding out what the state machine ARN is...
State machine ARN is arn:aws:states:eu-west-1:860213577914:stateMachine:measureColdStart
starting the state machine execution
waiting for the execution to finish...
execution FAILED at state [Loop]
Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.`,
    must: ['service-role-refused'],
    mention: /states\.amazonaws\.com/,
  },
  {
    name: 'Firehose, of its role, in a deploy’s log',
    text: `2026-09-14 10:00:01 INFO deploying the pipeline
2026-09-14 10:00:05 ERROR deploy failed: Firehose is unable to assume role arn:aws:iam::590184726633:role/depot-firehose. Please check the role provided.`,
    must: ['service-role-refused'],
    mustNot: 'assume-role-failed',
    mention: /firehose\.amazonaws\.com/,
  },
  {
    name: 'the answer within a web identity that was not assumed (Go v1)',
    text: `{"level":"info","msg":"Startup completed","time":"2026-03-24T09:49:38Z"}
{"level":"info","msg":"Couldn't describe resources for region eu-central-1: WebIdentityErr: failed to retrieve credentials\\ncaused by: ValidationError: Request ARN is invalid\\n\\tstatus code: 400, request id: c8a9f0b2-6ef9-45a0-8f3b-b3e9b8a41b10\\n","time":"2026-03-24T09:49:40Z"}`,
    must: ['role-arn-invalid'],
  },
  {
    name: 'RabbitMQ that may not ask for its neighbours',
    text: `2026-03-23 17:11:24.101 [info] <0.285.0> Configured peer discovery backend: rabbit_peer_discovery_aws
2026-03-23 17:11:24.691 [error] <0.285.0> Error fetching autoscaling group instance list: "Forbidden"
2026-03-23 17:11:25.880 [info] <0.9.0> Server startup complete; 5 plugins started.`,
    must: ['access-denied'],
  },
  {
    name: 'a SAML login at the second try, shown as it goes',
    text: `$ depot-login --aws-role-arn arn:aws:iam::208114906377:role/dev-admin --verbose
Session expired, a new login is required
✔ Login has succeeded
Parsed SAML assertion {
  attributes: [
    { name: 'https://aws.amazon.com/SAML/Attributes/RoleSessionName', value: [Array] }
  ]
}
Found Role ARN arn:aws:iam::208114906377:role/dev-admin
Initial STS call has succeeded, session valid until 2026-04-21T01:12:33.000Z
Role ARN "arn:aws:iam::208114906377:role/dev-admin" is saved in /home/pat/.aws/credentials`,
    must: [],
  },
  {
    name: 'Next.js under Turborepo, a visitor’s JSON that is none',
    text: `web:dev:  ✓ Ready in 1172ms
web:dev:  GET / 200 in 2533ms
web:dev: AWS_REGION: us-west-2
web:dev:  ⨯ Error: Invalid token in JSON at position 12: the request body is invalid
web:dev:     at async POST (apps/app/app/api/chat/route.ts:11:29)
web:dev:  POST /api/chat 500 in 88ms
web:dev: bedrock stopReason=end_turn inputTokens=14 outputTokens=512
web:dev:  POST /api/chat 200 in 6288ms`,
    must: [],
  },
  {
    name: 'log4net without times, GitHub’s token',
    text: `1190 [1] DEBUG CKAN.NetKAN.Processors.QueueHandler (null) - Looking up URL for queue Inbound.fifo
1402 [1] DEBUG CKAN.NetKAN.Processors.QueueHandler (null) - Queue URL https://sqs.us-west-2.amazonaws.com/381927460055/Inbound.fifo
24120 [1] ERROR CKAN.NetKAN.Processors.QueueHandler (null) - GitHub token is expired, access denied
24611 [1] DEBUG CKAN.NetKAN.Processors.QueueHandler (null) - Deleting 10 messages from Inbound.fifo`,
    must: [],
  },
  {
    name: 'the same, and AWS refuses',
    text: `1190 [1] DEBUG CKAN.NetKAN.Processors.QueueHandler (null) - Looking up URL for queue Inbound.fifo
1402 [1] FATAL CKAN.NetKAN.Program (null) - Amazon.Runtime.AmazonClientException: Unable to get IAM security credentials from EC2 Instance Metadata Service.`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'a backup that grew old, and one that is gone already',
    text: `{"ts":"2026-06-26T14:09:34.860Z","level":"info","msg":"backup to S3{bucket: \\"depot-backups\\", dir: \\"daily/\\"} is complete; copied 28110221340122 bytes"}
{"ts":"2026-06-26T15:00:02.114Z","level":"info","msg":"retention: 1 daily backup has expired, deleting S3{bucket: \\"depot-backups\\", dir: \\"daily/2026-06-18/\\"}"}
{"ts":"2026-06-26T15:00:44.002Z","level":"error","msg":"cannot delete snapshot 20260625020000-178F8387: cannot find file metadata.json, already deleted, continue"}`,
    must: [],
  },
  {
    name: 'Atlantis, a variable that is none',
    text: `2026/02/27 05:12:21+0000 [INFO] server: Identified event as type "comment"
2026/02/27 05:12:33+0000 [EROR] devops/depot#316: Running "/atlantis-data/bin/terraform0.12.30 plan -input=false" in "/atlantis-data/repos/devops/depot/316/default/aws/projects/shop/redis": exit status 1

Initializing the backend...

Successfully configured the backend "s3"! Terraform will automatically
use this backend unless the backend configuration changes.
data.aws_caller_identity.current: Refreshing state...

Error: Invalid value for variable "access_denied_alarm"

  on variables.tf line 41:
  41: variable "access_denied_alarm" {

2026/02/27 05:12:34+0000 [INFO] server: POST /events – respond HTTP 200`,
    must: [],
  },
  {
    name: 'a shell, of somebody who logs in and looks around',
    text: `~/src/depot (main) $ aws sso login --profile depot-dev
Attempting to automatically open the SSO authorization page in your default browser.
Successfully logged into Start URL: https://depot.awsapps.com/start
~/src/depot (main) $ aws s3 ls s3://depot-bin --profile depot-dev
2026-05-16 11:20:31       1204 a.bin
[ops@hub scripts]$ mail -s "hub denied report" soc@depot.example < /dev/null
Null message body; hope that's ok`,
    must: [],
  },
  {
    name: 'the same shell, and the session is over',
    text: `~/src/depot (main) $ aws s3 ls s3://depot-bin --profile depot-dev
Error when retrieving token from sso: Token has expired and refresh failed
~/src/depot (main) $ git pull
Already up to date.`,
    must: ['sso-expired'],
  },
  {
    name: 'irb, that shows a class',
    text: `$ aws-v3.rb
Aws> creds = AssumeRoleCredentials.new(role_arn: 'arn:aws:iam::590184726633:role/admin', role_session_name: 'test')
[Aws::STS::Client 200 0.297658 0 retries] assume_role(role_arn:"arn:aws:iam::590184726633:role/admin",role_session_name:"test")
Aws> creds.credential
NoMethodError: undefined method \`credential' for #<Aws::AssumeRoleCredentials:0x00007f8f0d8a5b40>
Aws> Aws::STS::Errors::AccessDenied.ancestors.first(2)
=> [Aws::STS::Errors::AccessDenied, Aws::STS::Errors::ServiceError]
Aws> exit`,
    must: [],
  },
  {
    name: 'Julia, stored on the second try',
    text: `[ Info: storing 118 files to s3://depot-frames/2023/01/05
┌ Warning: upload of frame_0088.bin failed, trying again
│   exception =
│    HTTP.ConnectError: HTTP.ConnectError for url = \`https://s3.us-east-1.amazonaws.com/depot-frames/frame_0088.bin\`: IOError: connect: connection timed out (ETIMEDOUT)
└ @ Frames ~/src/Frames.jl/src/store.jl:71
[ Info: frame_0088.bin stored on try 2
[ Info: stored 118 of 118, 0 left`,
    must: [],
  },
  {
    name: 'Julia, never stored',
    text: `[ Info: storing 118 files to s3://depot-frames/2023/01/05
┌ Error: upload of frame_0088.bin failed
│   exception =
│    AWS.AWSExceptions.AWSException: AccessDenied -- Access Denied
│    HTTP.Exceptions.StatusError(403, "PUT", "/depot-frames/frame_0088.bin")
└ @ Frames ~/src/Frames.jl/src/store.jl:71`,
    must: ['access-denied'],
  },
  {
    name: 'Spring Boot, an order that grew old on a thread called for its queue',
    text: `2024-02-25T18:31:02.114+05:30  INFO 21911 --- [           main] c.l.orders.OrdersApplication             : Starting OrdersApplication using Java 17.0.9
2024-02-25T18:31:07.310+05:30  INFO 21911 --- [           main] a.c.s.l.AbstractMessageListenerContainer : Starting container io.awspring.cloud.sqs.sqsListenerEndpointContainer#0
2024-02-25T18:31:40.155+05:30 ERROR 21911 --- [ sqs-listener-1] i.a.c.s.l.s.AbstractMessageProcessingPip : Error processing message 6f0e2b11-9d0a-4f0c-9a67-0a52d3a7a1ce.
java.lang.IllegalArgumentException: order 77120 has expired
	at com.lindenpark.orders.OrderListener.onOrder(OrderListener.java:41)
2024-02-25T18:32:10.233+05:30  INFO 21911 --- [ sqs-listener-1] c.l.orders.OrderListener                 : message received again from queue orders-dev, moved to orders-dev-dlq`,
    must: [],
  },
  {
    name: 'Rails in development, a template’s own error',
    text: `Started POST "/universes" for 127.0.0.1 at 2017-10-04 19:22:41 -0500
Processing by UniversesController#create as HTML
  Parameters: {"utf8"=>"✓", "authenticity_token"=>"[FILTERED]", "universe"=>{"name"=>""}, "commit"=>"Save"}
Completed 500 Internal Server Error in 41ms (ActiveRecord: 2.2ms)

ActionView::Template::Error (undefined method \`map' for nil:NilClass):
    12:   <% @errors.map do |e| %>

Started POST "/universes" for 127.0.0.1 at 2017-10-04 19:23:11 -0500
[AWS S3 200 0.412113 0 retries] put_object(:acl=>:public_read,:bucket_name=>"depot-dev",:key=>"map.png")
Completed 302 Found in 1204ms (ActiveRecord: 140.2ms)`,
    must: [],
  },
  {
    name: 'a mail relay whose lines say but whether something went wrong',
    text: `{"Time":"2021-08-16T13:26:47.911565572Z","IP":"172.19.0.1","To":["p@depot.example"],"Error":null}
{"Time":"2021-08-16T13:56:35.70184176Z","IP":"203.0.113.40","To":["p@depot.example"],"Error":"Denied sender: win@prizes.example"}
{"Time":"2021-08-16T14:01:36.00981734Z","IP":"172.19.0.1","To":["p@depot.example"],"Error":null}`,
    must: [],
  },
  {
    name: 'the same, and SES does not know the sender',
    text: `{"Time":"2021-08-16T13:26:47.911565572Z","IP":"172.19.0.1","To":["p@depot.example"],"Error":null}
{"Time":"2021-08-16T13:56:35.70184176Z","IP":"172.19.0.1","To":["p@depot.example"],"Error":"AccessDenied: User \`arn:aws:iam::590184726633:user/relay' is not authorized to perform \`ses:SendRawEmail' on resource \`arn:aws:ses:us-east-1:590184726633:identity/depot.example'\\n\\tstatus code: 403, request id: 6cd0d9d0-1f3d-4a43-9be8-1b6d3f2b4f5e"}`,
    must: ['access-denied'],
  },
  {
    name: 'R, a query that Athena does not understand, and one that it does',
    text: `> library(DBI)
> con <- dbConnect(AWR.Athena::Athena(), region='eu-west-1', s3_staging_dir='s3://depot-athena-out/')
> dbGetQuery(con, "SELECT cnt(*) FROM landings")
Error in .verify.JDBC.result(r, "Unable to retrieve JDBC result set for ",  :
  Unable to retrieve JDBC result set for SELECT cnt(*) FROM landings ([Simba][AthenaJDBC](100071) An error has been thrown from the AWS Athena client. SYNTAX_ERROR: line 1:8: Function cnt not registered [Execution ID: 1f0d1f5c-6a0e-4b6f-9a8e-0c8e2f7f9d11])
> dbGetQuery(con, "SELECT count(*) FROM landings")
  _col0
1 51077`,
    must: [],
  },
  {
    name: 'Bedrock’s stream, too many requests, told at level info',
    text: `{"level":"INFO","location":"lambda_handler:61","message":"Processing 1 record","timestamp":"2023-11-16 10:11:02,118+0000","service":"langchain-interface"}
{"level":"INFO","location":"lambda_handler:88","message":"record failed, telling the user","error":"<class 'botocore.exceptions.EventStreamError'>:An error occurred (throttlingException) when calling the InvokeModelWithResponseStream operation: Too many requests, please wait before trying again.","timestamp":"2023-11-16 10:11:31,118+0000","service":"langchain-interface"}
{"level":"INFO","location":"lambda_handler:95","message":"batch done, 0 of 1 ok","timestamp":"2023-11-16 10:11:31,901+0000","service":"langchain-interface"}`,
    must: ['throttled'],
  },
  {
    name: 'SageMaker, of the role of a job, in a test’s output',
    text: `INFO:sagemaker:Creating training-job with name: sagemaker-mxnet-2018-01-01-03-36-55-859
E           ValueError: Error training sagemaker-mxnet-2018-01-01-03-36-55-859: Failed Reason: ClientError: SageMaker was unable to assume the role 'arn:aws:iam::590184726633:role/depot-training'`,
    must: ['service-role-refused'],
  },
  {
    name: 'CodeBuild, of the role of a project',
    text: `Creating CodeBuild project create-depot-runner
botocore.errorfactory.InvalidInputException: An error occurred (InvalidInputException) when calling the CreateProject operation: CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::590184726633:role/depot-build`,
    must: ['service-role-refused'],
  },
  {
    name: 'SES by SMTP, as Grafana passes it on, quoted and without colons',
    text: `t=2020-10-01T15:15:34+0000 lvl=info msg="Sending alert notification to" logger=alerting.notifier.email
t=2020-10-01T15:16:03+0000 lvl=eror msg="Failed to send alert notification email" logger=alerting.notifier.email error="gomail: could not send email 1: 554 Access denied: User \`arn:aws:iam::590184726633:user/platform/mailer' is not authorized to perform \`ses:SendRawEmail' on resource \`arn:aws:ses:eu-west-2:590184726633:identity/ops@example.org'"`,
    must: ['access-denied'],
    mention: /ses:SendRawEmail[\s\S]*user\/platform\/mailer/,
  },
  {
    name: 'a preface of remarks before logfmt, and a clock that is behind',
    text: `# logspout v3.1-dev-custom by gliderlabs
# adapters: cloudwatch raw udp tcp
# routes  :
#   cloudwatch	us-east-1				map[]
time="2016-05-04T00:40:12Z" level=info msg="Uploaded 120 events" group=depot stream=web-1
time="2016-05-04T00:56:33Z" level=error msg="Log upload failed - length: 2, error: InvalidSignatureException: Signature expired: 20160504T004903Z is now earlier than 20160504T005133Z (20160504T005633Z - 5 min.)\\n\\tstatus code: 400, request id: 0b7795b1-1193-11e6-a4e2-07618ccc7f7f"`,
    must: ['clock-skew'],
  },
  {
    name: 'Laravel, a visitor’s password link',
    text: `[2022-07-09 04:02:15] production.INFO: stored s3://depot-invoices/2022/07/inv-20981.pdf {"etag":"\\"4e1f\\""}
[2022-07-09 09:58:40] production.ERROR: The provided token has expired. {"userId":881,"exception":"[object] (App\\\\Exceptions\\\\PasswordResetException(code: 0): The provided token has expired. at /var/www/html/app/Http/Controllers/Auth/ResetPasswordController.php:44)
[stacktrace]
#0 {main}
"}
[2022-07-09 10:01:17] production.INFO: stored s3://depot-invoices/2022/07/inv-20982.pdf {"etag":"\\"77b0\\""}`,
    must: [],
  },
  {
    name: 'the same words of S3’s',
    text: `[2022-07-09 04:02:15] production.INFO: stored s3://depot-invoices/2022/07/inv-20981.pdf {"etag":"\\"4e1f\\""}
[2022-07-09 09:58:40] production.ERROR: Error executing "PutObject" on "https://depot-invoices.s3.eu-west-1.amazonaws.com/a.pdf"; AWS HTTP error: Client error: \`PUT https://depot-invoices.s3.eu-west-1.amazonaws.com/a.pdf\` resulted in a \`400 Bad Request\` response: ExpiredToken (client): The provided token has expired.`,
    must: ['session-expired'],
  },
  {
    name: 'Nest’s guard, that turns a visitor away',
    text: `[Nest] 22  - 01/15/2024, 5:21:30 AM     LOG [UploadsService] presigned PUT s3://depot-uploads/u/77/a.png, expires in 900s
[Nest] 22  - 01/15/2024, 5:22:02 AM   ERROR [ExceptionsHandler] Forbidden resource
ForbiddenException: Forbidden resource
    at canActivateFn (/app/node_modules/@nestjs/core/router/router-execution-context.js:134:23)`,
    must: [],
  },
]
