/**
 * HTTP/2 in every manner: `API` is `compat`, `stream`, `fastify` or `none` (nobody answers); over TLS with the certificate in
 * `TLS`, else in the clear. `/calls` asks `TARGET`, `/later` asks `TARGET2` over an HTTP/2 session that has been there from the
 * beginning; where `EARLY` is set it is asked before anything else.
 */

import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { connect, constants, createSecureServer, createServer } from 'node:http2'

const { API, TLS, TARGET, TARGET2, EARLY } = process.env
const session = TARGET2 && connect(TARGET2, { rejectUnauthorized: false })
const asked = EARLY && ask('/early')
const options = {
  ...(TLS && { key: readFileSync(`${TLS}/key.pem`), cert: readFileSync(`${TLS}/cert.pem`), allowHTTP1: true }),
}
const make = TLS ? createSecureServer : createServer

function ask(path) {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': path })
    stream.resume().on('end', resolve)
    stream.on('error', reject)
  })
}

/** Status, content type and parts of the answer; `undefined` breaks it off. */
async function* answer(url, body) {
  const [path] = url.split('?')
  if (path === '/cleans-up') await new Promise(() => {})
  else if (path === '/calls' || path === '/hang') {
    const text = await new Promise((resolve, reject) => {
      get(`${TARGET}${path}`, (response) => response.setEncoding('utf8').on('data', resolve)).on('error', reject)
    })
    yield [200, 'text/plain', text]
  } else if (path === '/later') {
    await ask('/later')
    yield [200, 'text/plain', 'asked']
  } else if (path === '/fail') yield [500, 'text/plain', 'failed']
  else if (path === '/refuse') yield undefined
  else if (path === '/mcp') {
    const { id, params } = JSON.parse(body)
    const event = (message) => `event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`
    yield [200, 'text/event-stream', '']
    for await (const [, , text] of answer('/calls', '')) yield [200, '', text && ': asked\n\n']
    const error = params.name === 'flagged'
    yield [200, '', event({ id, result: { content: [{ type: 'text', text: params.name }], isError: error } })]
  } else yield [200, 'text/plain', `${path} ${body.length}`]
}

function read(stream) {
  let body = ''
  return new Promise((resolve) => {
    stream.on('data', (part) => {
      body += part
    })
    stream.on('end', () => resolve(body))
  })
}

/** What a handler does when its caller has left. */
const cleanUp = (url, emitter) => {
  if (url === '/cleans-up') emitter.on('close', () => get(`${TARGET}/cleanup`, (response) => response.resume()))
}
const compat = async (request, response) => {
  cleanUp(request.url, request)
  for await (const part of answer(request.url, await read(request))) {
    if (!part) return response.stream.close(constants.NGHTTP2_REFUSED_STREAM)
    if (!response.headersSent) response.writeHead(part[0], { 'content-type': part[1] })
    response.write(part[2])
  }
  response.end()
}
const core = async (stream, headers) => {
  stream.on('error', () => {})
  cleanUp(headers[':path'], stream)
  for await (const part of answer(headers[':path'], await read(stream))) {
    if (!part) return stream.close(constants.NGHTTP2_REFUSED_STREAM)
    if (!stream.headersSent) stream.respond({ ':status': part[0], 'content-type': part[1] })
    stream.write(part[2])
  }
  stream.end()
}

await asked
let server
if (API === 'fastify') {
  const { default: Fastify } = await import('fastify')
  const app = Fastify({ http2: true, ...(TLS && { https: options }) })
  app.addContentTypeParser('application/json', (_request, payload, done) => done(null, payload))
  app.all('*', (request, reply) => {
    reply.hijack()
    request.raw.body = undefined
    return compat(request.raw, reply.raw)
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  server = app.server
} else {
  server = make(options)
  if (API === 'compat') server.on('request', compat)
  if (API === 'stream') server.on('stream', core)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}
console.log(`listening ${server.address().port}`)
