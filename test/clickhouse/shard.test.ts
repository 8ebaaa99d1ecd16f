/** Shared work: however many parts there are, added up they say what one says. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { addressOf } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { byDigests } from '../../src/clickhouse/digests.ts'
import { surveyed } from '../../src/clickhouse/survey.ts'
import { tablesOf } from '../../src/clickhouse/tables.ts'
import { analyze } from '../../src/index.ts'
import { rolecall } from '../cli/run-cli.ts'
import { rowsOf } from './otlp-rows.ts'
import { ownCluster } from './own-cluster.ts'
import { sayingOf } from './saying.ts'

const SINCE = '2020-01-01T00:00:00Z'
/** Of each part a process: a busy machine takes minutes. */
const BUSY = 600_000
const own = ownCluster()
const { folder, urlOf } = own
beforeAll(async () => {
  const file = join(folder, 'spans.jsonl')
  await writeCorpus({ bytes: 1.5e6, suspicious: 0.1, seed: 34, file })
  for (const [database, digests] of [
    ['plain', false],
    ['kept', true],
  ] as const) {
    await own.cluster.createTables(database, 'map', digests)
    const rows = rowsOf(file)
    // Of some traces a part comes later.
    const partOf = (isLate: boolean) => rows.filter((_, nth) => (nth % 10 === 0) === isLate)
    await own.insert(database, partOf(false), partOf(true))
  }
})

const ask = (database: string, ...args: string[]) =>
  rolecall(['analyze', urlOf(database), '--since', SINCE, ...args], { env: own.cluster.env('analyst') })

/** The files of all parts. */
async function parts(database: string, of: number): Promise<string[]> {
  const files: string[] = []
  for (let part = 1; part <= of; part++) {
    const file = join(folder, `${database}-${part}-${of}.jsonl`)
    expect((await ask(database, '--shard', `${part}/${of}`, '-o', file)).code).toBe(0)
    files.push(file)
  }
  return files
}

describe.each(['plain', 'kept'])('tables %s', (database) => {
  it.each([1, 3])(
    'say the same by %i parts',
    async (of) => {
      const url = urlOf(database)
      const since = new Date(SINCE)
      const places = [`${own.cluster.url('analyst', database)} otel_traces_all`]
      const whole = sayingOf(await analyze([url], { since, siftFrom: 0 }), places)
      const files = await parts(database, of)
      expect(sayingOf(await analyze([url], { since, parts: files.reverse() }), places)).toBe(whole)
      const told = await ask(database, ...files, '--parts', '-f', 'json')
      expect(JSON.parse(told.stdout).summary.toolCalls).toBe(JSON.parse(whole).summary.toolCalls)
    },
    BUSY,
  )
})

it('are chosen alike where traces are put together from their spans a part at a time', async () => {
  const connection = await connect(addressOf(urlOf('plain')))
  const wanted = { since: new Date(SINCE) }
  const { reading } = await byDigests({ connection, tables: await tablesOf(connection), wanted, put: () => {} })
  const { tables } = reading
  const chosenOf = async (size: number) => {
    const spans = { ...tables.spans, size }
    const told = { traces: new Set<string>(), moments: [], anyLines: false }
    const { ids, alike, total, records } = await surveyed({ ...reading, tables: { ...tables, spans } }, told)
    return { ids: [...ids].sort(), alike: [...alike].sort(), total, records }
  }
  const atOnce = await chosenOf(tables.spans.size!)
  expect(atOnce.ids.length).toBeGreaterThan(10)
  const inParts = await chosenOf(10_000_000)
  // Of who ran beside a slow one so many of each part are asked for.
  expect(inParts.ids).toEqual(expect.arrayContaining(atOnce.ids))
  expect({ ...inParts, ids: atOnce.ids }).toEqual(atOnce)
  await connection.close()
})

describe('parts that do not make a whole', () => {
  const refused = async (database: string, files: readonly string[], ...args: string[]): Promise<string> => {
    const { code, stderr } = await ask(database, ...files, '--parts', ...args)
    expect(code).toBe(2)
    return stderr
  }

  it('are refused, and what is wrong is said', async () => {
    const [first, second] = (await parts('plain', 2)) as [string, string]
    expect(await refused('plain', [first])).toMatch(/of 2 parts 1 are missing, the first is 2\/2/)
    expect(await refused('plain', [first, first])).toMatch(/are both part 1\/2/)
    expect(await refused('kept', [first, second])).toMatch(/of another table/)
    expect(await refused('plain', [first, second], '--service', 'other')).toMatch(/of another service/)
    expect(await refused('plain', ['package.json'])).toMatch(/package\.json (cannot be read as a|is no) part/)
  })

  it('are files', async () => {
    expect(await refused('plain', [])).toMatch(/clickhouse:\/\/… part-\*\.jsonl/)
  })

  it.each(['0/2', '3/2', '1', 'x/y'])('%s is no part', async (shard) => {
    const { code, stderr } = await ask('plain', '--shard', shard)
    expect(code).toBe(2)
    expect(stderr).toMatch(/as 1\/4/)
  })
})
