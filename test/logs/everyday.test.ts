/**
 * What SDKs and tools write on a good day, in their own words: a provider passed over, a try that is made again, credentials
 * that are renewed. None of it accuses anybody. The failures beside them stand in src/vocabulary/wordings/.
 */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const EVERYDAY: readonly (readonly [of: string, text: string])[] = [
  [
    'fluentd, a sequence token that was another’s',
    `2026-10-17 13:10:30 +0000 [warn]: #0 [out_cloudwatch] failed to flush the buffer. retry_time=0 next_retry_seconds=2026-10-17 13:10:31 +0000 chunk="5b1dd9c7" error_class=Aws::CloudWatchLogs::Errors::InvalidSequenceTokenException error="The given sequenceToken is invalid."
2026-10-17 13:10:31 +0000 [warn]: #0 [out_cloudwatch] retry succeeded. chunk_id="5b1dd9c7"`,
  ],
  [
    'ChartMuseum, by zap’s development encoder',
    `{"L":"DEBUG","T":"2026-11-28T08:00:01.118Z","M":"index-cache.yaml not found in storage","repo":""}
{"L":"WARN","T":"2026-11-28T08:00:01.461Z","M":"chart version is not valid semver","repo":"","error":"Invalid Semantic Version"}
{"L":"INFO","T":"2026-11-28T08:00:01.462Z","M":"Starting ChartMuseum","host":"0.0.0.0","port":8080}`,
  ],
  [
    'svlogd’s times',
    `2026-11-02_08:33:38.00121 INFO  [InputStateListener] Input [AWS Flow Logs/57f1f2d1] is now STARTING
2026-11-02_08:33:40.11001 INFO  [Worker] Syncing Kinesis shard info
2026-11-02_08:41:02.17625 WARN  [ProxyUtil] Journal utilization (96.0%) has gone over 95%.`,
  ],
  [
    'Kafka Connect, a sink of S3 and a record that is no Avro',
    `[2026-06-30 03:10:11,902] INFO [s3-sink-depot|task-0] Files committed to S3. Target commit offset for depot-3 is 88210044 (io.confluent.connect.s3.TopicPartitionWriter:680)
[2026-06-30 03:31:00,440] ERROR [s3-sink-depot|task-1] Error encountered in task s3-sink-depot-1. Executing stage 'VALUE_CONVERTER' with class 'io.confluent.connect.avro.AvroConverter'; tolerated, record sent to depot-dlq (org.apache.kafka.connect.runtime.errors.LogReporter:66)
[2026-06-30 03:40:11,902] INFO [s3-sink-depot|task-0] Files committed to S3. Target commit offset for depot-3 is 88210999 (io.confluent.connect.s3.TopicPartitionWriter:680)`,
  ],
  [
    'a web server that visitors ask for open doors, and whose files lie in S3',
    `Jun 11 12:15:20 web[3112]: GET /.env 403 Forbidden 203.0.113.70
Jun 11 12:15:23 web[3112]: GET /.aws/credentials 403 Forbidden 203.0.113.70
Jun 11 12:15:40 web[3112]: GET /health 200 OK 0.4ms
Jun 11 12:15:41 web[3112]: stored avatar.png in s3://depot-avatars`,
  ],
  [
    'a command of AWS’s that was mistyped, and typed again',
    `jo@mbp ~ % aws s3 sycn . s3://depot/2026/
aws: error: argument subcommand: Found invalid choice 'sycn'
jo@mbp ~ % aws s3 sync . s3://depot/2026/
upload: ./run2.h5 to s3://depot/2026/run2.h5`,
  ],
  [
    'Veeam, an offload whose tries went well the second time',
    `[17.03.2026 22:12:40.610]    <22>   Warning (3) S3 request PutObject attempt 1 of 10: HTTP exception: WinHttpQueryDataAvaliable: 12002: The operation timed out, retry in 2 sec
[17.03.2026 22:12:43.210]    <22>   Info (3)    S3 request PutObject: OK (2310 ms)
[17.03.2026 22:41:12.118]    <19>   Info (3)    [SOBR] Offload session finished: 3 of 3 files moved, 41.0 GB`,
  ],
  [
    'Mosquitto, a bridge to AWS IoT and a device of its own that it does not know',
    `1778930401: mosquitto version 2.0.18 starting
1778930402: Connecting bridge awsiot (a1x9k2mfq7z3pd-ats.iot.eu-central-1.amazonaws.com:8883)
1778930403: Received CONNACK on connection local.depot.
1778930460: Client esp-feed-2 disconnected, not authorised.`,
  ],
  [
    'Unreal Engine on GameLift, a player who was not let in',
    `[2026.05.16-18.00.04:118][  0]LogGameLift: Initializing GameLift Server SDK 5.1.1 (managed EC2)
[2026.05.16-18.02.13:027][ 90]LogGameLift: GetFleetRoleCredentials arn:aws:iam::390281746655:role/DepotFleet -> expires 2026-05-16T19:02:12Z
[2026.05.16-18.02.44:903][117]LogNet: Warning: Network Failure: GameNetDriver[ConnectionLost]: access denied by server
[2026.05.16-19.10.05:001][991]LogGameLift: ProcessEnding succeeded`,
  ],
  [
    'CRT, providers passed over',
    `[INFO] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) Environment credentials provider was unable to source credentials
[INFO] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) Profile credentials provider could not find a profile named "default"
[INFO] [2026-11-05T10:21:10Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) Default chain credentials provider successfully sourced credentials`,
  ],
  [
    'ECS agent, registered',
    `level=info time=2026-11-05T10:21:09Z msg="Registering Instance with ECS" module=agent.go
level=info time=2026-11-05T10:21:10Z msg="Registration completed successfully" containerInstanceARN="arn:aws:ecs:eu-west-1:418362907715:container-instance/depot/0a1b" cluster="depot" module=agent.go
level=info time=2026-11-05T10:22:10Z msg="TCS Websocket connection closed for a valid reason" module=handler.go
level=warn time=2026-11-05T10:22:11Z msg="ACS Connection hasn't had any activity for too long; closing connection" module=session.go
level=info time=2026-11-05T10:22:12Z msg="Connected to ACS endpoint" module=session.go`,
  ],
  [
    'ECS agent, credentials for a task',
    `level=info time=2026-11-05T10:21:09Z msg="Processed credentials message for task" taskARN="arn:aws:ecs:eu-west-1:418362907715:task/depot/0a1b" roleType="TaskExecution" module=refresh_credentials_responder.go`,
  ],
  [
    'fluent-bit, all sent',
    `[2026/11/05 10:21:09] [ info] [aws_credentials] Initialized STS Provider in standard chain
[2026/11/05 10:21:09] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] Created log stream depot
[2026/11/05 10:21:09] [ info] [output:s3:s3.0] Successfully uploaded object /a/b.gz`,
  ],
  [
    'fluent-bit, a chunk tried again',
    `[2026/11/05 10:21:09] [ warn] [engine] failed to flush chunk '1-1699.flb', retry in 9 seconds: task_id=5, input=tail.0 > output=s3.0 (out_id=0)
[2026/11/05 10:21:18] [ info] [engine] flush chunk '1-1699.flb' succeeded at retry 1: task_id=5, input=tail.0 > output=s3.0 (out_id=0)`,
  ],
  [
    'fluent-bit, credentials renewed',
    `[2026/11/05 10:21:09] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] auth error, refreshing creds
[2026/11/05 10:21:10] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] Sent 3 events to CloudWatch`,
  ],
  [
    'saml2aws, logged in',
    `Using IdP Account default to access Okta https://corp.example.net
Authenticating as jane ...
Selected role: arn:aws:iam::418362907715:role/depot
Requesting AWS credentials using SAML assertion.
Logged in as: arn:aws:sts::418362907715:assumed-role/depot/jane
Your new access key pair has been stored in the AWS configuration.`,
  ],
  [
    'saml2aws, logged in anew',
    `expired credentials triggering login
Logged in as: arn:aws:sts::418362907715:assumed-role/depot/jane`,
  ],
  [
    'Granted',
    `[i] If the browser does not open automatically, please open this link: https://corp.awsapps.com/start
[✔] [deploy](eu-west-1) session credentials will expire in 1 hour`,
  ],
  [
    'external-dns, a role assumed',
    `time="2026-11-05T10:21:09Z" level=info msg="Assuming role: arn:aws:iam::590184726633:role/dns"
time="2026-11-05T10:21:10Z" level=info msg="Applying provider record filter for domains: [example.net. .example.net.]"
time="2026-11-05T10:21:10Z" level=info msg="All records are already up to date"`,
  ],
  [
    'external-dns, throttled once',
    `time="2026-11-05T10:21:09Z" level=info msg="Skipping AWS profile \\"deploy\\" due to provider side throttling: Rate exceeded"
time="2026-11-05T10:22:10Z" level=info msg="All records are already up to date"`,
  ],
  [
    'CloudWatch agent, as it starts',
    `2026-11-05T10:21:09Z I! will use file based credentials provider 
2026-11-05T10:21:09Z I! Detected the instance is EC2
2026-11-05T10:21:09Z I! access ECS task metadata fail with response unable to get response from http://169.254.170.2/v2/metadata, error: Get "http://169.254.170.2/v2/metadata": context deadline exceeded, assuming I'm not running in ECS.
2026-11-05T10:21:10Z I! cloudwatch: get unique roll up list []
2026-11-05T10:21:10Z D! Successfully created credential sessions`,
  ],
  [
    'KCL, not on EC2',
    `2026-11-05 10:21:09,123 [main] WARN  s.a.k.worker.platform.Ec2Resource [NONE] - Unable to retrieve IMDS token. It could mean that the instance is not EC2 or is using IMDS V1
java.net.SocketTimeoutException: connect timed out
2026-11-05 10:21:10,123 [main] INFO  s.a.k.coordinator.Scheduler [NONE] - Initialization complete. Starting worker loop.`,
  ],
  [
    'LocalStack, real keys given',
    `2026-11-05T10:21:09.123  WARN --- [et.reactor-0] l.aws.accounts           : Ignoring production AWS credentials provided to LocalStack. Falling back to default account ID.
2026-11-05T10:21:09.223  INFO --- [et.reactor-0] localstack.request.aws     : AWS s3.ListBuckets => 200`,
  ],
  [
    'Pod Identity agent',
    `{"bind-addr":"169.254.170.23:80","client-addr":"10.0.0.1:4711","cluster-name":"depot","level":"info","msg":"handling new request request from 10.0.0.1:4711","time":"2026-11-05T10:21:09Z"}
{"bind-addr":"169.254.170.23:80","client-addr":"10.0.0.1:4711","cluster-name":"depot","fetched_role_arn":"arn:aws:sts::418362907715:assumed-role/depot/eks-depot-app-1","fetched_role_id":"AROAXX:eks","level":"info","msg":"Successfully fetched credentials from EKS Auth","request_time_ms":72,"time":"2026-11-05T10:21:09Z"}`,
  ],
  [
    'Pod Identity webhook',
    `I1105 10:21:09.123456       1 handler.go:447] Pod was not mutated. Reason: Service account did not have the right annotations or was not found in the cache. Pod=, ServiceAccount=default, Namespace=kube-system
W1105 10:21:09.123456       1 handler.go:471] Service account default/app not found in the cache. Waiting up to 100ms to be notified
I1105 10:21:09.223456       1 handler.go:501] Pod was mutated. Pod=app, ServiceAccount=app, Namespace=default`,
  ],
  [
    'Rust, providers passed over',
    `2026-11-05T10:21:09.123456Z DEBUG aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=the credential provider was not enabled: environment variable not set (CredentialsNotLoaded(CredentialsNotLoaded { source: Some("environment variable not set") }))
2026-11-05T10:21:09.223456Z DEBUG aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Profile context=the credential provider was not enabled: No profiles were defined (CredentialsNotLoaded(CredentialsNotLoaded { source: Some(NoProfilesDefined) }))
2026-11-05T10:21:09.323456Z DEBUG aws_config::meta::credentials::chain: loaded credentials provider=WebIdentityToken
2026-11-05T10:21:10.123456Z  INFO app: uploaded`,
  ],
  [
    'Rust, identity cached',
    `2026-11-05T10:21:09.123456Z  INFO lazy_load_identity: aws_smithy_runtime::client::identity::cache::lazy: identity cache miss occurred; added new identity (took 35.6ms) new_expiration=2026-11-05T11:21:09Z valid_for=3600s partition=IdentityCachePartition(5)`,
  ],
  [
    'object_store, tried again',
    `2026-11-05T10:21:09.123456Z  INFO object_store::client::retry: Encountered server error with status 503 Service Unavailable, backing off for 0.1 seconds, retry 1 of 10
2026-11-05T10:21:10.123456Z  INFO loader: wrote 10 rows`,
  ],
  [
    'object_store, the older metadata service',
    `2026-11-05T10:21:09.123456Z  WARN object_store::aws::credential: received 403 from metadata endpoint, falling back to IMDSv1
2026-11-05T10:21:10.123456Z  INFO loader: wrote 10 rows`,
  ],
  [
    's3cmd, tried again',
    `WARNING: Retrying failed request: /depot/a.bin (EOF occurred in violation of protocol (_ssl.c:661))
WARNING: Waiting 3 sec...
upload: './a.bin' -> 's3://depot/a.bin'  [1 of 1]
 1048576 of 1048576   100% in    1s     0.9 MB/s  done`,
  ],
  [
    'SSM agent, credentials rotated',
    `2026-11-05 10:21:09 INFO [CredentialRefresher] Identity does not require credential refresher
2026-11-05 10:21:09 INFO EC2RoleProvider Successfully connected with instance profile role credentials
2026-11-05 10:21:09 INFO [CredentialRefresher] Credentials ready
2026-11-05 10:21:09 INFO [CredentialRefresher] Next credential rotation will be in 29.99 minutes`,
  ],
  [
    'SSM agent, the second role will do',
    `2026-11-05 10:21:09 INFO EC2RoleProvider Failed to connect to Systems Manager with instance profile role credentials. Err: retrieved credentials failed to report to ssm. 
2026-11-05 10:21:09 INFO EC2RoleProvider Successfully connected with Systems Manager role credentials
2026-11-05 10:21:09 INFO [CredentialRefresher] Credentials ready`,
  ],
  [
    'Velero, a backup stored',
    `time="2026-11-05T10:21:09Z" level=info msg="BackupStorageLocation is valid, marking as available" backup-storage-location=velero/default controller=backup-storage-location
time="2026-11-05T10:21:10Z" level=info msg="Backup completed" controller=backup`,
  ],
  [
    'load balancer controller',
    `{"level":"info","ts":"2026-11-05T10:21:09Z","msg":"Auto Create SG","LB SGs":[{"$ref":"#/resources/AWS::EC2::SecurityGroup/ManagedLBSecurityGroup/status/groupID"}]}
{"level":"info","ts":"2026-11-05T10:21:10Z","msg":"successfully deployed model","ingressGroup":"default/app"}`,
  ],
  [
    'Karpenter, region from the metadata service',
    `{"level":"DEBUG","time":"2026-11-05T10:21:09.123Z","logger":"controller","message":"retrieving region from IMDS"}
{"level":"DEBUG","time":"2026-11-05T10:21:09.223Z","logger":"controller","message":"discovered region","region":"eu-west-1"}
{"level":"INFO","time":"2026-11-05T10:21:19.223Z","logger":"controller","message":"launched nodeclaim","provider-id":"aws:///eu-west-1a/i-07014edbf556cb4ce"}`,
  ],
  [
    'Vault, providers added',
    `2026-11-05T10:21:09.123Z [DEBUG] auth.aws: added static credential provider: AccessKey=AKIAIOSFODNN7EXAMPLE
2026-11-05T10:21:09.124Z [DEBUG] auth.aws: added web identity provider: roleARN=arn:aws:iam::418362907715:role/vault
2026-11-05T10:21:10.123Z [INFO]  core: vault is unsealed`,
  ],
  [
    'ECR credential helper falls back to its cache',
    `time="2026-11-05T10:21:09Z" level=info msg="Got error fetching authorization token. Falling back to cached token." error="operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts"
time="2026-11-05T10:21:10Z" level=info msg="Successfully pulled image"`,
  ],
  [
    'configure-aws-credentials',
    `Assuming role with OIDC
Authenticated as assumedRoleId AROAEXAMPLE:GitHubActions`,
  ],
  [
    'Kotlin, a chain that goes on',
    `2026-11-05 10:21:09.123 DEBUG 1 --- [main] a.s.k.r.a.c.EcsCredentialsProvider : failed to obtain credentials from container metadata service
2026-11-05 10:21:09.223 DEBUG 1 --- [main] a.s.k.r.a.c.StsWebIdentityCredentialsProvider : obtained assumed credentials via web identity; expiration=2026-11-05T11:21:09Z
2026-11-05 10:21:10.223  INFO 1 --- [main] com.example.App : uploaded a.bin`,
  ],
  [
    'rclone, a try that worked',
    `2026/11/05 10:21:09 ERROR : a.bin: Failed to copy: multipart upload: failed to upload chunk 3: operation error S3: UploadPart, exceeded maximum number of attempts, 10, https response error StatusCode: 503, RequestID: GPA1P6TSNT5QCRN6, HostID: x, api error SlowDown: Please reduce your request rate.
2026/11/05 10:21:09 ERROR : Attempt 1/3 failed with 1 errors and: multipart upload
2026/11/05 10:22:09 ERROR : Attempt 2/3 succeeded`,
  ],
  [
    'Logstash, a file uploaded again',
    `[2026-11-05T10:21:09,123][WARN ][logstash.outputs.s3      ][main] Uploading failed, retrying (#1 of Infinity) {:exception=>Seahorse::Client::NetworkingError, :message=>"Net::ReadTimeout", :path=>"/tmp/a.txt"}
[2026-11-05T10:21:12,123][INFO ][logstash.outputs.s3      ][main] Successfully uploaded file {:path=>"/tmp/a.txt"}`,
  ],
  [
    's3fs, roles renewed',
    `Nov  5 10:21:09 web-1 s3fs[2015]: s3fs_cred.cpp:CheckIAMCredentialUpdate(1019): IAM Access Token refreshed`,
  ],
  [
    'Mountpoint, mounted',
    `bucket depot is mounted at /mnt/depot
2026-11-05T10:21:09.123456Z  INFO mountpoint_s3::cli: bucket depot is mounted at /mnt/depot`,
  ],
]

it.each(EVERYDAY)('%s', async (_, text) => {
  const report = await analyzeText(text)
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})
