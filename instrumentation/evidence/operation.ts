/** Which AWS operation a bare HTTP request is: what a bundled SDK, or no SDK at all, still shows on the wire. */

import crypto from 'node:crypto'
import { ROLECALL } from '../../src/model/attributes.ts'
import { redact } from './redact.ts'
import type { Attributes } from './span.ts'

export interface WireOperation {
  /** Short name: `STS`, `S3`, else the signing name. */
  service: string
  /** `GetObject`; absent where the wire does not tell. */
  operation: string | undefined
}

const SERVICES: Readonly<Record<string, string>> = {
  sts: 'STS',
  s3: 'S3',
  's3-object-lambda': 'S3',
  iam: 'IAM',
  athena: 'Athena',
  glue: 'Glue',
}

/** From signing name, target header and, for S3, method and URL. Query-protocol services name it in the body. */
export function wireOperation(
  signingName: string,
  method: string,
  path: string,
  host: string,
  target: string | undefined,
): WireOperation {
  const service = SERVICES[signingName] ?? signingName
  if (target) return { service, operation: /\.(\w{1,80})$/.exec(target)?.[1] }
  const cbor = /^\/service\/\w+\/operation\/(\w{1,80})/.exec(path)
  if (cbor) return { service, operation: cbor[1] }
  if (service === 'S3') return { service, operation: s3Operation(method, path, host) }
  return { service, operation: /[?&]Action=(\w{1,80})/.exec(path)?.[1] }
}

/** What a form body asks of a query-protocol service. */
export function formAttributes(body: string): { operation: string | undefined; attributes: Attributes } {
  const form = new URLSearchParams(body.slice(0, 32_768))
  const tags = [...form].filter(([name]) => /^Tags\.member\.\d+\.Key$/.test(name)).map(([, value]) => value)
  const duration = Number(form.get('DurationSeconds') ?? Number.NaN)
  const operation = form.get('Action')
  return {
    operation: operation && /^\w{1,80}$/.test(operation) ? operation : undefined,
    attributes: {
      [ROLECALL.stsRoleArn]: asked(form.get('RoleArn'), 640),
      [ROLECALL.stsSessionName]: asked(form.get('RoleSessionName'), 64),
      [ROLECALL.stsDuration]: Number.isFinite(duration) ? duration : undefined,
      [ROLECALL.stsTagKeys]: tags.length ? tags : undefined,
      [ROLECALL.stsExternalId]: form.has('RoleArn') ? externalIdMark(form.get('ExternalId')) : undefined,
    },
  }
}

/** Tells two apart, and not what they are. */
export function externalIdMark(value: unknown): string {
  return typeof value === 'string' ? crypto.createHash('sha256').update(value).digest('hex').slice(0, 4) : 'none'
}

/** The caller chose it, and may have put anything there. */
function asked(value: string | null, longest: number): string | undefined {
  return value === null ? undefined : redact(value, longest)
}

/** Bucket of a virtual-hosted or path-style S3 URL. */
export function s3Bucket(path: string, host: string): string | undefined {
  const virtual = /^(.+?)\.s3[.-][\w.-]*amazonaws\.com/.exec(host)
  if (virtual) return virtual[1]
  const first = path.split(/[/?]/, 2)[1]
  return first ? decode(first).slice(0, 255) : undefined
}

const S3_SUBRESOURCES =
  'acl,cors,encryption,lifecycle,location,logging,notification,object-lock,ownershipControls,policy,policyStatus,publicAccessBlock,replication,requestPayment,tagging,versioning,versions,website,uploads,attributes,retention,legal-hold,torrent,restore,select'
const S3_NAMES: Readonly<Record<string, string>> = {
  versions: 'ListObjectVersions',
  uploads: 'ListMultipartUploads',
  lifecycle: 'GetBucketLifecycleConfiguration',
  notification: 'GetBucketNotificationConfiguration',
  attributes: 'GetObjectAttributes',
}

function s3Operation(method: string, path: string, host: string): string | undefined {
  const [resource = '', query = ''] = path.split('?', 2)
  const virtual = /^.+?\.s3[.-][\w.-]*amazonaws\.com/.test(host)
  const parts = resource.split('/').filter(Boolean)
  const depth = virtual ? parts.length + 1 : parts.length
  const names = query.split('&').map((pair) => pair.split('=', 1)[0]!)
  const has = (name: string) => names.includes(name)
  const level = depth === 0 ? 'service' : depth === 1 ? 'bucket' : 'object'
  if (level === 'service') return method === 'GET' ? 'ListBuckets' : undefined
  const sub = S3_SUBRESOURCES.split(',').find(has)
  const noun = level === 'bucket' ? 'Bucket' : 'Object'
  if (sub && method === 'GET') return S3_NAMES[sub] ?? `Get${noun}${pascal(sub)}`
  if (sub && (method === 'PUT' || method === 'DELETE'))
    return `${method === 'PUT' ? 'Put' : 'Delete'}${noun}${pascal(sub)}`
  if (method === 'POST') {
    if (has('delete')) return 'DeleteObjects'
    if (has('uploads')) return 'CreateMultipartUpload'
    if (has('uploadId')) return 'CompleteMultipartUpload'
    return undefined
  }
  if (level === 'bucket') {
    if (method === 'GET') return has('list-type') ? 'ListObjectsV2' : 'ListObjects'
    return { HEAD: 'HeadBucket', PUT: 'CreateBucket', DELETE: 'DeleteBucket' }[method]
  }
  if (has('uploadId')) return { PUT: 'UploadPart', DELETE: 'AbortMultipartUpload', GET: 'ListParts' }[method]
  return { GET: 'GetObject', HEAD: 'HeadObject', PUT: 'PutObject', DELETE: 'DeleteObject' }[method]
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
