/** MCP SDK v1 over standard input and output. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { withTools } from './mcp-tools.mjs'

await withTools(new McpServer({ name: 'test', version: '1.0.0' })).connect(new StdioServerTransport())
