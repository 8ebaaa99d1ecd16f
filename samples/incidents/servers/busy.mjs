/** Builds a report on the event loop, some time after it was ordered. */
import { setTimeout as later } from 'node:timers'
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

let client
const reader = async (role) => (client ??= s3({ credentials: await assume(role) }))

serve({
  order: async ({ afterMs, forMs }) => {
    later(() => {
      const end = Date.now() + forMs
      while (Date.now() < end);
    }, afterMs)
    return { ordered: true }
  },
  read: async (_, { claims }) => read(await reader(claims.role)),
})
