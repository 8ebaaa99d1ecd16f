/**
 * Small inputs made to cost much: texts that patterns stumble over, bombs, graphs. Each is a named skip or is read, all of
 * them together for little time and memory, and what lies beside them is judged as ever.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import type { Report } from '../../src/model/report.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { writeDeniedRun } from '../cli/denied-run.ts'
import { lengthPrefixed, tarOf, zipWithCopies, zstdOf, zstdRuns } from './archives.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-hostile-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** A script run as a process of its own, and what it cost: megabytes at most, seconds of CPU. */
async function measured(...script: string[]) {
  const args = ['--import', resolve('test/sources/report-usage.mjs'), ...script]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  const [said = '', usage = '{}'] = stderr.split('\nusage ')
  return { code, stderr: said, ...(JSON.parse(usage) as { megabytes: number; seconds: number }) }
}

/** The built command on these inputs, its report, and what it cost beside the yardstick: a slow or busy machine makes both dearer. */
async function run(...paths: string[]) {
  const out = join(folder, 'report.json')
  const yardstick = await measured(resolve('test/sources/yardstick.mjs'))
  expect(yardstick.code, yardstick.stderr).toBe(0)
  const told = await measured(resolve('dist/cli.js'), 'analyze', ...paths, '-f', 'json', '-o', out, '--no-config')
  const report = JSON.parse(readFileSync(out, 'utf8')) as Report
  return { ...told, cost: told.seconds / yardstick.seconds, report }
}

const LONG = 400_000
/** What a dozen of them may cost together, in yardsticks; each took minutes before. */
const COST = 80
const TIME = { startTimeUnixNano: '1795470254000000000', endTimeUnixNano: '1795470255000000000' }
const IDS = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }

function otlp(span: object, attributes: Record<string, unknown> = {}): string {
  const list = Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }))
  const whole = { ...IDS, ...TIME, name: 'x', kind: 3, attributes: list, ...span }
  return `${JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [whole] }] }] })}\n`
}

function anyValue(value: unknown): object {
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } }
  if (typeof value === 'number') return { doubleValue: value }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value }
}

const AT = '2026-11-23T10:00:00Z'

/** Tools that ran at the same time and timed out, and as many denied calls that lost their trace. */
function sideBySide(count: number): string {
  const list = [
    { key: 'rpc.system', value: { stringValue: 'aws-api' } },
    { key: 'rpc.service', value: { stringValue: 'S3' } },
    { key: 'rpc.method', value: { stringValue: 'GetObject' } },
    { key: 'error.type', value: { stringValue: 'AccessDenied' } },
  ]
  const hex = (n: number, width: number) => n.toString(16).padStart(width, '0')
  const spans = Array.from({ length: count }, (_, n) => {
    const ids = { traceId: hex(n + 1, 32), spanId: hex(n + 1, 16), status: { code: 2, message: 'timed out' } }
    const start = 1795470254000000000n
    if (n % 2)
      return {
        ...ids,
        name: `tools/call t${n}`,
        kind: 2,
        startTimeUnixNano: `${start}`,
        endTimeUnixNano: `${start + 5_000_000_000n}`,
      }
    const begun = start + BigInt(n) * 1_000_000n
    const times = { startTimeUnixNano: `${begun}`, endTimeUnixNano: `${begun + 500_000n}` }
    return { ...ids, ...times, parentSpanId: hex(n + 90_000, 16), name: 'S3.GetObject', kind: 3, attributes: list }
  })
  return `${JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })}\n`
}

const TEXTS: Record<string, string> = {
  'slashes-in-name.json': otlp({ name: '/'.repeat(LONG) }),
  'equals-in-id.json': otlp({ traceId: `${'='.repeat(LONG)}x` }),
  'template-in-role.json': otlp(
    { status: { code: 2, message: 'AccessDenied' } },
    {
      'rpc.system': 'aws-api',
      'rpc.service': 'STS',
      'rpc.method': 'AssumeRole',
      'error.type': 'AccessDenied',
      [ROLECALL.stsRoleArn]: '<'.repeat(LONG),
      [ROLECALL.tokenRoleArn]: '<'.repeat(LONG),
    },
  ),
  'backslashes-in-message.json': otlp({ status: { code: 2, message: `not authorized ${'\\'.repeat(LONG / 2)}` } }),
  'credentials.log': `${AT} INFO ${'Found credentials from '.repeat(20_000)}\n`,
  'operations.log': `${AT} ERROR ${'operation error S3: '.repeat(20_000)}\n`,
  'roles.json': otlp(
    { status: { code: 2, message: `AccessDenied ${'arn:aws:iam::391827364550:role/'.repeat(LONG / 31)}` } },
    { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'GetObject', 'error.type': 'AccessDenied' },
  ),
  'side-by-side.json': sideBySide(1_300),
  'words.log': `${AT} ERROR Error executing "x" on "https://a" ${'a'.repeat(LONG)}\n`,
  'names.log': `${AT} level=error msg=x ${'a'.repeat(LONG)}\n`,
  'refusals.log': `${AT} ERROR AccessDenied AssumeRole\n`.repeat(LONG / 50),
  'blank.log': `${AT} ERROR AccessDenied\n${'\n'.repeat(LONG)}`,
  'points.tap': `TAP version 13\n${'ok 1 - a\n'.repeat(10_000)}not ok 2 - b\n  ---\n  error: ${"'".repeat(LONG)}\n  ...\n1..10001\n`,
}

test('texts that patterns stumble over cost little, and the run beside them is judged', async () => {
  for (const [name, content] of Object.entries(TEXTS)) file(name, content)
  writeDeniedRun(join(folder, 'run'))
  const { code, megabytes, cost, report } = await run('.')
  expect(code).toBe(1)
  expect(report.findings.map((one) => one.ruleId)).toContain('assume-role-denied')
  const read = report.inputs.filter((one) => one.records > 0).map((one) => one.file)
  for (const name of Object.keys(TEXTS)) expect(read).toContain(name)
  expect(cost).toBeLessThan(COST)
  expect(megabytes).toBeLessThan(300)
  for (const { quote = '' } of report.findings.flatMap((one) => one.evidence)) expect(quote.length).toBeLessThan(9000)
})

/** Each by itself: what one costs is not hidden among the others. */
const COST_EACH = 25

test.each(Object.keys(TEXTS))('%s alone', async (name) => {
  const { megabytes, cost, report } = await run(file(name, TEXTS[name]!))
  expect(report.inputs[0]?.records).toBeGreaterThan(0)
  expect(cost).toBeLessThan(COST_EACH)
  expect(megabytes).toBeLessThan(300)
})

const RUNS = Array(16_000).fill({ byte: 0x61, length: 128 * 1024 })

/** The same again and again, between a head and a tail. */
function within(head: string, part: string, tail: string): Buffer {
  return Buffer.concat([Buffer.from(head), Buffer.alloc(32 << 20, part), Buffer.from(tail)])
}

/** Some 300 MB on a quiet machine: on a busy one the collector comes later. They held gigabytes. */
const MEGABYTES = 600

interface Bomb {
  made(): Uint8Array | Promise<Uint8Array>
  /** Why not all of it was read. */
  reason: RegExp
}

/** One of each kind; each is a file when it is asked for. */
const BOMBS: Record<string, Bomb> = {
  'newlines.gz': {
    made: () => gzipSync(Buffer.concat([Buffer.from(`${AT} ERROR x\n`), Buffer.alloc(64 << 20, '\n')])),
    reason: /expands to more than 2000000 lines/,
  },
  'records.gz': {
    made: () => gzipSync(`${AT} INFO served\nserved\n`.repeat(250_000)),
    reason: /holds more than 200000 lines/,
  },
  'runs.zst': { made: () => zstdRuns(RUNS), reason: /^unknown format$/ },
  'runs-in-frames.bin': { made: () => lengthPrefixed(zstdRuns(RUNS)), reason: /a message of more than/ },
  'copies.zip': {
    made: () => zipWithCopies(Buffer.from(`${AT} ERROR AccessDenied\n`.repeat(2_000)), 5_000),
    reason: /^4999 of its members are the bytes of others: those are read once$/,
  },
  'objects.json.gz': {
    made: () => gzipSync(within('{"resourceSpans":[', '{},', '{}]}')),
    reason: /expands to more than 2000000 objects, lists and elements/,
  },
  'string.json.gz': {
    made: () => gzipSync(Buffer.concat([Buffer.from('{"resourceSpans":"'), Buffer.alloc(200 << 20, 'a')])),
    reason: /^torn: the value that begins on line 1/,
  },
  'cases.xml.gz': {
    made: () => gzipSync(within('<testsuites><testsuite>', '<testcase name="a"/>', '</testsuite></testsuites>')),
    reason: /holds more than 20000 results/,
  },
  'suites.xml.gz': {
    made: () => gzipSync(within('<testsuites>', '<testsuite>', '')),
    reason: /nested more than 256 deep/,
  },
  'negative.tar': {
    made: async () => {
      const negative = Buffer.from(await tarOf({ 'a.json': 'x' }))
      negative.write('-0000000001', 124, 'latin1')
      return checksummed(negative)
    },
    reason: /^broken tar: a\.json has a size of -1$/,
  },
}

test.each(Object.entries(BOMBS))(
  'the bomb %s is a skip with a reason, and the log beside it is read',
  async (name, bomb) => {
    file(name, await bomb.made())
    file(
      'beside.log',
      `${AT} ERROR An error occurred (AccessDenied) when calling the GetObject operation: Access Denied\n`,
    )
    const { code, stderr, megabytes, cost, report } = await run('.')
    const skips = report.inputs.flatMap((one) => one.skips).filter((skip) => skip.file.startsWith(name))
    expect(skips[0]?.reason).toMatch(bomb.reason)
    expect(report.inputs.find((one) => one.file === 'beside.log')?.records).toBe(1)
    if (name === 'copies.zip') expect(report.inputs.find((one) => one.file === 'copies.zip!a.log')?.records).toBe(2_000)
    expect(code).toBe(1)
    expect(stderr).toBe('')
    expect(cost).toBeLessThan(COST_EACH)
    expect(megabytes).toBeLessThan(MEGABYTES)
  },
)

/** The sum over a tar header, its own field counted as blanks: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
function checksummed(tar: Buffer): Buffer {
  tar.fill(' ', 148, 156)
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return tar
}

describe('zstd without a decoder of Node’s', () => {
  const span = Buffer.from(otlp({}))
  test('frames one after another, with what is skipped between them', async () => {
    const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
    const [report] = await readAll([file('a.zst', Buffer.concat([zstdOf(span), skippable, zstdOf(span)]))], () => {})
    expect(report).toMatchObject({ records: 2, skips: [] })
  })

  test('a torn one gives what it has; in length-prefixed frames, the frames before it', async () => {
    const torn = zstdOf(span).subarray(0, -10)
    const [alone, framed] = await readAll(
      [file('a.zst', Buffer.concat([zstdOf(span), torn])), file('b.bin', lengthPrefixed(zstdOf(span), torn))],
      () => {},
    )
    expect(alone!.records).toBe(1)
    expect(alone!.skips).toHaveLength(1)
    expect(framed).toMatchObject({ records: 1, skips: [{ reason: expect.stringContaining('torn') }] })
  })

  test('a window wider than any encoder needs is refused before it is memory', async () => {
    const wide = lengthPrefixed(zstdRuns([{ byte: 0x7b, length: 9 }], 0xa0))
    const [report] = await readAll([file('wide.bin', wide)], () => {})
    expect(report!.skips[0]!.reason).toMatch(/window of 1024 MB is more than 8 MB: decompress it first/)
  })
})

test('what is no file is refused when it is named, and read where a shell hands it over', async () => {
  const fifo = join(folder, 'fifo')
  execFileSync('mkfifo', [fifo])
  const { code, report } = await run(fifo, '/dev/zero', '/proc/kmsg')
  expect(code).not.toBe(0)
  expect(report.inputs.map((one) => one.skips[0]!.reason)).toEqual([
    'a named pipe, not a file: pipe it in and name - instead',
    'a device, not a file: pipe it in and name - instead',
    "a file of the kernel's, not a file: pipe it in and name - instead",
  ])
  file('a.log', `${AT} ERROR AccessDenied\n`)
  const script = `"${process.execPath}" "${resolve('dist/cli.js')}" analyze <(cat a.log) -f json`
  const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
  expect(JSON.parse(stdout).inputs[0].records).toBe(1)
})

test('folders by a pattern with a slash at its end', async () => {
  mkdirSync(join(folder, 'runs'))
  writeDeniedRun(join(folder, 'runs', 'one'))
  const inputs = await readAll([join(folder, 'runs/*/')], () => {})
  expect(inputs.map((one) => one.records)).toEqual([1, 3])
})

test('an input whose reader never answers is a skip, and the next one is read', () => {
  const log = file('a.log', `${AT} ERROR AccessDenied\n`)
  const script = `
    import { readAll } from ${JSON.stringify(resolve('src/sources/input/read.ts'))}
    const stdin = { async *[Symbol.asyncIterator]() { yield Buffer.from('${AT} ERROR a\\n'); await new Promise(() => {}) } }
    const inputs = await readAll(['-', ${JSON.stringify(log)}], () => {}, { stdin })
    console.log(JSON.stringify(inputs.map((one) => [one.records, one.skips[0]?.reason])))`
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  expect(JSON.parse(out)).toEqual([
    [0, 'its reader waits for what never comes: not read further'],
    [1, null],
  ])
})

test('no attribute of ours, and none of the conventions, is of a form that ends the analysis', async () => {
  const names = [...Object.values(ROLECALL), ...Object.values(SEMCONV)]
  const base = {
    'rpc.system': 'aws-api',
    'rpc.service': 'STS',
    'rpc.method': 'AssumeRole',
    'error.type': 'AccessDenied',
  }
  for (const value of ['', 'x', 7, -1e300, true, [], ['a', 1], '\u0000']) {
    const spans = names.map((name, i) => otlp({ spanId: i.toString(16).padStart(16, '1') }, { ...base, [name]: value }))
    const report = await analyze([file('odd.jsonl', spans.join(''))])
    expect(report.inputs[0]!.records).toBe(names.length)
  }
})
