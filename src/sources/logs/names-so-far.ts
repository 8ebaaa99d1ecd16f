/**
 * The names of one kind that the lines of a process, or of one request or thread of it, gave until now, and which of them a failure may be
 * about that names none.
 */

import { NEAR } from './answer-beside.ts'

/** Where a name stood. */
export interface NamedAt {
  name: string
  line: number
}

/** What a line says of names. */
export interface Said {
  names: readonly string[]
  line: number
  /** It tells of something that went wrong. */
  isBad: boolean
  /** What it tells of is over. */
  isDone: boolean
  /** It tells what is about to be done. */
  announces: boolean
  /** It sets something up that holds for all that comes. */
  configures: boolean
}

/** What is told in one breath, lines. */
const BREATH = 5
/** A line of a unit that is further away may belong to another story, lines. */
const REACH = 2000
/** Units that are remembered. */
const MOST = 5000
/** More names than that are not told apart. */
const MANY = 2

export class NamesSoFar {
  readonly #whole = new Scope()
  readonly #units = new Map<string, Scope>()

  /** A command was typed: what was named before it was about others. */
  command(): void {
    this.#whole.forget()
    this.#units.clear()
  }

  /** A line of those units was told; it may have no names. */
  hear(said: Said, units: () => readonly string[]): void {
    this.#whole.hear(said, false)
    if (said.names.length === 0 && this.#units.size === 0) return
    for (const unit of units()) {
      const scope = this.#units.get(unit)
      if (!scope && said.names.length === 0) continue
      // The oldest are forgotten.
      this.#units.delete(unit)
      if (!scope && this.#units.size >= MOST) this.#units.delete(this.#units.keys().next().value!)
      const heard = scope ?? new Scope()
      this.#units.set(unit, heard)
      heard.hear(said, true)
    }
  }

  /** @returns the name that a failure in that line is about; `undefined` where none or more than one may be meant */
  nearest(line: number, units: readonly string[]): NamedAt | undefined {
    for (const unit of units) {
      const scope = this.#units.get(unit)
      if (scope?.isNear(line)) return scope.nearest(line)
    }
    return this.#whole.nearest(line)
  }
}

/** The lines of one unit. */
class Scope {
  /** The last line of each name. */
  #named = new Map<string, number>()
  readonly #configured = new Map<string, number>()
  #last: Said | undefined
  /** The last line that named some is the last line. */
  #isLast = false

  /** @param ends whether what is done is over, and its names with it */
  hear(said: Said, ends: boolean): void {
    this.#isLast = said.names.length > 0
    if (!this.#isLast) return
    this.#last = said
    for (const name of said.names) {
      if (this.#named.size < MANY || this.#named.has(name)) this.#named.set(name, said.line)
      if (said.configures && this.#configured.size < MANY) this.#configured.set(name, said.line)
    }
    if (ends && said.isDone) this.forget()
  }

  forget(): void {
    this.#named = new Map(this.#configured)
    this.#last = undefined
  }

  isNear(line: number): boolean {
    return [...this.#named.values()].some((named) => named >= line - REACH)
  }

  nearest(line: number): NamedAt | undefined {
    const [first, ...others] = this.#named
    if (!first) return undefined
    if (others.length === 0) return { name: first[0], line: first[1] }
    const last = this.#last
    if (last?.names.length !== 1) return undefined
    const isJustSaid =
      (this.#isLast && last.announces && line - last.line <= NEAR) || (last.isBad && line - last.line <= BREATH)
    return isJustSaid ? { name: last.names[0]!, line: last.line } : undefined
  }
}
