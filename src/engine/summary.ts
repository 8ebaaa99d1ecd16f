/** The verdict in a few sentences: what broke first, what is innocent, and what the passes are worth. */
import type { Finding, Inconclusive, Summary, SuspectReport } from '../model/report.ts'
import { dataCalls, foreignCalls, signedAs } from '../model/signing.ts'
import { count, isoTime } from '../model/text.ts'
import type { Case, Proof, StepNumber, ToolCall } from '../model/tool-call.ts'
import { STEP_NAMES } from '../model/tool-call.ts'

/** Did a passed tool call reach AWS as its role? */
export function reachedAs(c: Case): 'expected' | 'other' | 'none' | 'unknown' {
  const role = c.toolCall.expectedRole
  const data = dataCalls(c.calls).filter((call) => call.outcome !== 'open')
  if (data.length === 0) return isWatched(c) === 'unknown' ? 'unknown' : 'none'
  if (!role) return 'unknown'
  if (foreignCalls(c).some((call) => call.outcome !== 'open')) return 'other'
  const states = data.map((call) => signedAs(call, role, c.ledger))
  if (states.includes('unknown')) return 'unknown'
  return states.includes('expected') ? 'expected' : 'none'
}

function isWatched({ toolCall: t, ledger }: Case): Proof {
  return t.process ? ledger.coverage(t.process, 'aws-calls', t.start, t.until) : 'unknown'
}

function passRateOf(cases: readonly Case[]): Summary['passRate'] {
  const judged = cases.filter((c) => ['passed', 'failed', 'timeout'].includes(c.toolCall.outcome) && c.hasResult)
  if (judged.length === 0) return undefined
  const passed = judged.filter((c) => c.toolCall.outcome === 'passed')
  const tally = { expected: 0, other: 0, none: 0, unknown: 0 }
  for (const c of passed) tally[reachedAs(c)]++
  const proven = passed.filter((c) => reachedAs(c) === 'none' && isWatched(c) === 'proven').length
  const rest = [
    tally.other && `${tally.other} reached it as somebody else`,
    proven && `${proven} made no AWS call`,
    // Spans of an SDK do not show what a server signs by itself.
    tally.none > proven && `${tally.none - proven} show no AWS call`,
    tally.unknown && `${tally.unknown} can't be told`,
  ].filter(Boolean)
  const sentence = `${passed.length}/${judged.length} passed, of which ${tally.expected} reached AWS as the token's role${rest.length ? ` (${rest.join(', ')})` : ''}`
  return {
    passed: passed.length,
    total: judged.length,
    asExpectedRole: tally.expected,
    asOtherIdentity: tally.other,
    noAwsCall: tally.none,
    unknown: tally.unknown,
    sentence,
  }
}

export function summaryOf(
  cases: readonly Case[],
  findings: readonly Finding[],
  inconclusive: readonly Inconclusive[],
  suspects: readonly SuspectReport[],
  unjoined: number,
): Omit<Summary, 'notes'> {
  const roots = findings.filter((finding) => !finding.causedBy && finding.severity !== 'info')
  const passRate = passRateOf(cases)
  const told = new Set(findings.flatMap((finding) => finding.toolCalls))
  const unexplained = cases.filter(({ toolCall: t }) => isFailure(t) && !told.has(t.id)).length
  const times = cases.flatMap((c) => [c.toolCall.start, c.toolCall.until]).filter((time) => time > 0)
  return {
    headline: headline(cases, roots, findings, suspects, unexplained),
    rootCauses: roots.map((finding) => finding.fingerprint),
    findings: {
      error: findings.filter((finding) => finding.severity === 'error').length,
      warning: findings.filter((finding) => finding.severity === 'warning').length,
      info: findings.filter((finding) => finding.severity === 'info').length,
    },
    inconclusive: inconclusive.length,
    toolCalls: cases.length,
    ...(passRate && { passRate }),
    unjoined,
    ...(unexplained && { unexplained }),
    ...(times.length && { from: isoTime(minimum(times)), to: isoTime(-minimum(times.map((time) => -time))) }),
  }
}

function headline(
  cases: readonly Case[],
  roots: readonly Finding[],
  findings: readonly Finding[],
  suspects: readonly SuspectReport[],
  unexplained: number,
): string {
  if (roots.length === 0) {
    const info = findings.length ? `; ${count(findings.length, 'remark')}` : ''
    if (unexplained)
      return `Nothing found that explains why ${unexplained} of ${count(cases.length, 'tool call')} failed${info}.`
    return `Nothing found in ${count(cases.length, 'tool call')}${info}.`
  }
  const sentences: string[] = []
  const first = firstBroken(cases, roots[0]!)
  if (first) {
    const name = STEP_NAMES[first.step - 1]
    sentences.push(`First broken step: ${name} (${first.step} of 6) in ${count(first.cases, 'tool call')}.`)
  }
  sentences.push(sentence(roots[0]!.message))
  for (const root of roots.slice(1, 3)) sentences.push(`Another cause: ${sentence(root.message)}`)
  if (roots.length > 3) sentences.push(`And ${count(roots.length - 3, 'more cause')}.`)
  const innocent = suspects.find((one) => /^(role|trust)$/.test(one.suspect) && one.verdict === 'cleared')
  if (innocent) sentences.push(sentence(innocent.why.replace(/^the\b/, 'The')))
  return sentences.join(' ')
}

function isFailure({ outcome, negative }: ToolCall): boolean {
  return !negative && (outcome === 'failed' || outcome === 'timeout')
}

/** The earliest step that is broken in the tool calls of the leading finding. */
function firstBroken(cases: readonly Case[], lead: Finding): { step: StepNumber; cases: number } | undefined {
  const own = new Set(lead.toolCalls)
  const tally = new Map<StepNumber, number>()
  for (const c of cases) {
    if (!own.has(c.toolCall.id)) continue
    const broken = c.toolCall.chain.find((step) => step.state === 'broken')
    if (broken) tally.set(broken.step, (tally.get(broken.step) ?? 0) + 1)
  }
  const step = [...tally.keys()].sort((a, b) => a - b)[0]
  return step === undefined ? undefined : { step, cases: tally.get(step)! }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Without spreading, which overflows the stack on long lists. */
function minimum(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}
