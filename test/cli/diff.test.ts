import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compare } from '../../src/reporters/compare.ts'
import { healthy, story } from '../reporters/story.ts'
import { rolecall } from './run-cli.ts'

const inputs = (sample: string) => resolve('samples', sample, 'inputs')

test('two recorded runs: findings new and gone, and the first difference on the way', async () => {
  const { code, stdout } = await rolecall(['diff', inputs('healthy'), inputs('placeholder-role')], {
    env: { COLUMNS: '160' },
  })
  expect(code).toBe(1)
  expect(stdout.replace(/\s+/g, ' ')).toMatch(
    /First difference: the chain of .* is unbroken there, and broken at “AssumeRole called” here/,
  )
  expect(stdout).toMatch(
    /identity +role DataReader of account 391827364550 \(assumed role\) → arn:aws:iam::602844517793:user\/mcp-dev/,
  )
})

test('causes are told once, with their fix, and what follows from them is only named', async () => {
  const { stdout } = await rolecall(['diff', inputs('healthy'), inputs('placeholder-role')], {
    env: { COLUMNS: '160' },
  })
  const found = /New: 2 causes, \d+ effects\n([\s\S]*?)\n\n/.exec(stdout)![1]!
  expect(found.match(/^ {2}\S+ (\S+)/gm)).toEqual(['  error role-arn-placeholder', '  error tool-timeout-hung-call'])
  expect(found.match(/^ {4}fix {3}/gm)).toHaveLength(2)
  expect(found).toMatch(/leads to assume-role-denied, fallback-after-assume-error/)
  expect(stdout).toMatch(/errors +here also STS AssumeRole: AccessDenied/)
  expect(stdout).toMatch(/outcome +answered → timed out/)
})

test('turned round, the findings are gone and the code is 0', async () => {
  const args = ['diff', inputs('placeholder-role'), inputs('healthy'), '--json']
  const { code, stdout } = await rolecall(args)
  expect(code).toBe(0)
  const { findings } = JSON.parse(stdout)
  expect(findings.new).toEqual([])
  expect(findings.gone.map((finding: { ruleId: string }) => finding.ruleId)).toContain('assume-role-denied')
})

test('a run compared with itself differs in nothing', () => {
  const { findings, tools } = compare(story(), story())
  expect([findings.new, findings.gone, findings.same.length]).toEqual([[], [], story().findings.length])
  expect(tools.flatMap((tool) => tool.differences)).toEqual([])
})

test('a tool that only one run called is named, calls made and missing too', () => {
  const { tools } = compare(healthy(), story())
  expect(tools.find((tool) => tool.tool === 'fetch_report')?.onlyIn).toBe('bad')
  const read = tools.find((tool) => tool.tool === 'read_0')!
  expect(read.differences.map((one) => one.aspect)).toEqual(['chain', 'calls', 'errors'])
  expect(read.differences[1]).toEqual({
    aspect: 'calls',
    good: ['S3 ListObjectsV2'],
    bad: ['S3 ListObjectsV2', 'STS AssumeRole'],
  })
})

test('a side without evidence gives 3, and says which', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'rolecall-diff-'))
  const { code, stderr } = await rolecall(['diff', inputs('healthy'), empty])
  rmSync(empty, { recursive: true })
  expect(code).toBe(3)
  expect(stderr).toContain(`${empty} holds no usable evidence`)
})

test('a report that was kept compares as its run does, of either version of the contract', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-diff-'))
  const kept = join(folder, 'kept.json')
  const first = join(folder, 'first.json')
  // Of the same evidence, by the release before.
  writeFileSync(first, gunzipSync(readFileSync('test/cli/report-of-version-1.json.gz')))
  await rolecall(['analyze', inputs('healthy'), '-f', 'json', '-o', kept])
  const { stdout } = await rolecall(['diff', inputs('healthy'), inputs('placeholder-role')])
  for (const good of [kept, first])
    expect((await rolecall(['diff', good, inputs('placeholder-role')])).stdout).toBe(stdout)
  writeFileSync(kept, readFileSync(kept, 'utf8').slice(0, 5000))
  const torn = await rolecall(['diff', kept, inputs('healthy')])
  expect(torn.code).toBe(2)
  expect(torn.stderr).toContain(`${kept} is a report of rolecall that cannot be read`)
  rmSync(folder, { recursive: true })
})

test('of very many tools a report shows some, and nothing is said of those it leaves out', () => {
  const whole = healthy()
  const cut = { ...whole, toolCalls: whole.toolCalls.filter(({ tool }) => tool !== 'read_0') }
  expect(compare(cut, whole).tools.map(({ tool }) => tool)).not.toContain('read_0')
})
