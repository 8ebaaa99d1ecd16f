/**
 * Workflow commands of GitHub Actions, one annotation a rule: GitHub shows ten errors and ten warnings of a step
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). The step summary has the rest.
 */
import type { Finding, Report } from '../model/report.ts'
import { count } from '../model/text.ts'
import { printable } from './printable.ts'
import { active, codeOf, place, type ReporterOptions, standsAt } from './reporter.ts'

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const
const PER_LEVEL = 10
const MESSAGE_MAX = 4000

export function github(report: Report, options: ReporterOptions): string {
  const byRule = groupByRule(active(report))
  const used = { error: 0, warning: 0, info: 0 }
  const lines: string[] = []
  let left = 0
  for (const findings of byRule.values()) {
    const { severity } = findings[0]!
    if (used[severity]++ < PER_LEVEL) lines.push(annotation(findings, options))
    else left += findings.length
  }
  const { verdict, lines: screen } = report.summary
  if (left)
    lines.push(`${count(left, 'more finding')}: GitHub shows ${PER_LEVEL} annotations of a kind. See the step summary.`)
  const said = screen.map(({ label, text }) => printable(label === 'verdict' ? text : `${label}: ${text}`))
  if (verdict === 'unknown') lines.push(`::error title=rolecall::${data(said.join('\n'))}`)
  else lines.push(...said.map((line) => `rolecall: ${line}`))
  return `${lines.join('\n')}\n`
}

function groupByRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.ruleId, [...(groups.get(finding.ruleId) ?? []), finding])
  return groups
}

function annotation(findings: readonly Finding[], options: ReporterOptions): string {
  const first = findings[0]!
  const evidence = findings.map(codeOf).find((code) => code !== undefined) ?? standsAt(first)
  const title = `${first.ruleId}: ${options.titles.get(first.ruleId) ?? first.ruleId}`
  const properties = [
    ...(evidence ? [`file=${property(evidence.file)}`] : []),
    ...(evidence?.line !== undefined ? [`line=${evidence.line}`] : []),
    `title=${property(title)}`,
  ]
  const body = findings.flatMap((finding, i) => [
    ...(i > 0 ? [''] : []),
    printable(finding.message),
    `Fix: ${printable(finding.fix)}`,
    ...(finding.evidence[0] ? [`Evidence: ${printable(place(finding.evidence[0]), 300)}`] : []),
  ])
  const message = body.join('\n')
  const short = message.length > MESSAGE_MAX ? `${message.slice(0, MESSAGE_MAX - 1)}…` : message
  return `::${COMMAND[first.severity]} ${properties.join(',')}::${data(short)}`
}

/** As the runner decodes it: https://github.com/actions/toolkit (command.ts). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(printable(text, 500)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
