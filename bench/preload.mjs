/**
 * `npm run bench:preload`: what the preload costs, as ratios to bare Node in the same run: start of an empty script, and
 * CPU per request of a server that makes one S3 call for each. Other Node versions and the peer are named by variables:
 *
 *     BENCH_NODES=/path/to/node22,/path/to/node24 BENCH_PEER=/path/to/auto-instrumentations-node/build/src/register.js
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BUDGET = { start: 1.5, request: 1.3 }
const STARTS = 15
const ROUNDS = 9
const WARM_UP = 1500
const REQUESTS = 500

const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'))
const server = fileURLToPath(new URL('preload-server.mjs', import.meta.url))
const register = fileURLToPath(new URL('../dist/register.cjs', import.meta.url))
const otel = fileURLToPath(new URL('../dist/otel.cjs', import.meta.url))
const empty = join(folder, 'empty.js')
writeFileSync(empty, '')

const { BENCH_NODES, BENCH_PEER } = process.env
const nodes = [process.execPath, ...(BENCH_NODES?.split(',') ?? [])]
const candidates = [
  { name: 'rolecall/register', preload: register, env: { ROLECALL_DIR: join(folder, 'evidence') } },
  // Measured beside it, without a budget: OpenTelemetry's Node SDK is most of it.
  { name: 'rolecall/otel', preload: otel, env: { ROLECALL_DIR: join(folder, 'evidence') } },
  ...(BENCH_PEER
    ? [
        {
          name: 'auto-instrumentations-node, console exporter',
          preload: BENCH_PEER,
          env: {
            OTEL_TRACES_EXPORTER: 'console',
            OTEL_METRICS_EXPORTER: 'none',
            OTEL_LOGS_EXPORTER: 'none',
            OTEL_NODE_RESOURCE_DETECTORS: 'none',
          },
        },
      ]
    : []),
]

const s3 = createServer((request, response) => request.resume().on('end', () => response.end('hello')))
await new Promise((resolve) => s3.listen(0, '127.0.0.1', resolve))
const ENDPOINT = `http://127.0.0.1:${s3.address().port}`

let over = false
try {
  for (const node of nodes) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    for (const candidate of candidates) {
      const start = startRatio(node, candidate)
      const request = await requestRatio(node, candidate)
      const own = candidate.preload === register
      over ||= own && (start > BUDGET.start || request > BUDGET.request)
      console.log(`${version}  ${candidate.name}: start × ${start.toFixed(2)}, CPU per request × ${request.toFixed(2)}`)
    }
  }
  console.log(`budget of rolecall/register: start × ${BUDGET.start}, CPU per request × ${BUDGET.request}`)
} finally {
  s3.closeAllConnections()
  s3.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = over ? 1 : 0

/** Medians of alternating starts of an empty script. */
function startRatio(node, { preload, env }) {
  const times = { bare: [], loaded: [] }
  for (let i = 0; i < STARTS; i++) {
    times.bare.push(startTime(node, [], {}))
    times.loaded.push(startTime(node, ['--require', preload], env))
  }
  return median(times.loaded) / median(times.bare)
}

function startTime(node, args, env) {
  const before = process.hrtime.bigint()
  spawnSync(node, [...args, empty], { env: { ...process.env, ...env }, stdio: 'ignore' })
  return Number(process.hrtime.bigint() - before)
}

/** Median over paired rounds of the CPU time that two running servers spend for the same requests. */
async function requestRatio(node, { preload, env }) {
  const bare = await startServer(node, [], {})
  const loaded = await startServer(node, ['--require', preload], env)
  try {
    const ratios = []
    for (const one of [bare, loaded]) await drive(one, WARM_UP)
    for (let round = 0; round < ROUNDS; round++) {
      const order = round % 2 ? [bare, loaded] : [loaded, bare]
      for (const one of order) one.spent = await drive(one, REQUESTS)
      ratios.push(loaded.spent / bare.spent)
    }
    return median(ratios)
  } finally {
    for (const { child } of [bare, loaded]) child.kill('SIGKILL')
  }
}

async function startServer(node, args, env) {
  const child = spawn(node, ['--no-warnings', ...args, server], {
    env: { ...process.env, ...env, ENDPOINT },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const port = await new Promise((resolve, reject) => {
    let text = ''
    const see = (part) => {
      text += part
      const found = /listening (\d+)/.exec(text)
      if (!found) return
      child.stdout.off('data', see)
      child.stdout.resume()
      resolve(Number(found[1]))
    }
    child.stdout.on('data', see)
    child.once('exit', () => reject(new Error(`the server ended: ${text}`)))
  })
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: 1 }), spent: 0 }
}

async function drive(one, requests) {
  const before = Number(await ask(one, '/cpu'))
  for (let i = 0; i < requests; i++) await ask(one, '/')
  return Number(await ask(one, '/cpu')) - before
}

function ask({ port, agent }, path) {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve(text))
    }).on('error', reject)
  })
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1]
}
