/** Checks a request's Signature Version 4 by signing it again with AWS's own signer. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import {
  expiredToken,
  foreignToken,
  malformedAuthorization,
  missingSignature,
  s3,
  signatureDoesNotMatch,
  skewed,
  unknownKey,
} from './errors.mjs'

/**
 * @typedef {object} Request A request as it came over the wire.
 * @property {string} method
 * @property {string} path As sent, still percent-encoded.
 * @property {Record<string, string>} query Decoded.
 * @property {Record<string, string>} headers Names in lower case.
 * @property {Buffer} body
 *
 * @typedef {object} Key
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {string} [sessionToken]
 * @property {Date} [expires]
 * @property {import('./policy.mjs').Principal} principal
 */

/** The `sha256` that the signer asks for, on Node's own. */
class Sha256 {
  /** @param {string | ArrayBuffer | ArrayBufferView} [secret] */
  constructor(secret) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', /** @type {any} */ (secret))
  }
  /** @param {Uint8Array} chunk */
  update(chunk) {
    this.hash.update(chunk)
  }
  async digest() {
    return new Uint8Array(this.hash.digest())
  }
}

const SKEW_MS = 15 * 60_000

/**
 * Service and region that a request was signed for; nothing for one that is not signed.
 *
 * @param {Request} request
 */
export function scopeOf(request) {
  const credential =
    request.query['X-Amz-Credential'] ?? /Credential=([^,\s]+)/.exec(request.headers['authorization'] ?? '')?.[1]
  const [accessKeyId, date, region, service] = credential?.split('/') ?? []
  return accessKeyId && date && region && service ? { accessKeyId, region, service } : undefined
}

/** `20151119T110900Z` → Date. @param {string | undefined} text */
function date(text) {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '')
  return parts ? new Date(Date.UTC(+parts[1], +parts[2] - 1, +parts[3], +parts[4], +parts[5], +parts[6])) : undefined
}

/**
 * Whose request is it?
 *
 * @param {Request} request
 * @param {object} world
 * @param {(accessKeyId: string) => Key | undefined} world.keyOf
 * @param {() => Date} world.now
 * @param {import('./errors.mjs').Dialect} world.dialect
 * @returns {Promise<Key>}
 * @throws {import('./errors.mjs').AwsError} what AWS answers to a request that it cannot trust
 */
export async function verify(request, { keyOf, now, dialect }) {
  const presigned = request.query['X-Amz-Signature'] !== undefined
  const authorization = request.headers['authorization']
  if (!presigned && authorization === undefined) throw missingSignature(dialect)
  const signedHeaders = presigned
    ? request.query['X-Amz-SignedHeaders']
    : /SignedHeaders=([^,\s]+)/.exec(authorization ?? '')?.[1]
  const signature = presigned
    ? request.query['X-Amz-Signature']
    : /Signature=([0-9a-f]{64})/.exec(authorization ?? '')?.[1]
  const scope = scopeOf(request)
  const signingDate = date(presigned ? request.query['X-Amz-Date'] : request.headers['x-amz-date'])
  if (!signedHeaders || !signature || !scope || !signingDate) throw malformedAuthorization(dialect, authorization ?? '')

  const key = keyOf(scope.accessKeyId)
  if (!key) throw unknownKey(dialect, scope.accessKeyId)
  const token = presigned ? request.query['X-Amz-Security-Token'] : request.headers['x-amz-security-token']
  if (key.sessionToken && !token) throw unknownKey(dialect, scope.accessKeyId)
  if (token !== key.sessionToken) throw foreignToken(dialect)

  const age = now().getTime() - signingDate.getTime()
  if (!presigned && Math.abs(age) > SKEW_MS) throw skewed(dialect, signingDate, now())
  if (presigned && age > Number(request.query['X-Amz-Expires']) * 1000) throw s3.presignedExpired()

  const expected = await sign(request, { key, scope, signingDate, signedHeaders, presigned })
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature)))
    throw signatureDoesNotMatch(dialect, key.accessKeyId)
  const digest = request.headers['x-amz-content-sha256'] ?? ''
  if (/^[0-9a-f]{64}$/.test(digest) && digest !== createHash('sha256').update(request.body).digest('hex'))
    throw s3.contentDiffers()
  if (key.expires && key.expires <= now()) throw expiredToken(dialect)
  return key
}

/**
 * The signature that the holder of the key would have made.
 *
 * @param {Request} request
 * @param {{ key: Key, scope: { region: string, service: string }, signingDate: Date, signedHeaders: string, presigned: boolean }} how
 */
async function sign(request, { key, scope, signingDate, signedHeaders, presigned }) {
  const signer = new SignatureV4({
    credentials: key,
    region: scope.region,
    service: scope.service,
    sha256: /** @type {any} */ (Sha256),
    // S3 signs the path as it is sent and its payload's hash as a header; the others neither.
    uriEscapePath: scope.service !== 's3',
    applyChecksum: false,
  })
  /** @type {Record<string, string>} */
  const headers = {}
  for (const name of signedHeaders.split(';')) headers[name] = request.headers[name] ?? ''
  // Hashes the body, or takes the header's word for it: `verify` compares the two.
  if (request.headers['x-amz-content-sha256']) headers['x-amz-content-sha256'] = request.headers['x-amz-content-sha256']
  const original = { method: request.method, hostname: '', path: request.path, headers, body: request.body }
  if (!presigned) {
    delete headers['x-amz-date']
    delete headers['x-amz-security-token']
    const signed = await signer.sign(new HttpRequest({ ...original, query: request.query }), { signingDate })
    return /Signature=(.+)$/.exec(signed.headers['authorization'] ?? '')?.[1] ?? ''
  }
  const query = { ...request.query }
  // The signer puts these back, the hash from the header it hoists.
  for (const name of ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature', 'Security-Token'])
    delete query[`X-Amz-${name}`]
  const hash = query['X-Amz-Content-Sha256']
  delete query['X-Amz-Content-Sha256']
  // Without one (boto3) the payload is unsigned all the same, and nothing of it stands in the URL.
  headers['X-Amz-Content-Sha256'] = hash ?? 'UNSIGNED-PAYLOAD'
  const silent = hash ? undefined : new Set(['x-amz-content-sha256'])
  const signed = await signer.presign(new HttpRequest({ ...original, query }), {
    signingDate,
    expiresIn: Number(request.query['X-Amz-Expires']),
    ...(silent && { unhoistableHeaders: silent, unsignableHeaders: silent }),
  })
  return String(signed.query?.['X-Amz-Signature'])
}
