/** Passes on what `TARGET` answers, fetched by the `by` of the query: Node's own `fetch` or `node:http`, or undici from npm. */
import { createHash } from 'node:crypto'
import { createServer, get } from 'node:http'

const UNDICI = {
  undici5: () => import('undici5'),
  undici6: () => import('undici6'),
  undici7: () => import('undici7'),
}

async function asked(by, api, url) {
  if (by === 'fetch') return whole(await fetch(url))
  if (by === 'http') return plain(url)
  const undici = await UNDICI[by]()
  if (api === 'fetch') return whole(await undici.fetch(url))
  const { statusCode, body } = await undici.request(url)
  return { status: statusCode, bytes: Buffer.from(await body.arrayBuffer()) }
}

function plain(url) {
  return new Promise((resolve) => {
    get(url, async (response) => {
      const parts = []
      for await (const part of response) parts.push(part)
      resolve({ status: response.statusCode, bytes: Buffer.concat(parts) })
    })
  })
}

async function whole(response) {
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

const server = createServer(async (incoming, outgoing) => {
  const { pathname, searchParams } = new URL(incoming.url, 'http://localhost')
  const { status, bytes } = await asked(searchParams.get('by'), searchParams.get('api'), process.env.TARGET + pathname)
  outgoing.end(JSON.stringify({ status, size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') }))
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
