/**
 * Tools that answer in every way a tool can; over `MCP_TRANSPORT`: http, session (the same with sessions, progress on the
 * session's stream), sse (the old transport) or stdio.
 */
import { randomUUID } from 'node:crypto'
import { createServer, get } from 'node:http'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'

const text = (value) => ({
  content: [{ type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value) }],
})

function tools() {
  const server = new McpServer({ name: 'lab', version: '1.0.0' })
  server.registerTool('found', {}, () => text({ success: true, results: [1, 2, 3], message: 'three' }))
  server.registerTool('hidden', {}, () =>
    text({ success: false, error: 'requires authentication: no session configured, token=canary-tool-token' }),
  )
  server.registerTool('flagged', {}, () => ({ ...text('it went wrong'), isError: true }))
  server.registerTool('thrown', {}, () => {
    throw new Error('thrown inside')
  })
  server.registerTool('structured', {}, () => ({ ...text('see structured'), structuredContent: { items: [] } }))
  const progress = async (extra, progress) => {
    const params = { progressToken: extra._meta.progressToken, progress, message: 'canary-progress' }
    const notification = { method: 'notifications/progress', params }
    if (process.env.MCP_TRANSPORT === 'session') await server.server.notification(notification)
    else await extra.sendNotification(notification)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  server.registerTool('progresses', {}, async (extra) => {
    for (let i = 1; i <= 5; i++) await progress(extra, i)
    return text('done')
  })
  server.registerTool('works', {}, async (extra) => {
    for (let i = 1; ; i++) await progress(extra, i)
  })
  server.registerTool('hangs', {}, () => new Promise(() => {}))
  server.registerTool(
    'calls',
    {},
    () =>
      new Promise((resolve) =>
        get(process.env.TARGET, (answer) => answer.resume().on('end', () => resolve(text('called')))),
      ),
  )
  return server
}

const listen = (handler) => {
  const server = createServer(handler)
  server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
}

if (process.env.MCP_TRANSPORT === 'stdio') await tools().connect(new StdioServerTransport())
else if (process.env.MCP_TRANSPORT === 'sse') {
  const sessions = new Map()
  listen(async (request, response) => {
    if (request.method === 'GET') {
      const transport = new SSEServerTransport('/messages', response)
      sessions.set(transport.sessionId, transport)
      await tools().connect(transport)
    } else
      await sessions
        .get(new URL(request.url, 'http://localhost').searchParams.get('sessionId'))
        .handlePostMessage(request, response)
  })
} else if (process.env.MCP_TRANSPORT === 'session') {
  const sessions = new Map()
  listen(async (request, response) => {
    let transport = sessions.get(request.headers['mcp-session-id'])
    if (!transport) {
      const onsessioninitialized = (id) => sessions.set(id, transport)
      transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID, onsessioninitialized })
      await tools().connect(transport)
    }
    await transport.handleRequest(request, response)
  })
} else {
  listen(async (request, response) => {
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined })
    await tools().connect(transport)
    await transport.handleRequest(request, response)
  })
}
