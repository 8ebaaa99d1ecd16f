/**
 * Text from input made harmless for a terminal, a log viewer or an editor: what would move the cursor, colour the
 * screen, turn the reading direction, hide itself or break the line is shown as its code point, `\u{1b}`.
 */

/**
 * Control characters (C0, DEL, C1), line and paragraph separators, bidirectional marks, zero-width characters other
 * than the joiners that scripts and emoji need, tag characters, and lone surrogates.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/**
 * Anywhere in a line of a log, GitHub Actions takes `##[command]` and Azure Pipelines `##vso[task.setvariable …]` for orders.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
const COMMAND = /##(?=\w*\[)/g

/** JSON of the same value, in which no log finds an order. */
export function orderless(json: string): string {
  return json.replaceAll('##', '#\\u0023')
}

/** One line, at most `max` characters (the cut shown), nothing in it but what prints. */
export function printable(text: string, max = 2000): string {
  const short = text.length > max ? `${text.slice(0, max - 1)}…` : text
  return short
    .replace(UNPRINTABLE, (character) => {
      if (character === '\n') return '⏎'
      if (character === '\t') return ' '
      return `\\u{${character.codePointAt(0)!.toString(16)}}`
    })
    .replace(COMMAND, '#\\u{23}')
}

/** GitHub Actions takes a line of its log that begins with `::` for a command. */
export function inert(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u{3a}')
}
