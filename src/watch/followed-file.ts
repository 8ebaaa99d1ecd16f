/**
 * One file that is followed. Where its format grows line by line, only what is new is read, in whole lines: a torn last one
 * waits for its rest. Any other is read anew as a whole when it changed.
 */
import type { Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Rec } from '../model/records.ts'
import { BROKEN_OFF, type InputReport } from '../model/report.ts'
import { LONGEST } from '../sources/input/byte-lines.ts'
import { InputTally } from '../sources/input/input-tally.ts'
import { whyNot } from '../sources/input/locations.ts'
import { readAll, sourceOf } from '../sources/input/read.ts'
import { boundedRecord } from '../sources/kit/bounded.ts'
import type { Source } from '../sources/source.ts'
import { LiveInput } from './live-input.ts'

const NEWLINE = 0x0a
const HEAD_BYTES = 64 * 1024
/** The beginning of a file, by which it is known again after it was cut short and has grown. */
const MARK_BYTES = 256
const CHUNK = 1024 * 1024
/** What is no run folder's file is told by its beginning: a first line alone may mislead for so long, ms. */
const UNDECIDED = 1_000
/** A file that others write as a whole is read when it was left alone for so long, ms. */
const SETTLED = 300
/** A text's last record is handed over when nothing followed it for so long, ms. */
const QUIET = 2_000
/** An idle file is not kept open, ms. */
const IDLE = 60_000

/** What came of a look at a file. */
export interface Polled {
  /** Records may have come. */
  changed: boolean
  /** There is more to read at once. */
  more: boolean
}
const NOTHING: Polled = { changed: false, more: false }

/** Where the records of a file go. */
export interface FileSink {
  record(rec: Rec): void
  /** In place of all that this file told before. */
  replace(file: string, records: readonly Rec[]): void
}

interface Reading {
  source: Source
  input: LiveInput
  tally: InputTally
  done: Promise<void>
}

/** The same under whatever name; an inode alone may be another's soon. */
export function identityOf({ dev, ino, birthtimeMs }: Stats): string {
  return `${dev}:${ino}:${birthtimeMs}`
}

export class FollowedFile {
  readonly path: string
  readonly #sink: FileSink
  #handle: FileHandle | undefined
  identity = ''
  /** First byte that was not handed to the reader. */
  #offset = 0
  /** All before was looked at: a torn line reaches from `#offset` to here. */
  #seen = 0
  #mark = Buffer.alloc(0)
  #reading: Reading | undefined
  readonly #reports: InputReport[] = []
  /** As a whole: what it looked like when it was last read. */
  #version = ''
  #modified = 0
  #whole: InputReport[] = []
  #grown = Date.now()
  #wasQuiet = true
  gone = false

  constructor(path: string, sink: FileSink) {
    this.path = path
    this.#sink = sink
  }

  /** When something new was last seen, UTC ms. */
  get grown(): number {
    return this.#grown
  }

  /** Reads what is new, up to `most` bytes. */
  async poll(most: number, now = Date.now()): Promise<Polled> {
    const found = await stat(this.path).catch(() => undefined)
    const identity = found ? identityOf(found) : ''
    if (identity !== this.identity) {
      // Rotated, or removed: what was written to it before then is still to be had.
      const last = this.#reading && this.#handle ? await this.#read(most, now) : NOTHING
      if (last.more) return last
      await this.#finish(true)
      if (last.changed) return last
    }
    this.gone = !found?.isFile()
    if (!found || this.gone) return NOTHING
    this.identity = identity
    const isTouched = found.size !== this.#seen || found.mtimeMs !== this.#modified
    this.#modified = found.mtimeMs
    if (this.#reading && (found.size < this.#seen || (isTouched && !(await this.#isSame())))) await this.#finish(false)
    if (!this.#reading) {
      const version = `${identity} ${found.size} ${found.mtimeMs}`
      if (found.size === 0 || version === this.#version) return NOTHING
      const source = await this.#sourceNow(found.size, now - found.mtimeMs)
      if (source === undefined) return NOTHING
      if (!source?.grows) return this.#readWhole(version, now - found.mtimeMs)
      this.#start(source)
    }
    if (found.size > this.#seen) return this.#read(most, now)
    if (!this.#wasQuiet && now - this.#grown > QUIET) {
      this.#reading!.input.quiet()
      this.#wasQuiet = true
      return { changed: true, more: false }
    }
    if (now - this.#grown > IDLE) await this.#close()
    return NOTHING
  }

  /** Ends its reading: also a line that was torn to the last is told. */
  async finish(): Promise<InputReport[]> {
    await this.#finish(true)
    return [...this.#reports, ...this.#whole]
  }

  /** By its beginning; undefined where that is too short to tell, null where nobody knows it as one that grows. */
  async #sourceNow(size: number, age: number): Promise<Source | null | undefined> {
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES))
    const handle = await this.#opened()
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    const known = head.subarray(0, bytesRead)
    const source = sourceOf(known, this.path)
    const isSure = source && source.recognise(known.toString(), this.path) >= 1
    if (!isSure && size < HEAD_BYTES && age < UNDECIDED) return undefined
    return source ?? null
  }

  #start(source: Source): void {
    const input = new LiveInput(this.path)
    const tally = new InputTally(this.path, (rec) => this.#sink.record(boundedRecord(rec)), {})
    const done = source.read(input, tally).catch((error) => tally.skip({ reason: `${BROKEN_OFF}: ${whyNot(error)}` }))
    this.#reading = { source, input, tally, done }
    this.#offset = 0
    this.#seen = 0
    this.#mark = Buffer.alloc(0)
  }

  async #read(most: number, now = Date.now()): Promise<Polled> {
    const { tally } = this.#reading!
    const handle = await this.#opened()
    let left = most
    let changed = false
    let size = CHUNK
    while (left > 0) {
      const buffer = Buffer.allocUnsafe(size)
      const { bytesRead } = await handle.read(buffer, 0, size, this.#offset)
      const end = bytesRead === 0 ? 0 : buffer.lastIndexOf(NEWLINE, bytesRead - 1) + 1
      if (this.#offset + bytesRead > this.#seen) {
        this.#grown = now
        this.#wasQuiet = false
      }
      this.#seen = this.#offset + bytesRead
      if (end === 0) {
        // A line longer than this is no line: the reader skips it, and says so.
        if (bytesRead === size && size < LONGEST) size *= 4
        else if (bytesRead === size) await this.#give(buffer.subarray(0, bytesRead))
        else return { changed, more: false }
        continue
      }
      if (this.#offset === 0) this.#mark = Buffer.from(buffer.subarray(0, Math.min(end, MARK_BYTES)))
      await this.#give(buffer.subarray(0, end))
      tally.countBytes(end)
      changed = true
      left -= end
      if (bytesRead < size) return { changed, more: false }
    }
    return { changed, more: true }
  }

  async #give(lines: Buffer): Promise<void> {
    await this.#reading!.input.give(lines)
    this.#offset += lines.length
  }

  /** Cut short and grown again beyond where it was, a file begins otherwise. */
  async #isSame(): Promise<boolean> {
    if (this.#mark.length === 0) return true
    const now = Buffer.alloc(this.#mark.length)
    const handle = await this.#opened()
    const { bytesRead } = await handle.read(now, 0, now.length, 0)
    return bytesRead === now.length && now.equals(this.#mark)
  }

  async #readWhole(version: string, age: number): Promise<Polled> {
    await this.#close()
    if (age < SETTLED) return NOTHING
    this.#version = version
    this.#grown = Date.now()
    const records: Rec[] = []
    this.#whole = await readAll([this.path], (rec) => records.push(rec))
    this.#sink.replace(this.path, records)
    return { changed: true, more: false }
  }

  /** @param whole what stands behind its last newline is of the same file still */
  async #finish(whole: boolean): Promise<void> {
    const reading = this.#reading
    this.#reading = undefined
    if (reading) {
      const rest = whole ? await this.#torn() : undefined
      if (rest?.length) await reading.input.give(rest)
      await reading.input.end()
      await reading.done
      this.#reports.push(reading.tally.report(reading.source))
    }
    await this.#close()
  }

  /** What stands behind the last newline. */
  async #torn(): Promise<Buffer> {
    const length = Math.min(LONGEST, this.#seen - this.#offset)
    if (length === 0 || !this.#handle) return Buffer.alloc(0)
    const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(length), 0, length, this.#offset)
    return buffer.subarray(0, bytesRead)
  }

  async #opened(): Promise<FileHandle> {
    this.#handle ??= await open(this.path, 'r')
    return this.#handle
  }

  async #close(): Promise<void> {
    const handle = this.#handle
    this.#handle = undefined
    await handle?.close()
  }
}
