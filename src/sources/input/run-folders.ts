/** The run folders that the preload wrote: `<UTC ms>-<pid>-<4 hex>/`, and which of them belong to other evidence. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import type { CoverageFile } from '../../model/attributes.ts'
import { largest } from '../../model/extremes.ts'
import type { Us } from '../../model/records.ts'
import { count, isoTime } from '../../model/text.ts'
import { zipNames } from './containers.ts'
import { filesIn } from './locations.ts'

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
  return inOrder(
    names.flatMap((name) => {
      const start = /^(\d{13})-\d+-[0-9a-f]{4}$/.exec(name)?.[1]
      if (!start) return []
      const path = join(folder, name)
      const { service, to } = seen(path)
      return { path, ...(service && { service }), from: Number(start), to: Math.max(Number(start), to) }
    }),
  )
}

/** The newest run and those that overlap it in time, as the several processes of one server do. */
export function newestOf(runs: readonly Run[]): Run[] {
  const newest = runs.at(-1)
  return newest ? runs.filter((run) => run.to >= newest.from && run.from <= newest.to) : []
}

/** What of the runs there are is judged, and what is said of it. */
export interface Chosen {
  notes: string[]
  /** Is it a file of a run that was left out? */
  isLeftOutFile: (name: string) => boolean
  /** Is a log's line of that time, written by that service if it names one, of a run that was left out? */
  isLeftOut: (time: Us, service: string) => boolean
}

/** The time that the evidence at some paths spans, but for the files that are named. */
export type TimesOf = (paths: readonly string[], isLeftOut: (name: string) => boolean) => Promise<Window | undefined>

/**
 * A run root beside results or logs means the newest run, and those that overlap them in time: older runs are another
 * day's. A root named alone means every run. The root may lie in a folder, or in a zip, with the results.
 *
 * @param timesOf asked only where there is something to choose
 */
export async function chooseRuns(paths: readonly string[], timesOf: TimesOf): Promise<Chosen> {
  const roots = new Map<string, Root>()
  for (const path of paths) roots.set(path, isRun(path) ? { runs: [], hasOthers: false } : await runsBelow(path))
  const beside = paths.filter((path) => {
    const { runs, hasOthers } = roots.get(path)!
    return hasOthers || (runs.length === 0 && !isRun(path))
  })
  const left: Run[] = []
  const kept: Run[] = []
  const isLeftOut: Chosen['isLeftOut'] = (time, service) => {
    const at = { from: time, to: time }
    return left.some((run) => overlaps(run, at) && isBy(run, service)) && !kept.some((run) => overlaps(run, at))
  }
  const chosen: Chosen = { notes: [], isLeftOut, isLeftOutFile: within(left) }
  const all = [...roots.values()].flatMap(({ runs }) => runs)
  const hasChoice = beside.length > 0 && [...roots.values()].some(({ runs }) => runs.length > 1)
  const window = hasChoice ? await timesOf(beside, within(all)) : undefined
  for (const path of paths) {
    const { runs } = roots.get(path)!
    const newest = new Set(newestOf(runs))
    // Where a run is known to have lived then, one that may have lived a moment longer than it was seen is not needed.
    const unseen = window && runs.some((run) => overlaps(run, window, 0)) ? 0 : UNSEEN
    const taken = runs.filter((run) => newest.has(run) || (window && overlaps(run, window, unseen)))
    if (beside.length === 0 && newest.size < runs.length)
      chosen.notes.push(
        `${path} holds ${count(runs.length, 'run')}, judged together: without a path the newest alone is`,
      )
    if (beside.length === 0 || taken.length === runs.length) continue
    for (const run of runs) (taken.includes(run) ? kept : left).push(run)
    const when = `${isoTime(taken[0]!.from * 1000).slice(0, 19)}Z`
    const others = beside.filter((other) => other !== path)
    const overlapped = [...others, ...(others.length < beside.length ? ['its other files'] : [])].join(', ')
    chosen.notes.push(
      `${path} holds ${count(runs.length, 'run')}: judged ${taken.length === 1 ? `the newest, of ${when}` : `${taken.length} of them, from ${when} on`}${window ? `, with what overlaps ${overlapped} in time` : ''} (--all-runs takes all)`,
    )
  }
  return chosen
}

/** Runs, oldest first, and whether there is anything but runs. */
interface Root {
  runs: Run[]
  hasOthers: boolean
}

/** What the preload writes runs to, unless told otherwise. Runs in other folders within a folder are put there on purpose, each of them. */
const ROOT = '.rolecall'

/** Those directly in a folder, else those of roots anywhere in it or in a zip, beside what else there is. */
async function runsBelow(path: string): Promise<Root> {
  const own = runsIn(path)
  if (own.length > 0) return { runs: own, hasOthers: false }
  // What is no folder, or can't be entered, its reader names.
  const found = await filesIn(path).catch(() => undefined)
  if (!found) return await runsInZip(path)
  const files = found.filter((file) => typeof file === 'string')
  const roots = new Set(files.flatMap((file) => IN_RUN.exec(file)?.[1] ?? []).map(dirname))
  const runs = [...roots].filter((root) => basename(root) === ROOT).flatMap(runsIn)
  return { runs: inOrder(runs), hasOthers: files.some((file) => !IN_RUN.test(file)) }
}

async function runsInZip(path: string): Promise<Root> {
  if (!/\.zip$/i.test(path)) return { runs: [], hasOthers: false }
  const coverage = new Map<string, string>()
  const folders = new Set<string>()
  let hasOthers = false
  try {
    for await (const { name, text } of zipNames(path, (name) => /(?:^|\/)coverage\.json$/.test(name))) {
      const [, folder] = IN_RUN.exec(name) ?? []
      if (folder === undefined) hasOthers ||= !name.endsWith('/')
      else folders.add(folder)
      if (folder !== undefined && text !== undefined) coverage.set(folder, text)
    }
  } catch {
    // Its reader names what is wrong with it.
  }
  const runs = [...folders]
    .filter((folder) => folder.split('/').at(-2) === ROOT)
    .map((folder) => {
      const from = Number(/(\d{13})-\d+-[0-9a-f]{4}$/.exec(folder)![1])
      const { service, to } = toldBy(coverage.get(folder))
      return { path: `${path}!${folder}`, ...(service && { service }), from, to: Math.max(from, to ?? 0) }
    })
  return { runs: inOrder(runs), hasOthers }
}

/** A file in a run's folder, and that folder. */
const IN_RUN = /^((?:.*[/\\])?\d{13}-\d+-[0-9a-f]{4})[/\\]/

function inOrder(runs: Run[]): Run[] {
  return runs.sort((a, b) => a.from - b.from)
}

/** @param runs may become more later */
function within(runs: readonly Run[]): (name: string) => boolean {
  return (name) => {
    const folder = IN_RUN.exec(name)?.[1]
    return folder !== undefined && runs.some(({ path }) => path === folder || normalize(path) === normalize(folder))
  }
}

export function isRun(path: string): boolean {
  return /(^|[/\\])\d{13}-\d+-[0-9a-f]{4}[/\\]?$/.test(path)
}

function overlaps(run: Run, { from, to }: Window, unseen = UNSEEN): boolean {
  return (run.to + unseen) * 1000 >= from && run.from * 1000 <= to
}

/** A plain log names no service. */
function isBy(run: Run, service: string): boolean {
  return service === '' || service === run.service
}

/** Whose run it is, and until when, UTC ms: what the coverage record says, else when a file of the run was last written. */
function seen(run: string): { service?: string; to: number } {
  let coverage: string | undefined
  try {
    coverage = readFileSync(join(run, 'coverage.json'), 'utf8')
  } catch {
    // A run that was killed early has no coverage record yet.
  }
  const { service, to } = toldBy(coverage)
  return {
    ...(service && { service }),
    to: to ?? largest([0, ...readdirSync(run).map((file) => statSync(join(run, file)).mtimeMs)]),
  }
}

function toldBy(coverage: string | undefined): { service?: string; to?: number } {
  try {
    const { service, end, seen } = JSON.parse(coverage ?? '') as CoverageFile
    const to = Date.parse(end ?? seen ?? '')
    return { ...(service && { service }), ...(!Number.isNaN(to) && { to }) }
  } catch {
    return {}
  }
}
