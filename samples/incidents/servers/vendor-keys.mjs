/** Gets its AWS credentials from a vendor's service, once, for everybody. */
import { read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

let client

serve({
  read: async (_, { token }) => {
    if (!client) {
      const response = await fetch(`${process.env['SERVICE_URL']}/credentials`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const { AccessKeyId, SecretAccessKey, SessionToken } = await response.json()
      client = s3({
        credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
      })
    }
    return read(client)
  },
})
