/** The run folders that the preload wrote: `<UTC ms>-<pid>-<4 hex>/`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CoverageFile } from '../model/attributes.ts'
import { UserError } from './user-error.ts'

interface Run {
  path: string
  from: number
  to: number
}

/** The newest run below the folder and those that overlap it in time, oldest first. */
export function newestRuns(folder: string): string[] {
  const runs = runsIn(folder).sort((a, b) => a.from - b.from)
  const newest = runs.at(-1)
  if (!newest)
    throw new UserError(
      existsSync(folder)
        ? `No run in ${folder}. Start the server with \`node --require rolecall/register server.js\` first, or name the files to analyze.`
        : `There is no folder ${folder} here. Name the files to analyze, or start the server with \`node --require rolecall/register server.js\`, which writes it (ROLECALL_DIR moves it).`,
    )
  return runs.filter((run) => run.to >= newest.from && run.from <= newest.to).map((run) => run.path)
}

/** Runs that began at or after this UTC ms, oldest first. */
export function runsSince(folder: string, ms: number): string[] {
  return runsIn(folder)
    .filter((run) => run.from >= ms)
    .sort((a, b) => a.from - b.from)
    .map((run) => run.path)
}

function runsIn(folder: string): Run[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => {
    const start = /^(\d{13})-\d+-[0-9a-f]{4}$/.exec(name)?.[1]
    if (!start) return []
    const path = join(folder, name)
    return { path, from: Number(start), to: Math.max(Number(start), lastSeen(path)) }
  })
}

/** UTC ms: what the coverage record says, else when a file of the run was last written. */
function lastSeen(run: string): number {
  try {
    const coverage = JSON.parse(readFileSync(join(run, 'coverage.json'), 'utf8')) as CoverageFile
    const told = Date.parse(coverage.end ?? coverage.seen ?? '')
    if (!Number.isNaN(told)) return told
  } catch {
    // A run that was killed early has no coverage record yet.
  }
  return Math.max(0, ...readdirSync(run).map((file) => statSync(join(run, file)).mtimeMs))
}
