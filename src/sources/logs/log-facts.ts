/** What a log record says beyond its text: severity, ids, keys, ARNs, and the AWS call it reports. */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'
import { listsCodes } from '../../vocabulary/brief-refusals.ts'
import { withoutCodeNames } from '../../vocabulary/code-names.ts'
import { saysNoneWasLost } from '../../vocabulary/done.ts'
import { isEverydayCode } from '../../vocabulary/everyday-codes.ts'
import { MATTERS, tellsOfFailure, tellsOfTrouble } from '../../vocabulary/identity-matters.ts'
import { saysNoMoreTries } from '../../vocabulary/last-tries.ts'
import { providersAsked } from '../../vocabulary/provider-history.ts'
import { causesIn, unknownTo } from '../../vocabulary/tells.ts'
import { PASSED_TESTS } from '../../vocabulary/test-runs.ts'
import { tokenRefusalIn } from '../../vocabulary/token-refusals.ts'
import { boundedText } from '../kit/bounded.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { type MutableAttributes, putKey } from '../spans/span-attributes.ts'
import { putAwsFacts, serviceName } from './aws-facts.ts'
import { awsFacts } from './aws-text.ts'
import { bucketOfFields, callerOfFields } from './named-fields.ts'
import { putOtherRefusal, refusedByAws, refusedInFields } from './other-refusals.ts'
import { rubyCallIn } from './ruby-client.ts'
import { unwrapped } from './wrapped-text.ts'

/** Attributes of log records that are our own; documented in docs/formats.md. */
export const LOG = {
  /** Fingerprints of the access keys the text names. */
  keys: 'rolecall.log.keys',
  /** ARNs the text names. */
  arns: 'rolecall.log.arns',
  /** Who was refused, what, and on which resource: the parts of AWS's sentence. */
  principal: 'rolecall.log.principal',
  action: 'rolecall.log.action',
  resource: 'rolecall.log.resource',
  /** The profile that the SDK ran with, where a line beside a failure names it. */
  profile: 'rolecall.log.profile',
  /** Where an SDK said it found credentials, or looked for them in vain. */
  credentialSource: 'rolecall.log.credential_source',
  credentialTried: 'rolecall.log.credential_tried',
  /** Providers that gave no credentials, each with what the SDK says of it. */
  credentialsAsked: 'rolecall.log.credentials_asked',
  /** Boolean: the words say that the request never left the process. */
  unsent: 'rolecall.log.unsent',
  /** Boolean: the words are an SDK's for an answer of the service, whose status they leave out. */
  answered: 'rolecall.log.answered',
  /** Boolean: a service that is not AWS's refused a request; its address and status stand beside. */
  refusedElsewhere: 'rolecall.log.refused_elsewhere',
  /** Name of the provider that was configured and gave no credentials, so that the chain went on. */
  credentialFailed: 'rolecall.log.credential_failed',
  /** Boolean: a line of an SDK's debug log that went into a call of its own. */
  sdkDebug: 'rolecall.log.sdk_debug',
  /** Boolean, on such a call: it was answered, and the log does not tell how. */
  untold: 'rolecall.log.untold',
  /** Boolean: a line that shows what somebody else wrote: a search's hit, a diff, a title. */
  quoted: 'rolecall.log.quoted',
  /** Boolean: such a line stands in a table that a database printed. */
  row: 'rolecall.log.row',
  /** Boolean: a command as somebody typed it. */
  typed: 'rolecall.log.typed',
  /** Boolean: what it tells of was meant to be, or is somebody's words about it. */
  expected: 'rolecall.log.expected',
  /** Boolean: nobody gave it a level; its words did. */
  unlevelled: 'rolecall.log.unlevelled',
  /** The command of AWS's that a runner's exit code is of. */
  failedCommand: 'rolecall.log.failed_command',
  /** What stood before the line by which Lambda ended a function. */
  saidBefore: 'rolecall.log.said_before',
  /** When that was asked for which the record says that no answer came, µs. */
  askedAt: 'rolecall.log.asked_at',
  /** Lines, of the same file, in which that stands which the record itself leaves out: its bucket, its region, who asked. */
  namedAt: 'rolecall.log.named_at',
  /** Stack trace or further lines, where the format keeps them apart from the message. */
  stack: 'rolecall.log.stack',
  /** Message of the error object, where the format keeps it apart. */
  errorMessage: 'rolecall.log.error_message',
} as const

const WORDS: Readonly<Record<string, LogRecord['severity']>> = {
  trace: 'trace',
  verbose: 'trace',
  silly: 'trace',
  vrb: 'trace',
  trce: 'trace',
  trac: 'trace',
  finest: 'trace',
  finer: 'trace',
  debug: 'debug',
  dbg: 'debug',
  dbug: 'debug',
  debu: 'debug',
  fine: 'debug',
  d: 'debug',
  info: 'info',
  inf: 'info',
  information: 'info',
  informational: 'info',
  notice: 'info',
  log: 'info',
  http: 'info',
  i: 'info',
  warn: 'warn',
  warning: 'warn',
  warnung: 'warn',
  avertissement: 'warn',
  advertencia: 'warn',
  avviso: 'warn',
  wrn: 'warn',
  w: 'warn',
  error: 'error',
  fehler: 'error',
  erreur: 'error',
  errore: 'error',
  eror: 'error',
  erro: 'error',
  fail: 'error',
  err: 'error',
  severe: 'error',
  e: 'error',
  fatal: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  ftl: 'fatal',
  fata: 'fatal',
  pani: 'fatal',
  panic: 'fatal',
  emerg: 'fatal',
  emergency: 'fatal',
  alert: 'fatal',
  ...{ 调试: 'debug', 信息: 'info', 資訊: 'info', 情報: 'info', 정보: 'info' },
  ...{ 警告: 'warn', 경고: 'warn', 错误: 'error', 錯誤: 'error', エラー: 'error', 오류: 'error' },
  ...{ 严重: 'error', 致命: 'fatal' },
}

/** Severity by word in any spelling. */
export function severityOf(word: string | undefined): LogRecord['severity'] {
  return word === undefined ? undefined : WORDS[word.trim().toLowerCase()]
}

/** Severity by number: pino's and bunyan's tens, Python's tens, syslog's 0–7 (`PRIORITY`). */
export function severityOfNumber(level: number, scale: 'pino' | 'python' | 'syslog' = 'pino'): LogRecord['severity'] {
  if (scale === 'syslog')
    return level <= 2 ? 'fatal' : level === 3 ? 'error' : level === 4 ? 'warn' : level <= 6 ? 'info' : 'debug'
  // Python's scale stands ten below pino's: DEBUG 10, INFO 20, WARNING 30, ERROR 40, CRITICAL 50.
  const tens = scale === 'python' ? level + 10 : level
  if (tens >= 60) return 'fatal'
  if (tens >= 50) return 'error'
  if (tens >= 40) return 'warn'
  if (tens >= 30) return 'info'
  return tens >= 20 ? 'debug' : 'trace'
}

/**
 * A cheap look at whether a text may speak of AWS, a key or a trace at all. Wordings of the vocabulary that hold none of these words
 * are added to it.
 */
const WORDS_OF_FAILURE =
  /arn:aws|AKIA|ASIA|trace|request.?id|Exception|Error|denied|not authorized|cannot assume|could not assume|assum(?:e|ing)\b.{0,60}\brole|assume.?role|permissions? to assume|credential|aws|token|AccessKey|Access Key|Signature|Authorization header|SlowDown|Throttl|request rate|rate exceeded|<Code>|NoSuch|Redirect|Malformed|Connection ID|sts|\bsso\b|169\.254|metadata|instance profile|IMDS|identity|endpoint|HTTP request|resolve host|caller|no permissions for|role chaining|required claim|request time|encoded authorization|OpenIDConnect|OIDC|id-token|config profile|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|Errno|token file|jwt|associations found|region|assumption|instance meta|Inaccessible host|bucket does not exist|proxy URL|Lake Formation|audience|jwks|IDX\d{5}/
/** What the build has worked out, as it takes a tenth of a start. */
declare const ROLECALL_WORTH_A_LOOK: string | undefined

export const WORTH_A_LOOK = new RegExp(
  typeof ROLECALL_WORTH_A_LOOK === 'undefined' ? worthALook() : ROLECALL_WORTH_A_LOOK,
  'i',
)

function worthALook(): string {
  const most = `${WORDS_OF_FAILURE.source}|${MATTERS}`
  return [most, ...unknownTo(new RegExp(most, 'i'))].join('|')
}

let looked = { text: '', worth: false }

/** The same of a text; asked of it by who reads a line and by who keeps it. */
export function isWorthALook(text: string): boolean {
  if (text !== looked.text) looked = { text, worth: WORTH_A_LOOK.test(text) }
  return looked.worth
}

/** What an info line begins with, behind its thread and its logger, whose writer had no better level for it. */
const SAYS_FAILED =
  /^(?:\[[^\]\n]{1,100}\] )?(?:[\w$]{1,60}(?:\.[\w$]{1,60}){1,12}(?::\d{1,6})? - )?(?:[^\n]{0,200}\brpc error: code = [A-Z]\w{1,30} desc = |GET \/latest\/meta-data\/iam\/security-credentials\/?[^\s]{0,80} \((?:404|403|500)\) took |(?:[Cc]ould ?n[o']t|[Cc]annot|[Cc]an't|[Uu]nable to|[Ff]ailed to)\b|[A-Z][a-z]{2,30}(?: [\w.-]{1,40}){0,4} (?:has )?failed(?: with)?: |[Ee]rror (?:while |when )?[a-z]{3,20}ing\b|Entering SSM Agent hibernate\b|exception '[\w\\]{3,120}'|(?:[\w$]{1,60}[.\\]){1,12}[A-Z]\w{0,80}(?:Exception|Error)\b)/
/** A promise that was waited for, whose failure is printed and goes no further. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise/allSettled */
const SETTLED = /["']?status["']?: ?["']rejected["'], ?["']?reason["']?: /
/** A scheduler that tells calmly how something ended. */
const FAILED_FOR_GOOD = /^(?:Pod|Job|Task|Step|Build|Deployment) failed: /
/** A line of a stack that names the reason. */
const REASON_UNDER =
  /\n(?:Caused by: |(?:[a-z][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}(?:Exception|Error)\b|Traceback \(most recent)/
/** S3's own sentence, of which nobody says more. */
const DENIED = /\bAccess Denied\b/
/** What a process relays of another's output has a level of its own. */
const RELAYED =
  /^\[(?:ERROR|CRITICAL|FATAL)\]|^\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S{0,16} (?:[+-]\d{4} )?(?:\[[\w -]{1,40}\] )?(ERROR|CRITICAL|FATAL)\b/
const LEVEL = /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING)\b|\b(?:debug|info|warn|warning)\b[:\]>]/

/** Lines of a plan (Terraform, CDK, Pulumi): what will be written somewhere tells of nothing that happened. */
const PLANNED = /^\s{2,40}[+~-](?:\/[+-])?\s{1,8}(?:resource )?["\w.-]{1,80}\s{0,40}(?:[={]|"\w).*$/gm

/** What a parser of logs was given, and could not read. https://github.com/fluent/fluentd/blob/master/lib/fluent/plugin/filter_parser.rb */
const PARSED = /\bpattern not match(?:ed)? with data '[^\n]{1,4000}/g

/** A calm line about tokens tells of one that was refused, and not of how they are checked. */
const REFUSED_NOW =
  /\b(?:fail(?:ed|ure)|reject(?:ed|ing)|refus(?:ed|ing)|denied|unauthori[sz]ed)\b|Exception|Error\b|\bIDX\d{5}/

/** The class of an exception, by its package or module. */
const OF_LIBRARY = /\w\.\w/

/** What a gateway answers its own caller with, as a code: `{"error": {"message": "…", "code": "403"}}`. https://docs.litellm.ai/docs/exception_mapping */
const STATUS_ALONE = /^[45]\d\d$/

/** Says that there are no credentials, and no more. */
const OF_CHAIN = /^(?:CredentialsProviderError|CredentialsError|NoCredentials(?:Error)?|ProviderError|Error)$/

/** What s3fs makes of a refusal. https://github.com/fsspec/s3fs/blob/main/s3fs/errors.py */
const OF_S3FS = /^PermissionError$/

/**
 * A status is a number, and lines that differ in numbers alone are taken for one another (`alike-lines.ts`): of calm ones it is not looked at.
 */
function mayBeRefused({ severity, attributes }: LogRecord, text: string): boolean {
  if (severity !== undefined && severity !== 'error' && severity !== 'fatal') return false
  return refusedInFields(attributes) !== undefined || REFUSED_STATUS.test(text)
}

const REFUSED_STATUS = /(?:status|code|answered|returned|responded|HTTP).{0,12}40[13]/

/** The record with everything its text (body and stack) tells as attributes; ids that the format gave are kept. */
export function enrichLog(log: LogRecord): LogRecord {
  const attributes: MutableAttributes = { ...log.attributes }
  const stack = attributes[LOG.stack]
  const isBad = log.severity === 'error' || log.severity === 'fatal' || log.severity === 'warn'
  const refused = isBad ? refusedByAws(log.attributes) : undefined
  const text = withoutCodeNames(
    boundedText([log.body, stack, refused].filter((part) => typeof part === 'string').join('\n')),
  )
    .replace(PLANNED, '')
    .replace(PARSED, '')
    // The name of a test that passed may be of an error.
    .replace(PASSED_TESTS, '')
  if (!isWorthALook(text) && !mayBeRefused(log, text)) return log
  // A catalogue of codes is none of them, nor is what was tried again and not lost, unless it is an error's.
  const isList =
    log.severity !== 'error' && log.severity !== 'fatal' && (listsCodes(log.body) || saysNoneWasLost(log.body))
  const facts = isList ? undefined : awsFacts(unwrapped(text))
  // Where no level says how much it weighs, words that tell why a call failed are an error; an arrow leads on to the next provider.
  const unlevelled = log.severity === undefined && !/^\s{0,8}-> /.test(log.body) && !LEVEL.test(log.body.slice(0, 200))
  let severity =
    unlevelled && (causesIn(text).length > 0 || tellsOfFailure(`${log.service} ${text}`))
      ? 'error'
      : log.severity === 'info'
        ? severityWithin(log.body, facts?.code !== undefined || causesIn(text).length > 0)
        : log.severity
  // Elasticsearch and OpenSearch warn of a request that they answered with 500. https://github.com/elastic/elasticsearch/blob/main/server/src/main/java/org/elasticsearch/rest/RestResponse.java (SUPPRESSED_ERROR_LOGGER)
  if (severity === 'warn' && /^r(?:est)?\.suppressed$/.test(log.logger ?? '') && causesIn(text).length > 0)
    severity = 'error'
  // A framework tells the visitor 401, and the reason at whatever level it likes.
  if (tokenRefusalIn(log.body) && (severity === 'warn' || REFUSED_NOW.test(log.body))) severity = 'error'
  if (unlevelled && isAnswerToClient(text, facts?.code)) severity = 'info'
  if (unlevelled && severity === 'error') attributes[LOG.unlevelled] = true
  if (facts) {
    // ECS names the class of the outermost exception; the reason is further in.
    const named = attributes[SEMCONV.errorType]
    // A chain's own error is the outermost too, where what it failed of is said in it.
    const isOuter =
      typeof named === 'string' &&
      [OF_LIBRARY, STATUS_ALONE, facts.unsent ? OF_CHAIN : OF_S3FS].some((one) => one.test(named))
    if (facts.code && isOuter) delete attributes[SEMCONV.errorType]
    putAwsFacts(attributes, facts)
    const bucket = attributes[SEMCONV.rpcService] === 'S3' ? bucketOfFields(log.attributes) : undefined
    if (bucket) attributes[SEMCONV.s3Bucket] ??= bucket
    const caller = facts.principal ?? (facts.code === 'AccessDenied' ? callerOfFields(log.attributes) : undefined)
    if (caller) attributes[LOG.principal] ??= caller
    if (facts.action) attributes[LOG.action] ??= facts.action
    if (facts.resource) attributes[LOG.resource] ??= facts.resource
    if (facts.unsent) attributes[LOG.unsent] ??= true
    if (facts.answered) attributes[LOG.answered] ??= true
  }
  const isNobodys = facts?.code === undefined && (severity === 'error' || severity === 'fatal')
  if (isNobodys && causesIn(text).length === 0 && putOtherRefusal(attributes, log.attributes, text))
    attributes[LOG.refusedElsewhere] = true
  putCredentialChain(attributes, text)
  putSdkDebug(attributes, text)
  const arns = unique(text.match(/\barn:aws[\w-]*:[a-z0-9-]*:[\w-]*:\d*:[\w+=,.@:/*-]*[\w*]/g))
  if (arns.length > 0) attributes[LOG.arns] ??= arns
  const keys = unique(text.match(/\b(?:AKIA|ASIA)-[0-9a-f]{12}-[A-Z0-9]{4}\b/g))
  if (keys.length > 0) attributes[LOG.keys] ??= keys
  const trace = log.traceId ?? traceIn(text)?.traceId
  const span = log.spanId ?? traceIn(text)?.spanId
  return {
    ...log,
    ...(severity && { severity }),
    attributes,
    ...(trace && { traceId: trace }),
    ...(span && { spanId: span }),
    evidence: { ...log.evidence, ...(trace && { traceId: trace }), ...(span && { spanId: span }) },
  }
}

/** A client that tells of each of its calls says no more of an everyday answer than that it was given. */
function isAnswerToClient(text: string, code: string | undefined): boolean {
  return code !== undefined && isEverydayCode(code) && rubyCallIn(text) !== undefined
}

/** How much an info line weighs whose words say more than its writer did. */
function severityWithin(body: string, failed: boolean): LogRecord['severity'] {
  if (RELAYED.test(body)) return 'error'
  if (failed && (FAILED_FOR_GOOD.test(body) || SETTLED.test(body))) return 'error'
  // Whoever counts its tries calmly says so of the last one too.
  if (saysNoMoreTries(body) && (failed || tellsOfTrouble(body))) return 'error'
  // A scheduler tells calmly that a task failed, and prints what it failed of under it.
  if (failed && REASON_UNDER.test(body)) return 'warn'
  if (!SAYS_FAILED.test(body)) return 'info'
  return failed ? 'warn' : DENIED.test(body) ? 'error' : 'info'
}

/** Trace and span ids in text: `trace_id=…`, `traceId: …`, a traceparent, X-Ray's header. */
export function traceIn(text: string): { traceId: string; spanId?: string } | undefined {
  const parent = /\b00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}\b/.exec(text)
  if (parent) return { traceId: parent[1]!, spanId: parent[2]! }
  const root = /Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;Parent=([0-9a-f]{16}))?/i.exec(text)
  if (root) return { traceId: traceIdOf(root[1]), ...(root[2] && { spanId: spanIdOf(root[2]) }) }
  const trace = /\b(?:otel)?trace[._-]?id["']?\s*[:=]\s*["']?(?:0x)?([0-9a-f]{32}|1-[0-9a-f]{8}-[0-9a-f]{24})\b/i.exec(
    text,
  )?.[1]
  if (!trace || !traceIdOf(trace)) return undefined
  const span = /\b(?:otel)?span[._-]?id["']?\s*[:=]\s*["']?(?:0x)?([0-9a-f]{16})\b/i.exec(text)?.[1]
  return { traceId: traceIdOf(trace), ...(span && spanIdOf(span) && { spanId: spanIdOf(span) }) }
}

/**
 * Debug lines of botocore, and of the SDKs for Java, Rust and C++, about the provider that gave credentials.
 * https://github.com/aws/aws-sdk-java-v2 (AwsCredentialsProviderChain), https://github.com/smithy-lang/smithy-rs
 * (aws-config, meta/credentials/chain.rs), https://github.com/aws/aws-sdk-cpp (AWSCredentialsProvider.cpp)
 */
const FOUND: readonly (readonly [RegExp, string])[] = [
  [
    /Loading credentials from \S{0,120}\bEnvironmentVariableCredentialsProvider|loaded credentials\b.{0,40}\bprovider"?[=:]"?Environment\b|Found credential in environment with access key/,
    'env',
  ],
  [
    /Loading credentials from \S{0,120}\bProfileCredentialsProvider|loaded credentials\b.{0,40}\bprovider"?[=:]"?Profile\b/,
    'profile',
  ],
  [
    /Loading credentials from \S{0,120}\bContainerCredentialsProvider|loaded credentials\b.{0,40}\bprovider"?[=:]"?EcsContainer\b/,
    'container',
  ],
  [
    /Loading credentials from \S{0,120}\bInstanceProfileCredentialsProvider|loaded credentials\b.{0,40}\bprovider"?[=:]"?Ec2InstanceMetadata\b/,
    'instance',
  ],
  [
    /Loading credentials from \S{0,120}\bWebIdentityToken(?:File)?CredentialsProvider|loaded credentials\b.{0,40}\bprovider"?[=:]"?WebIdentityToken\b/,
    'web-identity',
  ],
  // https://github.com/aws/aws-sdk-net (AssumeRoleWithWebIdentityCredentials.cs)
  [/New credentials created using assume role with web identity that expire at/, 'web-identity'],
  [/Found credentials in environment variables/, 'env'],
  [/Found credentials in (?:shared credentials file|config file|AWS_CONFIG_FILE)/, 'profile'],
  [/Found credentials (?:from|in) (?:IAM Role|EC2|instance metadata)/i, 'instance'],
  [/Found (?:credentials from|endpoint for credentials).{0,200}(?:container|ECS)/i, 'container'],
  [/Found credentials .{0,200}sso/i, 'sso'],
  [/Found credentials .{0,200}process/i, 'process'],
]

function putCredentialChain(attributes: MutableAttributes, text: string): void {
  if (
    !/redential|[Ww]eb ?[Ii]dentity|AWS Connection|AssumeRoleUnauthorizedAccess|SharedCreds|EC2Role|EnvAccessKey|IMDS role|jwt from/.test(
      text,
    )
  )
    return
  const asked = providersAsked(text)
  if (asked.length > 0) attributes[LOG.credentialsAsked] ??= asked
  const failed = failedProvider(text)
  if (failed) attributes[LOG.credentialFailed] ??= failed
  const found = FOUND.find(([pattern]) => pattern.test(text))?.[1]
  if (found) attributes[LOG.credentialSource] ??= found
  const tried =
    /Looking for credentials via: ([\w-]+)/.exec(text)?.[1] ??
    /credential-provider-[\w-]{1,40}(?: - |::)(?:defaultProvider::)?(from\w+)/.exec(text)?.[1]
  if (tried) attributes[LOG.credentialTried] ??= tried
}

/** A provider that nobody configured is passed over by every chain. */
const NOT_CONFIGURED =
  /must be set|must specify|must be specified|is not set|not configured|neither|not (exist|found)|contained no|from system settings|disabled|instance metadata/i

/**
 * Java's chains go on to the host's own role past any provider that fails, and say so of each; PHP's do without a word.
 * Wordings: https://github.com/aws/aws-sdk-java-v2 (AwsCredentialsProviderChain, WebIdentityCredentialsUtils)
 */
function failedProvider(text: string): string | undefined {
  if (/'sts' service module must be on the class ?path/.test(text)) return 'WebIdentityTokenCredentialsProvider'
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html
  if (/\bAssumeRoleUnauthorizedAccess\b/.test(text)) return 'instance metadata'
  const connection = /Unable to find AWS Connection ID '([^']{1,100})'/.exec(text)?.[1]
  if (connection) return `the connection ${connection}`
  const [, provider, why] = /Unable to load credentials from (\w+)(?:\(\))?: (.{1,400})/.exec(text) ?? []
  if (!provider || !why || NOT_CONFIGURED.test(why) || /^(Instance|EC2)/i.test(provider)) return undefined
  return provider
}

/** Debug lines of SDKs that show a request or its answer: who signed, what was asked, which key was issued. */
function putSdkDebug(attributes: MutableAttributes, text: string): void {
  // With the key before it; alone where the signature did not fit, as the answer shows what should have been signed.
  const scope = /(?:Credential=([\w-]+)\/|^)\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request/m.exec(text)
  if (scope) {
    if (scope[1]) putKey(attributes, scope[1])
    attributes[SEMCONV.cloudRegion] ??= scope[2]!
    attributes[SEMCONV.rpcService] ??= serviceName(scope[3]!)
  }
  const operation = /OperationModel\(name=(\w+)\)/.exec(text)?.[1]
  if (operation) attributes[SEMCONV.rpcMethod] ??= operation
  const role = /['"]?RoleArn['"]?\s*[:=]\s*['"]?(arn:aws[\w-]*:iam::\d*:role\/[\w+=,.@/-]+)/.exec(text)?.[1]
  if (role) attributes[ROLECALL.stsRoleArn] ??= role
  const issued = /<AccessKeyId>([\w-]+)<\/AccessKeyId>/.exec(text)?.[1]
  if (!issued) return
  const key: MutableAttributes = {}
  putKey(key, issued)
  attributes[ROLECALL.issuedKey] ??= key[ROLECALL.key]!
  const session = /<Arn>(arn:aws[^<]*:assumed-role\/[^<]+)<\/Arn>/.exec(text)?.[1]
  if (session) attributes[ROLECALL.issuedSessionArn] ??= session
  const expires = /<Expiration>([^<]+)<\/Expiration>/.exec(text)?.[1]
  if (expires) attributes[ROLECALL.issuedExpires] ??= expires
}

function unique(found: readonly string[] | null): string[] {
  return found ? [...new Set(found)] : []
}
