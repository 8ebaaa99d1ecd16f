/** Hours whose classes are kept with a seal say the same as their traces looked at one by one, whatever came before, between and after. */
import { expect, it } from 'vitest'
import { addressOf } from '../../src/clickhouse/address.ts'
import { Asker } from '../../src/clickhouse/ask/asker.ts'
import { classesIn, ownIn } from '../../src/clickhouse/ask/classes.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { byDigests } from '../../src/clickhouse/digests.ts'
import { sealingSql } from '../../src/clickhouse/seal.ts'
import { settlingSql } from '../../src/clickhouse/settle.ts'
import { tablesOf } from '../../src/clickhouse/tables.ts'
import type { Wanted } from '../../src/clickhouse/window.ts'
import { DAY, HOUR, spanOf, wholes } from './made-spans.ts'
import type { Row } from './otlp-rows.ts'
import { ownCluster } from './own-cluster.ts'

const own = ownCluster()
/** Each step asks all classes twice: a busy machine takes minutes. */
const BUSY = 600_000
const DATABASE = 'sealed'
const [pieces, seals] = ['traces', 'seals'].map((kept) => `\`${DATABASE}\`.\`otel_traces_digests_${kept}\``) as [
  string,
  string,
]
const settle = (): Promise<unknown> => own.cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
const seal = (): Promise<unknown> => own.cluster.everywhere(`INSERT INTO ${seals} ${sealingSql(pieces, seals, 0)}`)
const insert = (...lists: Row[][]): Promise<void> => own.insert(DATABASE, ...lists)

/** What the classes are, by seals and without; how many hours are sealed and how many not. */
async function told(wanted: Wanted = {}) {
  const connection = await connect(addressOf(own.urlOf(DATABASE)))
  const { reading } = await byDigests({ connection, tables: await tablesOf(connection), wanted, put: () => {} })
  const { settled } = reading.tables.spans
  const { sealed, ...rest } = settled!
  const plain = { ...reading, tables: { ...reading.tables, spans: { ...reading.tables.spans, settled: rest } } }
  const classes = async (ask: Asker): Promise<unknown[]> => {
    const found: unknown[] = []
    for await (const row of classesIn(ask, false)) found.push(row)
    return found.map((row) => JSON.stringify(row)).sort()
  }
  const alone = (await ownIn(new Asker(reading))).length
  const [bySeals, oneByOne] = [await classes(new Asker(reading)), await classes(new Asker(plain))]
  await connection.close()
  expect(bySeals).toEqual(oneByOne)
  const count = oneByOne.reduce<number>((all, row) => all + JSON.parse(row as string).count, alone)
  return {
    traces: count,
    sealed: new Set(sealed?.hours.map(({ hour }) => hour)).size,
    others: sealed?.others.map((hour) => hour - DAY / HOUR).sort((a, b) => a - b),
    open: settled?.open?.length,
  }
}

it(
  'say the same, with all that may come',
  async () => {
    await own.cluster.createTables(DATABASE, 'map', true)
    const hours = Array.from({ length: 12 }, (_, nth) => nth)
    await insert(hours.flatMap((at) => wholes(1000 * (at + 1), 40, { at: at + 0.1, service: `server-${at % 2}` })))
    // Each in two pieces, some of which lie in two hours; some have failed.
    await insert([1, 2, 3, 4].flatMap((nth) => [spanOf(nth, { at: nth + 0.5, isRoot: true })]))
    await insert([1, 2, 3, 4].map((nth) => spanOf(nth, { at: nth < 3 ? nth + 0.6 : nth + 1.1, isBroken: nth === 4 })))
    await insert([spanOf(9, { at: 9.5, isRoot: true, isBroken: true })])
    // Nothing is sealed before it is put together; so many hours at a time.
    await seal()
    await seal()
    expect(await told()).toMatchObject({ traces: 485, open: 4, sealed: 7 })
    await settle()
    await seal()
    const all = { traces: 485, open: 0, sealed: 12, others: [] }
    expect(await told()).toEqual(all)
    await seal()
    expect(await told()).toEqual(all)

    // What lies beyond the time that is asked for: of the hour in which it begins, and in which something reaches out of it.
    const at = (hour: number): Date => new Date(DAY + hour * HOUR)
    expect(await told({ since: at(1.15), until: at(3.7) })).toMatchObject({ sealed: 1 })
    expect(await told({ since: at(2), until: at(9) })).toMatchObject({ sealed: 7 })

    // New traces in one hour; a piece that came late, after a whole row, and after a piece that was a trace so far.
    await insert(wholes(50_000, 10, { at: 2.9 }))
    expect(await told()).toEqual({ traces: 495, open: 0, sealed: 11, others: [2] })
    await insert([spanOf(1, { at: 3.3 })])
    expect(await told()).toEqual({ traces: 495, open: 1, sealed: 9, others: [1, 2, 3] })
    // It begins before the rest, an hour earlier: its whole row lies there.
    await insert([spanOf(5020, { at: 3.2 })])
    expect(await told()).toMatchObject({ traces: 495, open: 2, others: [1, 2, 3, 4] })
    await settle()
    expect(await told()).toMatchObject({ traces: 495, open: 0, others: [1, 2, 3, 4] })
    await seal()
    expect(await told()).toEqual({ traces: 495, open: 0, sealed: 12, others: [] })

    // Whole rows twice, seals twice, whole rows gone.
    await own.cluster.everywhere(`INSERT INTO ${seals} SELECT * FROM ${seals}`)
    expect(await told()).toEqual({ traces: 495, open: 0, sealed: 12, others: [] })
    await own.cluster.everywhere(`INSERT INTO ${pieces} SELECT * FROM ${pieces} WHERE is_settled = 1`)
    expect(await told()).toMatchObject({ traces: 495, open: 0 })
    await seal()
    expect(await told()).toEqual({ traces: 495, open: 0, sealed: 12, others: [] })
    await own.cluster.everywhere(`ALTER TABLE ${pieces} DELETE WHERE is_settled = 1 SETTINGS mutations_sync = 2`)
    expect(await told()).toMatchObject({ traces: 495, open: 5 })
  },
  BUSY,
)

it('are written by ClickHouse itself', async () => {
  const view = `\`${DATABASE}\`.\`otel_traces_digests_seals_mv\``
  for (const verb of ['REFRESH', 'WAIT']) await own.cluster.everywhere(`SYSTEM ${verb} VIEW ${view}`)
  const rows = await own.cluster.everywhere<{ exception: string }>(
    `SELECT exception FROM system.view_refreshes WHERE database = '${DATABASE}'`,
  )
  expect(rows.filter(({ exception }) => exception !== '')).toEqual([])
})
