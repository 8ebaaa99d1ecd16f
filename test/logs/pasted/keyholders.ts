import type { HeldOut } from '../held-out.ts'

const json = (value: unknown): string => JSON.stringify(value)
const unknown = { must: ['?'], orUnknown: true } as const

/** Who holds which key: tokens that are refused, profiles that are not there, guards other than IAM; and what is no refusal. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'a profile that is not there, and another identity',
    text: [
      json({
        time: '2026-05-16T02:00:00Z',
        level: 'WARN',
        msg: 'profile billing not found, falling back to default credential chain',
      }),
      json({
        time: '2026-05-16T02:00:01Z',
        level: 'INFO',
        msg: 'session ready',
        arn: 'arn:aws:sts::730912845561:assumed-role/node/i-07c1e92ab4d0f6613',
      }),
      json({ time: '2026-05-16T02:00:09Z', level: 'INFO', msg: 'upload complete' }),
    ].join('\n'),
    ...unknown,
  },
  {
    name: 'a profile that is unusable, the host’s role instead',
    text: '2026-05-16T02:00:00Z WARN [creds] profile "etl-prod" unusable: failed to get shared config profile, etl-prod; trying instance role credentials\n2026-05-16T02:00:01Z INFO credentials loaded\n2026-05-16T02:00:05Z INFO done',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'tokens for another audience, PyJWT',
    text: "2026-05-16 02:00:00,118 - auth - WARNING - jwt.exceptions.InvalidAudienceError: Audience doesn't match\n2026-05-16 02:00:00,119 - auth - INFO - POST /mcp 401",
    ...unknown,
  },
  {
    name: 'tokens for another audience, jsonwebtoken',
    text: json({
      level: 30,
      time: 1784104131603,
      msg: 'rejecting request: jwt audience invalid. expected: https://depot.example.com/mcp',
    }),
    ...unknown,
  },
  {
    name: 'tokens of another issuer, .NET on Azure’s container apps',
    text: [
      json({ TimeStamp: '2026-01-12T10:31:44.7120311+00:00', Log: 'IDX10239: Lifetime of the token is valid.' }),
      json({
        TimeStamp: '2026-01-12T10:31:44.7120537+00:00',
        Log: 'IDX10205: Issuer validation failed. Issuer: https://sts.example.com',
      }),
    ].join('\n'),
    ...unknown,
  },
  {
    name: 'the issuer’s keys did not come',
    text: '2026-05-16T02:00:00Z ERROR auth: failed to fetch JWKS from https://login.example.com/.well-known/jwks.json: connect ECONNREFUSED 10.0.0.1:443',
    ...unknown,
  },
  {
    name: 'healthy: tokens that were accepted, and the challenge before',
    text: '2026-05-16T02:00:00Z INFO POST /mcp 401 (no token, challenge sent)\n2026-05-16T02:00:01Z DEBUG JWKS fetched: 2 keys from https://login.example.com/.well-known/jwks.json\n2026-05-16T02:00:01Z DEBUG token valid, audience https://depot.example.com/mcp, issuer https://login.example.com\n2026-05-16T02:00:02Z INFO POST /mcp 200',
    must: [],
  },
  {
    name: 'healthy: several validators, of which the next one took the token',
    text: '2026-05-16T02:00:01Z DEBUG validator azure: invalid issuer, trying next\n2026-05-16T02:00:01Z INFO validator okta accepted the token',
    must: [],
  },
  {
    name: 'CDK, an account that was never prepared',
    text: " ❌  DepotStack failed: Error: DepotStack: SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped? Please run 'cdk bootstrap' (see https://docs.aws.amazon.com/cdk/latest/guide/bootstrapping.html)",
    must: ['aws-call-failed'],
    mention: /cdk bootstrap aws:/,
  },
  {
    name: 'CDK, the same behind a pipeline’s prefix',
    text: "2026-05-16T02:00:00.1234567Z ##[error]DepotStack: SSM parameter /cdk-bootstrap/abc123/version not found. Has the environment been bootstrapped? Please run 'cdk bootstrap'",
    must: ['aws-call-failed'],
    mention: /cdk bootstrap aws:/,
  },
  {
    name: 'a clock ahead, .NET',
    text: '2026-05-18 10:15:12.655 +00:00 [ERR] enqueue\nAmazon.SQS.AmazonSQSException: Signature not yet current: 20260518T101512Z is still later than 20260518T095911Z (20260518T095411Z + 5 min.)',
    must: ['clock-skew'],
  },
  {
    name: 'a clock ahead, Go',
    text: '2026/05/18 10:15:12 operation error SQS: SendMessage, https response error StatusCode: 403, RequestID: 5f2a1e0c-3f4e-4d1f-8d0e-1a2b3c4d5e6f, api error InvalidSignatureException: Signature not yet current: 20260518T101512Z is still later than 20260518T095911Z (20260518T095411Z + 5 min.)',
    must: ['clock-skew'],
  },
  {
    name: 'no certificates in the image, C++',
    text: 'PutRecord failed: curlCode: 77, Problem with the SSL CA cert (path? access rights?)\nexit 2',
    must: ['connect-stall'],
    mention: /certificate/,
  },
  {
    name: 'no certificates in the image, PHP',
    text: '[2026-10-19 09:56:49] production.ERROR: Error executing "PutObject" on "https://depot.s3.eu-west-1.amazonaws.com/a"; AWS HTTP error: cURL error 77: error setting certificate file: /etc/ssl/certs/ca-certificates.crt (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)',
    must: ['connect-stall'],
    mention: /certificate/,
  },
  {
    name: 'warnings of a connection that never came, and Lambda’s end',
    text: '2026-08-05T14:00:09.020Z\t4b1d6c0a-30a5-4f38-9a6e-0ad1b7e2f3c5\tWARN\tattempt 1 failed: TimeoutError: connect ETIMEDOUT 52.94.56.210:443 (ssm.eu-west-2.amazonaws.com)\n2026-08-05T14:00:21.006Z 4b1d6c0a-30a5-4f38-9a6e-0ad1b7e2f3c5 Task timed out after 20.02 seconds\n',
    must: ['connect-stall'],
    mention: /ssm\.eu-west-2/,
  },
  {
    name: 'an instance without a role, PHP',
    text: '[2026-10-19 09:56:49] production.ERROR: Error retrieving credentials from the instance profile metadata service. (Client error: `GET http://169.254.169.254/latest/meta-data/iam/security-credentials/` resulted in a `404 Not Found` response)',
    must: ['imds-unreachable', 'no-credentials'],
    mention: /instance profile is attached|instance-profile/,
  },
  {
    name: 'Lake Formation, through Glue',
    text: '2026-07-15T13:05:22.340Z ERROR query failed: software.amazon.awssdk.services.glue.model.AccessDeniedException: Insufficient Lake Formation permission(s): Required Describe on claims (Service: Glue, Status Code: 400, Request ID: 5e2d6b07-9a18-4b84-b35c-0bfb0b1f6c9d)',
    must: ['access-denied'],
    mention: /grant-permissions/,
  },
  {
    name: 'OpenSearch’s own access control',
    text: `2026-05-16T11:20:31.642Z ERROR AuthorizationException(403, 'security_exception', 'no permissions for [indices:admin/get] and User [name=writer, backend_roles=[trace_writer], requestedTenant=null]')`,
    must: ['access-denied'],
    mention: /rolesmapping/,
  },
  {
    name: 'MSK, a group that the policy leaves out',
    text: '[Worker-0a4f19c2d7e8b6351] [2026-04-28 09:00:13,100] INFO ConsumerConfig values: \n\tgroup.id = connect-orders\n\tsasl.mechanism = AWS_MSK_IAM\n (org.apache.kafka.clients.consumer.ConsumerConfig:376)\n[Worker-0a4f19c2d7e8b6351] [2026-04-28 09:00:14,911] ERROR FindCoordinator request failed due to unrecoverable error: org.apache.kafka.common.errors.GroupAuthorizationException: Not authorized to access group: connect-orders (org.apache.kafka.clients.consumer.internals.ConsumerCoordinator:879)',
    must: ['access-denied'],
    mention: /AlterGroup/,
  },
  {
    name: 'a login that nobody minded, and the push that failed of it',
    text: '+ aws ecr get-login-password --region us-east-1\n\nAn error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:sts::749266130855:assumed-role/ci/i-02f8a4c1d9b7e6530 is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action\n+ true\n+ docker push 749266130855.dkr.ecr.us-east-1.amazonaws.com/depot:1\nno basic auth credentials\nERROR: script returned exit code 1',
    must: ['access-denied'],
    mention: /ecr:GetAuthorizationToken/,
  },
  {
    name: 'Docker’s log driver, the code in a field',
    text: 'Feb  3 09:41:22 buildbox dockerd[6120]: time="2026-02-03T09:41:22.418830112+01:00" level=error msg="Failed to create log stream" errorCode=NoCredentialProviders logGroupName=web-logs message="no valid providers in chain. Deprecated." origError="<nil>"',
    must: ['no-credentials'],
  },
  {
    name: 'ECR’s token, which has expired',
    text: 'time="2026-10-25T11:20:03.118204772-03:00" level=error msg="Not continuing with pull after error: denied: Your Authorization Token has expired. Please run \'aws ecr get-login --no-include-email\' to fetch a new one."',
    must: ['session-expired'],
    mention: /get-login-password/,
  },
  {
    name: 'a table that shows a secret is not there',
    text: "NAME          LAST SYNC   STATUS                                                    AGE\nbilling-api   5s          ERROR, Secrets Manager can't find the specified secret.   32m",
    must: ['aws-call-failed'],
  },
  {
    name: 'healthy: pm2’s lines',
    text: '0|avatars  | 2026-08-20T09:30:00: avatars 1.12.4 ready on :4100\n0|avatars  | 2026-08-20T09:31:12: HEAD s3://avatars-live/u/88120.webp -> 404 NotFound (cache miss, generating)\n0|avatars  | 2026-08-20T09:31:12: PUT s3://avatars-live/u/88120.webp -> 200 etag="c0ffee12"',
    must: [],
  },
  {
    name: 'healthy: Terraform’s lines of resources',
    text: 'module.s3_bucket_docs.aws_s3_bucket_policy.this[0]: Creation complete after 1s [id=nw-devstg-docs]\nmodule.docs_replica.aws_s3_bucket_policy.this[0]: Creating...\naws_iam_policy.deny_all: Modifications complete after 1s [id=arn:aws:iam::590184726633:policy/deny]',
    must: [],
  },
  {
    name: 'a region that is misspelt, Go',
    text: 'FATA[0007] Error describing clusters: RequestError: send request failed\ncaused by: Post https://ecs.ap-southeest-1.amazonaws.com/: dial tcp: lookup ecs.ap-southeest-1.amazonaws.com: no such host',
    must: ['connect-stall'],
    mention: /“ap-southeest-1” is no region/,
  },
  {
    name: 'a region that is misspelt, of STS',
    text: '2026-05-16T02:00:00Z ERROR assume role: Could not connect to the endpoint URL: "https://sts.eu-central1.amazonaws.com/": getaddrinfo ENOTFOUND sts.eu-central1.amazonaws.com',
    must: ['assume-role-failed', 'connect-stall'],
    mention: /“eu-central1” is no region/,
  },
  {
    name: 'healthy: how tokens are checked',
    text: '2026-05-16T11:20:31Z INFO oidc config: validates audience; an issuer mismatch gives 401; JWKS cached 10m',
    must: [],
  },
  {
    name: 'healthy: a client that is called lambda',
    text: json({
      level: 'error',
      time: '2026-05-16T11:20:31Z',
      msg: 'rpc',
      client: 'lambda',
      method: 'ToolsList',
      error: 'MethodMissing',
    }),
    must: [],
  },
  {
    name: 'the metadata service behind a hop too many, Go',
    text: '2026-05-16T02:00:00Z ERROR operation error S3: ListObjectsV2, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
    must: ['no-credentials', 'imds-unreachable'],
    mention: /hop-limit/,
  },
  {
    name: 'a fatal task of a play, which Ansible logs at INFO',
    text: '2026-09-08 14:20:11,004 p=41122 u=deploy n=ansible INFO| TASK [workers : start instances] ****\n2026-09-08 14:20:26,115 p=41122 u=deploy n=ansible INFO| fatal: [localhost]: FAILED! => {"changed": false, "msg": "An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation. User: arn:aws:sts::430815726699:assumed-role/ansible-runner/1788877213 is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:430815726699:instance/* with an explicit deny in an identity-based policy"}',
    must: ['access-denied'],
    mention: /RunInstances/,
  },
  {
    name: 'healthy: a play that went well',
    text: '2026-09-08 14:20:11,004 p=41122 u=deploy n=ansible INFO| TASK [s3 : upload, on AccessDenied see the runbook] ****\n2026-09-08 14:20:14,881 p=41122 u=deploy n=ansible INFO| changed: [localhost] => {"changed": true, "msg": "PUT operation complete"}',
    must: [],
  },
  {
    name: 'signed for another region than that of STS’s endpoint',
    text: '2026-10-15T22:00:01.204Z [ERROR] agent.auth.handler: error authenticating: error="Error making API request. Code: 400. Errors: * error making upstream request: received error code 403 from STS: <ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>Credential should be scoped to a valid region, not \'us-east-1\'.</Message></Error></ErrorResponse>"',
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
    mention: /signed for us-east-1/,
  },
  {
    name: 'an SSO session that could not be renewed',
    text: '2026-10-06 07:53:31.220 | WARNING  | botocore.tokens:_refresh:118 - SSO token refresh attempt failed.\nTraceback (most recent call last):\n  File "/home/ruth/.venv/lib/python3.13/site-packages/botocore/tokens.py", line 295, in _attempt_create_token\n    response = self._client.create_token(\nbotocore.errorfactory.InvalidGrantException: An error occurred (InvalidGrantException) when calling the CreateToken operation: ',
    must: ['sso-expired'],
  },
  {
    name: 'AgentCore’s authorizer and a claim that is another',
    text: '[2026-10-05T12:01:02.801Z][58120] Connection error: {"errorMessage":"Error POSTing to endpoint (HTTP 401): {"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"OAuth authorization failed: Claim \'client_id\' value mismatch with configuration."}}"}',
    ...unknown,
  },
  {
    name: 'healthy: a stack’s events whose alarms count refusals',
    text: '2026-08-26T11:02:50Z\tcis-alarms\tAWS::CloudFormation::Stack\tCREATE_COMPLETE\t\t\n2026-08-26T11:02:48Z\tUnauthorizedApiCallsAlarm\tAWS::CloudWatch::Alarm\tCREATE_COMPLETE\t\tFires when AccessDenied or UnauthorizedOperation is seen\n2026-08-26T11:02:30Z\tExpiredTokenFilter\tAWS::Logs::MetricFilter\tCREATE_COMPLETE\t\t{ ($.errorCode = "ExpiredToken*") || ($.errorCode = "InvalidClientTokenId") }',
    must: [],
  },
  {
    name: 'a stack’s event that failed',
    text: '2026-08-26T11:02:50Z\tworker\tAWS::CloudFormation::Stack\tROLLBACK_IN_PROGRESS\tThe following resource(s) failed to create: [WorkerRole].\n2026-08-26T11:02:48Z\tWorkerRole\tAWS::IAM::Role\tCREATE_FAILED\tUser: arn:aws:sts::881203574469:assumed-role/cfn-exec/AWSCloudFormation is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::881203574469:role/worker because no permissions boundary allows the iam:CreateRole action',
    must: ['access-denied'],
  },
  {
    name: 'healthy: an agent’s session about somebody else’s errors',
    text: [
      {
        ts: '2026-09-03T08:10:04Z',
        type: 'user',
        text: "What is this? 'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.'",
      },
      { ts: '2026-09-03T08:10:06Z', type: 'tool.call', name: 'kb_search', args: { q: 'ExpiredToken ListBuckets' } },
      {
        ts: '2026-09-03T08:10:07Z',
        type: 'tool.result',
        name: 'kb_search',
        is_error: false,
        hits: [
          {
            title: 'KB-118 ExpiredToken',
            snippet:
              'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRole operation.',
          },
        ],
      },
      { ts: '2026-09-03T08:10:10Z', type: 'assistant', text: 'The credentials have run out (ExpiredToken).' },
      { ts: '2026-09-03T08:10:32Z', type: 'session.end', errors: 0, tool_errors: 0 },
    ]
      .map(json)
      .join('\n'),
    must: [],
  },
]
