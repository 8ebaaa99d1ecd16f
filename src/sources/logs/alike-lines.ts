/**
 * Most lines of a long log are like others of it but for their numbers, and dropped once they are read. What is known of such a line
 * is known of the next one: those are passed over as they stand, which makes most of a log's reading unnecessary. The last few
 * before a line that may tell of a trouble are read all the same, and so are the next ones after it, so that what stands around it is known.
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'
import type { Sink } from '../source.ts'
import { NEAR, tellsOfClocks } from './answer-beside.ts'
import { isOfCommand } from './command-above.ts'
import { isTrouble } from './heals.ts'
import { shapeOf } from './line-shape.ts'
import { isWorthALook, LOG } from './log-facts.ts'
import { bucketsIn } from './named-buckets.ts'
import { unitsIn } from './units.ts'

export interface LineReader {
  line: (raw: string, number: number) => void
  end: () => void
}

export type OnRecord = (record: LogRecord, line: string | undefined) => void

/** What is known of lines of one shape: they are calm, and dropped unless this says otherwise. */
interface Like {
  isDropped: (line: string) => boolean
  /** Parts of the process's name that have digits: a line without them is another's. */
  names: readonly string[]
  /** Lines before and after one of these that are read with it. */
  around: 0 | 1
  /** They name what later failures leave out. */
  isNaming: boolean
}

/** Shapes that are remembered: the last ones, and those before them. */
const SHAPES = 20_000

/** Reads lines by that reader, but for those that would come to nothing. */
export function withoutAlikeLines(sink: Sink, readerFor: (onRecord: OnRecord) => LineReader): LineReader {
  if (!sink.dropsLike) return readerFor(() => {})
  let known = new Map<number, Like>()
  let before: ReadonlyMap<number, Like> = known
  /** The last lines that were passed over, each with its shape. */
  let passed: [string, number, number][] = []
  const naming = new LastNaming()
  /** Of the next lines each is read. */
  let wary = 0
  const likeOf = (shape: number): Like | undefined => known.get(shape) ?? before.get(shape)
  const reader = readerFor((record, line) => {
    const shape = line === undefined ? undefined : shapeOf(line)
    if (shape !== undefined && likeOf(shape)) return
    const heeded = isHeeded(record)
    const isDropped = (heeded ? undefined : sink.dropsLike!(record)) ?? (isCalm(record) ? never : undefined)
    if (!isDropped) wary = NEAR
    else if (shape !== undefined) {
      const isNaming = bucketsIn(line!).length > 0
      remember(shape, { isDropped, names: namesOf(record), around: heeded ? 1 : 0, isNaming })
    }
  })
  const remember = (shape: number, like: Like): void => {
    if (known.size >= SHAPES) {
      before = known
      known = new Map()
    }
    known.set(shape, like)
  }
  /**
   * @param few so many of the last lines that were passed over are read after all
   * @param named are those that name something, too?
   */
  const readPassed = (few: number, named: boolean): void => {
    const last = passed
    passed = []
    const over = Math.max(last.length - few, 0)
    for (const one of last.slice(0, over)) leave(...one)
    if (named) for (const [raw, number] of naming.take()) reader.line(raw, number)
    for (const [raw, number] of last.slice(over)) reader.line(raw, number)
  }
  /** No line that comes next has it near; what it names may be asked for all the same. */
  const leave = (raw: string, number: number, shape: number): void => {
    const unread = likeOf(shape)?.isNaming ? naming.keep(shape, raw, number) : 1
    if (unread > 0) sink.passedOver?.({ records: unread })
  }
  return {
    line: (raw, number) => {
      const shape = shapeOf(raw)
      const like = shape === undefined ? undefined : likeOf(shape)
      const isPassed = like?.isDropped(raw) === true && like.names.every((name) => raw.includes(name))
      if (isPassed && wary === 0) {
        passed.push([raw, number, shape!])
        if (passed.length > NEAR) leave(...passed.shift()!)
        return
      }
      // Of one line that was passed over it need not be asked how many count; what is known, and read all the same, asks for no names.
      const few = like?.around ?? (passed.length > 1 && mayTell(raw) ? NEAR : 1)
      readPassed(few, !like || like.isNaming || like.around > 0)
      // What comes right after a line that is new shows where that ends.
      wary = Math.max(wary - 1, like?.around ?? 1)
      reader.line(raw, number)
    },
    end: () => {
      readPassed(NEAR, true)
      reader.end()
    },
  }
}

function never(): boolean {
  return false
}

function isCalm(record: LogRecord): boolean {
  const { severity, attributes } = record
  if (severity !== 'info' && severity !== 'debug' && severity !== 'trace') return false
  return attributes[SEMCONV.errorType] === undefined && !isTrouble(record)
}

function mayTell(line: string): boolean {
  return isWorthALook(line) || /\b(?:warn|error|fatal|crit|severe)/i.test(line)
}

/** May what it says be asked for many lines later, and not only the last time that it is said? */
function isHeeded({ body, attributes }: LogRecord): boolean {
  return attributes[LOG.arns] !== undefined || isOfCommand(body) || tellsOfClocks(body)
}

/** Of lines that are passed over and name buckets the last one of each request, thread and bucket, in their order. */
class LastNaming {
  #lines = new Map<string, [string, number]>()

  /** @returns lines that are kept no longer, of which there is one at most */
  keep(shape: number, raw: string, number: number): 0 | 1 {
    const key = `${shape} ${unitsIn(raw).join(' ')} ${bucketsIn(raw).join(' ')}`
    const isKnown = this.#lines.delete(key)
    this.#lines.set(key, [raw, number])
    if (isKnown) return 1
    if (this.#lines.size <= NAMING) return 0
    this.#lines.delete(this.#lines.keys().next().value!)
    return 1
  }

  take(): [string, number][] {
    if (this.#lines.size === 0) return []
    const lines = [...this.#lines.values()]
    this.#lines.clear()
    return lines
  }
}
/** So many lines that name something are kept, since a failure may come. */
const NAMING = 200

function namesOf({ process, evidence: { file } }: LogRecord): string[] {
  const name = process.startsWith(file) ? process.slice(file.length) : process
  return name.split(/[/#]/).filter((part) => /\d/.test(part))
}
