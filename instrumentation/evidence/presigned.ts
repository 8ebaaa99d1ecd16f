/** Presigned URLs and forms that an answer hands out: whose key signed, and whether a session's token went along. Never the URL. */
import { ROLECALL } from '../../src/model/attributes.ts'
import { fingerprint } from './identities.ts'
import { s3Bucket } from './operation.ts'
import type { Attributes } from './span.ts'

/** Signature version 4, and version 2, which older SDKs presign with. */
const SIGNERS = /(?:X-Amz-Credential|[?&;]AWSAccessKeyId)=([\w-]{8,128})/gi
/** A session's token alone may have a kilobyte. */
const LONGEST_URL = 8192
/** Of one text, those that differ in who signed or what they open, and those that are looked at. */
const MOST = 8
const MOST_LOOKED_AT = 500

/** A field of a presigned form (`createPresignedPost`, `generate_presigned_post`) as JSON, a dictionary or HTML has it. */
const FORM_SIGNER = /(?:X-Amz-Credential|AWSAccessKeyId)\\{0,3}["'] {0,8}(?::|value=) {0,8}\\{0,3}["']([\w-]{8,128})/i
const FORM_URL = /(?:url\\{0,3}["'] {0,8}:|action=) {0,8}\\{0,3}["']https?:\/\/([^/?"'\\]+)([^?"'\\]*)/i

/** Attributes of the presigned URLs in a text, else of the first form; none where there is none. */
export function presignedIn(text: string): Attributes {
  const found = new Map<string, { by: string; withToken: boolean; bucket: string | undefined }>()
  const add = (key: string, withToken: boolean, [, host, path]: readonly string[]): void => {
    const one = { by: fingerprint(key), withToken, bucket: host ? s3Bucket(path!, host) : undefined }
    found.set(`${one.by} ${withToken ? 'with' : 'without'}-token ${one.bucket ?? ''}`, one)
  }
  let looked = 0
  for (const signer of text.matchAll(SIGNERS)) {
    if (++looked > MOST_LOOKED_AT || found.size >= MOST) break
    const rest = text.slice(Math.max(0, text.lastIndexOf('http', signer.index)), signer.index + LONGEST_URL)
    const url = rest.split(/[\s"'<>]/, 1)[0]!
    add(signer[1]!, /x-amz-security-token=/i.test(url), /^https?:\/\/([^/?]+)([^?]*)/.exec(url) ?? [])
  }
  // What a form may upload stands in its policy: who only names a key has none.
  const form = looked === 0 && text.includes('policy') ? FORM_SIGNER.exec(text) : null
  if (form) add(form[1]!, /x-amz-security-token/i.test(text), FORM_URL.exec(text) ?? [])
  const [first, ...others] = found
  if (!first) return {}
  return {
    [ROLECALL.resultPresigned]: first[1].by,
    [ROLECALL.resultPresignedToken]: first[1].withToken,
    [ROLECALL.resultPresignedBucket]: first[1].bucket,
    [ROLECALL.resultPresignedOthers]: others.length > 0 ? others.map(([told]) => told) : undefined,
  }
}

/** A cheap look at whether a text may hold one. */
export function mayHoldPresigned(text: string): boolean {
  return text.includes('-Credential') || text.includes('-credential') || text.includes('AWSAccessKeyId')
}
