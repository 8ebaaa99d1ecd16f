/** Reads whatever the user names: finds the files, recognises each by its content, yields model records. */
import type { Rec } from '../../model/records.ts'
import { BROKEN_OFF, type InputReport } from '../../model/report.ts'
import { SOURCES } from '../index.ts'
import { boundedRecord } from '../kit/bounded.ts'
import type { Input, Sink, Source } from '../source.ts'
import { otlpJsonAsLines } from '../spans/otlp-json.ts'
import { looksLikeOtlpProtobuf, otlpProtobuf, otlpProtobufAsLines, readOtlpProtobuf } from '../spans/otlp-protobuf.ts'
import { partsAsLines } from '../spans/parts-as-lines.ts'
import { type ContainerKind, containerKind, MOST_MEMBERS, membersOf } from './containers.ts'
import { ExpansionBudget } from './expansion-budget.ts'
import { type Filters, InputTally } from './input-tally.ts'
import { isOnDisk, type LargeInput } from './large-inputs.ts'
import { locate, whyNot } from './locations.ts'
import { EMPTY, HOLDS_NOTHING, mayTell, notEvidence, whyUnknown } from './not-evidence.ts'
import { isLines, type Large, readOrSetAside } from './set-aside.ts'

export interface ReadOptions extends Filters {
  /** Read for the path `-`; the process's standard input by default. */
  stdin?: AsyncIterable<Uint8Array>
  /** Bytes read, and in all: 0 while that is unknown (standard input). */
  onProgress?: (done: number, total: number) => void
  /** Awaited before each piece of an input: who writes records on holds reading back. What it throws ends the reading. */
  pace?: () => Promise<void>
  /** Of what was found, and of what it contains, these are passed over. */
  isLeftOutFile?: (name: string) => boolean
  /** Gets the large files of spans, unread, where there is more to read than this. */
  large?: { from: number; add: (input: LargeInput) => void }
}

/** Judged by this much of an input's beginning. */
const HEAD_BYTES = 64 * 1024
/** First byte of UTF-8's. */
const BYTE_ORDER_MARK = 0xef
/** Containers within containers: deeper ones are named and left. */
const DEEPEST = 5

/**
 * Reads all inputs, in order. Bad data are skipped, counted and named in the reports, with file and line; nothing is
 * thrown for them.
 *
 * @param paths files, folders (with everything in them), globs, `-` for standard input
 * @param sink gets every record
 * @returns one report for each input, also for those that could not be read
 */
export async function readAll(
  paths: readonly string[],
  sink: (rec: Rec) => void,
  options: ReadOptions = {},
): Promise<InputReport[]> {
  const reports: InputReport[] = []
  const { isLeftOutFile = () => false } = options
  const found = (await locate(paths, options.stdin ?? process.stdin)).filter(({ name }) => !isLeftOutFile(name))
  const sizes = found.map((one) => ('stream' in one ? one.size : 0))
  const total = sizes.includes(undefined) ? 0 : sizes.reduce((sum: number, size) => sum + size!, 0)
  let done = 0
  const progress = (count: number): void => {
    done += count
    options.onProgress?.(done, total)
  }
  for (const one of found) {
    const at = reports.length
    const unread = (reason: string, untold = false): unknown =>
      reports.push(new InputTally(one.name, sink, options).unread(reason, untold))
    if (!('stream' in one)) {
      unread(one.reason, one.named)
      continue
    }
    const budget = new ExpansionBudget(one.size)
    let bytes = 0
    const onBytes = (count: number): void => {
      bytes += count
      budget.read(count)
      progress(count)
    }
    const spending = (rec: Rec): void => {
      budget.record(rec)
      sink(boundedRecord(rec))
    }
    const { large } = options
    let isAside = false
    const add = (input: LargeInput): void => {
      // Its beginning was read already.
      if (input.path === one.path) {
        isAside = true
        progress(-bytes)
      }
      large!.add(input)
    }
    const reading = {
      sink: spending,
      options,
      budget,
      reports,
      onBytes: progress,
      ...(large && { large: { from: large.from, total, add } }),
    }
    await unlessStalled(readInput(paced(counted(one, onBytes), options.pace), reading, 0)).catch((error) =>
      unread(whyNot(error)),
    )
    if (one.named && !reports.slice(at).some(({ records }) => records > 0)) leaveUntold(reports, at)
    // A zip is not read through its stream, and of an unknown file only the beginning is.
    if (one.size !== undefined && !isAside) onBytes(one.size - bytes)
  }
  return reports
}

/** Of what somebody named nothing was read, for all that stands in it. */
function leaveUntold(reports: InputReport[], from: number): void {
  for (const [n, report] of reports.entries())
    if (n >= from && report.skips.some(({ reason }) => !HOLDS_NOTHING.includes(reason)))
      reports[n] = { ...report, untold: true }
}

/** A reader that waits for what never comes leaves its process with nothing to do: Node would end without a word. */
function unlessStalled<T>(reading: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onIdle = (): void => reject(new Error('its reader waits for what never comes: not read further'))
    process.once('beforeExit', onIdle)
    reading.then(resolve, reject).finally(() => process.off('beforeExit', onIdle))
  })
}

function counted(input: Input, onBytes: (count: number) => void): Input {
  return {
    ...input,
    async *stream() {
      for await (const chunk of input.stream()) {
        onBytes(chunk.length)
        yield chunk
      }
    },
  }
}

/** What is cut off, or no longer decoded, ends there: its reader makes what it can of the beginning. */
function asFarAsItGoes(input: Input, onBreak: (error: unknown) => void): Input {
  return {
    ...input,
    async *stream() {
      let begun = false
      try {
        for await (const chunk of input.stream()) {
          begun = true
          yield chunk
        }
      } catch (error) {
        if (!begun) throw error
        onBreak(error)
      }
    },
  }
}

function paced(input: Input, pace: ReadOptions['pace']): Input {
  if (!pace) return input
  return {
    ...input,
    async *stream() {
      for await (const chunk of input.stream()) {
        await pace()
        yield chunk
      }
    },
  }
}

interface Reading {
  sink: (rec: Rec) => void
  options: ReadOptions
  budget: ExpansionBudget
  /** One is put here for each input, and for each that it contains. */
  reports: InputReport[]
  /** Counts what of a file that was set aside is read later. */
  onBytes: (count: number) => void
  /** Takes inputs of spans that are read later. */
  large?: Large
}

async function readInput(input: Input, reading: Reading, depth: number): Promise<void> {
  const tally = new InputTally(input.name, reading.sink, reading.options)
  const put = (report: InputReport): unknown => reading.reports.push(report)
  const readable = asFarAsItGoes(input, (error) => tally.skip({ reason: `${BROKEN_OFF}: ${whyNot(error)}` }))
  const { head, whole, close } = await peek(counted(readable, (count) => tally.countBytes(count))).catch((error) => ({
    head: whyNot(error),
    whole: input,
    close: undefined,
  }))
  if (typeof head === 'string') {
    put(tally.unread(head))
    return
  }
  const read = async (source: Pick<Source, 'format' | 'proves' | 'cannotProve'>, reading: Promise<void>) => {
    await reading.catch((error) => tally.skip({ reason: `${BROKEN_OFF}: ${whyNot(error)}` }))
    put(tally.report(source))
  }
  try {
    const container = containerKind(head)
    const protobuf = container ? undefined : looksLikeOtlpProtobuf(head)
    if (head.length === 0) put(tally.unread(EMPTY))
    else if (container) await readMembers(container, whole, reading, depth)
    else if (protobuf === 'delimited' && reading.large) {
      const source = { ...otlpProtobuf, read: (from: Input, sink: Sink) => readOtlpProtobuf(from, sink, protobuf) }
      const onDisk = depth === 0 && isOnDisk(input) ? input : undefined
      await readOrSetAside(source, whole, onDisk, {
        tally,
        reading,
        large: reading.large,
        asLines: otlpProtobufAsLines,
      })
    } else if (protobuf) await read(otlpProtobuf, readOtlpProtobuf(whole, tally, protobuf))
    else {
      const { text, decoded } = asText(head, whole)
      const foreign = notEvidence(text)
      const source = foreign ? undefined : recognise(text, input.name)
      if (source?.inTwoPasses && reading.large && head[0] !== BYTE_ORDER_MARK) {
        const onDisk = depth === 0 && decoded === whole && isOnDisk(input) ? input : undefined
        await readOrSetAside(source, decoded, onDisk, {
          tally,
          reading,
          large: reading.large,
          ...(source.inTwoPasses === 'requests'
            ? { asLines: otlpJsonAsLines, isLines }
            : { asLines: (from, sink, onLine) => partsAsLines(source, from, sink, onLine), within: '' }),
        })
      } else if (source) await read(source, source.read(decoded, tally))
      else put(tally.unread(foreign ?? whyUnknown(head, text), foreign === undefined && mayTell(head, text)))
    }
  } catch (error) {
    put(tally.unread(whyNot(error)))
  } finally {
    await close?.()
  }
}

async function readMembers(kind: ContainerKind, input: Input, reading: Reading, depth: number): Promise<void> {
  const unread = (name: string, reason: string): unknown =>
    reading.reports.push(new InputTally(name, reading.sink, reading.options).unread(reason))
  if (depth >= DEEPEST) {
    unread(input.name, `containers within containers, more than ${DEEPEST} deep`)
    return
  }
  let members = 0
  try {
    for await (const member of membersOf(kind, input, reading.budget)) {
      if (members++ >= MOST_MEMBERS) throw new Error(`more than ${MOST_MEMBERS} members: the rest is not read`)
      if (reading.options.isLeftOutFile?.(member.name)) continue
      if ('stream' in member) await readInput(member, reading, depth + 1)
      else unread(member.name, member.reason)
      // Said already, by the member that spent it.
      if (reading.budget.spent) return
    }
  } catch (error) {
    members++
    unread(input.name, `broken ${kind}: ${whyNot(error)}`)
  }
  if (members === 0) unread(input.name, `the ${kind} holds no files`)
}

/** UTF-16, as Windows tools write it, becomes UTF-8; the byte order mark goes. */
function asText(head: Buffer, whole: Input): { text: string; decoded: Input } {
  const label =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
  if (!label) return { text: head.toString('utf8').replace(/^\uFEFF/, ''), decoded: whole }
  const decoder = new TextDecoder(label)
  async function* stream(): AsyncGenerator<Uint8Array> {
    for await (const chunk of whole.stream()) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  }
  return { text: new TextDecoder(label).decode(head), decoded: { name: whole.name, stream } }
}

/** The source of text that an input with this beginning would be read by; none for containers and what nobody knows. */
export function sourceOf(head: Buffer, name: string): Source | undefined {
  if (containerKind(head) || looksLikeOtlpProtobuf(head)) return undefined
  const { text } = asText(head, { name, stream: async function* () {} })
  return notEvidence(text) ? undefined : recognise(text, name)
}

/** The source that is surest that an input is its own. */
function recognise(head: string, name: string): Source | undefined {
  let best: Source | undefined
  let surest = 0
  const slow = ({ atMost }: Source): boolean => atMost !== undefined
  for (const source of [...SOURCES.filter((one) => !slow(one)), ...SOURCES.filter(slow)]) {
    if (source.atMost !== undefined && surest >= source.atMost) continue
    const sure = source.recognise(head, name)
    if (sure > surest) [best, surest] = [source, sure]
  }
  return best
}

/** The beginning of an input, and the input with that beginning put back. */
async function peek(input: Input): Promise<{ head: Buffer; whole: Input; close: () => Promise<unknown> }> {
  const chunks: Uint8Array[] = []
  let length = 0
  const iterator = input.stream()[Symbol.asyncIterator]()
  // An input that breaks off this early still gives what it has.
  let brokenBy: unknown
  try {
    while (length < HEAD_BYTES) {
      const { done, value } = await iterator.next()
      if (done) break
      chunks.push(value)
      length += value.length
    }
  } catch (error) {
    if (length === 0) throw error
    brokenBy = error
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield* chunks
    if (brokenBy !== undefined) throw brokenBy
    for (;;) {
      const { done, value } = await iterator.next()
      if (done) return
      yield value
    }
  }
  // An input that nobody reads on must let go of its file.
  const close = async (): Promise<unknown> => iterator.return?.()
  return { head: Buffer.concat(chunks).subarray(0, HEAD_BYTES), whole: { ...input, stream: rest }, close }
}
