/** A page of terminal text: colours, symbols, wrapping and columns, as far as the terminal has them. */

import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'
import pc from 'picocolors'
import { arnsOnce } from '../model/arns.ts'
import { inert, printable } from './printable.ts'
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
  const once = arnsOnce()

  return {
    paint,
    symbols,
    width,
    /** Sentences that the page told whole: they are not told again. */
    said: new Set<string>(),
    /** Words from input, made harmless. */
    text: printable,
    /** The same, with each ARN in full only where the page first names it. */
    brief: (value: string, max?: number) => printable(once(value), max),
    /** What is to be done, in green; a policy in it wraps between its members, and is the same when it is copied. */
    fix: (value: string, isBrief = true) => paint.green(spaced(printable(isBrief ? once(value) : value))),
    blank() {
      if (lines.length && lines.at(-1) !== '') lines.push('')
    },
    /** Wrapped at words, later lines under the first's text; cut to so many rows, the cut shown. */
    add(value: string, indent = 0, hang = indent, rows = Number.POSITIVE_INFINITY) {
      const room = Math.max(20, width - Math.max(indent, hang))
      const wrapped = wrap(value, room)
      if (wrapped.length > rows) {
        // The last row is filled to its end: an ARN is a long word.
        const rest = wrapAnsi(wrapped.splice(rows - 1).join(' '), room, { hard: true, wordWrap: false })
        wrapped.push(withCut(rest.split('\n')[0]!, room, symbols.cut))
      }
      for (const [i, line] of wrapped.entries()) lines.push(' '.repeat(i ? hang : indent) + line)
    },
    /** How many rows a text takes, so far indented. */
    rows: (value: string, indent: number) => wrap(value, Math.max(20, width - indent)).length,
    /** A label in its own column, the text beside it; above it where there is no room. */
    field(label: string, value: string, column = 10, indent = 2, rows = Number.POSITIVE_INFINITY) {
      if (column > width * 0.4) {
        if (label) this.add(paint.dim(label), indent)
        this.add(value, indent + 2, indent + 2, rows)
        return
      }
      const first = lines.length
      this.add(value, indent + column, indent + column, rows)
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

/** JSON with a space between its members and after each name. */
function spaced(words: string): string {
  return words.replace(/([}\]"]),(?=["{[])/g, '$1, ').replace(/":(?=["{[])/g, '": ')
}

/** An ARN torn before its `::` would have to be written otherwise (see `inert`): torn a little earlier, it is not. */
function wrap(value: string, room: number): string[] {
  for (let columns = room; ; columns--) {
    const rows = wrapAnsi(value, columns, { hard: true, trim: true }).split('\n')
    if (columns <= room - 4 || !rows.some((row, i) => i > 0 && row.startsWith('::'))) return rows
  }
}

/** A row that goes on elsewhere: marked so before its closing colour codes. */
function withCut(row: string, room: number, mark: string): string {
  const [, words = '', codes = ''] = /^(.*?)((?:\x1b\[\d+m)*)$/s.exec(row) ?? []
  let short = words.trimEnd()
  while (short && stringWidth(short) + mark.length > room) short = short.slice(0, -1)
  return `${short}${mark}${codes}`
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
