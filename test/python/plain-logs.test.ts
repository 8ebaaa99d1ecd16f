/** Logs as Python writes them unless told otherwise: no time, no thread, no trace. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { at, judge, RunBuilder } from '../unit/run-builder.ts'

const REFUSED =
  'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::391827364550:role/Reader'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

test.each([
  ['logging.basicConfig()', `INFO:server:listening on port 8080\nERROR:server:Role assumption failed: ${REFUSED}\n`],
  [
    'an exception that ended the server',
    `Traceback (most recent call last):\n  File "/venv/bin/pserve", line 10, in <module>\n    sys.exit(main())\nbotocore.exceptions.ClientError: ${REFUSED}\n`,
  ],
])('%s: a refusal without a time is one', async (_, text) => {
  const report = await analyze([await file('server.log', text)])
  expect(report.findings.map((finding) => finding.ruleId)).toEqual(['assume-role-denied'])
})

test('a line without a time tells of the call that a span tells of', async () => {
  const run = 'samples/python/runs/placeholder-role'
  const spans = await analyze([`${run}/spans`, `${run}/results.json`])
  const message =
    'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::602844517793:user/mcp-dev is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/TestRole'
  const log = await file('plain.log', `ERROR:identity:Role assumption failed: ${message}\n`)
  const both = await analyze([`${run}/spans`, `${run}/results.json`, log])
  expect(both.findings.map(({ fingerprint }) => fingerprint)).toEqual(
    spans.findings.map(({ fingerprint }) => fingerprint),
  )
})

test('results alone do not show that every process was watched', async () => {
  const results = {
    reportFormat: 'CTRF',
    results: { tests: [{ name: 'lists', status: 'passed', duration: 40, start: 1795690995848, stop: 1795690995888 }] },
  }
  const report = await analyze([await file('results.json', JSON.stringify(results))])
  expect(report.suspects.find(({ suspect }) => suspect === 'evidence')).toMatchObject({ verdict: 'unknown' })
})

test.each([
  ['the one process that made calls, though it took no request that was seen', ['run-1']],
  ['all processes of the one service', ['run-1', 'run-2']],
])('a log is of %s', (_, processes) => {
  const failed = {
    error: ['NoCredentialsError', 'Unable to locate credentials'] as [string, string],
    unsent: true as const,
  }
  const records = processes.flatMap((process, nth) => {
    const run = new RunBuilder(process)
    run.call(String(nth).repeat(32), undefined, { operation: 'ListObjects', from: 0, to: 5, ...failed })
    return run.records
  })
  records.push({
    type: 'log',
    time: at(60_000),
    severity: 'error',
    body: 'Internal Server Error: /files/ … botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    attributes: {},
    process: 'server.log',
    service: '',
    evidence: { kind: 'log', file: 'server.log', line: 1 },
  })
  expect(judge(records, rules).findings.map((finding) => finding.ruleId)).toEqual(['no-credentials'])
})

test('an ARN ends where the sentence quotes it', async () => {
  const report = await analyze([await file('server.log', `ERROR:thumbor:get_image failed. error: \`${REFUSED}\`\n`)])
  expect(report.findings[0]!.message).toMatch(/AssumeRole of arn:aws:iam::391827364550:role\/Reader to /)
})

test('a log may begin with a long stack trace, as where an instrumentation fails at start', async () => {
  const frames = Array.from(
    { length: 80 },
    (_, nth) => `  File "/venv/mcp/${nth}.py", line ${nth}, in patch\n    call()\n`,
  )
  const text = `Instrumenting of mcp failed\nTraceback (most recent call last):\n${frames.join('')}AttributeError: no Server\n2026-11-26 11:12:45,100 INFO [server] listening\n`
  const report = await analyze([await file('stack.log', text)])
  expect(report.inputs).toMatchObject([{ format: 'application log', skipped: 0 }])
})

test('who may ask STS who one is, may do nothing else for that', () => {
  const run = new RunBuilder()
  run.call('a'.repeat(32), undefined, { service: 'STS', operation: 'GetCallerIdentity', from: 0, to: 5 })
  const { suspects } = judge(run.records, rules)
  for (const suspect of ['permissions', 'region'])
    expect(suspects.find((one) => one.suspect === suspect)).toMatchObject({ verdict: 'unknown' })
})
