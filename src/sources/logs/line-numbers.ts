/** Numbers that a console puts before each line, and that come along where somebody copies them: CodeBuild's "34 | Traceback …". */
const NUMBERED = /^ {0,8}(\d{1,7}) \|(?: |$)/

/** Of one file: its first line says whether they are there, as a piece of code that is shown amid other lines has such numbers too. */
export class LineNumbers {
  #are: boolean | undefined
  #last = -1

  /** @returns the line as it was written */
  without(line: string): string {
    if (this.#are === false) return line
    const [head, number] = NUMBERED.exec(line) ?? []
    if (this.#are === undefined && line !== '') this.#are = head !== undefined
    if (head === undefined || Number(number) <= this.#last) return line
    this.#last = Number(number)
    return line.slice(head.length)
  }
}

export function withoutLineNumbers(text: string): string {
  if (!NUMBERED.test(text)) return text
  const numbers = new LineNumbers()
  return text
    .split('\n')
    .map((line) => numbers.without(line))
    .join('\n')
}
