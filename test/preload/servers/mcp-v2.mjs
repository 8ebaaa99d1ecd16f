/** MCP SDK v2 over HTTP. */
import { serve } from '@hono/node-server'
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server'
import { withTools } from './mcp-tools.mjs'

const handler = createMcpHandler(() => withTools(new McpServer({ name: 'test', version: '1.0.0' })))
serve({ fetch: (request) => handler.fetch(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`listening ${port}`),
)
