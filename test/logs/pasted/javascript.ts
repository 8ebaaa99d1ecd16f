import type { HeldOut } from '../held-out.ts'

/** JavaScript v2 and v3: Lambda, CDK, Serverless, Amplify, bundlers. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'v3: the metadata service times out, an error as inspect prints it',
    source: 'https://github.com/aws/aws-sdk-js-v3/issues/2137',
    text: "Error: TimeoutError\n    at ClientRequest.<anonymous> (/srv/node_modules/@aws-sdk/credential-provider-imds/dist/cjs/remoteProvider/httpRequest.js:17:20)\n    at ClientRequest.emit (node:events:379:20)\n    at Socket.emitRequestTimeout (node:_http_client:812:9) {\n  '$metadata': { attempts: 1, totalRetryDelay: 0 }\n}",
    must: ['imds-unreachable', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'v3 on Lambda: S3 refuses, a JSON of the runtime over many lines',
    source: 'https://github.com/aws/aws-sdk-js-v3/issues/2778',
    text: '{\n    "errorType": "AccessDenied",\n    "errorMessage": "Access Denied",\n    "Code": "AccessDenied",\n    "name": "AccessDenied",\n    "$fault": "client",\n    "$metadata": {\n        "httpStatusCode": 403,\n        "attempts": 1,\n        "totalRetryDelay": 0\n    },\n    "stack": [\n        "AccessDenied: Access Denied",\n        "    at null.deserializeAws_restXmlPutObjectTaggingCommandError (/node_modules/@aws-sdk/client-s3/protocols/Aws_restXml.ts:9518:39)"\n    ]\n}',
    must: ['access-denied'],
  },
  {
    name: 'v3: no provider, fields behind the stack',
    source: 'https://github.com/aws/aws-sdk-js-v3/issues/4679',
    text: "2026-04-29T10:00:01.123Z error: CredentialsProviderError: Could not load credentials from any providers\n     at listOnTimeout (node:internal/timers:528:9)\n     at processTicksAndRejections (node:internal/process/task_queues:96:5) {\n  tryNextLink: false,\n  '$metadata': { attempts: 1, totalRetryDelay: 0 }\n}",
    must: ['no-credentials'],
  },
  {
    name: 'Next.js: a bundler’s cross before the error',
    source: 'https://github.com/vercel/ai/issues/4163',
    text: "Chat request received.\n ⨯ UnrecognizedClientException: The security token included in the request is invalid.\n    at async POST (apps/app/app/api/chat/route.ts:19:19)\n  17 |\n  18 |   const model = provider('anthropic.claude-3-5-sonnet-20240620-v1:0');\n> 19 |   const { text } = await generateText({\n     |                   ^ {\n  '$fault': 'client',\n  '$metadata': [Object]\n}",
    must: ['client-token-invalid'],
  },
  {
    name: 'v2: a service’s error within the consumer’s',
    source: 'https://github.com/ssut/nestjs-sqs/issues/65',
    text: '[Nest] 1  - 03/09/2026, 10:21:44 AM   ERROR [SqsService] SQSError: SQS receive message failed: The security token included in the request is invalid\n    at toSQSError (/app/node_modules/sqs-consumer/dist/consumer.js:40:21)',
    must: ['client-token-invalid'],
  },
  {
    name: 'Amplify: uncaughtException with its fields',
    source: 'https://github.com/aws-amplify/amplify-cli/issues/10026',
    text: '2026-03-19T12:47:40.022Z - error: uncaughtException: Error occurred while monitoring stack:The security token included in the request is expired date=Thu Mar 19 2026 12:47:40 GMT+0000 (Coordinated Universal Time), pid=26126, uid=1000, gid=1000, cwd=/home/kim/web, argv=[/usr/bin/node, /usr/bin/amplify, push]',
    must: ['session-expired'],
  },
  {
    name: 'CDK: credentials that are made of others',
    source: 'https://github.com/CloudSmith-Delivery-Troubleshooting/backend-infra-cdk/issues/3',
    text: '2026-06-27T18:12:25.0011223Z Error: Could not load credentials from ChainableTemporaryCredentials2: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1: Could not load credentials from ChainableTemporaryCredentials2: The security token included in the request is expired\n2026-06-27T18:12:25.0311223Z ##[error]Process completed with exit code 1.',
    must: ['session-expired'],
  },
  {
    name: 'Serverless: a framed error',
    source: 'https://github.com/serverless/serverless/issues/10181',
    text: 'Serverless: Packaging service...\nServerless: Excluding development dependencies...\n\n Serverless Error ----------------------------------------\n\n  The security token included in the request is invalid\n\n  Get Support --------------------------------------------\n     Docs:          docs.serverless.com',
    must: ['client-token-invalid'],
  },
  {
    name: 'Serverless: no region, a stack',
    source: 'https://github.com/silvermine/serverless-plugin-external-sns-events/pull/4',
    text: '  Config Error -------------------------------------------\n \n     Missing region in config\n \n  Stack Trace --------------------------------------------\n \nConfigError: Missing region in config\n  at Request.VALIDATE_REGION (/home/kim/node_modules/aws-sdk/lib/event_listeners.js:81:45)',
    must: ['no-region'],
  },
  {
    name: 'v3: no region',
    source: 'https://github.com/bizon/selling-partner-api-sdk/issues/429',
    text: '/srv/node_modules/@aws-sdk/config-resolver/dist-cjs/regionConfig/config.js:10\n        throw new Error("Region is missing");\n\nError: Region is missing\n    at default (/srv/node_modules/@aws-sdk/config-resolver/dist-cjs/regionConfig/config.js:10:15)',
    must: ['no-region'],
  },
  {
    name: 'v3: a profile that needs a role, and nobody to assume it',
    source: 'https://github.com/robinpellegrims/nx-remotecache-s3/pull/262',
    text: ' >  NX   ERROR  Error: Profile developer requires a role to be assumed, but no role assumption callback was provided.',
    must: ['assume-role-failed', 'no-credentials'],
  },
  {
    name: 'a workflow: five tries, then the refusal',
    source: 'https://github.com/aws-actions/configure-aws-credentials/issues/1293',
    text: 'Run aws-actions/configure-aws-credentials@v4\n  with:\n    role-to-assume: arn:aws:iam::590184726633:role/runner-deploy\n    aws-region: eu-west-1\nAssuming role with OIDC\nAssuming role with OIDC\nAssuming role with OIDC\nError: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    must: ['web-identity-denied'],
    mention: /runner-deploy/,
  },
  {
    name: 'a socket tells at level debug what was wrong, and throws the name of it',
    source: 'https://github.com/aws-amplify/amplify-js/issues/13986',
    text: `[DEBUG] 12:13.758 AWSAppSyncRealTimeProvider Auth - Authenticating with "iam"
[DEBUG] 12:14.119 AWSAppSyncEventsProvider - subscription message from AWS AppSyncRealTime: {"errors":[{"errorType":"UnauthorizedException","message":"The security token included in the request is expired","errorCode":401}],"type":"connection_error"} 
[DEBUG] 12:14.121 AWSAppSyncEventsProvider - Disconnect error: Connection failed: UnauthorizedException
Uncaught (in promise) Error: UnauthorizedException
    at WebSocket.handshake (AWSWebSocketProvider/index.ts:634:14)`,
    must: ['session-expired'],
  },
  {
    name: 'the same where nothing was thrown',
    text: `[DEBUG] 12:13.758 AWSAppSyncRealTimeProvider Auth - Authenticating with "iam"
[DEBUG] 12:14.119 AWSAppSyncEventsProvider - subscription message from AWS AppSyncRealTime: {"errors":[{"errorType":"UnauthorizedException","message":"The security token included in the request is expired","errorCode":401}],"type":"connection_error"} 
[DEBUG] 12:14.122 AWSAppSyncEventsProvider - Disconnected`,
    must: ['session-expired'],
    orUnknown: true,
  },
  {
    name: 'healthy: a socket is answered, and somebody else’s error has the name alone',
    text: `[DEBUG] 12:13.758 AWSAppSyncRealTimeProvider Auth - Authenticating with "iam"
[DEBUG] 12:14.119 AWSAppSyncEventsProvider - subscription message from AWS AppSyncRealTime: {"type":"connection_ack","connectionTimeoutMs":300000} 
Uncaught (in promise) Error: InvalidStateError
    at Canvas.draw (canvas.ts:34:14)`,
    must: [],
  },
]
