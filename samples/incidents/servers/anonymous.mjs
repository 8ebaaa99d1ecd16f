/** Reads without signature. `ALSO` reads data as the token's role first, and only public data without signature. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const anonymous = s3({ signer: { sign: async (request) => request } })

serve({
  read: async (_, { claims }) => {
    if (process.env['ALSO']) await read(s3({ credentials: await assume(claims.role) }))
    return read(anonymous, 'acme-public', 'logo.svg')
  },
})
