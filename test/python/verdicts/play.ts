/** Plays a server of this folder in a world of its own, and says what rolecall makes of it. */
import { randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { SignJWT } from 'jose'
import { startAws } from '../../../samples/aws-stand-in/index.mjs'
import type { Config } from '../../../samples/aws-stand-in/world.mjs'
import { analyze } from '../../../src/engine/analyze.ts'
import type { Report } from '../../../src/model/report.ts'
import { readEvidence, type Seen } from '../../preload/evidence.ts'
import type { ServerProcess } from '../../preload/server-process.ts'
import { type Environment, startPython } from '../start.ts'

const SERVERS = resolve('test/python/verdicts/servers')
const ARN = 'arn:aws:lambda:us-east-1:391827364550:function:report'

export type Aws = Awaited<ReturnType<typeof startAws>>

export interface Case {
  environment: Environment
  command: readonly string[]
  world: Config
  /** It is ready when its port takes connections. */
  listens?: boolean
  /** ARN of the user whose keys are in the environment; none without. */
  as?: string
  variables?(aws: Aws, folder: string): NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>
  /** What is done with it; without: it runs to its end by itself. */
  ask?(server: Asked): Promise<unknown>
  /** What the evidence must show before the server is ended. */
  until?(spans: readonly Seen[]): boolean
  end?: 'SIGTERM' | 'SIGKILL'
  /** Files beside the evidence, in the folder. */
  results?: string
}

export interface Asked {
  aws: Aws
  /** GET, as somebody with a role in their token; gives up after a while; `more` headers. */
  get(path: string, claims?: Record<string, string>, patience?: number, more?: Record<string, string>): Promise<void>
  /** An MCP tool. */
  call(tool: string, args: Record<string, unknown>, patience?: number): Promise<void>
  /** Lambda's events, each handed out once; resolves when all were answered. */
  invoke(events: readonly object[]): Promise<void>
  /** Waits until the evidence shows it. */
  shown(what: (spans: readonly Seen[]) => boolean): Promise<void>
}

export interface Played {
  report: Report
  spans: readonly Seen[]
  output: string
  secrets: readonly string[]
  text: string
}

export async function play(one: Case, folder: string): Promise<Played> {
  const evidence = join(folder, 'run')
  const aws = await startAws(one.world)
  const secret = randomBytes(32).toString('base64url')
  const api = await runtimeApi()
  const server = await startPython({
    environment: one.environment,
    command: one.command.map((word) => word.replace('RESULTS', join(folder, one.results ?? ''))),
    folder: SERVERS,
    evidence,
    stdio: !one.listens,
    env: {
      HOME: folder,
      ...aws.environment(one.as),
      JWT_SECRET: secret,
      WORK_FOLDER: folder,
      AWS_LAMBDA_RUNTIME_API: api.address,
      ...(await one.variables?.(aws, folder)),
    },
  })
  let output = ''
  server.child.stdout?.on('data', (part) => {
    output += part
  })
  try {
    if (one.ask) {
      await one.ask(asked(server, aws, secret, api, evidence))
      if (one.until) await shown(evidence, one.until)
      await server.stop(one.end ?? 'SIGTERM')
    } else await new Promise((done) => server.child.once('close', done))
    const { spans, text } = readEvidence(evidence)
    const report = await analyze([evidence, ...(one.results ? [join(folder, one.results)] : [])], {})
    return { report, spans, output: output + server.stderr(), secrets: aws.secrets(), text }
  } finally {
    await server.stop('SIGKILL')
    await aws.close()
    api.close()
  }
}

async function shown(evidence: string, what: (spans: readonly Seen[]) => boolean): Promise<void> {
  while (!what(readEvidence(evidence).spans)) await pause(100)
}

function asked(
  { port }: ServerProcess,
  aws: Aws,
  secret: string,
  api: Awaited<ReturnType<typeof runtimeApi>>,
  evidence: string,
): Asked {
  const url = `http://127.0.0.1:${port}`
  let client: Promise<Client> | undefined
  return {
    aws,
    async get(path, claims, patience = 30_000, more = {}) {
      const token =
        claims &&
        (await new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
          .setAudience('data')
          .setIssuer('https://login.acme.example')
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode(secret)))
      const headers = { ...more, ...(token && { authorization: `Bearer ${token}` }) }
      const signal = AbortSignal.timeout(patience)
      await fetch(url + path, { headers, signal }).then(
        (response) => response.text().catch(() => {}),
        () => {},
      )
    },
    async call(tool, args, timeout = 30_000) {
      client ??= connect(new URL(`${url}/mcp`))
      await (await client).callTool({ name: tool, arguments: args }, undefined, { timeout }).catch(() => {})
    },
    invoke: (events) => api.hand(events),
    shown: (what) => shown(evidence, what),
  }
}

async function connect(url: URL): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(url) as never)
  return client
}

/** Lambda's runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). */
async function runtimeApi() {
  const events: object[] = []
  let waiting: ServerResponse | undefined
  let [given, answered] = [0, 0]
  const hand = () => {
    const event = events[given]
    if (!waiting || !event) return
    waiting.writeHead(200, {
      'Lambda-Runtime-Aws-Request-Id': `request-${given++}`,
      'Lambda-Runtime-Deadline-Ms': String(Date.now() + 60_000),
      'Lambda-Runtime-Invoked-Function-Arn': ARN,
      // The runtime's native client reads these without a look whether they are there.
      'Lambda-Runtime-Trace-Id': 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1',
      'Content-Type': 'application/json',
    })
    waiting.end(JSON.stringify(event))
    waiting = undefined
  }
  const server = createServer((req, res) => {
    req.resume()
    req.on('end', () => {
      if (req.url!.endsWith('/next')) {
        waiting = res
        hand()
      } else {
        answered++
        res.writeHead(202).end('{}')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async hand(more: readonly object[]) {
      events.push(...more)
      hand()
      while (answered < events.length) await pause(50)
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
