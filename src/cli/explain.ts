/** `rolecall explain <rule>`: the rule's page, as in docs/rules. */

import { rules } from '../../analyzers/index.ts'
import { didYouMean } from '../model/nearest.ts'
import { type Page, pageOf } from '../reporters/page.ts'
import { rulePage } from '../reporters/rule-page.ts'
import type { Command } from './command.ts'
import { looksOf } from './output.ts'
import { UserError } from './user-error.ts'

export const explainCommand: Command<{ rule: string }> = {
  builder: (yargs) =>
    yargs
      .positional('rule', { type: 'string', demandOption: true, describe: 'Id of the rule' })
      .example('$0 explain assume-role-denied', ''),
  handler({ rule }) {
    const known = rules.find((one) => one.id === rule)
    if (!known)
      throw new UserError(
        `There is no rule "${rule}".${didYouMean(
          rule,
          rules.map((one) => one.id),
        )} \`rolecall rules\` lists them.`,
      )
    const text =
      rulePage(known.id) ?? `# ${known.id}\n\n${known.title}.\n\nSeverity: ${known.severity}. It has no page yet.\n`
    if (!process.stdout.isTTY) {
      process.stdout.write(text)
      return
    }
    const page = pageOf(looksOf(process.stdout))
    render(page, text)
    process.stdout.write(page.toString())
  },
}

/** The little Markdown that rule pages use: headings, paragraphs, lists, tables as they are, code blocks. */
function render(page: Page, markdown: string): void {
  const { paint } = page
  let code = false
  let paragraph: string[] = []
  const flush = () => {
    if (paragraph.length) page.add(inline(page, paragraph.join(' ')))
    paragraph = []
  }
  for (const line of markdown.split('\n')) {
    if (/^```/.test(line)) {
      flush()
      code = !code
    } else if (code) page.raw(paint.dim(`    ${line}`))
    else if (/^#/.test(line)) {
      flush()
      page.title(line.replace(/^#+\s*/, ''))
    } else if (/^\s*([-*]|\d+\.)\s/.test(line)) {
      flush()
      const indent = line.length - line.trimStart().length
      page.add(inline(page, line.trimStart().replace(/^[-*]/, page.symbols.bullet)), indent, indent + 2)
    } else if (line.startsWith('|')) {
      flush()
      page.raw(line)
    } else if (line.trim() === '') {
      flush()
      page.blank()
    } else paragraph.push(line.trim())
  }
  flush()
}

function inline({ paint }: Page, text: string): string {
  return text
    .replace(/`([^`]+)`/g, (_, code: string) => paint.cyan(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint.bold(strong))
    .replace(/\[([^[\]]+)\]\(([^()]+)\)/g, (_, label: string, target: string) => `${label} ${paint.dim(`(${target})`)}`)
}
