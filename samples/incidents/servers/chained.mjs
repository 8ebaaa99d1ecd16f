/** From the token's role on to the role that may read the data: two hops, by design. */
import { assume, read, s3, sts } from './aws.mjs'
import { serve } from './serve.mjs'

serve({
  read: async (_, { claims }) => {
    const first = sts({ credentials: await assume(claims.role) })
    const duration = process.env['SECONDS'] && { DurationSeconds: Number(process.env['SECONDS']) }
    return read(s3({ credentials: await assume(process.env['DATA_ROLE'], duration, first) }))
  },
})
