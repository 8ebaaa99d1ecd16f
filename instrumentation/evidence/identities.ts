/** Which key is whose: what the answers of this process issued, joined to the requests that the keys sign. */
import { ROLECALL } from '../../src/model/attributes.ts'
import { fingerprintKey, fingerprintToken, keyKind } from '../../src/model/fingerprint.ts'
import type { Attributes } from './span.ts'

/** A key that an answer issued. */
export interface Issued {
  source: 'web_identity' | 'assumed_role' | 'sso' | 'container' | 'instance' | 'elsewhere'
  sessionArn: string | undefined
  roleArn: string | undefined
  /** ISO 8601. */
  expires: string | undefined
  /** Span id of the answer's call. */
  by: string
}

interface Key {
  fingerprint: string
  kind: ReturnType<typeof keyKind>
  /** Stood in the environment when it was first seen: each look there is a call into the C library. */
  fromEnvironment: boolean
}

const CACHED = 512
const keys = new Map<string, Key>()
const issued = new Map<string, Issued>()

/** `fingerprintKey`, remembered: a server signs thousands of requests with a handful of keys. */
export function fingerprint(accessKeyId: string): string {
  return keyOf(accessKeyId).fingerprint
}

function keyOf(accessKeyId: string): Key {
  let key = keys.get(accessKeyId)
  if (key === undefined) {
    key = {
      fingerprint: fingerprintKey(accessKeyId),
      kind: keyKind(accessKeyId),
      fromEnvironment: accessKeyId === process.env['AWS_ACCESS_KEY_ID'],
    }
    bound(keys)
    keys.set(accessKeyId, key)
  }
  return key
}

export function tokenFingerprint(token: string): string {
  return fingerprintToken(token)
}

export function learn(accessKeyId: string, issue: Issued): void {
  issued.delete(accessKeyId)
  bound(issued)
  issued.set(accessKeyId, issue)
}

/**
 * Describes the key that signed. Its source is what issued it, else the environment variable that holds it, else what
 * the SDK says of it (`features`: the credential features of its user agent, `hint`: its own name for the provider).
 */
export function describeKey(
  accessKeyId: string,
  sessionToken: boolean,
  features: string | undefined,
  hint: string | undefined,
): Attributes {
  const key = keyOf(accessKeyId)
  const issue = issued.get(accessKeyId)
  const sessionArn = issue?.sessionArn
  return {
    [ROLECALL.key]: key.fingerprint,
    [ROLECALL.keyKind]: key.kind,
    [ROLECALL.source]:
      issue?.source ?? (key.fromEnvironment ? 'env' : (sourceOfFeatures(features) ?? hint ?? 'unknown')),
    [ROLECALL.sessionToken]: sessionToken,
    [ROLECALL.account]: accountOf(sessionArn ?? issue?.roleArn),
    [ROLECALL.roleArn]: issue?.roleArn,
    [ROLECALL.sessionArn]: sessionArn,
    [ROLECALL.issuedBy]: issue?.by,
    [ROLECALL.expires]: issue?.expires,
  }
}

/** Credential feature ids of AWS SDK user agents (`m/…`), the last hop first. */
const FEATURES: readonly (readonly [ids: string, source: string])[] = [
  ['i,j', 'assumed_role'],
  ['k', 'web_identity'],
  ['r,s,t,u', 'sso'],
  ['v,w', 'process'],
  ['z', 'container'],
  ['0', 'instance'],
  ['g', 'env'],
  ['n,o,p,q', 'profile'],
  ['e', 'code'],
]

function sourceOfFeatures(features: string | undefined): string | undefined {
  if (!features) return undefined
  const ids = features.split(',')
  return FEATURES.find(([wanted]) => wanted.split(',').some((id) => ids.includes(id)))?.[1]
}

function accountOf(arn: string | undefined): string | undefined {
  return arn ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] : undefined
}

function bound(cache: Map<string, unknown>): void {
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value as string)
}
