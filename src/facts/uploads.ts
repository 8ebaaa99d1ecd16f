/** Uploads to S3 in parts: what begins and ends them, and which calls are of one. */
import type { Call } from '../model/call.ts'

export function isBegun({ operation, outcome }: Call): boolean {
  return operation === 'CreateMultipartUpload' && outcome === 'ok'
}

/** Completes it or takes it back. */
export function isEnd({ operation }: Call): boolean {
  return operation === 'CompleteMultipartUpload' || operation === 'AbortMultipartUpload'
}

export function isOfBucket({ bucket }: Call, begun: Call): boolean {
  return bucket === begun.bucket
}

/** As the path tells, where both were seen on the wire; of two uploads to the same object the last one counts. */
export function isOfObject({ bucket, path }: Call, begun: Call): boolean {
  return bucket === begun.bucket && (path === undefined || begun.path === undefined || path === begun.path)
}
