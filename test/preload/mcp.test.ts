/** MCP tool calls by the official client, over each transport: outcome, what the answer says of itself, who gave up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROGRESS, ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { isUnder, readEvidence, type Seen } from './evidence.ts'
import { call, REGISTER, SERVERS, type ServerProcess, startServer } from './server-process.ts'

const script = join(SERVERS, 'mcp-lab.mjs')
const target = createServer((_, response) => response.end('x'))
const folders: string[] = []
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve))
  env = { TARGET: `http://127.0.0.1:${(target.address() as AddressInfo).port}/target` }
})
afterAll(() => {
  target.closeAllConnections()
  target.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Connection {
  client: Client
  evidence: string
  close(): Promise<unknown>
}

async function connected(kind: 'http' | 'session' | 'sse' | 'stdio'): Promise<Connection> {
  const evidence = mkdtempSync(join(tmpdir(), 'rolecall-mcp-'))
  folders.push(evidence)
  const client = new Client({ name: 'test', version: '1.0.0' })
  let server: ServerProcess | undefined
  let transport: Transport
  if (kind === 'stdio') {
    transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--no-warnings', '--require', REGISTER, script],
      env: { ...(env as Record<string, string>), MCP_TRANSPORT: kind, ROLECALL_DIR: evidence },
    })
  } else {
    server = await startServer({ args: [script], env: { ...env, MCP_TRANSPORT: kind }, evidence })
    const url = new URL(`http://127.0.0.1:${server.port}/mcp`)
    transport = kind === 'sse' ? new SSEClientTransport(url) : new StreamableHTTPClientTransport(url)
  }
  // The transports' optional fields are declared without undefined, which is stricter than their own classes.
  await client.connect(transport as Transport)
  return { client, evidence, close: () => client.close().finally(() => server?.stop('SIGKILL')) }
}

/** Tool call spans by tool, when all of them are `done`. */
async function toolCalls(
  evidence: string,
  done: (spans: Seen[]) => boolean,
): Promise<{ byTool: Record<string, Seen>; spans: Seen[] }> {
  let spans: Seen[] = []
  for (let tries = 0; tries < 100; tries++) {
    spans = readEvidence(evidence).spans
    if (done(spans)) break
    await pause(50)
  }
  const calls = spans.filter((span) => span.at[SEMCONV.mcpMethod] === 'tools/call')
  return { byTool: Object.fromEntries(calls.map((span) => [span.at[SEMCONV.toolName], span])), spans }
}

test.each(['http', 'sse', 'stdio'] as const)('over %s', async (kind) => {
  const { client, evidence, close } = await connected(kind)
  try {
    for (const name of ['found', 'hidden', 'flagged', 'thrown', 'structured', 'calls']) await client.callTool({ name })
    await client.callTool({ name: 'unknown' }).catch(() => {})
    await expect(client.callTool({ name: 'hangs' }, undefined, { timeout: 200 })).rejects.toThrow(/timed out/i)
    const { byTool, spans } = await toolCalls(evidence, (all) =>
      all.some((span) => span.at[ROLECALL.callerLeft] === 'cancel'),
    )
    expect(byTool['found']).toMatchObject({
      name: 'tools/call found',
      kind: 2,
      status: {},
      at: { [ROLECALL.resultSuccess]: true, [ROLECALL.resultCount]: 3, [ROLECALL.resultMessage]: 'three' },
    })
    expect(byTool['hidden']).toMatchObject({ status: {}, at: { [ROLECALL.resultSuccess]: false } })
    expect(byTool['hidden']?.at[ROLECALL.resultError]).toContain('requires authentication: no session configured')
    expect(byTool['flagged']).toMatchObject({
      status: { code: 2, message: 'it went wrong' },
      at: { [SEMCONV.errorType]: 'tool_error' },
    })
    expect(byTool['thrown']?.status.message).toContain('thrown inside')
    expect(byTool['structured']?.at[ROLECALL.resultCount]).toBe(0)
    expect(byTool['unknown']?.status.code).toBe(2)
    const outbound = spans.find((span) => span.at[SEMCONV.urlPath] === '/target')
    expect(isUnder(spans, outbound!, byTool['calls']!)).toBe(true)
    // The cancel marks the deadline; the tool itself still runs.
    const { end, events, at } = byTool['hangs']!
    expect({ end, events, left: at[ROLECALL.callerLeft] }).toEqual({
      end: undefined,
      events: [ROLECALL.callerLeft],
      left: 'cancel',
    })
    const cancel = spans.find((span) => span.name === 'notifications/cancelled')
    expect(cancel?.at[SEMCONV.jsonrpcId]).toBe(at[SEMCONV.jsonrpcId])
    expect(readEvidence(evidence).text).not.toContain('canary')
  } finally {
    await close()
  }
})

test.each(['http', 'session', 'sse', 'stdio'] as const)('progress, over %s', async (kind) => {
  const { client, evidence, close } = await connected(kind)
  try {
    let heard = 0
    const onprogress = () => {
      heard++
    }
    await client.callTool({ name: 'progresses' }, undefined, { onprogress })
    expect(heard).toBe(5)
    await client.callTool({ name: 'found' }, undefined, { onprogress })
    await client.callTool({ name: 'hidden' })
    await expect(client.callTool({ name: 'works' }, undefined, { onprogress, timeout: 500 })).rejects.toThrow(
      /timed out/i,
    )
    const { byTool } = await toolCalls(evidence, (all) => all.some((span) => span.at[ROLECALL.callerLeft] === 'cancel'))
    expect(byTool['progresses']).toMatchObject({
      at: { [ROLECALL.progressCount]: 5 },
      events: [PROGRESS, PROGRESS],
      status: {},
    })
    const [first, last] = byTool['progresses']!.eventTimes as [number, number]
    expect(last - first).toBeGreaterThan(100)
    // Asked for, and none told; not asked for.
    expect(byTool['found']?.at[ROLECALL.progressCount]).toBe(0)
    expect(byTool['hidden']?.at).not.toHaveProperty([ROLECALL.progressCount])
    const works = byTool['works']!
    expect(works.at[ROLECALL.progressCount]).toBeGreaterThan(3)
    expect(works.events.slice(0, 3)).toEqual([PROGRESS, PROGRESS, ROLECALL.callerLeft])
    const [, latest, cancelled] = works.eventTimes as [number, number, number]
    expect(cancelled - latest).toBeLessThan(300)
    expect(readEvidence(evidence).text).not.toContain('canary')
  } finally {
    await close()
  }
})

test('a refused request leaves a tool call that failed by its status, not one that was given up', async () => {
  const evidence = mkdtempSync(join(tmpdir(), 'rolecall-mcp-'))
  folders.push(evidence)
  const server = await startServer({ args: [script], env, evidence })
  try {
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'found' } }
    // Streamable HTTP wants both kinds of answer accepted.
    expect((await call(server.port, '/mcp', { body, headers: { accept: 'text/plain' } }))?.status).toBe(406)
    const { byTool } = await toolCalls(evidence, (all) =>
      all.some((span) => span.end !== undefined && span.at[SEMCONV.toolName]),
    )
    expect(byTool['found']?.status.code).toBe(2)
    expect(byTool['found']?.at[ROLECALL.callerLeft]).toBeUndefined()
  } finally {
    await server.stop('SIGKILL')
  }
})

test('a cancel that reaches another process is recorded there', async () => {
  const evidence = mkdtempSync(join(tmpdir(), 'rolecall-mcp-'))
  folders.push(evidence)
  const server = await startServer({ args: [script], env, evidence })
  try {
    const body = {
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: 41, reason: 'secret reason' },
    }
    await call(server.port, '/mcp', { body })
    const { spans } = await toolCalls(evidence, (all) => all.some((span) => span.name === 'notifications/cancelled'))
    expect(spans.find((span) => span.name === 'notifications/cancelled')?.at[SEMCONV.jsonrpcId]).toBe('41')
  } finally {
    await server.stop('SIGKILL')
  }
})

test('stdio: calls that arrive in one chunk keep their work apart', async () => {
  const evidence = mkdtempSync(join(tmpdir(), 'rolecall-mcp-'))
  folders.push(evidence)
  const server = await startServer({ args: [script], env: { ...env, MCP_TRANSPORT: 'stdio' }, evidence, stdio: true })
  try {
    const initialize = {
      jsonrpc: '2.0',
      id: 0,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
    }
    const calls = [1, 2, 3].map((id) => ({
      jsonrpc: '2.0',
      id,
      method: 'tools/call',
      params: { name: 'calls', arguments: {} },
    }))
    server.child.stdin!.write(`${[initialize, ...calls].map((message) => JSON.stringify(message)).join('\n')}\n`)
    const { spans } = await toolCalls(
      evidence,
      (all) => all.filter((span) => span.at[SEMCONV.urlPath] === '/target' && span.end).length === 3,
    )
    const parents = spans
      .filter((span) => span.at[SEMCONV.urlPath] === '/target')
      .map((span) => spans.find(({ spanId }) => spanId === span.parentSpanId)?.at[SEMCONV.jsonrpcId])
    expect(parents.sort()).toEqual(['1', '2', '3'])
  } finally {
    await server.stop('SIGKILL')
  }
})
