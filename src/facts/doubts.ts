/**
 * Why a report may not say ✓ though no rule found anything: each doubt is a question that the evidence leaves open. One
 * doubt makes the headline `?` and the exit code 3, unless an error leads.
 *
 * A further reason is one more function in `DOUBTS`: it answers with a sentence that holds the real numbers, or with
 * nothing.
 */

import { totalOf } from '../model/alike.ts'
import {
  BROKEN_OFF,
  type Doubt,
  type Finding,
  type Inconclusive,
  type InputReport,
  WATCH_ENDED,
} from '../model/report.ts'
import { count, cut, duration, list, percent } from '../model/text.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'
import { countUnits, unitsLike } from '../model/unit-nouns.ts'
import { callersUnseen } from './callers-unseen.ts'
import { functionTimeouts } from './function-timeouts.ts'
import { linesNotUnderstood } from './lines-not-understood.ts'
import { isOwnAnswer } from './own-answers.ts'
import { failedByItself } from './own-failures.ts'
import { isOwnTest, somePassed } from './own-tests.ts'
import { tokensRefused } from './tokens-refused.ts'
import { failsCalmly, toldCalmly } from './told-calmly.ts'
import { turnedAway } from './turned-away.ts'
import { unseenWait } from './unseen-wait.ts'

/** What the user chose among all that was read. */
export interface Wanted {
  /** One that there is not, and those that there are. */
  service?: { name: string; of: readonly string[] }
  tool?: string
  trace?: string
  since?: Date
  until?: Date
}

/** What a doubt may ask about: all that was read, and what the rules made of it. */
export interface Judged {
  inputs: readonly InputReport[]
  /** The tool calls that were judged, and the names of all there were before `--tool` and `--trace` chose among them. */
  cases: readonly Case[]
  known: { tools: readonly string[]; traces: number }
  wanted: Wanted
  /** All that was judged, with processes of which only some log lines are known. */
  heard: readonly Case[]
  /** Lines of logs that were read. */
  logLines: number
  /** Files whose log speaks of AWS; `true` where it tells of a refusal. */
  ofAws: ReadonlyMap<string, boolean>
  findings: readonly Finding[]
  /** What rules could not settle. */
  unsettled: readonly Inconclusive[]
}

const DOUBTS: readonly ((judged: Judged) => Doubt | undefined)[] = [
  nothingRead,
  nothingChosen,
  ({ cases }) => turnedAway(cases),
  nothingJudged,
  waitsUnseen,
  failuresUnexplained,
  breaksUnexplained,
  partlyRead,
  leftUnread,
  recordsLost,
  ({ cases }) => callersUnseen(cases),
  ({ heard, findings }) => functionTimeouts(heard, findings),
  ({ heard, findings }) => tokensRefused(heard, findings),
  ({ heard, findings }) => toldCalmly(heard, findings),
  ({ heard, findings, ofAws }) => linesNotUnderstood(heard, findings, ofAws),
]

export function doubtsOf(judged: Judged): Doubt[] {
  return DOUBTS.flatMap((doubt) => doubt(judged) ?? [])
}

function nothingRead({ inputs, wanted }: Judged): Doubt | undefined {
  if (wanted.service || inputs.some((input) => input.records > 0)) return undefined
  const reasons = inputs.flatMap(({ file, skips }) =>
    skips[0]
      ? [`${file}: ${skips[0].reason.replace(/^unknown format$/, 'unknown format, near to none that is read')}`]
      : [],
  )
  return {
    kind: 'nothing-read',
    says: `No usable evidence${reasons.length > 1 ? ` in ${count(reasons.length, 'input')}` : ''}.${reasons.length ? ` ${reasons.slice(0, 2).join('; ')}` : ''}${reasons.length > 2 ? `; and ${reasons.length - 2} more` : ''}`,
    settleBy:
      'give run folders, spans, logs, CloudTrail records or test results, as `rolecall analyze .rolecall server.log results.xml` (docs/formats.md lists every format). `node --require rolecall/register server.js` records a run',
    toolCalls: [],
    toolCallsTotal: 0,
  }
}

function nothingChosen({ inputs, cases, known, wanted }: Judged): Doubt | undefined {
  const { service, tool, since, until } = wanted
  if (cases.length > 0 || Object.keys(wanted).length === 0) return undefined
  if (!service && inputs.every((input) => input.records === 0)) return undefined
  const says = service
    ? `There is no service ${service.name}${service.of.length ? `; there are: ${list(service.of, 12)}` : ', and none is named'}.`
    : tool !== undefined && !known.tools.includes(tool)
      ? `There is no tool ${tool}; there are: ${list([...new Set(known.tools)], 12)}.`
      : `Nothing ${chosenBy(wanted)}, of ${count(known.traces, 'trace')}${tool === undefined ? '' : `, and the tool ${tool}`}${since || until ? spanOf(inputs) : ''}.`
  return {
    kind: 'nothing-chosen',
    says,
    settleBy: 'choose one that is there, or leave the choice out',
    toolCalls: [],
    toolCallsTotal: 0,
  }
}

function chosenBy({ tool, trace, since, until }: Wanted): string {
  const window = [since && `after ${since.toISOString()}`, until && `before ${until.toISOString()}`].filter(Boolean)
  const happened = window.length ? `happened ${window.join(' and ')}` : ''
  if (trace === undefined) return happened || `belongs to ${tool}`
  return `belongs to the trace ${trace}${happened ? ` and ${happened}` : ''}`
}

/** When there was something, so that another time can be chosen. */
function spanOf(inputs: readonly InputReport[]): string {
  const from = inputs.flatMap((input) => input.from ?? []).sort()[0]
  const to = inputs
    .flatMap((input) => input.to ?? [])
    .sort()
    .at(-1)
  return from && to ? `; the evidence spans ${from} to ${to}` : ''
}

/** A log alone tells of errors only, so one without any is looked at; spans and tests without an AWS call tell nothing. */
function nothingJudged({ inputs, cases, wanted, logLines, findings }: Judged): Doubt | undefined {
  if (inputs.every((input) => input.records === 0)) return undefined
  if (cases.length === 0 && Object.keys(wanted).length > 0) return undefined
  if (cases.some((c) => c.toolCall.awsCalls > 0 || isFailure(c.toolCall)) || findings.some(isLoud)) return undefined
  if (turnedAway(cases)) return undefined
  const units = cases.filter((c) => c.toolCall.kind !== 'process' || c.calls.some(({ seenAs }) => seenAs !== 'log'))
  if (units.length === 0 && logLines > 0) return undefined
  const onlyTests = units.length > 0 && units.every((c) => c.toolCall.kind === 'test')
  return {
    kind: 'nothing-judged',
    says: onlyTests
      ? `Only test results were read: what the ${count(many(units), 'test')} asked of AWS is not known.`
      : `No AWS call was seen${units.length ? ` in ${countUnits(units.map((c) => c.toolCall))}` : ''}: there was nothing to judge.`,
    settleBy: onlyTests
      ? 'give the spans, the log or the run folder of the same run along with the results'
      : 'let the server do what asks AWS, with rolecall/register attached to the process that does it',
    toolCalls: [],
    toolCallsTotal: 0,
  }
}

/** What timed out over something that the evidence does not hold. */
function waitsUnseen({ cases, findings }: Judged): Doubt | undefined {
  const spoken = explained(findings)
  const waited = cases.filter((c) => hasUnseenWait(c) && !spoken.has(c.toolCall.id))
  const [first, ...others] = waited
  if (!first) return undefined
  const { tool, start, until } = first.toolCall
  const likewise = [...new Set(others.map((c) => c.toolCall.tool))].filter((name) => name !== tool)
  const unseen = unseenWait(first)!
  const what = first.calls.length
    ? `no recorded call ran for ${duration(unseen)} of it (${percent(unseen, until - start)})`
    : 'the evidence holds no call of it'
  return {
    kind: 'waits-unseen',
    says: `${tool} timed out after ${duration(until - start)}, and ${what}: what it waited for is not in these files${likewise.length ? ` (likewise ${list(likewise, 3)})` : ''}.`,
    settleBy:
      'repeat the run with `npx rolecall run -- <the server>` (Node or Python): it writes a call when it begins, and one that hangs never ends',
    toolCalls: waited.map((c) => c.toolCall.id),
    toolCallsTotal: many(waited),
  }
}

function hasUnseenWait(c: Case): boolean {
  return isFailure(c.toolCall) && unseenWait(c) !== undefined
}

/** What stands in the rest of it nobody knows. */
function partlyRead({ inputs }: Judged): Doubt | undefined {
  const partly = inputs.filter(({ records, skips }) =>
    skips.some(({ reason }) => reason === WATCH_ENDED || (records > 0 && reason.startsWith(BROKEN_OFF))),
  )
  if (partly.length === 0) return undefined
  const files = partly.map(({ file }) => file)
  return {
    kind: 'partly-read',
    says: `${list(files, 3)} could be read in part only: nothing can be said of the rest.`,
    settleBy: 'give it whole; below it is said where reading broke off, and why',
    toolCalls: [],
    toolCallsTotal: 0,
  }
}

/** A text that nobody could read, beside what was read. */
function leftUnread({ inputs }: Judged): Doubt | undefined {
  if (inputs.every((input) => input.records === 0)) return undefined
  const unread = inputs.filter(({ untold }) => untold)
  if (unread.length === 0) return undefined
  return {
    kind: 'left-unread',
    says: `${list(
      unread.map(({ file }) => file),
      3,
    )} could not be read (${unread[0]!.skips[0]!.reason}): what ${unread.length === 1 ? 'it tells' : 'they tell'} is not known.`,
    settleBy: 'look into it, or leave it out; docs/formats.md lists what is read',
    toolCalls: [],
    toolCallsTotal: 0,
  }
}

/** A disk that was full, a cap that was reached: what would accuse somebody may stand in what was not written. */
function recordsLost({ cases }: Judged): Doubt | undefined {
  const cut = cases.filter(({ toolCall: t, ledger }) => {
    const gap = ledger.gap(t.process)
    return gap && (gap.dropped > 0 || gap.tail === 'incomplete')
  })
  const [first] = cut
  if (!first) return undefined
  const services = [...new Set(cut.map((c) => c.toolCall.service))]
  return {
    kind: 'records-lost',
    says: `The records of ${list(services, 3)} were cut off: of ${countUnits(cut.map((c) => c.toolCall))} the evidence holds a part, and nothing can be said of the rest.`,
    settleBy: 'repeat the run with room for its records (ROLECALL_MAX_MB, or ROLECALL_DIR on a disk with space)',
    toolCalls: cut.map((c) => c.toolCall.id),
    toolCallsTotal: many(cut),
    evidence: [first.ledger.gap(first.toolCall.process)!.evidence],
  }
}

/** What failed, and no finding above a remark speaks of. */
function failuresUnexplained({ cases, findings }: Judged): Doubt | undefined {
  const spoken = explained(findings)
  const besideGreen = somePassed(cases)
  const failed = cases.filter(
    (c) =>
      isFailure(c.toolCall) &&
      !spoken.has(c.toolCall.id) &&
      !hasUnseenWait(c) &&
      !isOwnAnswer(c) &&
      !failedByItself(c) &&
      !(besideGreen && isOwnTest(c)),
  )
  if (failed.length === 0) return undefined
  return {
    kind: 'failures-unexplained',
    says: `Nothing found that explains why ${many(failed)} of ${unitsLike(
      cases.map((c) => c.toolCall),
      failed.map((c) => c.toolCall),
    )} failed.`,
    settleBy: 'give what else there is of the same run: its log, the spans of the services it called, CloudTrail',
    toolCalls: failed.map((c) => c.toolCall.id),
    toolCallsTotal: many(failed),
  }
}

/** A chain that shows ✗ where nothing failed, and no finding says why. */
function breaksUnexplained({ cases, findings, unsettled }: Judged): Doubt | undefined {
  const spoken = explained(findings)
  const broken = cases.filter(
    (c) =>
      !isFailure(c.toolCall) &&
      !spoken.has(c.toolCall.id) &&
      !failsCalmly(c) &&
      !wasLeft(c.toolCall) &&
      c.toolCall.chain.some((step) => step.state === 'broken'),
  )
  const step = broken[0]?.toolCall.chain.find((one) => one.state === 'broken')
  if (!step) return undefined
  const words = broken[0]!.calls.find(({ errorMessage }) => errorMessage)?.errorMessage
  const ids = new Set(broken.map(({ toolCall: t }) => t.id))
  const asked = unsettled.find((one) => one.missing.includes('aws-calls') && one.toolCalls.some((id) => ids.has(id)))
  return {
    kind: 'breaks-unexplained',
    says: `${countUnits(broken.map((c) => c.toolCall))} broke at "${step.name}" (${step.note}), and no rule says why${words ? `: “${cut(words, 200)}”` : ''}.`,
    settleBy:
      asked?.settleBy ??
      'give what else there is of the same run: its log, the spans of the services it called, CloudTrail',
    toolCalls: broken.map((c) => c.toolCall.id),
    toolCallsTotal: many(broken),
  }
}

/** A proxy's or framework's word for a caller that went on to something else: what was dropped with the request broke nothing. */
function wasLeft({ httpStatus, deadline }: ToolCall): boolean {
  return httpStatus === 499 && !deadline
}

function many(cases: readonly Case[]): number {
  return totalOf(cases.map((c) => c.toolCall))
}

function isFailure({ outcome, negative }: ToolCall): boolean {
  return !negative && (outcome === 'failed' || outcome === 'timeout')
}

function isLoud(finding: Finding): boolean {
  return finding.severity !== 'info'
}

/** What went wrong is explained by an error: a warning tells what else is not as it should be, or what the evidence lacks. */
function explained(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ severity, toolCalls }) => (severity === 'error' ? toolCalls : [])))
}
