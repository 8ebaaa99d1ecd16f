/**
 * Rows of numbers in pages, of which only so many stay in memory as there is room for; the others wait in a temporary file.
 */
import { closeSync, readSync, writeSync } from 'node:fs'
import { openNameless } from './nameless-file.ts'

/** Bytes of a page, at least and at most: enough that reading one costs little more than asking for it. */
const PAGE = [1024, 64 * 1024] as const
/** Pages of a room, as far as that goes. */
const PAGES = 1024
/** Pages that are asked of the system at a time, at least: as much goes back to it at once, where smaller parts would be kept. */
const LEAST = 32

const NOTHING = new ArrayBuffer(0)
/** Far before every row. */
const NOWHERE = -(2 ** 30)

/** The same bytes as floating-point numbers and as whole ones. */
export interface Page {
  reals: Float64Array
  ints: Int32Array
}

class Held implements Page {
  reals: Float64Array = new Float64Array(NOTHING)
  ints: Int32Array = new Int32Array(NOTHING)
  /** When it was last turned to. */
  used = 0
  /** Where in the file it stands; -1: nowhere yet. */
  at = -1
  /** It is not as it stands in the file. */
  isChanged = false
  readonly owner: Rows

  constructor(owner: Rows) {
    this.owner = owner
  }

  fill(bytes: Float64Array): void {
    this.reals = bytes
    this.ints = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length * 2)
  }

  /** @returns what it stood in */
  empty(): Float64Array {
    const { reals } = this
    this.reals = new Float64Array(NOTHING)
    this.ints = new Int32Array(NOTHING)
    return reals
  }
}

/** What the pages of several tables share: so many bytes of memory, and one file. */
export class Room {
  /** Bytes of a page, a power of two. */
  readonly page: number
  /** So many pages may be held. */
  readonly #most: number
  #clock = 0
  readonly #held: Held[] = []
  #slab = NOTHING
  /** All that were asked for. */
  readonly #slabs: ArrayBuffer[] = []
  /** Bytes of it that were given out. */
  #given = 0
  #free: Float64Array[] = []
  #file: number | undefined
  /** Bytes that were given out in the file. */
  #end = 0
  /** There is no room on the disk either: all stays in memory. */
  #isFull = false

  /** @param most bytes; without it nothing leaves the memory */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.page = Math.min(PAGE[1], Math.max(PAGE[0], 2 ** Math.floor(Math.log2(most / PAGES))))
    this.#most = most / this.page
  }

  /** Bytes that were written to the disk. */
  get spilled(): number {
    return this.#end
  }

  /** Makes a page last turned to now. */
  touch(page: Held): void {
    page.used = ++this.#clock
  }

  /** Room for a page that is not in memory: what it held before is there again. */
  hold(page: Held): void {
    page.fill(this.#place())
    if (page.at >= 0) readSync(this.#file!, page.reals, 0, this.page, page.at)
    else page.reals.fill(0)
    this.#held.push(page)
  }

  /** Gives up pages that nobody needs any more. */
  drop(pages: readonly Held[]): void {
    const gone = new Set(pages)
    let kept = 0
    for (const page of this.#held)
      if (gone.has(page)) this.#free.push(page.empty())
      else this.#held[kept++] = page
    this.#held.length = kept
  }

  /** Gives up all of them: the tables that they were of are gone. */
  close(): void {
    for (const page of this.#held.splice(0)) page.empty()
    this.#free = []
    // What is moved into a new object goes with the next minor collection; a major one may not come before the end.
    for (const slab of this.#slabs.splice(0)) structuredClone(slab, { transfer: [slab] })
    this.#slab = NOTHING
    this.#given = this.#end = 0
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  /** A new one while there is room, then that of the page that was not used for longest. */
  #place(): Float64Array {
    const free = this.#free.pop()
    if (free) return free
    const left = this.#held.length >= this.#most && !this.#isFull && this.#leave()
    if (left) return left
    if (this.#given === this.#slab.byteLength) {
      this.#slab = new ArrayBuffer(this.page * Math.min(PAGES, Math.max(LEAST, Math.ceil(this.#most))))
      this.#slabs.push(this.#slab)
      this.#given = 0
    }
    this.#given += this.page
    return new Float64Array(this.#slab, this.#given - this.page, this.page / 8)
  }

  /** Writes down the page that was not used for longest, and takes it out; none where all are needed. */
  #leave(): Float64Array | undefined {
    let oldest = -1
    for (let nth = 0; nth < this.#held.length; nth++) {
      const page = this.#held[nth]!
      if ((oldest < 0 || page.used < this.#held[oldest]!.used) && page.owner.canLeave(page)) oldest = nth
    }
    if (oldest < 0) return undefined
    const page = this.#held[oldest]!
    if (page.isChanged && !this.#write(page)) return undefined
    this.#held[oldest] = this.#held.at(-1)!
    this.#held.pop()
    return page.empty()
  }

  #write(page: Held): boolean {
    try {
      this.#file ??= openNameless()
      if (page.at < 0) {
        page.at = this.#end
        this.#end += this.page
      }
      if (writeSync(this.#file, page.reals, 0, this.page, page.at) < this.page) throw new Error('the disk is full')
      page.isChanged = false
      return true
    } catch {
      this.#isFull = true
      return false
    }
  }
}

/** One table of rows that are equally wide. */
export class Rows {
  size = 0
  readonly #room: Room
  /** How many floating-point numbers, or half as many as whole ones. */
  readonly #width: number
  /** Rows of a page. */
  readonly #rows: number
  readonly #pages: Held[] = []
  /** The one that was turned to last, its first row, and the one before. */
  #page: Held
  #first = NOWHERE
  #before: Held

  constructor(room: Room, width: number) {
    this.#room = room
    this.#width = width
    this.#rows = Math.floor(room.page / (8 * width))
    this.#page = this.#before = new Held(this)
  }

  /** A new row of zeros, by its number. */
  add(): number {
    const row = this.size++
    if (row === this.#pages.length * this.#rows) this.#pages.push(new Held(this))
    return row
  }

  /** The page that holds a row, to be read. It stays while one other row of the table is asked for. */
  page(row: number): Page {
    const place = row - this.#first
    return place >= 0 && place < this.#rows ? this.#page : this.#turn(row)
  }

  /** The same, to be written to. */
  toWrite(row: number): Page {
    const place = row - this.#first
    const page = place >= 0 && place < this.#rows ? this.#page : this.#turn(row)
    page.isChanged = true
    return page
  }

  /** Where a row begins in its page: the place of its first number, twice as much for whole ones. */
  at(row: number): number {
    const place = row - this.#first
    return (place >= 0 && place < this.#rows ? place : row % this.#rows) * this.#width
  }

  get(row: number, column: number): number {
    return this.page(row).reals[this.at(row) + column]!
  }

  set(row: number, column: number, value: number): void {
    this.toWrite(row).reals[this.at(row) + column] = value
  }

  /** Nothing of it is needed any more. */
  drop(): void {
    this.#room.drop(this.#pages)
    this.#pages.length = this.size = 0
    this.#first = NOWHERE
    this.#page = this.#before = new Held(this)
  }

  canLeave(page: Held): boolean {
    return page !== this.#page && page !== this.#before
  }

  #turn(row: number): Held {
    const nth = Math.floor(row / this.#rows)
    const page = this.#pages[nth]!
    // The one that is left stays in memory until another is left.
    this.#before = this.#page
    this.#page = page
    this.#first = nth * this.#rows
    if (page.reals.length === 0) this.#room.hold(page)
    this.#room.touch(page)
    return page
  }
}
