/** What was named and is not there: the verdict lacks what somebody meant to be in it. */
import { existsSync } from 'node:fs'
import { isDynamicPattern } from 'tinyglobby'
import { isClickHouse } from '../clickhouse/address.ts'
import { TOOL_NAMES } from '../mcp/tool-names.ts'
import { nearest } from '../model/nearest.ts'
import type { Report } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import { NO_MATCH } from '../sources/input/locations.ts'
import { isS3Url } from '../sources/input/s3-objects.ts'
import { COMMAND_NAMES } from './commands.ts'
import { UserError } from './user-error.ts'

/** Paths that name nothing; what a pattern matches is known, and a bucket is asked, when they are read. */
export function missingOf(paths: readonly string[]): string[] {
  return paths.filter(
    (path) => path !== '-' && !isS3Url(path) && !isClickHouse(path) && !isDynamicPattern(path) && !existsSync(path),
  )
}

/** Patterns that matched nothing. */
export function unmatchedIn({ inputs }: Pick<Report, 'inputs'>): string[] {
  return inputs.filter(({ skips }) => skips[0]?.reason === NO_MATCH).map(({ file }) => file)
}

/** Commands of other tools that are options here. */
const WORDS_FOR_OPTIONS = ['help', 'version']

/** `rolecall anaylze` is no file. */
export function refuseMistypedCommand(missing: string | undefined): void {
  if (missing === undefined || !/^[a-z_-]+$/i.test(missing)) return
  const word = nearest(missing, WORDS_FOR_OPTIONS)
  if (word) throw new UserError(`There is no command and no file "${missing}". Did you mean \`rolecall --${word}\`?`)
  const command = nearest(missing, COMMAND_NAMES)
  if (command)
    throw new UserError(`There is no command and no file "${missing}". Did you mean \`rolecall ${command}\`?`)
  const tool = nearest(missing.replaceAll('-', '_'), TOOL_NAMES)
  if (tool)
    throw new UserError(
      `There is no command and no file "${missing}". ${tool} is a tool of \`rolecall mcp\`, for agents to ask. \`rolecall analyze\` tells it of a run, \`rolecall analyze --tool <name>\` of one tool.`,
    )
}

/** The report with a note of them under its headline; they are said on standard error as well. */
export function withMissing(report: Report, missing: readonly string[]): Report {
  if (missing.length === 0) return report
  for (const path of missing)
    process.stderr.write(`rolecall: ${path}: no such file or folder (rolecall --help shows the commands)\n`)
  const note = `${count(missing.length, 'input')} not found: ${list(missing)}`
  return { ...report, summary: { ...report.summary, notes: [note, ...report.summary.notes] } }
}
