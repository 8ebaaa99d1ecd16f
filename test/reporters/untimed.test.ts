/** What has no time has none in any report, and stretches no axis. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { runData } from '../../src/reporters/drawing/run-data.ts'
import { formats, reporterOf } from '../../src/reporters/index.ts'
import { waterfallOf } from '../../src/reporters/waterfall.ts'
import { story } from './story.ts'

const LOOKS = { verbose: true, color: false, unicode: true, width: 120, titles: new Map() }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-untimed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: string) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

it('a test that called no tool is in no year', async () => {
  const extra = await file(
    'extra.xml',
    '<testsuites><testsuite name="t"><testcase classname="t" name="adds two numbers" time="0.01"/></testsuite></testsuites>',
  )
  const report = await analyze(['samples/placeholder-role/inputs', extra])
  const test = report.toolCalls.find(({ tool }) => tool === 'adds two numbers')!
  expect(test).toBeDefined()
  expect(test.start).toBeUndefined()
  for (const format of formats)
    expect(String((await reporterOf(format))(report, LOOKS)), format).not.toMatch(/1970-01|1969-12/)
  const alone = runData(await analyze(['samples/placeholder-role/inputs']), [])
  expect(runData(report, []).origin).toBe(alone.origin)
})

it('nor is a log that knows no clock', async () => {
  const log = await file(
    'server.log',
    'ERROR botocore: An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::391827364550:role/Reader\n',
  )
  const report = await analyze([log])
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('assume-role-denied')
  expect(report.toolCalls.flatMap(({ start, calls }) => [start, ...calls.map((call) => call.start)])).toEqual([
    undefined,
    undefined,
  ])
  for (const format of formats)
    expect(String((await reporterOf(format))(report, LOOKS)), format).not.toMatch(/19(69|70)-/)
})

it('what had no answer is drawn until the evidence ends', () => {
  const call = story().toolCalls[0]!.calls[0]!
  const { end: _, durationMs: __, deadline: ___, ...toolCall } = story().toolCalls[0]!
  const { end: ____, ...open } = { ...call, id: 'open', outcome: 'open' as const }
  const timeSpent = [{ cause: 'answer', call: 'open', ms: 1800 }]
  const { bars, length } = waterfallOf({ ...toolCall, calls: [call, open], open: 1, outcome: 'unknown', timeSpent })
  expect(length).toBe(1800)
  expect(bars.at(-1)!.spent).toBeGreaterThan(1700)
})
