/**
 * Events of Windows' log, a field a line: as PowerShell lists them (`Get-EventLog`, `Get-WinEvent` with `Format-List`), as `wevtutil qe
 * /f:text` does, and as the Event Viewer copies them.
 *
 * - https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-eventlog
 * - https://learn.microsoft.com/windows-server/administration/windows-commands/wevtutil
 */
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { timeOf } from '../kit/times.ts'
import type { Source } from '../source.ts'
import { severityOf } from './log-facts.ts'
import { CANNOT_PROVE, PROVES } from './logs.ts'
import { textLog } from './text-log.ts'

/** Names of fields, each of which an event has once; what stands under another line is of the last one. */
const FIELD =
  /^\s{0,4}(Index|EntryType|InstanceId|Message|Category|CategoryNumber|ReplacementStrings|Source|TimeGenerated|TimeWritten|UserName|MachineName|TimeCreated|ProviderName|Id|Level|LevelDisplayName|Log Name|LogName|Date|Event ID|EventID|Task(?: Category)?|Opcode|Keywords?|User(?: Name)?|Computer|Description|Event Xml) {0,24}: ?(.*)$/
const BEGINS = /^Event\[\d{1,9}\]:?\s*$/
const LEVELS = ['EntryType', 'LevelDisplayName', 'Level']
const SOURCES = ['Source', 'ProviderName']
const TIMES = ['TimeGenerated', 'TimeCreated', 'Date', 'TimeWritten']
const TEXTS = ['Message', 'Description']
/** Longest text of one event. */
const MOST_LINES = 500

export const windowsEvents: Source = {
  format: 'Windows event log',
  grows: true,
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  signs: ['EntryType', 'TimeGenerated', 'Log Name:', 'ProviderName'],
  recognise: (head) => {
    const names = new Set(head.split('\n', 200).map((line) => FIELD.exec(line.trimEnd())?.[1]))
    const has = (...some: readonly string[]): boolean => some.some((name) => names.has(name))
    return has(...TEXTS) && has(...SOURCES, ...LEVELS) && has(...TIMES) && (has(...LEVELS) || has('Id')) ? 0.5 : 0
  },
  read: async (input, sink) => {
    let fields = new Map<string, string[]>()
    let last: string[] | undefined
    let begun = 0
    const flush = (): void => {
      const of = (names: readonly string[]): string | undefined =>
        names.map((name) => fields.get(name)?.[0]?.trim()).find((value) => value)
      const text = TEXTS.map((name) => fields.get(name)).find((lines) => lines !== undefined)
      const severity = severityOf(of(LEVELS))
      const time = timeOf(of(TIMES))
      const service = of(SOURCES)
      fields = new Map()
      last = undefined
      if (!text) return
      sink.record(
        textLog(text.join('\n').trim(), {
          file: input.name,
          line: begun,
          ...(time !== undefined && { time }),
          ...(severity && { severity }),
          ...(service && { service }),
        }),
      )
    }
    await readLines(
      input,
      (raw, line) => {
        const text = raw.trimEnd()
        if (BEGINS.test(text)) {
          flush()
          return
        }
        const [, name, value] = FIELD.exec(text) ?? []
        // A message may hold a line that looks like a field, but for the first one of an event.
        if (!name || (fields.has(name) && !isFirst(name, fields))) {
          if (last && last.length < MOST_LINES) last.push(text)
          return
        }
        if (fields.has(name)) flush()
        if (fields.size === 0) begun = line
        last = [value!]
        fields.set(name, last)
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
    flush()
  },
}

function isFirst(name: string, fields: ReadonlyMap<string, unknown>): boolean {
  return fields.keys().next().value === name
}
