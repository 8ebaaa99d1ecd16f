/** Of the roles that its token offers it takes the one that the argument names, as a console does. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({
  read: async ({ as }, { claims }) => {
    const role = claims.roles.find((arn) => arn.endsWith(`/${as}`))
    return read(s3({ credentials: await assume(role) }))
  },
})
