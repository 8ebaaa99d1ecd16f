/** What an outbound request's headers and URL say of who signed it. */
import { ROLECALL } from '../../src/model/attributes.ts'
import { describeKey, tokenFingerprint } from './identities.ts'
import { rememberSecret } from './seen-secrets.ts'
import type { Attributes } from './span.ts'

/** Header names in lower case; a header set twice is its first value. */
export type Headers = (name: string) => string | undefined

export interface Signature {
  accessKeyId: string | undefined
  /** Scope of the signature: `us-east-1`, `s3`. Absent for version 2. */
  region: string | undefined
  service: string | undefined
  presigned: boolean
}

/**
 * Reads AWS signature version 4, 4A and 2 from `Authorization` or the query; nothing when the request is not signed so.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function readSignature(authorization: string | undefined, path: string): Signature | undefined {
  if (authorization) {
    if (authorization.startsWith('AWS4-')) return scope(/Credential=([^,\s]+)/.exec(authorization)?.[1], false)
    const v2 = /^AWS ([^:\s]+):/.exec(authorization)
    if (v2) return { accessKeyId: v2[1], region: undefined, service: undefined, presigned: false }
    return undefined
  }
  const query = path.indexOf('?')
  if (query < 0) return undefined
  const signed = /[?&]X-Amz-Credential=([^&]+)/i.exec(path)
  if (signed) return scope(decode(signed[1]!), true)
  const v2 = /[?&]AWSAccessKeyId=([^&]+)/.exec(path)
  return v2 ? { accessKeyId: decode(v2[1]!), region: undefined, service: undefined, presigned: true } : undefined
}

/** `KEY/20260101/us-east-1/s3/aws4_request`; version 4A has no region. Access key ids may hold slashes in emulators. */
function scope(credential: string | undefined, presigned: boolean): Signature {
  const parts = credential?.split('/') ?? []
  const date = parts.findIndex((part, i) => i > 0 && /^\d{8}$/.test(part))
  if (date < 0) return { accessKeyId: undefined, region: undefined, service: undefined, presigned }
  const rest = parts.slice(date + 1, -1)
  return {
    accessKeyId: parts.slice(0, date).join('/'),
    region: rest.length > 1 ? rest[0] : undefined,
    service: rest.at(-1),
    presigned,
  }
}

/** Identity attributes of a request to AWS. */
export function identityAttributes(
  signature: Signature | undefined,
  sessionToken: boolean,
  features: string | undefined,
  hint: string | undefined,
): Attributes {
  if (!signature) return { [ROLECALL.keyKind]: 'none', [ROLECALL.source]: 'none' }
  if (!signature.accessKeyId) return { [ROLECALL.keyKind]: 'other', [ROLECALL.source]: 'unknown' }
  const identity = describeKey(signature.accessKeyId, sessionToken, features, hint)
  if (signature.presigned) identity[ROLECALL.presigned] = true
  return identity
}

/** Credential features of an AWS SDK's user agent: `… m/E,g,n` gives `E,g,n`. */
export function userAgentFeatures(userAgent: string | undefined): string | undefined {
  return userAgent ? /(?:^|\s)m\/([\w,+-]{1,100})/.exec(userAgent)?.[1] : undefined
}

/** Service of an AWS SDK's user agent: `… api/sts#3.1173.0 …` gives `sts`. */
export function userAgentService(userAgent: string | undefined): string | undefined {
  return userAgent ? /(?:^|\s)api\/([\w-]{1,60})#/.exec(userAgent)?.[1] : undefined
}

/** Authentication of a request that is not AWS's: scheme always, fingerprint only of what can't be guessed from it. */
export function authentication(headers: Headers): Attributes {
  const authorization = headers('authorization')
  rememberSecret(headers('cookie'))
  if (authorization) {
    const space = authorization.indexOf(' ')
    const secret = authorization.slice(space + 1).trim()
    rememberSecret(secret)
    const scheme = space > 0 ? authorization.slice(0, space).toLowerCase().slice(0, 32) : 'bare'
    return {
      [ROLECALL.authScheme]: /^[\w-]+$/.test(scheme) ? scheme : 'malformed',
      [ROLECALL.authToken]: scheme !== 'basic' && highEntropy(secret) ? tokenFingerprint(secret) : undefined,
    }
  }
  const key = headers('x-api-key') ?? headers('x-vault-token')
  if (!key) return { [ROLECALL.authScheme]: 'none' }
  rememberSecret(key)
  return {
    [ROLECALL.authScheme]: 'api-key',
    [ROLECALL.authToken]: highEntropy(key) ? tokenFingerprint(key) : undefined,
  }
}

/** A fingerprint of a short or wordy secret could be reversed by guessing. */
function highEntropy(secret: string): boolean {
  return secret.length >= 24 && /\d/.test(secret) && /[A-Za-z]/.test(secret) && !/\s/.test(secret)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
