/**
 * Logs as CSV: what CloudWatch's console offers for download (`timestamp,message`; of Logs Insights `@timestamp,@message`), and others
 * whose columns are called so. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_ExportQueryResults.html
 */
import { isoTime } from '../../model/text.ts'
import { type CsvRow, readCsvRows } from '../input/csv-rows.ts'
import { timeOf } from '../kit/times.ts'
import type { Source } from '../source.ts'
import { CANNOT_PROVE, logLines, PROVES } from './logs.ts'

/** Names of the columns, first the best. */
const TIMES = ['@timestamp', 'timestamp', '_time', 'time', 'date', 'datetime']
const MESSAGES = ['@message', 'message', '_raw', 'msg', 'textpayload', 'content']

export const logCsv: Source = {
  format: 'log CSV',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  signs: ['timestamp,message', '@timestamp,@message'],
  recognise: (head) => {
    const first = head.split('\n', 1)[0]!
    if (first.length > 1000 || !first.includes(',')) return 0
    const columns = namesOf(first.split(','))
    return TIMES.some((name) => columns.includes(name)) && MESSAGES.some((name) => columns.includes(name)) ? 0.6 : 0
  },
  read: async (input, sink) => {
    const lines = logLines(input.name, sink)
    await readCsvRows(input, sink, namesOf, (row, line) => {
      const time = timeOf(numberOr(textIn(row, TIMES)))
      const [first = '', ...below] = textIn(row, MESSAGES).split('\n')
      lines.line(time === undefined ? first : `${isoTime(time)} ${first}`, line)
      for (const [i, text] of below.entries()) lines.line(text, line + i + 1)
    })
    lines.end()
  },
}

function namesOf(columns: readonly string[]): string[] {
  return columns.map((name) =>
    name
      .trim()
      .replace(/^\uFEFF?["']|["']$/g, '')
      .toLowerCase(),
  )
}

function textIn(record: CsvRow, names: readonly string[]): string {
  return names.map((name) => record[name]).find((value) => value !== undefined) ?? ''
}

/** Milliseconds since 1970, or a time as text. */
function numberOr(text: string): number | string {
  return /^\d{10,19}$/.test(text) ? Number(text) : text
}
