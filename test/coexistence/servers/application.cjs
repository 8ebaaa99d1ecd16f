/**
 * A server that calls AWS, another service by `http` and by `fetch`, and fails when told to. Beyond that it tells, when
 * asked, what is changed about its process.
 */
const { BACKEND, SERVER_KIND } = process.env
const given = new Set(JSON.parse(process.env.GIVEN_VARIABLES))

/** What an application imports, in the manner of its module system. */
module.exports = ({ createServer, get, S3Client, ListObjectsV2Command }) => {
  const s3 = new S3Client({ forcePathStyle: true })

  async function work({ url, headers }) {
    await s3.send(new ListObjectsV2Command({ Bucket: 'data' }))
    await new Promise((resolve, reject) => {
      const request = get(`${BACKEND}/plain`, { headers: { 'X-Case': 'Kept' } }, (response) => {
        response.resume()
        response.on('end', resolve)
      })
      request.on('error', reject)
    })
    const answer = await fetch(`${BACKEND}/fetched`, { method: 'POST', body: 'x', headers: { 'X-Case': 'Kept' } })
    await answer.text()
    if (url.includes('fail')) throw new Error('told to fail')
    return { ok: true, user: headers['x-user'] }
  }

  function state() {
    const events = process.eventNames().map(String)
    return {
      signals: events.filter((name) => /^SIG/.test(name)).map((name) => `${name} ${process.listenerCount(name)}`),
      // rolecall's own last words are one listener of `exit`.
      failures: ['uncaughtException', 'unhandledRejection', 'beforeExit', 'warning'].map(
        (name) => `${name} ${process.listenerCount(name)}`,
      ),
      variables: Object.keys(process.env).filter((name) => !given.has(name)),
    }
  }

  async function serve(url, request) {
    if (url === '/state') return { status: 200, body: state() }
    if (url === '/flush') {
      await globalThis.flushAgent?.()
      return { status: 200, body: {} }
    }
    try {
      return { status: 200, body: await work(request) }
    } catch (error) {
      return { status: 500, body: { error: error.message } }
    }
  }

  async function start() {
    if (SERVER_KIND === 'fastify') {
      const app = require('../preloads/from-cache.cjs')('fastify')()
      app.all('/*', async (request, reply) => {
        const { status, body } = await serve(request.url, request)
        return reply.code(status).send(body)
      })
      await app.listen({ port: 0, host: '127.0.0.1' })
      return app.server.address().port
    }
    const server = createServer(async (request, response) => {
      const { status, body } = await serve(request.url, request)
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    return server.address().port
  }

  start().then((port) => process.send({ port }))
}
