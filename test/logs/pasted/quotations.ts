import type { HeldOut } from '../held-out.ts'

/** Logs that speak of errors, and show nobody's own: what was searched, compared, listed, tried on purpose, or made good by a new start. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: hits of ripgrep in code',
    text: `$ rg -n "ExpiredToken|AccessDenied" src/
src/aws/errors.ts:14:  'ExpiredToken',
src/aws/errors.ts:15:  'ExpiredTokenException',
src/aws/errors.ts:16:  'AccessDenied',
src/jobs/sync.ts:88:      if (err.name === 'ExpiredToken') await this.refresh()
src/jobs/sync.ts:91:      throw new Error('AccessDenied: user is not authorized to perform sts:AssumeRole on ' + role)
test/jobs/sync.test.ts:41:    s3.rejects(new S3ServiceException({ name: 'AccessDenied', message: 'Access Denied' }))`,
    must: [],
  },
  {
    name: 'healthy: git diff',
    text: `diff --git a/internal/store/s3.go b/internal/store/s3.go
index 3b1f0c2..9c7aa10 100644
--- a/internal/store/s3.go
+++ b/internal/store/s3.go
@@ -41,9 +41,12 @@ func (s *Store) Put(ctx context.Context, key string, body io.Reader) error {
 	_, err := s.client.PutObject(ctx, in)
-	if err != nil {
-		return fmt.Errorf("AccessDenied: %w", err)
-	}
+	var apiErr smithy.APIError
+	if errors.As(err, &apiErr) && apiErr.ErrorCode() == "ExpiredToken" {
+		log.Println("ERROR: ExpiredToken: The security token included in the request is expired")
+		return s.refresh(ctx)
+	}
 	return err
 }`,
    must: [],
  },
  {
    name: 'healthy: ESLint',
    text: `$ eslint --max-warnings 0 .

/builds/shop/src/aws/session.ts
  12:9   warning  'AccessDeniedException' is defined but never used          @typescript-eslint/no-unused-vars
  44:15  error    Unexpected console statement: "Could not load credentials from any providers"  no-console
  61:3   error    Expected an Error object to be thrown: throw 'ExpiredToken'  no-throw-literal

✖ 3 problems (2 errors, 1 warning)

error Command failed with exit code 1.`,
    must: [],
  },
  {
    name: 'healthy: rows of psql',
    text: `ops=> select ts, level, message from app_errors where ts > now() - interval '1 day' order by ts limit 5;
         ts          | level |                                        message                                         
---------------------+-------+----------------------------------------------------------------------------------------
 2026-02-11 09:14:02 | error | AccessDenied: User: arn:aws:sts::111122223333:assumed-role/etl/x is not authorized to perform: s3:GetObject
 2026-02-11 10:02:40 | error | ExpiredTokenException: The security token included in the request is expired
 2026-02-11 11:47:19 | warn  | Unable to locate credentials
(3 rows)`,
    must: [],
  },
  {
    name: 'healthy: systemd starts it anew, and it has its role',
    text: `May 03 02:14:01 ip-10-2-1-4 systemd[1]: Started Thumbnail worker.
May 03 02:14:02 ip-10-2-1-4 thumbd[812]: level=error msg="get credentials failed" error="failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded"
May 03 02:14:02 ip-10-2-1-4 systemd[1]: thumbd.service: Main process exited, code=exited, status=1/FAILURE
May 03 02:14:02 ip-10-2-1-4 systemd[1]: thumbd.service: Failed with result 'exit-code'.
May 03 02:14:07 ip-10-2-1-4 systemd[1]: thumbd.service: Scheduled restart job, restart counter is at 1.
May 03 02:14:07 ip-10-2-1-4 systemd[1]: Started Thumbnail worker.
May 03 02:14:08 ip-10-2-1-4 thumbd[845]: level=info msg="credentials from EC2RoleProvider" role=thumbd
May 03 02:14:09 ip-10-2-1-4 thumbd[845]: level=info msg="polling" queue=thumbs
May 03 02:14:41 ip-10-2-1-4 thumbd[845]: level=info msg="uploaded" key=a/1.webp ms=81`,
    must: [],
  },
  {
    name: 'healthy: a script that minds no failure',
    text: `+ aws sts get-caller-identity
{
    "UserId": "AROAEXAMPLE:ci",
    "Account": "111122223333",
    "Arn": "arn:aws:sts::111122223333:assumed-role/ci/ci"
}
+ aws iam get-role --role-name preview-4711

An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name preview-4711 cannot be found.
+ true
+ aws iam delete-role-policy --role-name preview-4711 --policy-name inline

An error occurred (AccessDenied) when calling the DeleteRolePolicy operation: User: arn:aws:sts::111122223333:assumed-role/ci/ci is not authorized to perform: iam:DeleteRolePolicy on resource: role preview-4711 because no identity-based policy allows the iam:DeleteRolePolicy action
+ true
+ echo cleanup done
cleanup done`,
    must: [],
  },
  {
    name: 'healthy: a dry run that would have succeeded',
    text: `$ aws ec2 run-instances --image-id ami-0abc --instance-type t3.micro --dry-run

An error occurred (DryRunOperation) when calling the RunInstances operation: Request would have succeeded, but DryRun flag is set.
$ echo "preflight ok"
preflight ok`,
    must: [],
  },
  {
    name: 'healthy: Terraform makes a thing that is called denied',
    text: `Terraform will perform the following actions:

  # aws_cloudwatch_log_metric_filter.denied will be created
  + resource "aws_cloudwatch_log_metric_filter" "denied" {
      + id             = (known after apply)
      + log_group_name = "cloudtrail"
      + name           = "unauthorized"
      + pattern        = "{ ($.errorCode = \\"*UnauthorizedOperation\\") || ($.errorCode = \\"AccessDenied*\\") }"
    }

Plan: 1 to add, 0 to change, 0 to destroy.
aws_cloudwatch_log_metric_filter.denied: Creating...
aws_cloudwatch_log_metric_filter.denied: Creation complete after 1s [id=unauthorized]

Apply complete! Resources: 1 added, 0 changed, 0 destroyed.`,
    must: [],
  },
  {
    name: 'healthy: titles of tickets',
    text: `[seed] inserting 5 tickets
[seed]   #101 "Getting ExpiredToken when calling AssumeRole"
[seed]   #102 "AccessDenied on PutObject for user bob"
[seed]   #103 "CredentialsProviderError: Could not load credentials from any providers"
[seed]   #104 "how do I reset my password"
[seed] done in 210ms`,
    must: [],
  },
  {
    name: 'healthy: what a role may not do is tried, and refused as it should be',
    text: `==> preflight: checking what this role may not do
==> s3:DeleteBucket ... An error occurred (AccessDenied) when calling the DeleteBucket operation: Access Denied
==> good, refused as it should be
==> preflight: checking what it may do
==> s3:PutObject ... ok
==> s3:GetObject ... ok
==> deploying
upload: dist/app.js to s3://web-prod/app.js
==> deployed`,
    must: [],
  },
  {
    name: 'healthy: notes of a chart',
    text: `NAME: kestrel
STATUS: deployed
NOTES:
1. The service account needs the annotation eks.amazonaws.com/role-arn.
   Without it pods will fail with "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity".
2. If you see "Unable to load credentials from any of the providers in the chain", check the token file.`,
    must: [],
  },
  {
    name: 'healthy: a page of the manual',
    text: `$ aws sts assume-role help | col -b | sed -n '1,14p'
DESCRIPTION
       Returns a set of temporary security credentials that you can use to access Amazon Web Services resources.
ERRORS
       MalformedPolicyDocument - The request was rejected because the policy document was malformed.
       PackedPolicyTooLarge - The request was rejected because the total packed size of the session policies and session tags combined was too large.
       RegionDisabledException - STS is not activated in the requested region for the account that is being asked to generate credentials.
       ExpiredTokenException - The web identity token that was passed is expired or is not valid.`,
    must: [],
  },
  {
    name: 'healthy: IPython',
    text: `[I 2026-03-11 12:30:01.001 ServerApp] Kernel started: 4711
[I 2026-03-11 12:30:14.220 ServerApp] Saving file at /aws-errors.ipynb
In [3]: ERRORS = {"ExpiredToken": "The security token included in the request is expired", "AccessDenied": "Access Denied"}
In [4]: ERRORS["ExpiredToken"]
Out[4]: 'The security token included in the request is expired'`,
    must: [],
  },
  {
    name: 'healthy: texts to be translated',
    text: `extracting messages...
  src/messages.ts:10  "Your session has expired. Please sign in again."
  src/messages.ts:11  "AccessDenied"
  src/messages.ts:12  "The SSO session associated with this profile has expired or is otherwise invalid."
wrote 3 messages to locales/en.json`,
    must: [],
  },
  {
    name: 'healthy: answers of a model, compared',
    text: `case 01 PASS  expected="ExpiredToken"  got="The log shows ExpiredToken: The security token included in the request is expired; refresh credentials."
case 02 PASS  expected="imds"  got="The instance metadata service could not be reached (connect timeout to 169.254.169.254)."
case 03 FAIL  expected="throttle"  got="AccessDenied: User is not authorized to perform: dynamodb:PutItem"
2/3 passed`,
    must: [],
  },
  {
    name: 'healthy: a script finds that it may not',
    text: `+ if aws s3 ls s3://other-team-bucket
+ aws s3 ls s3://other-team-bucket

An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied
+ echo 'OK: no access to other-team-bucket'
OK: no access to other-team-bucket
+ exit 0`,
    must: [],
  },
  {
    name: 'healthy: a readiness probe',
    text: `LAST SEEN   TYPE      REASON              OBJECT                MESSAGE
2m          Normal    Scheduled           pod/api-7c9-abcde     Successfully assigned prod/api-7c9-abcde to ip-10-0-1-2.eu-west-1.compute.internal
2m          Normal    Pulled              pod/api-7c9-abcde     Container image "111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:7" already present on machine
1m          Warning   Unhealthy           pod/api-7c9-abcde     Readiness probe failed: Get "http://10.0.1.9:8080/ready": dial tcp 10.0.1.9:8080: connect: connection refused`,
    must: [],
  },
  {
    name: 'healthy: monitors by their names',
    text: `[2026-03-11 12:50:00] monitor "S3 AccessDenied > 0" is OK (value 0)
[2026-03-11 12:50:00] monitor "STS ExpiredToken rate" is OK (value 0)
[2026-03-11 12:50:00] monitor "No credentials errors" is OK (value 0)`,
    must: [],
  },
  {
    name: 'healthy: a script that would end with any failure, and went on',
    text: `+ set -euo pipefail
+ aws s3api head-object --bucket kestrel-releases --key 2.1.0/kestrel.tar.gz

An error occurred (404) when calling the HeadObject operation: Not Found
+ echo 'not there yet'
not there yet
+ aws s3 cp dist/kestrel.tar.gz s3://kestrel-releases/2.1.0/kestrel.tar.gz
upload: dist/kestrel.tar.gz to s3://kestrel-releases/2.1.0/kestrel.tar.gz
+ aws s3api delete-object --bucket kestrel-releases --key 2.0.0/kestrel.tar.gz

An error occurred (AccessDenied) when calling the DeleteObject operation: User: arn:aws:sts::418362907715:assumed-role/publisher/ci is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::kestrel-releases/2.0.0/kestrel.tar.gz" with an explicit deny in a resource-based policy
+ echo 'old releases are out of reach'
old releases are out of reach`,
    must: [],
  },
  {
    name: 'a script whose trap tells of the failure',
    text: `+ set -euo pipefail
+ aws s3api head-object --bucket kestrel-releases --key 2.1.0/kestrel.tar.gz

An error occurred (404) when calling the HeadObject operation: Not Found
+ echo 'not there yet'
not there yet
+ aws s3 cp dist/kestrel.tar.gz s3://kestrel-releases/2.1.0/kestrel.tar.gz
upload: dist/kestrel.tar.gz to s3://kestrel-releases/2.1.0/kestrel.tar.gz
+ aws s3api delete-object --bucket kestrel-releases --key 2.0.0/kestrel.tar.gz

An error occurred (AccessDenied) when calling the DeleteObject operation: User: arn:aws:sts::418362907715:assumed-role/publisher/ci is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::kestrel-releases/2.0.0/kestrel.tar.gz" with an explicit deny in a resource-based policy
+ rc=254
+ logger -t release 'release failed rc=254'`,
    must: ['access-denied'],
  },
  {
    name: 'healthy: OTP starts it anew, and it uploads',
    text: `22:58:01.118 [info] Running DepotWeb.Endpoint with cowboy 2.9.0 at :::4000 (http)
22:58:38.274 [error] GenServer #PID<0.2279.0> terminating
** (RuntimeError) Instance Meta Error: {:error, %{reason: :timeout}}

You tried to access the AWS EC2 instance meta, but it could not be reached.

    (ex_aws 2.5.1) lib/ex_aws/instance_meta.ex:27: ExAws.InstanceMeta.request/3
Last message: :load
22:58:38.291 [info] supervisor restarted Depot.Nodes (#PID<0.2304.0>)
22:59:12.662 [info] uploaded a/77.webp to s3 bucket depot-media in 84ms`,
    must: [],
  },
  {
    name: 'OTP starts it anew, and that is the last of it',
    text: `22:58:01.118 [info] Running DepotWeb.Endpoint with cowboy 2.9.0 at :::4000 (http)
22:58:38.274 [error] GenServer #PID<0.2279.0> terminating
** (RuntimeError) Instance Meta Error: {:error, %{reason: :timeout}}

You tried to access the AWS EC2 instance meta, but it could not be reached.

    (ex_aws 2.5.1) lib/ex_aws/instance_meta.ex:27: ExAws.InstanceMeta.request/3
Last message: :load
22:58:38.291 [info] supervisor restarted Depot.Nodes (#PID<0.2304.0>)
22:58:39.100 [info] waiting`,
    must: ['imds-unreachable'],
  },
  {
    name: 'healthy: documents are read for their index',
    text: `$ bun run index.ts --source ./handbook
[10:41:12] reading 2 files
[10:41:12]  - runbooks/login.md      "ExpiredToken: The security token included in the request is expired"
[10:41:12]  - onboarding/sso.md      "The SSO session associated with this profile has expired or is otherwise invalid."
[10:41:13] sample chunk (runbooks/imds.md#3):
    | If the pod logs "Unable to load credentials from any of the providers in the
    | chain AwsCredentialsProviderChain(...)", restart the deployment.
    | CredentialsProviderError: Could not load credentials from any providers means
    | the same thing in Node.
[10:41:17] writing latest.json to s3://depot-index ... 200`,
    must: [],
  },
  {
    name: 'Vault’s agent: the caller’s role is none that is bound',
    source: 'https://github.com/hashicorp/vault/issues/2729',
    text: `Jul 27 06:35:58 host vault[735411]: 2026-07-27T06:35:58.118Z [INFO]  auth.handler: authenticating
Jul 27 06:35:58 host vault[735411]: 2026-07-27T06:35:58.611Z [ERROR] auth.handler: error authenticating:
Jul 27 06:35:58 host vault[735411]:   error=
Jul 27 06:35:58 host vault[735411]:   | Error making API request.
Jul 27 06:35:58 host vault[735411]:   | URL: PUT https://vault.example.net/v1/auth/aws/login
Jul 27 06:35:58 host vault[735411]:   | Code: 400. Errors:
Jul 27 06:35:58 host vault[735411]:   | * IAM Principal "arn:aws:sts::418362907715:assumed-role/depot/i-07014edbf556cb4ce" does not belong to the role "depot-client"
Jul 27 06:35:58 host vault[735411]:    backoff=1.9s`,
    must: ['access-denied'],
  },
  {
    name: 'Crossplane tells at level debug why it never gets on',
    source: 'https://github.com/crossplane/crossplane/issues/5578',
    text: `2026-04-12T13:05:21Z	DEBUG	provider-aws	Reconciling	{"request": {"name":"invoices"}}
2026-04-12T13:05:22Z	DEBUG	events	cannot get terraform setup: failed to retrieve aws credentials from aws config: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 4a8524d5-fc0e-46ff-9000-fd823d1b8661, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity
2026-04-12T13:05:52Z	DEBUG	provider-aws	Reconciling	{"request": {"name":"invoices"}}`,
    must: ['web-identity-denied'],
  },
  {
    name: 'aws-mfa is given the user’s ARN for the device’s',
    source: 'https://github.com/broamski/aws-mfa/issues/25',
    text: `INFO - Validating credentials for profile: billing
INFO - Fetching Credentials - Profile: billing, Duration: 1800
ERROR - An error occured while calling assume role: An error occurred (AccessDenied) when calling the GetSessionToken operation: MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.`,
    must: ['access-denied'],
  },
  {
    name: 'a clock that is behind; without the login that was to come of it no image is pulled',
    source: 'https://github.com/upmc-enterprises/registry-creds/issues/47',
    text: `2026-04-16T19:42:51Z level=info msg="InvalidSignatureException: Signature expired: 20260416T194251Z is now earlier than 20260417T123951Z (20260417T125451Z - 15 min.) status code: 400, request id: 0b8d33f4-236d-11e7-a556-d147d2308480"
2026-04-16T19:42:52Z level=error msg="Failed to pull image \\"590184726633.dkr.ecr.us-east-1.amazonaws.com/depot:1\\": no basic auth credentials"`,
    must: ['clock-skew'],
  },
  {
    name: 'healthy: fluent-bit’s own tests, by acutest',
    source: 'https://github.com/fluent/fluent-bit/pull/2313',
    text: `Test test_sts_uri...                            [   OK   ]
Test process_sts_response...                    [2026/06/30 15:21:09] [error] [aws_credentials] Could not find '<SecretAccessKey>' node in sts response
[2026/06/30 15:21:09] [error] [aws_credentials] STS API responded with AccessDenied
[2026/06/30 15:21:09] [error] [aws_credentials] STS assume role request failed
[   OK   ]
SUCCESS: All unit tests have passed.`,
    must: [],
  },
  {
    name: 'healthy: entries of a search index',
    text: `2026-03-08T16:20:17.8010044Z ##[group]Run python check_index.py --print search_index.json
2026-03-08T16:20:17.8113377Z {"location":"runbooks/eks/#unauthorized","title":"kubectl says Unauthorized","text":"See also An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired."}
2026-03-08T16:20:17.8120710Z check_index: 412 entries, 0 broken anchors`,
    must: [],
  },
  {
    name: 'healthy: Packer tries again until the profile is there',
    source: 'https://github.com/hashicorp/packer-plugin-amazon/issues/217',
    text: `2026/04/29 13:37:53 ui: ==> amazon-ebs: Launching a source AWS instance...
2026/04/29 13:37:57 packer-builder-amazon-ebs plugin: Retryable error: InvalidParameterValue: Value (packer-626bea32) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name
2026/04/29 13:37:57 packer-builder-amazon-ebs plugin:   status code: 400, request id: 5e96adda-9a86-4e57-b7c7-4b112b1ec13e
2026/04/29 13:38:49 ui: ==> amazon-ebs: Connected to SSH!
2026/04/29 13:45:19 ui: Build 'amazon-ebs' finished after 7 minutes 37 seconds.`,
    must: [],
  },
  {
    name: 'healthy: Dropwizard turns away a caller’s old token',
    source: 'https://github.com/ToastShaman/dropwizard-auth-jwt/issues/18',
    text: `INFO  [2026-12-05 04:15:47,701] example.LabelStore: uploaded label 88412 to s3://labels/88412.pdf
WARN  [2026-12-05 04:16:09,509] com.github.toastshaman.dropwizard.auth.jwt.JWTAuthFilter: Error decoding credentials: The token has expired
! com.github.toastshaman.dropwizard.auth.jwt.exceptions.TokenExpiredException: The token has expired
! at com.github.toastshaman.dropwizard.auth.jwt.JWTAuthFilter.filter(JWTAuthFilter.java:58)
INFO  [2026-12-05 04:18:31,022] example.LabelStore: uploaded label 88413 to s3://labels/88413.pdf`,
    must: [],
  },
  {
    name: 'healthy: external-dns is throttled once, and changes the record a minute later',
    source: 'https://github.com/kubernetes-sigs/external-dns/issues/1292',
    text: `time="2026-11-19T20:12:40Z" level=error msg="Failure in zone moorland.example. [Id: /hostedzone/Z08841273HJT0AWQX2LMN]"
time="2026-11-19T20:12:40Z" level=error msg="Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 4c0b0a4e-0b08-11ea-8f19-1f6a0c6b7d55"
time="2026-11-19T20:12:40Z" level=error msg="Failed to submit all changes for the following zones: [/hostedzone/Z08841273HJT0AWQX2LMN]"
time="2026-11-19T20:13:41Z" level=info msg="1 record(s) in zone moorland.example. [Id: /hostedzone/Z08841273HJT0AWQX2LMN] were successfully updated"`,
    must: [],
  },
  {
    name: 'external-dns is throttled, and another zone goes well',
    source: 'https://github.com/kubernetes-sigs/external-dns/issues/1292',
    text: `time="2026-11-19T20:12:40Z" level=error msg="Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 4c0b0a4e-0b08-11ea-8f19-1f6a0c6b7d55"
time="2026-11-19T20:12:40Z" level=error msg="Failed to submit all changes for the following zones: [/hostedzone/Z08841273HJT0AWQX2LMN]"
time="2026-11-19T20:13:41Z" level=info msg="1 record(s) in zone lake.example. [Id: /hostedzone/Z1PA6795UKMFR9] were successfully updated"`,
    must: ['throttled'],
  },
  {
    name: 'healthy: a gateway asks for new credentials when the old ones are',
    source: 'https://github.com/nginx/nginx-s3-gateway/pull/54',
    text: `2026/09/20 15:19:54 [info] 64#64: *5 js: Cached credentials are expired or not present, requesting new ones
2026/09/20 15:19:55 [info] 64#64: *5 js: S3 Request URI: GET /test/index.html
2026/09/20 15:19:56 [info] 64#64: *8 js: Cached credentials are expired or not present, requesting new ones
2026/09/20 15:19:58 [info] 64#64: *12 js: Cached credentials are expired or not present, requesting new ones
2026/09/20 15:19:59 [info] 64#64: *12 js: S3 Request URI: GET /test/favicon.ico`,
    must: [],
  },
  {
    name: 'healthy: a page of troubleshooting is printed',
    text: `$ mkdocs build -q && sed -n 1,4p site/troubleshooting.txt
Troubleshooting
If the uploader prints "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied",
ask the platform team to add s3:PutObject for your prefix. "Unable to locate credentials" means
that AWS_PROFILE is not set in your shell.
Job succeeded`,
    must: [],
  },
  {
    name: 'the agent of EKS Pod Identity answers too late',
    source: 'https://github.com/aws/secrets-store-csi-driver-provider-aws/issues/465',
    text: `I0527 16:24:25.713506       1 auth.go:82] Using Pod Identity for authentication in namespace: aa, service account: depot
W0527 16:24:25.831530       1 pod_identity_credential_provider.go:142] IPv4 endpoint attempt failed: HTTP request to pod identity agent failed: Get "http://169.254.170.23/v1/credentials": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
E0527 16:24:25.933117       1 server.go:151] Failure getting secret values from provider type secretsmanager: failed to get AWS config from pod identity agent: HTTP request to pod identity agent failed: Get "http://169.254.170.23/v1/credentials": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    must: ['imds-unreachable'],
  },
  {
    name: 'healthy: a script that is shown before it runs',
    source: 'https://github.com/CircleCI-Public/aws-cli-orb/issues/163',
    text: `#!/bin/bash -eo pipefail
ROLE="$(echo "\${DEPLOY_ROLE}" | circleci env subst)"
aws sts assume-role-with-web-identity \\
  --role-arn "\${ROLE}" \\
  --output text > creds.txt

if [ ! -s creds.txt ]; then
  echo "Failed to assume role"
  exit 1
fi
aws s3 sync . s3://depot || { echo "AccessDenied: could not upload to S3" >&2; exit 1; }

upload: ./a.html to s3://depot/a.html
upload: ./b.html to s3://depot/b.html
CircleCI received exit code 0`,
    must: [],
  },
  {
    name: 'a script that is shown, and fails in the words that it has for it',
    source: 'https://github.com/CircleCI-Public/aws-cli-orb/issues/163',
    text: `#!/usr/bin/env bash
set -euo pipefail
aws sts assume-role-with-web-identity --role-arn "\${ROLE}" > creds.txt || echo "Failed to assume role"

An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider found in your account for https://oidc.circleci.com/org/7c1e
Failed to assume role
Exited with code exit status 1`,
    must: ['oidc-provider-missing'],
  },
  {
    name: 'healthy: make shows what it does',
    text: `aws s3 cp site.tgz s3://depot/site.tgz || (echo "upload to S3 failed: credentials expired?"; exit 1)
upload: ./site.tgz to s3://depot/site.tgz
[ -f .env ] || echo 'missing AWS_ACCESS_KEY_ID, cannot find credentials'
upload: ./site.map to s3://depot/site.map
2026-05-16 11:20:31 done`,
    must: [],
  },
  {
    name: 'healthy: what GitHub runs is shown in colours, whose sign was lost',
    source: 'https://github.com/actions/runner/issues/241',
    text: `2026-05-16T11:20:30.1000000Z ##[group]Run python - <<'PY'
2026-05-16T11:20:30.1000000Z [36;1mpython - <<'PY'[0m
2026-05-16T11:20:30.1000000Z [36;1mif not ok:[0m
2026-05-16T11:20:30.1000000Z [36;1m    raise RuntimeError("Failed to assume role")[0m
2026-05-16T11:20:30.1000000Z [36;1mPY[0m
2026-05-16T11:20:30.1000000Z [36;1m[ -n "$AWS_ROLE" ] || { echo "::error::no AWS credentials"; exit 1; }[0m
2026-05-16T11:20:30.1000000Z shell: /usr/bin/bash -e {0}
2026-05-16T11:20:30.1000000Z ##[endgroup]
2026-05-16T11:20:32.1000000Z uploaded 4 files to s3://depot`,
    must: [],
  },
]
