import type { HeldOut } from '../held-out.ts'

/** What sounds like a refusal and is none: other guards, tests, caches, retries. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: GitLab’s runner has no cache yet',
    source: 'https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/708',
    text: `Restoring cache
Checking cache for default-protected...
Downloading cache.zip from https://ci-runner-cache.s3.eu-central-1.amazonaws.com/runner/VoNF/project/4374/default 
WARNING: file does not exist                       
Failed to extract cache
Executing "step_script" stage of the job script
$ npm test
Saving cache for successful job
Uploading cache.zip to https://ci-runner-cache.s3.eu-central-1.amazonaws.com/runner/VoNF/project/4374/default 
Created cache
Job succeeded`,
    must: [],
  },
  {
    name: 'healthy: Spring Security denies a user',
    source: 'https://github.com/spring-projects/spring-security/issues/3065',
    text: `2026-07-01 09:12:01.220  INFO 1 --- [           main] c.e.app.Application                      : Started Application in 4.1 seconds
2026-07-01 09:14:04.871 ERROR 1 --- [nio-8080-exec-3] c.e.app.web.GlobalExceptionHandler       : Unhandled

org.springframework.security.access.AccessDeniedException: Access is denied
	at org.springframework.security.access.vote.AffirmativeBased.decide(AffirmativeBased.java:73) ~[spring-security-core-5.7.3.jar!/:5.7.3]
	at org.springframework.security.web.access.intercept.FilterSecurityInterceptor.invoke(FilterSecurityInterceptor.java:124)
2026-07-01 09:15:00.001  INFO 1 --- [   scheduling-1] c.e.app.jobs.Export                      : exported 118 rows to s3://depot/export/2026-07-01.csv`,
    must: [],
  },
  {
    name: 'healthy: nginx turns browsers away',
    text: `203.0.113.9 - - [12/Oct/2026:08:00:00 +0000] "GET /.aws/credentials HTTP/1.1" 403 153 "-" "Mozilla/5.0 (compatible; scanner)"
203.0.113.9 - - [12/Oct/2026:08:00:01 +0000] "GET /admin?token=expired HTTP/1.1" 401 153 "-" "curl/8.0"
2026/10/12 08:00:02 [error] 31#31: *18 access forbidden by rule, client: 203.0.113.9, server: app.example.net, request: "GET /.git/config HTTP/1.1", host: "app.example.net"
203.0.113.10 - - [12/Oct/2026:08:00:03 +0000] "GET / HTTP/1.1" 200 5123 "-" "Mozilla/5.0"`,
    must: [],
  },
  {
    name: 'healthy: Jest tests of denials pass, and print',
    source: 'https://github.com/jestjs/jest/issues/10529',
    text: `PASS src/upload.test.ts
  ● Console

    console.error
      upload failed AccessDenied: Access Denied
          at Object.<anonymous> (/srv/src/upload.test.ts:21:13)

      12 |   } catch (error) {
    > 13 |     console.error('upload failed', error)

PASS src/token.test.ts
Test Suites: 2 passed, 2 total
Tests:       34 passed, 34 total
Snapshots:   0 total
Time:        2.113 s
Ran all test suites.`,
    must: [],
  },
  {
    name: 'healthy: the object is not there, and is put',
    source: 'https://github.com/boto/boto3/issues/2442',
    text: `2026-03-01 10:00:00,101 - depot.store - INFO - checking s3://depot/models/v7.bin
2026-03-01 10:00:00,220 - depot.store - INFO - not cached yet: An error occurred (404) when calling the HeadObject operation: Not Found
2026-03-01 10:00:02,950 - depot.store - INFO - uploaded s3://depot/models/v7.bin (118 MB)`,
    must: [],
  },
  {
    name: 'healthy: a workflow assumes its role, and the linter fails',
    source: 'https://github.com/aws-actions/configure-aws-credentials/issues/299',
    text: `2026-08-31T09:00:00.1234567Z ##[group]Run aws-actions/configure-aws-credentials@v4
2026-08-31T09:00:00.1234567Z with:
2026-08-31T09:00:00.1234567Z   role-to-assume: arn:aws:iam::418362907715:role/deploy
2026-08-31T09:00:00.1234567Z   aws-region: eu-west-1
2026-08-31T09:00:00.1234567Z ##[endgroup]
2026-08-31T09:00:01.2234567Z Assuming role with OIDC
2026-08-31T09:00:02.3234567Z Authenticated as assumedRoleId AROAXXXXXXXXXXXXXXXXX:GitHubActions
2026-08-31T09:00:12.3234567Z ##[group]Run npm run lint
2026-08-31T09:00:15.3234567Z /home/runner/work/app/src/index.ts
2026-08-31T09:00:15.3234567Z   12:7  error  'credentials' is assigned a value but never used  @typescript-eslint/no-unused-vars
2026-08-31T09:00:15.3234567Z ##[error]Process completed with exit code 1.`,
    must: [],
  },
  {
    name: 'healthy: Docker Hub denies a pull',
    text: `#5 [internal] load metadata for docker.io/acme/base:latest
#5 ERROR: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
ERROR: failed to solve: acme/base:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    must: [],
  },
  {
    name: 'healthy: Fluent Bit’s flush came through at the second try',
    source: 'https://github.com/fluent/fluent-bit/issues/5111',
    text: `[2026/05/01 12:11:05] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] Creating log stream app-1 in log group /eks/app
[2026/05/01 12:11:07] [ warn] [engine] failed to flush chunk '1-1651407065.123.flb', retry in 8 seconds: task_id=3, input=tail.0 > output=cloudwatch_logs.0 (out_id=0)
[2026/05/01 12:11:15] [ info] [engine] flush chunk '1-1651407065.123.flb' succeeded at retry 1: task_id=3, input=tail.0 > output=cloudwatch_logs.0 (out_id=0)`,
    must: [],
  },
  {
    name: 'healthy: sshd is knocked at',
    text: `Nov 21 03:12:01 ip-10-0-1-7 sshd[2211]: Failed password for invalid user aws from 198.51.100.7 port 51122 ssh2
Nov 21 03:12:03 ip-10-0-1-7 sshd[2211]: error: maximum authentication attempts exceeded for invalid user ec2-user from 198.51.100.7 port 51122 ssh2 [preauth]
Nov 21 03:12:03 ip-10-0-1-7 sshd[2211]: Disconnecting invalid user: Too many authentication failures [preauth]
Nov 21 03:15:01 ip-10-0-1-7 CRON[2301]: (root) CMD (aws s3 sync /var/backups s3://depot/backups --quiet)`,
    must: [],
  },
  {
    name: 'healthy: Rust’s chain at level info passes over two providers',
    source: 'https://github.com/vectordotdev/vector/issues/13211',
    text: `2026-06-21T15:09:44.896310Z  INFO provide_credentials{provider=default_chain}: aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=environment variable not set
2026-06-21T15:09:44.896476Z  INFO provide_credentials{provider=default_chain}: aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Profile context=No profiles were defined
2026-06-21T15:09:44.901010Z  INFO provide_credentials{provider=default_chain}: aws_config::meta::credentials::chain: loaded credentials provider=EcsContainer
2026-06-21T15:09:45.101010Z  INFO vector::topology::builder: Healthcheck passed.`,
    must: [],
  },
  {
    name: 'healthy: Postgres and Redis refuse, S3 does not',
    text: `E, [2026-07-31T08:12:44.902211 #7] ERROR -- : PG::ConnectionBad: FATAL:  password authentication failed for user "app"
E, [2026-07-31T08:12:45.102211 #7] ERROR -- : Redis::CommandError: NOAUTH Authentication required.
I, [2026-07-31T08:12:46.302211 #7]  INFO -- : [Aws::S3::Client 200 0.118042 0 retries] put_object(bucket:"depot",key:"a/b.json")`,
    must: [],
  },
  {
    name: 'healthy: Java’s SDK retried, and it worked',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/1122',
    text: `2026-03-10 10:00:00.001 DEBUG [sdk-async-response-0-1] software.amazon.awssdk.request - Retryable error detected. Will retry in 87ms. Request attempt number 1
software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: The connection was closed during the request. The request will usually succeed on a retry
	at software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:111)
2026-03-10 10:00:00.120 DEBUG [sdk-async-response-0-2] software.amazon.awssdk.request - Received successful response: 200, Request ID: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45, Extended Request ID: null
2026-03-10 10:00:00.121 INFO  [main] c.e.Worker - 10 messages received`,
    must: [],
  },
  {
    name: 'healthy: terraform plans roles and policies',
    source: 'https://github.com/hashicorp/terraform/issues/30112',
    text: `aws_iam_role.deny_all: Refreshing state... [id=deny-all]
aws_iam_policy.access_denied: Refreshing state... [id=arn:aws:iam::418362907715:policy/access-denied]

Terraform will perform the following actions:

  # aws_iam_role.ci will be created
  + resource "aws_iam_role" "ci" {
      + assume_role_policy = jsonencode(
            {
              + Statement = [
                  + {
                      + Action    = "sts:AssumeRoleWithWebIdentity"
                      + Effect    = "Deny"
                    },
                ]
            }
        )
    }

Plan: 1 to add, 0 to change, 0 to destroy.
aws_iam_role.ci: Creating...
aws_iam_role.ci: Creation complete after 1s [id=ci]

Apply complete! Resources: 1 added, 0 changed, 0 destroyed.`,
    must: [],
  },
  {
    name: 'healthy: the API server forbids, a lease is lost',
    source: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/970',
    text: `E0715 22:53:07.543100       1 leaderelection.go:270] error retrieving resource lock kube-system/ingress-controller-leader-alb: configmaps "ingress-controller-leader-alb" is forbidden: User "system:serviceaccount:kube-system:alb-ingress" cannot get resource "configmaps" in API group "" in the namespace "kube-system"
E0715 22:53:09.543100       1 reflector.go:178] k8s.io/client-go/informers/factory.go:134: Failed to list *v1.Node: Unauthorized
I0715 22:54:07.543100       1 controller.go:236] kubebuilder/controller "msg"="Starting workers" "controller"="alb-ingress-controller" "worker count"=1`,
    must: [],
  },
  {
    name: 'accounts that were written over before it was pasted are no placeholders',
    text: `2026-02-03T09:12:44.102Z Error: Cannot assume IAM Role
2026-02-03T09:12:44.102Z IAM Role (arn:aws:iam::444455556666:role/deploy) cannot be assumed.
2026-02-03T09:12:44.102Z Error: operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 5f2f4f0e-6c54-4f19-8d1c-61f0b2a9f3a7, api error AccessDenied: User: arn:aws:sts::111122223333:assumed-role/ci-runner/run-7 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/deploy`,
    must: ['assume-role-denied'],
    mustNot: 'role-arn-placeholder',
  },
  {
    name: 'nobody was reached who could have said that the role is a placeholder',
    text: `[Container] 2026/02/03 09:12:44 Running command aws sts assume-role --role-arn arn:aws:iam::777788889999:role/publish --role-session-name build
Connect timeout on endpoint URL: "https://sts.eu-west-2.amazonaws.com/"
[Container] 2026/02/03 09:13:44 Command did not exit successfully aws sts assume-role --role-arn arn:aws:iam::777788889999:role/publish exit status 255`,
    must: ['assume-role-failed'],
    mustNot: 'role-arn-placeholder',
  },
]
