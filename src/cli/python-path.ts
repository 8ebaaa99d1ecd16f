/** `PYTHONPATH=$(npx rolecall python-path) python server.py`: where the Python preload is, to be attached by hand. */
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'
import type { Command } from './command.ts'

export const pythonPathCommand: Command<object> = {
  builder: (yargs) => yargs.example('PYTHONPATH=$($0 python-path) python server.py', ''),
  handler() {
    process.stdout.write(`${pythonPath()}\n`)
  },
}

export function pythonPath(): string {
  return join(packageRoot(), 'dist', 'python')
}
