/** The calls that rules judge: an SDK span and its HTTP attempts are one call. */

import type { Alike } from './alike.ts'
import { bucketOfHost } from './aws.ts'
import type { Attributes, Evidence, Us } from './records.ts'
import { WAY_BACK } from './tolerances.ts'

export type IdentitySource =
  | 'code'
  | 'env'
  | 'profile'
  | 'sso'
  | 'process'
  | 'web_identity'
  | 'assumed_role'
  | 'container'
  | 'instance'
  | 'elsewhere'
  | 'none'
  | 'unknown'

/** The identity that signed. The fingerprint of the access key *is* the identity; the rest describes it. */
export interface Identity {
  /** `fingerprintKey`'s form; `unsigned` when nothing signed; the principal's ARN where only that is known. */
  key: string
  kind: 'AKIA' | 'ASIA' | 'other' | 'none'
  source: IdentitySource
  account?: string
  /** ARN of the role whose session this is. */
  role?: string
  sessionArn?: string
  /** ARN of the principal as AWS named it (a denial's `User: …`, CloudTrail's `userIdentity.arn`). */
  principal?: string
  expires?: Us
  /** Id of the call that issued the key. */
  issuedBy?: string
  /** For how many keys of that role or user this one stands, itself among them. */
  alike?: number
}

/** One HTTP try of a call. */
export interface Attempt {
  start: Us
  end?: Us
  httpStatus?: number
  host?: string
  /** Error code or class, where it failed. */
  error?: string
  attributes: Attributes
  evidence: Evidence
}

/** Of a long trail one may stand for others that are alike: `alike` says for how many. */
export interface Call extends Alike {
  /** Unique in the run: `<traceId>/<spanId>` or the place read from. */
  id: string
  /**
   * - `aws`: a request to an AWS service (its SDK span, or bare HTTP that is signed or addressed as one)
   * - `metadata`: instance or container metadata
   * - `http`: any other outbound request
   */
  kind: 'aws' | 'metadata' | 'http'
  /** Canonical short name: `STS`, `S3`, `IAM`, `Athena`, …; the host for `http`. */
  service: string
  /** `AssumeRole`, `GetObject`; the method and path for others; `?` where it can't be told. */
  operation: string
  start: Us
  /** Absent while open. */
  end?: Us
  open: boolean
  /** Nobody said when: `start` is before all that has a time. */
  untimed?: true
  /** How it was seen: an SDK's span, bare HTTP, CloudTrail, client-side monitoring, or a log line only. */
  seenAs: 'sdk' | 'http' | 'cloudtrail' | 'csm' | 'log'
  outcome: 'ok' | 'error' | 'open' | 'unknown'
  httpStatus?: number
  /** Error code, a trailing `Exception` stripped (`AccessDenied`), and the service's sentence. */
  errorCode?: string
  errorMessage?: string
  requestId?: string
  region?: string
  host?: string
  path?: string
  method?: string
  /** Role asked for (AssumeRole*), from the request or, when denied, from the message. */
  roleArn?: string
  sessionName?: string
  bucket?: string
  /** What else it was about: a table, a secret, a queue. */
  resource?: string
  /** Absent when the evidence does not tell. */
  signedBy?: Identity
  /** Its success, as a later line of the log tells it. */
  mended?: Call
  /** What the answer issued. */
  issued?: { key: string; sessionArn?: string; until?: Us }
  /** Outbound authentication of a call that is not AWS's: scheme (`none` when absent) and token fingerprint. */
  auth?: { scheme: string; token?: string }
  /** An HTTP request was seen to leave. `false`: the SDK's span has no HTTP child though HTTP was watched. */
  sent: boolean | 'unknown'
  attempts: readonly Attempt[]
  /** Until when it is open by design: for ever (an event stream), or as long as a long poll may take. See `isStanding`. */
  standsUntil?: Us
  attributes: Attributes
  process: string
  traceId: string
  spanId: string
  parentSpanId?: string
  /** The tool call it belongs to, and how it was joined. */
  toolCall?: string
  evidence: Evidence
  /** Where that stands which the evidence itself leaves out: its bucket, its region, who asked. */
  namedAt?: readonly Evidence[]
}

/** Is it no wonder that this call is, or was, open at that moment? */
export function isStanding({ standsUntil, end }: Pick<Call, 'standsUntil' | 'end'>, at: Us): boolean {
  return standsUntil !== undefined && Math.min(end ?? at, at) <= standsUntil + WAY_BACK
}

/** Stock spans of a bare request name its bucket in its host only. */
export function bucketOf({ bucket, host }: Pick<Call, 'bucket' | 'host'>): string | undefined {
  return bucket ?? bucketOfHost(host)
}

/**
 * An SDK's own words for an answer of the service, from which its status is left out: AWS was reached, whatever the message holds.
 * A log's are recognised as it is read; botocore's stand in stock spans, too.
 */
export function saysAnswered({ sent, seenAs, operation, errorMessage }: Call): boolean {
  return sent === true && (seenAs === 'log' || !!errorMessage?.includes(` when calling the ${operation} operation`))
}

/**
 * "There is no such thing", to a HEAD: the answer that was asked for, and no failure of its own.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export function saysNotThere({ operation, method, errorCode, httpStatus }: Call): boolean {
  const asked = /^Head(?:Object|Bucket)$/.test(operation) || method === 'HEAD' || operation === 'HEAD'
  return asked && (httpStatus === 404 || /^(?:(?:HTTP )?404|NotFound|NoSuchKey|NoSuchBucket)$/.test(errorCode ?? ''))
}
