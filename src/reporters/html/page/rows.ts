/** What the timeline lists: tool calls that match, and the calls of those that are open. */
import type { Run, ToolCall } from '../../drawing/run.ts'
import type { Row } from '../../drawing/timeline.ts'

/** What the chips choose among; each says in a word what it shows. */
export const SHOWS = {
  all: { name: 'all', has: () => true },
  failed: { name: 'failed', has: ({ outcome }) => outcome === 'failed' || outcome === 'timeout' },
  identity: { name: 'wrong identity', has: ({ wrongIdentity }) => wrongIdentity },
  hung: {
    name: 'hung',
    has: ({ outcome, calls }) => outcome === 'timeout' || calls.some((call) => call.outcome === 'open'),
  },
  healthy: {
    name: 'healthy',
    has: (toolCall) =>
      toolCall.worst < 2 &&
      !toolCall.wrongIdentity &&
      !['failed', 'timeout'].includes(toolCall.outcome) &&
      !toolCall.calls.some((call) => call.outcome === 'open'),
  },
} as const satisfies Record<string, { name: string; has: (toolCall: ToolCall) => boolean }>

export type Show = keyof typeof SHOWS

export class Rows {
  readonly #run: Run
  readonly #opened = new Set<ToolCall>()
  readonly #haystacks = new Map<ToolCall, string>()
  #words: string[] = []
  #show: Show = 'all'
  list: Row[] = []
  /** How many tool calls these are, with those that they stand for. */
  matching = 0

  constructor(run: Run) {
    this.#run = run
    // A single tool call, or few, need no click to be seen.
    if (run.toolCalls.length <= 3) for (const toolCall of run.toolCalls) this.#opened.add(toolCall)
    this.#refresh()
  }

  filter(words: string[], show: Show): void {
    this.#words = words
    this.#show = show
    this.#refresh()
  }

  isOpen(toolCall: ToolCall): boolean {
    return this.#opened.has(toolCall)
  }

  toggle(toolCall: ToolCall, open = !this.#opened.has(toolCall)): void {
    if (open) this.#opened.add(toolCall)
    else this.#opened.delete(toolCall)
    this.#refresh()
  }

  indexOf(toolCall: ToolCall): number {
    return this.list.findIndex((row) => row.toolCall === toolCall)
  }

  #refresh(): void {
    const list: Row[] = []
    this.matching = 0
    for (const toolCall of this.#run.toolCalls) {
      if (!this.#matches(toolCall)) continue
      this.matching += toolCall.alike
      list.push({ toolCall })
      if (this.#opened.has(toolCall)) for (const call of toolCall.calls) list.push({ toolCall, call })
    }
    this.list = list
  }

  #matches(toolCall: ToolCall): boolean {
    if (!SHOWS[this.#show].has(toolCall)) return false
    if (this.#words.length === 0) return true
    const haystack = this.#haystack(toolCall)
    return this.#words.every((word) => haystack.includes(word))
  }

  /** Everything a reader may look for in a tool call, each text once. */
  #haystack(toolCall: ToolCall): string {
    const known = this.#haystacks.get(toolCall)
    if (known !== undefined) return known
    const { texts, signers: names } = this.#run
    const indexes = new Set(toolCall.row.slice(0, 5) as number[])
    indexes.add(toolCall.row[9])
    const signers = new Set<number>()
    for (const { row } of toolCall.calls) {
      for (const column of [0, 5, 7, 8, 9, 10, 13, 14]) indexes.add(row[column] as number)
      signers.add(row[4])
    }
    const words = [...indexes].map((index) => texts[index] ?? '')
    for (const signer of signers) words.push(names[signer] ?? '')
    const haystack = words.join('\n').toLowerCase()
    this.#haystacks.set(toolCall, haystack)
    return haystack
  }
}
