/** Markdown for a pull-request comment (at most 65,536 characters) or a step summary (1 MiB). */

import { causesOf } from '../facts/causes.ts'
import { arnsOnce } from '../model/arns.ts'
import type { Finding, Report } from '../model/report.ts'
import { count, list, percent } from '../model/text.ts'
import type { Step } from '../model/tool-call.ts'
import { Fixes } from './fixes.ts'
import { pageOf } from './page.ts'
import { printable } from './printable.ts'
import { active, calledAt, place, reasonOf, saysPassRate } from './reporter.ts'
import { rulePageAddress } from './rule-page.ts'
import { signersOf } from './signers.ts'
import { waterfalls } from './terminal/waterfall.ts'

const MAX = 60_000
/** From here on a finding gets one line. */
const FULL = 40_000
const STATE: Readonly<Record<Step['state'], string>> = { ok: '✅', broken: '❌', unknown: '❔' }
const SEVERITY = { error: '🔴', warning: '🟠', info: '🔵' } as const

export function markdown(report: Report): string {
  const findings = active(report)
  const { verdict, setAside, notes } = report.summary
  const mark = { error: '❌', warning: '⚠️', clean: '✅', unknown: '❔' }[verdict]
  const aside = [...(verdict !== 'clean' && setAside ? [`Not counted: ${setAside}`] : []), ...notes]
  const page = [
    `## ${mark} rolecall`,
    '',
    ...firstScreen(report),
    '',
    ...aside.map((note) => `- ${text(note)}`),
    ...passRate(report),
    ...chains(report),
    ...picture(report, findings),
    ...findingSections(report, findings),
    ...suspects(report),
    ...identities(report),
    ...inconclusive(report),
    ...inputs(report),
  ].join('\n')
  if (page.length <= MAX) return `${page}\n`
  const cut = page.lastIndexOf('\n', MAX)
  const open = page.slice(0, cut).split('<details>').length - page.slice(0, cut).split('</details>').length
  return `${page.slice(0, cut)}\n${'</details>\n'.repeat(open)}\n_Cut here: \`--format json\` or \`--format html\` has everything._\n`
}

/** The same lines as in the terminal, a list item each. */
function firstScreen({ summary }: Report): string[] {
  const brief = arnsOnce()
  return summary.lines.flatMap(({ label, text: words }) =>
    label === 'verdict' ? [`**${text(brief(words))}**`, ''] : [`- **${label}** ${text(brief(words), 600)}`],
  )
}

function passRate({ summary: { lines, passRate } }: Report): string[] {
  return passRate && !saysPassRate(lines) ? [text(passRate.sentence), ''] : []
}

function chains(report: Report): string[] {
  const shown = report.chains.slice(0, 10)
  const first = shown[0]
  if (!first) return []
  return [
    '### Chain',
    '',
    `| tool calls | ${first.steps.map((step) => step.name).join(' | ')} |`,
    `| --- |${' :-: |'.repeat(first.steps.length)}`,
    ...shown.map(({ steps, tools, toolsTotal, count: total }) => {
      const names = list(
        tools.map(({ tool, count: times }) => code(tool, 60) + (times > 1 ? ` ×${times}` : '')),
        6,
        toolsTotal,
      )
      return `| ${total}: ${names} | ${steps.map((step) => STATE[step.state]).join(' | ')} |`
    }),
    '',
  ]
}

/** The timeline that shows most, as the terminal draws it: a picture that every page of Markdown can show. */
function picture(report: Report, findings: readonly Finding[]): string[] {
  const looks = { verbose: false, color: false, unicode: true, width: 100, titles: new Map() }
  const page = pageOf(looks)
  waterfalls(page, report, findings, looks)
  const drawn = page.toString().trim().replaceAll('`', 'ˋ')
  return drawn ? ['```text', drawn, '```', ''] : []
}

function findingSections(report: Report, findings: readonly Finding[]): string[] {
  const { causes, others } = causesOf(report, findings)
  const lines: string[] = []
  let size = 0
  const fixes = new Fixes()
  const put = (finding: Finding, level: string) => {
    const block = size < FULL ? findingBlock(finding, level, fixes) : [findingLine(finding)]
    size += block.join('\n').length
    lines.push(...block)
  }
  for (const [i, { finding, effects }] of causes.entries()) {
    lines.push(causes.length > 1 ? `### Root cause ${i + 1} of ${causes.length}` : '### Root cause', '')
    put(finding, '')
    if (effects.length) lines.push('', `Leads to:`, '', ...effects.map(findingLine))
    lines.push('')
  }
  if (others.length) lines.push('### Also seen', '', ...others.map(findingLine), '')
  return lines
}

function findingLine(finding: Finding): string {
  const calls = finding.toolCallsTotal > 1 ? ` (${finding.concerns})` : ''
  return `- ${SEVERITY[finding.severity]} **${text(finding.ruleId)}** ${text(finding.message, 400)}${calls} \`${finding.fingerprint}\``
}

function ruleLink(id: string): string {
  const address = rulePageAddress(id)
  return address === undefined ? text(id) : `[${text(id)}](${address})`
}

function findingBlock(finding: Finding, level: string, fixes: Fixes): string[] {
  const told = fixes.toldAt(finding)
  const hidden = finding.evidenceTotal - Math.min(5, finding.evidence.length)
  return [
    `${level}${SEVERITY[finding.severity]} **${ruleLink(finding.ruleId)}** · ${finding.severity} · confidence ${finding.confidence} · ${finding.concerns} · \`${finding.fingerprint}\``,
    '',
    text(finding.message),
    '',
    `- **Expected:** ${text(finding.expected)}`,
    `- **Observed:** ${text(finding.observed)}`,
    `- **Fix:** ${told ? `as for \`${told}\` above` : text(finding.fix)}`,
    '',
    '<details>',
    `<summary>Evidence (${finding.evidenceTotal})</summary>`,
    '',
    ...finding.evidence
      .slice(0, 5)
      .map(
        (one) =>
          `- ${calledAt(one) ? `${code(calledAt(one)!)}, seen in ` : ''}${code(place(one))}${one.time ? ` ${text(one.time)}` : ''}`,
      ),
    ...(hidden > 0 ? [`- and ${hidden} more`] : []),
    '',
    '</details>',
  ]
}

function suspects(report: Report): string[] {
  const settled = report.suspects.filter((one) => one.verdict !== 'unknown')
  if (settled.length === 0) return []
  return [
    '### Suspects',
    '',
    ...settled.map(
      (one) =>
        `- ${one.verdict === 'guilty' ? '❌' : '✅'} **${one.suspect}** ${one.verdict}: ${text(reasonOf(one), 400)}`,
    ),
    '',
  ]
}

function identities(report: Report): string[] {
  if (report.identities.length === 0) return []
  const signers = signersOf(report)
  const total = signers.reduce((sum, one) => sum + one.calls, 0)
  return [
    '<details>',
    '<summary>Who signed</summary>',
    '',
    ...signers
      .slice(0, 20)
      .map((one) => `- ${count(one.calls, 'call')} (${percent(one.calls, total)}): ${text(one.name, 300)}`),
    '',
    '</details>',
    '',
  ]
}

function inconclusive(report: Report): string[] {
  const { doubts } = report.summary
  if (report.inconclusive.length + doubts.length === 0) return []
  return [
    '### Could not be settled',
    '',
    ...doubts.map((doubt) => `- **${text(doubt.kind)}**: ${text(doubt.settleBy, 400)}`),
    ...report.inconclusive.slice(0, 20).map((one) => `- **${text(one.ruleId)}**: ${text(one.settleBy, 400)}`),
    '',
  ]
}

function inputs(report: Report): string[] {
  const skips = report.inputs.flatMap((input) => input.skips)
  return [
    '<details>',
    `<summary>Evidence: ${count(report.inputs.length, 'file')}, ${count(skips.length, 'skip')}</summary>`,
    '',
    ...report.inputs
      .slice(0, 50)
      .map(
        (input) =>
          `- ${code(input.file)} ${text(input.format)}, ${count(input.records, 'record')}, ${input.skipped} skipped`,
      ),
    ...skips.slice(0, 20).map((skip) => `- skipped ${code(place(skip))}: ${text(skip.reason, 300)}`),
    '',
    '</details>',
  ]
}

/**
 * Text in which nothing is Markdown, HTML, a mention, a reference, a link or an emoji; ARNs and what stands in backticks
 * are code.
 */
function text(value: string, max = 2000): string {
  return printable(value, max)
    .split(/(`[^`]+`|\barn:aws[^\s"'`,;()]+[\w*/])/)
    .map((part, i) => (i % 2 ? code(part.replace(/^`|`$/g, ''), max) : inert(part)))
    .join('')
}

/**
 * What GitHub makes something of, in the Markdown (https://github.github.com/gfm/#autolinks-extension-) or behind it, in the
 * text of the page: addresses, mentions, references to issues and commits, emoji.
 * https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const LIVE = /www(?=\.)|GH(?=-\d)|\b(?=\d*[a-f])[0-9a-f]{7,}|[@#]|:(?=[a-z/+-])|[<>&$|]|[\\`*_[\]~]/gi
/** Takes the text of the page apart, and is not to be seen in it. */
const BREAK = '<!-- -->'

function inert(part: string): string {
  return part
    .replace(LIVE, (found) => {
      if (/^[\\`*_[\]~]$/.test(found)) return `\\${found}`
      // A commit; twelve digits are an account.
      if (found.length > 6) return found.match(/.{1,6}/g)!.join(BREAK)
      const shown = found.length === 1 ? `&#${found.charCodeAt(0)};` : found
      return /^[<>&$|]$/.test(found) ? shown : shown + BREAK
    })
    .replace(/^(\s*)([-+=])|^(\s*\d+)([.)])/, '$1$3\\$2$4')
}

/** Inline code; in a table, too. */
function code(text: string, max = 300): string {
  const inner = printable(text, max).replaceAll('`', 'ˋ').replaceAll('|', '\\|')
  return `\`${inner || ' '}\``
}
