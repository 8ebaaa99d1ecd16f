/** MCP tool calls of real Python servers: over stdio, and in sessions whose first request is not the caller's. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { python, run, spansOf, temporary } from './python.ts'

const SERVER = `
import asyncio, json, urllib.request
try:
    from fastmcp import FastMCP as Server
except ModuleNotFoundError:
    from mcp.server.mcpserver import MCPServer as Server
server = Server("lab")

@server.tool()
def fetch(url: str) -> str:
    """Calls somebody"""
    return json.dumps({"success": True, "items": [urllib.request.urlopen(url).read().decode()]})

@server.tool()
def refuse(why: str) -> str:
    """Fails inside its answer"""
    return json.dumps({"success": False, "error": why})

@server.tool()
def fail() -> str:
    """Raises"""
    raise ValueError("no such thing")

server.run("stdio")
`

const message = (method: string, params: object, id?: number) =>
  `${JSON.stringify({ jsonrpc: '2.0', ...(id !== undefined && { id }), method, params })}\n`

/** Sends one message at a time, so that answers come in order, then closes the input. */
const DRIVER = `
import json, subprocess, sys
server = subprocess.Popen([sys.executable, "server.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
for line in open("messages.jsonl"):
    server.stdin.write(line); server.stdin.flush()
    if "id" in json.loads(line):
        print(server.stdout.readline().strip())
server.stdin.close()
server.stdout.close()
sys.exit(server.wait())
`

/** Loading these libraries takes most of it, twice. */
const PATIENCE = 240_000

describe.each(['mcp', 'fastmcp'] as const)('over stdio, %s', (framework) => {
  test(
    'each tool call is a span with its answer, and its calls are its own',
    async () => {
      const folder = temporary()
      writeFileSync(join(folder, 'server.py'), SERVER)
      const capabilities = {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'test', version: '1' },
      }
      const secret = 'AKIAIOSFODNN7EXAMPLE'
      writeFileSync(
        join(folder, 'messages.jsonl'),
        message('initialize', capabilities, 1) +
          message('notifications/initialized', {}) +
          message('tools/call', { name: 'fetch', arguments: { url: 'http://127.0.0.1:9/' } }, 2) +
          message('tools/call', { name: 'refuse', arguments: { why: `${secret} may not` } }, 3) +
          message('tools/call', { name: 'fail', arguments: {} }, 4),
      )
      const bare = await run(DRIVER, { folder, hook: false, command: python(framework) })
      const played = await run(DRIVER, { folder, command: python(framework) })
      expect(played.code).toBe(0)
      expect(played.stdout).toBe(bare.stdout)
      const spans = spansOf(folder)
      const tool = (name: string) => spans.find((span) => span.name === `tools/call ${name}`)!
      expect(spans.filter((span) => span.open)).toEqual([])
      expect(tool('fetch').attributes).toMatchObject({ 'jsonrpc.request.id': '2', 'mcp.method.name': 'tools/call' })
      expect(spans.find((span) => span.attributes['url.scheme'] === 'http')).toMatchObject({
        parentSpanId: tool('fetch').spanId,
        attributes: { 'error.type': 'ECONNREFUSED' },
      })
      expect(tool('refuse').attributes).toMatchObject({ 'rolecall.tool.result.success': false })
      expect(String(tool('refuse').attributes['rolecall.tool.result.error'])).toMatch(
        /^AKIA-[0-9a-f]{12}-MPLE may not$/,
      )
      expect(tool('fail').attributes['error.type']).toBe('tool_error')
    },
    PATIENCE,
  )
})

test('the answer in a stream of events that is compressed as it goes', async () => {
  const played = await run(
    `
import asyncio, json, socket, threading, urllib.request, uvicorn, zlib
async def app(scope, receive, send):
    assert (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream"), (b"content-encoding", b"gzip")]})
    pack = zlib.compressobj(wbits=31)
    for said in (
        {"jsonrpc": "2.0", "method": "notifications/progress", "params": {"progressToken": 3, "progress": 1}},
        {"jsonrpc": "2.0", "id": 7, "result": {"content": [{"type": "text", "text": json.dumps({"success": False, "error": "no such shelf"})}]}},
    ):
        for half in (b"event: message\\ndata: ", json.dumps(said).encode() + b"\\n\\n"):
            await send({"type": "http.response.body", "body": pack.compress(half) + pack.flush(zlib.Z_SYNC_FLUSH), "more_body": True})
    await send({"type": "http.response.body", "body": pack.flush()})
call = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "fetch", "arguments": {}, "_meta": {"progressToken": 3}}}
listening = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
def ask():
    try:
        url = "http://127.0.0.1:%d/mcp" % listening.getsockname()[1]
        with urllib.request.urlopen(urllib.request.Request(url, json.dumps(call).encode(), {"Content-Type": "application/json"})) as answer:
            print(zlib.decompress(answer.read(), 31).count(b"data: "))
    finally: server.should_exit = True
threading.Thread(target=ask).start()
server.run(sockets=[listening])`,
    { command: python('servers') },
  )
  expect(played).toMatchObject({ code: 0, stderr: '', stdout: '2\n' })
  expect(spansOf(played.folder).find(({ name }) => name === 'tools/call fetch')).toMatchObject({
    open: false,
    attributes: { 'rolecall.tool.result.success': false, 'rolecall.tool.result.error': 'no such shelf' },
  })
})
