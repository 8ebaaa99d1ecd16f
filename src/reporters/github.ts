/**
 * Workflow commands of GitHub Actions, one annotation a rule and place: GitHub shows ten errors and ten warnings of a step
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). The step summary has the rest.
 */
import type { CodePlace } from '../model/records.ts'
import type { Finding, Report } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import { printable } from './printable.ts'
import { active, codePlacesOf, lineOf, place as placeOf, type ReporterOptions } from './reporter.ts'

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const
const PER_LEVEL = 10
const MESSAGE_MAX = 4000

export function github(report: Report, options: ReporterOptions): string {
  const groups = [...groupByRule(active(report)).values()].map((findings) => ({ findings, places: placesOf(findings) }))
  const left = { error: PER_LEVEL, warning: PER_LEVEL, info: PER_LEVEL }
  const lines: string[] = []
  let [findingsLeft, placesLeft] = [0, 0]
  // Each rule once, before any is told at its other places.
  for (const { findings, places } of groups)
    if (left[findings[0]!.severity]-- > 0) lines.push(annotation(findings, places[0], options))
    else findingsLeft += findings.length
  for (const { findings, places } of groups)
    for (const place of places.slice(1)) {
      const here = findings.filter((finding) => codePlacesOf(finding).some((one) => lineOf(one) === lineOf(place)))
      if (left[findings[0]!.severity]-- > 0) lines.push(annotation(here, place, options))
      else placesLeft++
    }
  const { verdict, lines: screen } = report.summary
  const more = [findingsLeft && count(findingsLeft, 'more finding'), placesLeft && count(placesLeft, 'more place')]
  if (findingsLeft || placesLeft)
    lines.push(
      `${list(more.flatMap((one) => one || []))}: GitHub shows ${PER_LEVEL} annotations of a kind. See the step summary.`,
    )
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

/** Each line of the code that one of them points to. */
function placesOf(findings: readonly Finding[]): CodePlace[] {
  return [...new Map(findings.flatMap(codePlacesOf).map((place) => [lineOf(place), place])).values()]
}

/** @param place in the code; without one it stands where the evidence is */
function annotation(findings: readonly Finding[], place: CodePlace | undefined, options: ReporterOptions): string {
  const first = findings[0]!
  const at = place ?? first.evidence[0]
  const title = `${first.ruleId}: ${options.titles.get(first.ruleId) ?? first.ruleId}`
  const properties = [
    ...(at ? [`file=${property(at.file)}`] : []),
    ...(at?.line !== undefined ? [`line=${at.line}`] : []),
    `title=${property(title)}`,
  ]
  const body = findings.flatMap((finding, i) => [
    ...(i > 0 ? [''] : []),
    printable(finding.message),
    `Fix: ${printable(finding.fix)}`,
    ...(finding.evidence[0] ? [`Evidence: ${printable(placeOf(finding.evidence[0]), 300)}`] : []),
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
