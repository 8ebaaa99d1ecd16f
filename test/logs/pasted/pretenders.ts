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
]
