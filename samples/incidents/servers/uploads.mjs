/** Stores what it is given in parts, by hand, under the session of the token's role. */
import { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3'
import { assume, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const PART = 'x'.repeat(2000)

serve({
  store: async ({ key, complete }, { claims }) => {
    const client = s3({ credentials: await assume(claims.role) })
    const what = { Bucket: 'acme-data', Key: key }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(what))
    const parts = []
    for (const PartNumber of [1, 2]) {
      const { ETag } = await client.send(new UploadPartCommand({ ...what, UploadId, PartNumber, Body: PART }))
      parts.push({ PartNumber, ETag })
    }
    if (complete)
      await client.send(new CompleteMultipartUploadCommand({ ...what, UploadId, MultipartUpload: { Parts: parts } }))
    return { stored: key }
  },
})
