/** One server process with an agent, with rolecall or without it: everything about it that somebody outside can notice. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import { agentFolder, ROOT } from './cache.mjs'
import { readAgentFile, startWorld } from './collector.mjs'
import { masker, put, putSpans } from './compare.mjs'

const USER = 'arn:aws:iam::391827364550:user/server'
const KEY = { accessKeyId: 'AKIAQ3EGTESTCOEXIST2', secretAccessKey: 'coexistence/coexistence/coexistence/0000' }
const WORLD = {
  users: [
    {
      arn: USER,
      ...KEY,
      policy: { Statement: [{ Effect: /** @type {const} */ ('Allow'), Action: 's3:*', Resource: '*' }] },
    },
  ],
  buckets: [{ name: 'data', account: '391827364550', objects: { 'a.txt': 'a' } }],
}
const claims = Buffer.from('{"sub":"jane","role":"arn:aws:iam::391827364550:role/DataReader"}').toString('base64url')
const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${claims}.${'c2lnbmF0dXJl'}`

/**
 * What a caller sends: plain, with a trace of its own, and one that fails.
 *
 * @type {{ path: string, headers: Record<string, string> }[]}
 */
const CASES = [
  { path: '/work', headers: {} },
  {
    path: '/work',
    headers: {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      tracestate: 'vendor=1',
      baggage: 'tenant=acme',
    },
  },
  { path: '/work?fail', headers: {} },
]

/**
 * @param {object} how
 * @param {import('./agents.mjs').Agent} [how.agent]
 * @param {string} how.node Binary.
 * @param {'without' | 'before' | 'after'} how.rolecall
 * @param {'cjs' | 'mjs'} how.modules The server's manner.
 * @param {string[]} [how.preloads] What is loaded in the agent's place.
 */
export async function play({ agent, node, modules, rolecall, preloads: instead }) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-coexistence-'))
  const agentFile = join(folder, 'agent.jsonl')
  const world = await startWorld(agent ? agentFolder(agent.id) : ROOT)
  const aws = await startAws(WORLD)
  const variables = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...aws.environment(USER),
    ...agent?.variables(world.endpoint),
    AGENT_FOLDER: agent ? agentFolder(agent.id) : ROOT,
    AGENT_FILE: agentFile,
    BACKEND: world.endpoint,
    SERVER_KIND: agent?.server ?? 'http',
    ROLECALL_DIR: join(folder, 'runs'),
  }
  const own = agent ? [join(ROOT, 'test/coexistence/preloads', agent.preload)] : []
  const preloads = [...(instead ?? own)]
  if (rolecall === 'before') preloads.unshift('rolecall/register')
  if (rolecall === 'after') preloads.push('rolecall/register')
  // By NODE_OPTIONS, so that the command line, which agents report, is the same in every run.
  const NODE_OPTIONS = preloads.map((file) => `--require ${file}`).join(' ')
  const given = [...Object.keys(variables), 'NODE_OPTIONS', 'GIVEN_VARIABLES', 'NODE_CHANNEL_FD']
  const server = spawn(node, [`test/coexistence/servers/server.${modules}`], {
    cwd: ROOT,
    env: { ...variables, NODE_OPTIONS, GIVEN_VARIABLES: JSON.stringify([...given, 'NODE_CHANNEL_SERIALIZATION_MODE']) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output = { stdout: '', stderr: '' }
  server.stdout?.on('data', (chunk) => (output.stdout += chunk))
  server.stderr?.on('data', (chunk) => (output.stderr += chunk))
  const ended = new Promise((resolve) => server.once('close', (code, signal) => resolve({ code, signal })))
  try {
    const port = await new Promise((resolve, reject) => {
      server.once('message', (message) => resolve(/** @type {{ port: number }} */ (message).port))
      ended.then(() => reject(new Error(`the server ended before it listened: ${output.stderr}`)))
    })
    const answers = []
    for (const { path, headers } of CASES) answers.push(await ask(port, 'POST', path, headers))
    const state = JSON.parse((await ask(port, 'GET', '/state', {})).body)
    await ask(port, 'GET', '/flush', {})
    await quiet(world.spans)
    server.kill('SIGTERM')
    const timer = setTimeout(() => server.kill('SIGKILL'), 10_000)
    const ending = await ended
    clearTimeout(timer)

    const mask = masker({
      [folder]: '<home>',
      [new URL(aws.endpoint).host]: '<aws>',
      [`127.0.0.1:${world.port}`]: '<backend>',
      [`127.0.0.1:${port}`]: '<server>',
      [new URL(aws.endpoint).port]: '<aws port>',
      [String(world.port)]: '<backend port>',
      [String(port)]: '<server port>',
      [String(server.pid)]: '<pid>',
    })
    /** @type {import('./compare.mjs').Facts} */
    const facts = new Map()
    const sent = existsSync(agentFile) ? readAgentFile(agentFile) : world.spans
    putSpans(
      facts,
      sent.filter((span) => !/\/(state|flush)\b/.test(`${span.name} ${JSON.stringify(span.fields, plainly)}`)),
      mask,
    )
    put(
      facts,
      'headers',
      world.received.map(({ line, headers }) => ({ line, headers: headers.map(mask) })),
    )
    put(facts, 'answers', answers)
    put(
      facts,
      'aws',
      aws.requests.map(({ operation, status, principal }) => ({ operation, status, principal })),
    )
    put(facts, 'process', { ...state, ending })
    put(facts, 'output', { stdout: mask(output.stdout), stderr: mask(output.stderr) })
    return {
      facts,
      spans: sent.length,
      evidence: rolecall === 'without' ? [] : evidenceOf(join(folder, 'runs'), world.port, mask),
    }
  } catch (error) {
    throw new Error(`${agent?.name ?? 'no agent'} on ${node}, rolecall ${rolecall}: ${output.stderr}`, { cause: error })
  } finally {
    server.kill('SIGKILL')
    await ended
    await aws.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {number} port @param {string} method @param {string} path @param {Record<string, string>} headers */
function ask(port, method, path, headers) {
  return new Promise((resolve, reject) => {
    const own = { authorization: `Bearer ${TOKEN}`, 'x-user': 'jane', ...headers }
    request({ host: '127.0.0.1', port, method, path, headers: own, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode, headers: response.rawHeaders, body }))
    })
      .on('error', reject)
      .end()
  })
}

/** Agents send a moment after they were asked to: waits until nothing came for a while. @param {unknown[]} spans */
async function quiet(spans) {
  let seen = -1
  for (let rounds = 0; rounds < 20 && (seen !== spans.length || spans.length === 0); rounds++) {
    seen = spans.length
    await new Promise((resolve) => setTimeout(resolve, 250))
    if (rounds > 3 && spans.length === 0) return
  }
}

/**
 * What rolecall recorded of the server's work, without the agent's own traffic: one line a span.
 *
 * @param {string} runs @param {number} worldPort @param {(text: string) => string} mask
 */
function evidenceOf(runs, worldPort, mask) {
  if (!existsSync(runs)) return ['nothing']
  const spans = readdirSync(runs, { recursive: true, encoding: 'utf8' })
    .filter((file) => /spans[\w.]*\.jsonl$/.test(file))
    .flatMap((file) => readFileSync(join(runs, file), 'utf8').trim().split('\n'))
    .flatMap((line) => JSON.parse(line).resourceSpans[0].scopeSpans[0].spans)
    .map((span) => ({
      ...span,
      told: Object.fromEntries(span.attributes.map((/** @type {any} */ a) => [a.key, Object.values(a.value)[0]])),
    }))
  const byId = new Map(spans.map((span) => [span.spanId, span]))
  return spans
    .filter(({ told }) => {
      const path = String(told['url.path'] ?? '')
      if (Number(told['server.port']) === worldPort) return /^\/(plain|fetched)$/.test(path)
      return !/^\/(state|flush)$/.test(path)
    })
    .map((span) => {
      const parent = byId.get(span.parentSpanId)?.name ?? (span.parentSpanId ? 'caller' : 'none')
      const attributes = Object.entries(span.told)
        .filter(([name]) => !/^rolecall\.(time|event_loop|socket|aws\.invocation_id|waiting_for)|^thread/.test(name))
        .filter(([name]) => !/request_id$/.test(name))
        .map(([name, value]) => `${name}=${value}`)
      return mask(`${span.name} below ${parent}: ${attributes.sort().join(' ')}`)
    })
    .sort()
}

/** @param {string} _ @param {unknown} value */
function plainly(_, value) {
  return typeof value === 'bigint' ? String(value) : value
}
