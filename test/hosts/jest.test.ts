/** Code under Jest, which loads modules its own way: what is asked is seen on the wire, and no absence is proven. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { readEvidence } from '../preload/evidence.ts'
import { REGISTER } from '../preload/server-process.ts'
import { type Kit, kit } from './kit.ts'
import { program } from './places.mjs'

let one: Kit
beforeEach(async () => {
  one = await kit()
})
afterEach(() => one.stop())

const TESTS = fileURLToPath(new URL('jest/', import.meta.url))

test.each([['--runInBand'], ['--maxWorkers=2']])('%s', async (how) => {
  const results = join(one.folder, 'results.json')
  const config = JSON.stringify({ rootDir: TESTS, testMatch: ['**/*.cjs'], transform: {} })
  const jest = spawn(
    process.execPath,
    [program('node_modules/jest/bin/jest.js'), '--config', config, how, '--json', `--outputFile=${results}`],
    {
      stdio: 'ignore',
      env: { ...process.env, ...one.env, NODE_OPTIONS: `--require ${REGISTER}`, ROLECALL_DIR: one.evidence },
    },
  )
  const [code] = await once(jest, 'exit')
  expect(code).toBe(0)
  const { spans, coverage } = readEvidence(one.evidence)
  expect(spans.map(({ name }) => name)).toEqual(['S3.GetObject'])
  expect(spans[0]?.at['rolecall.identity.kind']).toBe('AKIA')
  for (const { watched, notes } of coverage) {
    expect(watched).not.toContain('aws-calls')
    expect(notes.join()).toContain('Jest')
  }
  const report = await analyze([one.evidence, results])
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('access-denied')
  expect(report.summary.passRate?.sentence).not.toContain('made no AWS call')
  expect(
    report.findings.map(({ ruleId }) => ruleId).filter((id) => /^hollow-pass-no|^pass-.*absence/.test(id)),
  ).toEqual([])
})
