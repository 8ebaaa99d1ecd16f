/** Searches a service for those who have a session with it; keeps what it found; has samples for demonstrations. */
import { assume, list, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const { SERVICE_URL = '' } = process.env
const kept = new Map()

async function search(query, session) {
  if (!session) return { success: true, results: [] }
  const answer = await fetch(`${SERVICE_URL}/search?q=${query}`, { headers: { authorization: `Bearer ${session}` } })
  return answer.json()
}

serve({
  search: ({ query, session }) => search(query, session),
  searchKept: async ({ query, session }) => {
    if (!kept.has(query)) kept.set(query, await search(query, session))
    return kept.get(query)
  },
  bucket_objects: async ({ demo }, { claims }) => {
    if (demo) return { items: ['sample-1.csv', 'sample-2.csv'] }
    return list(s3({ credentials: await assume(claims.role) }))
  },
  bucket_names: async () => ({ items: ['acme-data'] }),
})
