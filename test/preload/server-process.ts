/** Real server processes, started with the built preload. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'

export const REGISTER = fileURLToPath(new URL('../../dist/register.cjs', import.meta.url))
export const SERVERS = fileURLToPath(new URL('servers/', import.meta.url))

export interface ServerOptions {
  /** Script and arguments of Node. */
  args: readonly string[]
  env: NodeJS.ProcessEnv
  /** Folder for run folders; absent: without the preload. */
  evidence?: string | undefined
  node?: string
  /** What is required before the script, where there is a folder for its evidence. */
  preload?: string
  /** Speaks on standard input and output instead of a port. */
  stdio?: boolean
}

export interface ServerProcess {
  child: ChildProcess
  port: number
  stderr: () => string
  /** Signals it and waits for its end; gives exit code or signal. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

/** Started when it printed `listening <port>`; fails with its error output when it ends before. */
export async function startServer({
  args,
  env,
  evidence,
  node = process.execPath,
  preload = REGISTER,
  stdio,
}: ServerOptions): Promise<ServerProcess> {
  const flags = evidence ? ['--require', preload] : []
  const { PATH } = process.env
  const child = spawn(node, ['--no-warnings', ...flags, ...args], {
    env: { PATH, ...(evidence && { ROLECALL_DIR: evidence }), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr!.on('data', (part) => {
    stderr += part
  })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const [code, by] = await exited
    return by ?? code!
  }
  if (stdio) return { child, port: 0, stderr: () => stderr, stop }
  let stdout = ''
  const port = await Promise.race([
    new Promise<number>((resolve) => {
      child.stdout!.on('data', (part) => {
        stdout += part
        const listening = /listening (\d+)/.exec(stdout)
        if (listening) resolve(Number(listening[1]))
      })
    }),
    exited.then(([code, signal]) => {
      throw new Error(`${args.join(' ')} ended (${code ?? signal}) before it listened:\n${stdout}${stderr}`)
    }),
  ])
  return { child, port, stderr: () => stderr, stop }
}

export interface Answer {
  status: number
  body: string
}

/** One request on a connection of its own; `undefined` when given up, after `patience` ms or by `signal`. */
export function call(
  port: number,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; patience?: number; signal?: AbortSignal } = {},
): Promise<Answer | undefined> {
  const { body, headers = {}, patience, signal } = options
  return new Promise((resolve, reject) => {
    const json = body === undefined ? undefined : JSON.stringify(body)
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        agent: false,
        method: json === undefined ? 'GET' : 'POST',
        headers: {
          ...(json !== undefined && {
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
          }),
          ...headers,
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () => {
          clearTimeout(timer)
          resolve({ status: response.statusCode!, body: text })
        })
        response.on('error', () => resolve(undefined))
      },
    )
    signal?.addEventListener('abort', () => outgoing.destroy())
    const timer = setTimeout(() => outgoing.destroy(), patience ?? 20_000)
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (patience !== undefined || signal?.aborted) resolve(undefined)
      else reject(error)
    })
    outgoing.end(json)
  })
}
