/** The built command in a terminal of 80 columns: what it writes there, byte by byte. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** Python's standard library makes the terminal: `sh` sets its size, then becomes the command. */
const MAKE_TERMINAL =
  'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(["sh", "-c", "stty cols 80 rows 24; exec \\"$@\\"", "sh", *sys.argv[1:]])))'

export interface InTerminal {
  output: () => string
  type: (keys: string) => void
  closed: Promise<number>
}

export function inTerminal(args: readonly string[], env: NodeJS.ProcessEnv = {}): InTerminal {
  const { CI: _, NO_COLOR: __, ROLECALL_DIR: ___, ...own } = process.env
  const child = spawn('python3', ['-c', MAKE_TERMINAL, process.execPath, resolve('dist/cli.js'), ...args], {
    env: { ...own, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  })
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  return {
    output: () => output,
    type: (keys) => child.stdin.write(keys),
    closed: once(child, 'close').then(([code]) => code as number),
  }
}

/** What is left on a screen, line by line, trailing spaces gone. Knows the few orders that the command gives. */
export function screenOf(output: string): string[] {
  const lines: string[] = ['']
  let [row, column] = [0, 0]
  let saved: [number, number] = [0, 0]
  for (const [, order, digits, letter, text] of output.matchAll(/(\x1b[78]|\x1b\[\??([\d;]*)([A-Za-z]))|([^\x1b])/gu)) {
    if (text !== undefined) {
      if (text === '\r') column = 0
      else if (text === '\n') {
        row++
        lines[row] ??= ''
      } else {
        const line = lines[row]!.padEnd(column)
        lines[row] = line.slice(0, column) + text + line.slice(column + text.length)
        column += text.length
      }
    } else if (order === '\x1b7') saved = [row, column]
    else if (order === '\x1b8') [row, column] = saved
    else if (letter === 'A') row -= Number(digits || 1)
    else if (letter === 'G') column = Number(digits || 1) - 1
    else if (letter === 'K') lines[row] = digits === '2' ? '' : lines[row]!.slice(0, column)
    else if (letter === 'J') lines.splice(row, lines.length, lines[row]!.slice(0, column))
  }
  return lines.map((line) => line.trimEnd())
}
