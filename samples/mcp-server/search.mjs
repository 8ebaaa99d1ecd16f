/** Search: by the catalog's own service where there is one, else by the names in the buckets one can see. */
import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { s3 } from './context.mjs'

/**
 * @param {string} query
 * @param {import('./context.mjs').Context} context
 */
export function search(query, context) {
  return context.catalogUrl
    ? searchCatalog(query, context.catalogUrl, context.catalogSession)
    : searchBuckets(query, context)
}

/** @param {string} query @param {string} url @param {string | undefined} session */
async function searchCatalog(query, url, session) {
  // Told inside a success, and without asking the service: whoever only checks the shape of the answer sees nothing.
  if (!session)
    return { success: false, error: 'Search catalog requires authentication: no session configured', results: [] }
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(query)}`, {
    headers: { authorization: `Bearer ${session}` },
  })
  if (!response.ok) return { success: false, error: `Search catalog answered ${response.status}`, results: [] }
  const { hits } = /** @type {{ hits: object[] }} */ (await response.json())
  return { success: true, results: hits }
}

/** @param {string} query @param {import('./context.mjs').Context} context */
async function searchBuckets(query, context) {
  const client = await s3(context)
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}))
  const results = []
  for (const { Name: Bucket } of Buckets) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }))
    for (const { Key } of Contents) if (Key?.includes(query)) results.push({ bucket: Bucket, key: Key })
  }
  return { success: true, results }
}
