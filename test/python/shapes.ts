/** The shapes of Python servers that the matrix knows. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Looks } from '../preload/matrix.ts'
import type { ServerProcess } from '../preload/server-process.ts'
import type { Ask } from '../preload/shapes.ts'
import type { Environment } from './start.ts'

export interface PythonShape extends Looks {
  environment: Environment
  command: readonly string[]
  env?: NodeJS.ProcessEnv
  /** Keys by lines of standard input, answers by lines of standard output. */
  lines?: true
  /** Name in the table. */
  what: string
}

const gunicorn = (...args: string[]) => ['gunicorn', '-b', '127.0.0.1:PORT', ...args, 'flask_server:app']
const uvicorn = (...args: string[]) => ['uvicorn', '--port', 'PORT', '--log-level', 'warning', ...args]
const mcp = { command: ['python', 'mcp_server.py'], mcp: 'v1' } as const
const stdio = { command: ['python', 'mcp_server.py'], env: { MCP_TRANSPORT: 'stdio' }, mcp: 'stdio' } as const

export const SHAPES = {
  script: { what: 'a script', environment: 'mcp', command: ['python', 'script.py'], lines: true, elsewhere: true },
  flask: { what: 'Flask', environment: 'servers', command: ['python', 'flask_server.py'], blind: true },
  'gunicorn-sync': { what: 'gunicorn, sync', environment: 'servers', command: gunicorn('-w', '3'), blind: true },
  'gunicorn-preload': {
    what: 'gunicorn, gthread, preloaded',
    environment: 'servers',
    command: gunicorn('--preload', '-w', '2', '-k', 'gthread', '--threads', '4'),
    blind: true,
  },
  'gunicorn-gevent': {
    what: 'gunicorn, gevent',
    environment: 'servers',
    command: gunicorn('-k', 'gevent'),
    blind: true,
  },
  django: { what: 'Django, runserver', environment: 'servers', command: ['python', 'django_server.py'], blind: true },
  'django-asgi': { what: 'Django, uvicorn', environment: 'servers', command: uvicorn('django_server:app') },
  fastapi: { what: 'FastAPI, uvicorn', environment: 'servers', command: uvicorn('fastapi_server:app') },
  'uvicorn-workers': {
    what: 'FastAPI, uvicorn with workers',
    environment: 'servers',
    command: uvicorn('--workers', '2', 'fastapi_server:app'),
  },
  hypercorn: {
    what: 'FastAPI, hypercorn',
    environment: 'servers',
    command: ['hypercorn', '-b', '127.0.0.1:PORT', 'fastapi_server:app'],
  },
  aiohttp: { what: 'aiohttp, aiobotocore', environment: 'servers', command: ['python', 'aiohttp_server.py'] },
  'mcp-1': { what: 'MCP SDK 1.x, HTTP', environment: 'servers', ...mcp },
  'mcp-1-session': {
    what: 'MCP SDK 1.x, sessions',
    environment: 'servers',
    ...mcp,
    env: { MCP_STATEFUL: '1' },
    mcp: 'session',
  },
  'mcp-1-stdio': { what: 'MCP SDK 1.x, stdio', environment: 'servers', ...stdio },
  'mcp-1-lowlevel': {
    what: 'MCP SDK 1.x, low-level, stdio',
    environment: 'servers',
    ...stdio,
    command: ['python', 'mcp_lowlevel.py'],
  },
  'mcp-2': { what: 'MCP SDK 2.x, HTTP', environment: 'mcp', ...mcp },
  'mcp-2-stdio': { what: 'MCP SDK 2.x, stdio', environment: 'mcp', ...stdio },
  'fastmcp-2': { what: 'FastMCP 2, HTTP', environment: 'fastmcp', ...mcp },
  'fastmcp-2-session': {
    what: 'FastMCP 2, sessions',
    environment: 'fastmcp',
    ...mcp,
    env: { MCP_STATEFUL: '1' },
    mcp: 'session',
  },
  'fastmcp-3': { what: 'FastMCP 3, HTTP', environment: 'fastmcp-3', ...mcp },
  'fastmcp-4': { what: 'FastMCP 4, HTTP', environment: 'fastmcp-4', ...mcp },
  'fastmcp-4-stdio': { what: 'FastMCP 4, stdio', environment: 'fastmcp-4', ...stdio },
  celery: { what: 'Celery', environment: 'servers', command: ['python', 'celery_server.py'], elsewhere: true },
  rq: { what: 'RQ', environment: 'servers', command: ['python', 'rq_server.py'], elsewhere: true },
} satisfies Record<string, PythonShape>

export type ShapeName = keyof typeof SHAPES

/** Asks a script by lines. */
export function askByLines({ child }: ServerProcess): Ask {
  const lines = createInterface({ input: child.stdout! })
  return async (key, { signal } = {}) => {
    child.stdin!.write(`${key}\n`)
    try {
      for (;;) {
        const [line] = await once(lines, 'line', { signal: signal ?? AbortSignal.timeout(20_000) })
        if (JSON.parse(line).key === key) return { status: 200, body: line }
      }
    } catch {
      return undefined
    }
  }
}
