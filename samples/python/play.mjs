/**
 * Plays a story on the Python server: the AWS stand-in in this process, the runner against the server, and the server
 * either behind stock OpenTelemetry with client-side monitoring and the SDK's debug log switched on, or with rolecall's
 * own hook alone.
 */
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { release } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SignJWT } from 'jose'
import { startAws } from '../aws-stand-in/index.mjs'
import { runTests } from '../runner.mjs'
import { pythonPrograms } from './setup.mjs'
import { CASES, DOCUMENTS } from './stories.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))

const HOOK = fileURLToPath(new URL('../../dist/python', import.meta.url))

/**
 * Leaves `spans/traces.jsonl`, `csm/datagrams.jsonl`, `logs/server.log` and `results.json` in the folder; with rolecall's
 * hook `hook/<run folder>` instead of the first two. Debug logs and datagrams hold secrets in clear: they are blanked out
 * before a line is written, and so are paths.
 *
 * @param {import('./stories.mjs').Story} story
 * @param {string} folder
 * @param {'stock' | 'hook'} [by]
 * @returns {Promise<{ results: any, secrets: string[] }>}
 */
export async function play(story, folder, by = 'stock') {
  const bin = pythonPrograms(story.framework ?? 'mcp')
  for (const name of ['spans', 'csm', 'logs', 'home']) await mkdir(join(folder, name), { recursive: true })
  const catalogSession = randomBytes(24).toString('base64url')
  const jwtSecret = randomBytes(32).toString('base64url')
  const aws = await startAws({ ...story.world, catalog: { sessions: [catalogSession], documents: DOCUMENTS } })
  const token = await issueToken({ [story.claim ?? 'role']: story.role }, jwtSecret)
  const secrets = () => [token, jwtSecret, catalogSession, ...aws.secrets()]
  const places = await placesOf(bin)
  const blank = (/** @type {string} */ line) => {
    const text = secrets().reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), line)
    return places.reduce((rest, [path, shown]) => rest.replaceAll(path, shown), text)
  }
  const monitor = await listenForDatagrams(join(folder, 'csm', 'datagrams.jsonl'), blank)
  const proxy = story.awsHosts ? await startProxy(aws.endpoint) : undefined
  const server = await startServer(folder, by === 'stock' ? behindOpenTelemetry(bin) : withHook(bin, folder), blank, {
    ...aws.environment(story.base),
    ...proxy?.environment,
    // boto3 does not read AWS_REGION.
    AWS_DEFAULT_REGION: 'us-east-1',
    ...(by === 'stock' && { AWS_CSM_ENABLED: 'true', AWS_CSM_PORT: String(monitor.port) }),
    AWS_CSM_CLIENT_ID: 'sample-data-server',
    CATALOG_URL: aws.catalogEndpoint,
    MCP_JWT_SECRET: jwtSecret,
    ...story.variables,
  })
  try {
    const results = await runTests({
      url: server.url,
      token,
      cases: CASES,
      timeoutMs: story.timeoutMs,
      ...(story.catalogSession && { catalogSession }),
    })
    await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
    if (story.settleMs) await after(story.settleMs)
    return { results, secrets: secrets() }
  } finally {
    await server.stop(story.end)
    await monitor.close()
    await proxy?.close()
    await aws.close()
  }
}

/** What stack traces and user agents tell of this machine, and what is written for it. @param {string} bin */
async function placesOf(bin) {
  const { stdout } = await promisify(execFile)(join(bin, 'python'), ['-c', 'import sys; print(sys.base_prefix)'])
  return [
    [join(bin, '..'), '/venv'],
    [HERE, '/app/'],
    [stdout.trim(), '/python'],
    [release(), '6.8.0'],
  ]
}

/** @param {Record<string, string>} claims @param {string} secret */
function issueToken(claims, secret) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('https://login.acme.example')
    .setSubject('jane')
    .setAudience('mcp-server')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret))
}

/** @param {string} file @param {(line: string) => string} blank */
async function listenForDatagrams(file, blank) {
  const lines = createWriteStream(file)
  const socket = createSocket('udp4', (message) => lines.write(`${blank(message.toString())}\n`))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    port: socket.address().port,
    async close() {
      socket.close()
      lines.end()
      await once(lines, 'finish')
    },
  }
}

/** Takes what is meant for AWS's hosts to the stand-in, as a company's proxy would. @param {string} endpoint */
async function startProxy(endpoint) {
  const proxy = createServer((req, res) => {
    const { pathname, search } = new URL(req.url ?? '/', endpoint)
    const { method, headers } = req
    const onward = request(new URL(pathname + search, endpoint), { method, headers, setHost: false }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    req.pipe(onward)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address())
  const host = (/** @type {string} */ service) => `http://${service}.us-east-1.amazonaws.com`
  return {
    environment: {
      HTTP_PROXY: `http://127.0.0.1:${port}`,
      NO_PROXY: '127.0.0.1',
      AWS_ENDPOINT_URL_S3: host('s3'),
      AWS_ENDPOINT_URL_STS: host('sts'),
      AWS_ENDPOINT_URL_ATHENA: host('athena'),
      AWS_ENDPOINT_URL_IAM: 'http://iam.amazonaws.com',
    },
    async close() {
      proxy.closeAllConnections()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}

/** @typedef {{ command: string[], variables: Record<string, string> }} Launch */

/** @param {string} bin @returns {Launch} */
const behindOpenTelemetry = (bin) => ({
  command: [join(bin, 'opentelemetry-instrument'), join(bin, 'python'), 'server.py'],
  variables: {
    // The file exporter writes to stdout where it is given no file.
    OTEL_TRACES_EXPORTER: 'otlp_json_file',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_BSP_SCHEDULE_DELAY: '1000',
    // Stack traces would be most of what is recorded.
    OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: '500',
    LOG_LEVEL: 'DEBUG',
  },
})

/** @param {string} bin @param {string} folder @returns {Launch} */
const withHook = (bin, folder) => ({
  command: [join(bin, 'python'), 'server.py'],
  variables: { PYTHONPATH: HOOK, ROLECALL_DIR: join(folder, 'hook') },
})

/**
 * @param {string} folder @param {Launch} launch @param {(line: string) => string} blank
 * @param {Record<string, string>} variables
 */
async function startServer(folder, launch, blank, variables) {
  const [command = '', ...args] = launch.command
  const server = spawn(command, args, {
    cwd: HERE,
    env: {
      PATH: process.env['PATH'],
      HOME: join(folder, 'home'),
      PYTHONDONTWRITEBYTECODE: '1',
      OTEL_SERVICE_NAME: 'sample-data-server',
      ...launch.variables,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(server, 'exit')
  const written = [
    copyLines(server.stdout, join(folder, 'spans', 'traces.jsonl'), blank),
    copyLines(server.stderr, join(folder, 'logs', 'server.log'), blank),
  ]
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      const found = /listening on port (\d+)/.exec(line)
      if (found) resolve(found[1])
    })
    exited.then(() => reject(new Error(`the server ended before it listened; its log is ${folder}/logs/server.log`)))
  })
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    /** @param {'SIGTERM' | 'SIGKILL'} signal */
    async stop(signal) {
      server.kill(signal)
      await exited
      await Promise.all(written)
    },
  }
}

/** @param {import('node:stream').Readable} from @param {string} file @param {(line: string) => string} blank */
async function copyLines(from, file, blank) {
  const to = createWriteStream(file)
  for await (const line of createInterface({ input: from })) to.write(`${blank(line)}\n`)
  to.end()
  await once(to, 'finish')
}
