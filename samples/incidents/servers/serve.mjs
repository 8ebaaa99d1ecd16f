/**
 * The common part of the incidents' servers: MCP's `tools/call` over HTTP, one JSON answer a request (an event stream, where a tool
 * tells of its progress), a JWT in Authorization, JSON log lines on stderr. What goes wrong is in each server's tools.
 */
import http from 'node:http'
import { decodeJwt, jwtVerify } from 'jose'

/**
 * @typedef {object} Asked
 * @property {import('jose').JWTPayload & Record<string, any>} claims Empty without a token.
 * @property {string | undefined} token
 * @property {string | undefined} session MCP's.
 * @property {(progress: number) => void} tell Tells of progress, to a client that asked to be told.
 */

const SECRET = new TextEncoder().encode(process.env['JWT_SECRET'])

/**
 * Serves until its standard input ends.
 *
 * @param {Record<string, (args: any, asked: Asked) => Promise<object>>} tools What a tool returns is its answer; what it
 *   throws becomes an error answer (`isError`).
 * @param {{ readToken?: (token: string) => Promise<any> }} [options] How a token is read: verified, unless told.
 */
export function serve(tools, { readToken = verified } = {}) {
  const server = http.createServer(async (req, res) => {
    let text = ''
    for await (const chunk of req) text += chunk
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
    const claims = await Promise.resolve(token ? readToken(token) : {}).catch(() => undefined)
    if (!claims) return void res.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
    const { id, method, params } = JSON.parse(text)
    if (method !== 'tools/call') return void res.writeHead(202).end()
    const progressToken = params._meta?.progressToken
    const event = (message) => `event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`
    const tell = (progress) => {
      if (progressToken === undefined) return
      if (!res.headersSent) res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write(event({ method: 'notifications/progress', params: { progressToken, progress } }))
    }
    const session = req.headers['mcp-session-id']
    const result = await answerOf(tools[params.name], params, { claims, token, session, tell })
    if (res.headersSent) res.end(event({ id, result }))
    else res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }))
  })
  server.listen(0, '127.0.0.1', () => log('info', 'listening', { port: server.address().port }))
  process.stdin.resume().once('end', () => {
    server.closeAllConnections()
    server.close()
  })
}

/** @param {any} tool @param {{ name: string, arguments?: any }} params @param {Asked} asked */
async function answerOf(tool, params, asked) {
  try {
    const value = await tool(params.arguments ?? {}, asked)
    return { content: [{ type: 'text', text: JSON.stringify(value) }] }
  } catch (error) {
    log('error', `${params.name} failed: ${told(error)}`)
    return { content: [{ type: 'text', text: told(error) }], isError: true }
  }
}

/** @param {string} token */
const verified = async (token) => (await jwtVerify(token, SECRET, { clockTolerance: 60 })).payload

/** Claims as they stand, whoever signed them. @param {string} token */
export const unverified = async (token) => decodeJwt(token)

/** An error as servers log it: name, sentence, request id. @param {any} error */
export function told(error) {
  const id = error.$metadata?.requestId
  return `${error.name}: ${error.message}${id ? ` (request id: ${id})` : ''}`
}

/** @param {'info' | 'warn' | 'error'} level @param {string} msg @param {object} [more] */
export function log(level, msg, more = {}) {
  process.stderr.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), service: 'incident-server', msg, ...more })}\n`,
  )
}
