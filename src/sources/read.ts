/** Reads whatever the user names: finds the files, recognises each by its content, yields model records. */
import type { Rec } from '../model/records.ts'
import type { InputReport } from '../model/report.ts'
import { type ContainerKind, containerKind, ExpansionBudget, membersOf } from './containers.ts'
import { SOURCES } from './index.ts'
import { type Filters, InputTally } from './input-tally.ts'
import { locate, whyNot } from './locations.ts'
import { notEvidence, whyUnknown } from './not-evidence.ts'
import { looksLikeOtlpProtobuf, otlpProtobuf, readOtlpProtobuf } from './otlp-protobuf.ts'
import type { Input, Source } from './source.ts'

export interface ReadOptions extends Filters {
  /** Read for the path `-`; the process's standard input by default. */
  stdin?: AsyncIterable<Uint8Array>
  /** Bytes read, and in all: 0 while that is unknown (standard input). */
  onProgress?: (done: number, total: number) => void
}

/** Judged by this much of an input's beginning. */
const HEAD_BYTES = 64 * 1024
/** Containers within containers, and members of one: more are named and left. */
const DEEPEST = 5
const MOST_MEMBERS = 100_000

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
  const found = await locate(paths, options.stdin ?? process.stdin)
  const sizes = found.map((one) => ('stream' in one ? one.size : 0))
  const total = sizes.includes(undefined) ? 0 : sizes.reduce((sum: number, size) => sum + size!, 0)
  /** Bytes of the inputs before this one, and of this one. */
  let before = 0
  for (const one of found) {
    if (!('stream' in one)) {
      reports.push(new InputTally(one.name, sink, options).unread(one.reason))
      continue
    }
    let bytes = 0
    const onBytes = (count: number): void => {
      bytes += count
      options.onProgress?.(before + bytes, total)
    }
    const reading = { sink, options, budget: new ExpansionBudget(one.size) }
    reports.push(...(await readInput(counted(one, onBytes), reading, 0)))
    // A zip is not read through its stream, and of an unknown file only the beginning is.
    if (one.size !== undefined) onBytes(one.size - bytes)
    before += bytes
  }
  return reports
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

interface Reading {
  sink: (rec: Rec) => void
  options: ReadOptions
  budget: ExpansionBudget
}

/** Reads one input, or all that it contains: one report each. */
async function readInput(input: Input, reading: Reading, depth: number): Promise<InputReport[]> {
  const tally = new InputTally(input.name, reading.sink, reading.options)
  const { head, whole, close } = await peek(counted(input, (count) => tally.countBytes(count))).catch((error) => ({
    head: whyNot(error),
    whole: input,
    close: undefined,
  }))
  if (typeof head === 'string') return [tally.unread(head)]
  try {
    if (head.length === 0) return [tally.unread('the file is empty')]
    const container = containerKind(head)
    if (container) return await readMembers(container, whole, reading, depth)
    const protobuf = looksLikeOtlpProtobuf(head)
    if (protobuf) {
      await readOtlpProtobuf(whole, tally, protobuf).catch((error) =>
        tally.skip({ reason: `broken off: ${whyNot(error)}` }),
      )
      return [tally.report(otlpProtobuf)]
    }
    const { text, decoded } = asText(head, whole)
    const foreign = notEvidence(text)
    if (foreign) return [tally.unread(foreign)]
    const source = recognise(text, input.name)
    if (!source) return [tally.unread(whyUnknown(head, text))]
    await source.read(decoded, tally).catch((error) => tally.skip({ reason: `broken off: ${whyNot(error)}` }))
    return [tally.report(source)]
  } catch (error) {
    return [tally.unread(whyNot(error))]
  } finally {
    await close?.()
  }
}

async function readMembers(kind: ContainerKind, input: Input, reading: Reading, depth: number): Promise<InputReport[]> {
  const unread = (name: string, reason: string): InputReport =>
    new InputTally(name, reading.sink, reading.options).unread(reason)
  if (depth >= DEEPEST) return [unread(input.name, `containers within containers, more than ${DEEPEST} deep`)]
  const reports: InputReport[] = []
  try {
    for await (const member of membersOf(kind, input, reading.budget)) {
      if (reports.length >= MOST_MEMBERS) throw new Error(`more than ${MOST_MEMBERS} members: the rest is not read`)
      if ('stream' in member) reports.push(...(await readInput(member, reading, depth + 1)))
      else reports.push(unread(member.name, member.reason))
    }
  } catch (error) {
    reports.push(unread(input.name, `broken ${kind}: ${whyNot(error)}`))
  }
  return reports.length > 0 ? reports : [unread(input.name, `the ${kind} holds no files`)]
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

/** The source that is surest that an input is its own. */
function recognise(head: string, name: string): Source | undefined {
  let best: Source | undefined
  let surest = 0
  for (const source of SOURCES) {
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
  while (length < HEAD_BYTES) {
    const { done, value } = await iterator.next()
    if (done) break
    chunks.push(value)
    length += value.length
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield* chunks
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
