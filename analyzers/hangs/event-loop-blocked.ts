import { besides } from '../../src/facts/concurrency.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { type Blocker, blockerOf } from '../../src/facts/loop-blockers.ts'
import { covers, LONG, lengthBefore, standstillDuring, TOGETHER } from '../../src/facts/standstills.ts'
import { num } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { largest } from '../../src/model/extremes.ts'
import { oncePer } from '../../src/model/once-per.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, duration, list, percent } from '../../src/model/text.ts'
import type { Case, Deadline, Ledger, ToolCall } from '../../src/model/tool-call.ts'

const VERY_LONG: Us = 3_000_000
/** Health checks fail by then. https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ (1 s, three times, 10 s apart) */
const FROZEN: Us = 10_000_000
const SHARE = 0.5
/** Of the tool calls beside, so many are evidence: each of them brings its own. */
const SHOWN = 20

interface Stall {
  spent: Us
  how: 'recorded' | 'stood still' | 'taken up late'
  /** How many other tool calls stood still in it, where that is what tells. */
  held?: number
  /** Some of them. */
  beside: readonly ToolCall[]
  /** Who is to blame, where calls or tool calls tell. */
  by?: Blocker
}

export const rule: Rule = {
  id: 'event-loop-blocked',
  title: 'The process was busy and served nobody',
  severity: 'error',
  step: null,
  suspect: 'data',
  needs: [],
  trigger: { any: [{ outcome: ['timeout', 'failed'] }, { digest: ['blocked', 'ranLong'] }] },
  causes: ['process-busy', 'calls-slowed', 'time-lost'],
  limits: [
    { us: LONG, says: 'standing still, at the least, where the tool call failed or was abandoned' },
    { us: VERY_LONG, says: 'the same where nobody was harmed: a remark' },
    { us: FROZEN, says: 'the same where others were held up with it: a warning' },
    { share: SHARE, says: 'of the tool call’s time, from which on it is an error' },
    { us: TOGETHER, says: 'within which calls end that went on together' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const stall = takenUpLate(c) ?? recordedStall(c) ?? stoodStill(c)
    if (!stall || stall.spent < LONG) return
    const total = totalOf(t, stall)
    const spent = Math.min(stall.spent, total)
    // Nobody gave up over it: a slow start, or a slow machine.
    if (t.outcome !== 'timeout' && t.outcome !== 'failed' && stall.spent < VERY_LONG) return
    // What was answered with an error came back in spite of it.
    const isAnswered = c.calls.some(({ outcome, httpStatus }) => outcome === 'error' && httpStatus !== undefined)
    const decisive = (t.outcome === 'timeout' || (t.outcome === 'failed' && !isAnswered)) && spent / total >= SHARE
    const slow = c.calls.filter((call) => call.end !== undefined && call.end - call.start >= spent / 2)
    const others = [...new Set(stall.beside.map((other) => other.tool))].filter((tool) => tool !== t.tool)
    yield {
      message: `${t.tool} stood still for ${duration(stall.spent)} (${percent(spent, total)} of its time) because the process was busy: ${WHY[stall.how]}${blamed(stall)}`,
      expected: 'the event loop turns within some milliseconds, so that answers are read when they come',
      observed: `${stall.how !== 'stood still' ? `${stall.how === 'recorded' ? 'event-loop delay' : 'time before the request was taken up'} of ${duration(stall.spent)} recorded` : `${count(stall.held! + 1, 'tool call')} in flight at once, and then all of them went on together`}${slow.length ? `; ${list([...new Set(slow.map(callName))], 3)} looks slow by it, and is not to blame` : ''}${others.length ? `; it held up ${list(others, 4)} as well, or was caused by one of them` : ''}`,
      fix: `${stall.by?.call ? `Take ${callName(stall.by.call)} off the event loop` : stall.by?.tool ? `Find the synchronous work of ${stall.by.tool.tool}` : 'Find the synchronous work among the tools that ran then'}: ${inLanguage(c, { nodejs: 'large JSON.parse or regular expressions, zlib/crypto/fs *Sync calls, tight loops; `node --cpu-prof server.js` shows it. Move it to a Worker, or cut it up with `setImmediate`', python: `${stall.by?.call ? 'run it by `asyncio.to_thread` or `anyio.to_thread`, take an asynchronous client (aiobotocore, httpx.AsyncClient), or make the handler a `def`, where the framework runs those in threads' : 'a `def` tool that blocks should be `async`, or run by `anyio.to_thread`; `py-spy dump` shows where it stands'}`, other: 'a profiler or a dump of all threads shows it. Move it off the thread that serves' })}.`,
      // A slow machine stalls healthy servers as well: without harm it is a remark.
      severity: decisive ? 'error' : stall.spent >= FROZEN && stall.beside.length > 0 ? 'warning' : 'info',
      confidence: stall.how === 'recorded' ? 'high' : 'medium',
      subject: [t.service],
      evidence: [
        ...(stall.by?.call ? [stall.by.call.evidence] : []),
        ...(c.spans.find((span) => num(span, R.eventLoopDelay) !== undefined)
          ? c.spans.filter((span) => num(span, R.eventLoopDelay) !== undefined).map((span) => span.evidence)
          : t.evidence),
        ...slow.map((call) => call.evidence),
        ...stall.beside.slice(0, SHOWN).flatMap((other) => other.evidence.slice(0, 1)),
      ],
    }
  },
}

const WHY: Readonly<Record<Stall['how'], string>> = {
  recorded: 'its event loop was blocked',
  'stood still': 'nothing of it started or ended meanwhile',
  'taken up late': 'it did not even take the request up',
}

function blamed({ how, by }: Stall): string {
  if (how !== 'recorded' || !by) return ''
  if (!by.call) return ` by ${by.tool!.tool}`
  return ` by ${callName(by.call)}${by.tool ? `, which ${by.tool.tool} waits for on it` : ''}`
}

/** The runner had asked long before the process took the request up, while its other requests were taken up at once. */
function takenUpLate({ toolCall: t, ledger }: Case): Stall | undefined {
  if (t.requestedAt === undefined || t.start - t.requestedAt < LONG) return undefined
  const delays = delaysOf(ledger).get(t.process)!
  // The middle one of the others': its own is left out on the side where it is.
  const middle = (delays.length - 1) >> 1
  const usual = delays[delayOf(t) > delays[middle]! ? middle : middle + 1]
  // A runner on another machine may have another clock: then all are late alike.
  if (usual === undefined || usual > TOGETHER * 3) return undefined
  return {
    spent: t.start - t.requestedAt,
    how: 'taken up late',
    beside: besides(t, t.requestedAt, t.until, ledger),
  }
}

/** Of a process's tool calls whose caller's time is known, how long after it each was taken up, in order. */
const delaysOf = oncePer(({ toolCalls }: Ledger) => {
  const processes = new Map<string, Us[]>()
  for (const t of toolCalls) {
    if (t.requestedAt === undefined) continue
    const delays = processes.get(t.process)
    if (delays) delays.push(delayOf(t))
    else processes.set(t.process, [delayOf(t)])
  }
  for (const delays of processes.values()) delays.sort((a, b) => a - b)
  return processes
})

function delayOf({ start, requestedAt = start }: ToolCall): Us {
  return Math.abs(start - requestedAt)
}

/** Its caller had given up when the process came to read it, or was seen to have left as soon as it did. */
function readTooLate({ deadline, start }: ToolCall): boolean {
  return deadline !== undefined && deadline.at < start + (LEFT.includes(deadline.from) ? TOGETHER : 0)
}

/** What the process itself sees of a caller that left. */
const LEFT: readonly Deadline['from'][] = ['disconnect', 'cancel']

function totalOf(t: ToolCall, stall: Stall): Us {
  if (stall.how === 'taken up late') return t.until - t.requestedAt!
  // A request that was abandoned before it was read waited for nothing else.
  return readTooLate(t) ? stall.spent : t.until - t.start
}

/** The preload's own lag record: the longest delay that any of the tool's spans lived through. */
function recordedStall(c: Case): Stall | undefined {
  const { spans, calls, toolCall: t, ledger } = c
  const delays = [...spans, ...calls].flatMap((from) => num(from, R.eventLoopDelay) ?? [])
  // What the process was busy with then is written on what it did for others.
  const since = readTooLate(t) ? Math.min(t.deadline!.at, t.start - TOGETHER) : t.start
  if (since === t.start && delays.length === 0) return undefined
  const beside = besides(t, since, t.until, ledger)
  if (since < t.start) {
    const late = ledger.callsDuring(t.process, since, t.start)
    for (const call of late) delays.push(num(call, R.eventLoopDelay) ?? 0)
    for (const { delay } of beside) delays.push((delay ?? 0) / 1000)
  }
  if (delays.length === 0) return undefined
  const spent = largest(delays) * 1000
  // Who was read late stood in the stall before, who was under way in it.
  const from = t.until - t.start < spent ? Math.min(since, t.start) - spent : t.start
  const by = blockerOf(c, from, t.until, spent, besides(t, from, t.until, ledger))
  return { spent, how: 'recorded', beside, ...(by && { by }) }
}

/**
 * Without a lag record: a gap in which nothing of the process started or ended though tool calls ran, among them one
 * that waited for no call at all; and afterwards they went on at once. A slow service holds up only those that call it.
 */
function stoodStill({ toolCall: t, calls, ledger }: Case): Stall | undefined {
  if (t.kind === 'process' || ledger.coverage(t.process, 'aws-calls', t.start, t.until) === 'proven') return undefined
  const gap = standstillDuring(t, ledger)
  if (!gap || gap.after < 3) return undefined
  const { from, to, held, sample, idle } = gap
  if (held < 2 || (t.end ?? to) < to) return undefined
  const waits = calls.some((call) => covers(call, from, to))
  if (waits && idle.size === (idle.has(t) ? 1 : 0)) return undefined
  const beside = sample.filter((other) => other !== t)
  return { spent: lengthBefore(t.until, gap), how: 'stood still', held: held - 1, beside }
}
