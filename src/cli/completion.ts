/** `rolecall completion <shell>`: what a shell asks, and what it gets for an answer. */

import yargs from 'yargs'
import { formats } from '../reporters/index.ts'
import type { Command } from './command.ts'
import { COMMAND_NAMES, COMMANDS, nameOf } from './commands.ts'
import { runsSince } from './newest-run.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

/**
 * Each hands the words up to the cursor to `rolecall --complete` (start.ts), the command's own name first, so that a script
 * never grows old; files stay the shell's own.
 */
const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_rolecall() {
  local word current="\${COMP_WORDS[COMP_CWORD]}"
  [[ $current == = ]] && current=
  COMPREPLY=()
  while IFS= read -r word; do
    [[ $word == "$current"* ]] && COMPREPLY+=("$word")
  done < <(rolecall --complete "\${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)
}
complete -o default -F _rolecall rolecall
`,
  zsh: `#compdef rolecall
_rolecall() {
  local -a replies
  replies=(\${(f)"$(rolecall --complete "\${(@)words[1,CURRENT]}" 2>/dev/null)"})
  compadd -a replies || _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _rolecall rolecall
`,
  // Its own files would stand among all else.
  fish: `function __rolecall_complete
  set -l typed (commandline -ct)
  string match -r -- '^'(string escape --style=regex -- $typed)'.*' (rolecall --complete rolecall (commandline -opc)[2..] $typed 2>/dev/null)
  or __fish_complete_path $typed
end
complete -c rolecall -f -a '(__rolecall_complete)'
`,
}

export const completionCommand: Command<{ shell: Shell }> = {
  builder: (yargs) =>
    yargs
      .positional('shell', { choices: SHELLS, demandOption: true, describe: 'The shell' })
      .example('$0 completion bash >> ~/.bashrc', '')
      .example('$0 completion zsh >> ~/.zshrc', '')
      .example('$0 completion fish > ~/.config/fish/completions/rolecall.fish', ''),
  handler: ({ shell }) => {
    process.stdout.write(SCRIPTS[shell])
  },
}

/**
 * @param words as typed, the command's own name first; the last is being typed
 * @returns none where the shell's own files will do
 */
export async function candidatesOf(words: readonly string[]): Promise<readonly string[]> {
  const typed = apart(words.slice(1))
  const current = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  // Behind two dashes stand paths, or another command with options of its own.
  if (before.includes('--')) return []
  const command = COMMAND_NAMES.includes(before[0] ?? '') ? before[0]! : 'analyze'
  const options = await optionsOf(command)
  const asked = options.find(({ names }) => names.includes(before.at(-1) ?? ''))
  if (asked?.takesValue)
    return asked.values.map((value) =>
      words.at(-1)!.startsWith('-') ? `${words.at(-1)!.split('=')[0]}=${value}` : value,
    )
  if (current.startsWith('-'))
    return (
      [...options.flatMap(({ names }) => names), '--help', ...(before.length === 0 ? ['--version'] : [])]
        // A letter alone is soon typed.
        .filter((name) => current === '-' || name.startsWith('--'))
    )
  if (before.length === 0) return COMMAND_NAMES
  return positional(command)
}

/** `--fail-on=err` is an option and its value; bash hands it over in three words. */
function apart(words: readonly string[]): string[] {
  const all = words.filter((word, i) => word !== '=' || i === words.length - 1)
  const last = all.at(-1) ?? ''
  const [, option, value] = /^(--[\w-]+)=(.*)$/.exec(last) ?? []
  if (option !== undefined) return [...all.slice(0, -1), option, value!]
  return last === '=' ? [...all.slice(0, -1), ''] : all
}

interface Option {
  /** `--format`, `-f`. */
  names: string[]
  takesValue: boolean
  /** Where there are some to choose from. */
  values: readonly string[]
}

/** As the command itself declares them. */
async function optionsOf(command: string): Promise<Option[]> {
  const { load } = COMMANDS.find((one) => nameOf(one) === command)!
  const { builder } = await load()
  const declared = yargs([]).version(false).help(false)
  builder(declared)
  const { key, alias, boolean, choices, groups } = internalsOf(declared)
  const aliases = new Set(Object.values(alias).flat())
  const positionals = groups['Positionals:'] ?? []
  return Object.keys(key)
    .filter((name) => !aliases.has(name) && !positionals.includes(name))
    .map((name) => ({
      names: [name, ...(alias[name] ?? [])].map((one) => (one.length > 1 ? `--${one}` : `-${one}`)),
      takesValue: !boolean.includes(name),
      values: (choices[name] ?? (name === 'format' ? formats : [])).map(String),
    }))
}

interface Internals {
  key: object
  alias: Record<string, string[]>
  boolean: string[]
  choices: Record<string, readonly string[]>
  groups: Record<string, string[]>
}

/** yargs has no published way to ask which options a command has; its own completion asks like this. */
function internalsOf(declared: unknown): Internals {
  const asked = declared as { getOptions(): Omit<Internals, 'groups'>; getGroups(): Internals['groups'] }
  return { ...asked.getOptions(), groups: asked.getGroups() }
}

async function positional(command: string): Promise<readonly string[]> {
  if (command === 'explain') return (await import('../../analyzers/index.ts')).rules.map((rule) => rule.id)
  if (command === 'completion') return SHELLS
  if (command === 'schema') return ['clickhouse']
  if (['analyze', 'open', 'diff', 'watch'].includes(command))
    return runsSince(process.env.ROLECALL_DIR || '.rolecall', 0).reverse()
  return []
}
