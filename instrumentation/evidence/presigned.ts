/** Presigned URLs and forms that an answer hands out: whose key signed, and whether a session's token went along. Never the URL. */
import { ROLECALL } from '../../src/model/attributes.ts'
import { fingerprint } from './identities.ts'
import { s3Bucket } from './operation.ts'
import type { Attributes } from './span.ts'

/** Signature version 4, and version 2, which older SDKs presign with. */
const SIGNER = /(?:X-Amz-Credential|[?&;]AWSAccessKeyId)=([\w-]{8,128})/i
/** A session's token alone may have a kilobyte. */
const LONGEST_URL = 8192

/** A field of a presigned form (`createPresignedPost`, `generate_presigned_post`) as JSON, a dictionary or HTML has it. */
const FORM_SIGNER = /(?:X-Amz-Credential|AWSAccessKeyId)\\{0,3}["'] {0,8}(?::|value=) {0,8}\\{0,3}["']([\w-]{8,128})/i
const FORM_URL = /(?:url\\{0,3}["'] {0,8}:|action=) {0,8}\\{0,3}["']https?:\/\/([^/?"'\\]+)([^?"'\\]*)/i

/** Attributes of the first presigned URL in a text, else of the first form; none where there is none. */
export function presignedIn(text: string): Attributes {
  const signer = SIGNER.exec(text)
  if (!signer) return formIn(text)
  const rest = text.slice(Math.max(0, text.lastIndexOf('http', signer.index)), signer.index + LONGEST_URL)
  const url = rest.split(/[\s"'<>]/, 1)[0]!
  const [, host, path] = /^https?:\/\/([^/?]+)([^?]*)/.exec(url) ?? []
  return {
    [ROLECALL.resultPresigned]: fingerprint(signer[1]!),
    [ROLECALL.resultPresignedToken]: /x-amz-security-token=/i.test(url),
    [ROLECALL.resultPresignedBucket]: host ? s3Bucket(path!, host) : undefined,
  }
}

/** What a form may upload stands in its policy: who only names a key has none. */
function formIn(text: string): Attributes {
  const signer = text.includes('policy') ? FORM_SIGNER.exec(text) : null
  if (!signer) return {}
  const [, host, path] = FORM_URL.exec(text) ?? []
  return {
    [ROLECALL.resultPresigned]: fingerprint(signer[1]!),
    [ROLECALL.resultPresignedToken]: /x-amz-security-token/i.test(text),
    [ROLECALL.resultPresignedBucket]: host ? s3Bucket(path!, host) : undefined,
  }
}

/** A cheap look at whether a text may hold one. */
export function mayHoldPresigned(text: string): boolean {
  return text.includes('-Credential') || text.includes('-credential') || text.includes('AWSAccessKeyId')
}
