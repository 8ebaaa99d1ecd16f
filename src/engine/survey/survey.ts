/**
 * Large files of spans are read twice. The first time every byte is looked at and nothing kept but sums for each trace
 * (`traces.ts`); then it is settled which traces are judged (`sift.ts`); the second time only the lines that hold these are
 * read, by the same reader as small files.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Rec, Span } from '../../model/records.ts'
import { joinedText } from '../../scan/hash.ts'
import { traceWordsOf } from '../../scan/reference.ts'
import { ROW, SpanDigest, UNITS } from '../../scan/span-digest.ts'
import { WIDTH } from '../../scan/span-rows.ts'
import type { LargeInput } from '../../sources/input/large-inputs.ts'
import { boundedRecord } from '../../sources/kit/bounded.ts'
import type { Sink } from '../../sources/source.ts'
import { readOtlpLine } from '../../sources/spans/otlp-json.ts'
import { type CaseOptions, type Joined, joined, type PartlyRead } from '../cases/cases.ts'
import type { Lasting } from '../join/align-clocks.ts'
import { append } from '../kit/multimap.ts'
import { Room } from '../kit/pages.ts'
import { saidOfKeys, saidOfTraces } from './beside.ts'
import { mostThreads, scanAll, segmentsOf } from './scanners.ts'
import { type Beside, sift } from './sift.ts'
import { canStandBeside, type Named, namedBy } from './skeleton.ts'
import type { Trace } from './trace.ts'
import { type Counted, TraceSurvey } from './traces.ts'

/** Bytes that are read again at a time, and between two lines of which one read is better than two. */
const CHUNK = 1024 * 1024
const GAP = 64 * 1024
/** Of traces without a request of their own so many are read for what lies beside. */
const MOST_STRAYS = 20_000

/** Spans of traces that may not be whole yet: some hundred megabytes of the file. */
const WINDOW = 128 * 1024

/** A trace as it is looked for in the lines of a file. */
type Sought = Pick<Trace, 'words' | 'plain' | 'places'>

/** What the first pass knows of a file: where each of its lines begins. */
interface Surveyed {
  input: LargeInput
  starts: Float64Array
  lines: number
  end: number
  counted: Counted
}

export interface SurveyOptions extends CaseOptions {
  /** Bytes that the whole process should take: of what grows with the input the rest waits on the disk. */
  memory?: number
}

/** Bytes, where nobody says. */
const MEMORY = 512 * 1024 * 1024
/** Of it for what is kept of each trace: the rest is for what scans, and later for what is judged. */
const SHARE = 1 / 8
/** Bytes of it for which there may be a thread that scans: it takes a quarter of them. */
const THREAD = 128 * 1024 * 1024

export interface SurveyResult extends PartlyRead {
  /** Is this a trace that is not judged itself? */
  isWitness(traceId: string): boolean
  /** What lay beside the spans, and what it holds on to of the traces that were not read. */
  beside: readonly Rec[]
  /** One sentence for the report; none where every trace was judged. */
  notes: readonly string[]
}

/**
 * Reads large files of spans in two passes.
 *
 * @param beside all other records of the run
 * @returns undefined where a file holds anything but requests of spans, one a line, or what stands beside them may be tied to any; nothing was put into the inputs' sinks then
 */
export async function surveyed(
  inputs: readonly LargeInput[],
  beside: readonly Rec[],
  options: SurveyOptions,
): Promise<SurveyResult | undefined> {
  if (!canStandBeside(beside)) return undefined
  const { memory = MEMORY } = options
  const room = new Room(memory * SHARE)
  try {
    const threads = Math.max(1, Math.min(mostThreads(), Math.floor(memory / THREAD)))
    return await surveyedIn(room, threads, inputs, beside, options)
  } finally {
    room.close()
  }
}

async function surveyedIn(
  room: Room,
  threads: number,
  inputs: readonly LargeInput[],
  beside: readonly Rec[],
  options: SurveyOptions,
): Promise<SurveyResult | undefined> {
  const named = namedBy(beside)
  let survey = new TraceSurvey(named, inputs.length === 1 ? WINDOW : Number.POSITIVE_INFINITY, room)
  let files = await surveyOf(inputs, survey, threads)
  // Some trace lasts longer than others by far.
  if (survey.isLate) {
    room.close()
    survey = new TraceSurvey(named, Number.POSITIVE_INFINITY, room)
    // Its progress was told already.
    files = await surveyOf(
      inputs.map((input) => ({ ...input, onBytes() {} })),
      survey,
      threads,
    )
  }
  if (!files) return undefined
  // Spans of no trace are told apart by their time alone.
  if (survey.hasTraceless) return undefined
  const skeleton = named && skeletonOf(survey, files, named)
  const whole = skeleton && joined([...beside, ...skeleton.spans], options, skeleton.partly)
  const sifted = sift(survey, whole && besideOf(whole, options), room)
  const chosen = tracesOf(survey, sifted.chosen).map(({ words, plain, places }) => ({ words, plain, places }))
  const alike = new Map(
    tracesOf(survey, sifted.alike.keys()).map((trace) => [idOf(trace), sifted.alike.get(trace.nth)!]),
  )
  const judged = new Set(tracesOf(survey, sifted.judged).map(idOf))
  // What is asked later must not keep the whole survey: what is read now takes its room.
  const { activity } = survey
  room.close()
  for (const [nth, file] of files.entries()) {
    file.input.passedOver(file.counted)
    readTraces(file, nth, chosen, file.input.sink)
  }
  const read = new Set(chosen.map(idOf))
  const { total } = sifted
  const { size } = sifted.chosen
  const notes =
    size < total
      ? [
          `of ${total} traces, ${size} were judged one by one: each of the others is like one of these in all that is asked (\`-f ndjson --all\` judges every one)`,
        ]
      : []
  if (sifted.isCut)
    notes.push(
      'more kinds of traces than memory: fewer of each were judged than elsewhere, and findings of one process only may be missing',
    )
  if (sifted.compared > 0)
    notes.push(
      `${sifted.compared} traces more than can be judged one by one have calls that are placed by time, several callers or broken connections: told apart by their spans alone`,
    )
  const isWitness = (traceId: string): boolean => {
    const id = wordsIn(traceId)
    return id !== '' && !judged.has(id)
  }
  return {
    notes: [...notes, ...(whole?.notes ?? [])],
    isWitness,
    standsFor: (traceId) => (isWitness(traceId) ? 0 : alike.get(wordsIn(traceId))),
    callsAt: (process, from, to) => activity.during(joinedText(process), from, to),
    busy: new Set([...(skeleton?.partly.busy ?? [])].filter((id) => !read.has(wordsIn(id.split('/')[0]!)))),
    traces: skeleton?.partly.traces ?? new Map(),
    beside: whole ? whole.records.filter((rec) => !isOfSpans(rec) || !read.has(wordsIn(rec.traceId))) : beside,
  }
}

/** A span of these files; CloudTrail's records are none. */
function isOfSpans(rec: Rec): rec is Span {
  return rec.type === 'span' && rec.evidence.kind === 'span'
}

function besideOf({ units, calls, records }: Joined, { expectedRoles }: CaseOptions): Beside {
  const said = saidOfTraces(units, expectedRoles?.some(({ test }) => test !== undefined) ?? false)
  const byWords = new Map([...said].map(([traceId, one]) => [wordsIn(traceId), one]))
  return {
    of: (trace) => byWords.get(idOf(trace)),
    keys: saidOfKeys(calls),
    hasResults: records.some(({ type }) => type === 'outcome'),
  }
}

/** The spans that what lies beside may hold on to, each below the nearest of them that is above it. */
function skeletonOf(
  survey: TraceSurvey,
  files: readonly Surveyed[],
  named: Named,
): { spans: readonly Span[]; partly: PartlyRead } {
  const { above, busy } = survey.heldTies()
  // Records of a span's start, its updates and its end are one.
  const at = new Map<string, number>()
  const first = survey.held.map(({ trace, id }, nth) => {
    const key = `${trace} ${id}`
    const known = at.get(key) ?? nth
    at.set(key, known)
    if (busy[nth]) busy[known] = 1
    return known
  })
  const traces = survey.finish()
  const numberOf = (traceId: unknown): number => survey.find(traceWordsOf(traceId))
  const spans: Span[] = []
  const strays: Trace[] = []
  for (let nth = 0; nth < traces.size && strays.length < MOST_STRAYS; nth++)
    if ((traces.at(nth).flags & UNITS) === 0) strays.push(traces.at(nth))
  const isStray = new Set(strays.map(({ nth }) => nth))
  /** By place among what is held: ids as the model has them. */
  const ids: string[] = []
  const found: { span: Span; nth: number }[] = []
  for (const [nth, file] of files.entries()) {
    const lines = new Set(
      survey.held.flatMap(({ file, line, trace }) => (file === nth && !isStray.has(trace) ? line : [])),
    )
    let current: number | undefined
    const wants = (traceId: unknown, spanId: unknown): boolean => {
      const trace = numberOf(traceId)
      current =
        trace >= 0 && !isStray.has(trace)
          ? at.get(`${trace} ${typeof spanId === 'string' ? joinedText(spanId) : 0}`)
          : undefined
      return current !== undefined
    }
    const sink: Sink = {
      record(rec) {
        if (rec.type !== 'span' || current === undefined) return
        ids[current] = rec.spanId
        found.push({ span: boundedRecord(rec), nth: current })
      },
      skip() {},
    }
    readLines(file, lines, () => true, wants, sink)
    // Calls that lost their trace are placed by their time.
    readTraces(file, nth, strays, { record: (rec) => rec.type === 'span' && spans.push(boundedRecord(rec)), skip() {} })
  }
  const made = new Set<string>()
  for (const { span, nth } of found) {
    const { parentSpanId: _, ...own } = span
    const parent = above[nth]! < 0 ? span.parentSpanId : ids[first[above[nth]!]!]
    spans.push({ ...own, ...(parent !== undefined && { parentSpanId: parent }) })
    if (busy[nth]) made.add(`${span.traceId}/${span.spanId}`)
  }
  const lasting = new Map<string, Lasting>()
  for (const traceId of named.traces) {
    const nth = numberOf(traceId)
    const trace = nth >= 0 && traces.at(nth)
    if (trace) lasting.set(traceId, { from: trace.start, to: trace.end })
  }
  return { spans, partly: { busy: made, traces: lasting, standsFor: () => undefined, callsAt: () => [] } }
}

function wordsIn(traceId: string): string {
  // What was renamed for being used twice begins as it did.
  const [own] = traceId.split('#')
  return own ? hexOf(traceWordsOf(own)) : ''
}

/** @returns undefined where one of them is not spans alone */
async function surveyOf(
  inputs: readonly LargeInput[],
  survey: TraceSurvey,
  threads: number,
): Promise<Surveyed[] | undefined> {
  const files: Surveyed[] = []
  for (const [nth, input] of inputs.entries()) {
    // A file that breaks off is for the reader that says so.
    const file = await firstPass(input, nth, survey, threads).catch(() => undefined)
    if (!file) return undefined
    files.push(file)
  }
  return files
}

/** Looks at every line; undefined where one holds something else than spans. */
async function firstPass(
  input: LargeInput,
  nth: number,
  survey: TraceSurvey,
  threads: number,
): Promise<Surveyed | undefined> {
  const starts: Float64Array[] = []
  const span = new SpanDigest()
  let lines = 0
  let end = 0
  survey.begin()
  for await (const scanned of scanAll(segmentsOf(input.path, input.name, input.size), threads)) {
    if (!scanned) return undefined
    for (let at = 0; at < scanned.rows.length; at += WIDTH) {
      span.unpack(scanned.rows, at)
      survey.at(nth, lines + scanned.rows[at + ROW]!)
      survey.span(span)
    }
    if (survey.isLate) return undefined
    starts.push(scanned.starts)
    lines += scanned.starts.length
    input.onBytes(scanned.end - end)
    end = scanned.end
  }
  return { input, starts: joinedArrays(starts, lines), lines, end, counted: survey.counted() }
}

function joinedArrays(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function readTraces(surveyed: Surveyed, nth: number, chosen: Iterable<Sought>, sink: Sink): void {
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
  // Of a trace the first line and the last are known; which of those between hold it, the bytes tell.
  const mayHold = (line: number, bytes: Buffer) =>
    needed.get(line)!.some(({ id, plain }) => !plain || bytes.includes(id))
  readLines(surveyed, needed.keys(), mayHold, isWanted, sink)
}

/** Reads some lines of a file again, and of these the spans that are wanted. */
function readLines(
  { input, starts, lines, end }: Surveyed,
  wanted: Iterable<number>,
  mayHold: (line: number, bytes: Buffer) => boolean,
  isWanted: (traceId: unknown, spanId: unknown) => boolean,
  sink: Sink,
): void {
  const begins = (line: number): number => starts[line]!
  const ends = (line: number): number => (line + 1 < lines ? starts[line + 1]! : end)
  const sorted = [...wanted].sort((a, b) => a - b)
  const file = openSync(input.path, 'r')
  try {
    for (let next = 0; next < sorted.length; ) {
      const first = next
      const from = begins(sorted[first]!)
      let to = ends(sorted[next++]!)
      // Lines far apart are read by themselves.
      while (next < sorted.length && begins(sorted[next]!) - to < GAP && ends(sorted[next]!) - from < CHUNK)
        to = ends(sorted[next++]!)
      const buffer = Buffer.allocUnsafe(to - from)
      readSync(file, buffer, 0, buffer.length, from)
      for (const line of sorted.slice(first, next)) {
        const bytes = buffer.subarray(begins(line) - from, ends(line) - from)
        if (mayHold(line, bytes)) readOtlpLine(bytes.toString('utf8').trim(), line + 1, input.name, sink, isWanted)
      }
    }
  } finally {
    closeSync(file)
  }
}

function tracesOf(survey: TraceSurvey, numbers: Iterable<number>): Trace[] {
  const traces = survey.finish()
  return Array.from(numbers, (nth) => traces.at(nth))
}

function idOf({ words }: Pick<Trace, 'words'>): string {
  return hexOf(words)
}

function hexOf(words: readonly number[]): string {
  return words.map((word) => word.toString(16).padStart(8, '0')).join('')
}
