/** Evidence as rows of the collector's tables, in files: what `rolecall load` writes and ClickHouse gives back, without a server. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Columns, rowOf } from '../../src/clickhouse/load/rows.ts'
import { readAll } from '../../src/sources/input/read.ts'

const of = (type: string, names: string): [string, string][] => names.split(' ').map((name) => [name, type])

/** As `system.columns` has them of the exporter's tables with Maps. */
const COLUMNS: Columns = {
  traces: new Map([
    ...of(
      'String',
      'Timestamp TraceId SpanId ParentSpanId SpanName SpanKind ServiceName ScopeName Duration StatusCode',
    ),
    ...of('String', 'StatusMessage Events.Timestamp Events.Name'),
    ...of('Map(LowCardinality(String), String)', 'ResourceAttributes SpanAttributes Events.Attributes'),
  ]),
  logs: new Map([
    ...of('String', 'Timestamp TraceId SpanId SeverityText SeverityNumber ServiceName Body ScopeName EventName'),
    ...of('Map(LowCardinality(String), String)', 'ResourceAttributes LogAttributes'),
  ]),
}

/** Writes `traces.jsonl` and `logs.jsonl` into the folder. @returns how many records are neither */
export async function asRows(paths: readonly string[], folder: string): Promise<number> {
  const lines = { traces: '', logs: '' }
  let others = 0
  await readAll(paths, (rec) => {
    const made = rowOf(rec, COLUMNS)
    if (made) lines[made.table] += `${JSON.stringify(made.row)}\n`
    else others++
  })
  for (const table of ['traces', 'logs'] as const)
    if (lines[table]) writeFileSync(join(folder, `${table}.jsonl`), lines[table])
  return others
}
