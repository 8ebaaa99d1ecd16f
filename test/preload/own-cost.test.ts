/** What the preload costs is not for callers to choose, and is never told as the server's own slowness. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ROLECALL } from '../../src/model/attributes.ts'
import { readEvidence } from './evidence.ts'
import { call, SERVERS, type ServerProcess, startServer } from './server-process.ts'

let folder: string
let server: ServerProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-own-cost-'))
})
afterEach(async () => {
  await server?.stop('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(env: NodeJS.ProcessEnv = {}): Promise<number> {
  server = await startServer({ args: [join(SERVERS, 'caller-text.mjs')], env, evidence: folder })
  return server.port
}

describe('a text that a caller chooses costs what any text of its length costs', () => {
  const ROUNDS = 5
  const REQUESTS = 60
  /** What patterns for secrets stumble over first. */
  const HOSTILE = 'token-'
  const HARMLESS = 'basket'
  let nth = 0
  /** Never the same twice, as what was seen before costs less. */
  const textOf = (part: string, length: number) => `${part.repeat(length / 6).slice(0, length - 8)}${1e7 + nth++}`

  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const before = (port: number, text: () => string) =>
    call(port, `/${text()}`, {
      headers: {
        authorization: `Bearer ${base64({ alg: text() })}.${base64({ iss: text(), sub: text(), aud: text() })}.x`,
      },
    })
  const assuming = (port: number, text: () => string) => call(port, '/assume', { body: text() })

  test.each([
    ['in a path and in unverified claims', before, 1_020, 1_020],
    ['in the ARN of a role', assuming, 8_190, 8_190],
    ['in the ARN of a role, a hundred times as long', assuming, 8_190, 84],
  ])('%s', { timeout: 120_000 }, async (_, ask, hostile, harmless) => {
    const port = await start()
    const cpu = async () => Number((await call(port, '/cpu'))!.body)
    const costOf = async (text: () => string) => {
      const from = await cpu()
      for (let i = 0; i < REQUESTS; i++) await ask(port, text)
      return (await cpu()) - from
    }
    const texts = [() => textOf(HARMLESS, harmless), () => textOf(HOSTILE, hostile)] as const
    for (const text of texts) await costOf(text)
    const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let round = 0; round < ROUNDS; round++)
      for (const [which, text] of texts.entries()) least[which] = Math.min(least[which]!, await costOf(text))
    expect(least[1]! / least[0]!).toBeLessThan(2)
  })
})

test('a disk that is slow for the preload makes no event loop late; a server that is busy does', async () => {
  const port = await start({ SLOW_DISK: '150' })
  for (const path of ['/first', '/second', '/busy', '/last']) await call(port, path)
  await server!.stop()
  const delays = Object.fromEntries(
    readEvidence(folder)
      .spans.filter(({ name }) => name.startsWith('GET '))
      .map(({ name, at }) => [name, at[ROLECALL.eventLoopDelay]]),
  )
  expect(delays).toMatchObject({ 'GET /first': undefined, 'GET /second': undefined })
  expect(delays['GET /busy']).toBeGreaterThan(200)
})
