/** The commands, and what every one of them has: help, exit codes, errors in plain words. */

import type { Argv, CommandBuilder, CommandModule } from 'yargs'
import yargs from 'yargs'
import { hideBin } from 'yargs/helpers'
import { version } from '../version.ts'
import { withPathsBehindDashes } from './command-line.ts'
import { COMMANDS, nameOf } from './commands.ts'
import { candidatesOf } from './completion.ts'
import { EXIT } from './exit-code.ts'
import { wrapHelp } from './help.ts'
import { looksOf } from './output.ts'
import { inPlainWords } from './usage-errors.ts'
import { UserError } from './user-error.ts'

/** Of a command that was not typed only its name is needed. */
const NOT_MEANT = { builder: (yargs: Argv) => yargs, handler: () => {} }
/** Node's exit code where an answer never comes. */
const UNSETTLED = 13

/**
 * Does what the arguments ask for.
 *
 * @returns whether that was an analysis, which went to its end
 */
export async function start(): Promise<boolean> {
  if (process.argv[2] === '--complete') {
    // A shell asks at each Tab.
    for (const one of await candidatesOf(process.argv.slice(3))) process.stdout.write(`${one}\n`)
    return false
  }
  // A reader that has seen enough (`rolecall … | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.clean)
    throw error
  })

  const args = withPathsBehindDashes(hideBin(process.argv))
  const parser = yargs(args)
    // Its words are taken apart and put plainly (`inPlainWords`), and help is half ours: all of it is English.
    .locale('en')
    .scriptName('rolecall')
    .usage('Shows which identity signed each AWS call,\nand where token → role → credentials → data broke.')
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(null)
    .strict()
    .parserConfiguration({ 'greedy-arrays': false })
    .demandCommand(0, 0)
    .fail((message, error) => {
      // What yargs throws itself is a mistake in the arguments, too.
      if (error && error.name !== 'YError') throw error
      throw new UserError(inPlainWords(message ?? error.message, beforeDashes(args), Object.keys(declared().key)))
    })
    .option('color', { type: 'boolean', describe: 'Colours or --no-color, whatever the terminal and NO_COLOR say' })
    .middleware(({ color }) => {
      for (const word of beforeDashes(args)) refuseValueOfSwitch(word)
      if (color === undefined) return
      // Whoever asks here outdoes the environment.
      Object.assign(process.env, { FORCE_COLOR: color ? '1' : '0', NO_COLOR: color ? '' : '1' })
    }, true)

  for (const listed of COMMANDS) {
    const { command, describe, load } = listed
    const [names, name] = [[command].flat(), nameOf(listed)]
    const isMeant = names.includes('$0') || args.includes(name)
    // Loaded before yargs begins: a builder that is waited for is left out of completions and of errors.
    const { builder, handler } = isMeant ? await load() : NOT_MEANT
    parser.command({
      command,
      describe,
      builder: builder as CommandBuilder,
      handler: handler as CommandModule['handler'],
    })
  }

  /** yargs takes `--strict=maybe` for no. */
  function refuseValueOfSwitch(word: string): void {
    const [, name = '', value = ''] = /^--([\w-]+)=(.*)$/s.exec(word) ?? []
    if (!declared().boolean.includes(name) || /^(true|false)$/.test(value)) return
    throw new UserError(
      `--${name} takes no value, and got "${value}". Type --${name}, or --no-${name} for the opposite.`,
    )
  }

  /** What the meant command and all commands declare; yargs has no published way to ask. */
  function declared(): { key: object; boolean: string[] } {
    return (parser as unknown as { getOptions(): { key: object; boolean: string[] } }).getOptions()
  }

  // Where an answer never comes, Node ends with 13 and without a word.
  let settled = false
  let isAnalysis = false
  process.on('exit', (code) => {
    if (settled || code !== UNSETTLED) return
    process.stderr.write('rolecall: internal error, not yours: it stopped before its end, without a result.\n')
    process.exit(EXIT.error)
  })

  try {
    // With a callback yargs hands over what it would print.
    let help = ''
    const take = (_error: unknown, _argv: unknown, output: string): void => {
      help = output
    }
    const { _: words } = await (asksForHelp(args) ? parser.parseAsync(args, {}, take) : parser.parseAsync())
    isAnalysis = !help && (words[0] ?? 'analyze') === 'analyze'
    if (help) process.stdout.write(`${wrapHelp(help, Math.min(110, looksOf(process.stdout).width))}\n`)
  } catch (error) {
    process.exitCode = error instanceof UserError ? error.exitCode : EXIT.error
    const { ConfigError } = await import('../config/config.ts')
    const { ClickHouseProblem } = await import('../clickhouse/problems.ts')
    if ([UserError, ConfigError, ClickHouseProblem].some((kind) => error instanceof kind))
      process.stderr.write(`rolecall: ${(error as Error).message}\n`)
    else
      process.stderr.write(
        `rolecall: internal error, not yours: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
  }
  settled = true
  return isAnalysis
}

/** Of `rolecall run -- command --help`, the help is the command's own. */
function beforeDashes(given: readonly string[]): readonly string[] {
  return given.slice(0, given.indexOf('--') >>> 0)
}

function asksForHelp(given: readonly string[]): boolean {
  return beforeDashes(given).some((one) => one === '--help' || one === '-h')
}
