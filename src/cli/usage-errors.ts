/** What is wrong with the arguments, in plain words: what was expected, what was typed, and what to type. */
import { didYouMean } from '../model/nearest.ts'
import { COMMANDS, nameOf } from './commands.ts'

/**
 * @param message yargs' own
 * @param typed the arguments
 * @param known the names of options, without dashes
 */
export function inPlainWords(message: string, typed: readonly string[], known: readonly string[]): string {
  const command = COMMANDS.find((one) => nameOf(one) === typed[0])
  const name = command ? `rolecall ${nameOf(command)}` : 'rolecall'
  const takesArguments = /[<[]/.test([command?.command ?? ''].flat()[0]!)
  return `${sentence(message, name, typed, known, command?.example, takesArguments)}\n${name} --help shows what it takes.`
}

function sentence(
  message: string,
  command: string,
  typed: readonly string[],
  known: readonly string[],
  example: string | undefined,
  takesArguments: boolean,
): string {
  const valueless = /^Not enough arguments following: (\S+)/.exec(message)?.[1]
  if (valueless) return `${dashed(valueless)} needs a value behind it.`
  const few = /^Not enough non-option arguments: got (\d+), need at least (\d+)/.exec(message)
  if (few)
    return `${command} needs ${few[2] === '1' ? 'one argument' : `${few[2]} arguments`} and got ${few[1] === '0' ? 'none' : few[1]}. Type it as: rolecall ${example}`
  const invalid = /^Invalid values:\s+Argument: (\S+), Given: "?(.*?)"?, Choices: (.*)$/s.exec(message)
  if (invalid) {
    const [, argument = '', given, choices = ''] = invalid
    const words = choices.split('\n')[0]!.replaceAll('"', '').split(', ')
    const either = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words[0]
    return `${isTypedOption(argument, typed) ? dashed(argument) : command} takes ${either}, and got "${given}".`
  }
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)?.[1]?.split(', ')
  if (!unknown) return message
  const option = unknown.find((one) => isTypedOption(one, typed))
  if (option === undefined)
    return `${command} takes ${takesArguments ? 'nothing more' : 'no argument'}, and got "${unknown.at(-1)}".`
  const long = known.filter((one) => one.length > 1).map(dashed)
  return `${command} has no option ${dashed(option)}.${didYouMean(dashed(option), long)}`
}

/** Before two dashes; `--no-x` counts for `x`. */
function isTypedOption(name: string, typed: readonly string[]): boolean {
  return typed.some((one) => {
    const word = one.split('=')[0]!
    return (
      word === dashed(name) ||
      word === `--no-${name}` ||
      (name.length === 1 && /^-\w/.test(word) && word.includes(name))
    )
  })
}

/** `--output`, `-o`. */
function dashed(name: string): string {
  return name.length > 1 ? `--${name}` : `-${name}`
}
