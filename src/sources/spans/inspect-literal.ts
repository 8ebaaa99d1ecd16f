/**
 * Reads what Node's `util.inspect` prints of plain data: objects, arrays, strings in any quotes (also broken over lines
 * with `+`), numbers, `undefined`. What inspect left out (`[Object]`, `... 3 more items`) is `undefined`.
 */

/** @returns the value, or `undefined` when the text is no such literal */
export function parseInspected(text: string): unknown {
  const reader = new Reader(text)
  try {
    const value = reader.value()
    return reader.atEnd() ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  atEnd(): boolean {
    this.#space()
    return this.#at >= this.#text.length
  }

  value(): unknown {
    this.#space()
    const char = this.#text[this.#at]
    if (char === '{') return this.#object()
    if (char === '[') return this.#array()
    if (char === "'" || char === '"' || char === '`') return this.#string()
    const word = this.#take(/-?[\w.$+]+/y)
    if (word === undefined) throw new SyntaxError('expected a value')
    if (/^-?\d+(\.\d+)?(e[+-]?\d+)?n?$/i.test(word)) return Number(word.replace(/n$/, ''))
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null' || word === 'undefined' || word === 'NaN' || word === 'Infinity') return undefined
    // A class name, `Map(2)`, before the braces of its fields.
    this.#take(/\(\d+\)/y)
    this.#space()
    if (this.#text[this.#at] === '{') return this.#object()
    if (this.#text[this.#at] === '[') return this.#array()
    throw new SyntaxError('expected a value')
  }

  #object(): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.#at++
    for (;;) {
      this.#space()
      if (this.#text[this.#at] === '}') {
        this.#at++
        return object
      }
      const key = /['"`]/.test(this.#text[this.#at] ?? '') ? this.#string() : this.#take(/\[[^\]]*\]|[\w$]+/y)
      if (key === undefined) throw new SyntaxError('expected a name')
      this.#space()
      if (this.#text[this.#at++] !== ':') throw new SyntaxError('expected a colon')
      object[key] = this.value()
      this.#comma()
    }
  }

  #array(): unknown {
    // Beyond its depth inspect prints `[Object]`; before an object without a prototype, `[Object: null prototype]`.
    if (this.#take(/\[[A-Za-z][^\]'"]*\]/y)) {
      this.#space()
      return this.#text[this.#at] === '{' ? this.#object() : undefined
    }
    const items: unknown[] = []
    this.#at++
    for (;;) {
      this.#space()
      if (this.#text[this.#at] === ']') {
        this.#at++
        return items
      }
      if (!this.#take(/\.\.\. \d+ more items?/y)) items.push(this.value())
      this.#comma()
    }
  }

  #string(): string {
    let text = ''
    for (;;) {
      const quote = this.#text[this.#at]!
      const raw = this.#take(/'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`/y)
      if (raw === undefined) throw new SyntaxError(`a text that ${quote} does not close`)
      text += raw.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, unescaped)
      this.#space()
      if (!this.#take(/\+\s*(?=['"`])/y)) return text
    }
  }

  #comma(): void {
    this.#space()
    if (this.#text[this.#at] === ',') this.#at++
  }

  #space(): void {
    this.#take(/\s+/y)
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' }

function unescaped(_all: string, unicode?: string, hex?: string, char?: string): string {
  const code = unicode ?? hex
  return code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[char!] ?? char!)
}
