/**
 * Attributes as the model wants them: flat, without secrets, and under one name, whichever semantic convention or SDK
 * wrote them. Original names are kept beside the new ones.
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { isAwsHost, parseDenial, plainCode } from '../../model/aws.ts'
import { fingerprintKey, keyKind } from '../../model/fingerprint.ts'
import type { Attributes, Scalar, SpanEvent } from '../../model/records.ts'
import { boundedText } from '../kit/bounded.ts'
import { isSecretName, redact, redactUrlPath } from '../kit/redact.ts'
import { serviceName } from '../logs/aws-facts.ts'
import { awsFacts } from '../logs/aws-text.ts'
import { answerAttributes } from '../results/tool-answer.ts'
import { ALIASES } from './aliases.ts'

export type MutableAttributes = Record<string, Scalar | readonly Scalar[]>

/** Flattens nested objects with dots, keeps lists of scalars, redacts, drops null and empty objects. */
export function flatten(value: unknown, into: MutableAttributes = {}, prefix = ''): MutableAttributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (prefix) put(into, prefix, value)
    return into
  }
  for (const [name, one] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${name}` : name
    if (typeof one === 'object' && one !== null && !Array.isArray(one)) flatten(one, into, path)
    else put(into, path, one)
  }
  return into
}

/** Sets one attribute, redacted. */
export function put(into: MutableAttributes, name: string, value: unknown): void {
  if (value === null || value === undefined) return
  if (typeof value === 'string') into[name] = isSecretName(name) ? '[redacted]' : redact(value)
  else if (typeof value === 'number' || typeof value === 'boolean') into[name] = value
  else if (typeof value === 'bigint') into[name] = Number(value)
  else if (Array.isArray(value))
    into[name] = value.map((one) =>
      isScalar(one) ? (typeof one === 'string' ? redact(one) : one) : redact(JSON.stringify(one) ?? ''),
    )
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/**
 * One attribute set, from a span's own: aliases added, AWS names made canonical, tool answers reduced to what the
 * answer says of itself.
 *
 * @param name the span's name: agents write service and operation there (`S3.ListBuckets`)
 * @param message the span's status message, which often is the service's sentence
 */
export function normaliseSpan(
  name: string,
  attributes: MutableAttributes,
  events: readonly SpanEvent[],
  message?: string,
): Attributes {
  for (const [to, ...from] of ALIASES) {
    if (attributes[to] !== undefined) continue
    for (const alias of from) {
      const value = attributes[alias]
      if (value === undefined) continue
      // A mesh's proxy gives the address of the pod that answered: who was asked stands in the URL.
      if (alias === 'peer.address' && /^https?:\/\/[^/]/i.test(text(attributes, 'url.full', 'http.url') ?? '')) continue
      if (to === SEMCONV.awsRequestId && alias === 'request_id' && attributes['aws.service'] === undefined) continue
      // Of tables that one call may ask several of, it names a list.
      const [only, ...others] = Array.isArray(value) ? value : [value]
      attributes[to] = others.length === 0 && only !== undefined ? only : value
      break
    }
  }
  asNumber(attributes, SEMCONV.httpStatus)
  asNumber(attributes, SEMCONV.serverPort)
  normaliseUrl(attributes)
  normaliseAws(name, attributes, events, message)
  normaliseMcp(name, attributes)
  return attributes
}

function asNumber(attributes: MutableAttributes, name: string): void {
  const value = attributes[name]
  if (typeof value === 'string' && /^\d+$/.test(value)) attributes[name] = Number(value)
}

/** Without its query; an object's key is no token, however it looks. */
function pathOf(url: string, attributes: MutableAttributes): string {
  const ofAws = attributes[SEMCONV.rpcSystem] === 'aws-api' || isAwsHost(String(attributes[SEMCONV.serverAddress]))
  return redactUrlPath(url, ofAws)
}

/** Old names hold a URL or a target, the new ones its parts. A query never becomes part of a path. */
function normaliseUrl(attributes: MutableAttributes): void {
  const full = attributes['url.full'] ?? attributes['http.url']
  if (typeof full === 'string' && /^https?:\/\//i.test(full)) {
    try {
      const url = new URL(full)
      attributes[SEMCONV.serverAddress] ??= url.hostname
      attributes[SEMCONV.urlPath] ??= url.pathname
      attributes[SEMCONV.urlScheme] ??= url.protocol.slice(0, -1)
      if (url.port) attributes[SEMCONV.serverPort] ??= Number(url.port)
      const credential = url.searchParams.get('X-Amz-Credential')
      if (credential) {
        const [key = '', , region, service] = credential.split('/')
        putKey(attributes, key, true)
        if (service) attributes[SEMCONV.rpcService] ??= serviceName(service)
        if (region) attributes[SEMCONV.cloudRegion] ??= region
        attributes[ROLECALL.sessionToken] ??= url.searchParams.has('X-Amz-Security-Token')
      }
    } catch {
      // Not a URL after all: it stays under its own name.
    }
  }
  const target = attributes['http.target']
  if (attributes[SEMCONV.urlPath] === undefined && typeof target === 'string')
    attributes[SEMCONV.urlPath] = target.split('?')[0]!
  // Queries carry codes, tokens and data under any name: what is needed of them is known by now.
  for (const name of ['url.full', 'http.url', 'http.target', SEMCONV.urlPath]) {
    const value = attributes[name]
    if (typeof value === 'string') attributes[name] = pathOf(value, attributes)
  }
  delete attributes['url.query']
  // Requests seen as `Host: name:port`.
  const host = attributes[SEMCONV.serverAddress]
  const port = typeof host === 'string' ? /^([\w.-]+):(\d+)$/.exec(host) : undefined
  if (port) {
    attributes[SEMCONV.serverAddress] = port[1]!
    attributes[SEMCONV.serverPort] ??= Number(port[2])
  }
}

/** Key id in clear, or already as a fingerprint (redaction comes first), as `rolecall.identity.*`. */
export function putKey(attributes: MutableAttributes, keyOrFingerprint: string, presigned = false): void {
  if (!keyOrFingerprint || attributes[ROLECALL.key] !== undefined) return
  const known = /^(AKIA|ASIA|KEY)-[0-9a-f]{12}(-.{4})?$/.exec(keyOrFingerprint)
  attributes[ROLECALL.key] = known ? keyOrFingerprint : fingerprintKey(keyOrFingerprint)
  const kind = known ? (known[1] === 'KEY' ? 'other' : known[1]!) : keyKind(keyOrFingerprint)
  attributes[ROLECALL.keyKind] ??= kind
  if (presigned) attributes[ROLECALL.presigned] = true
}

function text(attributes: Attributes, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = attributes[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

function normaliseAws(
  name: string,
  attributes: MutableAttributes,
  events: readonly SpanEvent[],
  status: string | undefined,
): void {
  const system = text(attributes, SEMCONV.rpcSystem, 'rpc.system.name')
  const isAws =
    system === 'aws-api' ||
    attributes['aws.service'] !== undefined ||
    attributes['aws.operation'] !== undefined ||
    attributes['aws.agent'] !== undefined ||
    attributes['aws.service.name'] !== undefined ||
    /^(aws|botocore|boto3)\b/.test(text(attributes, 'component', 'otel.library.name', 'otel.scope.name') ?? '')
  if (!isAws) return
  attributes[SEMCONV.rpcSystem] = 'aws-api'
  const named = /^(?:aws\.)?([A-Za-z][\w -]*)[./]([A-Za-z]\w+)$/.exec(name)
  const method = text(attributes, SEMCONV.rpcMethod, 'aws.operation', 'aws.operation.name', 'operation') ?? named?.[2]
  // The newest convention writes service and method into one: `S3/GetObject`.
  const whole = /^([\w .-]+)\/(\w+)$/.exec(method ?? '')
  const service =
    text(
      attributes,
      SEMCONV.rpcService,
      'aws.service',
      'aws_service',
      'aws.service.name',
      'aws.service_name',
      'aws.agent',
    ) ??
    whole?.[1] ??
    named?.[1]
  if (service) attributes[SEMCONV.rpcService] = serviceName(service)
  if (method) attributes[SEMCONV.rpcMethod] = operationName(whole?.[2] ?? method)
  const exception = events.find((event) => event.name === 'exception')
  const type = text(exception?.attributes ?? {}, 'exception.type')
  const message =
    text(exception?.attributes ?? {}, 'exception.message') ??
    text(attributes, 'exception.message', 'error.message', 'aws.error.message') ??
    status
  const code =
    text(attributes, SEMCONV.errorType, 'aws.error.code', 'error.code', 'aws.error_code') ?? classCode(type, service)
  // An exception's class is the second-best name: AWS's own code stands in the SDK's sentence. Some sentences say it with their class only.
  const better = message ? awsFacts(boundedText(type ? `${type}: ${message}` : message))?.code : undefined
  const best = better && (!code || /Error$|Exception$|^\d+$|\./.test(code)) ? better : code
  if (best) attributes[SEMCONV.errorType] = plainCode(best) || best
  if (message && attributes[ROLECALL.stsRoleArn] === undefined) {
    const denial = parseDenial(message)
    if (denial.action?.startsWith('sts:') && denial.resource) attributes[ROLECALL.stsRoleArn] = denial.resource
  }
  const key = text(attributes, 'aws.auth.account.access_key', 'aws.access_key_id')
  if (key) putKey(attributes, key)
  const role = text(attributes, 'aws.request.params.RoleArn', 'aws.sts.role_arn', 'aws.request.role_arn')
  if (role) attributes[ROLECALL.stsRoleArn] ??= role
}

/**
 * The code that an exception's class is named after (`…sts.model.ExpiredTokenException`, `Aws::STS::Errors::AccessDenied`), where it
 * is no class for any error of the SDK or the service (`SqsException`, `AmazonS3Exception`).
 */
function classCode(type: string | undefined, service: string | undefined): string | undefined {
  // Go's types say how an error was wrapped.
  if (type?.startsWith('*')) return undefined
  const last = type?.split(/[.\\]|::/).at(-1)
  const ofService = `${service?.replaceAll(' ', '')}Exception`.toLowerCase()
  return last &&
    !/^(ClientError|(?:Service)?Error|Exception|OperationError|SdkException|S3Exception|StsException|Amazon\w*Exception|AwsServiceException)$/.test(
      last,
    ) &&
    last.toLowerCase() !== ofService
    ? last
    : undefined
}

/** `assumeRole`, `AssumeRoleCommand`, `AssumeRoleRequest`: `AssumeRole`. */
function operationName(raw: string): string {
  return raw.replace(/(Command|Request)$/, '').replace(/^[a-z]/, (char) => char.toUpperCase())
}

/** Python's MCP instrumentations: the tool's name in the span's, payloads in attributes. */
function normaliseMcp(name: string, attributes: MutableAttributes): void {
  const method = text(attributes, SEMCONV.mcpMethod)
  if (attributes['traceloop.span.kind'] === 'tool' || /^[\w.-]+\.tool$/.test(name)) {
    attributes[SEMCONV.toolName] ??= text(attributes, 'traceloop.entity.name') ?? name.replace(/\.tool$/, '')
    attributes[SEMCONV.mcpMethod] ??= 'tools/call'
  } else if (method === 'tools/call' && attributes[SEMCONV.toolName] === undefined) {
    const tool = /^tools\/call (\S+)$/.exec(name)?.[1]
    if (tool) attributes[SEMCONV.toolName] = tool
  }
  for (const payload of ['mcp.response.value', 'traceloop.entity.output']) {
    const value = attributes[payload]
    if (typeof value !== 'string') continue
    for (const [key, one] of Object.entries(answerAttributes(value))) attributes[key] ??= one
    delete attributes[payload]
  }
  delete attributes['traceloop.entity.input']
  delete attributes['mcp.request.argument']
}
