/** `rolecall clean`: removes recorded runs, the newest few kept. */
import { rmSync } from 'node:fs'
import type { Argv } from 'yargs'
import { count } from '../model/text.ts'
import { runsIn } from '../sources/input/run-folders.ts'
import type { Command } from './command.ts'
import { runsFolder } from './newest-run.ts'
import { UserError } from './user-error.ts'

/** A run whose files changed this lately may still be being written, ms. */
const LIVELY = 60_000

export const cleanCommand: Command<{ keep: number; dryRun: boolean }> = {
  builder: (yargs) =>
    yargs
      .option('keep', { type: 'number', requiresArg: true, default: 3, describe: 'How many of the newest stay' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Only say which' })
      .epilogue(
        'Nothing but run folders of $ROLECALL_DIR is removed, and none that was written to in the last minute.',
      ) as unknown as Argv<{ keep: number; dryRun: boolean }>,
  handler({ keep, dryRun }) {
    if (!Number.isInteger(keep) || keep < 0)
      throw new UserError('--keep takes how many runs stay, as --keep 3; 0 keeps none.')
    const folder = runsFolder()
    const old = runsIn(folder)
      .sort((a, b) => b.from - a.from)
      .slice(keep)
      .filter((run) => Date.now() - run.to > LIVELY)
    for (const { path } of old) {
      if (!dryRun) rmSync(path, { recursive: true, force: true })
      process.stdout.write(`${dryRun ? 'would remove' : 'removed'} ${path}\n`)
    }
    if (old.length === 0)
      process.stdout.write(`Nothing to remove: ${folder} holds ${count(runsIn(folder).length, 'run')}.\n`)
  },
}
