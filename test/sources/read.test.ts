import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import type { Rec } from '../../src/model/records.ts'
import { reporterOf } from '../../src/reporters/index.ts'
import { type ReadOptions, readAll } from '../../src/sources/input/read.ts'
import { whole } from '../reporters/whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-read-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function read(paths: string[], options?: ReadOptions) {
  const records: Rec[] = []
  const inputs = await readAll(paths, (rec) => records.push(rec), options)
  return { records, inputs }
}

const TRACE = 'aabbccddeeff00112233445566778899'

function spanLine(n: number, end = '1763917203144000123', service = 'api', more: object = {}): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: {
          attributes: [
            { key: 'service.name', value: { stringValue: service } },
            { key: 'rolecall.run.id', value: { stringValue: '20251123T170000000Z-7-abcd' } },
          ],
        },
        scopeSpans: [
          {
            scope: { name: 'rolecall' },
            spans: [
              {
                traceId: TRACE,
                spanId: `00000000000000${String(n).padStart(2, '0')}`,
                name: 'STS.AssumeRole',
                kind: 3,
                startTimeUnixNano: '1763917203044000123',
                endTimeUnixNano: end,
                attributes: [{ key: 'rpc.method', value: { stringValue: 'AssumeRole' } }],
                status: { code: 2, message: 'User: arn:aws:iam::391827364550:user/ci is not authorized' },
                ...more,
              },
            ],
          },
        ],
      },
    ],
  })
}

const coverage = {
  format: 'rolecall-coverage',
  version: 1,
  runId: '20251123T170000000Z-7-abcd',
  service: 'api',
  pid: 7,
  ppid: 1,
  start: '2025-11-23T17:00:00.000Z',
  seen: '2025-11-23T17:00:09.000Z',
  runtime: { name: 'node', version: 'v20.20.2' },
  watched: ['aws-calls', 'open-calls', 'something-new'],
  variables: ['AWS_REGION'],
  files: [],
  sdks: [],
  spans: { started: 2, ended: 1, dropped: 0 },
  tail: 'complete',
  notes: [],
}

describe('a run folder', () => {
  it('gives spans, open calls and coverage of one process', async () => {
    file('run/spans.jsonl', `${spanLine(1)}\n`)
    file('run/open.jsonl', `${spanLine(1, '0')}\n${spanLine(2, '0')}\n`)
    file('run/coverage.json', JSON.stringify(coverage, null, 2))
    const { records, inputs } = await read([join(folder, 'run')])
    expect(inputs.map((one) => [one.format, one.records, one.skipped])).toEqual([
      ['rolecall coverage', 1, 0],
      ['rolecall open calls', 2, 0],
      ['rolecall spans', 1, 0],
    ])
    const [covered, open, , ended] = records
    expect(covered).toMatchObject({
      type: 'coverage',
      process: coverage.runId,
      watched: ['aws-calls', 'open-calls'],
      from: Date.parse(coverage.start) * 1000,
      to: Date.parse(coverage.seen) * 1000,
      ended: false,
    })
    expect(open).toMatchObject({ type: 'span', spanId: '0000000000000001', start: 1763917203044000 })
    expect(open).not.toHaveProperty('end')
    expect(ended).toMatchObject({
      type: 'span',
      traceId: TRACE,
      kind: 'client',
      status: 'error',
      end: 1763917203144000,
      process: coverage.runId,
      service: 'api',
      scope: 'rolecall',
      evidence: {
        kind: 'span',
        file: join(folder, 'run', 'spans.jsonl'),
        line: 1,
        time: '2025-11-23T17:00:03.044000Z',
      },
    })
  })
})

describe('CTRF', () => {
  it('gives outcomes, with a time-out told from a failure', async () => {
    const path = file(
      'results.json',
      JSON.stringify({
        reportFormat: 'CTRF',
        specVersion: '0.0.0',
        results: {
          tool: { name: 'runner' },
          summary: {},
          tests: [
            {
              name: 'bucket_list: lists',
              status: 'passed',
              duration: 12,
              start: 1763917203044,
              stop: 1763917203056,
              extra: { tool: 'bucket_list', jsonrpcId: 3 },
            },
            {
              name: 'search: finds',
              status: 'failed',
              duration: 5,
              message: 'expected results, got 0',
              extra: { tool: 'search', resultCount: 0 },
            },
            {
              name: 'get: waits',
              status: 'failed',
              rawStatus: 'timeout',
              duration: 2000,
              start: 1763917203044,
              extra: { timeoutMs: 2000, mcpSession: 's1' },
            },
            { name: 'later', status: 'skipped', duration: 0 },
            { status: 'passed' },
          ],
        },
      }),
    )
    const { records, inputs } = await read([path])
    expect(records).toMatchObject([
      { tool: 'bucket_list', state: 'passed', jsonrpcId: '3', start: 1763917203044000, end: 1763917203056000 },
      { tool: 'search', state: 'failed', resultCount: 0, message: 'expected results, got 0' },
      { state: 'timeout', timeout: 2_000_000, mcpSession: 's1', end: 1763917205044000 },
      { state: 'skipped' },
    ])
    expect(inputs[0]).toMatchObject({ format: 'CTRF results', records: 4, skipped: 1 })
    expect(inputs[0]!.skips[0]).toMatchObject({ at: '/results/tests/4', reason: 'a test without a name' })
  })
})

describe('what cannot be read', () => {
  it('is named and counted, and the rest goes on', async () => {
    const good = file('bad/spans.jsonl', `${spanLine(1)}\n{"resourceSpans":[{"torn`)
    const empty = file('bad/empty.json', '')
    const blank = file('bad/blank.jsonl', '\n \n')
    const odd = file('bad/odd.dat', 'no such format\n')
    mkdirSync(join(folder, 'hollow'))
    const missing = join(folder, 'missing.json')
    const { records, inputs } = await read([missing, join(folder, 'hollow'), empty, blank, odd, good, good])
    // A torn line in a file of ours says that the run's end is missing.
    expect(records).toMatchObject([{ type: 'span' }, { type: 'coverage', tail: 'incomplete' }])
    expect(inputs.map((one) => [one.format, one.skips[0]!.reason])).toEqual([
      ['unknown', 'no such file'],
      ['unknown', 'the folder holds no files'],
      ['unknown', 'the file is empty'],
      ['unknown', 'nothing but white space'],
      ['unknown', 'unknown format'],
      ['rolecall spans', 'torn: the value that begins on line 2 never ends'],
    ])
    expect(inputs[5]!.skips[0]).toMatchObject({ file: good, line: 2, count: 1 })
  })
})

describe('reports of rolecall itself', () => {
  it.each(['json', 'ndjson', 'sarif', 'junit'] as const)('%s is no evidence', async (format) => {
    const report = await analyze([fileURLToPath(new URL('../../samples/placeholder-role/inputs', import.meta.url))])
    const write = await reporterOf(format)
    const path = file(
      `report.${format}`,
      await whole(write(report, { verbose: false, color: false, unicode: true, width: 80, titles: new Map() })),
    )
    expect((await read([path])).inputs[0]!.skips[0]!.reason).toBe('a report of rolecall, not evidence')
  })
})

it.each([
  [
    'Slack',
    '[\n  {\n    "user": "U02ANNA",\n    "type": "message",\n    "ts": "1740990001.000100",\n    "text": "died with `ExpiredToken: The security token included in the request is expired`"\n  }\n]',
  ],
  [
    'Discord',
    '{\n  "guild": {"id": "1", "name": "depot"},\n  "channel": {"id": "2"},\n  "messages": [\n    {"id": "3", "timestamp": "2026-03-02T10:00:00+00:00", "content": "ExpiredToken again", "author": {"id": "4"}}\n  ]\n}',
  ],
  [
    'Mattermost',
    '{"type":"version","version":1}\n{"type":"post","post":{"team":"depot","user":"anna","message":"ExpiredToken again","create_at":1740990001000}}',
  ],
])('what people wrote to each other is no evidence: %s', async (name, text) => {
  const { inputs } = await read([file(`${name}.json`, text)])
  expect(inputs[0]!.skips[0]!.reason).toBe('a conversation of people, not evidence')
})

it('takes nothing in a checkout of code for evidence, though it quotes every format', async () => {
  const checkout = ['../../src/sources', '../../docs'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  const { records, inputs } = await read(checkout)
  expect(inputs.filter((one) => one.format !== 'unknown').map((one) => one.file)).toEqual([])
  expect(records).toEqual([])
})

describe('options', () => {
  it('reads standard input, globs, and counts bytes', async () => {
    const line = `${spanLine(1)}\n`
    const piped = await read(['-'], { stdin: Readable.from([Buffer.from(line)]) })
    expect(piped.inputs[0]).toMatchObject({ file: '-', format: 'rolecall spans', records: 1 })
    file('glob/a.jsonl', line)
    file('glob/b.jsonl', line)
    let last: number[] = []
    const globbed = await read([join(folder, 'glob', '*.jsonl')], {
      onProgress: (done, total) => {
        last = [done, total]
      },
    })
    expect(globbed.inputs.map((one) => one.records)).toEqual([1, 1])
    expect(last).toEqual([2 * line.length, 2 * line.length])
  })

  it('keeps what touches the services', async () => {
    const path = file(
      'filter.jsonl',
      `${spanLine(1)}\n${spanLine(2, '0')}\n${spanLine(3, '1763917203144000123', 'other')}\n`,
    )
    expect((await read([path], { service: 'other' })).records).toHaveLength(1)
  })
})
