/** The text of `--help`, in lines as wide as the terminal: yargs itself breaks lines within words. */
import { wrapAnsi } from 'fast-wrap-ansi'

/** @param help as yargs writes it without a width: one line for each command and option */
export function wrapHelp(help: string, width: number): string {
  return help
    .split('\n')
    .map((line) => hung(line, width))
    .join('\n')
}

/** What follows goes under the description, or, where that leaves little room, under the beginning. */
function hung(line: string, width: number): string {
  if (line.length <= width) return line
  const described = /^ *(?:-|\S).*? {2,}(?=\S)/.exec(line)?.[0].length ?? 0
  const indent = described > 0 && described <= width / 2 ? described : line.search(/\S/) + 2
  const rows = wrapAnsi(line.slice(indent), width - indent, { trim: true }).split('\n')
  return [line.slice(0, indent) + rows[0], ...rows.slice(1).map((row) => ' '.repeat(indent) + row)].join('\n')
}
