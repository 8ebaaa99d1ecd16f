/** What `rolecall analyze` and `rolecall open` do once their arguments are read. */
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { rules } from '../../analyzers/index.ts'
import { isClickHouse } from '../clickhouse/address.ts'
import { analyzeOptionsOf } from '../config/analyze-options.ts'
import { readBaseline, writeBaseline } from '../config/baseline.ts'
import { type Config, isRoleArn, loadConfig, SAMPLE_ROLE } from '../config/config.ts'
import { applyPolicy } from '../config/policy.ts'
import { type AnalyzeOptions, analyzeWhole } from '../engine/analyze.ts'
import type { Report } from '../model/report.ts'
import { reporterOf } from '../reporters/index.ts'
import { markdown } from '../reporters/markdown.ts'
import type { AnalyzeArguments } from './analyze.ts'
import { openInBrowser } from './browser.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'
import { missingOf, refuseMistypedCommand, unmatchedIn, withMissing } from './named-inputs.ts'
import { newestRuns, runsFolder } from './newest-run.ts'
import { cannotWrite, looksOf, type Target, targetsOf, writeReport } from './output.ts'
import { progressOn } from './progress.ts'
import { UserError } from './user-error.ts'

export async function runAnalysis(args: AnalyzeArguments): Promise<void> {
  const targets = targetsOf(args.format ?? ['terminal'], args.output)
  if (args.all && !targets.some(({ format }) => format === 'ndjson'))
    throw new UserError('--all writes every tool call as a line, and needs a format of lines: --format ndjson')
  const opened = args.open ? pageOf(targets) : undefined
  const { config, file } = await loadConfig(args.config)
  const baselineFile = args.baseline ?? (config.baseline && resolve(dirname(file!), config.baseline))
  if (args.updateBaseline && !baselineFile)
    throw new UserError('--update-baseline needs a file: --baseline rolecall-baseline.json')
  const options = engineOptions(args, config)
  let paths = pathsOf(args, config, file)
  if (args.explainSql) return explainSql(paths, options)
  if (args.shard !== undefined) return writePart(args.shard, paths, options, args.output)
  if (args.parts) {
    const addresses = paths.filter(isClickHouse)
    options.parts = paths.filter((path) => !isClickHouse(path))
    if (addresses.length !== 1 || options.parts.length === 0)
      throw new UserError('--parts is about one address and the files that --shard wrote: clickhouse://… part-*.jsonl')
    if (options.trace) throw new UserError('--parts is about many traces, and --trace about one')
    paths = addresses
  }
  const nowhere = missingOf(paths)
  if (args._.length === 0) refuseMistypedCommand(nowhere[0])
  const progress = await progressOn(process.stderr)
  const { report: analyzed, toolCalls } = await analyzeWhole(paths, { ...options, ...progress }).finally(progress?.stop)
  if (args.updateBaseline) updateBaseline(baselineFile!, analyzed)
  const judged = applyPolicy(analyzed, {
    suppressions: config.suppressions,
    minConfidence: args.minConfidence ?? config.minConfidence,
    baseline: baselineFile === undefined ? undefined : readBaseline(baselineFile),
  })

  const missing = [...nowhere, ...unmatchedIn(analyzed)]
  const report = withMissing(judged, missing)

  // Before writing: a reader that leaves early ends the process.
  const skipped = args.strict && report.inputs.some((input) => input.skipped > 0)
  const unanswered = report.inputs.some(({ file, skipped }) => isClickHouse(file) && skipped > 0)
  process.exitCode =
    skipped || unanswered || missing.length > 0
      ? EXIT.error
      : exitCodeOf(report, args.failOn ?? config.failOn ?? 'error')

  const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
  for (const { format, file } of targets) {
    const reporter = await reporterOf(format)
    const looks = looksOf(file === undefined ? process.stdout : undefined)
    await writeReport(
      file,
      reporter(report, { ...looks, verbose: args.verbose ?? false, titles, ...(args.all && { toolCalls }) }),
    )
    if (format === 'github') writeStepSummary(report)
  }
  if (opened === undefined) return
  const shown = await openInBrowser(resolve(opened))
  process.stderr.write(shown ? `opened ${opened}\n` : `The report is ${opened}: no browser was found to open it.\n`)
}

function updateBaseline(file: string, report: Report): void {
  try {
    writeBaseline(file, report)
  } catch (error) {
    throw cannotWrite(file, error, 'rolecall-baseline.json')
  }
}

async function explainSql(paths: readonly string[], options: AnalyzeOptions): Promise<void> {
  const addresses = paths.filter(isClickHouse)
  if (addresses.length === 0) throw new UserError('--explain-sql is about clickhouse://user@host:8123/database')
  const { explained } = await import('../clickhouse/explain.ts')
  for (const address of addresses) process.stdout.write(await explained(address, options))
}

async function writePart(
  shard: string,
  paths: readonly string[],
  options: AnalyzeOptions,
  file: string | undefined,
): Promise<void> {
  const [address, ...others] = paths
  if (!address || others.length > 0 || !isClickHouse(address))
    throw new UserError('--shard is about one clickhouse://user@host:8123/database, and no file beside it')
  if (options.trace) throw new UserError('--shard shares many traces, and --trace is about one')
  const { partOf, shardOf } = await import('../clickhouse/parts.ts')
  const lines: string[] = []
  for await (const line of partOf(address, options, shardOf(shard))) lines.push(line)
  await writeReport(file, lines)
}

/** The file of the HTML report: as asked for, else one that nobody else can read. */
function pageOf(targets: Target[]): string {
  let target = targets.find(({ format }) => format === 'html')
  if (!target) {
    target = { format: 'html' }
    targets.push(target)
  }
  target.file ??= join(mkdtempSync(join(tmpdir(), 'rolecall-')), 'report.html')
  return target.file
}

function pathsOf(args: AnalyzeArguments, config: Config, file: string | undefined): readonly string[] {
  // yargs drops a lone dash from a list of arguments.
  const named = [...(args.paths ?? []), ...(process.argv.slice(2).includes('-') ? ['-'] : [])]
  if (named.length > 0) return named
  if (config.paths?.length) return config.paths.map((path) => relative('.', resolve(dirname(file!), path)) || '.')
  return newestRuns(runsFolder())
}

/** Annotations show ten of a kind: GitHub's step summary has the whole. */
function writeStepSummary(report: Report): void {
  const file = process.env.GITHUB_STEP_SUMMARY
  if (file) appendFileSync(file, markdown(report))
}

function engineOptions(args: AnalyzeArguments, config: Config): AnalyzeOptions {
  const { expectedRole, service, trace, tool, memory } = args
  if (memory !== undefined && !(memory >= 1))
    throw new UserError(`--memory takes a number of megabytes, as 512, and got "${memory}"`)
  if (expectedRole !== undefined && !isRoleArn(expectedRole))
    throw new UserError(
      `--expected-role takes the ARN of a role, as ${SAMPLE_ROLE}, and got "${expectedRole}". \`aws iam get-role --role-name <name> --query Role.Arn\` prints it.`,
    )
  const since = timeOf('--since', args.since)
  const until = timeOf('--until', args.until)
  return {
    ...analyzeOptionsOf(config),
    ...(expectedRole && { expectedRole }),
    ...(args.allRuns && { allRuns: true }),
    ...(service && { service }),
    ...(trace && { trace }),
    ...(tool && { tool }),
    ...(memory !== undefined && { memory: memory * 1024 * 1024 }),
    // Each tool call is written as it was judged, so each must be.
    ...(args.all && { siftFrom: Number.POSITIVE_INFINITY }),
    ...(since && { since }),
    ...(until && { until }),
  }
}

const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A moment, or how long ago: `24h`. */
function timeOf(name: string, value: string | undefined): Date | undefined {
  if (value === undefined) return undefined
  const ago = /^(\d{1,6})([mhd])$/.exec(value)
  if (ago) return new Date(Date.now() - Number(ago[1]) * MS[ago[2] as keyof typeof MS])
  const time = new Date(value)
  if (Number.isNaN(time.getTime()))
    throw new UserError(`${name} ${value} is not a time. Write it as 2026-11-23T17:21:43Z, or as 24h for a day ago.`)
  return time
}
