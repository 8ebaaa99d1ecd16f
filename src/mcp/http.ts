/** Streamable HTTP on this machine only: other hosts' names and other sites' pages are refused. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  type McpServer,
  originValidationResponse,
} from '@modelcontextprotocol/server'

/** @returns the server and its address, `http://127.0.0.1:41235/mcp` */
export async function serveHttp(make: () => McpServer, port: number): Promise<{ server: Server; url: string }> {
  const handler = createMcpHandler(make)
  const server = createServer((incoming, outgoing) => {
    void answer(requestOf(incoming)).then(
      async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers))
        if (!response.body) outgoing.end()
        else await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing).catch(() => {})
      },
      () => outgoing.writeHead(400).end(),
    )
  })
  async function answer(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== '/mcp') return new Response('Expected /mcp', { status: 404 })
    return (
      hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
      originValidationResponse(request, localhostAllowedOrigins()) ??
      handler.fetch(request)
    )
  }
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp` }
}

function requestOf(incoming: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const { method = 'GET', url = '/' } = incoming
  const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(incoming)
  return new Request(`http://${incoming.headers.host ?? '127.0.0.1'}${url}`, {
    method,
    headers,
    ...(body && { body, duplex: 'half' }),
  } as RequestInit)
}
