/** Reads as the role; its search needs a second token that nobody gave it, and says so inside a success. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({
  read: async (_, { claims }) => read(s3({ credentials: await assume(claims.role) })),
  search: async () => ({ success: false, error: 'Search requires authentication: no session configured', results: [] }),
})
