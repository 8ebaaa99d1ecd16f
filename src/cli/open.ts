/** `rolecall open`: the HTML report, in a browser. */
import type { Argv } from 'yargs'
import { list } from '../model/text.ts'
import { runAnalysis } from './analysis.ts'
import { type AnalyzeArguments, selectionOptions } from './analyze.ts'
import type { Command } from './command.ts'
import { EXIT } from './exit-code.ts'
import { missingOf } from './named-inputs.ts'
import { UserError } from './user-error.ts'

export const openCommand: Command<AnalyzeArguments> = {
  builder: (yargs) =>
    selectionOptions(yargs)
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'File for the report' })
      .example('$0 open', 'of the newest run in .rolecall')
      .example('$0 open incident.zip', 'of files')
      .epilogue(
        'Without a browser it prints where the report is. BROWSER names another one. Exit codes: 0 made · 2 wrong usage',
      ) as unknown as Argv<AnalyzeArguments>,
  async handler(args) {
    const missing = missingOf(args.paths ?? [])
    if (missing.length > 0) throw new UserError(`${list(missing)}: no such file or folder. There is nothing to open.`)
    await runAnalysis({ ...args, format: ['html'], open: true })
    // Whoever wants to look at it has no use for a failure.
    if (process.exitCode !== EXIT.error) process.exitCode = EXIT.clean
  },
}
