/** One run of a suite, told by several result files. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'

const START = Date.parse('2026-11-28T09:00:00Z')
const CASES = ['tools > reads a file', 'tools > lists files', 'tools > lists files', 'tools > finds nothing']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-results-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** As Vitest's `junit` reporter writes: no case says when it began. */
const junit = (slower = 1) =>
  `<?xml version="1.0"?><testsuites><testsuite name="test/tools.test.ts" timestamp="2026-11-28T09:00:00.000Z">${CASES.map(
    (name, nth) =>
      `<testcase classname="test/tools.test.ts" name="${name.replace('>', '&gt;')}" time="${(0.0312 + nth * 0.2) * slower}">${nth === 3 ? '<failure message="expected results, got 0"/>' : ''}</testcase>`,
  ).join('')}</testsuite></testsuites>`

/** As Vitest's `json` reporter writes the same run. */
const json = () =>
  JSON.stringify({
    numTotalTests: CASES.length,
    testResults: [
      {
        name: '/home/me/app/test/tools.test.ts',
        assertionResults: CASES.map((name, nth) => ({
          fullName: name.replace(' >', ''),
          status: nth === 3 ? 'failed' : 'passed',
          startTime: START + nth * 1000,
          duration: 31.2 + nth * 200,
          failureMessages: nth === 3 ? ['expected results, got 0'] : [],
        })),
      },
    ],
  })

async function read(files: Record<string, string>) {
  const paths = Object.entries(files).map(([name, content]) => ({ path: join(folder, name), content }))
  for (const { path, content } of paths) await writeFile(path, content)
  return analyze(paths.map(({ path }) => path))
}

it('JUnit and JSON of one run are one set, whichever is named first', async () => {
  const one = await read({ 'results.json': json() })
  expect(one.summary.passRate).toMatchObject({ passed: 3, total: 4 })
  for (const files of [
    { 'junit.xml': junit(), 'results.json': json() },
    { 'results.json': json(), 'junit.xml': junit() },
    { 'a.xml': junit(), 'b.xml': junit(), 'results.json': json() },
  ]) {
    const report = await read(files)
    expect(report.toolCalls).toHaveLength(4)
    expect(report.summary.passRate).toEqual(one.summary.passRate)
    expect(report.summary.notes.join()).toContain('counted once')
  }
})

it('two runs are two, though their cases have the same names', async () => {
  const later = json().replaceAll(String(START).slice(0, 7), String(START + 1e9).slice(0, 7))
  expect((await read({ 'monday.json': json(), 'tuesday.json': later })).toolCalls).toHaveLength(8)
  expect((await read({ 'node20.xml': junit(), 'node22.xml': junit(1.4) })).toolCalls).toHaveLength(8)
})

it('two tests of one name on one line are two', async () => {
  const file = join(folder, 'one-line.xml')
  const suite = (name: string) =>
    `<testsuite name="${name}"><testcase name="reads a file" classname="${name}"/></testsuite>`
  await writeFile(file, `<testsuites>${suite('a')}${suite('b')}</testsuites>`)
  const ids = (await analyze([file])).toolCalls.map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
})
