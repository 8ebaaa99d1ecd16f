/** Fix, run again, look again: what a folder of runs means beside today's results, and what a window of time chooses. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'

const HEALTHY = 'samples/healthy/inputs'
const BROKEN = 'samples/placeholder-role/inputs'
const runOf = async (inputs: string) =>
  (await import('node:fs')).readdirSync(inputs).find((name) => /^\d{13}-/.test(name))!

let folder: string
let root: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-root-'))
  root = join(folder, '.rolecall')
  await mkdir(root)
  for (const inputs of [HEALTHY, BROKEN]) {
    const run = await runOf(inputs)
    await cp(join(inputs, run), join(root, run), { recursive: true })
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const results = (inputs: string) => join(inputs, 'results.json')
const toolCallsOf = async (inputs: string) => (await analyze([inputs])).toolCalls.length

it('results stand for the runs of their time, and the newest', async () => {
  const [healthy, broken] = [await runOf(HEALTHY), await runOf(BROKEN)].sort() as [string, string]
  expect(healthy < broken || broken < healthy).toBe(true)
  const newest = broken.startsWith((await runOf(BROKEN)).slice(0, 13)) ? BROKEN : HEALTHY
  const report = await analyze([root, results(newest)])
  const alone = await analyze([newest])
  expect(report.toolCalls).toHaveLength(alone.toolCalls.length)
  expect(report.findings.map(({ fingerprint }) => fingerprint)).toEqual(
    alone.findings.map(({ fingerprint }) => fingerprint),
  )
  expect(report.summary.notes.join()).toMatch(/holds 2 runs: judged the newest, .*--all-runs/)

  const whole = (await toolCallsOf(HEALTHY)) + (await toolCallsOf(BROKEN))
  expect((await analyze([root, results(newest)], { allRuns: true })).toolCalls).toHaveLength(whole)
  expect((await analyze([root])).toolCalls).toHaveLength(whole)
  // Results of the older run bring it in, and the newest stays.
  const older = newest === BROKEN ? HEALTHY : BROKEN
  expect((await analyze([root, results(older)])).toolCalls).toHaveLength(whole)
})

it('a window of time chooses tool calls, and makes no finished call hang', async () => {
  const all = await analyze([HEALTHY])
  const nothing = await analyze([HEALTHY], { since: new Date('2027-06-01T00:00:00Z') })
  expect(nothing.toolCalls).toEqual([])
  expect(nothing.findings).toEqual([])
  expect(nothing.summary.verdict).toBe('unknown')
  expect(nothing.summary.headline).toMatch(/^Nothing happened after 2027-06-01.*the evidence spans/)

  const middle = all.toolCalls[6]!
  const later = await analyze([HEALTHY], { since: new Date(middle.start!) })
  expect(later.toolCalls.length).toBeLessThan(all.toolCalls.length)
  expect(later.toolCalls.length).toBeGreaterThan(0)
  expect(later.findings).toEqual([])
})

it('results that are joined by order only weaken nothing that the spans prove', async () => {
  const alone = await analyze([join(BROKEN, await runOf(BROKEN))])
  const kept = JSON.parse(await readFile(results(BROKEN), 'utf8'))
  const cases = kept.results.tests.map(
    ({ name, status }: { name: string; status: string }) =>
      `<testcase classname="tools" name="${name.replace(/[<>&"]/g, ' ')}" time="0.1">${status === 'passed' ? '' : '<failure message="failed"/>'}</testcase>`,
  )
  const file = join(folder, 'junit.xml')
  await writeFile(file, `<testsuites><testsuite name="tools">${cases.join('')}</testsuite></testsuites>`)
  const both = await analyze([join(BROKEN, await runOf(BROKEN)), file])
  for (const finding of alone.findings.filter(({ confidence }) => confidence === 'high')) {
    const again = both.findings.find(({ fingerprint }) => fingerprint === finding.fingerprint)
    if (again) expect([again.ruleId, again.confidence]).toEqual([finding.ruleId, 'high'])
  }
  expect(both.findings.find(({ ruleId }) => ruleId === 'role-arn-placeholder')?.confidence).toBe('high')
})
