import { bareHttpCalls, callsWithoutParent } from '../../src/facts/evidence-gaps.ts'
import { howToRecord, inLanguage } from '../../src/facts/language.ts'
import { oncePer } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, isoTime, list } from '../../src/model/text.ts'
import { HALF_INSTRUMENTED } from '../../src/model/tolerances.ts'
import type { Case, Ledger, ToolCall } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'evidence-incomplete',
  title: 'The evidence has a gap',
  severity: 'warning',
  step: null,
  suspect: 'evidence',
  needs: [],
  trigger: { digest: ['recordsLost', 'parentLost', 'bareHttp', 'resultAlone'] },
  *check(c: Case): Iterable<Draft> {
    yield* cutOff(c)
    yield* unwatchedThreads(c)
    if (c.ledger.gap(c.toolCall.process)) return
    // Where all that was asked for went well, a gap hides nothing that anybody misses.
    const severity = wentWell(c) ? ('info' as const) : rule.severity
    for (const gaps of [lostParents(c), lostTail(c), recordedElsewhere(c)])
      for (const draft of gaps) yield { ...draft, severity }
    // Who signed is known of no stock span: that the operation is not known either is missed where something went wrong.
    for (const draft of bareHttp(c)) yield { ...draft, severity: nothingFailed(c) ? 'info' : severity }
  },
}

/** Everything that somebody waited for of a server was answered, and was good; a result that belongs to no record may be of any. */
function wentWell({ toolCall: { kind, service }, ledger }: Case): boolean {
  const { servers, tests } = awaited(ledger)
  const asked = kind === 'test' ? [...servers.values(), tests] : [servers.get(service), tests]
  return asked.some((one) => one && one.asked > 0) && asked.every((one) => !one || one.asked === one.good)
}

/** Nothing that the server was asked for failed, or never came to its end. */
function nothingFailed({ toolCall: { service, kind }, ledger }: Case): boolean {
  const own = kind === 'test' ? undefined : awaited(ledger).servers.get(service)
  return own !== undefined && own.asked === own.ended
}

interface Awaited {
  asked: number
  good: number
  ended: number
}

/** Of each server, and of tests that nobody is known to have answered: how much was asked for, how much was good, and how much ended without an error. */
const awaited = oncePer(({ toolCalls }: Ledger) => {
  const servers = new Map<string, Awaited>()
  const tests = { asked: 0, good: 0, ended: 0 }
  for (const { kind, service, outcome, negative, end } of toolCalls) {
    if (kind === 'process' || outcome === 'skipped') continue
    const own = kind === 'test' ? tests : (servers.get(service) ?? { asked: 0, good: 0, ended: 0 })
    if (kind !== 'test') servers.set(service, own)
    own.asked++
    const isGood = outcome === 'passed' || negative
    if (isGood) own.good++
    if (isGood || (outcome === 'unknown' && end !== undefined)) own.ended++
  }
  return { servers, tests }
})

/** The preload's own word: its disk cap was reached, or a write failed. */
function* cutOff({ toolCall: t, ledger }: Case): Iterable<Draft> {
  const gap = ledger.gap(t.process)
  if (!gap || (gap.dropped === 0 && gap.tail === 'complete')) return
  const what = [
    gap.dropped > 0 && `${count(gap.dropped, 'record')} dropped at the size cap`,
    gap.tail === 'incomplete' && 'its last records may be lost',
  ].filter((part) => part !== false)
  yield {
    message: `The run folder of ${t.service} is incomplete: ${list(what)}`,
    expected: 'every start and every end on disk',
    observed: `${list(what)}${gap.notes.length ? ` (${list(gap.notes, 3)})` : ''}; no absence may be claimed of this process`,
    fix: 'Give it room (ROLECALL_MAX_MB, or ROLECALL_DIR on a disk with space) and repeat the run.',
    confidence: 'high',
    subject: [t.service, 'run folder'],
    evidence: [gap.evidence],
  }
}

/** Their calls are in no file; whether a tool's were theirs cannot be told. */
function* unwatchedThreads({ toolCall: t, ledger }: Case): Iterable<Draft> {
  const gap = ledger.gap(t.process)
  if (!gap?.unwatched) return
  const unexplained = (t.outcome === 'failed' || t.outcome === 'timeout') && t.outbound === 0
  yield {
    message: `${count(gap.unwatched, 'Worker thread')} of ${t.service} ran without the preload: what ${gap.unwatched === 1 ? 'it' : 'they'} asked for was not recorded`,
    expected: 'every thread of the process is watched',
    observed: `started with an environment or arguments of ${gap.unwatched === 1 ? 'its' : 'their'} own, in which the preload is not named; no absence may be claimed of this process`,
    fix: 'Name the preload on the command line, from where such a Worker takes it over (`node --require rolecall/register server.js`), not in NODE_OPTIONS; or in the `execArgv` of the Worker.',
    severity: unexplained ? 'warning' : 'info',
    confidence: 'high',
    subject: [t.service, 'threads'],
    evidence: [gap.evidence],
  }
}

/** Finished calls below a parent that never came: exporters write a span when it ends, and that one did not. */
function* lostParents(c: Case): Iterable<Draft> {
  const { toolCall: t } = c
  const orphans = callsWithoutParent(c)
  const first = orphans[0]
  if (!first) return
  const parents = new Set(orphans.map((call) => call.parentSpanId)).size
  yield {
    message: `${t.service} made ${count(orphans.length, 'call')} below ${count(parents, 'operation')} that the evidence does not hold`,
    expected: 'each call stands below the request that made it',
    observed: `parent ${first.parentSpanId} of ${first.service} ${first.operation} never came: it was still open when the process ended, or its batch was lost; ${t.kind === 'process' ? 'which tool made these calls, and what became of it,' : `what else ${t.tool} did`} is unknown`,
    fix: `Repeat the run with ${howToRecord(c)}. With OpenTelemetry alone: end with SIGTERM, not SIGKILL, and shut the SDK down; or use a SimpleSpanProcessor.`,
    confidence: 'medium',
    subject: [t.service, 'missing parents'],
    evidence: orphans.map((call) => call.evidence),
  }
}

/** AWS visible as HTTP only: who signed, which operation and which error is missing. */
function* bareHttp(c: Case): Iterable<Draft> {
  const { toolCall: t, ledger } = c
  const bare = bareHttpCalls(c)
  if (bare.length === 0) return
  const around = ledger.callsDuring(t.process, t.start - HALF_INSTRUMENTED, t.until + HALF_INSTRUMENTED)
  if (around.some((call) => call.seenAs === 'sdk')) return
  const hosts = [...new Set(bare.map((call) => call.host ?? '?'))]
  yield {
    message: `${t.service} is half instrumented: its AWS calls show as bare HTTP only (${list(hosts, 3)})`,
    expected: 'AWS SDK spans with service, operation and error code',
    observed: `${count(bare.length, 'request')} to AWS without operation, error code or signing key; whether a role was assumed is unknown`,
    fix: `Repeat the run with ${howToRecord(c)}. With OpenTelemetry alone: ${inLanguage(c, { nodejs: 'load instrumentation-aws-sdk before the AWS SDK (`--require`, not `import`; a bundle cannot be patched)', python: 'see whether an earlier instrumentor failed at start: those after it are skipped, botocore’s too', other: 'add the instrumentation of the AWS SDK' })}.`,
    confidence: 'high',
    subject: [t.service, 'bare HTTP'],
    evidence: bare.map((call) => call.evidence),
  }
}

/** The runner's last results have no spans, though the earlier ones do: the last batch never left. */
function* lostTail(c: Case): Iterable<Draft> {
  const { toolCall: t, ledger } = c
  // A case that expects a refusal may end before any tool is called.
  if (t.kind !== 'test' || t.outcome === 'skipped' || t.negative || t.start === 0) return
  // A request's path names no tool: that the case would have called this server is known of its own earlier runs only.
  const process = lastRecorded(ledger)[ranAsRequest(ledger.runsOf(t)) ? 'withRequests' : 'tools']
  if (!process || t.start <= process.start || mayBeRecorded(t, ledger)) return
  if (ledger.gap(process.process)) return
  yield {
    message: `The last spans of ${process.service} are missing: the runner tells of ${t.tool} and later calls, the evidence ends before`,
    expected: 'a span for each tool call that the runner made',
    observed: `${t.tool} began after the last recorded tool call (${process.tool}); its spans were never exported`,
    fix: `Repeat the run with ${howToRecord(c)}. With OpenTelemetry alone: shut the SDK down at the end, or shorten OTEL_BSP_SCHEDULE_DELAY: a process that is killed loses its last five seconds.`,
    confidence: 'medium',
    subject: [process.service, 'last batch'],
    evidence: t.evidence,
  }
}

/** All that reached this process was recorded, and this call of its tool was not: another instance answered it. */
function* recordedElsewhere({ toolCall: t, ledger }: Case): Iterable<Draft> {
  if (t.kind !== 'test' || t.outcome !== 'passed' || t.negative || t.start === 0) return
  const run = ranAsTool(ledger.runsOf(t))
  if (!run || mayBeRecorded(t, ledger)) return
  if (ledger.coverage(run.process, 'inbound', t.start, t.until) !== 'proven') return
  yield {
    message: `Calls of ${t.tool} are missing: the runner had answers that no recorded process gave`,
    expected: 'a recorded call for each answer that the runner had',
    observed: `${t.tool} passed at ${isoTime(t.start)}, while ${run.service} recorded all that reached it, and this call did not: another instance answered`,
    fix: 'Record every instance (`node --require rolecall/register` on each, or one ROLECALL_DIR on a volume that they share), and give all run folders to `rolecall analyze`.',
    confidence: 'medium',
    subject: [run.service, 'another instance'],
    evidence: t.evidence,
  }
}

/** Some call of that time belongs to no result: it may be this one's. */
function mayBeRecorded(t: ToolCall, ledger: Ledger): boolean {
  const { starts, reach } = unjoined(ledger)
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! > t.until) high = middle
    else low = middle + 1
  }
  return low > 0 && reach[low - 1]! >= t.start
}

/** When the calls of no result began, in order, and how far any until each of them reaches. */
const unjoined = oncePer(({ toolCalls }: Ledger) => {
  const found = toolCalls.filter(({ kind, joinedBy }) => joinedBy === 'none' && (kind === 'mcp' || kind === 'request'))
  found.sort((a, b) => a.start - b.start)
  let last = Number.NEGATIVE_INFINITY
  return {
    starts: found.map(({ start }) => start),
    reach: found.map(({ until }) => (last = Math.max(last, until))),
  }
})

/** The last call that a result was joined to; none where there are few, or gaps in between: those are a sampler's, or another instance's. */
const lastRecorded = oncePer(({ toolCalls }: Ledger) => {
  const lastOf = (kinds: readonly ToolCall['kind'][]): ToolCall | undefined => {
    const joined = toolCalls.filter(({ kind, joinedBy }) => joinedBy !== 'none' && kinds.includes(kind))
    if (joined.length < 2) return undefined
    const last = joined.reduce((latest, other) => (other.start > latest.start ? other : latest))
    const tools = new Set(joined.map(({ tool }) => tool))
    const isGap = ({ kind, start, tool }: ToolCall) =>
      kind === 'test' && start > 0 && start < last.start && tools.has(tool)
    return toolCalls.some(isGap) ? undefined : last
  }
  return { tools: lastOf(['mcp']), withRequests: lastOf(['mcp', 'request']) }
})

const ranAsRequest = oncePer((runs: readonly ToolCall[]) => runs.some(({ kind }) => kind === 'request'))
const ranAsTool = oncePer((runs: readonly ToolCall[]) => runs.find(({ kind }) => kind === 'mcp'))
