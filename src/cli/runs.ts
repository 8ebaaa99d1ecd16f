/** `rolecall runs`: what was recorded, newest first, with the verdict on each. */

import { analyzeOptionsOf } from '../config/analyze-options.ts'
import { loadConfig } from '../config/config.ts'
import { applyPolicy } from '../config/policy.ts'
import { analyze } from '../engine/analyze.ts'
import type { Report } from '../model/report.ts'
import { duration } from '../model/text.ts'
import { pageOf } from '../reporters/page.ts'
import { orderless, printable } from '../reporters/printable.ts'
import { type Run, runsIn } from '../sources/input/run-folders.ts'
import type { Command } from './command.ts'
import { runsFolder } from './newest-run.ts'
import { looksOf } from './output.ts'

/** Each is analyzed: this many are told in a few seconds. */
const FEW = 10

interface Judged {
  path: string
  /** ISO 8601, UTC. */
  start: string
  durationMs: number
  verdict: Report['summary']['verdict']
  headline: string
}

export const runsCommand: Command<{ all: boolean; json: boolean }> = {
  builder: (yargs) =>
    yargs
      .option('all', { type: 'boolean', default: false, describe: `Not only the newest ${FEW}` })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .epilogue('Exit codes: 0 listed · 2 wrong usage'),
  async handler({ all, json }) {
    const folder = runsFolder()
    const runs = runsIn(folder).sort((a, b) => b.from - a.from)
    const listed = all ? runs : runs.slice(0, FEW)
    const judged: Judged[] = []
    for (const run of listed) judged.push(await judge(run))
    process.stdout.write(json ? `${orderless(JSON.stringify(judged, null, 2))}\n` : show(folder, judged, runs.length))
  },
}

async function judge({ path, from, to }: Run): Promise<Judged> {
  const { config } = await loadConfig()
  const { summary } = applyPolicy(await analyze([path], analyzeOptionsOf(config)), {
    suppressions: config.suppressions,
    minConfidence: config.minConfidence,
  })
  const start = new Date(from).toISOString()
  const headline = summary.lines[0]?.text ?? summary.headline
  return { path, start, durationMs: to - from, verdict: summary.verdict, headline }
}

function show(folder: string, runs: readonly Judged[], total: number): string {
  const page = pageOf(looksOf(process.stdout))
  const { paint, symbols } = page
  if (total === 0) page.add(`No run in ${folder}. \`rolecall run -- node server.js\` records one.`)
  const marks = {
    clean: paint.green(symbols.ok),
    unknown: paint.dim(symbols.unknown),
    warning: paint.yellow(symbols.broken),
    error: paint.red(symbols.broken),
  }
  for (const { path, start, durationMs, verdict, headline } of runs) {
    const when = `${start.slice(0, 10)} ${start.slice(11, 19)}`
    page.add(`${marks[verdict]} ${paint.bold(path)} ${paint.dim(`${when} UTC, ${duration(durationMs * 1000)}`)}`, 0, 2)
    page.add(printable(headline, 160), 2)
  }
  if (total > runs.length) page.add(paint.dim(`and ${total - runs.length} older (rolecall runs --all)`))
  return page.toString()
}
