/**
 * Runs made up of nothing recorded: units of work of every kind, calls that fail in the services' words, signed by whom
 * the seed wants, as stock spans or with rolecall's attributes; beside them results, a log, and what the process's environment announces.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '../../bench/random.mjs'

const START = Date.UTC(2026, 10, 23, 10)
const ACCOUNT = '391827364550'
const ROLES = ['Reader', 'Writer'].map((name) => `arn:aws:iam::${ACCOUNT}:role/${name}`)

/** Who is named in a denial, and where its key comes from. */
const CALLERS = [
  [`arn:aws:sts::${ACCOUNT}:assumed-role/orders-host/i-0abc12345def67890`, 'instance'],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/eks-node-role/i-0abc12345def67890`, 'instance'],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/ecsTaskExecutionRole/0123456789abcdef0123456789abcdef`, 'container'],
  [`arn:aws:iam::${ACCOUNT}:user/ci-runner`, 'env'],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/Reader/session`, 'assume_role'],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/Checkout/0123456789abcdef0123456789abcdef`, 'container'],
] as const

type Failure = readonly [code: string, status: number, message: string]

const FAILURES: Readonly<Record<string, readonly Failure[]>> = {
  S3: [
    ['NoSuchKey', 404, 'The specified key does not exist.'],
    ['SlowDown', 503, 'Please reduce your request rate.'],
    ['ExpiredToken', 400, 'The provided token has expired.'],
    ['InternalError', 500, 'We encountered an internal error. Please try again.'],
    ['PermanentRedirect', 301, 'The bucket must be addressed using the specified endpoint'],
    ['ETIMEDOUT', 0, 'connect ETIMEDOUT 10.0.0.1:443'],
    ['SignatureDoesNotMatch', 403, 'The request signature we calculated does not match'],
    ['Unknown', 403, 'UnknownError'],
  ],
  DynamoDB: [
    ['ProvisionedThroughputExceededException', 400, 'The level of configured provisioned throughput was exceeded'],
    ['ValidationException', 400, 'One or more parameter values were invalid'],
    ['ConditionalCheckFailedException', 400, 'The conditional request failed'],
  ],
  SQS: [['AWS.SimpleQueueService.NonExistentQueue', 400, 'The specified queue does not exist']],
  BedrockRuntime: [
    ['ValidationException', 400, 'The provided model identifier is invalid.'],
    ['ThrottlingException', 429, 'Too many requests'],
    ['AccessDeniedException', 403, "You don't have access to the model with the specified model ID."],
  ],
  STS: [
    ['ExpiredTokenException', 400, 'Token expired: current date/time must be before the expiration date/time'],
    ['InvalidIdentityToken', 400, 'No OpenIDConnect provider found in your account'],
    ['ValidationError', 400, 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
    ['RegionDisabledException', 403, 'STS is not activated in this region'],
  ],
}

const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  S3: ['GetObject', 'PutObject', 'ListObjectsV2', 'HeadObject'],
  DynamoDB: ['GetItem', 'PutItem', 'Query'],
  SQS: ['ReceiveMessage', 'SendMessage'],
  BedrockRuntime: ['Converse', 'InvokeModel'],
  STS: ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'GetFederationToken'],
}

const RESOURCES: Readonly<Record<string, string>> = {
  S3: 'arn:aws:s3:::acme-orders/2026/11/report.csv',
  DynamoDB: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`,
  SQS: `arn:aws:sqs:us-east-1:${ACCOUNT}:orders`,
  BedrockRuntime: 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
  STS: ROLES[0]!,
}

const KEYS = ['AKIA-aaaaaaaaaaaa-AAAA', 'ASIA-bbbbbbbbbbbb-BBBB', 'ASIA-cccccccccccc-CCCC']
const SOURCES = ['env', 'instance', 'container', 'web_identity', 'assume_role', 'profile']
const VARIABLES = ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID']
const LAST_WORDS = [
  'ERROR something exploded',
  'WARN slow',
  'ERROR Could not load credentials from any providers',
  'FATAL cannot start: AccessDenied',
]

type Attributes = Record<string, string | number>

/** Writes a run of one process into a folder. */
export function makeUpRun(seed: number, folder: string): void {
  const random = randomFrom(seed)
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const chance = (share: number) => random() < share
  const ids = new Ids(seed)
  const isPreloaded = chance(0.5)
  const [caller, lentBy] = one(CALLERS)
  const spans: object[] = []
  const results: string[] = []
  const logs: [at: number, words: string][] = [[0, 'INFO listening']]
  let clock = Math.floor(random() * 1000)
  for (let nth = 0; nth <= random() * 6; nth++) {
    const kind = one(['mcp', 'mcp', 'request', 'invocation', 'job', 'none'])
    const tool = `${one(['read', 'write', 'list'])}${nth}`
    const length = one([40, 300, 2600, 6000])
    const begin = clock
    clock += chance(0.3) ? random() * 100 : length + random() * 500
    const failed = chance(0.4)
    const trace = ids.next(32)
    const top = kind === 'none' ? undefined : ids.next(16)
    if (top)
      spans.push(
        span({
          ids: [trace, top],
          name: kind === 'mcp' ? `tools/call ${tool}` : tool,
          kind: kind === 'job' ? 5 : 2,
          time: [begin, begin + length],
          attributes: {
            ...unitOf(kind, tool, failed, random),
            ...(failed && kind === 'mcp' && chance(0.4) && { 'error.type': one(['tool_error', 'timeout']) }),
            ...(isPreloaded && chance(0.5) && { 'rolecall.token.role_arn': one(ROLES) }),
            ...(isPreloaded && failed && chance(0.3) && { 'rolecall.tool.result.error': 'Failed to assume AWS role' }),
          },
          error: failed && chance(0.6) ? one(['boom', 'Request timed out', 'AccessDenied: Access Denied']) : undefined,
        }),
      )
    let at = begin + 2
    for (let n = Math.floor(random() * (chance(0.1) ? 40 : 6)); n > 0; n--) {
      const service = one(['S3', 'S3', 'S3', 'DynamoDB', 'SQS', 'BedrockRuntime', 'STS'])
      const operation = one(OPERATIONS[service]!)
      const isDenied = chance(0.15)
      const failure = isDenied ? denial(caller, service, operation) : chance(0.25) ? one(FAILURES[service]!) : undefined
      const end = Math.min(at + one([5, 20, 80, length * 0.4, length * 0.95]), begin + length * 1.2)
      const parent = chance(0.1) ? ids.next(16) : top
      spans.push(
        span({
          ids: [chance(0.05) ? ids.next(32) : trace, ids.next(16), ...(parent ? [parent] : [])],
          name: `${service}.${operation}`,
          kind: 3,
          time: [at, isPreloaded && chance(0.06) ? undefined : end],
          attributes: {
            'rpc.system': 'aws-api',
            'rpc.service': service,
            'rpc.method': operation,
            'http.response.status_code': failure ? failure[1] : 200,
            ...(failure && { 'error.type': failure[0] }),
            ...(chance(0.5) && { 'aws.request_id': `R${ids.next(12)}` }),
            ...(operation.startsWith('AssumeRole') && chance(0.5) && { 'rolecall.sts.role_arn': one(ROLES) }),
            ...(isPreloaded && chance(0.7) && signedBy(isDenied ? [KEYS[0]!, lentBy] : [one(KEYS), one(SOURCES)])),
          },
          error: failure?.[2],
        }),
      )
      at = chance(0.5) ? end + 1 : at + 3
      if (failure && chance(0.3)) logs.push([at, `ERROR ${operation} failed: ${failure[0]}: ${failure[2]}`])
    }
    if (kind === 'mcp' || chance(0.2)) {
      const said = chance(failed ? 0.7 : 0.1)
        ? one(['AccessDenied: denied', 'Request timed out', 'expected 1 to be 2'])
        : ''
      results.push(
        `<testcase classname="c" name="${tool} works" time="${(length + 2) / 1000}">${said && `<failure message="${said}"/>`}</testcase>`,
      )
    }
  }
  mkdirSync(folder, { recursive: true })
  const run = `1795000000000-${seed}-abcd`
  const resource = {
    attributes: pairs({
      'service.name': 'orders',
      ...(isPreloaded && { 'rolecall.run.id': run }),
      ...(chance(0.7) && { 'telemetry.sdk.language': one(['nodejs', 'python', 'java', 'go']) }),
    }),
  }
  // One is always there: a run without any is not told apart from a file of nothing.
  if (spans.length === 0)
    spans.push(span({ ids: [ids.next(32), ids.next(16)], name: 'GET', kind: 2, time: [0, 1], attributes: {} }))
  const lines = spans.map((one) => JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [one] }] }] }))
  writeFileSync(join(folder, 'spans.jsonl'), `${lines.join('\n')}\n`)
  if (isPreloaded && chance(0.5)) writeFileSync(join(folder, 'coverage.json'), JSON.stringify(coverage(run, random)))
  if (results.length && chance(0.5))
    writeFileSync(
      join(folder, 'results.xml'),
      `<testsuites><testsuite name="s" timestamp="${new Date(START).toISOString().slice(0, 19)}">${results.join('')}</testsuite></testsuites>`,
    )
  if (!chance(0.5)) return
  if (chance(0.2)) logs.push([clock, one(LAST_WORDS)])
  const told = logs.sort(([a], [b]) => a - b).map(([at, words]) => `${new Date(START + at).toISOString()} ${words}\n`)
  writeFileSync(join(folder, 'server.log'), told.join(''))
}

/** What tells one kind of unit of work from another. */
function unitOf(kind: string, tool: string, failed: boolean, random: () => number): Attributes {
  const statuses = failed ? [500, 502, 504, 403] : [200]
  if (kind === 'mcp') return { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': tool }
  if (kind === 'invocation') return { 'faas.trigger': 'other', 'faas.invocation_id': tool, 'faas.name': tool }
  if (kind === 'job')
    return {
      'messaging.system': 'bullmq',
      'messaging.operation.type': 'process',
      'messaging.destination.name': 'orders',
    }
  return {
    'http.request.method': 'POST',
    'url.path': `/${tool}`,
    'http.response.status_code': statuses[Math.floor(random() * statuses.length)]!,
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denial(caller: string, service: string, operation: string): Failure {
  const action = `${service.replace('Runtime', '').toLowerCase()}:${operation}`
  const words = `User: ${caller} is not authorized to perform: ${action} on resource: ${RESOURCES[service]} because no identity-based policy allows the ${action} action`
  return [service === 'DynamoDB' ? 'AccessDeniedException' : 'AccessDenied', 403, words]
}

function signedBy([key, source]: readonly [key: string, source: string]): Attributes {
  return { 'rolecall.identity.key': key, 'rolecall.identity.source': source }
}

function coverage(runId: string, random: () => number): object {
  return {
    format: 'rolecall-coverage',
    version: 1,
    runId,
    service: 'orders',
    start: new Date(START).toISOString(),
    watched: ['http1', 'open-calls', 'signing-keys', 'inbound', 'aws-calls', 'fetch', 'http2', 'complete-tail'],
    variables: VARIABLES.filter(() => random() < 0.3),
    files: [],
    notes: [],
    tail: 'complete',
  }
}

interface Made {
  ids: readonly [trace: string, span: string, parent?: string] | readonly string[]
  name: string
  kind: number
  /** Milliseconds after the beginning; without an end it never ended. */
  time: readonly [from: number, to: number | undefined]
  attributes: Attributes
  error?: string | undefined
}

function span({ ids: [traceId, spanId, parentSpanId], name, kind, time: [from, to], attributes, error }: Made): object {
  return {
    traceId,
    spanId,
    ...(parentSpanId && { parentSpanId }),
    name,
    kind,
    startTimeUnixNano: nanos(from),
    endTimeUnixNano: to === undefined ? '0' : nanos(to),
    status: to !== undefined && error ? { code: 2, message: error } : { code: 0 },
    attributes: pairs(attributes),
  }
}

function nanos(ms: number): string {
  return String(BigInt(Math.round((START + ms) * 1000)) * 1000n)
}

function pairs(attributes: Attributes): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))
}

class Ids {
  #last: number

  constructor(seed: number) {
    this.#last = seed * 100_000
  }

  next(length: number): string {
    return (++this.#last).toString(16).padStart(length, '0')
  }
}
