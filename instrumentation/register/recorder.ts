/** The spans of this process: who is the parent, where they are written, and the clock tick that watches open ones. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'
import { type CoverageFile, type Need, ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { elapsed, now } from '../evidence/clock.ts'
import { credentialFiles, credentialVariables } from '../evidence/environment.ts'
import { RunFolder } from '../evidence/run-folder.ts'
import { type Attributes, KIND, randomId, type Span } from '../evidence/span.ts'
import { activeSpanOfOthers } from './active-span.ts'
import { noteCaller } from './caller.ts'
import type { QueueMessages } from './queue-messages.ts'
import type { Settings } from './settings.ts'

/** What a flow of asynchronous work belongs to. One object per inbound request, tool call and SDK call. */
export interface Scope {
  /** Parent of what begins in this flow. An inbound request's changes when its body turns out to be a tool call. */
  span: { traceId: string; spanId: string }
  /** The SDK call, in the flow of one. */
  sdk?: SdkScope
}

/** What the HTTP attempts of an SDK call tell it. */
export interface SdkScope {
  span: Span
  service: string
  firstAttempt: number | undefined
  /** Attempts that are not over. */
  open: number
  /** The SDK's own name for where its credentials come from, where it gives one. */
  source: () => string | undefined
}

/** An open call that can say what it waits for. */
export interface Watched {
  span: Span
  /** Brings attributes up to date; true when there is news worth a record. */
  look(at: number): boolean
}

const LAG_TICK = 100
const JEST = 'Jest loads modules its own way: calls of an AWS SDK are seen as HTTP, and not before they leave'
const HEARTBEAT = 1000
/** Shorter delays are a busy loop's everyday. */
const LAG_WORTH_TELLING = 50

export class Recorder {
  readonly current = new AsyncLocalStorage<Scope>()
  readonly folder: RunFolder
  /** What the process works on, where that is one thing at a time and no request's. */
  working: Scope | undefined
  messages: QueueMessages | undefined
  readonly watched = new Set<Need>(['http1', 'open-calls', 'signing-keys', 'inbound', 'tool-answers'])
  readonly sdks: { name: string; version: string }[] = []
  /** Late set-up: what would cost at start, and can wait. */
  beforeFirstRecord: (() => void) | undefined
  beforeCoverage: (() => void) | undefined
  /** How many Workers run without this. */
  unwatched: () => number = () => 0
  /** Ports and paths where connections are taken and nothing is watched. */
  readonly unwatchedInbound = new Set<string>()
  readonly #settings: Settings
  readonly #watching = new Set<Watched>()
  readonly #start = new Date(now()).toISOString()
  #timer: NodeJS.Timeout | undefined
  #lastTick = 0
  #lastBeat = 0
  #stalls: { from: number; to: number; late: number }[] = []
  #errors = 0
  /** Takes back what was set up, the last first. */
  readonly #undo: (() => void)[] = []
  #stopped = false
  /** What the server's event loop waited for us, ms. */
  #own = 0
  #ownAtTick = 0
  #observing = false
  #userAgent: string | undefined
  /** Class of the last error that nobody caught; a listener may have kept the process alive. */
  #uncaught: string | undefined
  #exit: CoverageFile['exit']

  constructor(settings: Settings) {
    this.#settings = settings
    this.folder = new RunFolder({
      root: settings.root,
      runId: settings.runId,
      thread: settings.thread,
      cap: settings.cap,
      resource: {
        // On every line: what is not needed to tell processes apart stands in coverage.json.
        ...settings.resource,
        [SEMCONV.serviceName]: settings.service,
        [SEMCONV.processPid]: process.pid,
      },
      coverage: () => this.#coverage(),
    })
    if (!settings.resource) this.folder.note('OTEL_RESOURCE_ATTRIBUTES is malformed: all of it was discarded')
  }

  start(
    name: string,
    kind: keyof typeof KIND,
    attributes: Attributes,
    /** Where it begins; `root` where the flow says nothing. */
    scope: Scope | 'root' | undefined = this.current.getStore() ?? this.working,
    at = now(),
  ): Span {
    const parent = scope === 'root' ? undefined : (scope?.span ?? this.#settings.parent)
    const span: Span = {
      traceId: parent?.traceId ?? randomId(32),
      spanId: randomId(16),
      parentId: parent?.spanId,
      name,
      kind: KIND[kind],
      start: at,
      end: undefined,
      attributes,
      error: false,
      message: undefined,
      events: undefined,
      link: activeSpanOfOthers(),
      written: undefined,
    }
    if (this.#settings.thread) attributes[SEMCONV.threadId] = this.#settings.thread
    return span
  }

  /** Puts a span's start on disk. */
  open(span: Span): void {
    this.#prepare()
    this.folder.started(span)
  }

  /** Of what sends nothing itself: its start is on disk with that of its first request, or the next tick. */
  announce(span: Span): void {
    this.#prepare()
    this.folder.announced(span)
  }

  /** `more`: other parts of the same call are still to end. */
  end(span: Span, at = now(), more = false): void {
    if (span.end !== undefined) return
    span.end = Math.max(at, span.start)
    const delay = this.#delayWithin(span.start, span.end)
    if (delay) span.attributes[ROLECALL.eventLoopDelay] = delay
    // Not `delete`: it would turn the attributes into a slow dictionary.
    if (span.attributes[ROLECALL.waitingFor]) span.attributes[ROLECALL.waitingFor] = undefined
    this.folder.ended(span, more)
  }

  /** Adds where in the server's code this very moment was brought about. */
  noteCaller(attributes: Attributes): void {
    if (this.#settings.codeLocation) noteCaller(attributes)
  }

  watch(watched: Watched): void {
    this.#watching.add(watched)
  }

  unwatch(watched: Watched): void {
    this.#watching.delete(watched)
  }

  /** Hears what is told on a channel of Node's; what goes wrong in it is nobody's trouble. */
  listen(name: string, hear: (message: unknown) => void): void {
    const guarded = (message: unknown) => {
      this.guard(() => hear(message))
    }
    channel(name).subscribe(guarded)
    this.undoLater(() => channel(name).unsubscribe(guarded))
  }

  /** `step` takes back what was just set up, should the start fail. */
  undoLater(step: () => void): void {
    this.#undo.push(step)
  }

  /** After a start that failed: nothing watches any more, and what can't be taken back does nothing. */
  stop(): void {
    this.#stopped = true
    for (const step of this.#undo.reverse()) {
      try {
        step()
      } catch {}
    }
    if (this.#timer) clearInterval(this.#timer)
  }

  /** Runs what may never disturb the server; what goes wrong in it is counted in the coverage record. */
  guard<T>(work: () => T): T | undefined {
    if (this.#stopped) return undefined
    if (this.#observing) return this.#try(work)
    const began = elapsed()
    this.#observing = true
    const result = this.#try(work)
    this.#observing = false
    this.#own += elapsed() - began
    return result
  }

  #try<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.#failed(error)
      return undefined
    }
  }

  /** What fails here may fail again where it is told of. */
  #failed(error: unknown): void {
    try {
      if (++this.#errors > 3) return
      const place = error instanceof Error ? `${error.name}: ${/at .*/.exec(error.stack ?? '')?.[0].slice(0, 120)}` : ''
      this.folder.note(`an observation failed: ${place}`)
    } catch {}
  }

  /** Which AWS SDKs are at work: they say so themselves, bundled or not. */
  sawUserAgent(userAgent: string | undefined): void {
    if (userAgent === undefined || userAgent === this.#userAgent) return
    this.#userAgent = userAgent
    const [, name, version] = /\b(aws-sdk-(?:js|nodejs))\/(\d[\w.-]*)/.exec(userAgent) ?? []
    if (!name || !version || this.sdks.length >= 16) return
    if (this.sdks.some((sdk) => sdk.name === name && sdk.version === version)) return
    this.sdks.push({ name, version })
    this.folder.coverageChanged()
  }

  /** By this the process is asked, and nobody watches; or by this it is, after all, asked as others are. */
  notInbound(place: string, isUnwatched = true): void {
    const { size } = this.unwatchedInbound
    if (isUnwatched) this.unwatchedInbound.add(place)
    else this.unwatchedInbound.delete(place)
    if (this.unwatchedInbound.size !== size) this.folder.coverageChanged()
  }

  uncaught(error: unknown): void {
    this.#uncaught = error instanceof Error ? error.name : typeof error
  }

  exit(code: number): void {
    this.#tick()
    this.folder.flush(true)
    if (!this.#settings.thread) this.#exit = { code, ...(code > 0 && this.#uncaught && { error: this.#uncaught }) }
    // A Worker's end is not the process's.
    this.folder.saveCoverage(this.#settings.thread ? undefined : now())
  }

  #prepare(): void {
    if (this.beforeFirstRecord) {
      const prepare = this.beforeFirstRecord
      this.beforeFirstRecord = undefined
      this.guard(prepare)
    }
    if (!this.#timer) this.#startTimer()
  }

  #startTimer(): void {
    this.#lastTick = this.#lastBeat = now()
    // Outside of any flow, so that it keeps none alive; unreferenced, so that it delays no exit.
    this.current.run(undefined as never, () => {
      this.#timer = setInterval(() => this.guard(() => this.#tick()), LAG_TICK)
      this.#timer.unref()
    })
  }

  #tick(): void {
    const at = now()
    const late = this.#late(at)
    if (late > LAG_WORTH_TELLING) this.#stalls.push({ from: this.#lastTick, to: at, late })
    this.#lastTick = at
    this.#ownAtTick = this.#own
    this.folder.flush()
    if (at - this.#lastBeat < HEARTBEAT) return
    this.#lastBeat = at
    for (const call of this.#watching) if (call.look(at)) this.folder.updated(call.span)
    this.folder.heartbeat()
    let oldest = at
    for (const span of this.folder.open) oldest = Math.min(oldest, span.start)
    this.#stalls = this.#stalls.filter((stall) => stall.to > oldest)
    if (this.folder.open.size === 0) {
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }

  /** By how much the next tick is overdue, ms; our own work is not the server's. */
  #late(at: number): number {
    return at - this.#lastTick - LAG_TICK - (this.#own - this.#ownAtTick)
  }

  /** Longest stall of the event loop that overlaps with a span, ms. */
  #delayWithin(from: number, to: number): number | undefined {
    let longest = 0
    // A stall that has not been noticed yet: the tick is late by it right now.
    const late = this.#timer ? this.#late(to) : 0
    if (late > LAG_WORTH_TELLING) longest = late
    for (const stall of this.#stalls) {
      if (stall.from < to && stall.to > from) longest = Math.max(longest, stall.late)
    }
    return longest ? Math.round(longest) : undefined
  }

  #watchedNow(): Need[] {
    return [...this.watched].filter((need) => need !== 'inbound' || this.unwatchedInbound.size === 0)
  }

  #coverage(): Omit<CoverageFile, 'format' | 'version' | 'runId' | 'seen' | 'end' | 'spans' | 'tail'> {
    if (this.beforeCoverage) this.guard(this.beforeCoverage)
    const unwatched = this.unwatched()
    return {
      service: this.#settings.service,
      pid: process.pid,
      ppid: process.ppid,
      start: this.#start,
      ...(this.#exit && { exit: this.#exit }),
      runtime: { name: 'nodejs', version: process.versions.node },
      watched: [...this.#watchedNow(), 'complete-tail'],
      ...(unwatched > 0 && { unwatched }),
      ...(this.unwatchedInbound.size > 0 && { unwatchedInbound: [...this.unwatchedInbound] }),
      variables: credentialVariables(process.env),
      files: credentialFiles(process.env),
      sdks: this.sdks,
      // Set by Jest itself, also where it runs tests in this process; what is not watched is proven absent by nobody.
      notes: process.env['JEST_WORKER_ID'] ? [JEST] : [],
    }
  }
}
