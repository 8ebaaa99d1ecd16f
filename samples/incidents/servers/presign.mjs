/** Hands out presigned URLs, signed by whom BY says: the server itself, the session of the token's role, or that session's key and secret `alone`. */
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { assume, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const own = s3()
const signers = {
  server: async () => own,
  session: async (role) => s3({ credentials: await assume(role) }),
  alone: async (role) => {
    const { accessKeyId, secretAccessKey } = await assume(role)
    return s3({ credentials: { accessKeyId, secretAccessKey } })
  },
}

serve({
  link: async (_, { claims }) => {
    const client = await signers[process.env['BY']](claims.role)
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'acme-data', Key: 'report.csv' }))
    return { url }
  },
})
