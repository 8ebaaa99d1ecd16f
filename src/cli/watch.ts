/** `rolecall watch`: follows live runs, says what is certain as it happens, and gives the verdict on Ctrl-C. */

import { rules } from '../../analyzers/index.ts'
import { isClickHouse } from '../clickhouse/address.ts'
import { analyzeOptionsOf } from '../config/analyze-options.ts'
import { loadConfig } from '../config/config.ts'
import type { Report } from '../model/report.ts'
import { orderless, printable } from '../reporters/printable.ts'
import { terminal } from '../reporters/terminal/terminal.ts'
import type { Status, WatchEvent } from '../watch/events.ts'
import { watch } from '../watch/watch.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './exit-code.ts'
import { runsFolder } from './newest-run.ts'
import { looksOf } from './output.ts'
import { UserError } from './user-error.ts'
import { WatchLines } from './watch-lines.ts'
import { WatchScreen } from './watch-screen.ts'
import { type TableArguments, watchTablesCommand } from './watch-tables.ts'
import { awaited } from './watch-words.ts'

export const WATCH_FORMATS = ['terminal', 'ndjson'] as const

interface Arguments extends TableArguments {
  paths: string[] | undefined
}

/** Where a watch is shown. */
export interface View {
  round(events: readonly WatchEvent[], status: () => Status): void
  verdict(report: Report, exitCode: number): void
}

export const watchCommand: Command<Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        describe:
          'Folders of runs, and other folders and files that grow; without any, $ROLECALL_DIR or .rolecall. Or clickhouse://…',
      })
      .option('format', {
        alias: 'f',
        choices: WATCH_FORMATS,
        default: 'terminal' as const,
        describe: 'terminal: a screen, or lines where it is piped; ndjson: one JSON object a line',
      })
      .option('window', {
        type: 'string',
        requiresArg: true,
        default: '5m',
        describe: 'Of clickhouse://: judge so much at a time',
      })
      .option('late', {
        type: 'string',
        requiresArg: true,
        default: '1h',
        describe: 'Of clickhouse://: judge again when spans come so late',
      })
      .option('since', {
        type: 'string',
        requiresArg: true,
        describe: 'Of clickhouse://: begin there, and not where a watch was last (ISO 8601)',
      })
      .option('notify', {
        type: 'string',
        requiresArg: true,
        describe: 'Of clickhouse://: POST new findings there; env:NAME takes the address from a variable',
      })
      .example('$0 watch', 'the runs in .rolecall')
      .example('$0 watch .rolecall server.log', 'with a log beside them')
      .example('$0 watch -f ndjson | jq .', 'for programs')
      .epilogue(
        'Exit codes are those of analyze: 0 clean (✓) · 1 findings (✗) · 2 wrong usage · 3 nothing to judge (?)',
      ),
  async handler({ paths, format, ...rest }) {
    const tables = paths?.filter(isClickHouse) ?? []
    if (tables.length > 0) {
      if (paths!.length > 1) throw new UserError('watch takes files, or one clickhouse:// address.')
      return watchTablesCommand(tables[0]!, { format, ...rest })
    }
    if (rest.notify ?? rest.since) throw new UserError('--notify and --since are for clickhouse:// addresses.')
    const { config } = await loadConfig()
    const named = paths?.length ? paths : [runsFolder()]
    const end = new AbortController()
    // A second one ends it at once, as without a handler.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort())
    const view = viewOf(format, named)
    const report = await watch(named, {
      analysis: analyzeOptionsOf(config),
      policy: { suppressions: config.suppressions, minConfidence: config.minConfidence },
      signal: end.signal,
      onRound: (events, status) => view.round(events, status),
    })
    process.exitCode = exitCodeOf(report, config.failOn ?? 'error')
    view.verdict(report, process.exitCode)
  },
}

function viewOf(format: Arguments['format'], paths: readonly string[]): View {
  if (format === 'ndjson') {
    // Not among the events: it says what was typed, perhaps wrongly.
    const waits = awaited(paths)
    if (waits) process.stderr.write(`rolecall: ${printable(waits)}\n`)
    return ndjson
  }
  const { stdout } = process
  if (stdout.isTTY && process.env.TERM !== 'dumb') return new WatchScreen(stdout, paths, writeVerdict)
  return new WatchLines((text) => stdout.write(text), looksOf(stdout), paths, writeVerdict)
}

function writeVerdict(report: Report): void {
  const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
  process.stdout.write(terminal(report, { ...looksOf(process.stdout), verbose: false, titles }))
}

/** One object a line; src/watch/events.ts has the fields, docs/watch.md tells of them. */
const ndjson: View = {
  round(events) {
    for (const event of events) write(event)
  },
  verdict({ summary: { verdict, headline, lines, notes, toolCalls, findings } }, exitCode) {
    write({ type: 'verdict', verdict, exitCode, headline, lines, notes, toolCalls, findings })
  },
}

function write(event: WatchEvent): void {
  const { type, ...fields } = event
  process.stdout.write(`${orderless(JSON.stringify({ type, time: new Date().toISOString(), ...fields }))}\n`)
}
