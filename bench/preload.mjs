/**
 * `npm run bench:preload [-- <major>…]`: what the preload costs on each Node, beside OpenTelemetry's own preload, as ratios to
 * bare Node in the same run: start of an empty script, and CPU per request of a server that makes one S3 call for each.
 * Exits 1 where a budget is exceeded.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeBinary } from '../test/coexistence/cache.mjs'
import { MAJORS, OURS, PEER } from './measured.mjs'

const STARTS = 15
const ROUNDS = 9
const WARM_UP = 1500
const REQUESTS = 500

const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'))
const server = fileURLToPath(new URL('preload-server.mjs', import.meta.url))
const empty = join(folder, 'empty.js')
writeFileSync(empty, '')
process.env.ROLECALL_DIR = join(folder, 'evidence')

const asked = process.argv.slice(2).map(Number)
const candidates = [...OURS, PEER]

const s3 = createServer((request, response) => request.resume().on('end', () => response.end('hello')))
await new Promise((resolve) => s3.listen(0, '127.0.0.1', resolve))
const ENDPOINT = `http://127.0.0.1:${s3.address().port}`

let over = false
try {
  row('Node', 'preload', 'start', 'budget', 'CPU per request', 'budget', 'verdict')
  for (const major of asked.length ? asked : MAJORS) {
    const node = nodeBinary(major)
    if (!node) console.log(`Node ${major} is not installed: npm run setup:bench`)
    else for (const candidate of candidates) await measure(node, candidate)
  }
} finally {
  s3.closeAllConnections()
  s3.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = over ? 1 : 0

async function measure(node, candidate) {
  const { name, preload, budget } = candidate
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  if (!existsSync(preload)) return row(version, name, '', '', '', '', 'not installed: npm run setup:bench')
  const start = startRatio(node, candidate)
  const request = await requestRatio(node, candidate)
  const exceeded = !!budget && (start > budget.start || request > budget.request)
  over ||= exceeded
  const limit = (value) => (value ? `≤ ${value.toFixed(2)}` : '')
  const verdict = budget && (exceeded ? 'EXCEEDED' : 'kept')
  row(version, name, times(start), limit(budget?.start), times(request), limit(budget?.request), verdict ?? '')
}

function times(ratio) {
  return `× ${ratio.toFixed(2)}`
}

function row(...cells) {
  const widths = [8, Math.max(...candidates.map(({ name }) => name.length)), 6, 6, 15, 6, 0]
  console.log(
    cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  )
}

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

/**
 * Median over rounds of the CPU time that two running servers spend for the same requests. Each round has two of its own:
 * two processes of the same server differ by several percent for as long as they live.
 */
async function requestRatio(node, { preload, env }) {
  const ratios = []
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await startServer(node, [], {})
    const loaded = await startServer(node, ['--require', preload], env)
    try {
      for (const one of [bare, loaded]) await drive(one, WARM_UP)
      const order = round % 2 ? [bare, loaded] : [loaded, bare]
      for (const one of [...order, ...order]) one.spent += await drive(one, REQUESTS)
      ratios.push(loaded.spent / bare.spent)
    } finally {
      for (const { child } of [bare, loaded]) child.kill('SIGKILL')
    }
  }
  return median(ratios)
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
