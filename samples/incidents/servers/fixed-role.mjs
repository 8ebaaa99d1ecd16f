/** Assumes the role of its configuration, whatever the token names. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({ read: async () => read(s3({ credentials: await assume(process.env['DEFAULT_ROLE']) })) })
