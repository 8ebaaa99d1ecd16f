/**
 * What the survey looks at of each attribute. Tool calls that agree in all of it are judged alike, so everything that the
 * engine or a rule reads stands here; a test reads all samples and finds any name that is missing.
 */
import { JOB_NAMES, ROLECALL as R, SEMCONV as S } from '../model/attributes.ts'
import { ALIASES } from '../sources/spans/aliases.ts'
import { hashText } from './hash.ts'
import { inWords, sameWords } from './json-cursor.ts'

/** How an attribute counts. */
export const AS = {
  /** Its value, as it stands. */
  value: 1,
  /** That it is there: ids, names of sessions, whatever is new each time. */
  presence: 2,
  /** A duration in ms, in coarse steps. */
  milliseconds: 3,
  /** 0, 1, 2 or many. */
  quantity: 4,
  /** The words of a sentence: numbers, ids and the tails of ARNs left out. */
  words: 5,
  /** Path of a URL: of an inbound request its name, of a call to AWS an object's key. */
  path: 6,
  /** A whole URL: its host, and its path as above. */
  url: 7,
  /** Fingerprint of the key that signed. */
  key: 8,
  /** Fingerprint of a key that an answer issued. */
  issuedKey: 9,
  /** ISO time after which a key is no longer good: before or after the call. */
  expires: 10,
  /** The same, in seconds since the epoch. */
  expiresSeconds: 11,
  /** Fingerprint of the inbound token, of its claims, and of a token that went out. */
  token: 12,
  claims: 13,
  outboundToken: 14,
  /** The role that a token names, and the one that STS was asked for. */
  tokenRole: 15,
  askedRole: 16,
  /** AWS request id: other records may name it. */
  requestId: 17,
  /** Says by itself that something is wrong. */
  error: 18,
  /** HTTP status: the value, and from 400 on an error. */
  status: 19,
  /** `tools/call`, `execute_tool`, `tool`: makes its span a tool's. */
  toolMark: 20,
  method: 21,
  /** Names of which process this is. */
  process: 22,
  /** False means an error. */
  success: 23,
  operation: 24,
  service: 25,
  bucket: 26,
  /** Makes its span a unit of work: an invocation, a job, a message, a scheduled run. */
  workMark: 27,
  /** The same, by an id that is new each time. */
  workId: 28,
} as const
type As = (typeof AS)[keyof typeof AS]

/** The attribute in which an exception says why. */
export const WHY = 'exception.message'

/** By the names in `model/attributes.ts`; their aliases count as they do. */
const NAMES: Partial<Record<keyof typeof AS, readonly string[]>> = {
  workId: [S.faasInvocation],
  workMark: [
    S.faasTrigger,
    S.messagingSystem,
    'job.system',
    'scheduling.system',
    'faas.cron',
    'cron.expression',
    'scheduling.cron',
    S.testCase,
    ...JOB_NAMES,
  ],
  value: [
    S.faasName,
    S.messagingOperation,
    S.messagingDestination,
    S.codeFunction,
    'job.name',
    'celery.action',
    R.keyKind,
    R.source,
    R.account,
    R.roleArn,
    R.sessionToken,
    R.presigned,
    R.stsDuration,
    R.stsTagKeys,
    R.stsExternalId,
    R.tokenAlg,
    R.tokenIss,
    R.tokenAud,
    R.tokenRoleArns,
    R.tokenRoleClaim,
    R.tokenAccount,
    R.tokenMalformed,
    R.tokenRefusal,
    R.authScheme,
    R.maxAttempts,
    R.bucketRegion,
    R.resource,
    R.waitSeconds,
    R.transfer,
    R.credentialsTried,
    R.body,
    R.closedBy,
    R.reusedSocket,
    R.waitingFor,
    R.turnAt,
    R.standing,
    R.callerLeft,
    R.responseFinished,
    R.resultPresignedToken,
    R.resultPresignedBucket,
    S.rpcSystem,
    'rpc.system.name',
    S.cloudRegion,
    S.serverAddress,
    S.serverPort,
    S.urlScheme,
    S.protocolName,
    S.protocolVersion,
    S.userAgent,
    S.mcpProtocol,
    S.toolName,
    'traceloop.entity.name',
    'http.route',
    'http.server_name',
    'rpc.grpc.status_code',
    'http.response.header.content-type',
    'component',
    'otel.library.name',
    'otel.scope.name',
    'exception.type',
    'aws.agent',
    S.serviceName,
    S.runtimeName,
    S.runtimeVersion,
    'telemetry.sdk.language',
    'cloud.account.id',
    'deployment.environment',
    'rolecall.csm',
    'rolecall.identity.principal',
    'http.response_content_length',
  ],
  presence: [
    S.messagingId,
    R.workUntil,
    R.issuedBy,
    R.stsSessionName,
    R.invocationId,
    'sdk_invocation_id',
    R.tokenSub,
    R.tokenTenant,
    R.headerTenant,
    R.tokenIat,
    R.errorFrom,
    R.resultPresigned,
    R.resultPresignedOthers,
    S.awsExtendedRequestId,
    S.threadId,
    S.mcpSession,
    S.jsonrpcId,
    S.clientAddress,
    R.features,
  ],
  milliseconds: [
    R.retryDelay,
    R.timeSocket,
    R.timeDns,
    R.timeConnect,
    R.timeTls,
    R.timeFirstByte,
    R.timeBody,
    R.timeStalled,
    R.timeCredentials,
    R.eventLoopDelay,
    R.threadWait,
    R.turnWait,
  ],
  quantity: ['retry_attempts', R.attempt, R.attempts, R.resultCount, R.progressCount, S.httpResend],
  words: [
    R.resultMessage,
    WHY,
    'error.message',
    'aws.error.message',
    R.sessionArn,
    R.issuedSessionArn,
    'mcp.response.value',
    'traceloop.entity.output',
  ],
  path: [S.urlPath, 'http.target'],
  url: ['url.full', 'http.url'],
  key: [R.key, 'aws.auth.account.access_key', 'aws.access_key_id'],
  issuedKey: [R.issuedKey],
  expires: [R.expires, R.issuedExpires],
  expiresSeconds: [R.tokenExp],
  token: [R.tokenFingerprint, S.endUser],
  claims: [R.tokenClaimsFingerprint],
  outboundToken: [R.authToken],
  tokenRole: [R.tokenRoleArn],
  askedRole: [R.stsRoleArn, 'aws.request.params.RoleArn', 'aws.sts.role_arn', 'aws.request.role_arn'],
  requestId: [S.awsRequestId],
  error: [S.errorType, 'aws.error.code', 'error.code', 'aws.error_code', R.resultError],
  status: [S.httpStatus],
  toolMark: [S.mcpMethod, S.genAiOperation, 'traceloop.span.kind'],
  method: [S.httpMethod],
  process: [R.runId, S.serviceInstance, S.hostName, S.processPid],
  success: [R.resultSuccess],
  operation: [S.rpcMethod, 'aws.operation', 'aws.operation.name', 'operation'],
  service: [S.rpcService, 'aws.service', 'aws_service', 'aws.service.name', 'aws.service_name'],
  bucket: [S.s3Bucket],
}

/** What a value tells beside what it counts for. */
export const TELLS = {
  /** Whose its key is: what one span says of a key holds for all that it signed. */
  key: 1,
  /** That its span is of AWS, where the value is `aws-api`; and by the name alone, as older instrumentations have it. */
  system: 2,
  aws: 3,
  /** What the tool is called. */
  tool: 4,
  /** That what a tool answered is recorded. */
  answer: 5,
  /** What a call was about: success with another one does not heal its refusal. */
  resource: 6,
} as const
type Tells = (typeof TELLS)[keyof typeof TELLS]

const TOLD: Readonly<Record<Tells, readonly string[]>> = {
  [TELLS.key]: [R.source, R.account, R.roleArn, R.sessionArn, 'rolecall.identity.principal'],
  [TELLS.system]: [S.rpcSystem, 'rpc.system.name'],
  [TELLS.aws]: [
    'aws.agent',
    'aws.service',
    'aws.service.name',
    'aws.operation',
    'component',
    'otel.library.name',
    'otel.scope.name',
  ],
  [TELLS.tool]: [S.toolName],
  [TELLS.resource]: [R.resource],
  [TELLS.answer]: [
    R.resultSuccess,
    R.resultError,
    R.resultMessage,
    R.resultCount,
    R.resultPresigned,
    R.resultPresignedOthers,
    R.resultPresignedToken,
    R.resultPresignedBucket,
  ],
}

/** What a value of one name is to the survey. */
export interface Looked {
  name: string
  as: As
  tells: Tells | undefined
  /** Keeps the values of different names apart. */
  salt: number
  words: Int32Array
  isHost: boolean
  /** Its text is needed, not only a hash of it. */
  needsText: boolean
  /** All that it tells is what its span is like. */
  onlyAdds: boolean
}

const BY_TEXT: readonly As[] = [
  AS.words,
  AS.url,
  AS.expires,
  AS.success,
  AS.status,
  AS.quantity,
  AS.milliseconds,
  AS.expiresSeconds,
]

/** Those that only add to what their span is like, if they tell nothing beside. */
const ADDS: readonly As[] = [AS.value, AS.presence, AS.quantity, AS.words]

export const LOOKED: readonly Looked[] = Object.entries(NAMES).flatMap(([as, names]) =>
  names.flatMap(withAliases).map((name) => looked(name, AS[as as keyof typeof AS])),
)

function withAliases(name: string): readonly string[] {
  return ALIASES.find(([to]) => to === name) ?? [name]
}

function looked(name: string, as: As): Looked {
  const tells = Object.values(TELLS).find((one) => TOLD[one].some((told) => withAliases(told).includes(name)))
  return {
    name,
    as,
    tells,
    salt: hashText(name).b,
    words: inWords(name),
    isHost: name === S.serverAddress,
    needsText: BY_TEXT.includes(as),
    onlyAdds: ADDS.includes(as) && tells === undefined && name !== WHY && name !== S.serverAddress,
  }
}

const SLOTS = 2048
const MASK = SLOTS - 1
const table: (Looked | undefined)[] = new Array(SLOTS).fill(undefined)
const byName = new Map<string, Looked>()
for (const one of LOOKED) {
  if (byName.has(one.name)) throw new Error(`${one.name} is looked at in two ways`)
  byName.set(one.name, one)
  let at = hashText(one.name).a & MASK
  while (table[at]) at = (at + 1) & MASK
  table[at] = one
}

/** The name that stands at `from`, by its length and the first of its hashes; undefined where nobody reads it. */
export function lookedAt(view: DataView, from: number, length: number, hash: number): Looked | undefined {
  for (let at = hash & MASK; ; at = (at + 1) & MASK) {
    const one = table[at]
    if (!one) return undefined
    if (one.name.length === length && sameWords(view, from, length, one.words)) return one
  }
}

export function lookedAtName(name: string): Looked | undefined {
  return byName.get(name)
}
