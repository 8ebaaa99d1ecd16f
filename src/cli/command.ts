import type { Argv } from 'yargs'

/** A command's options, and what it does. */
export interface Command<Arguments> {
  builder: (yargs: Argv) => Argv<Arguments>
  handler: (args: Arguments & { _: (string | number)[] }) => void | Promise<void>
}
