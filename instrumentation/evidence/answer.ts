/** What a service's answer says: the error it names, the key it issues. Read in memory, never written. */
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { fingerprint, type Issued, learn } from './identities.ts'
import { redact } from './redact.ts'
import { rememberSecret } from './seen-secrets.ts'
import type { Attributes } from './span.ts'

/** Answers longer than this are not read; STS's are about 2 kB. */
export const LONGEST_ANSWER = 64 * 1024

export function isReadable(contentType: string | undefined, contentLength: number | undefined): boolean {
  if (contentLength !== undefined && (contentLength > LONGEST_ANSWER || contentLength === 0)) return false
  // Instance metadata answers JSON as text/plain.
  return !contentType || /json|xml|text\/plain/i.test(contentType)
}

export interface ServiceError {
  code: string | undefined
  message: string | undefined
}

/** Code and sentence of AWS's XML and JSON error shapes; `header` is `x-amzn-errortype`. */
export function readError(body: string, header: string | undefined): ServiceError {
  // `[b69b1279-…]: (AccessDeniedException): Unauthorized Exception! …`: EKS's Pod Identity agent, in plain text.
  const agent = /^\[[\w-]{1,64}\]: \((\w{1,80})\): (.{1,400})/.exec(body)
  const code =
    header ??
    /<Code>([^<]{1,128})<\/Code>/.exec(body)?.[1] ??
    /"(?:__type|code|Code|errorCode|error)"\s*:\s*"([^"]{1,200})"/.exec(body)?.[1] ??
    agent?.[1]
  const message =
    /<Message>([^<]{1,4096})<\/Message>/i.exec(body)?.[1] ??
    jsonString(/"[mM]essage"\s*:\s*"((?:[^"\\]|\\.){1,4096})"/.exec(body)?.[1]) ??
    agent?.[2]
  return {
    // `com.amazonaws.dynamodb#ThrottlingException:http://…` is ThrottlingException.
    code: code && /^[\w.-]{1,80}$/.exec(code.slice(code.indexOf('#') + 1).split(':', 1)[0]!)?.[0],
    message: message && redact(unescapeXml(message)),
  }
}

/**
 * Learns the key an answer issued, whoever issued it, and gives the attributes that say so. `via` is what the request
 * was; the source of a key follows from it.
 */
export function readIssued(
  body: string,
  via: Issued['source'],
  spanId: string,
  askedRole: string | undefined,
): Attributes | undefined {
  if (!/AccessKeyId/i.test(body)) return undefined
  const key = field(body, 'AccessKeyId')
  const secret = field(body, 'SecretAccessKey') ?? field(body, 'SecretKey')
  rememberSecret(secret)
  rememberSecret(field(body, 'SessionToken') ?? field(body, 'Token'))
  // An answer that only talks of a key (IAM's ListAccessKeys, GetAccessKeyInfo) issues none.
  if (!key || !secret || !/^[\w+/=.-]{3,128}$/.test(key)) return undefined
  const sessionArn = /arn:aws[\w-]*:sts::\d{12}:(?:assumed-role|federated-user)\/[\w+=,.@/-]{1,200}/.exec(body)?.[0]
  const expires = expiry(field(body, 'Expiration') ?? /"(?:e|E)xpiration"\s*:\s*([\d.]+)/.exec(body)?.[1])
  const roleArn = askedRole ?? field(body, 'RoleArn')
  learn(key, { source: via, sessionArn, roleArn, expires, by: spanId })
  return {
    [ROLECALL.issuedKey]: fingerprint(key),
    [ROLECALL.issuedExpires]: expires,
    [ROLECALL.issuedSessionArn]: sessionArn,
  }
}

/** Adds the request ids that a service sent. */
export function noteRequestIds(attributes: Attributes, headers: NodeJS.Dict<string | string[]>): void {
  const id = plain(headers['x-amzn-requestid'] ?? headers['x-amz-request-id'] ?? headers['x-amzn-request-id'])
  const extended = plain(headers['x-amz-id-2'])
  if (id) attributes[SEMCONV.awsRequestId] = id
  if (extended) attributes[SEMCONV.awsExtendedRequestId] = extended
}

function plain(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value.slice(0, 200) : value?.[0]?.slice(0, 200)
}

/** A field of XML or JSON, by its name in any case. */
function field(body: string, name: string): string | undefined {
  const xml = new RegExp(`<${name}>([^<]+)</${name}>`).exec(body)?.[1]
  return xml ?? jsonString(new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)+)"`, 'i').exec(body)?.[1])
}

function jsonString(quoted: string | undefined): string | undefined {
  if (quoted === undefined || !quoted.includes('\\')) return quoted
  try {
    return JSON.parse(`"${quoted}"`)
  } catch {
    return quoted
  }
}

/** ISO 8601; from ISO, or seconds or milliseconds since the epoch. */
function expiry(value: string | undefined): string | undefined {
  if (!value) return undefined
  const number = Number(value)
  const date = new Date(Number.isNaN(number) ? value : number > 1e11 ? number : number * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ENTITIES[name]!)
}
