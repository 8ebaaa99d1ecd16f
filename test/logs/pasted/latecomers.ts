import type { HeldOut } from '../held-out.ts'

/** What deployers, agents and SDKs that nobody had asked for yet write, and what looks like it and is well. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'kaniko, one more',
    text: 'error checking push permissions -- make sure you entered the correct tag name, and that you are authenticated correctly, and try again: checking push permission for "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:1": POST https://590184726633.dkr.ecr.eu-west-1.amazonaws.com/v2/depot/blobs/uploads/: unexpected status code 401 Unauthorized: Not Authorized',
    must: ['access-denied', 'no-credentials'],
  },
  {
    name: 'helm ecr, one more',
    text: 'Error: failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden: 590184726633.dkr.ecr.us-east-1.amazonaws.com',
    must: ['no-credentials', 'access-denied', 'session-expired'],
  },
  {
    name: 'flux image, one more',
    text: '{"level":"error","ts":"2026-05-16T11:20:31.642Z","msg":"Reconciler error","controller":"imagerepository","error":"operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: arn:aws:sts::590184726633:assumed-role/node/i-1 is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action"}',
    must: ['access-denied'],
  },
  {
    name: 'argocd repo, one more',
    text: 'time="2026-05-16T11:20:31Z" level=error msg="finished unary call with code Unknown" error="error testing repository connectivity: GET https://590184726633.dkr.ecr.us-east-1.amazonaws.com/v2/: no basic auth credentials" grpc.code=Unknown',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'keda, one more',
    text: '2026-05-16T11:20:31Z\tERROR\tscale_handler\terror getting scale decision\t{"scaledObject.Namespace": "depot", "error": "error getting metadata: operation error SQS: GetQueueAttributes, https response error StatusCode: 403, RequestID: 9, api error AccessDenied: User: arn:aws:sts::590184726633:assumed-role/keda/17 is not authorized to perform: sqs:getqueueattributes on resource: arn:aws:sqs:eu-west-1:1:q because no resource-based policy allows the sqs:getqueueattributes action"}',
    must: ['access-denied'],
  },
  {
    name: 'secrets csi, one more',
    text: 'E0516 11:20:31.642123       1 server.go:171] Failure getting secret values from provider type secretsmanager: Failed to fetch secret from all regions: prod/db\nI0516 11:20:31.7       1 x.go:1] nop\nE0516 11:20:32.642123       1 auth.go:100] WebIdentityErr: failed to retrieve credentials\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n\tstatus code: 403, request id: 9',
    must: ['access-denied', 'assume-role-denied', 'web-identity-denied'],
  },
  {
    name: 'vault agent, one more',
    text: '2026-05-16T11:20:31.642Z [ERROR] agent.auth.handler: error authenticating: error="Error making API request.\n\nURL: PUT https://vault:8200/v1/auth/aws/login\nCode: 400. Errors:\n\n* error making upstream request: received error code 403 from STS: InvalidClientTokenId: The security token included in the request is invalid" backoff=1s',
    must: ['access-denied', 'client-token-invalid'],
    orUnknown: true,
  },
  {
    name: 'aws vault, one more',
    text: 'aws-vault: error: exec: Failed to get credentials for depot: operation error SSO: GetRoleCredentials, https response error StatusCode: 401, RequestID: 1, UnauthorizedException: Session token not found or invalid',
    must: ['sso-expired', 'session-expired'],
    orUnknown: true,
  },
  {
    name: 'saml2aws, one more',
    text: 'Authenticating as bob ...\nSelected role: arn:aws:iam::590184726633:role/admin\nRequesting AWS credentials using SAML assertion\nError retrieving STS credentials using SAML.: AccessDenied: Not authorized to perform sts:AssumeRoleWithSAML\n\tstatus code: 403, request id: 1',
    must: ['assume-role-denied', 'web-identity-denied', 'access-denied', 'assume-role-failed'],
    orUnknown: true,
  },
  {
    name: 'gimme, one more',
    text: 'botocore.errorfactory.ExpiredTokenException: An error occurred (ExpiredTokenException) when calling the AssumeRoleWithSAML operation: Token must be redeemed within 5 minutes of issuance',
    must: ['session-expired', 'assume-role-failed', 'assume-role-denied'],
    orUnknown: true,
  },
  {
    name: 'granted, one more',
    text: '[✘] operation error SSO: GetRoleCredentials, https response error StatusCode: 401, RequestID: 1, UnauthorizedException: Session token not found or invalid',
    must: ['sso-expired'],
  },
  {
    name: 'ecs agent, one more',
    text: 'level=error time=2026-05-16T11:20:31Z msg="Error registering container instance" error="ClientException: The AWS access key ID is not valid"',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'ecs task stopped, one more',
    text: '{"stoppedReason":"ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:590184726633:secret:x from secrets manager: AccessDeniedException: User: arn:aws:sts::590184726633:assumed-role/exec/17 is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:590184726633:secret:x status code: 400, request id: 1","time":"2026-05-16T11:20:31Z","message":"stopped","level":"error"}',
    must: ['access-denied', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'ssm agent, one more',
    text: '2026-05-16 11:20:31 ERROR [ssm-agent-worker] EC2RoleProvider Failed to connect to Systems Manager with instance profile role credentials. Err: retrieved credentials failed to report to ssm. Error: AccessDeniedException: User: arn:aws:sts::590184726633:assumed-role/web/i-1 is not authorized to perform: ssm:UpdateInstanceInformation on resource: arn:aws:ec2:eu-west-1:1:instance/i-1\n\tstatus code: 400, request id: 1',
    must: ['no-credentials', 'access-denied'],
    orUnknown: true,
  },
  {
    name: 'ssm nocred, one more',
    text: "2026-05-16 11:20:31 ERROR EC2RoleProvider Failed to connect to Systems Manager with SSM role credentials. error calling RequestManagedInstanceRoleToken: AccessDeniedException: Systems Manager's instance management role is not configured for account: 590184726633\n\tstatus code: 400, request id: 1",
    must: ['no-credentials', 'access-denied'],
    orUnknown: true,
  },
  {
    name: 'cwagent, one more',
    text: '2026-05-16T11:20:31Z E! ec2metadata is not available\n2026-05-16T11:20:31Z E! [outputs.cloudwatchlogs] Aws error received when sending logs to a/b: NoCredentialProviders: no valid providers in chain. Deprecated.',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'swift, one more',
    text: '2026-05-16T11:20:31+0000 error depot : [App] upload failed: SotoCore.CredentialProviderError.noProvider',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'swift2, one more',
    text: 'Fatal error: Error raised at top level: AwsCommonRuntimeKit.CommonRunTimeError.crtError(AwsCommonRuntimeKit.CRTError(code: 6146, message: "Valid credentials could not be sourced by any of the providers in the chain", name: "AWS_AUTH_CREDENTIALS_PROVIDER_CHAIN"))',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'cpp, one more',
    text: '[ERROR] 2026-05-16 11:20:31.642 AWSClient [140] HTTP response code: 403\nResolved remote host IP address: 52.1.1.1\nRequest ID: 1\nException name: AccessDenied\nError message: Access Denied\n3 response headers:',
    must: ['no-credentials', 'access-denied'],
    orUnknown: true,
  },
  {
    name: 'cpp ec2, one more',
    text: '[WARN] 2026-05-16 11:20:31.642 EC2MetadataClient [140] Request failed, now waiting 0 ms before attempting again.\n[ERROR] 2026-05-16 11:20:32.642 CurlHttpClient [140] Curl returned error code 28 - Timeout was reached\n[ERROR] 2026-05-16 11:20:32.652 EC2MetadataClient [140] Http request to retrieve credentials failed\n[ERROR] 2026-05-16 11:20:32.662 EC2MetadataClient [140] Can not retrieve resource from http://169.254.169.254/latest/meta-data/placement/availability-zone',
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'php wp, one more',
    text: '[16-May-2026 11:20:31 UTC] PHP Fatal error:  Uncaught Aws\\S3\\Exception\\S3Exception: Error executing "ListObjects" on "https://s3.eu-west-1.amazonaws.com/depot?encoding-type=url"; AWS HTTP error: Client error: `GET https://s3.eu-west-1.amazonaws.com/depot` resulted in a `403 Forbidden` response: SignatureDoesNotMatch (client): The request signature we calculated does not match the signature you provided. in /var/www/x.php:195',
    must: ['client-token-invalid', 'secret-mismatch'],
  },
  {
    name: 'php creds, one more',
    text: 'PHP Fatal error:  Uncaught Aws\\Exception\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1001 milliseconds (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for http://169.254.169.254/latest/api/token) in /var/www/vendor/aws/aws-sdk-php/src/Credentials/InstanceProfileProvider.php:240',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'rust lambda, one more',
    text: '{"timestamp":"2026-05-16T11:20:31.642Z","level":"ERROR","fields":{"message":"handler failed","error":"service error: unhandled error (AccessDeniedException): Error { code: \\"AccessDeniedException\\", message: \\"User: arn:aws:sts::590184726633:assumed-role/fn/fn is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:1:table/t\\", aws_request_id: \\"1\\" }"},"target":"fn"}',
    must: ['access-denied'],
  },
  {
    name: 'elixir, one more',
    text: '11:20:31.642 [error] GenServer #PID<0.1.0> terminating\n** (ExAws.Error) ExAws Request Error!\n\n{:error, {:http_error, 403, %{body: "<?xml version=\\"1.0\\"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", status_code: 403}}}',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'bun, one more',
    text: "2026-05-16T11:20:31Z error: S3Error: Missing S3 credentials. 'accessKeyId', 'secretAccessKey', 'bucket', and 'endpoint' are required\n code: \"ERR_S3_MISSING_CREDENTIALS\"",
    must: ['no-credentials'],
  },
  {
    name: 'minio js, one more',
    text: "2026-05-16T11:20:31Z ERROR S3Error: Access Denied.\n    at Object.parseError (/app/node_modules/minio/dist/main/internal/xml-parsers.js:79:11) {\n  code: 'AccessDenied',\n  amzRequestid: '1'\n}",
    must: ['access-denied'],
  },
  {
    name: 'node v3 uncaught, one more',
    text: '/app/node_modules/@aws-sdk/credential-provider-node/dist-cjs/index.js:127\n        throw new CredentialsProviderError("Could not load credentials from any providers", {\n              ^\n\nCredentialsProviderError: Could not load credentials from any providers\n    at /app/x.js:1:2 {\n  tryNextLink: false\n}\n\nNode.js v20.11.0',
    must: ['no-credentials'],
  },
  {
    name: 'node AggregateError, one more',
    text: "2026-05-16T11:20:31Z ERROR failed to send AggregateError [ETIMEDOUT]: \n    at internalConnectMultiple (node:net:1117:18)\n    at afterConnectMultiple (node:net:1684:7) {\n  code: 'ETIMEDOUT',\n  [errors]: [ Error: connect ETIMEDOUT 169.254.170.2:80 ]\n}",
    must: ['connect-stall', 'imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'nest, one more',
    text: '[Nest] 29  - 03/02/2026, 9:12:44 AM   ERROR [ExceptionsHandler] Signature expired: 20260302T091244Z is now earlier than 20260302T093244Z (20260302T093744Z - 5 min.)\nInvalidSignatureException: Signature expired: 20260302T091244Z is now earlier than 20260302T093244Z (20260302T093744Z - 5 min.)',
    must: ['clock-skew'],
  },
  {
    name: 'region off, one more',
    text: '2026-05-16T11:20:31Z ERROR botocore.errorfactory.RegionDisabledException: An error occurred (RegionDisabledException) when calling the AssumeRole operation: STS is not activated in this region for account:590184726633. Your account administrator can activate STS in this region using the IAM Console.',
    must: ['sts-region-disabled'],
  },
  {
    name: 'scp, one more',
    text: '2026-05-16T11:20:31Z ERROR create failed: User: arn:aws:sts::590184726633:assumed-role/a/b is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:590184726633:instance/* with an explicit deny in a service control policy',
    must: ['access-denied'],
  },
  {
    name: 'kms, one more',
    text: '2026-05-16T11:20:31Z ERROR AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'healthy: chain java, one more',
    text: '2026-05-16 11:20:31.642 DEBUG 1 --- [main] s.a.a.a.c.AwsCredentialsProviderChain : Unable to load credentials from SystemPropertyCredentialsProvider(): Unable to load credentials from system settings. Access key must be specified either via environment variable (AWS_ACCESS_KEY_ID) or system property (aws.accessKeyId).\n2026-05-16 11:20:31.742 DEBUG 1 --- [main] s.a.a.a.c.AwsCredentialsProviderChain : Loading credentials from ContainerCredentialsProvider()\n2026-05-16 11:20:32.742 INFO 1 --- [main] c.d.App : Started App in 4.1 seconds',
    must: [],
  },
  {
    name: 'healthy: sso login, one more',
    text: 'Attempting to automatically open the SSO authorization page in your default browser.\nIf the browser does not open or you wish to use a different device to authorize this request, open the following URL:\n\nhttps://device.sso.us-east-1.amazonaws.com/\n\nThen enter the code:\n\nABCD-EFGH\nSuccessfully logged into Start URL: https://depot.awsapps.com/start\n2026-05-16T11:20:31Z INFO done',
    must: [],
  },
  {
    name: 'healthy: tf, one more',
    text: 'data.aws_caller_identity.current: Reading...\ndata.aws_caller_identity.current: Read complete after 0s [id=590184726633]\naws_iam_role.depot: Refreshing state... [id=depot]\n\nNo changes. Your infrastructure matches the configuration.\n\nWarning: Deprecated Parameter: The parameter "dynamodb_table" is deprecated. Use parameter "use_lockfile" instead.\n\nApply complete! Resources: 0 added, 0 changed, 0 destroyed.',
    must: [],
  },
  {
    name: 'healthy: fallback doc, one more',
    text: '2026-05-16T11:20:31Z INFO no AWS profile set, using the default credential chain\n2026-05-16T11:20:32Z INFO caller is arn:aws:sts::590184726633:assumed-role/depot/x\n2026-05-16T11:20:33Z INFO uploaded 12 objects',
    must: [],
  },
  {
    name: 'healthy: loki, one more',
    text: 'level=info ts=2026-05-16T11:20:31.642Z caller=main.go:108 msg="Starting Loki"\nlevel=warn ts=2026-05-16T11:20:31.742Z caller=experimental.go:20 msg="experimental feature in use" feature="In-memory (FIFO) cache"\nlevel=error ts=2026-05-16T11:20:33.742Z caller=ratestore.go:109 msg="error getting ingester clients" err="empty ring"\nlevel=info ts=2026-05-16T11:20:35.742Z caller=table_manager.go:136 msg="uploading tables"',
    must: [],
  },
  {
    name: 'healthy: kubelet, one more',
    text: 'I0516 11:20:31.642123    1 plugins.go:1] "Using credential provider" provider="ecr-credential-provider"\nW0516 11:20:32.642123    1 reflector.go:1] "watch of *v1.Node ended with: too old resource version"\nE0516 11:20:33.642123    1 pod_workers.go:1300] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"app\\" with CrashLoopBackOff: \\"back-off 10s restarting failed container\\""',
    must: [],
  },
  {
    name: 'healthy: nodes express, one more',
    text: '{"level":30,"time":1784104131604,"msg":"GET /s3/list 200"}\n{"level":50,"time":1784104131605,"msg":"Unauthorized: missing session cookie","req":{"url":"/login"}}\n{"level":30,"time":1784104131606,"msg":"GET /s3/list 200"}',
    must: [],
  },
  {
    name: 'healthy: redis, one more',
    text: '2026-05-16T11:20:31Z ERROR Redis connection to 10.0.0.5:6379 failed - connect ECONNREFUSED\n2026-05-16T11:20:33Z INFO Redis reconnected\n2026-05-16T11:20:34Z INFO fetched secrets from AWS Secrets Manager',
    must: [],
  },
  {
    name: 'healthy: nosuchkey, one more',
    text: '2026-05-16T11:20:31Z WARN cache miss: NoSuchKey: The specified key does not exist.\n2026-05-16T11:20:32Z INFO rebuilt and stored s3://depot/cache/a',
    must: [],
  },
  {
    name: 'healthy: conditional, one more',
    text: '2026-05-16T11:20:31Z ERROR lock busy: ConditionalCheckFailedException: The conditional request failed\n2026-05-16T11:20:32Z INFO lock acquired\n2026-05-16T11:20:33Z INFO done',
    must: [],
  },
  {
    name: 'healthy: pytest, one more',
    text: '============================= test session starts ==============================\ntests/test_a.py::test_denied PASSED\n----- Captured log call -----\nERROR depot:a.py:3 AccessDenied: User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetObject\n============================== 12 passed in 3.21s ==============================',
    must: [],
  },
  {
    name: 'healthy: imds off, one more',
    text: '2026-05-16T11:20:31Z DEBUG imds: AWS_EC2_METADATA_DISABLED is set to true, not loading credentials from EC2 Instance Metadata service\n2026-05-16T11:20:31Z DEBUG loaded credentials provider=Environment\n2026-05-16T11:20:33Z INFO ready',
    must: [],
  },
  {
    name: 'told at level info by a watcher that goes on to the next account',
    text: `2026-05-16 11:20:31,118 INFO: Setting up 1 scheduler
2026-05-16 11:20:34,902 DEBUG: Checking flowlog/depot-prod/eu-central-1
2026-05-16 11:20:37,006 INFO: 'Problem Connecting to flowlog/depot-prod/eu-central-1: An error occurred (AccessDenied) when calling the AssumeRole operation: Not authorized to perform sts:AssumeRole'
2026-05-16 11:20:38,000 INFO: Saving 0 flowlogs
2026-05-16 11:20:38,410 INFO: Account depot-prod done: 0 created, 0 changed, 0 deleted`,
    must: ['assume-role-denied'],
  },
  {
    name: 'told at level debug in an answer’s own words, by a file browser',
    text: `filestash  | 2026/05/16 10:02:11 SYST INFO  [http] listening on :8334
filestash  | 2026/05/16 10:02:44 SYST DEBUG ls::backend 'BucketRegionError: incorrect region, the bucket is not in 'us-east-1' region at endpoint '', bucket is in 'eu-north-1' region
filestash  | \tstatus code: 301, request id: 7Y1C2Q9W8E5R4T3Z, host id: Zk1Q=='
filestash  | 2026/05/16 10:02:44 HTTP INFO 500 210.4ms GET /api/files/ls?path=%2Fdepot%2F`,
    must: ['s3-wrong-region'],
  },
  {
    name: 'told at level info of a broker’s client that logs in by IAM',
    text: `2026-05-16T11:20:40.660Z  INFO 1 --- [           main] o.a.k.c.s.authenticator.AbstractLogin     : Successfully logged in.
2026-05-16T11:20:44.204Z  INFO 1 --- [ad | producer-1] o.apache.kafka.common.network.Selector   : [Producer clientId=producer-1] Failed authentication with b-2.depot.kafka.eu-west-1.amazonaws.com/10.3.1.7 (channelId=-2) (An error: (java.security.PrivilegedActionException: javax.security.sasl.SaslException: Failed to find AWS IAM Credentials [Caused by software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain])
2026-05-16T11:20:45.900Z  INFO 1 --- [   scheduling-1] c.depot.feed.Poller                      : polled 0 rows`,
    must: ['no-credentials'],
  },
  {
    name: 'a notebook server’s line after a renewal that failed for good',
    text: `[I 2026-06-23 21:29:30.118 NotebookApp] Kernel started: 5b1f9a0e, name: python3
WARNING:botocore.credentials:Refreshing temporary credentials failed during mandatory refresh period.
Traceback (most recent call last):
  File "/opt/conda/lib/python3.8/site-packages/botocore/credentials.py", line 529, in _protected_refresh
    metadata = self._refresh_using()
botocore.errorfactory.ExpiredTokenException: An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity operation: Token expired: current date/time 1782250170 must be before the expiration date/time1782059352
[I 2026-06-23 21:29:41.001 NotebookApp] Saving file at /depot/unload.ipynb`,
    must: ['web-token-expired'],
  },
]
