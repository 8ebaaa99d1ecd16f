/**
 * The run folder: `spans.jsonl` (finished spans), `open.jsonl` (starts, and later news of open ones; the last record of
 * a span holds), both OTLP JSON file-exporter lines, and `coverage.json`.
 *
 * Made at the first record, since NODE_OPTIONS reaches npm and every child too. Nothing here ever throws: where nothing
 * can be written, one line on standard error says so, it is tried again each second, ends wait for that, and what is lost is
 * counted.
 */
import { writeSync } from 'node:fs'
import { type CoverageFile, ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { elapsed, iso, now } from './clock.ts'
import { CoverageOnDisk } from './coverage-on-disk.ts'
import { makeFolder } from './folder.ts'
import { Segments } from './segments.ts'
import { type Attributes, attributesJson, type Span, spanJson } from './span.ts'

declare const ROLECALL_VERSION: string

export interface RunFolderOptions {
  /** Absolute path; the run's own folder is made in it. */
  root: string
  runId: string
  /** A Worker's thread id: it writes files of its own in the process's folder. */
  thread: number
  /** Upper bound for all files of this thread, bytes. */
  cap: number
  /** Asked for each time `coverage.json` is written. */
  coverage: () => Omit<CoverageFile, 'format' | 'version' | 'runId' | 'seen' | 'end' | 'spans' | 'tail'>
  resource: Attributes
}

/** A write that takes longer, ms, and so many of them in a row: now and then one waits for a processor, and that is no slow disk. */
const SLOW = 50
const IN_A_ROW = 10
const SEGMENTS = 8
/** So many ends that could not be written are kept until it works again. */
const BACKLOG = 2000
const TOGETHER = 50
/** Of what nobody was told that it began, so many ends wait for company, and for so long, ms. */
const MOST_WAITING = 20
const LONGEST_WAIT = 5
/** After a write that failed nothing is tried for so long, ms. */
const REST = 1000

export class RunFolder {
  readonly path: string
  readonly open = new Set<Span>()
  readonly #options: RunFolderOptions
  readonly #prefix: string
  readonly #suffix: string
  readonly #coverage: CoverageOnDisk
  readonly #spans: Segments
  readonly #starts: Segments
  /** Starts and ends that go to disk with the next ones. */
  readonly #begun = new Set<Span>()
  #waiting: NodeJS.Timeout | undefined
  #done: Span[] = []
  readonly #counts = { started: 0, ended: 0, dropped: 0 }
  readonly #notes: string[] = []
  #alive = false
  /** Nothing is written before, ms of `elapsed`. */
  #restUntil = 0
  #failures = 0
  /** Ends that could not be written: without them their calls would look open, or never made. */
  #backlog: Span[] = []
  /** Something could not be written since the last record that could. */
  #missed = false
  /** Of that something was never written. */
  #lost = false
  #slowWrites = 0
  #later = false
  #startedOver = false
  #coverageDue = true

  constructor(options: RunFolderOptions) {
    this.#options = options
    this.path = `${options.root}/${options.runId}`
    const thread = options.thread ? `.t${options.thread}` : ''
    this.#spans = new Segments(this.path, `spans${thread}`)
    this.#starts = new Segments(this.path, `open${thread}`)
    this.#coverage = new CoverageOnDisk(`${this.path}/coverage${thread}.json`)
    const resource: Attributes = { ...options.resource, [ROLECALL.runId]: options.runId }
    if (options.thread) resource[SEMCONV.threadId] = options.thread
    this.#prefix =
      `{"resourceSpans":[{"resource":{"attributes":${attributesJson(resource)}},` +
      `"scopeSpans":[{"scope":{"name":"rolecall","version":"${ROLECALL_VERSION}"},"spans":[`
    this.#suffix = ']}]}]}\n'
  }

  /** On disk when this returns: a call's start must be there before its request leaves. */
  started(span: Span): void {
    this.announced(span)
    this.#writeStarts()
  }

  /** The start of what sends nothing itself: on disk with the next start, or the next `flush`. */
  announced(span: Span): void {
    this.open.add(span)
    this.#counts.started++
    this.#begun.add(span)
  }

  /** News of a span that stays open: its answer began, its caller left. */
  updated(span: Span): void {
    if (!this.open.has(span)) return
    this.#begun.add(span)
    this.#writeStarts()
  }

  /**
   * On disk when this returns; where `more` of the same call is to end, with that, or the next `flush`. So is the end of what
   * nobody was told that it began, soon: it can't look open.
   */
  ended(span: Span, more = false): void {
    this.open.delete(span)
    this.#counts.ended++
    const told = !this.#begun.delete(span)
    this.#done.push(span)
    if (more) return
    if (told || this.#done.length >= MOST_WAITING) this.#writeEnds()
    else this.#waiting ??= setTimeout(() => this.#waited(), LONGEST_WAIT).unref()
  }

  #waited(): void {
    this.#waiting = undefined
    if (this.#done.length) this.#writeEnds()
  }

  /** Writes what waits for company, or for better times; at the `last`, without a rest after failures. */
  flush(last = false): void {
    if (last) this.#restUntil = 0
    if (this.#begun.size) this.#writeStarts()
    if (this.#done.length || this.#backlog.length) this.#writeEnds()
  }

  /** About once a second while calls are open: says that the process lives, looks whether its files do. */
  heartbeat(): void {
    if (!this.#alive || this.#rests) return
    try {
      if (this.#removed) this.#startOver()
    } catch (error) {
      this.#failed(error)
    }
    this.saveCoverage()
  }

  /** With the next record, not at once: nothing is worth a folder that holds no record. */
  coverageChanged(): void {
    this.#coverageDue = true
  }

  note(text: string): void {
    if (this.#notes.length >= 20 || this.#notes.includes(text)) return
    this.#notes.push(text)
    this.coverageChanged()
  }

  saveCoverage(end?: number): void {
    if (!this.#alive || (this.#rests && end === undefined)) return
    const { runId } = this.#options
    const own = this.#options.coverage()
    const incomplete = this.#later || this.#startedOver || this.#lost || this.#missed || this.#backlog.length > 0
    const coverage: CoverageFile = {
      format: 'rolecall-coverage',
      version: 1,
      runId,
      ...own,
      seen: iso(now()),
      ...(end !== undefined && { end: iso(end) }),
      spans: { ...this.#counts },
      tail: incomplete ? 'incomplete' : 'complete',
      notes: [...own.notes, ...this.#notes],
    }
    try {
      this.#coverage.save(coverage)
      this.#coverageDue = false
    } catch (error) {
      this.#failed(error)
    }
  }

  #writeStarts(): void {
    const spans = [...this.#begun]
    this.#begun.clear()
    this.#write(this.#starts, spans)
  }

  #writeEnds(): void {
    const spans = this.#done
    this.#done = []
    this.#write(this.#spans, spans)
  }

  #line(spans: readonly Span[]): string {
    let json = this.#prefix
    for (let i = 0; i < spans.length; i++) json += (i ? ',' : '') + spanJson(spans[i]!)
    return json + this.#suffix
  }

  #write(segments: Segments, spans: readonly Span[]): void {
    if (this.#rests) {
      this.#lose(segments, spans)
      return
    }
    try {
      if (!this.#alive) makeFolder(this.path)
      this.#alive = true
      if (this.#missed) this.#resume()
      if (spans.length) this.#append(segments, spans)
      if (segments.size > this.#options.cap / SEGMENTS) this.#rotate(segments)
    } catch (error) {
      this.#lose(segments, spans)
      this.#failed(error)
    }
    if (this.#coverageDue) this.saveCoverage()
  }

  #append(segments: Segments, spans: readonly Span[]): void {
    const line = this.#line(spans)
    if (this.#later) {
      segments.appendLater(line, spans.length, (error) => {
        if (!error) return
        this.#lose(segments, spans)
        this.#failed(error)
      })
      return
    }
    const before = elapsed()
    segments.append(line, spans.length)
    this.#slowWrites = elapsed() - before > SLOW ? this.#slowWrites + 1 : 0
    if (this.#slowWrites < IN_A_ROW) return
    this.#later = true
    this.note(
      `${IN_A_ROW} writes in a row took more than ${SLOW} ms each: records are written without waiting since then`,
    )
  }

  get #rests(): boolean {
    return elapsed() < this.#restUntil
  }

  /** Ends wait, as many as may; starts of what is open by then are written anew. */
  #lose(segments: Segments, spans: readonly Span[]): void {
    this.#missed = true
    this.#coverageDue = true
    if (segments !== this.#spans) return
    const kept = spans.slice(0, BACKLOG - this.#backlog.length)
    this.#backlog.push(...kept)
    this.#counts.dropped += spans.length - kept.length
    if (kept.length < spans.length) this.#lost = true
  }

  /** Starts whose ends were lost would look open for ever: only what is open now is written again. */
  #resume(): void {
    if (this.#removed) this.#startOver()
    else this.#renewStarts(false)
    this.#missed = false
    while (this.#backlog.length) {
      this.#append(this.#spans, this.#backlog.slice(0, TOGETHER))
      this.#backlog.splice(0, TOGETHER)
    }
  }

  get #removed(): boolean {
    return this.#spans.removed || this.#starts.removed
  }

  #failed(error: unknown): void {
    const gone = this.#alive && codeOf(error) === 'ENOENT'
    try {
      if (!gone) throw error
      this.#startOver()
    } catch (last) {
      this.#rest(last)
    }
  }

  #rest(error: unknown): void {
    this.#restUntil = elapsed() + REST
    this.#coverage.markIncomplete()
    this.#coverageDue = true
    this.note(`records could not be written (${codeOf(error)})`)
    if (this.#failures++) return
    const [why] = String((error as Error).message).split(',')
    warn(`cannot write to ${this.path} (${why}); tried again each second, what is lost is counted in coverage.json`)
  }

  #startOver(): void {
    if (!this.#startedOver) warn('the run folder was removed while the process ran; what was written before is lost')
    this.#startedOver = true
    this.note('the run folder was removed while the process ran; what was written before is lost')
    makeFolder(this.path)
    this.#spans.reopen()
    this.#renewStarts(true)
  }

  /** Finished spans are dropped oldest first; starts are dropped as soon as the still-open ones are copied. */
  #rotate(segments: Segments): void {
    if (segments === this.#starts) {
      this.#renewStarts(false)
      return
    }
    segments.next()
    if (segments.segments < SEGMENTS - 1) return
    this.#counts.dropped += segments.dropOldest()
    // The starts of dropped spans must go too, or they would look open for ever.
    this.#renewStarts(false)
    this.#coverageDue = true
  }

  #renewStarts(gone: boolean): void {
    if (gone) this.#starts.reopen()
    else this.#starts.next()
    let text = ''
    for (const span of this.open) text += this.#line([span])
    try {
      if (text) this.#starts.append(text, this.open.size)
    } catch (error) {
      // No room: what was there before stays, and no empty files pile up.
      this.#starts.dropNewest()
      throw error
    }
    while (this.#starts.segments > 1) this.#starts.dropOldest()
  }
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}

/** Never through `process.stderr`: the server may have replaced it, and touching it opens it. */
export function warn(text: string): void {
  try {
    writeSync(2, `rolecall: ${text}\n`)
  } catch {}
}
