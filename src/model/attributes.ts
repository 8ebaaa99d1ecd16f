/**
 * Names of the span attributes that rolecall writes and reads.
 *
 * The preload and the analyzer share this file and nothing else. Names without `rolecall.` follow the OpenTelemetry
 * semantic conventions (HTTP, RPC, AWS SDK, MCP); `rolecall.*` are our own and stable once released.
 */

/** Attributes of our own namespace. Times are ISO 8601 strings, durations milliseconds (double). */
export const ROLECALL = {
  /** Resource: id of the run folder, `<UTC ms>-<pid>-<4 hex>`. */
  runId: 'rolecall.run.id',

  // Identity: who signed the request of this span.
  /** Fingerprint of the access key, see `fingerprintKey`; absent when the call was not signed. */
  key: 'rolecall.identity.key',
  /** `AKIA`, `ASIA`, `other` or `none` (sent unsigned). */
  keyKind: 'rolecall.identity.kind',
  /** `code|env|profile|sso|process|web_identity|assumed_role|container|instance|none|unknown`. */
  source: 'rolecall.identity.source',
  account: 'rolecall.identity.account',
  roleArn: 'rolecall.identity.role_arn',
  sessionArn: 'rolecall.identity.session_arn',
  /** Span id of the call whose answer issued the key. */
  issuedBy: 'rolecall.identity.issued_by',
  expires: 'rolecall.identity.expires',
  /** Boolean: a session token (`x-amz-security-token`) went with the request. */
  sessionToken: 'rolecall.identity.session_token',
  /** Boolean: signed in the query string (presigned URL). */
  presigned: 'rolecall.identity.presigned',

  // What an answer issued.
  issuedKey: 'rolecall.issued.key',
  issuedExpires: 'rolecall.issued.expires',
  issuedSessionArn: 'rolecall.issued.session_arn',

  // What STS was asked.
  stsRoleArn: 'rolecall.sts.role_arn',
  stsSessionName: 'rolecall.sts.session_name',
  stsDuration: 'rolecall.sts.duration_seconds',
  stsTagKeys: 'rolecall.sts.tag_keys',
  /** `none`, or a mark of 16 bits: enough to see that two are alike, too little to find out what it was. */
  stsExternalId: 'rolecall.sts.external_id',

  // The inbound request's bearer token. Claims from an allowlist; never the token.
  tokenFingerprint: 'rolecall.token.fingerprint',
  /** Fingerprint of header and payload without the signature: equal for a token and its tampered twin. */
  tokenClaimsFingerprint: 'rolecall.token.claims_fingerprint',
  tokenAlg: 'rolecall.token.alg',
  tokenIss: 'rolecall.token.iss',
  tokenSub: 'rolecall.token.sub',
  tokenAud: 'rolecall.token.aud',
  /** Of the claim that names the caller's tenant or organisation. */
  tokenTenant: 'rolecall.token.tenant',
  /** Of the request's header that does (`x-tenant-id`). */
  headerTenant: 'rolecall.header.tenant',
  tokenExp: 'rolecall.token.exp',
  tokenIat: 'rolecall.token.iat',
  /** The claim's value that has the shape of an IAM role ARN. */
  tokenRoleArn: 'rolecall.token.role_arn',
  /** All of them, where the token names several and leaves the choice. */
  tokenRoleArns: 'rolecall.token.role_arns',
  /** Name (dotted path) of the claim that held it. */
  tokenRoleClaim: 'rolecall.token.role_claim',
  tokenAccount: 'rolecall.token.account',
  /** Boolean: an Authorization header was there and was no readable token. */
  tokenMalformed: 'rolecall.token.malformed',
  /** Why the library that checked it refused it, in its words, where the server kept them to itself. */
  tokenRefusal: 'rolecall.token.refusal',

  // Outbound authentication that is not AWS's.
  /** Scheme, lower case: `bearer`, `basic`, …; `none` when the request carried no Authorization. */
  authScheme: 'rolecall.auth.scheme',
  /** Fingerprint of a high-entropy outbound token; absent for Basic and short keys. */
  authToken: 'rolecall.auth.token',

  // AWS request details.
  /** `amz-sdk-invocation-id`: one per SDK call, shared by its attempts. */
  invocationId: 'rolecall.aws.invocation_id',
  /** Number of this attempt, from 1 (HTTP spans). */
  attempt: 'rolecall.aws.attempt',
  /** Attempts made (SDK spans). */
  attempts: 'rolecall.aws.attempts',
  maxAttempts: 'rolecall.aws.max_attempts',
  retryDelay: 'rolecall.aws.retry_delay_ms',
  /** Where S3 says that a bucket is which was asked for elsewhere. */
  bucketRegion: 'rolecall.aws.bucket_region',
  /** Name of the table, secret, queue … that the SDK was asked about; buckets and roles have attributes of their own. */
  resource: 'rolecall.aws.resource',
  /** How long a long poll asked to wait (`WaitTimeSeconds`). */
  waitSeconds: 'rolecall.aws.wait_seconds',
  /** Boolean: asked by an SDK's transfer, which fetches what it asks for. */
  transfer: 'rolecall.aws.transfer',
  /** `m/…` feature ids of the user agent. */
  features: 'rolecall.aws.features',

  // Where the time went, ms.
  timeSocket: 'rolecall.time.socket_ms',
  timeDns: 'rolecall.time.dns_ms',
  timeConnect: 'rolecall.time.connect_ms',
  timeTls: 'rolecall.time.tls_ms',
  timeFirstByte: 'rolecall.time.first_byte_ms',
  /** From the first byte to the last; of an open body, to the last that came. */
  timeBody: 'rolecall.time.body_ms',
  /** The longest time that nothing of a body came, as far as it was looked at, though it was read. */
  timeStalled: 'rolecall.time.stalled_ms',
  timeCredentials: 'rolecall.time.credentials_ms',
  /** Providers of the SDK's chain in the order they were asked, each with what came of it: `env: nothing`, `iam-role: found`. */
  credentialsTried: 'rolecall.credentials.tried',
  eventLoopDelay: 'rolecall.event_loop.delay_ms',
  /** The longest time that what a request gave to a pool of threads waited for one of them; to its end where none came. */
  threadWait: 'rolecall.thread.wait_ms',
  /** The same of a wait for a turn at something else, and at what: `asyncio.Lock`, `threading.Semaphore`, `queue.Queue.get`. */
  turnWait: 'rolecall.turn.wait_ms',
  turnAt: 'rolecall.turn.at',
  /** `complete|stalled|unread|aborted`. */
  body: 'rolecall.body',
  /** Who closed the connection before the end: `client|server`. */
  closedBy: 'rolecall.closed_by',
  /** Boolean: the socket had carried a request before. */
  reusedSocket: 'rolecall.socket.reused',
  /** What an open call was waiting for when it was last looked at: `socket|dns|connect|tls|answer|body|flow|reader`. */
  waitingFor: 'rolecall.waiting_for',
  /** Callers above `code.line.number` in the same file, nearest first: `39117:16 39121:9`. In a bundle the nearest are packages'. */
  codeTrail: 'rolecall.code.trail',
  /** The place is that of an `eval`; this, line and column in the text that it evaluates: `25:58`. */
  codeEvaluated: 'rolecall.code.evaluated',
  /** Boolean: stands open by design (an event stream). */
  standing: 'rolecall.standing',
  /** Span id of the nested call whose error this one only passes on. */
  errorFrom: 'rolecall.error.from',

  // The tool's answer about itself: allow-listed keys, at most 512 characters, redacted.
  resultSuccess: 'rolecall.tool.result.success',
  resultError: 'rolecall.tool.result.error',
  resultMessage: 'rolecall.tool.result.message',
  /** Number of items in the answer's only or best-known list (`results`, `items`, `objects`, … or a bare array). */
  resultCount: 'rolecall.tool.result.count',
  /**
   * How often the tool told of its progress; 0 where it was asked to and did not, absent where nobody asked. Events named
   * `notifications/progress` carry the first and the last time.
   */
  progressCount: 'rolecall.tool.progress.count',
  /** Fingerprint of the key that signed a presigned URL in the answer; the URL itself is never kept. */
  resultPresigned: 'rolecall.tool.result.presigned_by',
  /** Boolean: that URL carries a session token, without which a temporary key's URL opens nothing. */
  resultPresignedToken: 'rolecall.tool.result.presigned_with_token',
  /** The bucket that it opens. */
  resultPresignedBucket: 'rolecall.tool.result.presigned_bucket',
  /** Further ones of other keys or buckets: a list of `<fingerprint> <with-token|without-token> <bucket>`. */
  resultPresignedOthers: 'rolecall.tool.result.presigned_others',

  /** Until when a unit of work may take, as its host said at its start, ms since the epoch. */
  workUntil: 'rolecall.work.until_ms',
  /** The caller left before the answer: `disconnect|cancel|abort`; an event of the same name carries the time. */
  callerLeft: 'rolecall.caller.left',
  /** Boolean: the answer was written to its end (`res.writableFinished`). */
  responseFinished: 'rolecall.response.finished',
} as const

/** MCP's name for it, as an event of the tool call's span. */
export const PROGRESS = 'notifications/progress'

/** Semantic-convention names that rolecall writes. */
export const SEMCONV = {
  rpcSystem: 'rpc.system',
  rpcService: 'rpc.service',
  rpcMethod: 'rpc.method',
  cloudRegion: 'cloud.region',
  awsRequestId: 'aws.request_id',
  awsExtendedRequestId: 'aws.extended_request_id',
  s3Bucket: 'aws.s3.bucket',
  httpMethod: 'http.request.method',
  httpStatus: 'http.response.status_code',
  httpResend: 'http.request.resend_count',
  userAgent: 'user_agent.original',
  urlPath: 'url.path',
  urlScheme: 'url.scheme',
  serverAddress: 'server.address',
  serverPort: 'server.port',
  clientAddress: 'client.address',
  protocolName: 'network.protocol.name',
  protocolVersion: 'network.protocol.version',
  errorType: 'error.type',
  threadId: 'thread.id',
  /** Where in the server's code a call was made: its own frame, not a package's. */
  codeFile: 'code.file.path',
  codeLine: 'code.line.number',
  codeColumn: 'code.column.number',
  testCase: 'test.case.name',
  /** Whom the server took the caller for. */
  endUser: 'enduser.id',
  codeFunction: 'code.function.name',
  mcpMethod: 'mcp.method.name',
  mcpSession: 'mcp.session.id',
  mcpProtocol: 'mcp.protocol.version',
  jsonrpcId: 'jsonrpc.request.id',
  toolName: 'gen_ai.tool.name',
  genAiOperation: 'gen_ai.operation.name',
  /** AWS's request id of a Lambda invocation. */
  faasInvocation: 'faas.invocation_id',
  faasName: 'faas.name',
  faasTrigger: 'faas.trigger',
  messagingSystem: 'messaging.system',
  messagingOperation: 'messaging.operation.type',
  messagingDestination: 'messaging.destination.name',
  messagingId: 'messaging.message.id',
  serviceName: 'service.name',
  serviceInstance: 'service.instance.id',
  processPid: 'process.pid',
  hostName: 'host.name',
  runtimeName: 'process.runtime.name',
  runtimeVersion: 'process.runtime.version',
} as const

/** Queues of jobs, which carry the name of what is to be done. */
export const JOB_NAMES = [
  'bullmq.job.name',
  'celery.task_name',
  'messaging.sidekiq.job_class',
  'messaging.active_job.job_class',
  'rq.job.func_name',
  'spring.batch.job.name',
  'messaging.job.name',
]

/**
 * What the preload was able to watch; a rule's `needs` are met only where a coverage record (or spans that imply it)
 * names them.
 *
 * - `aws-calls`: SDK clients were seen to load and their calls are recorded
 * - `http1`, `http2`, `fetch`: outbound transports
 * - `open-calls`: a call is on disk before its request leaves
 * - `signing-keys`: the key that signed is recorded
 * - `tool-outcomes`: a runner's results were given
 * - `tool-answers`: what a tool's answer says of itself is recorded
 * - `inbound`, `inbound-http2`: inbound requests over HTTP/1 and HTTP/2, and their token's claims, are recorded
 * - `complete-tail`: nothing was lost at the end of the run
 */
export const NEEDS = [
  'aws-calls',
  'http1',
  'http2',
  'fetch',
  'open-calls',
  'signing-keys',
  'tool-outcomes',
  'tool-answers',
  'inbound',
  'inbound-http2',
  'complete-tail',
] as const
export type Need = (typeof NEEDS)[number]

/** Every way by which Node asks another host: "it called nobody" needs all of them watched. */
export const TRANSPORTS: readonly Need[] = ['http1', 'http2', 'fetch']

/**
 * The run folder's `coverage.json`: what was watched in one process, and what of its environment bears on credentials.
 * Names and presence only, never values.
 */
export interface CoverageFile {
  format: 'rolecall-coverage'
  version: 1
  runId: string
  service: string
  pid: number
  ppid: number
  /** ISO 8601, UTC. `end` is set by a clean exit. */
  start: string
  /** Last moment the process was seen alive: renewed about once a second while calls are open. */
  seen?: string
  end?: string
  /** How the process ended, where it was the one to end itself: its exit code, and the class of an error that nobody caught. */
  exit?: { code: number; error?: string }
  runtime: { name: string; version: string }
  watched: Need[]
  /** Names of the AWS, HTTP proxy and rolecall variables that are set. */
  variables: string[]
  /** Credential-related files that exist: `~/.aws/credentials`, `~/.aws/config`, a web-identity token file, … */
  files: string[]
  sdks: { name: string; version: string }[]
  /** Worker threads that run without the preload: their own environment or arguments keep it out. */
  unwatched?: number
  /** Ports, paths and servers by which the process is asked and nothing is watched. `inbound` is not among `watched` then. */
  unwatchedInbound?: string[]
  /** Spans written, and records dropped by the disk cap. */
  spans: { started: number; ended: number; dropped: number }
  /** `incomplete` after a write failed or the writer went asynchronous. */
  tail: 'complete' | 'incomplete'
  notes: string[]
}
