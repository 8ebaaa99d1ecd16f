/**
 * Watches tables that the collector goes on writing: window after window, each judged when it is over and its spans had time to
 * arrive, and again when more of them came. What was found and which windows were judged stands in tables; a watch that was killed
 * goes on where that says, and several may watch the same.
 */
import { setTimeout } from 'node:timers/promises'
import { applyPolicy, type Policy } from '../../config/policy.ts'
import { type AnalyzeOptions, analyze } from '../../engine/analyze.ts'
import type { Address } from '../address.ts'
import { type Connection, connect } from '../connect.ts'
import { ClickHouseProblem, problemOf } from '../problems.ts'
import { type Found, isoSeconds, Notebook, type Window } from './notebook.ts'
import type { Webhook } from './notify.ts'

export interface WatchTablesOptions {
  analysis: AnalyzeOptions
  policy: Policy
  /** Length of a window, s. */
  window: number
  /** How long after a window's end its spans are waited for, s. */
  delay: number
  /** How long spans may still come, s: a window is judged again when it has more of them. */
  late: number
  /** From here on, s since the epoch; else from where a watch was last, or what may still come. */
  since?: number
  notify?: Webhook
  signal: AbortSignal
  on: (event: TableEvent) => void
}

export type TableEvent =
  | { type: 'watching'; source: string; from: string }
  | { type: 'finding'; finding: Found }
  | { type: 'window'; from: string; to: string; spans: number; again: boolean; findings: number }
  /** Something that is tried again: a shard that is down, a webhook that does not answer. */
  | { type: 'trouble'; says: string }

/** Between two looks, s. */
const LOOK = { least: 1, most: 10 }
/** What time mends. */
const MENDS: ReadonlySet<ClickHouseProblem['kind']> = new Set(['shard', 'unreachable', 'limit'])
/** A window that could not be judged so often is left until it changes. */
const TRIES = 3

/** @throws ClickHouseProblem where the address, the tables or the rights are wrong: nothing that time mends */
export async function watchTables(url: string, address: Address, options: WatchTablesOptions): Promise<void> {
  const connection = await connect(address)
  try {
    if (connection.readonly !== 0)
      throw new ClickHouseProblem(
        'refused',
        `${address.shown}: a watch writes what it finds to ${address.findings}, and the user is read-only (readonly = ${connection.readonly}). Name one with INSERT there and SELECT on the spans.`,
      )
    for (const says of connection.notes) options.on({ type: 'trouble', says })
    await new TableWatch(url, connection, options).run()
  } finally {
    await connection.close()
  }
}

class TableWatch {
  readonly #url: string
  readonly #connection: Connection
  readonly #options: WatchTablesOptions
  readonly #notebook: Notebook
  readonly #failed = new Map<string, number>()
  #said = ''

  constructor(url: string, connection: Connection, options: WatchTablesOptions) {
    this.#url = url
    this.#connection = connection
    this.#options = options
    this.#notebook = new Notebook(connection)
  }

  async run(): Promise<void> {
    const { signal, window, late, since, on } = this.#options
    let start: number | undefined
    let from = 0
    while (!signal.aborted) {
      try {
        if (start === undefined) {
          start = since ?? ((await this.#notebook.last(window)) ?? now()) - late
          from = start
          on({ type: 'watching', source: this.#connection.address.shown, from: isoSeconds(start) })
        }
        const undone = await this.#round(from)
        await this.#tell()
        // What is older than spans may come late is not counted again.
        from = Math.max(start, Math.min(undone, now() - late))
        this.#said = ''
      } catch (error) {
        const problem = problemOf(error, this.#connection.address.shown)
        if (start === undefined && !MENDS.has(problem.kind)) throw problem
        this.#trouble(problem)
      }
      const pause = Math.min(LOOK.most, Math.max(LOOK.least, window / 30))
      await setTimeout(pause * 1000, undefined, { signal }).catch(() => {})
    }
  }

  /** @returns start of the first window that is not judged yet */
  async #round(from: number): Promise<number> {
    const { window: seconds, signal } = this.#options
    const there = await this.#counted(from)
    const judged = await this.#notebook.judged(seconds, from)
    let undone = Number.POSITIVE_INFINITY
    for (const window of there) {
      if (signal.aborted) break
      const before = judged.get(window.start)
      if (before === window.spans || (await this.#judge(window, before))) continue
      undone = Math.min(undone, window.start)
    }
    return undone
  }

  /** The windows that are over, with their spans. */
  async #counted(from: number): Promise<Window[]> {
    const { window: seconds, delay } = this.#options
    const align = (at: number): number => Math.floor(at / seconds) * seconds
    const rows = await this.#connection.all<{ start: number; spans: string }>(
      `SELECT intDiv(toUnixTimestamp(Timestamp), {seconds:UInt32}) * {seconds:UInt32} AS start, toString(count()) AS spans
      FROM ${this.#connection.address.traces}
      WHERE Timestamp >= toDateTime64({from:Int64}, 9) AND Timestamp < toDateTime64({to:Int64}, 9)
      GROUP BY start ORDER BY start`,
      { params: { seconds, from: align(from), to: align(now() - delay) } },
    )
    return rows.map(({ start, spans }) => ({ start: Number(start), seconds, spans: Number(spans) }))
  }

  /** @returns whether there is nothing left to do with it for now */
  async #judge(window: Window, before: number | undefined): Promise<boolean> {
    const { analysis, policy, on } = this.#options
    const key = `${window.start} ${window.spans}`
    const tries = this.#failed.get(key) ?? 0
    if (tries >= TRIES) return true
    // Another watch may have been faster.
    if ((await this.#notebook.judged(window.seconds, window.start)).get(window.start) === window.spans) return true
    try {
      const report = applyPolicy(
        await analyze([this.#url], {
          ...analysis,
          since: new Date(window.start * 1000),
          until: new Date((window.start + window.seconds) * 1000 - 1),
        }),
        policy,
      )
      const unread = report.inputs.find(({ format }) => format === 'unknown')
      if (unread) throw new ClickHouseProblem('shard', unread.skips[0]?.reason ?? 'not all spans could be read')
      const counting = report.findings.filter(({ suppressed }) => !suppressed)
      const fresh = await this.#notebook.write(counting, window)
      for (const finding of fresh) on({ type: 'finding', finding })
      await this.#notebook.noteJudged(window)
      this.#failed.delete(key)
      const [from, to] = [isoSeconds(window.start), isoSeconds(window.start + window.seconds)]
      on({ type: 'window', from, to, spans: window.spans, again: before !== undefined, findings: fresh.length })
      return true
    } catch (error) {
      this.#failed.set(key, tries + 1)
      const problem = problemOf(error, this.#connection.address.shown)
      const then =
        tries + 1 < TRIES ? 'It is tried again.' : 'It is left unjudged until more spans come, or a new watch.'
      this.#trouble(problem, `Window ${isoSeconds(window.start)} is not judged. ${then} `)
      return false
    }
  }

  async #tell(): Promise<void> {
    const { notify, signal } = this.#options
    if (!notify) return
    for (const found of await this.#notebook.untold()) {
      if (signal.aborted) return
      const why = await notify.tell(found, signal)
      if (why !== undefined) {
        this.#trouble(
          new ClickHouseProblem('other', `${notify.shown} was not told of ${found.ruleId}: ${why}. It is tried again.`),
        )
        return
      }
      await this.#notebook.noteTold(found.fingerprint)
    }
  }

  /** The same is said once, until something went well in between. */
  #trouble({ message }: ClickHouseProblem, before = ''): void {
    const says = `${before}${message}`
    if (says === this.#said) return
    this.#said = says
    this.#options.on({ type: 'trouble', says })
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
