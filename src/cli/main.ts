#!/usr/bin/env node
import yargs from 'yargs'
import { hideBin } from 'yargs/helpers'
import { ConfigError } from '../config/config.ts'
import { version } from '../version.ts'
import { analyzeCommand } from './analyze.ts'
import { withPathsBehindDashes } from './command-line.ts'
import { diffCommand } from './diff.ts'
import { doctorCommand } from './doctor.ts'
import { EXIT } from './exit-code.ts'
import { explainCommand } from './explain.ts'
import { jwtCommand } from './jwt.ts'
import { pythonPathCommand } from './python-path.ts'
import { rulesCommand } from './rules.ts'
import { runCommand } from './run.ts'
import { UserError } from './user-error.ts'

// A reader that has seen enough (`rolecall … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.clean)
  throw error
})

const parser = yargs(withPathsBehindDashes(hideBin(process.argv)))
  .scriptName('rolecall')
  .usage('Shows which identity signed each AWS call,\nand where token → role → credentials → data broke.')
  .version(version)
  .help()
  .alias('help', 'h')
  .wrap(Math.min(110, process.stdout.columns ?? 100))
  .strict()
  .recommendCommands()
  .parserConfiguration({ 'greedy-arrays': false })
  .command(analyzeCommand)
  .command(runCommand)
  .command(explainCommand)
  .command(rulesCommand)
  .command(diffCommand)
  .command(jwtCommand)
  .command(doctorCommand)
  .command(pythonPathCommand)
  .completion('completion', 'Print a script for shell completion: rolecall completion >> ~/.bashrc')
  .demandCommand(0, 0)
  .fail((message, error) => {
    throw error ?? new UserError(`${message}\nrolecall --help shows the commands and options.`)
  })

try {
  await parser.parseAsync()
} catch (error) {
  process.exitCode = error instanceof UserError ? error.exitCode : EXIT.error
  if (error instanceof UserError || error instanceof ConfigError) process.stderr.write(`rolecall: ${error.message}\n`)
  else
    process.stderr.write(
      `rolecall: internal error, not yours: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
}
