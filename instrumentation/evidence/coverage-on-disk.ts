/** `coverage.json` as it is renewed, and marked where there is no room to renew it. */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { CoverageFile } from '../../src/model/attributes.ts'

/** Room for the longer word: a full disk takes no byte more, but lets those be changed that are there. */
const COMPLETE = '"tail":   "complete"'
const INCOMPLETE = '"tail": "incomplete"'

export class CoverageOnDisk {
  readonly #path: string
  /** Kept open, since where nothing can be written mostly nothing can be opened. */
  #fd: number | undefined
  /** Where the mark goes, bytes from the file's beginning; absent where it says so already. */
  #mark: number | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** Throws what the file system throws; the last one saved is there still then. */
  save(coverage: CoverageFile): void {
    const text = `${JSON.stringify(coverage, null, 1)}\n`.replace('"tail": "complete"', COMPLETE)
    // Hidden, so that a half-written one that a kill left behind is nobody's input.
    const draft = `${dirname(this.#path)}/.${basename(this.#path)}`
    const bytes = Buffer.from(text)
    const fd = openSync(draft, 'w', 0o600)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
      renameSync(draft, this.#path)
    } catch (error) {
      closeSync(fd)
      throw error
    }
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = fd
    const at = bytes.indexOf(COMPLETE)
    this.#mark = at < 0 ? undefined : at
  }

  /** Says in place that records are missing from now on: takes no room, and no new file. */
  markIncomplete(): void {
    if (this.#fd === undefined || this.#mark === undefined) return
    try {
      writeSync(this.#fd, INCOMPLETE, this.#mark)
      this.#mark = undefined
    } catch {}
  }
}
