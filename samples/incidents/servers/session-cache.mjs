/** Keeps sessions under a key that CACHE_BY chooses: the role, the caller and role, the MCP session, or one for all. `TAGS` tags them by caller. */
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const by = {
  role: ({ role }) => role,
  caller: ({ sub, role }) => `${sub} ${role}`,
  name: () => 'incident-server',
  session: (_, session) => session,
}
const sessions = new Map()

serve({
  read: async (_, { claims, session }) => {
    const key = by[process.env['CACHE_BY']](claims, session)
    const tags = process.env['TAGS'] && { Tags: [{ Key: 'caller', Value: claims.sub }] }
    if (!sessions.has(key)) sessions.set(key, await assume(claims.role, tags))
    return read(s3({ credentials: sessions.get(key) }))
  },
})
