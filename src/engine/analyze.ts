/** The whole analysis: sources → model → cases → rules → report. */
import { statSync } from 'node:fs'
import { rules as allRules } from '../../analyzers/index.ts'
import { isClickHouse } from '../clickhouse/address.ts'
import type { TablesRead } from '../clickhouse/read.ts'
import type { Rec, Us } from '../model/records.ts'
import type { Finding, Report } from '../model/report.ts'
import type { Rule } from '../model/rule.ts'
import { count } from '../model/text.ts'
import type { LargeInput } from '../sources/input/large-inputs.ts'
import { readAll } from '../sources/input/read.ts'
import { chooseRuns, type Window } from '../sources/input/run-folders.ts'
import { isS3Url } from '../sources/input/s3-objects.ts'
import { withoutDullLines } from '../sources/logs/dull-lines.ts'
import { type CaseOptions, casesOf } from './cases/cases.ts'
import { isWithin } from './cases/time-window.ts'
import { type Reported, wholeReportOf } from './judge/report.ts'
import { Judge } from './judge/run-rules.ts'
import type { SurveyResult } from './survey/survey.ts'
import { LongTrail } from './trail/long-trail.ts'

export interface AnalyzeOptions extends CaseOptions {
  /** Of a run root beside other evidence every run, not only the newest and those of the same time. */
  allRuns?: boolean
  /** Only this `service.name`. */
  service?: string
  /** Only this trace id. */
  trace?: string
  /** Only this tool. */
  tool?: string
  /** Bytes read, and in all; 0 while that is unknown. */
  onProgress?: (done: number, total: number) => void
  /**
   * Called for each finding as soon as it is first made, while the analysis goes on. It is not yet merged with its like
   * of other tool calls, nor folded under its cause: the report has the last word.
   */
  onFinding?: (finding: Finding) => void
  rules?: readonly Rule[]
  /** Bytes that the process should take: of a large run what exceeds it waits in a temporary file. It changes no verdict. */
  memory?: number
  /** Of an address of ClickHouse: files of what others made of their parts of the traces. */
  parts?: readonly string[]
  /** Bytes of input from which on files of spans are read in two passes, see `survey/`. */
  siftFrom?: number
}

/** Below this all fits into memory within seconds, and every tool call is judged by itself. */
const SIFT_FROM = 64 * 1024 * 1024

/** Standard input and pipes are read once only. */
function isLasting(file: string): boolean {
  return !/^(?:-(?:!|$)|\/dev\/|\/proc\/)/.test(file)
}

function isNarrowed({ service, trace, tool, since, until }: AnalyzeOptions): boolean {
  return [service, trace, tool, since, until].some((one) => one !== undefined)
}

/**
 * Analyzes exported spans, logs, CloudTrail records and test results.
 *
 * @param paths files, folders, globs, or `-` for standard input
 * @returns the report, version 2 of the JSON contract; unreadable or unknown input is named in `inputs`, never thrown
 */
export async function analyze(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Report> {
  return (await analyzeWhole(paths, options)).report
}

/** The same, with every tool call of the run in full beside the report, which has of many some of each kind. */
export async function analyzeWhole(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Reported> {
  const records: Rec[] = []
  const { service, onProgress } = options
  const services = new Set<string>()
  const files = paths.filter((path) => !isClickHouse(path))
  const chosen = options.allRuns
    ? { notes: [], isLeftOut: () => false, isLeftOutFile: () => false }
    : await chooseRuns(files, timesOf)
  const large: LargeInput[] = []
  let leftOut = 0
  // A log goes on from run to run.
  const trail = new LongTrail(options.siftFrom ?? SIFT_FROM, records, { ...options, isLasting })
  const { put, dropsLike } = withoutDullLines((rec) => {
    if (rec.type === 'log' && rec.time !== undefined && chosen.isLeftOut(rec.time, rec.service)) leftOut++
    else if (!trail.takes(rec)) records.push(rec)
  })
  const inputs = await readAll(files, put, {
    isLeftOutFile: chosen.isLeftOutFile,
    dropsLike,
    ...(service && { service, onService: (name: string) => services.add(name) }),
    ...(onProgress && { onProgress }),
    // What is asked for may be anything: it is chosen among all.
    ...(!isNarrowed(options) &&
      options.siftFrom !== Number.POSITIVE_INFINITY && {
        large: { from: options.siftFrom ?? SIFT_FROM, add: (input) => large.push(input) },
      }),
  })
  const ofTrail = await trail.settle(large, async (isWanted, sink) => {
    const filters = service ? { service } : {}
    await readAll(files, sink, { ...filters, isLeftOutFile: (name) => chosen.isLeftOutFile(name) || !isWanted(name) })
  })
  const beside = records.splice(0)
  const tables: TablesRead[] = []
  // What is counted where it is cannot be joined with what stands beside it.
  for (const path of paths.filter(isClickHouse)) {
    // Loaded where they are needed: most analyses begin and end sooner without.
    const { readTables } = await import('../clickhouse/read.ts')
    tables.push(await readTables(path, options, put, paths.length > 1 ? undefined : (options.siftFrom ?? SIFT_FROM)))
  }
  for (const table of tables) for (const input of table.inputs) inputs.push(input)
  // Nor do files stand for others whose spans are in tables.
  const ofFiles = await readLarge(large, tables.length === 0 ? beside : undefined, options)
  const sifted = ofFiles ?? tables[0]?.sifted
  const { cases: read, notes, ...rest } = casesOf([...records, ...(ofFiles?.beside ?? beside)], options, sifted)
  const all = sifted ? read.filter(({ toolCall }) => !sifted.isWitness(toolCall.traceId ?? '')) : read
  // Tables choose by themselves.
  const noService = service && tables.length === 0 && !services.has(service) && { name: service, of: [...services] }
  const cases = all.filter(
    (c) =>
      !noService &&
      isWithin(c, options) &&
      (!options.tool || c.toolCall.tool === options.tool) &&
      (!options.trace || c.toolCall.traceId === options.trace.toLowerCase()),
  )
  const judge = new Judge(options.rules ?? allRules, options.onFinding)
  for (const c of cases) judge.add(c)
  const { tool, trace, since, until } = options
  const wanted = {
    ...(noService && { service: noService }),
    ...(tool !== undefined && { tool }),
    ...(trace !== undefined && { trace }),
    ...(since && { since }),
    ...(until && { until }),
  }
  const asked = sifted ? read.filter(({ toolCall }) => sifted.isWitness(toolCall.traceId ?? '')) : []
  const ofOthers = leftOut ? [`left out with the other runs: ${count(leftOut, 'log line')} of their time`] : []
  const told = [
    ...chosen.notes,
    ...ofTrail,
    ...ofOthers,
    ...tables.flatMap((one) => one.notes),
    ...(ofFiles?.notes ?? []),
    ...notes,
  ]
  return wholeReportOf({ ...rest, notes: told, inputs, cases, all, wanted, asked }, judge)
}

/**
 * In two passes, or whole where these can't be.
 *
 * @param beside all other records; none where tables are asked as well
 */
async function readLarge(
  large: readonly LargeInput[],
  beside: readonly Rec[] | undefined,
  options: AnalyzeOptions,
): Promise<SurveyResult | undefined> {
  if (large.length === 0) return undefined
  const { surveyed } = await import('./survey/survey.ts')
  try {
    const survey = beside && (await surveyed(large, beside, options))
    if (!survey) for (const input of large) await input.readWhole()
    return survey
  } finally {
    for (const input of large) await input.finish()
  }
}

/** The time that results span; where they tell none, that of what else there is, and that in which the results came about. */
async function timesOf(
  paths: readonly string[],
  isLeftOutFile: (name: string) => boolean,
): Promise<Window | undefined> {
  const windows: Partial<Record<'results' | 'others', Window>> = {}
  const widen = (which: 'results' | 'others', from: Us | undefined, to: Us | undefined) => {
    if (from === undefined) return
    const known = windows[which] ?? { from, to: from }
    windows[which] = { from: Math.min(known.from, from), to: Math.max(known.to, to ?? from) }
  }
  /** Results that say only how long they took: their file was written when they were done. */
  const untimed = new Map<string, Us>()
  // Standard input can be read once only, and S3 is asked once.
  const here = paths.filter((path) => path !== '-' && !isS3Url(path))
  await readAll(
    here,
    (rec) => {
      if (rec.type === 'outcome') {
        widen('results', rec.start ?? rec.end, rec.end)
        const { file } = rec.evidence
        if ((rec.start ?? rec.end) === undefined) untimed.set(file, (untimed.get(file) ?? 0) + (rec.duration ?? 0))
      } else if (rec.type === 'log') widen('others', rec.time, rec.time)
      else if (rec.type === 'span') widen('others', rec.start, rec.end)
    },
    { isLeftOutFile },
  )
  if (windows.results) return windows.results
  for (const [file, took] of untimed) {
    const written = statSync(file, { throwIfNoEntry: false })
    if (written) widen('others', written.mtimeMs * 1000 - took, written.mtimeMs * 1000)
  }
  return windows.others
}
