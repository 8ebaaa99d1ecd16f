/**
 * quilt-mcp, as PyPI has it, below `rolecall run`: a JWT names the role, the server assumes it for each request. Situations
 * of its own AWS, asked by a client of the protocol.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { SignJWT } from 'jose'
import { startAws } from '../../../samples/aws-stand-in/index.mjs'
import { pythonPrograms } from '../../../samples/python/setup.mjs'
import { readEvidence } from '../../preload/evidence.ts'
import { freePort } from '../start.ts'
import { BUCKET, type Situation } from './situations.ts'

/** What a tool call came to: its answer's text, or why there is none. */
export interface Called {
  text?: string
  failed?: string
}

export interface Played {
  /** Holds the run folders. */
  recorded: string
  /** What `rolecall run` said when the server was over. */
  said: string
  called: Called[]
  /** What came to its AWS, as AWS saw it. */
  requests: { operation: string; principal?: string; status?: number }[]
  /** Keys of the server's own user. */
  baseKey?: string
}

export async function playQuilt(situation: Situation, folder: string): Promise<Played> {
  const recorded = join(folder, 'run')
  mkdirSync(join(folder, 'home'), { recursive: true })
  const aws = await startAws(situation.world)
  const secret = randomBytes(32).toString('base64url')
  const port = await freePort()
  const server = spawn(
    process.execPath,
    [resolve('dist/cli.js'), 'run', '--', join(pythonPrograms('quilt'), 'quilt-mcp'), '--skip-banner'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: join(folder, 'home'),
        ROLECALL_DIR: recorded,
        ...aws.environment(situation.base),
        // boto3 does not read AWS_REGION.
        AWS_DEFAULT_REGION: 'us-east-1',
        MCP_ENHANCED_JWT_SECRET: secret,
        MCP_REQUIRE_JWT: 'true',
        FASTMCP_TRANSPORT: 'http',
        FASTMCP_PORT: String(port),
        ...situation.variables,
      },
    },
  )
  let said = ''
  const up = new Promise<void>((done, fail) => {
    const hear = (data: Buffer) => {
      said += data
      if (said.includes('Uvicorn running on')) done()
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.once('exit', (code) => fail(new Error(`quilt-mcp ended (${code}) before it listened:\n${said}`)))
  })
  const exited = once(server, 'close')
  const clients = new Clients(`http://127.0.0.1:${port}/mcp`, secret, situation)
  try {
    await up
    said = ''
    const called = await situation.ask(clients)
    if (situation.until) while (!situation.until(readEvidence(recorded).spans)) await pause(100)
    return {
      recorded,
      called,
      requests: aws.requests,
      ...(situation.base && { baseKey: aws.keysOf(situation.base).accessKeyId }),
      get said() {
        return said
      },
    }
  } finally {
    // The server itself: a call that hangs keeps it from ending by a gentler signal.
    for (const pid of pidsIn(recorded)) kill(pid, situation.end ?? 'SIGTERM')
    if (pidsIn(recorded).length === 0) server.kill('SIGTERM')
    await exited
    await clients.close()
    await aws.close()
  }
}

/** Clients of the server, each with a token of its own. */
export class Clients {
  readonly #url: string
  readonly #secret: string
  readonly #situation: Situation
  readonly #open: Client[] = []

  constructor(url: string, secret: string, situation: Situation) {
    this.#url = url
    this.#secret = secret
    this.#situation = situation
  }

  /** A token that names a role, in the claim that the situation says. */
  token(role: string, subject = 'jane'): Promise<string> {
    return new SignJWT({
      [this.#situation.claim ?? 'aws_role_arn']: role,
      permissions: ['s3:GetObject', 's3:ListBucket', 'quilt:BrowsePackages'],
      buckets: [BUCKET],
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('https://login.acme.example')
      .setSubject(subject)
      .setAudience('quilt-mcp-server')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(this.#secret))
  }

  /** Opens a session; the token may be another one later. */
  async connect(token: string | undefined) {
    let bearer = token
    const transport = new StreamableHTTPClientTransport(new URL(this.#url), {
      fetch: (url, init) => {
        const all = new Headers(init?.headers)
        if (bearer) all.set('authorization', `Bearer ${bearer}`)
        return fetch(url, { ...init, headers: all })
      },
    })
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(transport as never)
    this.#open.push(client)
    return {
      /** Another caller, in the same session. */
      as(other: string) {
        bearer = other
      },
      async call(name: string, args: Record<string, unknown>, timeout = 30_000): Promise<Called> {
        try {
          const { content } = (await client.callTool({ name, arguments: args }, undefined, { timeout })) as {
            content: { text?: string }[]
          }
          return { text: content[0]?.text ?? '' }
        } catch (error) {
          return { failed: (error as Error).message }
        }
      },
    }
  }

  async close() {
    await Promise.all(this.#open.map((client) => client.close().catch(() => {})))
  }
}

function pidsIn(recorded: string): number[] {
  try {
    return readdirSync(recorded)
      .map((name) => Number(/^\d+-(\d+)-[0-9a-f]{4}$/.exec(name)?.[1]))
      .filter((pid) => pid > 0)
  } catch {
    return []
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // It is over.
  }
}
