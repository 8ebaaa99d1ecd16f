/** The processes that are watched, by their coverage records: which live, which ended, which are gone without a word. */
import type { Coverage } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'
import type { WatchEvent } from './events.ts'

/** A process with something open is seen about once a second: silent for so long, and without a process of its id, it is gone, ms. */
const SILENT = 3_000
/** Its id may be another's, in another container or by now: then silence alone tells, ms. */
const SILENT_FOR_LONG = 10 * 60_000

type State = 'started' | 'ended' | 'gone'

export class Processes {
  readonly #states = new Map<string, { state: State; service: string }>()
  readonly #lastGrowth: (process: string) => number

  /** @param lastGrowth when something was last read of a process, UTC ms */
  constructor(lastGrowth: (process: string) => number) {
    this.#lastGrowth = lastGrowth
  }

  get alive(): number {
    return [...this.#states.values()].filter(({ state }) => state === 'started').length
  }

  look(records: Iterable<Coverage>): WatchEvent[] {
    const events: WatchEvent[] = []
    const ended = new Map<string, { all: boolean; service: string }>()
    // A Worker's record may end before its process does.
    for (const { process, service, ended: one } of records)
      ended.set(process, { all: one && (ended.get(process)?.all ?? true), service })
    for (const [process, { all, service }] of ended) {
      const known = this.#states.get(process)
      if (!known) events.push({ type: 'process', state: 'started', process, service })
      if (all && known?.state !== 'ended') events.push({ type: 'process', state: 'ended', process, service })
      if (all || known?.state !== 'gone') this.#states.set(process, { state: all ? 'ended' : 'started', service })
    }
    return events
  }

  /** Is it over, though calls of it are open? Then they hang no more. */
  isOver(process: string, now = Date.now()): boolean {
    if (this.#states.get(process)?.state === 'ended') return true
    const silent = now - this.#lastGrowth(process)
    const id = Number(/^\d{13}-(\d+)-[0-9a-f]{4}$/.exec(process)?.[1])
    if (!id) return silent > SILENT_FOR_LONG
    return silent > SILENT_FOR_LONG || (silent > SILENT && !exists(id))
  }

  /** Told once of each that is gone with something open. */
  gone(cases: readonly Case[]): WatchEvent[] {
    return cases.flatMap(({ toolCall: { process, service, kind, end }, calls }): WatchEvent[] => {
      const known = this.#states.get(process)
      const isOpen = calls.some((call) => call.open) || (kind !== 'process' && end === undefined)
      if (known?.state !== 'started' || !isOpen || !this.isOver(process)) return []
      this.#states.set(process, { state: 'gone', service })
      return [{ type: 'process', state: 'gone', process, service }]
    })
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
