#!/usr/bin/env node
/**
 * The server of the story: MCP over Streamable HTTP, stateless. Each request's JWT names an AWS role, which the tools are
 * supposed to run under.
 *
 * Variables: `MCP_JWT_SECRET`; `PORT` (0: any); `MCP_ON_ASSUME_FAILURE` = `ambient` (the bug) or `refuse`; `CATALOG_URL`
 * (the search service). Logs go to stderr; the line `listening` carries the port.
 */
import { createServer } from 'node:http'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { credentialsFor, RoleRefused } from './identity.mjs'
import { log } from './log.mjs'
import { verifyToken } from './token.mjs'
import { tools } from './tools.mjs'

const secret = process.env['MCP_JWT_SECRET']
const onFailure = process.env['MCP_ON_ASSUME_FAILURE'] ?? 'ambient'
if (!secret || (onFailure !== 'ambient' && onFailure !== 'refuse')) {
  log('error', 'expected MCP_JWT_SECRET, and MCP_ON_ASSUME_FAILURE to be "ambient" or "refuse"')
  process.exit(2)
}

/** @param {import('./context.mjs').Context} context */
function mcpServer(context) {
  const server = new McpServer({ name: 'sample-data-server', version: '1.0.0' })
  for (const { name, description, input, run } of tools)
    server.registerTool(name, { description, inputSchema: input }, async (args) => {
      const start = Date.now()
      log('info', `tool ${name} started`, { tool: name })
      const result = await run(args, context).catch((error) => failure(name, error))
      log('info', `tool ${name} finished`, { tool: name, ms: Date.now() - start })
      return { content: [{ type: 'text', text: JSON.stringify(result) }] }
    })
  return server
}

/** Errors are told inside the answer, as many servers do: the protocol sees a success. @param {string} tool @param {Error} error */
function failure(tool, error) {
  log('error', `tool ${tool} failed: ${error.message}`, { tool, code: error.name })
  if (error instanceof RoleRefused) return { error: error.message }
  return { success: false, error: `${error.name}: ${error.message}` }
}

const http = createServer(async (req, res) => {
  let claims
  try {
    claims = await verifyToken(req.headers.authorization, secret)
  } catch (error) {
    log('warn', `token refused: ${/** @type {Error} */ (error).message}`)
    res.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"', 'content-type': 'application/json' })
    res.end('{"error":"invalid_token"}')
    return
  }
  log('info', 'token verified', { sub: claims.sub, role: claims.role })
  const session = req.headers['x-catalog-session']
  const server = mcpServer({
    credentials: () => credentialsFor(claims, onFailure),
    catalogUrl: process.env['CATALOG_URL'],
    catalogSession: typeof session === 'string' ? session : undefined,
  })
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined })
  res.on('close', () => void transport.close())
  await server.connect(/** @type {any} */ (transport))
  await transport.handleRequest(req, res)
})

http.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (http.address())
  log('info', 'listening', { port })
})
