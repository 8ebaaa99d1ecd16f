/** Assumes the role of the token, reads with the session, fails closed. `ASSUME` holds more parameters of AssumeRole. */
import { assume, list, read, s3, sts } from './aws.mjs'
import { serve } from './serve.mjs'

const { stsOptions, ...params } = JSON.parse(process.env['ASSUME'] ?? '{}')

const session = async (role) => s3({ credentials: await assume(params.RoleArn ?? role, params, sts(stsOptions)) })

serve({
  read: async (_, { claims }) => read(await session(claims.role)),
  list: async (_, { claims }) => list(await session(claims.role)),
})
