/** `rolecall rules`: everything it can say. */

import { rules } from '../../analyzers/index.ts'
import { pad, pageOf } from '../reporters/page.ts'
import type { Command } from './command.ts'
import { looksOf } from './output.ts'

export const rulesCommand: Command<{ json: boolean }> = {
  builder: (yargs) => yargs.option('json', { type: 'boolean', default: false, describe: 'As JSON' }),
  handler({ json }) {
    if (json) {
      const data = rules.map(({ id, title, severity, step, suspect, needs }) => ({
        id,
        title,
        severity,
        step,
        suspect,
        needs,
      }))
      process.stdout.write(`${JSON.stringify(data, null, 2)}\n`)
      return
    }
    const page = pageOf(looksOf(process.stdout))
    const column = Math.max(0, ...rules.map((rule) => rule.id.length)) + 2
    for (const rule of rules) {
      const color = { error: page.paint.red, warning: page.paint.yellow, info: page.paint.blue }[rule.severity]
      const label = `${color(pad(rule.severity, 9))}${page.paint.bold(rule.id)}`
      page.field(label, rule.title, 9 + column, 0)
    }
    page.blank()
    page.add(page.paint.dim('rolecall explain <rule> tells what a rule means and how to mend it.'))
    process.stdout.write(page.toString())
  },
}
