/** Tries AssumeRole once more after a second, as one should after creating a role. */
import { setTimeout as sleep } from 'node:timers/promises'
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

serve({
  read: async (_, { claims }) => {
    const again = () => sleep(1000).then(() => assume(claims.role))
    return read(s3({ credentials: await assume(claims.role).catch(again) }))
  },
})
