/**
 * Large files of spans are read twice. The first time every byte is looked at and nothing kept but sums for each trace
 * (`traces.ts`); then it is settled which traces are judged (`sift.ts`); the second time only the lines that hold these are
 * read, by the same reader as small files.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { ReferenceReader, traceWordsOf } from '../../scan/reference.ts'
import { SpanScanner } from '../../scan/spans.ts'
import { asBuffer, LONGEST } from '../../sources/input/byte-lines.ts'
import type { LargeInput } from '../../sources/input/large-inputs.ts'
import { readOtlpLine } from '../../sources/spans/otlp-json.ts'
import { append } from '../kit/multimap.ts'
import { type Sifted, sift } from './sift.ts'
import { type Counted, type Trace, TraceSurvey } from './traces.ts'

const CHUNK = 8 * 1024 * 1024
const NEWLINE = 0x0a

/** What the first pass knows of a file: where each of its lines begins. */
interface Surveyed {
  input: LargeInput
  starts: Float64Array
  lines: number
  end: number
  counted: Counted
}

export interface SurveyResult {
  /** Is this a trace that is only asked by rules about others? */
  isWitness(traceId: string): boolean
  /** Trace ids of tool calls that stand for others, and for how many, themselves among them. */
  alike: ReadonlyMap<string, number>
  /** One sentence for the report; none where every trace was judged. */
  notes: readonly string[]
}

/**
 * Reads large files of spans in two passes.
 *
 * @returns undefined where a file holds anything but requests of spans, one a line; nothing was put into the inputs' sinks then
 */
export async function surveyed(inputs: readonly LargeInput[]): Promise<SurveyResult | undefined> {
  if (inputs.length === 0) return undefined
  const survey = new TraceSurvey()
  const files: Surveyed[] = []
  for (const [nth, input] of inputs.entries()) {
    const file = await firstPass(input, nth, survey)
    if (!file) return undefined
    files.push(file)
  }
  // Spans of no trace are told apart by their time alone.
  if (survey.hasTraceless) return undefined
  const sifted = sift(survey)
  for (const [nth, file] of files.entries()) {
    file.input.passedOver(file.counted)
    secondPass(file, nth, sifted)
  }
  const alike = new Map<string, number>()
  for (const [trace, times] of sifted.alike) alike.set(idOf(trace), times)
  const { total } = sifted
  const { size } = sifted.chosen
  const notes =
    size < total
      ? [
          `of ${total} traces, ${size} were judged one by one: each of the others is like one of these in all that is asked (\`-f ndjson --all\` judges every one)`,
        ]
      : []
  const witnesses = new Set([...sifted.witnesses].map(idOf))
  return { alike, notes, isWitness: (traceId) => witnesses.has(traceId) }
}

/** Looks at every line; undefined at the first that holds something else than spans. */
async function firstPass(input: LargeInput, nth: number, survey: TraceSurvey): Promise<Surveyed | undefined> {
  const scanner = new SpanScanner(survey, input.name)
  const reference = new ReferenceReader(survey, input.name)
  let starts = new Float64Array(1024)
  let lines = 0
  let position = 0
  let rest: Buffer = Buffer.alloc(0)
  survey.begin()
  const look = (bytes: Buffer, from: number, to: number, at: number): boolean => {
    if (lines === starts.length) {
      const grown = new Float64Array(starts.length * 2)
      grown.set(starts)
      starts = grown
    }
    starts[lines++] = at
    const last = bytes[to - 1] === 0x0d ? to - 1 : to
    if (last <= from) return true
    survey.at(nth, lines - 1)
    return scanner.line(bytes, from, last) || isRequest(bytes.toString('utf8', from, last), reference)
  }
  for await (const chunk of input.stream()) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : asBuffer(chunk)
    let from = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      if (!look(bytes, from, end, position + from)) return undefined
      from = end + 1
    }
    position += from
    rest = bytes.subarray(from)
    if (rest.length > LONGEST) return undefined
  }
  if (rest.length > 0 && !look(rest, 0, rest.length, position)) return undefined
  return { input, starts, lines, end: position + rest.length, counted: survey.counted() }
}

/** By `JSON.parse`; what is torn, or of another kind, is for the reader that says so. */
function isRequest(text: string, reference: ReferenceReader): boolean {
  try {
    return reference.value(JSON.parse(text))
  } catch {
    return false
  }
}

function secondPass({ input, starts, lines, end }: Surveyed, nth: number, { chosen }: Sifted): void {
  const wanted = new Set<string>()
  /** By line: the traces that may have spans in it. */
  const needed = new Map<number, { id: Buffer; plain: boolean }[]>()
  for (const trace of chosen) {
    wanted.add(trace.words.join(' '))
    const looked = { id: Buffer.from(idOf(trace)), plain: trace.plain }
    for (const { file, first, last } of trace.places)
      if (file === nth) for (let line = first; line <= last; line++) append(needed, line, looked)
  }
  const isWanted = (traceId: unknown): boolean => wanted.has(traceWordsOf(traceId).join(' '))
  const file = openSync(input.path, 'r')
  try {
    let [buffer, from] = [Buffer.alloc(0), 0]
    for (const line of [...needed.keys()].sort((a, b) => a - b)) {
      const start = starts[line]!
      const stop = line + 1 < lines ? starts[line + 1]! : end
      if (start < from || stop > from + buffer.length) {
        buffer = Buffer.allocUnsafe(Math.max(Math.min(CHUNK, end - start), stop - start))
        buffer = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, start))
        from = start
      }
      const bytes = buffer.subarray(start - from, stop - from)
      // Of a trace the first line and the last are known; which of those between hold it, the bytes tell.
      if (!needed.get(line)!.some(({ id, plain }) => !plain || bytes.includes(id))) continue
      readOtlpLine(bytes.toString('utf8').trim(), line + 1, input.name, input.sink, isWanted)
    }
  } finally {
    closeSync(file)
  }
}

function idOf({ words }: Trace): string {
  return words.map((word) => word.toString(16).padStart(8, '0')).join('')
}
