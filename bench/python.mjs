#!/usr/bin/env node
// `npm run bench:python`: what the Python hook costs, as ratios to the same Python without it in the same rounds: the start
// of an empty script, and CPU per request of a server with one S3 call each; beside opentelemetry-instrument.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pythonPrograms } from '../samples/python/setup.mjs'

const bin = pythonPrograms('mcp')
const python = join(bin, 'python')
const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'))
const STARTS = 15
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const [WARM_UP, COUNTED] = [200, 600]

const s3 = createServer((request, response) => {
  request.resume()
  response.setHeader('content-type', 'application/octet-stream')
  response.end('x'.repeat(2000))
})
s3.listen(0, '127.0.0.1')
await once(s3, 'listening')
const { port } = /** @type {import('node:net').AddressInfo} */ (s3.address())

const base = {
  PATH: process.env['PATH'],
  HOME: folder,
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  WARM_UP: String(WARM_UP),
  COUNTED: String(COUNTED),
}
const hook = { ...base, PYTHONPATH: resolve('dist/python'), ROLECALL_DIR: join(folder, 'run') }
/** @type {Record<string, { command: string[], env: NodeJS.ProcessEnv }>} */
const WAYS = {
  bare: { command: [python], env: base },
  rolecall: { command: [python], env: hook },
  opentelemetry: {
    command: [join(bin, 'opentelemetry-instrument'), python],
    env: { ...base, OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' },
  },
}

/** @param {{ command: string[], env: NodeJS.ProcessEnv }} way */
function start({ command: [program = '', ...args], env }) {
  const before = process.hrtime.bigint()
  spawnSync(program, [...args, '-c', ''], { env, stdio: 'ignore' })
  return Number(process.hrtime.bigint() - before) / 1e6
}

/** @param {{ command: string[], env: NodeJS.ProcessEnv }} way */
async function cpu({ command: [program = '', ...args], env }) {
  const server = spawn(program, [...args, 'bench/python_server.py'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  const address = `http://127.0.0.1:${(await lines.next()).value}/`
  let left = WARM_UP + COUNTED + 8
  const client = async () => {
    while (left-- > 0)
      await new Promise((done) => {
        get(address, (response) => response.resume().on('close', done)).on('error', done)
      })
  }
  await Promise.all(Array.from({ length: 4 }, client))
  const seconds = Number((await lines.next()).value)
  server.kill()
  await once(server, 'exit')
  return (seconds * 1e6) / COUNTED
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

try {
  for (const [name, rounds, measure, unit] of /** @type {const} */ ([
    ['start', STARTS, start, 'ms'],
    ['CPU per request', ROUNDS, cpu, 'µs'],
  ])) {
    /** @type {Record<string, number[]>} */
    const took = Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]))
    for (let round = 0; round < rounds; round++)
      for (const [way, how] of Object.entries(WAYS)) took[way]?.push(await measure(how))
    const bare = took['bare'] ?? []
    for (const [way, values] of Object.entries(took)) {
      const ratio = median(values.map((value, i) => value / (bare[i] ?? Number.NaN)))
      console.log(`${name}, ${way}: ${median(values).toFixed(1)} ${unit}, ${ratio.toFixed(2)} × bare`)
    }
  }
} finally {
  s3.close()
  rmSync(folder, { recursive: true, force: true })
}
