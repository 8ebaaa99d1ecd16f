/** Presigned URLs that an answer hands out: whose key signed, and whether a session's token went along. Never the URL. */
import { ROLECALL } from '../../src/model/attributes.ts'
import { fingerprint } from './identities.ts'
import { s3Bucket } from './operation.ts'
import type { Attributes } from './span.ts'

/** Signature version 4, and version 2, which older SDKs presign with. */
const SIGNER = /(?:X-Amz-Credential|[?&;]AWSAccessKeyId)=([\w-]{8,128})/i
/** A session's token alone may have a kilobyte. */
const LONGEST_URL = 8192

/** Attributes of the first presigned URL in a text; none where there is none. */
export function presignedIn(text: string): Attributes {
  const signer = SIGNER.exec(text)
  if (!signer) return {}
  const rest = text.slice(Math.max(0, text.lastIndexOf('http', signer.index)), signer.index + LONGEST_URL)
  const url = rest.split(/[\s"'<>]/, 1)[0]!
  const [, host, path] = /^https?:\/\/([^/?]+)([^?]*)/.exec(url) ?? []
  return {
    [ROLECALL.resultPresigned]: fingerprint(signer[1]!),
    [ROLECALL.resultPresignedToken]: /x-amz-security-token=/i.test(url),
    [ROLECALL.resultPresignedBucket]: host ? s3Bucket(path!, host) : undefined,
  }
}

/** A cheap look at whether a text may hold one. */
export function mayHoldPresigned(text: string): boolean {
  return text.includes('X-Amz-Credential=') || text.includes('AWSAccessKeyId=')
}
