/** MCP SDK v1 over Streamable HTTP, a server per request; `MCP_ANSWERS=json` for JSON instead of event streams. */
import { createServer } from 'node:http'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { withTools } from './mcp-tools.mjs'

const server = createServer(async (request, response) => {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: process.env.MCP_ANSWERS === 'json',
  })
  await withTools(new McpServer({ name: 'test', version: '1.0.0' })).connect(transport)
  await transport.handleRequest(request, response)
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
