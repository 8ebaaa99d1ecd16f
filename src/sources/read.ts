/** Reads whatever the user names: finds the files, recognises each by its content, yields model records. */
import type { Rec, Skip, Us } from '../model/records.ts'
import type { InputReport } from '../model/report.ts'
import { isoTime } from '../model/text.ts'
import { type ContainerKind, containerKind, ExpansionBudget, foreignContainer, membersOf } from './containers.ts'
import { SOURCES } from './index.ts'
import { locate, whyNot } from './locations.ts'
import { looksLikeOtlpProtobuf, otlpProtobuf, readOtlpProtobuf } from './otlp-protobuf.ts'
import type { Input, Sink, Source } from './source.ts'

export interface ReadOptions {
  /** Only records that touch this window; records without a time stay. */
  since?: Date
  until?: Date
  /** Only spans, logs and coverage of this `service.name`; what names no service stays. */
  service?: string
  /** Read for the path `-`; the process's standard input by default. */
  stdin?: AsyncIterable<Uint8Array>
  /** Bytes read, and in all: 0 while that is unknown (standard input). */
  onProgress?: (done: number, total: number) => void
}

/** Judged by this much of an input's beginning. */
const HEAD_BYTES = 64 * 1024
/** Different reasons kept for one input; further ones are counted under one. */
const MOST_REASONS = 50
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

/** JSON, NDJSON, SARIF and JUnit as rolecall writes them: its words about a run are not the run's. */
const OWN_REPORT =
  /^\s*(?:\{\s*(?:"type":\s*"report",\s*)?"version":\s*1,\s*"tool":\s*\{\s*"name":\s*"rolecall"|(?:<\?xml[^>]*>\s*)?<testsuites name="rolecall")|"driver":\s*\{\s*"name":\s*"rolecall"/

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
    if (OWN_REPORT.test(text)) return [tally.unread('a report of rolecall, not evidence')]
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

/** Why an input is of no known format, as far as its beginning tells. */
function whyUnknown(head: Buffer, text: string): string {
  const foreign = foreignContainer(head)
  if (foreign) return `${foreign} is not read: decompress it first`
  if (text.startsWith('version https://git-lfs.github.com/spec/'))
    return 'a Git LFS pointer: fetch the file itself (git lfs pull)'
  if (
    /^\s*(?:(?:module\.exports|exports\.\w+|(?:const|let|var)\s+\w+)\s*=|export\s|[[{]\s*\{?\s*[A-Za-z_$][\w$]*\s*:)/.test(
      text,
    )
  )
    return 'JavaScript, not JSON: its keys are not quoted'
  if (/^\s*<(?:!doctype )?html/i.test(text)) return 'an HTML page'
  if (/"resource_?metrics"\s*:/i.test(text)) return 'OTLP metrics: only spans and logs are read'
  if (head.includes(0)) return 'binary data of an unknown format'
  return 'unknown format'
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

/** Counts what comes of one input, and lets through what the filters want. */
class InputTally implements Sink {
  readonly #file: string
  readonly #sink: (rec: Rec) => void
  readonly #options: ReadOptions
  readonly #skips = new Map<string, Skip>()
  #records = 0
  #bytes = 0
  #from: Us | undefined
  #to: Us | undefined

  constructor(file: string, sink: (rec: Rec) => void, options: ReadOptions) {
    this.#file = file
    this.#sink = sink
    this.#options = options
  }

  record(rec: Rec): void {
    const [from, to] = timesOf(rec)
    const { since, until, service } = this.#options
    if (since && to !== undefined && to < since.getTime() * 1000) return
    if (until && from !== undefined && from > until.getTime() * 1000) return
    if (service && 'service' in rec && rec.service !== '' && rec.service !== service) return
    this.#records++
    if (from !== undefined && (this.#from === undefined || from < this.#from)) this.#from = from
    const last = to === Number.POSITIVE_INFINITY ? from : to
    if (last !== undefined && (this.#to === undefined || last > this.#to)) this.#to = last
    this.#sink(rec)
  }

  skip({ line, at, reason }: { line?: number; at?: string; reason: string }): void {
    // Alike but for their numbers: counted under the first one's words.
    const key = this.#skips.size < MOST_REASONS ? reason.replace(/\d+/g, '#') : 'other'
    const known = this.#skips.get(key)
    if (known) known.count++
    else
      this.#skips.set(key, {
        file: this.#file,
        ...(line !== undefined && { line }),
        ...(at && { at }),
        reason: key === 'other' ? 'other reasons' : reason,
        count: 1,
      })
  }

  countBytes(count: number): void {
    this.#bytes += count
  }

  report(source: Pick<Source, 'format' | 'proves' | 'cannotProve'>): InputReport {
    const skips = [...this.#skips.values()]
    return {
      file: this.#file,
      format: source.format,
      records: this.#records,
      ...(this.#bytes > 0 && { bytes: this.#bytes }),
      skipped: skips.reduce((sum, skip) => sum + skip.count, 0),
      skips,
      ...(this.#from !== undefined && { from: isoTime(this.#from) }),
      ...(this.#to !== undefined && { to: isoTime(this.#to) }),
      proves: source.proves,
      cannotProve: source.cannotProve,
    }
  }

  /** The report of an input that gave nothing. */
  unread(reason: string): InputReport {
    this.skip({ reason })
    return this.report({ format: 'unknown', proves: [], cannotProve: [] })
  }
}

/** First and last moment of a record; an open call lasts on. */
function timesOf(rec: Rec): [Us | undefined, Us | undefined] {
  switch (rec.type) {
    case 'span':
      return [rec.start, rec.end ?? Number.POSITIVE_INFINITY]
    case 'log':
      return [rec.time, rec.time]
    case 'outcome':
      return [rec.start ?? rec.end, rec.end ?? rec.start]
    case 'coverage':
      return [rec.from, rec.to ?? Number.POSITIVE_INFINITY]
  }
}
