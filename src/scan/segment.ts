/** Part of a file of spans: the lines that begin in it, read from the disk and scanned. */
import { closeSync, openSync, readSync } from 'node:fs'
import { LONGEST } from '../sources/input/byte-lines.ts'
import { SLACK } from './json-cursor.ts'
import { ReferenceReader } from './reference.ts'
import { SpanRows } from './span-rows.ts'
import { SpanScanner } from './spans.ts'

const CHUNK = 512 * 1024
const NEWLINE = 0x0a
const RETURN = 0x0d

export interface Segment {
  path: string
  /** By which the file is told in reports: processes that have no other name are known by it. */
  name: string
  /** Bytes: the lines that begin at `from` or behind it, and before `to`. */
  from: number
  to: number
  /** Where its rows may go. */
  spare?: SharedArrayBuffer
}

export interface Scanned {
  /** See `SpanRows`: lines are counted from the first of the segment. */
  rows: Float64Array<SharedArrayBuffer>
  /** Where in the file each line begins. */
  starts: Float64Array
  /** Behind the last line. */
  end: number
}

interface Readers {
  name: string
  sink: SpanRows
  scanner: SpanScanner
  reference: ReferenceReader
}

/** What they learn of one segment of a file serves for the next. */
let readers: Readers | undefined

function readersOf(name: string): Readers {
  if (readers?.name !== name) {
    const sink = new SpanRows()
    readers = { name, sink, scanner: new SpanScanner(sink, name), reference: new ReferenceReader(sink, name) }
  }
  return readers
}

let buffer: Buffer = Buffer.allocUnsafe(CHUNK + SLACK)

/**
 * @returns undefined where a line holds anything but a request of spans: what is torn, or of another kind, is for the reader
 * that says so
 * @throws what the file system says
 */
export function scanSegment({ path, name, from, to, spare }: Segment): Scanned | undefined {
  const { sink, scanner, reference } = readersOf(name)
  sink.begin(spare)
  const starts: number[] = []
  const look = (begin: number, end: number, at: number): boolean => {
    sink.line = starts.length
    starts.push(at)
    const last = buffer[end - 1] === RETURN ? end - 1 : end
    return last <= begin || scanner.line(buffer, begin, last) || isRequest(begin, last, reference)
  }
  // From the byte before, to see whether a line begins here.
  let position = Math.max(0, from - 1)
  let isWithinLine = from > 0
  let have = 0
  const file = openSync(path, 'r')
  try {
    for (;;) {
      if (have > LONGEST) return undefined
      if (have + CHUNK + SLACK > buffer.length) buffer = grown(have)
      const read = readSync(file, buffer, have, CHUNK, position + have)
      const end = have + read
      let begin = 0
      // Bytes of before may stand behind the end.
      for (let next = newline(begin, end); next >= 0; next = newline(begin, end)) {
        if (isWithinLine) isWithinLine = false
        else if (!look(begin, next, position + begin)) return undefined
        begin = next + 1
        if (position + begin >= to) return { rows: sink.all, starts: Float64Array.from(starts), end: position + begin }
      }
      if (read === 0) {
        if (end > begin && !isWithinLine && !look(begin, end, position + begin)) return undefined
        return { rows: sink.all, starts: Float64Array.from(starts), end: position + end }
      }
      buffer.copyWithin(0, begin, end)
      have = end - begin
      position += begin
    }
  } finally {
    closeSync(file)
  }
}

function newline(from: number, end: number): number {
  const at = buffer.indexOf(NEWLINE, from)
  return at < end ? at : -1
}

function grown(have: number): Buffer {
  const larger = Buffer.allocUnsafe(2 * (have + CHUNK) + SLACK)
  buffer.copy(larger, 0, 0, have)
  return larger
}

function isRequest(from: number, to: number, reference: ReferenceReader): boolean {
  try {
    return reference.value(JSON.parse(buffer.toString('utf8', from, to)))
  } catch {
    return false
  }
}
