/** `rolecall completion <shell>`: what a shell asks, and what it gets for an answer. */

import { rules } from '../../analyzers/index.ts'
import { formats } from '../reporters/index.ts'
import type { Command } from './commands.ts'
import { runsSince } from './newest-run.ts'
import { WATCH_FORMATS } from './watch.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

/** Each hands the words typed so far to the command itself, so that a script never grows old; files stay the shell's own. */
const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_rolecall() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(rolecall --get-yargs-completions "\${COMP_WORDS[@]}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _rolecall rolecall
`,
  zsh: `#compdef rolecall
_rolecall() {
  local -a replies
  replies=(\${(f)"$(rolecall --get-yargs-completions "\${words[@]}" 2>/dev/null)"})
  compadd -a replies || _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _rolecall rolecall
`,
  fish: `complete -c rolecall -a '(rolecall --get-yargs-completions rolecall (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
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

/** @param words as typed, the command's own name first; the last is being typed. Nothing: commands and options will do */
export function candidatesOf(words: readonly string[]): readonly string[] | undefined {
  const [, command] = words
  const before = words.at(-2) ?? ''
  if (/^(-f|--format)$/.test(before)) return command === 'watch' ? WATCH_FORMATS : formats
  if (words.at(-1)?.startsWith('-')) return undefined
  if (words.length < 3) return undefined
  if (command === 'explain') return rules.map((rule) => rule.id)
  if (command === 'completion') return SHELLS
  if (['analyze', 'open', 'diff', 'watch'].includes(command ?? ''))
    return runsSince(process.env.ROLECALL_DIR || '.rolecall', 0).reverse()
  return undefined
}
