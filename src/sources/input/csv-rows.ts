/** Rows of CSV with the names of its columns in the first line: https://datatracker.ietf.org/doc/html/rfc4180 */
import { Readable } from 'node:stream'
import type { Input, Sink } from '../source.ts'
import { whyNot } from './locations.ts'

export type CsvRow = Readonly<Record<string, string>>

/**
 * Hands on each row with the line it begins on; where the rest can't be read, says so and ends.
 *
 * @param namesOf the names under which columns are known, of what the first line calls them
 */
export async function readCsvRows(
  input: Input,
  sink: Pick<Sink, 'skip'>,
  namesOf: (columns: readonly string[]) => string[],
  onRow: (row: CsvRow, line: number) => void,
): Promise<void> {
  // Loaded where it is needed: few inputs are CSV.
  const { parse } = await import('csv-parse')
  const rows = Readable.from(input.stream()).pipe(
    parse({
      columns: namesOf,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  )
  let line = 2
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: CsvRow; info: { lines: number } }>) {
      onRow(record, line)
      line = info.lines + 1
    }
  } catch (error) {
    sink.skip({ line, reason: `broken CSV: ${whyNot(error)}` })
  }
}
