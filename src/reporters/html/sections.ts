/** The parts of the page that need no script: verdict, pass rate, chains, findings, suspects, evidence. */

import { causesOf } from '../../facts/causes.ts'
import { arnsOnce } from '../../model/arns.ts'
import type { Evidence } from '../../model/records.ts'
import type { Finding, Report } from '../../model/report.ts'
import { count, cut, percent } from '../../model/text.ts'
import { STEP_NAMES, type Step } from '../../model/tool-call.ts'
import { countUnits } from '../../model/unit-nouns.ts'
import { html, type Markup, prose, soft } from '../markup.ts'
import { passParts } from '../pass-rate.ts'
import { active, calledAt, place, type ReporterOptions, reasonOf } from '../reporter.ts'
import { signersOf } from '../signers.ts'
import { begun, ended } from '../stretch.ts'

const MARK = { ok: '✓', broken: '✗', unknown: '?' } as const
const STATE_WORD = { ok: 'holds', broken: 'broken', unknown: 'not known' } as const

export function verdictSection(report: Report): Markup {
  const { verdict, lines, setAside, notes } = report.summary
  const findings = active(report)
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  const brief = arnsOnce()
  const [first, ...rest] = lines.map(({ label, text }) => ({ label, text: brief(text) }))
  return html`<header id="verdict" class="verdict ${verdict}">
<h1><span class="mark" aria-hidden="true">${{ error: '✗', warning: '✗', clean: '✓', unknown: '?' }[verdict]}</span> ${soft(first?.text ?? report.summary.headline)}</h1>
${rest.length > 0 && html`<dl class="lines">${rest.map(({ label, text }, i) => html`<dt>${label === rest[i - 1]?.label ? '' : label}</dt><dd class="${label.replace(' ', '-')}">${prose(text)}</dd>`)}</dl>`}
<p class="facts">${countUnits(report.toolCalls)} · ${count(of('error'), 'error')} · ${count(of('warning'), 'warning')} · ${of('info')} info${verdict !== 'clean' && setAside !== undefined && html` · ${setAside}`}${report.summary.from !== undefined && html` · <time datetime="${report.summary.from}">${begun(report.summary.from)}</time> to <time datetime="${report.summary.to ?? ''}">${ended(report.summary.from, report.summary.to ?? report.summary.from)}</time> UTC`}</p>
${notes.map((note) => html`<p class="note">${note}</p>`)}
${passRate(report)}
</header>`
}

/** A bar of all judged tool calls: what the passes are worth. */
function passRate(report: Report): Markup | undefined {
  const rate = report.summary.passRate
  if (!rate || rate.total === 0) return undefined
  const parts = passParts(report)
  let x = 0
  const bars = parts.map((part) => {
    const width = (1000 * part.n) / rate.total
    const bar = html`<rect class="${part.kind}" x="${x}" y="0" width="${width}" height="24"><title>${part.n} ${part.name}</title></rect>`
    x += width
    return bar
  })
  return html`<figure class="rate"><svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="${rate.sentence}">${bars}</svg>
<ul>${parts.map((part) => html`<li><span class="swatch ${part.kind}"></span>${part.n} ${part.name} (${percent(part.n, rate.total)})</li>`)}</ul>
<figcaption>${rate.sentence}</figcaption></figure>`
}

export function chainSection(report: Report): Markup | undefined {
  if (report.chains.length === 0) return undefined
  const rows = report.chains.map(
    ({ steps, tools, toolsTotal, concerns, firstBroken }) => html`<tbody>
<tr><th scope="row" class="tools">${tools.slice(0, 12).map(({ tool, count: times }, i) => html`${i > 0 && ', '}<code>${soft(tool)}</code>${times > 1 && html` ×${times}`}`)}${toolsTotal > 12 && html` and ${toolsTotal - 12} more`}<small>${concerns}</small></th>
${steps.map((step) => html`<td class="${step.state}"><span class="step">${step.name}</span><span aria-hidden="true">${MARK[step.state]}</span><span class="sr">${STATE_WORD[step.state]}</span></td>`)}</tr>
<tr class="notes"><td colspan="${STEP_NAMES.length + 1}"><details><summary>${whyBroken(steps, firstBroken)}</summary><ol>${steps.map(stepNote)}</ol></details></td></tr>
</tbody>`,
  )
  return html`<section id="chain"><h2>Chain</h2>
<div class="wide"><table class="chain"><thead><tr><th scope="col">Tools</th>${STEP_NAMES.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>${rows}</table></div></section>`
}

/** Where the chain broke, else the first `?`: why, in half a line. */
function whyBroken(steps: readonly Step[], firstBroken: number | undefined): Markup | string {
  const step = steps.find((one) => one.step === firstBroken) ?? steps.find((one) => one.state === 'unknown')
  if (!step) return 'What each step says'
  return html`<span aria-hidden="true">${MARK[step.state]}</span> ${step.name}: ${soft(cut(step.note, 120))}`
}

function stepNote(step: Step): Markup {
  return html`<li class="${step.state}"><b>${step.name}</b> ${MARK[step.state]} ${soft(step.note)}${evidenceList(step.evidence.slice(0, 5))}</li>`
}

export function findingsSection(report: Report, options: ReporterOptions): Markup {
  const { causes, others } = causesOf(report, active(report))
  const aside = report.findings.filter((finding) => finding.suppressed)
  const links: Links = new Map(report.toolCalls.map(({ id, tool }, index) => [id, { index, tool }]))
  const article = (finding: Finding, open: boolean) => findingArticle(finding, options, links, open)
  return html`<section id="findings"><h2>Findings</h2>
${causes.map(
  (
    { finding, effects },
    i,
  ) => html`<div class="cause"><h3>${causes.length > 1 ? `Root cause ${i + 1} of ${causes.length}` : 'Root cause'}</h3>
${article(finding, true)}
${effects.length > 0 && html`<div class="effects"><h4>leads to</h4>${effects.map((one) => article(one, false))}</div>`}</div>`,
)}
${others.length > 0 && html`<h3>${causes.length ? 'Also seen' : 'Seen'}</h3>${others.map((one) => article(one, false))}`}
${aside.length > 0 && html`<h3>Not counted</h3>${aside.map((one) => article(one, false))}`}
${report.findings.length === 0 && html`<p>None.</p>`}
${report.inconclusive.length + report.summary.doubts.length > 0 && html`<h3>Could not be settled</h3><ul>${report.summary.doubts.map((one) => html`<li><code>${one.kind}</code> ${one.settleBy}</li>`)}${report.inconclusive.map((one) => html`<li><code>${one.ruleId}</code> ${one.settleBy}${one.missing.length > 0 && html` <small>missing: ${one.missing.join(', ')}</small>`}</li>`)}</ul>`}
</section>`
}

/** Where the timeline has a tool call. */
type Links = ReadonlyMap<string, { index: number; tool: string }>

function findingArticle(finding: Finding, options: ReporterOptions, links: Links, open: boolean): Markup {
  const title = options.titles.get(finding.ruleId)
  return html`<details class="finding ${finding.severity}" id="f-${finding.fingerprint}"${open && html` open`}>
<summary><span class="severity">${finding.severity}</span> <code>${finding.ruleId}</code> ${soft(finding.message)}</summary>
<p class="facts">${title !== undefined && html`${title} · `}confidence ${finding.confidence} · ${finding.concerns} · <a href="#rule-${finding.ruleId}">about this rule</a> · link <a href="#f-${finding.fingerprint}">${finding.fingerprint}</a></p>
${finding.suppressed && html`<p class="note">Not counted (${finding.suppressed.by}): ${finding.suppressed.reason}${finding.suppressed.until !== undefined && html` (until ${finding.suppressed.until})`}</p>`}
<dl><dt>Fix</dt><dd class="fix">${prose(finding.fix)}</dd>${inTheCode(finding)}<dt>Expected</dt><dd>${prose(finding.expected)}</dd><dt>Observed</dt><dd>${soft(finding.observed)}</dd>
${finding.toolCalls.length > 0 && html`<dt>Tool calls</dt><dd class="tools">${finding.toolCalls.slice(0, 12).map((id, i) => html`${i > 0 && ', '}<a href="#t=${links.get(id)?.index ?? ''}">${soft(links.get(id)?.tool ?? id)}</a>`)}${finding.toolCallsTotal > 12 && html` and ${finding.toolCallsTotal - Math.min(12, finding.toolCalls.length)} more`}</dd>`}</dl>
${finding.evidence.length > 0 && html`<details class="proof"><summary>Evidence (${finding.evidenceTotal})</summary>${evidenceList(finding.evidence)}${finding.evidenceTotal > finding.evidence.length && html`<p>and ${finding.evidenceTotal - finding.evidence.length} more places</p>`}</details>`}</details>`
}

/** Which lines of the server made the calls: where a mend begins. */
function inTheCode({ evidence }: Finding): Markup | undefined {
  const places = [...new Set(evidence.flatMap((one) => calledAt(one) ?? []))]
  if (places.length === 0) return undefined
  const more = places.length - CODE_PLACES
  return html`<dt>In the code</dt><dd>${places.slice(0, CODE_PLACES).map((one, i) => html`${i > 0 && ', '}<code>${soft(one)}</code>`)}${more > 0 && html` and ${more} more`}</dd>`
}

const CODE_PLACES = 4

function evidenceList(evidence: readonly Evidence[]): Markup | undefined {
  if (evidence.length === 0) return undefined
  return html`<ul class="evidence">${evidence.map(
    (one) =>
      html`<li>${one.code && html`<code>${soft(calledAt(one) ?? '')}</code>, seen in `}<code>${soft(place(one))}</code>${one.quote !== undefined && html` <q>${soft(one.quote)}</q>`} <small>${[one.kind, one.time, one.id, one.spanId && `span ${one.spanId}`].filter(Boolean).join(' · ')}</small></li>`,
  )}</ul>`
}

export function suspectsSection(report: Report): Markup | undefined {
  if (report.suspects.length === 0) return undefined
  const order = { guilty: 0, cleared: 1, unknown: 2 }
  const mark = { guilty: '✗', cleared: '✓', unknown: '?' }
  const sorted = report.suspects.toSorted((a, b) => order[a.verdict] - order[b.verdict])
  return html`<section id="suspects"><h2>Suspects</h2><ul class="suspects">${sorted.map(
    (one) =>
      html`<li class="${one.verdict}"><details><summary><span aria-hidden="true">${mark[one.verdict]}</span> <b>${one.suspect}</b> ${one.verdict}: ${soft(reasonOf(one))}</summary>${evidenceList(one.evidence) ?? html`<p>No evidence of its own.</p>`}${one.findings.map((id) => html` <a href="#f-${id}">${id}</a>`)}</details></li>`,
  )}</ul></section>`
}

/** The lanes are drawn by the script; who is who stands here for everyone. */
export function identitiesSection(report: Report): Markup | undefined {
  if (report.identities.length === 0) return undefined
  return html`<section id="identities"><h2>Who signed what</h2>
<div class="lanes" id="lanes" hidden><canvas aria-hidden="true"></canvas></div>
<div class="wide"><table class="stacks"><thead><tr><th scope="col">Identity</th><th scope="col">Calls</th><th scope="col">Valid until</th></tr></thead><tbody>${signersOf(
    report,
  ).map(
    (one, i) =>
      html`<tr><td><span class="swatch id${i % 8}"></span> ${soft(one.name)}</td><td data-column="Calls">${one.calls}</td><td data-column="Valid until">${one.expires ?? ''}</td></tr>`,
  )}</tbody></table></div></section>`
}

export function evidenceSection(report: Report): Markup {
  return html`<section id="evidence"><h2>Evidence</h2><details class="files"><summary>${count(report.inputs.length, 'file')}, ${count(
    report.inputs.reduce((sum, input) => sum + input.records, 0),
    'record',
  )}</summary>
<div class="wide"><table class="stacks"><thead><tr><th scope="col">File</th><th scope="col">Format</th><th scope="col">Records</th><th scope="col">Skipped</th><th scope="col">Proves</th></tr></thead><tbody>${report.inputs.map(
    (input) =>
      html`<tr><td><code>${soft(input.file)}</code></td><td data-column="Format">${input.format}</td><td data-column="Records">${input.records}</td><td data-column="Skipped">${input.skipped}</td><td data-column="Proves">${input.proves.join('; ')}${input.cannotProve.length > 0 && html`<br><small>cannot prove: ${input.cannotProve.join('; ')}</small>`}</td></tr>`,
  )}</tbody></table></div></details>
${report.inputs.some((input) => input.skips.length > 0) && html`<h3>Skipped</h3><ul>${report.inputs.flatMap((input) => input.skips.map((skip) => html`<li><code>${place(skip)}</code> ${skip.reason}${skip.count > 1 && html` (${skip.count} times)`}</li>`))}</ul>`}</section>`
}
