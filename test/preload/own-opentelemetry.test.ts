/** A server that runs its own OpenTelemetry, loaded before or after: no span is lost on either side. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUnder, readEvidence } from './evidence.ts'
import { startWorld } from './identity-sources.ts'
import { call, REGISTER, SERVERS } from './server-process.ts'

const REQUESTS = 10
let folder: string
let world: Awaited<ReturnType<typeof startWorld>>
let server: string
let bare: Awaited<ReturnType<typeof run>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-otel-'))
  world = await startWorld(folder)
  // CommonJS, so that OpenTelemetry's require hook reaches everything.
  server = join(folder, 'server.cjs')
  for (const [entry, outfile] of [
    ['plain.mjs', server],
    ['otel.mjs', join(folder, 'otel.cjs')],
  ] as const)
    await build({
      entryPoints: [join(SERVERS, entry)],
      outfile,
      bundle: true,
      packages: 'external',
      format: 'cjs',
      platform: 'node',
      logLevel: 'error',
    })
  bare = await run('bare', [])
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['before', 'after'])('rolecall loaded %s it', async (when) => {
  const both = await run(`both-${when}`, when === 'before' ? ['first'] : ['last'])
  expect(bare.own.length).toBeGreaterThanOrEqual(2 * REQUESTS)
  expect(both.own).toEqual(bare.own)

  const calls = both.spans.filter(({ name }) => name === 'S3.GetObject')
  expect(calls).toHaveLength(REQUESTS)
  for (const one of calls) {
    expect(one.end).toBeDefined()
    expect(both.spans.some((span) => span.kind === 2 && isUnder(both.spans, one, span))).toBe(true)
    expect(both.spans.filter((span) => span.parentSpanId === one.spanId)).toHaveLength(1)
    // The way from one side's spans to the other's.
    expect(one.links).toHaveLength(1)
  }
})

/** Serves the requests; gives what the server's own OpenTelemetry exported, and rolecall's spans. */
async function run(name: string, preload: string[]) {
  const file = join(folder, name)
  const evidence = join(folder, `${name}-evidence`)
  const otel = ['--require', join(folder, 'otel.cjs')]
  const rolecall = ['--require', REGISTER]
  const args = preload[0] === 'first' ? [...rolecall, ...otel] : preload[0] === 'last' ? [...otel, ...rolecall] : otel
  const child = spawn(process.execPath, ['--no-warnings', ...args, server], {
    env: {
      PATH: process.env['PATH'],
      NODE_PATH: join(SERVERS, '../../../node_modules'),
      ...world.environment('env'),
      OTEL_FILE: file,
      ROLECALL_DIR: evidence,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = await once(child.stdout!, 'data')
  const port = Number(/listening (\d+)/.exec(String(line))?.[1])
  for (let i = 0; i < REQUESTS; i++) expect((await call(port, '/work?key=ok/object'))?.status).toBe(200)
  child.send('end')
  await once(child, 'exit')
  const own = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').sort() : []
  return { own, spans: readEvidence(evidence).spans }
}
