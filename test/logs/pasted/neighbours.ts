import type { HeldOut } from '../held-out.ts'

/** Chains that are told provider by provider, and failures of the neighbours. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: Polars tells of its provider of credentials',
    source: 'https://github.com/pola-rs/polars/issues/24143',
    text: `[CredentialProviderBuilder]: Begin initialize CredentialProviderAWS @ AutoInit
[CredentialProviderAWS @ 0x7f588aa037f0]: Using cached credentials (expiry = 1755717324)
[FetchedCredentialsCache]: Call update_func: current_time = 1755715449, last_fetched_expiry = 0
[FetchedCredentialsCache]: Finish update_func: new expiry = 1755717324 (in 1875 seconds)
Connection established. Now streaming...
polars-stream: running multi-scan[parquet] in subgraph`,
    must: [],
  },
  {
    name: 'healthy: Go v1’s wire log of a granted web identity',
    source: 'https://github.com/prometheus-community/yet-another-cloudwatch-exporter/issues/629',
    text: `{"level":"info","msg":"Parse config..","time":"2026-07-28T01:52:58Z"}
2026/07/28 01:52:58 DEBUG: Request sts/AssumeRoleWithWebIdentity Details:
---[ REQUEST POST-SIGN ]-----------------------------
POST / HTTP/1.1
Host: sts.us-east-1.amazonaws.com
User-Agent: aws-sdk-go/1.44.47 (go1.18.4; linux; amd64)

Action=AssumeRoleWithWebIdentity&RoleArn=arn%3Aaws%3Aiam%3A%3A418362907715%3Arole%2Fyace&RoleSessionName=1658973178631034062&Version=2011-06-15&WebIdentityToken=[redacted]
-----------------------------------------------------
2026/07/28 01:53:03 DEBUG: Response sts/AssumeRoleWithWebIdentity Details:
---[ RESPONSE ]--------------------------------------
HTTP/1.1 200 OK
Content-Type: text/xml
X-Amzn-Requestid: 8d1fa3e2-8074-4bb2-9b9d-19c0e3dfbe93


-----------------------------------------------------
{"level":"debug","msg":"Scraped 118 metrics","time":"2026-07-28T01:53:04Z"}`,
    must: [],
  },
  {
    name: 'healthy: YARN loses executors',
    source: 'https://github.com/ldbc/ldbc_snb_datagen_spark/issues/381',
    text: `26/02/22 15:02:23 ERROR YarnScheduler: Lost executor 38 on ip-172-31-39-85.us-east-2.compute.internal: Container from a bad node: container_1645539745894_0001_01_000074 on host: ip-172-31-39-85.us-east-2.compute.internal. Exit status: 137. Diagnostics: [2026-02-22 15:02:23.483]Container killed on request. Exit code is 137
26/02/22 15:02:24 WARN TaskSetManager: Lost task 3.0 in stage 1.0 (TID 11, ip-172-31-39-85.us-east-2.compute.internal, executor 38): ExecutorLostFailure (executor 38 exited caused by one of the running tasks)
26/02/22 15:40:01 INFO FileOutputCommitter: Saved output of task 'attempt_1' to s3://depot/out`,
    must: [],
  },
  {
    name: 'healthy: Ansible’s play ignores what it expects',
    text: `TASK [check for the marker] ****************************************************
fatal: [web-1]: FAILED! => {"changed": false, "msg": "file not found: /etc/marker"}
...ignoring

TASK [sync from s3] ************************************************************
changed: [web-1]

PLAY RECAP *********************************************************************
web-1                      : ok=4    changed=1    unreachable=0    failed=0    skipped=0    rescued=0    ignored=1   `,
    must: [],
  },
  {
    name: 'healthy: an LLM gateway’s key of another provider is refused',
    text: `{"level":"error","time":"2026-03-16T10:00:00.118Z","msg":"completion failed","error":"litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: [redacted]. You can find your API key at https://platform.openai.com/account/api-keys."}
{"level":"info","time":"2026-03-16T10:00:01.118Z","msg":"fell back to bedrock/anthropic.claude-3-haiku, 200"}`,
    must: [],
  },
  {
    name: 'healthy: Django’s CSRF and a 404',
    text: `[22/Jan/2026 09:14:02] "GET /static/missing.css HTTP/1.1" 404 1811
Forbidden (CSRF token missing.): /admin/login/
[22/Jan/2026 09:14:03] "POST /admin/login/ HTTP/1.1" 403 2506
Not Found: /favicon.ico
[22/Jan/2026 09:14:05] "GET /admin/ HTTP/1.1" 200 5111`,
    must: [],
  },
  {
    name: 'healthy: Rails rescues what its visitors forge',
    text: `I, [2026-07-31T08:12:44.902211 #7]  INFO -- : [9c1e] Started POST "/orders" for 203.0.113.9 at 2026-07-31 08:12:44 +0000
F, [2026-07-31T08:12:44.912211 #7] FATAL -- : [9c1e]   
[9c1e] ActionController::InvalidAuthenticityToken (ActionController::InvalidAuthenticityToken):
[9c1e]   
[9c1e] app/controllers/application_controller.rb:12:in \`verify'
I, [2026-07-31T08:12:46.302211 #7]  INFO -- : [Aws::S3::Client 200 0.118042 0 retries] put_object(bucket:"depot",key:"a/b.json")`,
    must: [],
  },
  {
    name: 'healthy: a chain in Java at level DEBUG, to the container',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/1122',
    text: `2026-03-10 10:00:00.001 DEBUG [main] s.a.a.a.c.AwsCredentialsProviderChain - Unable to load credentials from SystemPropertyCredentialsProvider(): Unable to load credentials from system settings. Access key must be specified either via environment variable (AWS_ACCESS_KEY_ID) or system property (aws.accessKeyId).
2026-03-10 10:00:00.002 DEBUG [main] s.a.a.a.c.AwsCredentialsProviderChain - Unable to load credentials from ProfileCredentialsProvider(profileName=default, profileFile=ProfileFile(sections=[])): Profile file contained no credentials for profile 'default': ProfileFile(sections=[])
2026-03-10 10:00:00.120 DEBUG [main] s.a.a.a.c.AwsCredentialsProviderChain - Loading credentials from ContainerCredentialsProvider()
2026-03-10 10:00:00.321 INFO  [main] c.e.Worker - 10 messages received from https://sqs.eu-west-1.amazonaws.com/418362907715/orders`,
    must: [],
  },
  {
    name: 'healthy: JS v3 tells which providers it passed over',
    source: 'https://github.com/smithy-lang/smithy-typescript/pull/1290',
    text: `2026-05-23T20:17:57.283Z -> Not found in ENV: UA_APP_ID_ENV_NAME
2026-05-23T20:17:57.289Z -> Unable to find environment variable credentials.
2026-05-23T20:17:57.289Z -> Skipping SSO provider in default chain (inputs do not include SSO fields).
2026-05-23T20:17:57.297Z -> Profile some_profile could not be found or parsed in shared credentials file.
2026-05-23T20:17:57.299Z -> Profile default did not contain credential_process.
2026-05-23T20:17:57.301Z -> Web identity configuration not specified
2026-05-23T20:17:57.501Z listed 12 buckets`,
    must: [],
  },
  {
    name: 'healthy: CloudFormation rolls back for a name that is taken',
    text: `Depot: creating CloudFormation changeset...
Depot |  0/3 | 10:12:44 AM | CREATE_IN_PROGRESS   | AWS::S3::Bucket | Bucket83908E77
Depot |  0/3 | 10:12:46 AM | CREATE_FAILED        | AWS::S3::Bucket | Bucket83908E77 depot-bucket already exists
Depot |  1/3 | 10:12:47 AM | ROLLBACK_IN_PROGRESS | AWS::CloudFormation::Stack | Depot The following resource(s) failed to create: [Bucket83908E77]. Rollback requested by user.`,
    must: [],
  },
  {
    name: 'healthy: Consul and etcd elect',
    text: `2026-05-05T08:00:00.000Z [WARN]  agent.server.raft: heartbeat timeout reached, starting election: last-leader-addr=10.0.0.3:8300
2026-05-05T08:00:01.000Z [ERROR] agent.http: Request error: method=GET url=/v1/kv/x from=127.0.0.1:51122 error="ACL not found"
2026-05-05T08:00:02.000Z [INFO]  agent.server: cluster leadership acquired`,
    must: [],
  },
  {
    name: 'healthy: fail2ban, ufw and an expired certificate of a partner',
    text: `2026-05-05 08:00:00,118 fail2ban.actions [811]: NOTICE [sshd] Ban 198.51.100.7
May  5 08:00:01 web-1 kernel: [UFW BLOCK] IN=eth0 OUT= SRC=198.51.100.7 DST=10.0.0.3 PROTO=TCP DPT=22
{"level":"error","time":"2026-05-05T08:00:02Z","msg":"partner feed failed","error":"x509: certificate has expired or is not yet valid","url":"https://feeds.example.org/a.xml"}
{"level":"info","time":"2026-05-05T08:00:03Z","msg":"stored s3://depot/feeds/b.xml"}`,
    must: [],
  },
]
