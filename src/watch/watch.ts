/** Follows files and folders, judges what they tell as it comes, and gives the verdict when it is ended. */
import { setImmediate } from 'node:timers/promises'
import type { Policy } from '../config/policy.ts'
import type { AnalyzeOptions } from '../engine/analyze.ts'
import type { Report } from '../model/report.ts'
import type { Status, WatchEvent } from './events.ts'
import { FollowedPaths } from './followed-paths.ts'
import { LiveJudge } from './live-judge.ts'
import { Processes } from './processes.ts'
import { type Limits, WorkingSet } from './working-set.ts'

/** How often files are looked at, ms: where the system tells of changes this is the exception. */
const POLL = 1_000
/** Changes that come together are read together, ms. */
const TOGETHER = 50
/** Judging takes at most about a tenth of the time: after one look, this many times as long passes until the next. */
const PAUSE = 9
const LEAST_PAUSE = 250
/** What is not read so long after the end is left, ms: the verdict is waited for. */
const LAST_READING = 500

export interface WatchOptions {
  analysis: AnalyzeOptions
  policy: Policy
  /** Ends the watch. */
  signal: AbortSignal
  /** Called after each round with what is new in it. */
  onRound: (events: readonly WatchEvent[], status: () => Status) => void
  limits?: Limits
}

/** @returns the report on all that is held, when the signal ended the watch */
export async function watch(
  paths: readonly string[],
  { analysis, policy, signal, onRound, limits }: WatchOptions,
): Promise<Report> {
  const set = new WorkingSet(limits)
  const rest = new Rest(signal)
  const followed = new FollowedPaths(paths, set, () => rest.cutShort())
  signal.addEventListener('abort', () => followed.endBy(Date.now() + LAST_READING))
  const processes = new Processes((process) => followed.lastGrowth(process))
  const judge = new LiveJudge(analysis, policy, processes)
  const status = (): Status => ({
    files: followed.files,
    processes: processes.alive,
    toolCalls: judge.toolCalls,
    open: judge.open,
    held: judge.held,
    hanging: judge.hanging(),
  })
  let isNew = false
  let next = 0
  while (!signal.aborted) {
    const { changed, more } = await followed.poll()
    isNew ||= changed
    const begun = Date.now()
    const isDue = !more && (isNew || judge.waits) && begun >= next
    // A backlog is judged as it is read: it must not all be held at once.
    if (isDue || (more && set.isFull)) {
      onRound(judge.look(set), status)
      isNew = false
      next = Date.now() + Math.max(LEAST_PAUSE, PAUSE * (Date.now() - begun))
    } else onRound([], status)
    if (more) await setImmediate()
    else await rest.until(isNew || judge.waits ? Math.min(POLL, Math.max(TOGETHER, next - Date.now())) : POLL)
  }
  while ((await followed.poll()).more) {
    if (set.isFull) onRound(judge.look(set), status)
    await setImmediate()
  }
  const inputs = await followed.finish()
  onRound(judge.look(set), status)
  return judge.verdict(set, inputs)
}

/** Between two rounds; ends early when something changes, or when the watch ends. */
class Rest {
  readonly #signal: AbortSignal
  #wake: (() => void) | undefined
  #isCut = false

  constructor(signal: AbortSignal) {
    this.#signal = signal
    signal.addEventListener('abort', () => this.#wake?.())
  }

  cutShort(): void {
    this.#isCut = true
    if (this.#wake) setTimeout(this.#wake, TOGETHER)
  }

  async until(ms: number): Promise<void> {
    if (this.#signal.aborted) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#isCut ? TOGETHER : ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = undefined
    this.#isCut = false
  }
}
