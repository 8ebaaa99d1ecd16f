/** `PYTHONPATH=$(npx rolecall python-path) python server.py`: where the Python preload is, to be attached by hand. */
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import { packageRoot } from '../package-root.ts'

export const pythonPathCommand: CommandModule = {
  command: 'python-path',
  describe: 'Print the folder of the Python preload, for PYTHONPATH',
  builder: (yargs) => yargs.example('PYTHONPATH=$($0 python-path) python server.py', ''),
  handler() {
    process.stdout.write(`${pythonPath()}\n`)
  },
}

export function pythonPath(): string {
  return join(packageRoot(), 'dist', 'python')
}
