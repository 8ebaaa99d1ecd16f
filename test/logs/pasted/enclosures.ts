import type { HeldOut } from '../held-out.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const json = (value: unknown): string => JSON.stringify(value)
const unknown = { must: ['?'], orUnknown: true } as const
const REFUSED = json({
  content: [],
  isError: false,
  skipped: [
    'ListObjectsV2 depot-392: AccessDenied: User: arn:aws:sts::392018845570:assumed-role/agent/mcp is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::depot-392" because no VPC endpoint policy allows the s3:ListBucket action',
  ],
})

/** What is wrapped up in base64, the last of several tries, and tokens that nobody accepts or gives. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'a refusal in a payload in base64, in a column',
    text: `timestamp\tevent\tstatus\tpayload_b64\n2026-10-30T13:05:14Z\trequest\tok\t${base64(json({ query: 'liability cap', bucket: 'depot-392' }))}\n2026-10-30T13:05:16Z\tresponse\tok\t${base64(REFUSED)}`,
    must: ['access-denied'],
    mention: /arn:aws:s3:::depot-392/,
  },
  {
    name: 'a refusal in a payload in base64, in a field of JSON',
    text: json({ level: 'error', time: '2026-10-30T13:05:16Z', msg: 'record refused', data: base64(REFUSED) }),
    must: ['access-denied'],
  },
  {
    name: 'a line of a log in base64',
    text: `2026-10-30T13:05:14Z INFO forwarder started\n2026-10-30T13:05:16Z INFO record data=${base64('ERROR ExpiredToken: The security token included in the request is expired, SQS ReceiveMessage')}`,
    must: ['session-expired'],
    orUnknown: true,
  },
  {
    name: 'healthy: payloads in base64',
    text: `2026-10-30T13:05:14Z\trequest\tok\t${base64(json({ query: 'what is AccessDenied', bucket: 'depot-392' }))}\n2026-10-30T13:05:16Z\tresponse\tok\t${base64(json({ content: [{ name: 'depot-392', size: 3 }], isError: false }))}`,
    must: [],
  },
  {
    name: 'healthy: a token, an identifier and a digest',
    text: `2026-10-30T13:05:14Z INFO token ${base64(json({ alg: 'RS256', kid: 'a'.repeat(30) }))}.${base64(json({ sub: 'x', aud: 'AccessDenied' }))}.c2ln\n2026-10-30T13:05:15Z INFO digest ${'0123456789abcdef'.repeat(4)} job done`,
    must: [],
  },
  {
    name: 'the last of its tries, at info',
    text: [1, 2, 3]
      .map((n) => `2026-05-01 10:00:0${n},100 INFO sync upload attempt ${n}/3 failed: HTTP 403 from S3`)
      .join('\n'),
    ...unknown,
  },
  {
    name: 'the last of its tries, turned away',
    text: [1, 2, 3]
      .map(
        (n) =>
          `2026-05-01T10:00:0${n}Z INFO [retry] attempt ${n} of 3: GET https://depot.s3.eu-west-1.amazonaws.com/k -> 503 SlowDown`,
      )
      .join('\n'),
    must: ['throttled'],
    orUnknown: true,
  },
  {
    name: 'given up, at info',
    text: `${[1, 2, 3]
      .map(
        (n) =>
          `2026-05-01T10:00:${n}1Z INFO  receive failed: ExpiredToken: The security token included in the request is expired, will retry`,
      )
      .join('\n')}\n2026-05-01T10:01:31Z INFO  giving up`,
    must: ['session-expired'],
  },
  {
    name: 'healthy: the last of its tries succeeded',
    text: '2026-05-01 10:00:01,100 INFO sync upload attempt 1/3 failed: HTTP 503 from S3, retrying\n2026-05-01 10:00:02,100 INFO sync upload attempt 2/3 failed: HTTP 503 from S3, retrying\n2026-05-01 10:00:04,100 INFO sync upload attempt 3/3 succeeded',
    must: [],
  },
  {
    name: 'healthy: some tries, of which none was the last',
    text: '2026-05-01 10:00:01,100 INFO sync upload attempt 1/5 failed: HTTP 503 from S3, retrying\n2026-05-01 10:00:02,100 INFO sync upload attempt 2/5 failed: HTTP 503 from S3, retrying\n2026-05-01 10:00:04,100 INFO sync uploaded 3 files',
    must: [],
  },
  {
    name: 'healthy: limits of tries that are only set',
    text: '2026-05-01 10:00:01,100 INFO s3 client: max attempts 3, timeout 5 s, failed requests are retried\n2026-05-01 10:00:04,100 INFO sync uploaded 3 files to s3://depot',
    must: [],
  },
  {
    name: 'a token of another user pool, PyJWT',
    text: '[10/09/26 06:01:20] INFO     Starting MCP server\n[10/09/26 06:03:02] DEBUG    Token validation failed: Unable to find a signing key that matches: "zY7pQk1mW0aTt9LrXnVb3uCfGdEo5hSiJ2RwKx8NvM4="\nINFO:     10.2.14.9:51040 - "POST /mcp HTTP/1.1" 401 Unauthorized',
    ...unknown,
  },
  {
    name: 'a token of another user pool, jwks-rsa',
    text: "2026-05-16T02:00:00Z ERROR auth: SigningKeyNotFoundError: Unable to find a signing key that matches 'kid-1'\n    at JwksClient.getSigningKey (/app/node_modules/jwks-rsa/src/JwksClient.js:92:13)",
    ...unknown,
  },
  {
    name: 'a token of another user pool, jose',
    text: '2026-05-16T02:00:00Z WARN auth: JWKSNoMatchingKey: no applicable key found in the JSON Web Key Set',
    ...unknown,
  },
  {
    name: 'a client that may have no token',
    text: '2026-11-02 10:12:41.380 [info] orders: POST https://depot.auth.eu-west-2.amazoncognito.com/oauth2/token grant_type=authorization_code\n2026-11-02 10:12:41.702 [error] orders: token endpoint returned 400 {"error":"invalid_client","error_description":"invalid_client_secret"}',
    ...unknown,
  },
  {
    name: 'an API key of Bedrock that ran out',
    text: '2026-11-17T08:20:04.512Z [DEBUG] AWS_BEARER_TOKEN_BEDROCK is set, using bearer token authentication\n2026-11-17T08:20:06.120Z [ERROR] API Error: 403 {"Message":"Bearer Token has expired"}\n2026-11-17T08:20:31.890Z [INFO]  Successfully logged into Start URL: https://depot.awsapps.com/start\n2026-11-17T08:20:32.700Z [ERROR] API Error: 403 {"Message":"Bearer Token has expired"}',
    must: ['session-expired'],
    mention: /AWS_BEARER_TOKEN_BEDROCK/,
  },
  {
    name: 'signed where AgentCore takes tokens',
    text: '2026-10-20 15:41:07,332 INFO botocore.credentials Found credentials in shared credentials file: ~/.aws/credentials\n2026-10-20 15:41:07,618 ERROR invoke botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the InvokeAgentRuntime operation: Authorization method mismatch. The agent is configured for a different authorization method than what was used in your request.',
    must: ['access-denied'],
    mention: /customJWTAuthorizer/,
  },
]
