/**
 * Text from input made harmless for a terminal, a log viewer or an editor: what would move the cursor, colour the
 * screen, turn the reading direction, hide itself or break the line is shown as its code point, `\u{1b}`.
 */

/**
 * What is seen by nobody, where it belongs: one joiner in an emoji or after a letter of a script that joins, the choice of an
 * emoji's looks, of a keycap's, and of a Chinese character's variant. Anywhere else they hide text.
 * https://www.unicode.org/reports/tr51/ (emoji), https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters (joiners)
 */
const MEANT = [
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}])[\p{L}\p{M}])[\u200c\u200d]`,
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{sc=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
].join('|')

/** Control characters (C0, DEL, C1), line and paragraph separators, what Unicode says is not to be seen, and lone surrogates. */
const UNPRINTABLE = new RegExp(
  String.raw`[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb\ufffe\uffff]|\p{Surrogate}|\p{Default_Ignorable_Code_Point}(?<!${MEANT})`,
  'gu',
)

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
