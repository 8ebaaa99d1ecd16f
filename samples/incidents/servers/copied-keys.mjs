/** Copies the session's key and secret into its own configuration, and forgets the session token. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({
  read: async (_, { claims }) => {
    const { accessKeyId, secretAccessKey } = await assume(claims.role)
    return read(s3({ credentials: { accessKeyId, secretAccessKey } }))
  },
})
