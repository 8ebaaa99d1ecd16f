/** Assumes the role (ROLE, else the token's), and reads with a client that was built at the start. With OWN_BUSINESS it uses both, each for its own. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const own = s3()

serve({
  read: async (_, { claims }) => {
    const credentials = await assume(process.env['ROLE'] ?? claims.role)
    if (!process.env['OWN_BUSINESS']) return read(own)
    await read(own, 'server-config', 'tools.json')
    return read(s3({ credentials }))
  },
})
