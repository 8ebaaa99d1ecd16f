/**
 * CloudTrail as CSV: results of Athena (column names in lower case, nested fields as `{name=value, …}`), and the event
 * history that the console offers for download (`Event name`, `AWS access key`).
 */
import { type CsvRow, readCsvRows } from '../input/csv-rows.ts'
import type { Source } from '../source.ts'
import { cloudTrail, readCloudTrailEvent } from './cloudtrail.ts'

/** Names of the console's columns that are not CloudTrail's, spaces removed. */
const CONSOLE_NAMES: Readonly<Record<string, string>> = { awsaccesskey: 'accesskeyid', username: 'username' }

export const cloudTrailCsv: Source = {
  ...cloudTrail,
  format: 'CloudTrail CSV',
  signs: ['eventsource,', 'eventname,'],
  recognise: (head) => {
    const columns = head
      .split('\n', 1)[0]!
      .toLowerCase()
      .replace(/["\s\r]/g, '')
      .split(',')
    return columns.includes('eventname') && columns.includes('eventsource') && columns.includes('eventtime') ? 0.95 : 0
  },
  read: (input, sink) =>
    readCsvRows(
      input,
      sink,
      (columns) => columns.map((name) => name.toLowerCase().replace(/\s/g, '')),
      (row, line) => {
        const reason = readCloudTrailEvent(eventOf(row), { file: input.name, line }, sink)
        if (reason) sink.skip({ line, reason })
      },
    ),
}

function eventOf(row: CsvRow): Record<string, unknown> {
  const event: Record<string, unknown> = {}
  const caller: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(row)) {
    // Flattened exports: `useridentity.arn`.
    const inner = /^useridentity[._](.+)$/.exec(column)?.[1] ?? CONSOLE_NAMES[column]
    if (value === '' || value === '-') continue
    if (inner) caller[inner] = value
    else event[column] = value.startsWith('{') ? (jsonOrRow(value) ?? value) : value
  }
  return Object.keys(caller).length > 0 ? { ...event, useridentity: caller } : event
}

function jsonOrRow(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return parseRow(text)
  }
}

/** Athena's text of a row: `{type=IAMUser, arn=…, sessioncontext={…}}`; `null` is no value. */
function parseRow(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  const row: Record<string, unknown> = {}
  let depth = 0
  let from = 1
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '{' || text[i] === '[') depth++
    const ends = depth === 0 && (text[i] === ',' || i === text.length - 1)
    if (text[i] === '}' || text[i] === ']') depth--
    if (!ends) continue
    const field = /^\s*(\w+)=(.*)$/s.exec(text.slice(from, i))
    if (field && field[2] !== 'null') row[field[1]!] = parseRow(field[2]!) ?? field[2]
    from = i + 1
  }
  return row
}
