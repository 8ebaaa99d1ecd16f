/** The run folders that the preload wrote: `<UTC ms>-<pid>-<4 hex>/`, and which of them belong to other evidence. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CoverageFile } from '../../model/attributes.ts'
import { largest } from '../../model/extremes.ts'
import type { Us } from '../../model/records.ts'
import { count, isoTime } from '../../model/text.ts'

export interface Run {
  path: string
  /** As its coverage record names it. */
  service?: string
  /** UTC ms, when it began and was last seen. */
  from: number
  to: number
}

/** A window of time, µs. */
export interface Window {
  from: Us
  to: Us
}

/** A run is seen about once a second: it may have lived this much longer, ms. */
const UNSEEN = 2_000

/** Runs directly in a folder, oldest first; none where it is no folder, or holds none. */
export function runsIn(folder: string): Run[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .flatMap((name) => {
      const start = /^(\d{13})-\d+-[0-9a-f]{4}$/.exec(name)?.[1]
      if (!start) return []
      const path = join(folder, name)
      const { service, to } = seen(path)
      return { path, ...(service && { service }), from: Number(start), to: Math.max(Number(start), to) }
    })
    .sort((a, b) => a.from - b.from)
}

/** The newest run and those that overlap it in time, as the several processes of one server do. */
export function newestOf(runs: readonly Run[]): Run[] {
  const newest = runs.at(-1)
  return newest ? runs.filter((run) => run.to >= newest.from && run.from <= newest.to) : []
}

/** What is read of a run root, and what is said of it. */
export interface Chosen {
  paths: string[]
  notes: string[]
  /** Is a log's line of that time, written by that service if it names one, of a run that was left out? */
  isLeftOut: (time: Us, service: string) => boolean
}

/**
 * A run root beside results or logs means the newest run, and those that overlap them in time: older runs are another
 * day's. A root named alone means every run.
 *
 * @param timesOf the time that the evidence at some paths spans; asked only where there is something to choose
 */
export async function chooseRuns(
  paths: readonly string[],
  timesOf: (paths: readonly string[]) => Promise<Window | undefined>,
): Promise<Chosen> {
  const roots = new Map(paths.map((path) => [path, runsIn(path)]))
  const beside = paths.filter((path) => roots.get(path)!.length === 0 && !isRun(path))
  const left: Run[] = []
  const kept: Run[] = []
  const isLeftOut: Chosen['isLeftOut'] = (time, service) => {
    const at = { from: time, to: time }
    return left.some((run) => overlaps(run, at) && isBy(run, service)) && !kept.some((run) => overlaps(run, at))
  }
  const chosen: Chosen = { paths: [], notes: [], isLeftOut }
  const hasChoice = beside.length > 0 && [...roots.values()].some((runs) => runs.length > 1)
  const window = hasChoice ? await timesOf(beside) : undefined
  for (const path of paths) {
    const runs = roots.get(path)!
    const newest = new Set(newestOf(runs))
    const taken = runs.filter((run) => newest.has(run) || (window && overlaps(run, window)))
    if (beside.length === 0 || taken.length === runs.length) {
      chosen.paths.push(path)
      continue
    }
    for (const run of runs) (taken.includes(run) ? kept : left).push(run)
    for (const one of [...taken.map((run) => run.path), ...restOf(path, runs)]) chosen.paths.push(one)
    const when = `${isoTime(taken[0]!.from * 1000).slice(0, 19)}Z`
    chosen.notes.push(
      `${path} holds ${count(runs.length, 'run')}: judged ${taken.length === 1 ? `the newest, of ${when}` : `${taken.length} of them, from ${when} on`}${window ? `, with what overlaps ${beside.join(', ')} in time` : ''} (--all-runs takes all)`,
    )
  }
  return chosen
}

export function isRun(path: string): boolean {
  return /(^|[/\\])\d{13}-\d+-[0-9a-f]{4}[/\\]?$/.test(path)
}

function overlaps(run: Run, { from, to }: Window): boolean {
  return (run.to + UNSEEN) * 1000 >= from && run.from * 1000 <= to
}

/** What lies in a run root beside its runs. */
function restOf(folder: string, runs: readonly Run[]): string[] {
  const known = new Set(runs.map((run) => run.path))
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => !known.has(path))
}

/** A plain log names no service. */
function isBy(run: Run, service: string): boolean {
  return service === '' || service === run.service
}

/** Whose run it is, and until when, UTC ms: what the coverage record says, else when a file of the run was last written. */
function seen(run: string): { service?: string; to: number } {
  let service: string | undefined
  try {
    const coverage = JSON.parse(readFileSync(join(run, 'coverage.json'), 'utf8')) as CoverageFile
    service = coverage.service
    const told = Date.parse(coverage.end ?? coverage.seen ?? '')
    if (!Number.isNaN(told)) return { service, to: told }
  } catch {
    // A run that was killed early has no coverage record yet.
  }
  return {
    ...(service && { service }),
    to: largest([0, ...readdirSync(run).map((file) => statSync(join(run, file)).mtimeMs)]),
  }
}
