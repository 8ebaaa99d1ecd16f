/**
 * The files that are followed: those named, and in folders those that are there or come. Of a folder of runs, the runs that
 * live: what ended before is another day's, until something is written to it.
 */
import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type InputReport, WATCH_ENDED } from '../model/report.ts'
import { count } from '../model/text.ts'
import { filesIn } from '../sources/input/locations.ts'
import { isRun } from '../sources/input/run-folders.ts'
import { type FileSink, FollowedFile, identityOf, type Polled } from './followed-file.ts'

/** A run that was written to this lately may live, ms. */
const LIVELY = 60_000
/** Runs that do not live, and files long silent, are looked at this seldom, ms; sooner where the system tells. */
const ASLEEP = 10_000
/** Folders are read for new files at least this often, ms; sooner where the system tells. */
const LISTED = 2_000
/** Thousands of folders take long to read: then so many times as long passes until they are read again. */
const PAUSE = 9
const MOST_KNOWN = 10_000
/** So much is read of one file before the others get their turn, bytes. */
const TURN = 4 * 1024 * 1024
/** One look reads for so long at most, ms: whoever ends the watch is heard in between. */
const LOOK = 250

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
  #listPause = LISTED
  #stirred = true
  #lookedAtSleepers = 0
  #lookedAtAll = 0
  /** Told of by the system since the last round. */
  readonly #touched = new Set<string>()
  /** Files whose turn has not come in this round. */
  #due: string[] = []
  /** Files that were not read to their end yet. */
  readonly #behind = new Set<string>()
  /** By run, until the next look. */
  readonly #growth = new Map<string, number>()
  /** Nothing is looked at any more from then on, UTC ms. */
  #end = Number.POSITIVE_INFINITY
  #isListCut = false
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

  /** Looks at all files that may have grown; at some of them, and at the others the next time, where that takes long. */
  async poll(now = Date.now()): Promise<Polled> {
    this.#growth.clear()
    if (this.#due.length === 0) await this.#begin(now)
    const until = Math.min(Date.now() + LOOK, this.#end)
    let [changed, more] = [false, false]
    let looked = 0
    for (const path of this.#due) {
      if (looked > 0 && Date.now() > until) break
      looked++
      const file = this.#files.get(path)
      if (!file) continue
      const polled = await file.poll(TURN, now).catch(() => undefined)
      if (polled?.changed) changed = true
      if (polled?.more) more = true
      else this.#behind.delete(path)
      this.#remember(file.identity)
      if (file.gone) await this.#forget(path, file)
    }
    this.#due = this.#due.slice(looked)
    return { changed, more: (more || this.#due.length > 0) && Date.now() < this.#end }
  }

  /** The files of the next round. */
  async #begin(now: number): Promise<void> {
    if (this.#stirred || now - this.#listed > this.#listPause) await this.#list(now)
    const all = now - this.#lookedAtAll > ASLEEP
    if (all) this.#lookedAtAll = now
    for (const [path, file] of this.#files)
      if (all || this.#touched.has(path) || this.#behind.has(path) || now - file.grown <= LIVELY) this.#due.push(path)
    this.#touched.clear()
  }

  /** The watch is ended: what is not read by then is left. @param at UTC ms */
  endBy(at: number): void {
    this.#end = at
  }

  /** When something was last read of a run's files, UTC ms. */
  lastGrowth(run: string): number {
    const known = this.#growth.get(run)
    if (known !== undefined) return known
    let last = 0
    for (const [path, file] of this.#files) if (path.includes(run)) last = Math.max(last, file.grown)
    this.#growth.set(run, last)
    return last
  }

  /** Ends all reading; one report for each file that was read. */
  async finish(): Promise<InputReport[]> {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
    for (const file of this.#files.values()) for (const one of await file.finish()) this.#finished.push(one)
    this.#files.clear()
    const left = this.#behind.size
    if (left > 0 || this.#isListCut)
      this.#finished.push({
        file: [left ? count(left, 'file') : '', this.#isListCut ? 'some folders' : ''].filter(Boolean).join(' and '),
        format: 'unknown',
        records: 0,
        skipped: 0,
        skips: [{ file: this.#paths.join(', '), count: 1, reason: WATCH_ENDED }],
        proves: [],
        cannotProve: [],
      })
    return this.#finished
  }

  async #list(now: number): Promise<void> {
    this.#stirred = false
    const begun = Date.now()
    const wakes = now - this.#lookedAtSleepers > ASLEEP
    if (wakes) this.#lookedAtSleepers = now
    for (const path of this.#paths) {
      const kind = await stat(path).catch(() => undefined)
      if (kind?.isFile()) {
        this.#listen(dirname(path))
        await this.#follow(path)
      } else if (kind?.isDirectory()) await this.#enter(path, wakes, now)
    }
    this.#listed = now
    this.#listPause = Math.max(LISTED, PAUSE * (Date.now() - begun))
  }

  async #enter(folder: string, wakes: boolean, now: number): Promise<void> {
    this.#listen(folder)
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (Date.now() > this.#end) {
        this.#isListCut = true
        return
      }
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
    this.#behind.add(path)
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
    this.#behind.delete(path)
    for (const one of await file.finish()) this.#finished.push(one)
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
