/**
 * Texts of requests that were seen lately. They are known by their ends: what callers send is long, and begins alike as long as a
 * caller likes; to hash or to compare all of it on each request would make the server wait.
 */
const END = 48

export class Recent<T> {
  readonly #most: number
  readonly #byEnd = new Map<string, { text: string; of: T }>()

  constructor(most: number) {
    this.#most = most
  }

  get(text: string): T | undefined {
    const known = this.#byEnd.get(text.slice(-END))
    return known?.text === text ? known.of : undefined
  }

  /** In place of another text with the same end, or of the oldest. */
  set(text: string, of: T): void {
    const end = text.slice(-END)
    this.#byEnd.delete(end)
    if (this.#byEnd.size >= this.#most) this.#byEnd.delete(this.#byEnd.keys().next().value as string)
    this.#byEnd.set(end, { text, of })
  }
}
