/** Python servers as real processes, with the built hook, on a port that was free a moment ago. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pythonPrograms } from '../../samples/python/setup.mjs'
import type { ServerProcess } from '../preload/server-process.ts'
import { HOOK } from './hook/python.ts'

const SERVERS = resolve('test/python/servers')

export type Environment = Parameters<typeof pythonPrograms>[0]

export interface StartOptions {
  environment: Environment
  /** A program of the environment and its arguments; `PORT` among them becomes the port. */
  command: readonly string[]
  env: NodeJS.ProcessEnv
  /** Folder for run folders; absent: without the hook. */
  evidence?: string
  /** Speaks on standard input and output instead of a port. */
  stdio?: boolean
  /** Folder of the server's file; that of the matrix's unless told. */
  folder?: string
}

/** Started when its port takes connections; fails with its error output when it ends before. */
export async function startPython({
  environment,
  command,
  env,
  evidence,
  stdio,
  folder = SERVERS,
}: StartOptions): Promise<ServerProcess> {
  const port = stdio ? 0 : await freePort()
  const [program, ...args] = command.map((one) => one.replace('PORT', String(port)))
  const child = spawn(join(pythonPrograms(environment), program!), args, {
    cwd: folder,
    // A group of its own: workers go with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      PYTHONDONTWRITEBYTECODE: '1',
      // boto3 does not read AWS_REGION.
      AWS_DEFAULT_REGION: 'us-east-1',
      ...(evidence && { ROLECALL_DIR: evidence }),
      ...env,
      PYTHONPATH: [...(evidence ? [HOOK] : []), folder].join(':'),
    },
  })
  let output = ''
  child.stderr.on('data', (part) => {
    output += part
  })
  if (!stdio)
    child.stdout.on('data', (part) => {
      output += part
    })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const over = () => child.exitCode !== null || child.signalCode !== null
  while (!stdio && !(await takesConnections(port))) {
    if (over()) throw new Error(`${command.join(' ')} ended (${child.exitCode ?? child.signalCode}):\n${output}`)
    await pause(50)
  }
  return {
    child,
    port,
    stderr: () => output,
    async stop(signal = 'SIGTERM') {
      try {
        process.kill(-child.pid!, signal)
      } catch {
        // The group is gone.
      }
      const [code, by] = await exited
      return by ?? code!
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
