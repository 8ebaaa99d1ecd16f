/**
 * Plays a scenario for real, once: the stand-in in this process, the server as a process of its own with one of two
 * preloads, and a client that calls its tools and judges the answers by their shape, as runners do.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { SignJWT } from 'jose'
import { startAws } from '../aws-stand-in/index.mjs'
import { launchOf } from './launch.mjs'
import { READER, SERVER } from './world.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * One call of a tool.
 *
 * @typedef {object} Call
 * @property {string} tool
 * @property {object} [args]
 * @property {object | null} [claims] Of its token, over the usual ones; `null` for no token.
 * @property {(token: string) => string} [token] Changes the token before it is sent.
 * @property {number} [timeoutMs] The runner gives up then; 5 s unless told.
 * @property {string} [session] MCP session.
 * @property {boolean} [progress] The client asks to be told of progress.
 * @property {boolean} [negative] The test expects an error.
 * @property {string} [skip] Why the runner does not make the call.
 * @property {string} [results] Name of the list in the answer that must not be empty.
 * @property {(aws: Aws) => unknown} [before] What happens before the call.
 *
 * @typedef {Awaited<ReturnType<typeof startAws>>} Aws
 * @typedef {Record<string, string | undefined>} Variables
 *
 * @typedef {object} Scenario
 * @property {string} about What goes wrong, or only looks wrong, in a sentence.
 * @property {string} server The server's file, from this folder.
 * @property {import('../aws-stand-in/world.mjs').Config} world
 * @property {string | null} [as] Whose keys are in the environment; the server's user unless told.
 * @property {(aws: Aws, home: string) => Variables | Promise<Variables>} [variables] More of the environment; `undefined` takes one out.
 * @property {(aws: Aws) => http.RequestListener} [service] A service that is not AWS's, at SERVICE_URL.
 * @property {Call[]} calls
 * @property {Partial<Scenario>} [there] Another run, played first into `there/`: what differs in it.
 * @property {boolean} [kill] SIGKILL at the end, where a call still hangs.
 */

/**
 * @param {Scenario} scenario
 * @param {import('./launch.mjs').Evidence} evidence
 * @param {string} folder Gets spans, `server.log` and `results.json`.
 * @returns {Promise<{ results: any, secrets: string[], paths: [string, string][] }>} what must not be in the files, and what
 *   stands for the paths of this machine
 */
export async function play(scenario, evidence, folder) {
  const { there: other, ...here } = scenario
  const there = other && (await play({ ...here, ...other }, evidence, join(folder, 'there')))
  const home = join(folder, 'home')
  await mkdir(home, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  const aws = await startAws(scenario.world)
  const service = scenario.service && (await listen(scenario.service(aws)))
  const server = await start(scenario, evidence, folder, {
    HOME: home,
    ...aws.environment(scenario.as === null ? undefined : (scenario.as ?? SERVER)),
    ...(service && { SERVICE_URL: service.url }),
    JWT_SECRET: secret,
    ...(await scenario.variables?.(aws, home)),
  })
  const tokens = []
  const now = Math.floor(Date.now() / 1000)
  try {
    const tests = []
    for (const [index, call] of scenario.calls.entries()) {
      if (call.skip) {
        tests.push(skipped(call.tool, index + 1, call.skip))
        continue
      }
      await call.before?.(aws)
      const token = call.claims === null ? undefined : await issue(call.claims, secret, now)
      const sent = token && (call.token?.(token) ?? token)
      if (sent) tokens.push(sent)
      const test = await callTool(server.url, index + 1, call, sent)
      if (test) tests.push(test)
    }
    const results = ctrf(tests)
    await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`)
    const modules = await realpath(join(ROOT, 'node_modules'))
    return {
      results,
      secrets: [secret, ...tokens, ...aws.secrets(), ...(there?.secrets ?? [])],
      paths: [
        ...(there?.paths ?? []),
        [home, '/home/server'],
        [modules, '/app/node_modules'],
        ...server.paths,
        [ROOT.replace(/\/$/, ''), '/app'],
      ],
    }
  } finally {
    await server.end(scenario.kill)
    await aws.close()
    service?.close()
  }
}

/** @param {object | undefined} claims @param {string} secret @param {number} now */
function issue(claims, secret, now) {
  const usual = {
    iss: 'https://login.acme.example',
    sub: 'jane',
    aud: 'mcp-server',
    iat: now,
    exp: now + 3600,
    role: READER,
  }
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret))
}

/** @param {http.RequestListener} listener */
async function listen(listener) {
  const server = http.createServer(listener)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** @param {Scenario} scenario @param {import('./launch.mjs').Evidence} evidence @param {string} folder @param {Variables} variables */
async function start(scenario, evidence, folder, variables) {
  const { command, env, output, paths } = launchOf(scenario.server, evidence, folder)
  const [program = '', ...args] = command
  const server = spawn(program, args, {
    // The package finds itself by its own name from its own folder.
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      OTEL_SERVICE_NAME: 'incident-server',
      ...env,
      ...variables,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  if (output) server.stdout.pipe(createWriteStream(output))
  else server.stdout.resume()
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const log = createWriteStream(join(folder, 'server.log'))
  server.stderr.pipe(log)
  const lines = createInterface({ input: server.stderr })
  const port = await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /listening(?:","port":| on port )(\d+)/.exec(line)
      if (found) resolve(found[1])
    })
    gone.then(() => reject(new Error(`${scenario.server} ended before it listened; see ${join(folder, 'server.log')}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    paths,
    /** @param {boolean | undefined} kill */
    async end(kill) {
      if (kill) server.kill('SIGKILL')
      else server.stdin.end()
      await gone
      await finished(log)
    },
  }
}

/**
 * @param {string} url @param {number} id @param {Call} call @param {string | undefined} token
 * @returns a test of the report; nothing for a token that was refused as expected
 */
async function callTool(url, id, { tool, args = {}, timeoutMs = 5000, session, progress, negative, results }, token) {
  const start = Date.now()
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(token && { authorization: `Bearer ${token}` }),
    ...(session && { 'mcp-session-id': session }),
  }
  const post = (/** @type {object} */ body) =>
    fetch(url, { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', ...body }) })
  /** @param {object} more */
  const test = (more) => ({
    name: `${tool}: call ${id}`,
    status: 'failed',
    duration: Date.now() - start,
    start,
    stop: Date.now(),
    extra: { tool, jsonrpcId: String(id), timeoutMs, ...(negative && { negative }) },
    ...more,
  })
  const params = { name: tool, arguments: args, ...(progress && { _meta: { progressToken: id } }) }
  const answer = post({ id, method: 'tools/call', params })
    .then(async (response) =>
      response.status === 200 ? answerIn(await response.text()) : { refused: response.status },
    )
    .catch((error) => ({ failed: String(error.cause ?? error) }))
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  const outcome = await Promise.race([answer, late])
  clearTimeout(timer)
  if (outcome === 'late') {
    // As the official client: it tells the server, and leaves the request open.
    await post({ method: 'notifications/cancelled', params: { requestId: id, reason: 'timeout' } })
    return test({ rawStatus: 'timeout', message: `timed out: no answer within ${timeoutMs} ms` })
  }
  if (outcome.refused) return negative ? undefined : test({ message: `HTTP ${outcome.refused}` })
  if (outcome.failed) return test({ message: outcome.failed })
  const { content, isError } = outcome.result
  if (isError) return test(negative ? { status: 'passed' } : { message: content[0].text })
  const count = results === undefined ? undefined : JSON.parse(content[0].text)[results]?.length
  if (count === 0) return test({ message: 'expected results, got 0', extra: { ...test({}).extra, resultCount: 0 } })
  return test({ status: 'passed', ...(count !== undefined && { extra: { ...test({}).extra, resultCount: count } }) })
}

/** The answer, or that of an event stream's last event. @param {string} text */
function answerIn(text) {
  return JSON.parse(/^data: (.*)\n\n$/m.exec(text.slice(text.lastIndexOf('event: ')))?.[1] ?? text)
}

/** @param {string} tool @param {number} id @param {string} why */
function skipped(tool, id, why) {
  return { name: `${tool}: call ${id}`, status: 'skipped', duration: 0, message: why, extra: { tool } }
}

/** @param {any[]} tests */
function ctrf(tests) {
  const count = (/** @type {string} */ status) => tests.filter((test) => test.status === status).length
  const summary = {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    pending: 0,
    skipped: count('skipped'),
    other: 0,
    start: tests[0]?.start ?? 0,
    stop: tests.at(-1)?.stop ?? 0,
  }
  return { reportFormat: 'CTRF', specVersion: '0.0.0', results: { tool: { name: 'incident-runner' }, summary, tests } }
}
