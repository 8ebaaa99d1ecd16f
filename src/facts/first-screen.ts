/**
 * What a reader sees first, in every format: what broke, numbers first; as whom it ran; why; what else; and the fix. Made of
 * the report alone, anew where findings are set aside.
 */
import { type Alike, standsFor, Tally, totalOf } from '../model/alike.ts'
import { shortArn } from '../model/arns.ts'
import { accountOf } from '../model/aws.ts'
import type { CallReport, Finding, Report, ScreenLine, SignedCalls, Summary, ToolCallReport } from '../model/report.ts'
import { count, describeSource, list, shortKey } from '../model/text.ts'
import { unitsLike } from '../model/unit-nouns.ts'
import { causesOf } from './causes.ts'

type Shown = Pick<Report, 'findings' | 'suspects' | 'toolCalls' | 'identities'> & {
  summary: Pick<Summary, 'doubts' | 'verdict' | 'rootCauses' | 'passRate'>
}

/** So many lines tell of other causes; where there are more, the last counts them. */
const OTHERS = 2

/** @param clean what is said where nothing leads */
export function firstScreen(report: Shown, clean: string): ScreenLine[] {
  const { verdict, doubts } = report.summary
  const active = report.findings.filter((finding) => !finding.suppressed)
  const { causes } = causesOf(report, active)
  const [lead, ...others] = causes
  if (verdict === 'clean') return [{ label: 'verdict', text: clean }, ...ranAs(report, report.toolCalls)]
  const open = doubts.map((doubt) => doubt.says)
  if (verdict === 'unknown') {
    return [
      { label: 'verdict', text: open[0] ?? clean },
      ...ranAs(report, report.toolCalls),
      ...also([...open.slice(1), ...byRule(causes.map((cause) => cause.finding))]),
      ...(doubts[0] ? [{ label: 'settle' as const, text: capital(doubts[0].settleBy) }] : []),
    ]
  }
  if (!lead) return [{ label: 'verdict', text: clean }]
  const all = report.toolCalls.filter((one) => one.findings.includes(lead.finding.fingerprint))
  // What stands outside any tool call is counted only where nothing else is.
  const waited = all.filter((one) => one.kind !== 'process')
  const own = waited.length ? waited : all
  const byIdentity = lead.effects.concat(lead.finding).some((finding) => finding.step === 5)
    ? wrongIdentity(own, report)
    : undefined
  return [
    { label: 'verdict', text: capitalArticle(byIdentity ?? affected(lead.finding, own, report)) },
    ...ranAs(report, own),
    {
      label: 'why',
      text: plainly(byIdentity ? capitalArticle(lead.finding.message) : capital(lead.finding.observed)),
    },
    ...also([...byRule(others.map((cause) => cause.finding)), ...open]),
    { label: 'fix', text: lead.finding.fix },
    ...cleared(report, lead.finding),
  ]
}

/** `20 of 28 passing tests ran as user/ci-runner, not as role/Reader`. */
function wrongIdentity(own: readonly ToolCallReport[], report: Shown): string | undefined {
  const foreign = own.filter((one) => one.reached === 'other')
  if (foreign.length === 0) return undefined
  const roles = new Set(foreign.flatMap((one) => one.expectedRole ?? []))
  const role = roles.size === 1 ? shortArn([...roles][0]!) : 'the role that each was to run as'
  // Of their calls some may have run as they should.
  const signer = signers(foreign, report).find((one) => one.role === undefined || !roles.has(one.role))
  const how = `ran as ${signer?.who ?? 'somebody else'}, not as ${role}`
  const { passRate } = report.summary
  const passed = totalOf(foreign.filter((one) => one.outcome === 'passed'))
  const tested = Math.min(passed, passRate?.asOtherIdentity ?? 0)
  if (passRate && tested) return `${tested} of ${count(passRate.passed, 'passing test')} ${how}`
  return `${totalOf(foreign)} of ${unitsLike(report.toolCalls, foreign)} ${how}`
}

/** `3 of 12 tool calls: …`; of a single one, its message names it. */
function affected(finding: Finding, own: readonly ToolCallReport[], report: Shown): string {
  if (totalOf(own) < 2) return finding.message
  return `${totalOf(own)} of ${unitsLike(report.toolCalls, own)}: ${finding.message}`
}

interface Signer {
  /** `user/ci-runner`. */
  who: string
  text: string
  /** That it is a session of. */
  role?: string
  calls: number
}

/** Who signed what these asked of AWS beyond STS, the busiest first; of STS where there was nothing else. */
function signers(toolCalls: readonly ToolCallReport[], { identities }: Shown): Signer[] {
  const signed = signedIn(toolCalls)
  const of = signed.some((one) => one.key !== undefined && one.data > 0) ? ('data' as const) : ('sts' as const)
  const described = new Map(identities.map((one) => [one.key, one]))
  const found = new Map<string, Signer>()
  for (const { key, [of]: calls } of signed) {
    if (key === undefined || calls === 0) continue
    const identity = described.get(key)
    const arn = identity?.sessionArn ?? identity?.principal ?? identity?.role
    const who = identity?.kind === 'none' ? 'nobody (unsigned)' : arn ? shortArn(arn) : keyNames(key, identity)
    const account = accountOf(arn) ?? identity?.account
    const source = identity && identity.source !== 'assumed_role' ? describeSource(identity) : ''
    const text = `${who}${account ? ` of ${account}` : ''}${source ? ` (${source})` : ''}`
    const known = found.get(text) ?? { who, text, ...(identity?.role && { role: identity.role }), calls: 0 }
    known.calls += calls
    found.set(text, known)
  }
  return [...found.values()].sort((a, b) => b.calls - a.calls)
}

function keyNames(key: string, identity: Alike = {}): string {
  const others = standsFor(identity) - 1
  return `${shortKey(key)}${others ? ` and ${count(others, 'other key')}` : ''}`
}

/** A call that several tool calls share is one call. */
function signedIn(toolCalls: readonly ToolCallReport[]): SignedCalls[] {
  const times = new Tally<string>()
  const calls = new Map<string, CallReport>()
  for (const one of toolCalls) {
    if (one.signed) continue
    for (const call of one.calls) {
      if (call.kind !== 'aws') continue
      times.add(call.id, one)
      calls.set(call.id, call)
    }
  }
  const each = [...calls.values()].map(({ id, name, key }): SignedCalls => {
    const n = times.count([id])
    const isSts = name.startsWith('STS ')
    return { ...(key !== undefined && { key }), sts: isSts ? n : 0, data: isSts ? 0 : n }
  })
  return [...each, ...toolCalls.flatMap((one) => one.signed ?? [])]
}

function ranAs(report: Shown, own: readonly ToolCallReport[]): ScreenLine[] {
  const label = 'ran as'
  const mine = signers(own, report)
  const known = mine.length ? mine : signers(report.toolCalls, report)
  if (known.length) {
    const shown = known.slice(0, 2).map((one) => `${one.text}, ${count(one.calls, 'call')}`)
    return [{ label, text: list(known.length > 2 ? [...shown, `${known.length - 2} more`] : shown) }]
  }
  const asked = [own, report.toolCalls]
    .map((all) => all.filter((one) => one.awsCalls > 0))
    .find((all) => all.length > 0)
  if (!asked)
    return report.summary.verdict === 'clean' || report.toolCalls.length === 0
      ? []
      : [{ label, text: 'unknown: no AWS call is in the evidence' }]
  return [
    {
      label,
      text: asked.every((one) => one.recorded)
        ? 'nobody: no recorded call was signed with a key'
        : 'unknown: this evidence names no key; rolecall/register records it',
    },
  ]
}

/** What stands with the evidence is read there: ids of requests, stacks, and the same error told by each layer. */
function plainly(text: string): string {
  const withoutIds = text.replace(
    / \((?:request (?:id: )?[\w-]{8,64}|Service: [^()]{1,300})\)|, request [\w-]{8,64}(?=\))/g,
    '',
  )
  return withoutStack(withoutIds).replace(/(\b(\w{6,64}?)(?:Exception)?\)?): [^\n]{0,200}?\b\2(?:Exception)?: /, '$1: ')
}

/** Of an error told in several lines, the code before it and what the exception itself says. */
function withoutStack(text: string): string {
  const lines = text.split('\n').filter((line) => !/^\s*(?:at |from |File "|Traceback|\^|\.{3}|$)/.test(line))
  const [first = '', ...rest] = lines
  const thrown = rest.map((line) => /^[\w.$]{1,200}(?:Exception|Error): (.+)/.exec(line)?.[1]).filter(Boolean)
  // A line that holds a thread or a time only is no reason.
  if (thrown.length === 0) return first.length < 40 && rest[0] ? `${first} ${rest[0].trim()}` : first
  return `${/^\w+(?=: )/.exec(first)?.[0] ?? first}: ${thrown.at(-1)}`
}

/** Other causes, those of one rule told once. */
function byRule(findings: readonly Finding[]): string[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) groups.set(finding.ruleId, [...(groups.get(finding.ruleId) ?? []), finding])
  return [...groups.values()].map(([first, ...rest]) => {
    const names = new Set(rest.flatMap((finding) => finding.tools))
    const known = rest.every((finding) => finding.tools.length === finding.toolsTotal)
    return (
      first!.message +
      (names.size
        ? ` (likewise ${known ? list([...names], 3) : `${[...names].slice(0, 3).join(', ')} and many more`})`
        : rest.length
          ? ` (and ${rest.length} more of its kind)`
          : '')
    )
  })
}

function also(texts: readonly string[]): ScreenLine[] {
  const shown = texts
    .slice(0, texts.length > OTHERS ? OTHERS - 1 : OTHERS)
    .map((text): ScreenLine => ({ label: 'also', text }))
  const more = texts.length - shown.length
  return more > 0 ? [...shown, { label: 'also', text: `${count(more, 'more cause')}` }] : shown
}

/** Who is innocent though first suspected: the role and its trust. */
function cleared({ suspects }: Shown, lead: Finding): ScreenLine[] {
  const innocent = suspects.find((one) => /^(role|trust)$/.test(one.suspect) && one.verdict === 'cleared')
  if (
    !innocent ||
    suspects.some(
      (one) =>
        one.suspect !== innocent.suspect &&
        /^(role|trust)$/.test(one.suspect) &&
        one.findings.includes(lead.fingerprint),
    )
  )
    return []
  return [{ label: 'cleared', text: shortArn(innocent.why).replace(/^(?:the )?(.+?) (?:is|are) cleared: /, '$1: ') }]
}

/** A message that begins with a tool's name keeps it as it is. */
function capitalArticle(text: string): string {
  return /^(an?|the) /.test(text) ? capital(text) : text
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
