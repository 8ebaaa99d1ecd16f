/**
 * Digests of spans, made once as they come in and kept beside them (`rolecall schema clickhouse --digests`): a survey then reads
 * numbers instead of attributes. They are used only where they are made as this version makes them, and there are as many of them as
 * there are spans; else the spans themselves are read, as if there were none.
 */
import { commentOf, KEPT } from './kept.ts'
import type { Reading } from './read.ts'
import { type SealedRow, sealedOf, type UnsealedRow, unsealedOf } from './seal.ts'
import { type AreSettledRow, allSettledOf, type SettledRow, settledOf } from './settle.ts'
import { everywhere, keptName, type Settled } from './tables.ts'
import { Traces } from './traces.ts'
import { conditionOf, type Wanted } from './window.ts'

/** Spans are counted up to so many seconds ago: those that come in just now may be in one table and not yet in the other. */
const SETTLED = 60

/** The reading by digests where they can be trusted, else as it is, and why. */
export async function byDigests(reading: Reading): Promise<{ reading: Reading; notes: readonly string[] }> {
  const found = await trusted(reading)
  const { tables, connection, wanted } = found.reading
  if (tables.spans.kept === 'traces') return found
  const { where, params } = conditionOf(wanted, tables.spans.columns)
  const [row] = await connection.all<{ size: number | string }>(
    `SELECT count() AS size FROM ${tables.spans.name} WHERE ${where}`,
    { params, about: 'counts' },
  )
  const spans = { ...tables.spans, size: Number(row!.size) }
  return { ...found, reading: { ...found.reading, tables: { ...tables, spans } } }
}

async function trusted(reading: Reading): Promise<{ reading: Reading; notes: readonly string[] }> {
  const { connection, tables, wanted } = reading
  const { spans } = tables
  const name = keptName(spans.name, KEPT.spans.suffix)
  const { digestsMade } = spans
  if (digestsMade === undefined) return { reading, notes: [] }
  const shown = name.replaceAll('`', '')
  if (digestsMade !== commentOf(spans))
    return {
      reading,
      notes: [
        `${shown} was not made as this version makes it, and was not used: drop it and its view, and make them anew with \`rolecall schema clickhouse --digests\``,
      ],
    }
  const { where, params } = conditionOf(wanted, spans.columns)
  const count = (table: string, condition: string): string => `(SELECT count() FROM ${table} WHERE ${condition})`
  const settled = `(${where}) AND ${spans.columns.time} < now64() - ${SETTLED}`
  const counted = (table: string, stretch: string): string =>
    wanted.service
      ? count(table, settled)
      : byStretches(wanted, spans.columns.time, settled, stretch)
          .map((condition) => count(table, condition))
          .join(' + ')
  const source = new Traces(where, wanted)
  const ofShards = <Row>(sql: (name: string) => string): Promise<Row[]> =>
    connection.all<Row>(
      everywhere(spans, (table) => sql(table.name)),
      { params, about: 'settled' },
    )
  const [[row], sealed] = await Promise.all([
    connection.all<{ spans: string; digests: string }>(
      `SELECT toString(${counted(spans.name, 'toDate')}) AS spans, toString(${counted(name, 'toStartOfHour')}) AS digests`,
      { params, about: 'counts' },
    ),
    // A trace of several services is kept whole: of one of them its spans tell.
    wanted.service ? undefined : bySeals(source, wanted, ofShards),
  ])
  if (row!.spans !== row!.digests)
    return {
      reading,
      notes: [
        `${shown} has ${row!.digests} digests of ${row!.spans} spans, and was not used: fill in those that were there before it (\`rolecall schema clickhouse --digests\` prints how)`,
      ],
    }
  if (wanted.service)
    return { reading: { ...reading, tables: { ...tables, spans: { ...spans, kept: 'spans' } } }, notes: [] }
  const state =
    sealed ??
    allSettledOf(await ofShards<AreSettledRow>((table) => source.areSettledSql(table))) ??
    settledOf(await ofShards<SettledRow>((table) => source.settledSql(table)))
  return {
    reading: { ...reading, tables: { ...tables, spans: { ...spans, kept: 'traces', settled: state } } },
    notes: [],
  }
}

/** Where the seals of most hours hold, only the others are looked at. */
async function bySeals(
  source: Traces,
  { since, until }: Wanted,
  ofShards: <Row>(sql: (name: string) => string) => Promise<Row[]>,
): Promise<Settled | undefined> {
  const rows = await ofShards<SealedRow>((table) => source.sealedSql(table))
  const unsealed = unsealedOf(rows)
  if (!unsealed) return undefined
  const open = unsealed.length > 0 ? await ofShards<UnsealedRow>((table) => source.unsealedSql(table, unsealed)) : []
  return sealedOf(rows, open, since && since.getTime() * 1000, until && until.getTime() * 1000)
}

/**
 * The same in two conditions: of whole hours, by which digests are ordered, and of whole days, by which spans are parted, the index
 * alone knows how many there are.
 *
 * @param stretch SQL's function to the start of such a stretch
 */
function byStretches(
  { since, until }: Wanted,
  time: string,
  settled: string,
  stretch: string,
): [whole: string, rest: string] {
  const of = `${stretch}(${time})`
  const first = since ? [`${stretch}(fromUnixTimestamp64Nano({since:Int64}))`] : []
  const last = [
    `${stretch}(now64() - ${SETTLED})`,
    ...(until ? [`${stretch}(fromUnixTimestamp64Nano({until:Int64}))`] : []),
  ]
  const whole = [...first.map((one) => `${of} > ${one}`), ...last.map((one) => `${of} < ${one}`)]
  return [whole.join(' AND '), `${of} IN (${[...first, ...last].join(', ')}) AND ${settled}`]
}
