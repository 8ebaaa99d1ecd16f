/**
 * What SDKs and tools write on a good day, in their own words: a provider passed over, a try that is made again, credentials
 * that are renewed. None of it accuses anybody. The failures beside them stand in src/vocabulary/wordings/.
 */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const EVERYDAY: readonly (readonly [of: string, text: string])[] = [
  [
    'crt debug chain',
    `[INFO] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) Environment credentials provider was unable to source credentials
[INFO] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) Profile credentials provider could not find a profile named "default"
[INFO] [2026-11-05T10:21:10Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) Default chain credentials provider successfully sourced credentials`,
  ],
  [
    'ecs ok',
    `level=info time=2026-11-05T10:21:09Z msg="Registering Instance with ECS" module=agent.go
level=info time=2026-11-05T10:21:10Z msg="Registration completed successfully" containerInstanceARN="arn:aws:ecs:eu-west-1:418362907715:container-instance/depot/0a1b" cluster="depot" module=agent.go
level=info time=2026-11-05T10:22:10Z msg="TCS Websocket connection closed for a valid reason" module=handler.go
level=warn time=2026-11-05T10:22:11Z msg="ACS Connection hasn't had any activity for too long; closing connection" module=session.go
level=info time=2026-11-05T10:22:12Z msg="Connected to ACS endpoint" module=session.go`,
  ],
  [
    'ecs anonymous cred twin',
    `level=info time=2026-11-05T10:21:09Z msg="Processed credentials message for task" taskARN="arn:aws:ecs:eu-west-1:418362907715:task/depot/0a1b" roleType="TaskExecution" module=refresh_credentials_responder.go`,
  ],
  [
    'fb ok',
    `[2026/11/05 10:21:09] [ info] [aws_credentials] Initialized STS Provider in standard chain
[2026/11/05 10:21:09] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] Created log stream depot
[2026/11/05 10:21:09] [ info] [output:s3:s3.0] Successfully uploaded object /a/b.gz`,
  ],
  [
    'fb retry',
    `[2026/11/05 10:21:09] [ warn] [engine] failed to flush chunk '1-1699.flb', retry in 9 seconds: task_id=5, input=tail.0 > output=s3.0 (out_id=0)
[2026/11/05 10:21:18] [ info] [engine] flush chunk '1-1699.flb' succeeded at retry 1: task_id=5, input=tail.0 > output=s3.0 (out_id=0)`,
  ],
  [
    'fb auth refresh',
    `[2026/11/05 10:21:09] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] auth error, refreshing creds
[2026/11/05 10:21:10] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] Sent 3 events to CloudWatch`,
  ],
  [
    'saml2aws ok',
    `Using IdP Account default to access Okta https://corp.example.net
Authenticating as jane ...
Selected role: arn:aws:iam::418362907715:role/depot
Requesting AWS credentials using SAML assertion.
Logged in as: arn:aws:sts::418362907715:assumed-role/depot/jane
Your new access key pair has been stored in the AWS configuration.`,
  ],
  [
    'saml2aws relogin',
    `expired credentials triggering login
Logged in as: arn:aws:sts::418362907715:assumed-role/depot/jane`,
  ],
  [
    'granted ok',
    `[i] If the browser does not open automatically, please open this link: https://corp.awsapps.com/start
[✔] [deploy](eu-west-1) session credentials will expire in 1 hour`,
  ],
  [
    'agent ok',
    `{"bind-addr":"169.254.170.23:80","client-addr":"10.0.0.1:4711","cluster-name":"depot","level":"info","msg":"handling new request request from 10.0.0.1:4711","time":"2026-11-05T10:21:09Z"}
{"bind-addr":"169.254.170.23:80","client-addr":"10.0.0.1:4711","cluster-name":"depot","fetched_role_arn":"arn:aws:sts::418362907715:assumed-role/depot/eks-depot-app-1","fetched_role_id":"AROAXX:eks","level":"info","msg":"Successfully fetched credentials from EKS Auth","request_time_ms":72,"time":"2026-11-05T10:21:09Z"}`,
  ],
  [
    'webhook ok',
    `I1105 10:21:09.123456       1 handler.go:447] Pod was not mutated. Reason: Service account did not have the right annotations or was not found in the cache. Pod=, ServiceAccount=default, Namespace=kube-system
W1105 10:21:09.123456       1 handler.go:471] Service account default/app not found in the cache. Waiting up to 100ms to be notified
I1105 10:21:09.223456       1 handler.go:501] Pod was mutated. Pod=app, ServiceAccount=app, Namespace=default`,
  ],
  [
    'rust debug chain then fine',
    `2026-11-05T10:21:09.123456Z DEBUG aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=the credential provider was not enabled: environment variable not set (CredentialsNotLoaded(CredentialsNotLoaded { source: Some("environment variable not set") }))
2026-11-05T10:21:09.223456Z DEBUG aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Profile context=the credential provider was not enabled: No profiles were defined (CredentialsNotLoaded(CredentialsNotLoaded { source: Some(NoProfilesDefined) }))
2026-11-05T10:21:09.323456Z DEBUG aws_config::meta::credentials::chain: loaded credentials provider=WebIdentityToken
2026-11-05T10:21:10.123456Z  INFO app: uploaded`,
  ],
  [
    'rust cache info',
    `2026-11-05T10:21:09.123456Z  INFO lazy_load_identity: aws_smithy_runtime::client::identity::cache::lazy: identity cache miss occurred; added new identity (took 35.6ms) new_expiration=2026-11-05T11:21:09Z valid_for=3600s partition=IdentityCachePartition(5)`,
  ],
  [
    'object_store backoff then ok',
    `2026-11-05T10:21:09.123456Z  INFO object_store::client::retry: Encountered server error with status 503 Service Unavailable, backing off for 0.1 seconds, retry 1 of 10
2026-11-05T10:21:10.123456Z  INFO loader: wrote 10 rows`,
  ],
  [
    'object_store imds fallback',
    `2026-11-05T10:21:09.123456Z  WARN object_store::aws::credential: received 403 from metadata endpoint, falling back to IMDSv1
2026-11-05T10:21:10.123456Z  INFO loader: wrote 10 rows`,
  ],
  [
    's3cmd retry ok',
    `WARNING: Retrying failed request: /depot/a.bin (EOF occurred in violation of protocol (_ssl.c:661))
WARNING: Waiting 3 sec...
upload: './a.bin' -> 's3://depot/a.bin'  [1 of 1]
 1048576 of 1048576   100% in    1s     0.9 MB/s  done`,
  ],
  [
    'ssm ok',
    `2026-11-05 10:21:09 INFO [CredentialRefresher] Identity does not require credential refresher
2026-11-05 10:21:09 INFO EC2RoleProvider Successfully connected with instance profile role credentials
2026-11-05 10:21:09 INFO [CredentialRefresher] Credentials ready
2026-11-05 10:21:09 INFO [CredentialRefresher] Next credential rotation will be in 29.99 minutes`,
  ],
  [
    'ssm fallback to IPR',
    `2026-11-05 10:21:09 INFO EC2RoleProvider Failed to connect to Systems Manager with instance profile role credentials. Err: retrieved credentials failed to report to ssm. 
2026-11-05 10:21:09 INFO EC2RoleProvider Successfully connected with Systems Manager role credentials
2026-11-05 10:21:09 INFO [CredentialRefresher] Credentials ready`,
  ],
]

it.each(EVERYDAY)('%s', async (_, text) => {
  const report = await analyzeText(text)
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})
