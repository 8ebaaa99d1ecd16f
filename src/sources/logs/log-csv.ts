/**
 * Logs as CSV: what CloudWatch's console offers for download (`timestamp,message`; of Logs Insights `@timestamp,@message`), and others
 * whose columns are called so. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_ExportQueryResults.html
 */
import { Readable } from 'node:stream'
import { isoTime } from '../../model/text.ts'
import { whyNot } from '../input/locations.ts'
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
    const lines = logLines(input.name, sink)
    let line = 2
    try {
      for await (const { record, info } of rows as AsyncIterable<{
        record: Record<string, string>
        info: { lines: number }
      }>) {
        const time = timeOf(numberOr(textIn(record, TIMES)))
        const [first = '', ...below] = textIn(record, MESSAGES).split('\n')
        lines.line(time === undefined ? first : `${isoTime(time)} ${first}`, line)
        for (const [i, text] of below.entries()) lines.line(text, line + i + 1)
        line = info.lines + 1
      }
    } catch (error) {
      sink.skip({ line, reason: `broken CSV: ${whyNot(error)}` })
    } finally {
      lines.end()
    }
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

function textIn(record: Readonly<Record<string, string>>, names: readonly string[]): string {
  return names.map((name) => record[name]).find((value) => value !== undefined) ?? ''
}

/** Milliseconds since 1970, or a time as text. */
function numberOr(text: string): number | string {
  return /^\d{10,19}$/.test(text) ? Number(text) : text
}
