/** Fix, run again, look again: what a folder of runs means beside today's results, and what a window of time chooses. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { zipOf } from './archives.ts'

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

it('a log that goes on from run to run tells nothing of those that are left out', async () => {
  const [old, late] = [Date.UTC(2026, 10, 20), Date.UTC(2026, 10, 21)]
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-log-'))
  const runs = [old, late].map((began, nth) => {
    const runId = `${began}-7${nth}-00aa`
    const [start, end] = [new Date(began).toISOString(), new Date(began + 60_000).toISOString()]
    const coverage = { format: 'rolecall-coverage', version: 1, runId, service: 'shop', start, seen: end, end }
    return { path: join(folder, '.rolecall', runId), coverage }
  })
  for (const { path, coverage } of runs) {
    await mkdir(path, { recursive: true })
    await writeFile(join(path, 'coverage.json'), JSON.stringify(coverage))
  }
  const told = (at: number) =>
    JSON.stringify({
      time: new Date(at).toISOString(),
      level: 'error',
      msg: 'AccessDenied: User: arn:aws:iam::391827364550:user/ci is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::orders/a',
    })
  const result = { name: 'works', status: 'passed', start: late, stop: late + 500, duration: 500 }
  const [log, results] = [join(folder, 'server.log'), join(folder, 'results.json')]
  await writeFile(results, JSON.stringify({ results: { tool: { name: 'runner' }, tests: [result] } }))
  const found = async (line: string, allRuns = false) => {
    await writeFile(log, `${line}\n`)
    const { findings, summary } = await analyze([join(folder, '.rolecall'), results, log], { allRuns })
    return [
      findings.map(({ ruleId }) => ruleId),
      /left out with the other runs: 1 log line/.test(summary.notes.join('; ')),
    ]
  }
  try {
    expect(await found(told(old + 5000))).toEqual([[], true])
    expect(await found(told(old + 5000), true)).toEqual([['access-denied'], false])
    expect(await found(told(late + 5000))).toEqual([['access-denied'], false])
    // Of a time of no run it may be anybody's.
    expect(await found(told(old + 3_600_000))).toEqual([['access-denied'], false])
  } finally {
    await rm(folder, { recursive: true })
  }
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

it('the root may lie in a folder or in a zip, beside the results', async () => {
  const newest = [await runOf(HEALTHY), await runOf(BROKEN)].sort().at(-1)!
  const inputs = newest === (await runOf(BROKEN)) ? BROKEN : HEALTHY
  const artifact = join(folder, 'artifact')
  await cp(root, join(artifact, 'evidence', '.rolecall'), { recursive: true, preserveTimestamps: true })
  await cp(results(inputs), join(artifact, 'results.json'))
  const zip = join(folder, 'artifact.zip')
  const members = (await readdir(artifact, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const packed = members.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [relative(folder, path), await readFile(path)] as const
  })
  await writeFile(zip, zipOf(Object.fromEntries(await Promise.all(packed))))
  const alone = await toolCallsOf(inputs)
  for (const path of [artifact, zip]) {
    const report = await analyze([path])
    expect(report.toolCalls).toHaveLength(alone)
    expect(report.summary.notes.join()).toMatch(/holds 2 runs: judged the newest, .* overlaps its other files in time/)
    expect((await analyze([path], { allRuns: true })).toolCalls.length).toBeGreaterThan(alone)
  }
  // Elsewhere than in a root of ours somebody put them together.
  await rename(join(artifact, 'evidence', '.rolecall'), join(artifact, 'evidence', 'servers'))
  expect((await analyze([artifact])).toolCalls.length).toBeGreaterThan(alone)
})

it('results that tell no time were written when their run was done', async () => {
  const [first, last] = [await runOf(HEALTHY), await runOf(BROKEN)].sort() as [string, string]
  const file = join(folder, 'untimed.xml')
  await writeFile(file, '<testsuite name="a"><testcase name="reads" time="0.5"/></testsuite>')
  const runsJudged = async (writtenWith: string) => {
    const at = new Date(Number(writtenWith.slice(0, 13)) + 1000)
    await utimes(file, at, at)
    const { toolCalls } = await analyze([root, file])
    return new Set(toolCalls.flatMap(({ process }) => (process ? [process] : []))).size
  }
  expect(await runsJudged(last)).toBe(1)
  expect(await runsJudged(first)).toBe(2)
})

it('a root alone is judged whole, and says so', async () => {
  expect((await analyze([root])).summary.notes.join()).toMatch(/holds 2 runs, judged together: without a path/)
})

it('a run that ended just before the next began is not judged with it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'rolecall-quick-'))
  const began = Date.UTC(2026, 10, 22)
  for (const [nth, start] of [began, began + 1500].entries()) {
    const runId = `${start}-8${nth}-00bb`
    const at = (ms: number) => new Date(start + ms).toISOString()
    const coverage = { format: 'rolecall-coverage', version: 1, runId, service: 'shop', start: at(0), seen: at(1000) }
    await mkdir(join(root, runId))
    await writeFile(join(root, runId, 'coverage.json'), JSON.stringify(coverage))
  }
  const results = join(root, '..', `${Date.now()}.xml`)
  const timestamp = new Date(began + 2000).toISOString()
  await writeFile(
    results,
    `<testsuite name="a" timestamp="${timestamp}"><testcase name="reads" time="0.1"/></testsuite>`,
  )
  expect((await analyze([root, results])).summary.notes.join()).toMatch(/judged the newest, of 2026-11-22T00:00:01Z/)
  await rm(root, { recursive: true })
  await rm(results)
})
