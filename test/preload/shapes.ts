/** The shapes of servers that the matrix knows, how each is started and how its work is asked for. */
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Answer, call, SERVERS, type ServerProcess } from './server-process.ts'

export interface Shape {
  /** What Node runs; a build, where the shape needs one, goes into `folder`. */
  args(folder: string): Promise<string[]> | string[]
  env?: NodeJS.ProcessEnv
  mcp?: 'v1' | 'session' | 'v2' | 'stdio'
  /** `http`: the SDK is out of reach, calls are seen as bare HTTP. */
  seenAs?: 'http'
  /** The work is done in another process, whose spans have no parent here. */
  elsewhere?: boolean
  /** Name in the table. */
  what: string
}

/** Lets a CommonJS build outside of the project find the project's packages. */
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url))

const script = (name: string) => () => [join(SERVERS, name)]

async function bundled(
  folder: string,
  format: 'cjs' | 'esm',
  packages: 'bundle' | 'external',
  minify: boolean,
): Promise<string[]> {
  const outfile = join(folder, `server.${format === 'cjs' ? 'cjs' : 'mjs'}`)
  await build({
    entryPoints: [join(SERVERS, 'plain.mjs')],
    outfile,
    bundle: true,
    format,
    packages,
    minify,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    ...(format === 'esm' && {
      banner: { js: "import { createRequire as r } from 'node:module';const require=r(import.meta.url);" },
    }),
  })
  return [outfile]
}

export const SHAPES = {
  cjs: { what: 'CommonJS', args: (folder) => bundled(folder, 'cjs', 'external', false), env: { NODE_PATH: PACKAGES } },
  esm: { what: 'ES modules, named imports', args: script('plain.mjs') },
  tsx: { what: 'TypeScript by tsx', args: () => ['--import', 'tsx', join(SERVERS, 'typescript.ts')] },
  'bundle-cjs': {
    what: 'esbuild bundle, CommonJS',
    args: (folder) => bundled(folder, 'cjs', 'bundle', false),
    seenAs: 'http',
  },
  'bundle-esm-min': {
    what: 'esbuild bundle, ES module, minified',
    args: (folder) => bundled(folder, 'esm', 'bundle', true),
    seenAs: 'http',
  },
  express: { what: 'Express 5', args: script('express.mjs') },
  fastify: { what: 'Fastify 5', args: script('fastify.mjs') },
  hono: { what: 'Hono 4', args: script('hono.mjs') },
  worker: { what: 'a Worker per request', args: script('worker.mjs') },
  cluster: { what: 'cluster', args: script('cluster.mjs') },
  child: { what: 'a child process per request', args: script('child.mjs'), elsewhere: true },
  'mcp-v1-sse': { what: 'MCP SDK v1, HTTP, event streams', args: script('mcp-v1.mjs'), mcp: 'v1' },
  'mcp-v1-json': {
    what: 'MCP SDK v1, HTTP, JSON',
    args: script('mcp-v1.mjs'),
    env: { MCP_ANSWERS: 'json' },
    mcp: 'v1',
  },
  'mcp-v1-session': { what: 'MCP SDK v1, sessions, Express', args: script('mcp-v1-express.mjs'), mcp: 'session' },
  'mcp-v2': { what: 'MCP SDK v2, HTTP', args: script('mcp-v2.mjs'), mcp: 'v2' },
  'mcp-stdio': { what: 'MCP SDK v1, stdio', args: script('mcp-stdio.mjs'), mcp: 'stdio' },
} satisfies Record<string, Shape>

export type ShapeName = keyof typeof SHAPES

/** Asks a server for its work on one object. */
export type Ask = (key: string, options?: { signal?: AbortSignal; token?: string }) => Promise<Answer | undefined>

/** Connects as the shape's clients do. */
export async function asker(shape: Pick<Shape, 'mcp'>, server: ServerProcess): Promise<Ask> {
  const bearer = (token?: string) => (token ? { authorization: `Bearer ${token}` } : {})
  if (!shape.mcp) {
    return (key, { signal, token } = {}) =>
      call(server.port, `/work?key=${encodeURIComponent(key)}`, {
        ...(signal && { signal }),
        headers: bearer(token),
      })
  }
  const initialize = {
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  }
  let id = 0
  const toolCall = (key: string) => ({
    jsonrpc: '2.0',
    id: ++id,
    method: 'tools/call',
    params: { name: 'work', arguments: { key } },
  })
  if (shape.mcp === 'stdio') {
    const lines = createInterface({ input: server.child.stdout! })
    const write = (message: unknown) => server.child.stdin!.write(`${JSON.stringify(message)}\n`)
    write(initialize)
    await once(lines, 'line')
    write({ jsonrpc: '2.0', method: 'notifications/initialized' })
    return async (key, { signal: given } = {}) => {
      const message = toolCall(key)
      write(message)
      const signal = given ?? AbortSignal.timeout(20_000)
      try {
        for (;;) {
          const [line] = await once(lines, 'line', { signal })
          if (JSON.parse(line).id === message.id) return { status: 200, body: line }
        }
      } catch {
        write({
          jsonrpc: '2.0',
          method: 'notifications/cancelled',
          params: { requestId: message.id, reason: 'timeout' },
        })
        return undefined
      }
    }
  }
  let session: Record<string, string> = {}
  if (shape.mcp === 'session') {
    const response = await fetch(`http://127.0.0.1:${server.port}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify(initialize),
    })
    await response.text()
    session = { 'mcp-session-id': response.headers.get('mcp-session-id')! }
  }
  return (key, { signal, token } = {}) =>
    call(server.port, '/mcp', {
      body: toolCall(key),
      headers: { 'mcp-protocol-version': '2025-06-18', ...session, ...bearer(token) },
      ...(signal && { signal }),
    })
}
