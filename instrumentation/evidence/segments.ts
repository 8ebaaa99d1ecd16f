/** An append-only file in numbered segments: `spans.jsonl`, `spans.2.jsonl`, …; every append is one synchronous write. */
import { closeSync, fstatSync, ftruncateSync, openSync, unlinkSync, write, writeSync } from 'node:fs'

export class Segments {
  readonly #folder: string
  readonly #name: string
  #fd: number | undefined
  #number = 0
  readonly #pending = new Map<number, number>()
  #kept: { path: string; records: number }[] = []
  size = 0

  constructor(folder: string, name: string) {
    this.#folder = folder
    this.#name = name
  }

  /** Appends whole lines. Throws what the file system throws. */
  append(text: string, records: number): void {
    this.#fd ??= this.#open()
    this.#count(text, records)
    writeAll(this.#fd, text)
  }

  /** The same without waiting; lines may arrive in another order, but whole. */
  appendLater(text: string, records: number, done: (error: Error | null) => void): void {
    this.#fd ??= this.#open()
    this.#count(text, records)
    const fd = this.#fd
    this.#pending.set(fd, (this.#pending.get(fd) ?? 0) + 1)
    write(fd, text, (error) => {
      this.#pending.set(fd, this.#pending.get(fd)! - 1)
      if (fd !== this.#fd) this.#close(fd)
      done(error)
    })
  }

  /** Goes on in a new segment. */
  next(): void {
    const last = this.#fd
    this.#fd = undefined
    if (last !== undefined) this.#close(last)
    this.#fd = this.#open()
  }

  get segments(): number {
    return this.#kept.length
  }

  /** Removes the oldest segment; returns how many records went with it. */
  dropOldest(): number {
    const oldest = this.#kept.shift()
    if (!oldest) return 0
    unlinkSync(oldest.path)
    return oldest.records
  }

  /** Removes the newest segment: what is appended next begins it anew. */
  dropNewest(): void {
    const newest = this.#kept.pop()
    if (!newest) return
    if (this.#fd !== undefined) this.#close(this.#fd)
    this.#fd = undefined
    this.#number--
    unlinkSync(newest.path)
  }

  /** Somebody removed the file under our hands: what is appended now would be lost. */
  get removed(): boolean {
    return this.#fd !== undefined && fstatSync(this.#fd).nlink === 0
  }

  /** Starts over after a removal. */
  reopen(): void {
    this.#kept = []
    this.#number = 0
    this.next()
  }

  /** Not before what was appended without waiting has arrived. */
  #close(fd: number): void {
    if (this.#pending.get(fd)) return
    this.#pending.delete(fd)
    closeSync(fd)
  }

  #open(): number {
    this.#number++
    const path = `${this.#folder}/${this.#name}${this.#number > 1 ? `.${this.#number}` : ''}.jsonl`
    const fd = openSync(path, 'a', 0o600)
    this.#kept.push({ path, records: 0 })
    this.size = 0
    return fd
  }

  #count(text: string, records: number): void {
    this.size += text.length
    this.#kept.at(-1)!.records += records
  }
}

const scratch = Buffer.allocUnsafeSlow(64 * 1024)

/** In one write, as long as the file system takes it whole. */
function writeAll(fd: number, text: string): void {
  const fits = text.length * 3 <= scratch.length
  const bytes = fits ? scratch : Buffer.from(text)
  const length = fits ? scratch.write(text, 0, 'utf8') : bytes.length
  let at = 0
  try {
    while (at < length) at += writeSync(fd, bytes, at, length - at)
  } catch (error) {
    // Half a line would spoil the next one; to cut it off takes no room.
    if (at > 0) ftruncateSync(fd, fstatSync(fd).size - at)
    throw error
  }
}
