/** Simple Storage Service, path style: buckets, objects, and what a permission check asks of a bucket. */
import { createHash } from 'node:crypto'
import { accessDenied, s3 as errors, missingSignature } from './errors.mjs'
import { ANONYMOUS, decide } from './policy.mjs'
import { element } from './xml.mjs'

/**
 * @typedef {import('./world.mjs').World} World
 * @typedef {import('./signature.mjs').Key} Key
 * @typedef {import('./signature.mjs').Request} Request
 *
 * @typedef {object} Bucket
 * @property {string} name
 * @property {string} account Owner.
 * @property {string} region
 * @property {import('./policy.mjs').Policy} [policy] Bucket policy.
 * @property {Map<string, { body: Buffer, type: string, modified: Date, etag: string }>} objects
 * @property {Map<string, Buffer[]>} [uploads] Parts of uploads that were begun, by id.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string | Buffer} body
 *
 * @typedef {{ world: World, request: Request, key: Key | undefined, bucket: Bucket, name: string }} Context
 */

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'

/**
 * Bucket, key and operation of a request.
 *
 * @param {Request} request
 */
export function parseS3({ method, path, query }) {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  return { bucket, key: decodeURIComponent(key), operation: operationOf(method, query, bucket, key) }
}

/** @param {string} method @param {Record<string, string>} query @param {string} bucket @param {string} key */
function operationOf(method, query, bucket, key) {
  if (!bucket) return method === 'GET' ? 'ListBuckets' : undefined
  if (key && query['uploads'] !== undefined) return method === 'POST' ? 'CreateMultipartUpload' : undefined
  if (key && query['uploadId'] !== undefined)
    return { PUT: 'UploadPart', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload' }[method]
  if (key) return { GET: 'GetObject', HEAD: 'HeadObject', PUT: 'PutObject', DELETE: 'DeleteObject' }[method]
  if (method === 'HEAD') return 'HeadBucket'
  if (method !== 'GET') return undefined
  for (const [name, operation] of Object.entries(BUCKET_READS)) if (query[name] !== undefined) return operation
  if (query['list-type'] === '2') return 'ListObjectsV2'
  // The first version is what boto3's resources still ask with.
  return Object.keys(query).every((name) => LIST_PARAMETERS.includes(name)) ? 'ListObjects' : undefined
}

const LIST_PARAMETERS = ['prefix', 'delimiter', 'marker', 'max-keys', 'encoding-type']

const BUCKET_READS = {
  location: 'GetBucketLocation',
  policy: 'GetBucketPolicy',
  acl: 'GetBucketAcl',
  versioning: 'GetBucketVersioning',
  tagging: 'GetBucketTagging',
}

/** Action that a policy must allow. */
const ACTIONS = /** @type {Record<string, string>} */ ({
  ListBuckets: 's3:ListAllMyBuckets',
  ListObjects: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  HeadBucket: 's3:ListBucket',
  HeadObject: 's3:GetObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
})

/** @param {Context} context @param {string} action @param {string} key */
function decision({ key: signer, bucket }, action, key) {
  const resource = `arn:aws:s3:::${bucket.name}${key && `/${key}`}`
  const caller = signer?.principal ?? ANONYMOUS
  const request = { action, resource, resourceAccount: bucket.account }
  return { caller, request, ...decide({ ...request, caller, resourcePolicy: bucket.policy }) }
}

/**
 * Answers one S3 request.
 *
 * @param {World} world @param {Request} request @param {Key | undefined} key Who signed; nothing if nobody did.
 * @param {string} region Region it was signed for.
 * @returns {Answer}
 */
export function answerS3(world, request, key, region) {
  const { bucket: bucketName, key: name, operation } = parseS3(request)
  if (!operation) throw errors.notImplemented()
  if (operation === 'ListBuckets') return listBuckets(world, key)
  const bucket = world.buckets.get(bucketName)
  if (!bucket) throw errors.noSuchBucket(bucketName)
  if (key && bucket.region !== region && operation !== 'GetBucketLocation')
    throw errors.wrongRegion(bucket.name, bucket.region)
  const context = { world, request, key, bucket, name }
  const allowed = decision(context, ACTIONS[operation] ?? `s3:${operation}`, name)
  if (!allowed.allowed)
    throw key
      ? accessDenied('s3', allowed.caller, { ...allowed.request, explicit: allowed.explicit })
      : missingSignature('s3')
  const answer = /** @type {any} */ (OPERATIONS)[operation](context)
  return { status: 200, body: '', ...answer, headers: { 'x-amz-bucket-region': bucket.region, ...answer.headers } }
}

/** @param {World} world @param {Key | undefined} key @returns {Answer} */
function listBuckets(world, key) {
  if (!key) throw missingSignature('s3')
  const request = { action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*', resourceAccount: key.principal.account }
  const { allowed, explicit } = decide({ ...request, caller: key.principal })
  if (!allowed) throw accessDenied('s3', key.principal, { ...request, explicit })
  // Only the caller's own account's buckets are listed, whatever else it may read.
  const own = [...world.buckets.values()].filter((bucket) => bucket.account === key.principal.account)
  return {
    status: 200,
    headers: {},
    body: document('ListAllMyBucketsResult', {
      Owner: { ID: ownerId(key.principal.account) },
      Buckets: { Bucket: own.map(({ name }) => ({ Name: name, CreationDate: '2026-01-12T09:30:00.000Z' })) },
    }),
  }
}

/** @param {Context} context */
function existing({ bucket, name, ...context }) {
  const object = bucket.objects.get(name)
  if (object) return object
  // Who may not list learns nothing of what exists.
  const list = decision({ ...context, bucket, name }, 's3:ListBucket', '')
  if (!list.allowed) throw accessDenied('s3', list.caller, list.request)
  throw errors.noSuchKey(name)
}

/** @param {{ body: Buffer, type: string, modified: Date, etag: string }} object */
const objectHeaders = ({ body, type, modified, etag }) => ({
  'content-type': type,
  'content-length': String(body.length),
  'last-modified': modified.toUTCString(),
  etag,
  'accept-ranges': 'bytes',
})

const OPERATIONS = {
  /** @param {Context} context */
  ListObjects: (context) => OPERATIONS.ListObjectsV2(context),

  /** Answers hold the fields of both versions. @param {Context} context */
  ListObjectsV2({ bucket, request: { query } }) {
    const prefix = query['prefix'] ?? ''
    const delimiter = query['delimiter'] ?? ''
    const max = Math.min(Number(query['max-keys'] ?? 1000), 1000)
    const after = query['continuation-token']
      ? Buffer.from(query['continuation-token'], 'base64').toString()
      : (query['start-after'] ?? query['marker'] ?? '')
    /** @type {string[]} */
    const keys = []
    /** @type {Set<string>} */
    const prefixes = new Set()
    let last = ''
    let truncated = false
    for (const key of [...bucket.objects.keys()].sort()) {
      if (!key.startsWith(prefix) || key <= after) continue
      const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1
      const common = end < 0 ? undefined : key.slice(0, end + delimiter.length)
      if (common && (prefixes.has(common) || after.startsWith(common))) continue
      if (keys.length + prefixes.size === max) {
        truncated = true
        break
      }
      if (common) prefixes.add(common)
      else keys.push(key)
      last = common ?? key
    }
    return {
      headers: { 'content-type': 'application/xml' },
      body: document('ListBucketResult', {
        Name: bucket.name,
        Prefix: prefix,
        Marker: query['marker'],
        KeyCount: keys.length + prefixes.size,
        MaxKeys: max,
        Delimiter: delimiter || undefined,
        IsTruncated: truncated,
        ...(truncated && { NextContinuationToken: Buffer.from(last).toString('base64'), NextMarker: last }),
        Contents: keys.map((key) => {
          const object = bucket.objects.get(key)
          return {
            Key: key,
            LastModified: object?.modified.toISOString(),
            ETag: object?.etag,
            Size: object?.body.length,
            StorageClass: 'STANDARD',
          }
        }),
        CommonPrefixes: [...prefixes].map((common) => ({ Prefix: common })),
      }),
    }
  },

  /** @param {Context} context */
  GetObject(context) {
    const object = existing(context)
    const range = /^bytes=(\d*)-(\d*)$/.exec(context.request.headers['range'] ?? '')
    if (!range) return { headers: objectHeaders(object), body: object.body }
    const size = object.body.length
    const from = range[1] ? Number(range[1]) : size - Number(range[2])
    const to = range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1
    if (from < 0 || from > to) throw errors.invalidRange()
    const body = object.body.subarray(from, to + 1)
    return {
      status: 206,
      headers: { ...objectHeaders({ ...object, body }), 'content-range': `bytes ${from}-${to}/${size}` },
      body,
    }
  },

  /** @param {Context} context */
  HeadObject: (context) => ({ headers: objectHeaders(existing(context)) }),

  /** @param {Context} context */
  PutObject({ world, bucket, name, request }) {
    const body = contentOf(request)
    const object = stored(body, request.headers['content-type'], world.now())
    bucket.objects.set(name, object)
    return { headers: { etag: object.etag } }
  },

  /** @param {Context} context */
  CreateMultipartUpload({ bucket, name }) {
    bucket.uploads ??= new Map()
    const id = createHash('md5').update(`${name} ${bucket.uploads.size}`).digest('hex')
    bucket.uploads.set(id, [])
    return {
      headers: { 'content-type': 'application/xml' },
      body: document('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: name, UploadId: id }),
    }
  },

  /** @param {Context} context */
  UploadPart(context) {
    const body = contentOf(context.request)
    partsOf(context)[Number(context.request.query['partNumber']) - 1] = body
    return { headers: { etag: stored(body, undefined, context.world.now()).etag } }
  },

  /** @param {Context} context */
  CompleteMultipartUpload(context) {
    const { world, bucket, name, request } = context
    const object = stored(Buffer.concat(partsOf(context)), undefined, world.now())
    bucket.objects.set(name, object)
    bucket.uploads?.delete(String(request.query['uploadId']))
    return {
      headers: { 'content-type': 'application/xml' },
      body: document('CompleteMultipartUploadResult', { Bucket: bucket.name, Key: name, ETag: object.etag }),
    }
  },

  /** @param {Context} context */
  AbortMultipartUpload(context) {
    partsOf(context)
    context.bucket.uploads?.delete(String(context.request.query['uploadId']))
    return { status: 204 }
  },

  /** @param {Context} context */
  DeleteObject({ bucket, name }) {
    bucket.objects.delete(name)
    return { status: 204 }
  },

  HeadBucket: () => ({}),

  /** @param {Context} context */
  GetBucketLocation: ({ bucket }) => ({
    headers: { 'content-type': 'application/xml' },
    // The first region's name is left out, as S3 does.
    body: document('LocationConstraint', bucket.region === 'us-east-1' ? '' : bucket.region),
  }),

  /** @param {Context} context */
  GetBucketPolicy({ bucket }) {
    if (!bucket.policy) throw errors.noSuchBucketPolicy(bucket.name)
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(bucket.policy) }
  },

  /** @param {Context} context */
  GetBucketAcl: ({ bucket }) => ({
    headers: { 'content-type': 'application/xml' },
    body: document('AccessControlPolicy', { Owner: { ID: ownerId(bucket.account) }, AccessControlList: '' }),
  }),

  GetBucketVersioning: () => ({
    headers: { 'content-type': 'application/xml' },
    body: document('VersioningConfiguration', ''),
  }),

  GetBucketTagging: () => ({
    headers: { 'content-type': 'application/xml' },
    body: document('Tagging', { TagSet: '' }),
  }),
}

/** @param {Context} context */
function partsOf({ bucket, request }) {
  const parts = bucket.uploads?.get(String(request.query['uploadId']))
  if (!parts) throw errors.noSuchUpload()
  return parts
}

/** The body as the client meant it: SDKs may send it in `aws-chunked` frames with a checksum behind. @param {Request} request */
function contentOf({ headers, body }) {
  const hash = headers['x-amz-content-sha256'] ?? ''
  if (!hash.startsWith('STREAMING-')) return body
  if (hash !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') throw errors.notImplemented()
  const chunks = []
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at)
    const size = line < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', at, line), 16)
    if (Number.isNaN(size)) throw errors.incompleteBody()
    if (size === 0) break
    chunks.push(body.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  const content = Buffer.concat(chunks)
  if (content.length !== Number(headers['x-amz-decoded-content-length'])) throw errors.incompleteBody()
  return content
}

/** @param {Buffer} body @param {string | undefined} type @param {Date} modified */
export function stored(body, type, modified) {
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  return { body, type: type ?? 'application/octet-stream', modified, etag }
}

const ownerId = (/** @type {string} */ account) => createHash('sha256').update(account).digest('hex')

/** @param {string} name @param {unknown} value */
const document = (name, value) => `<?xml version="1.0" encoding="UTF-8"?>\n${element(`${name} ${NAMESPACE}`, value)}`
