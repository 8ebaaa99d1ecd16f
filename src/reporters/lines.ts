/**
 * A line for each place of a finding, as compilers write them: `file:line:column: error: message [rule]`. Editors jump by it, and problem matchers make
 * annotations of it (docs/problem-matcher.json). https://www.gnu.org/prep/standards/html_node/Errors.html
 */
import type { Report } from '../model/report.ts'
import type { Severity } from '../model/rule.ts'
import { inert, printable } from './printable.ts'
import { active, standsAt } from './reporter.ts'

const WORD: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

export function lines(report: Report): string {
  return active(report)
    .flatMap((finding) => {
      const said = `${WORD[finding.severity]}: ${printable(finding.message, 500)} [${finding.ruleId}]\n`
      const places = standsAt(finding).map(({ file, line = 1, column }) => {
        const at = column === undefined ? '' : `:${column}`
        return `${printable(file, 1000)}:${line}${at}`
      })
      return (places.length ? places : ['rolecall']).map((place) => `${inert(place)}: ${said}`)
    })
    .join('')
}
