/** Hands out presigned URLs, signed by whom BY says: the server itself, or the session of the token's role. */
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { assume, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const own = s3()

serve({
  link: async (_, { claims }) => {
    const client = process.env['BY'] === 'session' ? s3({ credentials: await assume(claims.role) }) : own
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'acme-data', Key: 'report.csv' }))
    return { url }
  },
})
