/**
 * Plays a story for real: the stand-in in this process, the server as a process of its own with the preload, the runner
 * against it; then the server is killed, as a test job would.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { SignJWT } from 'jose'
import { startAws } from './aws-stand-in/index.mjs'
import { runTests } from './runner.mjs'
import { DOCUMENTS } from './stories.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * What a story leaves behind, all in one folder: a run folder, `server.log` and `results.json`.
 *
 * @typedef {object} Played
 * @property {any} results The CTRF report.
 * @property {string[]} secrets Every secret that took part: none of them may be found in any file.
 * @property {import('./aws-stand-in/world.mjs').Seen[]} requests What AWS was asked.
 */

/**
 * @param {import('./stories.mjs').Story} story
 * @param {string} folder Made if it is not there.
 * @param {string} [preload]
 * @returns {Promise<Played>}
 */
export async function play(story, folder, preload) {
  await mkdir(folder, { recursive: true })
  const catalogSession = randomBytes(24).toString('base64url')
  const jwtSecret = randomBytes(32).toString('base64url')
  const aws = await startAws({
    ...story.world,
    catalog: { sessions: [catalogSession], documents: DOCUMENTS },
  })
  const token = await issueToken(story.role, jwtSecret)
  const variables = {
    ...aws.environment(story.base),
    ...story.variables,
    ...(story.catalog && { CATALOG_URL: aws.catalogEndpoint }),
    MCP_JWT_SECRET: jwtSecret,
  }
  const server = await startServer(folder, variables, preload)
  try {
    const results = await runTests({
      url: server.url,
      token,
      cases: story.cases,
      timeoutMs: story.timeoutMs,
      ...(story.catalogSession && { catalogSession }),
    })
    await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
    if (story.settleMs) await server.settled(story.settleMs)
    return { results, secrets: [token, jwtSecret, catalogSession, ...aws.secrets()], requests: aws.requests }
  } finally {
    await server.kill()
    await aws.close()
  }
}

/** What an identity provider would issue for Jane. @param {string} role @param {string} secret */
export function issueToken(role, secret) {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('https://login.acme.example')
    .setSubject('jane')
    .setAudience('mcp-server')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret))
}

/**
 * The server with its preload, and with nothing of this machine's environment.
 *
 * @param {string} folder
 * @param {Record<string, string>} variables
 * @param {string} [preload] What is required before it.
 */
export async function startServer(folder, variables, preload = 'rolecall/register') {
  const home = join(folder, 'home')
  await mkdir(home, { recursive: true })
  const server = spawn(process.execPath, ['--require', preload, 'samples/mcp-server/server.mjs'], {
    // The package finds itself by its own name from its own folder.
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      OTEL_SERVICE_NAME: 'sample-data-server',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ROLECALL_DIR: folder,
      PORT: '0',
      ...variables,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const log = createWriteStream(join(folder, 'server.log'))
  server.stderr.pipe(log)
  const lines = createInterface({ input: server.stderr })
  let running = 0
  /** @type {(() => void)[]} */
  const waiting = []
  const port = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const { msg = '', port } = parsed(line)
      if (msg === 'listening') resolve(port)
      if (/^tool \S+ started$/.test(msg)) running += 1
      if (/^tool \S+ finished$/.test(msg) && --running === 0) for (const done of waiting.splice(0)) done()
    })
    gone.then(() => reject(new Error(`the server ended before it listened; its log is ${join(folder, 'server.log')}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    /** Waits until no tool runs any more, or the time is over. @param {number} ms */
    async settled(ms) {
      if (running === 0) return
      /** @type {NodeJS.Timeout | undefined} */
      let timer
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, ms)
      })
      await Promise.race([late, new Promise((resolve) => waiting.push(() => resolve(undefined)))])
      clearTimeout(timer)
    },
    async kill() {
      server.kill('SIGKILL')
      await gone
      await finished(log)
    },
  }
}

/** @param {string} line @returns {{ msg?: string, port?: number }} */
function parsed(line) {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}
