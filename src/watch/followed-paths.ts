/**
 * The files that are followed: those named, and in folders those that are there or come. Of a folder of runs, the runs that
 * live: what ended before is another day's, until something is written to it.
 */
import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { InputReport } from '../model/report.ts'
import { filesIn } from '../sources/input/locations.ts'
import { isRun } from '../sources/input/run-folders.ts'
import { type FileSink, FollowedFile, identityOf, type Polled } from './followed-file.ts'

/** A run that was written to this lately may live, ms. */
const LIVELY = 60_000
/** Runs that do not live, and files long silent, are looked at this seldom, ms; sooner where the system tells. */
const ASLEEP = 10_000
/** Folders are read for new files at least this often, ms; sooner where the system tells. */
const LISTED = 2_000
const MOST_KNOWN = 10_000
/** So much is read of one file before the others get their turn, bytes. */
const TURN = 4 * 1024 * 1024

export class FollowedPaths {
  readonly #paths: readonly string[]
  readonly #sink: FileSink
  readonly #files = new Map<string, FollowedFile>()
  /** Runs that were not alive when they were first seen, or have long been silent: what was last written to them, UTC ms. */
  readonly #asleep = new Map<string, number>()
  readonly #finished: InputReport[] = []
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #nudge: () => void
  readonly #begun = Date.now()
  #listed = 0
  #stirred = true
  #lookedAtSleepers = 0
  #lookedAtAll = 0
  /** Told of by the system since the last round. */
  readonly #touched = new Set<string>()
  /** Every file that was followed, under whatever name it goes now. */
  readonly #known = new Set<string>()

  /** @param nudge called when the system tells of a change: a poll may find something at once */
  constructor(paths: readonly string[], sink: FileSink, nudge: () => void) {
    this.#paths = paths
    this.#sink = sink
    this.#nudge = nudge
  }

  get files(): number {
    return this.#files.size
  }

  /** One round over all files. */
  async poll(now = Date.now()): Promise<Polled> {
    if (this.#stirred || now - this.#listed > LISTED) await this.#list(now)
    let [changed, more] = [false, false]
    const all = now - this.#lookedAtAll > ASLEEP
    if (all) this.#lookedAtAll = now
    const touched = new Set(this.#touched)
    this.#touched.clear()
    for (const [path, file] of this.#files) {
      if (!all && !touched.has(path) && now - file.grown > LIVELY) continue
      const polled = await file.poll(TURN, now).catch(() => undefined)
      if (polled?.changed) changed = true
      if (polled?.more) more = true
      this.#remember(file.identity)
      if (file.gone) await this.#forget(path, file)
    }
    return { changed, more }
  }

  /** When something was last read of a run's files, UTC ms. */
  lastGrowth(run: string): number {
    let last = 0
    for (const [path, file] of this.#files) if (path.includes(run)) last = Math.max(last, file.grown)
    return last
  }

  /** Ends all reading; one report for each file that was read. */
  async finish(): Promise<InputReport[]> {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
    for (const file of this.#files.values()) this.#finished.push(...(await file.finish()))
    this.#files.clear()
    return this.#finished
  }

  async #list(now: number): Promise<void> {
    this.#stirred = false
    this.#listed = now
    const wakes = now - this.#lookedAtSleepers > ASLEEP
    if (wakes) this.#lookedAtSleepers = now
    for (const path of this.#paths) {
      const kind = await stat(path).catch(() => undefined)
      if (kind?.isFile()) {
        this.#listen(dirname(path))
        await this.#follow(path)
      } else if (kind?.isDirectory()) await this.#enter(path, wakes, now)
    }
  }

  async #enter(folder: string, wakes: boolean, now: number): Promise<void> {
    this.#listen(folder)
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name)
      // Hidden files are drafts of others.
      if (entry.name.startsWith('.')) continue
      if (!entry.isDirectory()) await this.#follow(path)
      else if (!isRun(path)) await this.#followAll(path)
      else if (await this.#isAlive(path, wakes, now)) {
        this.#listen(path)
        await this.#followAll(path)
      }
    }
  }

  /** Was it written to lately, or since it was seen first? */
  async #isAlive(run: string, wakes: boolean, now: number): Promise<boolean> {
    const known = this.#asleep.get(run)
    if (known !== undefined && !wakes) return false
    if (known === undefined && this.#isFollowed(run)) return true
    const written = await lastWritten(run)
    const lives = known === undefined ? written > this.#begun - LIVELY || written > now - LIVELY : written > known
    if (lives) this.#asleep.delete(run)
    else this.#asleep.set(run, written)
    return lives
  }

  #isFollowed(run: string): boolean {
    for (const path of this.#files.keys()) if (dirname(path) === run) return true
    return false
  }

  async #followAll(folder: string): Promise<void> {
    for (const path of await filesIn(folder).catch(() => []))
      if (typeof path === 'string' && !basename(path).startsWith('.')) await this.#follow(path)
  }

  async #follow(path: string): Promise<void> {
    if (this.#files.has(path)) return
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) return
    // Renamed by a rotation, or packed after one: it was read under its first name.
    if (this.#known.has(identityOf(found))) return
    if (/\.(gz|zst|bz2|xz)$/.test(path))
      for (const file of this.#files.values()) if (path.startsWith(`${file.path}.`)) return
    this.#files.set(path, new FollowedFile(path, this.#sink))
  }

  #remember(identity: string): void {
    if (this.#known.has(identity)) return
    this.#known.add(identity)
    for (const oldest of this.#known) {
      if (this.#known.size <= MOST_KNOWN) break
      this.#known.delete(oldest)
    }
  }

  async #forget(path: string, file: FollowedFile): Promise<void> {
    this.#files.delete(path)
    this.#finished.push(...(await file.finish()))
    this.#stirred = true
  }

  #listen(folder: string): void {
    if (this.#watchers.has(folder)) return
    try {
      const watcher = watch(folder, { persistent: false }, (event, name) => {
        if (event === 'rename') this.#stirred = true
        if (name !== null) this.#touched.add(join(folder, name))
        this.#nudge()
      })
      const close = (): void => {
        watcher.close()
        this.#watchers.delete(folder)
      }
      watcher.on('error', close)
      this.#watchers.set(folder, watcher)
    } catch {
      // Too many are watched, or a file system that tells nothing: polling sees it all the same.
    }
  }
}

/** UTC ms; of a run that just began, when its folder was made. */
async function lastWritten(folder: string): Promise<number> {
  let last = (await stat(folder).catch(() => undefined))?.mtimeMs ?? 0
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    last = Math.max(last, found?.mtimeMs ?? 0)
  }
  return last
}
