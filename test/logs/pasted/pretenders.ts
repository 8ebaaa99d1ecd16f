import type { HeldOut } from '../held-out.ts'

/** Healthy logs that look like trouble: tests that expect a denial, help texts, what is made good. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: pytest, verbose, passes',
    text: `tests/test_iam.py::test_denied_without_role PASSED
tests/test_iam.py::test_no_credentials PASSED
------------------------------ live log call ------------------------------
ERROR    depot:store.py:31 An error occurred (AccessDenied) when calling the GetObject operation: Access Denied
=========================== 2 passed in 1.22s ===========================`,
    must: [],
  },
  {
    name: 'healthy: a test of Go that expects a denial',
    text: `=== RUN   TestAssumeRoleDenied
2026/05/16 11:20:31 AccessDenied: User: arn:aws:iam::111122223333:user/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/y
--- PASS: TestAssumeRoleDenied (0.01s)
PASS
ok  	example.com/depot	0.412s`,
    must: [],
  },
  {
    name: 'healthy: a chapter on troubles',
    text: `Troubleshooting
===============
If you see "Unable to locate credentials", run aws configure.
AccessDenied errors mean the role lacks s3:GetObject.
Build finished: 18 pages`,
    must: [],
  },
  {
    name: 'healthy: help of a command',
    text: `Usage: depot [options]
  --no-sign-request   do not load credentials (avoids "Unable to locate credentials")
  --assume-role ARN   role to assume; fails with AccessDenied when not trusted`,
    must: [],
  },
  {
    name: 'healthy: a guard that wants to be refused',
    text: `2026-05-16T11:20:31Z INFO guard: checking that anonymous access is refused
2026-05-16T11:20:31Z INFO guard: GET https://depot.s3.amazonaws.com/private.txt returned 403 Forbidden, as expected
2026-05-16T11:20:32Z INFO guard: ok`,
    must: [],
  },
  {
    name: 'healthy: what could not be read is taken for off',
    text: `{"level":"warn","ts":"2026-05-16T11:20:31Z","msg":"bucket versioning could not be read, assuming off","error":"AccessDenied: Access Denied"}
{"level":"info","ts":"2026-05-16T11:20:32Z","msg":"backup stored s3://depot/a"}`,
    must: [],
  },
  {
    name: 'healthy: the kubelet pulls again',
    text: `  Warning  Failed     12m                kubelet            Failed to pull image "418362907715.dkr.ecr.eu-west-1.amazonaws.com/depot:1": 403 Forbidden
  Normal   Pulled     11m                kubelet            Successfully pulled image "418362907715.dkr.ecr.eu-west-1.amazonaws.com/depot:1" in 2.1s
  Normal   Started    11m                kubelet            Started container depot`,
    must: [],
  },
  {
    name: 'healthy: a file of Windows',
    text: `2026-05-16 11:20:31 ERROR copy C:\\logs\\a.txt: Access Denied.
2026-05-16 11:20:32 INFO done`,
    must: [],
  },
  {
    name: 'healthy: another site’s refusal',
    text: `2026-05-16T11:20:31Z ERROR fetch https://example.com/feed failed: 403 Forbidden Access Denied. You don't have permission to access this server.
2026-05-16T11:20:32Z INFO stored s3://depot/feed-skip`,
    must: [],
  },
  {
    name: 'healthy: a denial as intended',
    text: `2026-05-16T11:20:31Z INFO mc: policy set to deny; anonymous GET gives "Access Denied." as intended`,
    must: [],
  },
  {
    name: 'healthy: counters named after errors',
    text: `2026-05-16 11:20:31 INFO metrics flushed AccessDenied=0 ExpiredToken=0 Throttled=0 PutObject=112`,
    must: [],
  },
  {
    name: 'healthy: codes in a setting',
    text: `2026-05-16T11:20:31.642Z INFO retry policy loaded retryable_errors=[ThrottlingException, ExpiredTokenException, RequestTimeTooSkewed, InternalError]
2026-05-16T11:20:31.700Z INFO worker started`,
    must: [],
  },
  {
    name: 'healthy: Rust’s chain ends well',
    text: `2026-05-16T11:20:31.642Z DEBUG aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=environment variable not set
2026-05-16T11:20:31.642Z DEBUG aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=WebIdentityToken context=$AWS_WEB_IDENTITY_TOKEN_FILE was not set
2026-05-16T11:20:31.742Z INFO aws_config::meta::credentials::chain: loaded credentials provider=Ec2InstanceMetadata
2026-05-16T11:20:31.842Z INFO depot: uploaded a.bin`,
    must: [],
  },
  {
    name: 'healthy: C++’s chain ends well',
    text: `[INFO] 2026-05-16 11:20:31.642 ProfileConfigFileAWSCredentialsProvider [1] Setting provider to read credentials from /root/.aws/credentials for credentials file
[WARN] 2026-05-16 11:20:31.642 ProcessCredentialsProvider [1] Failed to find credential process's profile: default
[DEBUG] 2026-05-16 11:20:31.642 InstanceProfileCredentialsProvider [1] Checking if latest credential pull has expired.
[INFO] 2026-05-16 11:20:31.642 EC2MetadataClient [1] Credential Fetched from EC2 instance metadata
[INFO] 2026-05-16 11:20:31.942 Depot [1] stored 12 objects`,
    must: [],
  },
  {
    name: 'Ansible: a throttle that was tried again, and a refusal that the task wanted',
    text: `2024-09-05 07:12:12,331 p=41108 u=deploy n=ansible | FAILED - RETRYING: [localhost]: Describe gateways (9 retries left).Result was: {"attempts": 2, "changed": false, "msg": "An error occurred (RequestLimitExceeded) when calling the DescribeNatGateways operation (reached max retries: 4): Request limit exceeded."}
2024-09-05 07:12:30,004 p=41108 u=deploy n=ansible | ok: [localhost]
2024-09-05 07:12:31,005 p=41108 u=deploy n=ansible | ok: [localhost] => {"content": "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", "status": 403, "url": "https://acme-manifests.s3.eu-south-1.amazonaws.com/m.json"}
2024-09-05 07:12:40,001 p=41108 u=deploy n=ansible | localhost : ok=7 changed=1 unreachable=0 failed=0 skipped=0`,
    must: [],
  },
  {
    name: 'a volume that was attached at the second try',
    text: `W1125 18:33:58.440118       1 cloud.go:902] "AttachVolume throttled, backing off" err="operation error EC2: AttachVolume, https response error StatusCode: 503, RequestID: 71aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error RequestLimitExceeded: Request limit exceeded." attempt=1
I1125 18:34:05.117003       1 controller.go:426] "ControllerPublishVolume: attached" volumeID="vol-0d1f7c2be84410a9b"`,
    must: [],
  },
  {
    name: 'the AWS CRT passes over files that are not there, and finds credentials',
    text: `2024-07-04T08:06:22.049001Z  INFO mountpoint_s3::cli: mount-s3 1.7.2
2024-07-04T08:06:22.072400Z ERROR awscrt::common-io: static: Failed to open file. path:'/home/u/.aws/config' mode:'rb' errno:2 aws-error:44(AWS_ERROR_FILE_INVALID_PATH)
2024-07-04T08:06:22.073312Z ERROR awscrt::AuthCredentialsProvider: Failed to resolve role arn during sts web identity provider initialization.
2024-07-04T08:06:22.079902Z  INFO awscrt::AuthCredentialsProvider: (id=0x558f7f584c10) IMDS credentials provider successfully queried instance role credentials
2024-07-04T08:06:22.260088Z  INFO mountpoint_s3::cli: successfully mounted acme-in at /mnt/in`,
    must: [],
  },
]
