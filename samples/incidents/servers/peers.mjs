/** Talks to neighbours: a service on kept-alive connections, one that listens and says nothing, one that is not there. */
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { assume, read, s3 } from './aws.mjs'
import { serve } from './serve.mjs'

const { SERVICE_URL = '' } = process.env
const agent = new http.Agent({ keepAlive: true })

/** @param {http.ClientRequest} request */
async function answerTo(request) {
  request.end()
  const [response] = await once(request, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode, bytes: text.length }
}

/** Takes connections and never says a word. */
const mute = net.createServer((socket) => socket.on('error', () => {})).unref()

serve({
  ask: () => answerTo(http.request(`${SERVICE_URL}/items`, { agent })),
  askSecurely: async () => {
    if (!mute.listening) await once(mute.listen(0, '127.0.0.1'), 'listening')
    const { port } = /** @type {net.AddressInfo} */ (mute.address())
    return answerTo(https.request({ host: '127.0.0.1', port, path: '/items' }))
  },
  /** The sidecar may be there or not. */
  readWithSidecar: async (_, { claims }) => {
    await answerTo(http.request('http://127.0.0.1:9/config')).catch(() => {})
    return read(s3({ credentials: await assume(claims.role) }))
  },
  /** Listens for changes from now on, and reads. */
  readAndSubscribe: async (_, { claims }) => {
    http.get(`${SERVICE_URL}/changes`, { agent, headers: { accept: 'text/event-stream' } }, (res) => res.resume())
    return read(s3({ credentials: await assume(claims.role) }))
  },
})
