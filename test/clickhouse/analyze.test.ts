/** The report from ClickHouse is the report from files. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { addressOf as readAddress } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { load as loadFiles } from '../../src/clickhouse/load/load.ts'
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'
import { rolecall } from '../cli/run-cli.ts'
import { spansFile } from '../properties/spans-file.ts'
import { rowsOf } from './otlp-rows.ts'
import { ownCluster } from './own-cluster.ts'
import { recordedSpans } from './recorded-spans.ts'
import { sayingOf } from './saying.ts'

const DATABASE = 'otel'
const own = ownCluster()
const { folder } = own
beforeAll(() => own.cluster.createTables(DATABASE, 'map'))

async function empty(): Promise<void> {
  for (const table of ['otel_traces', 'otel_traces_trace_id_ts', 'otel_logs'])
    await own.cluster.everywhere(`TRUNCATE TABLE ${DATABASE}.${table}`)
}

/** Puts a file's spans, and nothing else, into the tables. */
async function load(file: string): Promise<void> {
  await empty()
  await own.insert(DATABASE, rowsOf(file))
}

/** The address by which a user who may only read reaches the tables. */
const addressOf = (user: 'analyst' | 'reader'): string => own.urlOf(DATABASE, user)

/** From files, and from ClickHouse. */
async function both(file: string, options: Parameters<typeof analyze>[1]): Promise<[string, string]> {
  const url = addressOf('analyst')
  const places = [file, `${own.cluster.url('analyst', DATABASE)} otel_traces_all`]
  return [
    sayingOf(await analyze([file], { siftFrom: Number.POSITIVE_INFINITY }), places),
    sayingOf(await analyze([url], options), places),
  ]
}

describe('read whole, as what fits into memory', () => {
  it.each(recordedSpans())('%s', async (file) => {
    await load(file)
    const [files, tables] = await both(file, {})
    expect(tables).toBe(files)
  })
})

describe('with its log and what its run folder says of its coverage', () => {
  it.each(['healthy', 'no-base-credentials', 'placeholder-role', 'second-token-missing'])('%s', async (sample) => {
    const inputs = `samples/${sample}/inputs`
    const files = readdirSync(inputs)
      .filter((name) => name !== 'results.json')
      .map((name) => join(inputs, name))
    await empty()
    const writer = await connect(readAddress(own.urlOf(DATABASE, 'writer')))
    await loadFiles(files, writer)
    await writer.close()
    const url = addressOf('analyst')
    const said = (report: Report) => {
      const { verdict, headline, doubts, toolCalls } = report.summary
      return JSON.stringify(
        [
          { verdict, headline, doubts: doubts.map(({ says }) => says), toolCalls, reached: report.totals.reached },
          report.findings.map(({ ruleId, severity, message, toolCallsTotal }) => [
            ruleId,
            severity,
            message,
            toolCallsTotal,
          ]),
          report.inconclusive.map(({ ruleId, settleBy, toolCallsTotal }) => [ruleId, settleBy, toolCallsTotal]),
          report.suspects.map(({ suspect, verdict, why }) => [suspect, verdict, why]),
        ],
        undefined,
        1,
      )
    }
    const ofFiles = said(await analyze(files))
    expect(said(await analyze([url]))).toBe(ofFiles)
    expect(said(await analyze([url], { siftFrom: 0 }))).toBe(ofFiles)
  })
})

describe('what else is asked', () => {
  it('takes hostile text as a value, wherever it is put', async () => {
    const hostile = `'; DROP TABLE otel.otel_traces_all; -- \\' \` {x:String} %s`
    await load('samples/incidents/access-denied/stock/spans.jsonl')
    const row = { ...rowsOf('samples/incidents/access-denied/stock/spans.jsonl')[0]!, ServiceName: hostile }
    await own.insert(DATABASE, [{ ...row, TraceId: 'c'.repeat(32), SpanName: hostile }])
    const url = addressOf('analyst')
    const report = await analyze([url], { service: hostile, siftFrom: 0 })
    expect(report.inputs.map(({ records }) => records)).toEqual([1])
    const none = await analyze([url], { trace: hostile })
    expect(none.inputs.map(({ records }) => records)).toEqual([0])
    expect((await analyze([url])).inputs[0]?.records).toBeGreaterThan(1)
  })

  it('is asked by a user whose profile allows no setting, too', async () => {
    const url = addressOf('reader')
    await load('samples/incidents/access-denied/stock/spans.jsonl')
    const [whole, surveyed] = [await analyze([url]), await analyze([url], { siftFrom: 0 })]
    expect(whole.findings.map(({ ruleId }) => ruleId)).toContain('access-denied')
    expect(surveyed.findings.map(({ ruleId }) => ruleId)).toEqual(whole.findings.map(({ ruleId }) => ruleId))
  })

  it('says that a shard is missing, and judges nothing by the half that answered', async () => {
    await load('samples/incidents/access-denied/stock/spans.jsonl')
    await own.cluster.servers[1]!.kill()
    try {
      const ran = await rolecall(['analyze', addressOf('analyst'), '-f', 'json'], { env: own.cluster.env('analyst') })
      expect(ran.code).toBe(2)
      const report = JSON.parse(ran.stdout) as Report
      expect(report.summary.verdict).toBe('unknown')
      expect(report.summary.notes.join()).toMatch(/inconclusive: .*shard/)
      expect(report.findings).toEqual([])
    } finally {
      await own.cluster.servers[1]!.start()
    }
  })
})

describe('surveyed in SQL, as what does not', () => {
  it.each([
    [0.03, 11],
    [1, 13],
  ])('says the same with a share of %s that failed', async (suspicious, seed) => {
    const file = join(folder, `${seed}.jsonl`)
    await writeCorpus({ bytes: 2e6, suspicious, seed, file })
    await load(file)
    const [files, tables] = await both(file, { siftFrom: 0 })
    expect(tables).toBe(files)
  })

  it('tells traces of the same spans apart by which is under which', async () => {
    const file = spansFile(join(folder, 'ties.jsonl'), 12, (nth) => [
      { name: 'tools/call read', id: 'a' },
      { name: 'tools/call write', id: 'b' },
      { name: 'S3.GetObject', id: 'c', parent: 'a', call: true },
      { name: 'S3.GetObject', id: 'd', parent: nth === 7 ? 'a' : 'b', call: true },
    ])
    await load(file)
    const [files, tables] = await both(file, { siftFrom: 0 })
    expect(tables).toBe(files)
  })

  it('leaves a call that lost its trace to the process, where two tool calls ran', async () => {
    const file = spansFile(join(folder, 'lost.jsonl'), 12, (nth) => [
      { name: 'tools/call read', id: 'a' },
      { name: `tools/call write-${nth}`, id: 'b', trace: `cd${String(nth).padStart(30, '0')}` },
      { name: 'S3.GetObject', id: 'c', call: true, trace: `ef${String(nth).padStart(30, '0')}` },
    ])
    await load(file)
    const [files, tables] = await both(file, { siftFrom: 0 })
    expect(tables).toBe(files)
  })
})
