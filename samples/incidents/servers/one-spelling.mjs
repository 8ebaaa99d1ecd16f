/** Reads the role from `role_arn`, and only there; a token without it is served as the server itself. */
import { assume, list, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const client = async ({ role_arn: role }) => s3(role && { credentials: await assume(role) })

serve({
  read: async (_, { claims }) => read(await client(claims)),
  list: async (_, { claims }) => list(await client(claims)),
})
