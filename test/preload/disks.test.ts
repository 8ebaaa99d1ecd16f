/** Where nothing can be written: the server serves, the loss is told, and what is left is never taken for the whole. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import type { Report } from '../../src/model/report.ts'
import { readEvidence } from './evidence.ts'
import { call, REGISTER, SERVERS, type ServerProcess, startServer } from './server-process.ts'

let folder: string
let evidence: string
let server: ServerProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-disks-'))
  evidence = join(folder, 'evidence')
})
afterEach(async () => {
  await server?.stop('SIGKILL')
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** A Node whose process may have no more than that, by the shell's `ulimit`. */
function limited(limit: string): string {
  const path = join(folder, 'node')
  writeFileSync(path, `#!/bin/sh\nulimit ${limit}\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 })
  return path
}

const cleared = ({ suspects }: Report) =>
  suspects.filter(({ verdict }) => verdict === 'cleared').map(({ suspect }) => suspect)

const warnings = () => server!.stderr().match(/^rolecall: .*$/gm) ?? []

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 200; tries++) await pause(50)
}

describe.skipIf(process.platform === 'win32')('limits', () => {
  test('no file can be opened at the first record: tried again, and what ended meanwhile is written', async () => {
    server = await startServer({ args: [join(SERVERS, 'scarce.mjs')], env: {}, evidence, node: limited('-n 64') })
    expect((await call(server.port, '/lost'))?.body).toBe('served')
    await until(() => warnings().length > 0)
    await call(server.port, '/release')
    await until(() => {
      call(server!.port, '/later').catch(() => {})
      return readEvidence(evidence).spans.some(({ name }) => name === 'GET /later')
    })
    // Nothing is missing in the end, and nothing says so.
    await until(() => readEvidence(evidence).coverage[0]?.tail === 'complete')
    const [coverage] = readEvidence(evidence).coverage
    expect(coverage).toMatchObject({ notes: [expect.stringContaining('EMFILE')] })
    expect(coverage!.spans.dropped).toBe(0)
    expect(readEvidence(evidence).spans.find(({ name }) => name === 'GET /lost')).toMatchObject({
      end: expect.any(Number),
    })
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]).toContain('EMFILE')
  })

  test('no more room after some records: whole lines, and coverage says so without room', async () => {
    server = await startServer({ args: [join(SERVERS, 'echo.mjs')], env: {}, evidence, node: limited('-f 16') })
    for (let i = 0; i < 60; i++) expect(await call(server.port, `/${i}`)).toBeDefined()
    await server.stop('SIGKILL')
    const { coverage, text, spans } = readEvidence(evidence)
    expect(text.endsWith('\n')).toBe(true)
    expect(spans.length).toBeLessThan(60)
    expect(coverage[0]).toMatchObject({ tail: 'incomplete' })
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]).toContain('EFBIG')
    const report = await analyze([evidence])
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain('evidence-incomplete')
    expect(cleared(report)).not.toContain('network')
  })

  test.skipIf(process.platform !== 'linux')('where no folder can be made, and trying spins for ever', async () => {
    server = await startServer({
      args: ['--require', REGISTER, join(SERVERS, 'echo.mjs')],
      env: { ROLECALL_DIR: '/proc/rolecall' },
    })
    expect(await call(server.port, '/')).toBeDefined()
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]).toContain('no such file or directory')
  })
})

test.skipIf(process.platform === 'win32')(
  'a run folder that somebody removes meanwhile makes its process incomplete',
  async () => {
    server = await startServer({ args: [join(SERVERS, 'echo.mjs')], env: {}, evidence })
    await call(server.port, '/before')
    rmSync(evidence, { recursive: true })
    await until(() => {
      call(server!.port, '/after').catch(() => {})
      return readEvidence(evidence).spans.some(({ name }) => name === 'GET /after')
    })
    await until(() => readEvidence(evidence).coverage[0]?.tail === 'incomplete')
    expect(readEvidence(evidence).coverage).toMatchObject([{ tail: 'incomplete' }])
  },
)

describe('a disk that lets the server wait', () => {
  const notesWhere = async (every: string) => {
    const args = ['--require', join(SERVERS, 'slow-disk.cjs'), '--require', REGISTER, join(SERVERS, 'echo.mjs')]
    server = await startServer({ args, env: { ROLECALL_DIR: evidence, SLOW_EVERY: every } })
    for (let i = 0; i < 20; i++) await call(server.port, `/${i}`)
    await server.stop('SIGTERM')
    return readEvidence(evidence).coverage[0]?.notes
  }

  test('now and then is waited for: a kill loses nothing', async () => {
    expect(await notesWhere('2')).toEqual([])
  })

  test('ten times in a row is waited for no more', async () => {
    expect(await notesWhere('1')).toEqual([expect.stringContaining('10 writes in a row took more than 50 ms each')])
  })
})

test('a line that is cut off makes its process incomplete: nothing is cleared by absence', async () => {
  cpSync('samples/healthy/inputs', folder, { recursive: true })
  const whole = await analyze([folder])
  const [open] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /open.*\.jsonl$/.test(name),
  )
  const file = join(folder, open!)
  truncateSync(file, readFileSync(file).length - 20)
  const torn = await analyze([folder])
  expect(torn.findings.map(({ ruleId }) => ruleId)).toContain('evidence-incomplete')
  expect(cleared(whole)).toContain('evidence')
  // What AWS answered was answered; that nothing was refused, awaited or asked besides is no longer known.
  const byAbsence = ['evidence', 'permissions', 'network', 'metadata', 'pool', 'clock']
  expect(cleared(whole)).toEqual(expect.arrayContaining(byAbsence))
  expect(cleared(torn).filter((suspect) => byAbsence.includes(suspect))).toEqual([])
})
