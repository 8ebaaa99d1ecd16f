/** A page of terminal text: colours, symbols, wrapping and columns, as far as the terminal has them. */
import pc from 'picocolors'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import { printable } from './printable.ts'
import type { ReporterOptions } from './reporter.ts'

const SYMBOLS = {
  ok: '✓',
  broken: '✗',
  unknown: '?',
  arrow: '→',
  bullet: '•',
  line: '─',
  bar: '█',
  openBar: '░',
  openEnd: '▶',
  deadline: '┃',
  rest: '·',
  cut: '…',
}
const WORDS: typeof SYMBOLS = {
  ok: 'ok:',
  broken: 'BROKEN:',
  unknown: 'unknown:',
  arrow: '->',
  bullet: '*',
  line: '-',
  bar: '#',
  openBar: '=',
  openEnd: '>',
  deadline: '|',
  rest: '.',
  cut: '...',
}

const ASCII: Readonly<Record<string, string>> = {
  '·': '-',
  '×': 'x',
  '…': '...',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '⏎': '\\n',
}

export type Page = ReturnType<typeof pageOf>

export function pageOf(options: Pick<ReporterOptions, 'color' | 'unicode' | 'width'>) {
  const paint = pc.createColors(options.color)
  const symbols = options.unicode ? SYMBOLS : WORDS
  const width = Math.max(40, Math.min(options.width, 160))
  const lines: string[] = []

  return {
    paint,
    symbols,
    width,
    /** Words from input, made harmless. */
    text: printable,
    blank() {
      if (lines.length && lines.at(-1) !== '') lines.push('')
    },
    /** Wrapped at words, later lines under the first's text. */
    add(value: string, indent = 0, hang = indent) {
      const room = Math.max(20, width - Math.max(indent, hang))
      const wrapped = wrapAnsi(value, room, { hard: true, trim: true }).split('\n')
      for (const [i, line] of wrapped.entries()) lines.push(' '.repeat(i ? hang : indent) + line)
    },
    /** A label in its own column, the text beside it; above it where there is no room. */
    field(label: string, value: string, column = 10, indent = 2) {
      if (column > width * 0.4) {
        if (label) this.add(paint.dim(label), indent)
        this.add(value, indent + 2)
        return
      }
      const first = lines.length
      this.add(value, indent + column)
      if (label)
        lines[first] =
          ' '.repeat(indent) +
          paint.dim(label) +
          pad('', column - stringWidth(label)) +
          lines[first]!.slice(indent + column)
    },
    title(value: string) {
      this.blank()
      this.add(paint.bold(value), 0, 2)
    },
    /** A line that must not be wrapped. */
    raw(line: string) {
      lines.push(line)
    },
    toString() {
      const text = `${lines.map((line) => inert(line.trimEnd())).join('\n')}\n`
      return options.unicode ? text : text.replace(/[·×…–—‘’“”⏎]/g, (symbol) => ASCII[symbol]!)
    },
  }
}

/** GitHub Actions takes a line of its log that begins with `::` for a command. */
function inert(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}')
}

/** Filled with spaces, or cut, to exactly this many columns. */
export function pad(value: string, columns: number): string {
  const width = stringWidth(value)
  if (width <= columns) return value + ' '.repeat(columns - width)
  let cut = ''
  let used = 0
  for (const character of value) {
    const next = stringWidth(character)
    if (used + next > columns - 1) break
    cut += character
    used += next
  }
  return `${cut}…${' '.repeat(columns - 1 - used)}`
}
