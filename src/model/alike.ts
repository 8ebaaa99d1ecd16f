/**
 * Tool calls, or records of a trail, that are alike need not all be looked at: some are, and the last of them stands for the
 * rest. Whatever is counted is counted by this, so that the numbers are those of all of them.
 */
export interface Alike {
  /** How many of the run this one stands for, itself among them; absent where it stands for itself only. */
  alike?: number
}

export function standsFor({ alike = 1 }: Alike): number {
  return alike
}

/** How many tool calls, or calls, these are. */
export function totalOf(all: Iterable<Alike>): number {
  let total = 0
  for (const one of all) total += standsFor(one)
  return total
}

/**
 * How often each thing that these tool calls hold happened: its own things once for each that a tool call stands for. What
 * two of them share (the AssumeRole whose keys all of them use) is shared by those they stand for as well, and happened
 * as often as in the one that stands for the fewest.
 */
export class Tally<T extends object | string> {
  readonly #times = new Map<T, number>()

  add(thing: T, toolCall: Alike): void {
    const times = standsFor(toolCall) * (typeof thing === 'object' ? standsFor(thing) : 1)
    const known = this.#times.get(thing)
    if (known === undefined || times < known) this.#times.set(thing, times)
  }

  /** All that another holds. */
  addAll(other: Tally<T>): void {
    for (const [thing, times] of other.#times) this.#times.set(thing, Math.min(times, this.#times.get(thing) ?? times))
  }

  get things(): T[] {
    return [...this.#times.keys()]
  }

  /** Of some things, or of all; one that is not known happened once. */
  count(things: Iterable<T> = this.#times.keys()): number {
    let count = 0
    for (const thing of things) count += this.#times.get(thing) ?? 1
    return count
  }
}
