/**
 * Which of many words stand in a text, looked at once: a pattern of hundreds of alternatives takes tens of milliseconds to
 * compile and tries them one by one. Each word is looked up by its first characters.
 */
const GRAM = 4
const SLOTS = 1 << 14

export class WordFinder<T> {
  readonly #isFirst = new Uint8Array(SLOTS)
  readonly #byGram = new Map<string, { word: string; of: T[] }[]>()

  /** @param words each of four characters or more, in small letters, with what it stands for */
  constructor(words: Iterable<readonly [word: string, of: T]>) {
    for (const [word, of] of words) {
      if (word.length < GRAM) throw new Error(`"${word}" is shorter than what words are looked up by`)
      const gram = word.slice(0, GRAM)
      this.#isFirst[slotOf(word, 0)] = 1
      const alike = this.#byGram.get(gram) ?? []
      this.#byGram.set(gram, alike)
      const known = alike.find((one) => one.word === word)
      if (known) known.of.push(of)
      else alike.push({ word, of: [of] })
    }
  }

  /** @param text in small letters */
  in(text: string): Set<T> {
    const found = new Set<T>()
    for (let at = 0; at <= text.length - GRAM; at++) {
      if (this.#isFirst[slotOf(text, at)] === 0) continue
      for (const { word, of } of this.#byGram.get(text.slice(at, at + GRAM)) ?? [])
        if (text.startsWith(word, at)) for (const one of of) found.add(one)
    }
    return found
  }
}

function slotOf(text: string, at: number): number {
  const a = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8)
  const b = text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 8)
  return (Math.imul(a ^ Math.imul(b, 0x9e37), 0x85eb_ca6b) >>> 18) & (SLOTS - 1)
}
