/** Evidence from files into the collector's tables: batches of rows, each written once however often it is sent. */
import type { InputReport } from '../../model/report.ts'
import { readAll } from '../../sources/input/read.ts'
import type { Connection } from '../connect.ts'
import { ClickHouseProblem } from '../problems.ts'
import { type Columns, type Row, rowOf } from './rows.ts'

/** Rows in one insert: few enough for memory, many enough for one part on disk. */
const BATCH = 10_000
/** Batches that wait for the server before reading waits as well. */
const WAITING = 2

export interface Loaded {
  spans: number
  logs: number
  /** Coverage files of run folders. */
  coverage: number
  /** Records that have no row: test results, CloudTrail. */
  others: number
  inputs: readonly InputReport[]
  notes: readonly string[]
}

/**
 * @param paths files and folders, as for analyze
 * @throws ClickHouseProblem where the tables are not there, or an insert fails: what was written before stays, and loading
 *   the same again writes only the rest
 */
export async function load(paths: readonly string[], connection: Connection): Promise<Loaded> {
  const { address } = connection
  const columns = await columnsOf(connection)
  const counts = { spans: 0, logs: 0, coverage: 0, others: 0 }
  const batches: Record<Row['table'], Row['row'][]> = { traces: [], logs: [] }
  const writing = new Set<Promise<void>>()
  let failed: { error: unknown } | undefined
  const write = (table: Row['table']): void => {
    const rows = batches[table]
    batches[table] = []
    const written = connection.insert(address[table], rows).catch((error) => {
      failed ??= { error }
    })
    writing.add(written)
    written.then(() => writing.delete(written))
  }
  const inputs = await readAll(
    paths,
    (rec) => {
      const made = failed ? undefined : rowOf(rec, columns)
      if (!made) {
        counts.others++
        return
      }
      counts[rec.type === 'span' ? 'spans' : rec.type === 'log' ? 'logs' : 'coverage']++
      if (batches[made.table].push(made.row) >= BATCH) write(made.table)
    },
    {
      pace: async () => {
        while (writing.size >= WAITING) await Promise.race(writing)
        if (failed) throw failed.error
      },
    },
  )
  write('traces')
  write('logs')
  await Promise.all(writing)
  if (failed) throw failed.error
  return { ...counts, inputs, notes: await notesOf(connection) }
}

async function columnsOf({ all, address }: Connection): Promise<Columns> {
  const [traces, logs] = await Promise.all(
    [address.traces, address.logs].map(async (table) => {
      const rows = await all<{ name: string; type: string }>(`DESCRIBE TABLE ${table}`)
      return new Map(rows.map(({ name, type }) => [name, type]))
    }),
  )
  if (!traces!.has('SpanAttributes') || !logs!.has('LogAttributes'))
    throw new ClickHouseProblem(
      'missing',
      `${address.shown}: ${address.traces} and ${address.logs} are not the tables of the collector’s exporter (rolecall schema clickhouse prints them)`,
    )
  return { traces: traces!, logs: logs! }
}

/** Whether the same again would be twice there. */
async function notesOf({ all, address }: Connection): Promise<string[]> {
  const enginesOf = (tables: readonly string[]): Promise<{ name: string; engine: string }[]> =>
    all(
      "SELECT concat('`', database, '`.`', name, '`') AS name, engine_full AS engine FROM system.tables WHERE name IN {tables:Array(String)}",
      { params: { tables } },
    )
  const named = await enginesOf([address.traces, address.logs])
  // A table that writes a cluster remembers what those behind it do.
  const behind = named.flatMap(({ engine }) => {
    const parts = /^Distributed\('[^']*', '([^']*)', '([^']*)'/.exec(engine)
    return parts ? [`\`${parts[1]}\`.\`${parts[2]}\``] : []
  })
  const tables = [...named, ...(behind.length > 0 ? await enginesOf(behind) : [])]
  return tables
    .filter(
      ({ engine }) => engine.startsWith('MergeTree') && !/non_replicated_deduplication_window = [1-9]/.test(engine),
    )
    .map(
      ({ name }) =>
        `${name} remembers no inserts: the same loaded again is there twice. ALTER TABLE ${name} MODIFY SETTING non_replicated_deduplication_window = 1000 makes it once.`,
    )
}
