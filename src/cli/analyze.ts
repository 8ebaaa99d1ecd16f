/** `rolecall analyze`: reads the evidence, names what broke, clears the innocent. */
import type { Argv } from 'yargs'
import { formats } from '../reporters/index.ts'
import type { Command } from './command.ts'
import { FAIL_ON, type FailOn } from './exit-code.ts'

export interface AnalyzeArguments {
  _: (string | number)[]
  paths?: string[]
  format?: string[]
  output?: string
  failOn?: FailOn
  minConfidence?: 'high' | 'medium' | 'low'
  config?: string | false
  baseline?: string
  updateBaseline?: boolean
  strict?: boolean
  verbose?: boolean
  open?: boolean
  explainSql?: boolean
  shard?: string
  parts?: boolean
  expectedRole?: string
  allRuns?: boolean
  all?: boolean
  memory?: number
  since?: string
  until?: string
  service?: string
  trace?: string
  tool?: string
}

export const analyzeCommand: Command<AnalyzeArguments> = {
  builder: (yargs) => options(yargs) as unknown as Argv<AnalyzeArguments>,
  handler: async (args) => (await import('./analysis.ts')).runAnalysis(args),
}

/** What is analyzed, and by what configuration. */
export function selectionOptions<T>(yargs: Argv<T>) {
  return yargs
    .positional('paths', {
      describe:
        'Files, folders, globs, archives, clickhouse://user@host:8123/database, or - for standard input; without any, the newest run in $ROLECALL_DIR',
      type: 'string',
      array: true,
    })
    .option('config', {
      type: 'string',
      requiresArg: true,
      describe:
        'Configuration file (default: rolecall.config.* or the key rolecall in package.json; --no-config: none)',
    })
    .option('expected-role', {
      type: 'string',
      requiresArg: true,
      describe: 'ARN of the role that every tool call should run as, if no token says so',
    })
    .option('all-runs', {
      type: 'boolean',
      describe: 'Of a folder of runs beside results or logs, every run, not only the newest and those of their time',
    })
    .option('since', {
      type: 'string',
      requiresArg: true,
      describe: 'Only tool calls from this time on (ISO 8601, or 24h for a day ago)',
    })
    .option('until', { type: 'string', requiresArg: true, describe: 'Only tool calls up to this time (as --since)' })
    .option('service', { type: 'string', requiresArg: true, describe: 'Only this service.name' })
    .option('trace', { type: 'string', requiresArg: true, describe: 'Only this trace id' })
    .option('tool', { type: 'string', requiresArg: true, describe: 'Only this tool' })
}

function options(yargs: Argv) {
  const reporting = yargs
    .option('format', {
      alias: 'f',
      type: 'string',
      array: true,
      requiresArg: true,
      describe: `Format, several times if need be, each with a file of its own: ${formats.join(', ')}`,
    })
    .option('all', {
      type: 'boolean',
      describe: 'With --format ndjson: every tool call of a long run in full, not only some of each kind',
    })
    .option('memory', {
      type: 'number',
      requiresArg: true,
      describe: 'Megabytes that a large run should take: the rest waits in a temporary file (default: 512)',
    })
    .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'File for the report' })
    .option('explain-sql', {
      type: 'boolean',
      describe: 'Of clickhouse://…: print what would be asked and how much it would read, and analyze nothing',
    })
    .option('shard', {
      type: 'string',
      requiresArg: true,
      describe: 'Of clickhouse://…: see through only this part of the traces (1/4), and write a file for --parts',
    })
    .option('parts', {
      type: 'boolean',
      describe: 'The paths beside clickhouse://… are files that --shard wrote, of every part: judge by these',
    })
    .option('open', { type: 'boolean', describe: 'Open the HTML report in a browser, too' })
    .option('fail-on', { choices: FAIL_ON, describe: 'Least severity that makes the exit code 1 (default: error)' })
    .option('min-confidence', {
      choices: ['high', 'medium', 'low'] as const,
      describe: 'Findings below it do not count',
    })
    .option('baseline', {
      type: 'string',
      requiresArg: true,
      describe: 'File of findings known before: they do not count',
    })
    .option('update-baseline', { type: 'boolean', describe: 'Write what is found now into the baseline' })
    .option('strict', { type: 'boolean', describe: 'Exit with 2 where input was skipped' })
    .option('verbose', { alias: 'v', type: 'boolean', describe: 'Show everything' })
  return selectionOptions(reporting)
    .example('$0 analyze', 'the newest run in .rolecall')
    .example('$0 analyze .rolecall results.xml server.log', 'the newest run, with its test results and log')
    .example('$0 analyze spans.jsonl -f sarif=out.sarif -f github', 'for a pipeline')
    .epilogue(
      'Exit codes: 0 clean (✓) · 1 findings (✗) · 2 wrong usage or internal error · 3 nothing to judge, or errors that nothing explains (?)',
    )
}
