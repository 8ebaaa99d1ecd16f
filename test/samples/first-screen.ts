/** What every first screen must hold: at width 80, its first eight lines name cause, identity and fix. */
import stringWidth from 'fast-string-width'
import { shortArn } from '../../src/model/arns.ts'
import type { Report } from '../../src/model/report.ts'
import { printable } from '../../src/reporters/printable.ts'
import { everShorter } from '../../src/reporters/terminal/condense.ts'
import { terminal } from '../../src/reporters/terminal/terminal.ts'

const LOOKS = { verbose: false, color: false, unicode: true, width: 80, titles: new Map() }

/** Without the spaces that wrapping and policies bring. */
function bare(text: string): string {
  return printable(text).replace(/\s+/g, '')
}

/** Compared without wrapping, ARNs shortened, up to where a row may be cut. */
export function lacksOf(report: Report): string[] {
  const screen = terminal(report, LOOKS).split('\n')
  const first = screen.slice(0, 8)
  // Policies are spaced for the terminal.
  const plain = (text: string) =>
    shortArn(
      text
        .replace(/\s+/g, ' ')
        .replace(/([,:]) (?=["{[])/g, '$1')
        .trim(),
    )
  const shown = plain(first.join(' '))
  // A sentence may begin with a finding's words, in a capital.
  const begins = (text: string) =>
    everShorter(text).some((form) => shown.toLowerCase().includes(plain(form).slice(0, 30).toLowerCase()))
  // The lines of one label, put together again.
  const told = (label: string) => {
    const from = label === 'verdict' ? 0 : first.findIndex((line) => line.startsWith(`  ${label} `))
    if (from < 0) return ''
    const indent = label === 'verdict' ? /^ {2}\S/ : /^ {11}\S/
    const isNext = (line: string) => !indent.test(line) || /^ {2}(?:ran as|why|also|fix|settle) {2,}/.test(line)
    const length = screen.slice(from + 1, 8).findIndex(isNext)
    return screen.slice(from, length < 0 ? 8 : from + 1 + length).join(' ')
  }
  const whole = (text: string, label: string) => {
    const shown = bare(told(label))
    return everShorter(text, label !== 'verdict').some((form) => shown.endsWith(bare(form)))
  }
  const labelled = (label: string) => first.some((line) => line.startsWith(`  ${label} `))
  const { verdict, lines, rootCauses } = report.summary
  const lead = report.findings.find((finding) => finding.fingerprint === rootCauses[0])
  const missing: string[] = []
  if (!begins(lines[0]!.text)) missing.push('the verdict')
  if (!whole(lines[0]!.text, 'verdict')) missing.push('a verdict that is not cut off')
  if ((verdict === 'error' || verdict === 'warning') && lead) {
    if (!begins(lead.message)) missing.push(`the cause: ${lead.message}`)
    if (!whole(lead.fix, 'fix')) missing.push('a fix that is not cut off')
    if (!labelled('fix') || !begins(lead.fix)) missing.push(`the fix: ${lead.fix}`)
    if (!labelled('ran as')) missing.push('as whom it ran')
  }
  const settle = lines.find((line) => line.label === 'settle')
  if (verdict === 'unknown' && !(settle && begins(settle.text))) missing.push('what settles it')
  if (settle && !whole(settle.text, 'settle')) missing.push('a step to settle it that is not cut off')
  // Copied as it stands there, AWS takes it.
  if (/"(?:AWS|Resource)":\s*\[?\s*"(?:role|user|assumed-role)\//.test(screen.join(' ')))
    missing.push('policies with whole ARNs')
  if (screen.length > 75) missing.push(`a short report: it has ${screen.length} lines`)
  if (lines.length > 8) missing.push(`a short first screen: it has ${lines.length} lines`)
  for (const line of screen) if (stringWidth(line) > 80) missing.push(`room for: ${line}`)
  return missing.map((one) => `the first screen lacks ${one}\n${first.join('\n')}`)
}
