/** MCP SDK v1 with sessions, behind express, whose middleware reads the body first. */
import { randomUUID } from 'node:crypto'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express from 'express'
import { withTools } from './mcp-tools.mjs'

const sessions = new Map()
const app = express()
app.use(express.json())
app.all('/mcp', async (request, response) => {
  let transport = sessions.get(request.headers['mcp-session-id'])
  if (!transport) {
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => sessions.set(id, transport),
    })
    await withTools(new McpServer({ name: 'test', version: '1.0.0' })).connect(transport)
  }
  await transport.handleRequest(request, response, request.body)
})
const server = app.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
