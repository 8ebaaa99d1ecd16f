/** A role for each tenant; its session is named after the tenant, and kept under what KEEP_BY says: `tenant`, or the region, which all share. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

/** @type {Map<string, Promise<object>>} */
const kept = new Map()

serve({
  read: async (_, { claims }) => {
    const key = process.env['KEEP_BY'] === 'tenant' ? claims.tenant : (process.env['AWS_REGION'] ?? '')
    if (!kept.has(key))
      kept.set(key, assume(process.env[`ROLE_${claims.tenant.toUpperCase()}`], { RoleSessionName: claims.tenant }))
    return read(s3({ credentials: await kept.get(key) }))
  },
})
