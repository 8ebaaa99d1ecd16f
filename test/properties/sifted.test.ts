import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { analyze } from '../../src/index.ts'
import { generateRun } from './generated-run.ts'
import { siftedAndWhole } from './sifted.ts'
import { spansFile } from './spans-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-sift-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function corpus(name: string, suspicious: number, seed: number, copiesOfProcess?: number): Promise<string> {
  const file = join(folder, name)
  await writeCorpus({ bytes: 4e6, suspicious, seed, file, ...(copiesOfProcess && { copiesOfProcess }) })
  return file
}

describe('a large run, sifted', () => {
  it.each([
    [0.03, 11],
    [0.4, 12],
    [1, 13],
  ])('says what the whole says, with a share of %s that failed', async (suspicious, seed) => {
    const { differences, note } = await siftedAndWhole([await corpus(`${seed}.jsonl`, suspicious, seed)])
    expect(differences).toEqual([])
    // It must have left something out, or it proves nothing; of few that failed, each in its own way, all are judged.
    if (suspicious < 0.1) expect(note).toMatch(/^of \d+ traces, \d+ were judged/)
  })

  it.each([
    [0.03, 2, 3],
    [0.5, 3, 8],
    [1, 3, 17],
  ])('says it of many short-lived processes, with a share of %s that failed', async (suspicious, copies, seed) => {
    const file = await corpus(`short-${seed}.jsonl`, suspicious, seed, copies)
    const { differences, note } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    // Of a kind that each process has, not one of each is judged.
    if (suspicious < 0.1) expect(Number(/, (\d+) were judged/.exec(note)?.[1])).toBeLessThan(320)
  })

  it('says it of shards in any order, too', async () => {
    const file = await corpus('whole.jsonl', 0.1, 14)
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    const shards = [0, 1, 2].map((part) => {
      const shard = join(folder, `shard-${part}.jsonl`)
      writeFileSync(
        shard,
        lines
          .filter((_, nth) => nth % 3 === part)
          .reverse()
          .join('\n'),
      )
      return shard
    })
    expect((await siftedAndWhole(shards)).differences).toEqual([])
  })

  it('says the same to the last letter where next to nothing fits into memory', async () => {
    const paths = [await corpus('memory.jsonl', 0.2, 16), await corpus('memory-too.jsonl', 0.02, 17)]
    const roomy = await analyze(paths, { siftFrom: 0 })
    expect(await analyze(paths, { siftFrom: 0, memory: 1 })).toEqual(roomy)
    expect(roomy.summary.notes.join()).toMatch(/of \d+ traces, \d+ were judged/)
  })

  it('tells traces of the same spans apart by which is under which', async () => {
    // A call under each tool, and once both under the first.
    const file = spansFile(join(folder, 'ties.jsonl'), 12, (nth) => [
      { name: 'tools/call read', id: 'a' },
      { name: 'tools/call write', id: 'b' },
      { name: 'S3.GetObject', id: 'c', parent: 'a', call: true },
      { name: 'S3.GetObject', id: 'd', parent: nth === 7 ? 'a' : 'b', call: true },
    ])
    const { differences, note } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    expect(note).not.toBe('')
  })

  it('leaves a call that lost its trace to the process, where two tool calls ran', async () => {
    const file = spansFile(join(folder, 'lost.jsonl'), 12, (nth) => [
      { name: 'tools/call read', id: 'a' },
      { name: `tools/call write-${nth}`, id: 'b', trace: `cd${String(nth).padStart(30, '0')}` },
      { name: 'S3.GetObject', id: 'c', call: true, trace: `ef${String(nth).padStart(30, '0')}` },
    ])
    expect((await siftedAndWhole([file])).differences).toEqual([])
  })

  it('judges what ran while its process stood still apart from what was only slow', async () => {
    // All take as long. One ran while another waited for nothing either, and both went on together.
    const file = spansFile(join(folder, 'still.jsonl'), 60, (nth) => [
      ...(nth % 2 === 0
        ? ([
            { name: 'tools/call read', id: 'a', lasts: 3600 },
            { name: 'S3.GetObject', id: 'c', parent: 'a', call: true, lasts: 3580 },
          ] as const)
        : ([{ name: 'tools/call think', id: 'a', after: nth === 41 ? -9995 : 0, lasts: 3600 }] as const)),
    ])
    const { differences, note, sifted } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    expect(note).not.toBe('')
    const [blocked] = sifted.findings.filter(({ ruleId }) => ruleId === 'event-loop-blocked')
    expect(blocked?.toolCallsTotal).toBe(2)
  })

  it('knows the request that a test asked of its own process from one that another service refused', async () => {
    const start = 1_795_000_000_000_000_000n
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'server' } }] }
    const http = { 'http.request.method': 'GET', 'url.path': '/files' }
    const span = (trace: string, kind: 2 | 3, nth: number, ms: [number, number], status: number, port?: string) => ({
      traceId: `${trace}${String(nth).padStart(30, '0')}`,
      spanId: `${trace}${String(nth).padStart(14, '0')}`,
      name: 'GET',
      kind,
      startTimeUnixNano: String(start + BigInt(nth * 1000 + ms[0]) * 1_000_000n),
      endTimeUnixNano: String(start + BigInt(nth * 1000 + ms[1]) * 1_000_000n),
      attributes: Object.entries({
        ...http,
        'http.response.status_code': String(status),
        ...(port && { 'server.address': '127.0.0.1', 'server.port': port, 'rolecall.auth.scheme': 'none' }),
      }).map(([key, stringValue]) => ({ key, value: { stringValue } })),
    })
    const lines = Array.from({ length: 3000 }, (_, nth) => {
      const status = nth % 7 === 3 ? 401 : 200
      // One asks beside the request before, and one asks somebody else.
      const asking = span('a1', 3, nth, [nth % 50 === 1 ? -995 : 0, 20], status, nth === 10 ? '4000' : '3000')
      const spans = nth === 10 ? [asking] : [asking, span('b1', 2, nth, [5, 15], status)]
      return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'made' }, spans }] }] })
    })
    const file = join(folder, 'both-ends.jsonl')
    writeFileSync(file, lines.join('\n'))
    const { differences, note, sifted } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    expect(note).not.toBe('')
    expect(sifted.findings.map(({ ruleId, toolCallsTotal }) => [ruleId, toolCallsTotal])).toEqual([
      ['downstream-unauthorized', 1],
    ])
  })

  it('knows a remote procedure for a request, each with the calls below it', async () => {
    const start = 1_795_000_000_000_000_000n
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'files' } }] }
    const span = (id: string, nth: number, attributes: Record<string, string>, more: object) => ({
      traceId: String(nth).padStart(32, 'a'),
      spanId: `${id}${String(nth).padStart(14, '0')}`,
      startTimeUnixNano: String(start + BigInt(nth * 1000) * 1_000_000n),
      endTimeUnixNano: String(start + BigInt(nth * 1000 + 40) * 1_000_000n),
      attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
      ...more,
    })
    const lines = Array.from({ length: 3000 }, (_, nth) => {
      const failed = nth % 500 === 3 && { status: { code: 2, message: 'AccessDenied: not authorized' } }
      const grpc = { 'rpc.system': 'grpc', 'rpc.service': 'v1.Files', 'rpc.method': 'Read' }
      const aws = { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'GetObject', 'aws.s3.bucket': 'data' }
      const spans = [
        span('a1', nth, grpc, { name: 'v1.Files/Read', kind: 2, ...failed }),
        span(
          'b1',
          nth,
          { ...aws, ...(failed && { 'error.type': 'AccessDenied' }) },
          {
            name: 'S3.GetObject',
            kind: 3,
            parentSpanId: `a1${String(nth).padStart(14, '0')}`,
            ...failed,
          },
        ),
      ]
      return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'made' }, spans }] }] })
    })
    const file = join(folder, 'procedures.jsonl')
    writeFileSync(file, lines.join('\n'))
    const { differences, note, sifted } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    expect(note).not.toBe('')
    expect(sifted.toolCalls[0]).toMatchObject({ kind: 'request', tool: 'v1.Files/Read' })
    expect(sifted.findings.map(({ ruleId, severity, toolCallsTotal }) => [ruleId, severity, toolCallsTotal])).toEqual([
      ['access-denied', 'error', 6],
    ])
  })

  it('reads a file whole in which a span names no trace', async () => {
    const file = spansFile(join(folder, 'no-trace.jsonl'), 12, (nth) => [
      { name: 'tools/call read', id: 'a', ...(nth === 3 && { trace: '' }) },
      { name: 'S3.GetObject', id: 'c', parent: 'a', call: true, ...(nth % 2 && { trace: '' }) },
    ])
    const { differences, note } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    expect(note).toBe('')
  })

  it.each([1, 4, 7, 8, 12])('says it with results, a log and CloudTrail beside, seed %s', async (seed) => {
    const run = join(folder, `beside-${seed}`)
    const made = generateRun(seed, run, { copies: 200, changes: [], beside: ['results', 'log', 'trail'] })
    const { differences, note } = await siftedAndWhole([run])
    expect(differences, JSON.stringify(made)).toEqual([])
    expect(note).not.toBe('')
  })

  it('reads a file whole that holds anything but spans', async () => {
    const file = await corpus('torn.jsonl', 0.1, 15)
    const text = readFileSync(file, 'utf8')
    const torn = join(folder, 'cut.jsonl')
    writeFileSync(torn, text.slice(0, -1000))
    const { differences, note } = await siftedAndWhole([torn])
    expect(differences).toEqual([])
    expect(note).toBe('')
  })
})
