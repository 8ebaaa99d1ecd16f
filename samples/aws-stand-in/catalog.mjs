/**
 * A search service that is not AWS's: a data catalog with a session of its own, which it takes as a bearer token.
 * It stands for the second token that such servers need and that somebody forgets to pass on.
 */

/**
 * @typedef {{ sessions: string[], documents: { bucket: string, key: string, title: string }[] }} CatalogConfig
 */

/**
 * @param {import('./world.mjs').World} world
 * @param {import('./world.mjs').World['record']} record
 * @returns {import('node:http').RequestListener}
 */
export function catalogListener(world, record) {
  const { sessions, documents } = world.config.catalog
  return (req, res) => {
    req.resume()
    const url = new URL(req.url ?? '/', 'http://catalog')
    const send = (/** @type {number} */ status, /** @type {object} */ body) => {
      record({ service: 'catalog', operation: `${req.method} ${url.pathname}`, status })
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (url.pathname !== '/api/search') return send(404, { message: 'Not found' })
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
    if (!token || !sessions.includes(token)) return send(401, { message: 'Unauthorized' })
    const query = (url.searchParams.get('q') ?? '').toLowerCase()
    const hits = documents.filter(({ key, title }) => `${key} ${title}`.toLowerCase().includes(query))
    send(200, { total: hits.length, hits })
  }
}
