/**
 * The verdict: ✓, ✗ or ?, and the headline that says it. Made of nothing but what the report itself shows (findings, chains,
 * doubts), so that no two parts of it can contradict each other; made anew when a baseline or the configuration sets
 * findings aside. The exit code follows it.
 */

import type { Finding, Report, Summary, Suppressed, Verdict } from '../model/report.ts'
import { count } from '../model/text.ts'
import { STEP_NAMES } from '../model/tool-call.ts'
import { countUnits } from '../model/unit-nouns.ts'
import { firstScreen } from './first-screen.ts'

type Shown = Omit<Report, 'summary'> & { summary: Pick<Summary, 'doubts' | 'passRate'> }

export function verdictOf(report: Shown): Pick<Summary, 'verdict' | 'headline' | 'lines' | 'rootCauses' | 'setAside'> {
  const roots = rootsOf(report.findings.filter((finding) => !finding.suppressed))
  const aside = report.findings.filter((finding) => finding.suppressed)
  const verdict = markOf(roots, report)
  const setAside = setAsideText(aside)
  const judged = { verdict, rootCauses: roots.map((finding) => finding.fingerprint), ...(setAside && { setAside }) }
  const lines = firstScreen({ ...report, summary: { ...report.summary, ...judged } }, clean(report, aside, setAside))
  const said = lines[0]!.text
  const headline = [
    sentence(said),
    ...(verdict === 'unknown' ? report.summary.doubts.slice(1).map((doubt) => doubt.says) : []),
    ...accusation(roots, report, verdict, said),
  ]
  return { ...judged, headline: headline.join(' '), lines }
}

/** An error outweighs a doubt, a doubt a warning: what nobody can explain may be worse than what is known. */
function markOf(roots: readonly Finding[], { summary }: Shown): Verdict {
  if (roots.some((finding) => finding.severity === 'error')) return 'error'
  if (summary.doubts.length) return 'unknown'
  return roots.length ? 'warning' : 'clean'
}

/** Findings above a remark that follow from no other that counts. */
function rootsOf(findings: readonly Finding[]): Finding[] {
  const counted = new Set(findings.map((finding) => finding.fingerprint))
  return findings.filter(({ severity, causedBy }) => severity !== 'info' && !(causedBy && counted.has(causedBy)))
}

function clean(
  { findings, toolCalls, inputs }: Shown,
  aside: readonly Finding[],
  setAside: string | undefined,
): string {
  if (setAside) {
    const known = rootsOf(aside.map(({ suppressed: _, ...finding }) => finding))[0] ?? aside[0]!
    return `Nothing new: ${setAside}. The first of them: ${sentence(known.message)}`
  }
  const remarks = findings.length ? `; ${count(findings.length, 'remark')}` : ''
  const records = inputs.reduce((sum, input) => sum + input.records, 0)
  return `Nothing found in ${toolCalls.length ? countUnits(toolCalls) : count(records, 'record')}${remarks}.`
}

/** What the first screen's sentence leaves to say of the findings. */
function accusation(roots: readonly Finding[], report: Shown, verdict: Verdict, said: string): string[] {
  const [lead, ...others] = roots
  if (!lead) return []
  const first = firstBroken(lead, report)
  const innocent = report.suspects.find((one) => /^(role|trust)$/.test(one.suspect) && one.verdict === 'cleared')
  return [
    ...(verdict === 'unknown' ? ['Found besides:'] : []),
    ...(first ? [first] : []),
    ...(said.includes(lead.message) ? [] : [sentence(lead.message)]),
    ...others.slice(0, 2).map((root) => `Another cause: ${sentence(root.message)}`),
    ...(others.length > 2 ? [`And ${count(others.length - 2, 'more cause')}.`] : []),
    ...(innocent ? [sentence(innocent.why.replace(/^the\b/, 'The'))] : []),
  ]
}

/** The step that the leading finding speaks of, where it is the first that broke. */
function firstBroken({ step, fingerprint }: Finding, { toolCalls }: Shown): string | undefined {
  const times = toolCalls.filter((one) => one.firstBroken === step && one.findings.includes(fingerprint))
  if (step === undefined || times.length === 0) return undefined
  return `First broken step: ${STEP_NAMES[step - 1]} (${step} of 6) in ${countUnits(times)}.`
}

const ASIDE: Readonly<Record<Suppressed['by'], (n: number, first: Suppressed) => string>> = {
  baseline: (n, { reason }) => `${count(n, 'known finding')} (${reason.replace(/^known in /, 'baseline ')})`,
  configuration: (n) => `${count(n, 'finding')} that the configuration suppresses`,
  'min-confidence': (n) => `${count(n, 'finding')} less sure than asked for`,
}

/** Findings that do not count, by what sets them aside; remarks are not worth a word. */
function setAsideText(aside: readonly Finding[]): string | undefined {
  const loud = aside.filter((finding) => finding.severity !== 'info')
  const parts = (Object.keys(ASIDE) as Suppressed['by'][]).flatMap((by) => {
    const own = loud.filter((finding) => finding.suppressed?.by === by)
    return own.length ? [ASIDE[by](own.length, own[0]!.suppressed!)] : []
  })
  return parts.length ? parts.join(', ') : undefined
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
