import { clientLimits, requestLimit } from '../../src/facts/client-limits.ts'
import { timeShares } from '../../src/facts/critical-path.ts'
import { isReset } from '../../src/facts/lost-connections.ts'
import { bodyOf, wasArriving } from '../../src/facts/response-bodies.ts'
import { lastByte, spentIn } from '../../src/facts/time-spent.ts'
import { unseenWait } from '../../src/facts/unseen-wait.ts'
import { num, text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { type Attempt, bucketOf, type Call, isStanding } from '../../src/model/call.ts'
import { oncePer } from '../../src/model/once-per.ts'
import { isProgressing, type Progress } from '../../src/model/progress.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import {
  addressOf,
  callName,
  clockTime,
  count,
  describeIdentity,
  duration,
  list,
  percent,
} from '../../src/model/text.ts'
import type { Case, Ledger } from '../../src/model/tool-call.ts'

/** A call is what the tool waited for when it took at least this share of its time. */
const SHARE = 0.5
/** Without a known deadline, an open call must have lasted this long to count as hung, µs. */
const LONG: Us = 2_000_000
/** Who leaves sooner than any client's read timeout has gone on to another page; a test's own limit may be shorter, µs. */
const IMPATIENT: Us = 1_000_000
const IMPATIENT_TEST: Us = 250_000

/** No call hangs for less, µs. */
const SHORT: Us = 200_000

export const rule: Rule = {
  id: 'tool-timeout-hung-call',
  title: 'A tool timed out while a call hung',
  severity: 'error',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { any: [{ outcome: ['timeout', 'failed'] }, { digest: ['callOpen'], outcome: ['unknown'] }] },
  effectOf: ['time-lost'],
  causes: ['call-hung', 'call-unlimited'],
  limits: [
    { share: SHARE, says: 'of the tool call’s time, from which on a call is what it waited for' },
    { us: LONG, says: 'that an open call must have lasted where nobody is known to have stopped waiting' },
    { us: IMPATIENT, says: 'before which a caller that disconnects has gone on to another page' },
    { us: IMPATIENT_TEST, says: 'the same of a test, whose own limit may be shorter' },
    { us: SHORT, says: 'that a call must have lasted to have hung' },
  ],
  *check(c: Case): Iterable<Draft | Unsettled> {
    const { toolCall: t } = c
    // A body left open by a tool that answered is no call that anybody waited for.
    if (!t.deadline && t.end !== undefined && t.outcome !== 'failed') return
    const until = t.until
    const total = until - t.start
    const ended = c.ledger.lastSeen(t.process)?.ended ?? true
    const open = c.calls
      .filter((call) => !isFeed(call, c) && call.start <= until)
      // What ended with the tool hung only where somebody had given up before.
      .filter((call) => lastByte(call) === undefined || (t.deadline !== undefined && lastByte(call)! >= until))
      .map((call) => ({ call, spent: spentIn([call], t.start, until) - busy(call) }))
      .filter(({ spent }) => (t.deadline || ended ? total > 0 && spent / total >= SHARE : true))
    // A long poll is open by design, until its tool is abandoned over nothing else.
    const suspect = open.filter(({ call }) => !isStanding(call, until))
    const hung = suspect.length || !t.deadline ? suspect : open.filter(({ call }) => isLongPoll(call))
    const deepest = hung.filter(({ call }) => !hung.some((other) => isAbove(call, other.call)))
    const lead = deepest.sort((a, b) => b.spent - a.spent)[0]
    if (!lead) {
      const other = ownLimit(c) ?? overdue(c) ?? stillWorking(c)
      if (other) yield other
      else if (unseenWait(c) !== undefined) yield { inconclusive: true, missing: ['open-calls'] }
      return
    }
    const { call, spent } = lead
    // A call that was abandoned in its first moments did not hang: the tool's time went elsewhere.
    if (t.deadline && spent < SHORT) return
    const end = lastByte(call)
    // A process killed in the middle of healthy work leaves young open calls: named, not accused.
    const navigated = t.deadline?.from === 'disconnect' && total < (c.hasResult ? IMPATIENT_TEST : IMPATIENT)
    const young = navigated || (!t.deadline && t.outcome !== 'timeout' && spent < LONG)
    const body = bodyOf(call, c.ledger)
    const flowed = body !== undefined && wasArriving(body, call.start, until)
    const what = `${callName(call)}${target(call)}`
    const gaveUp = t.deadline
      ? `${howItEnded(t)} after ${duration(total)} (${DEADLINE[t.deadline.from]})`
      : `had no answer after ${duration(total)}, when the evidence ends`
    const share = flowed
      ? `was still coming: ${percent(spent, total)} of its time`
      : young
        ? 'was still open'
        : `hung: ${percent(spent, total)} of its time`
    const alive = t.progress && isProgressing(t.progress, until)
    const others = deepest.slice(1).map((other) => callName(other.call))
    yield {
      message: `${t.tool} ${gaveUp} while ${what} ${share}`,
      expected: `${what} ends, or fails, well within ${t.deadline ? duration(total) : 'the tool’s deadline'}`,
      observed:
        `${what} began at ${clockTime(call.start)} and ${end === undefined ? 'never ended' : `ended only at ${clockTime(end)}`}${body ? ` (its body: ${body.state})` : ''}; it took ${duration(spent)} of the ${duration(total)}` +
        (call.signedBy ? `, signed by ${describeIdentity(call.signedBy)}` : '') +
        `; the time went into ${path(c)}` +
        (call.sent === false ? '; no HTTP request of it was seen to leave' : '') +
        (others.length ? `; open beside it: ${list(others, 3)}` : '') +
        (alive ? `; meanwhile the tool told of progress, ${progressText(t.progress!, until)}` : ''),
      fix: isStanding(call, until) ? pollFix(call, total) : fix(c, call),
      ...((young || flowed) && { severity: 'info' as const }),
      confidence: young ? 'low' : t.deadline && end === undefined && !alive ? 'high' : 'medium',
      subject: [t.tool, callName(call), call.bucket ?? addressOf(call)],
      evidence: [
        call.evidence,
        ...call.attempts.slice(-1).map((attempt) => attempt.evidence),
        ...(t.deadline?.evidence ?? []),
        ...(others.length ? deepest.slice(1).map((other) => other.call.evidence) : []),
      ],
      ...(call.kind === 'metadata' && { suspect: 'metadata' as const }),
    }
  },
}

/** Nobody gave the tool up, but its server gave up a call that it had waited for most of the time, and failed with it. */
function ownLimit({ toolCall: t, calls }: Case): Draft | undefined {
  if (t.outcome !== 'failed' || t.negative || t.deadline || t.end === undefined) return undefined
  const total = t.end - t.start
  const call = calls.find(
    (other) =>
      other.outcome === 'error' &&
      other.end !== undefined &&
      (wasUnanswered(other) || saysGivenUp(other)) &&
      other.end - other.start - busy(other) >= LONG / 2,
  )
  if (!call) return undefined
  const spent = call.end! - call.start
  if (spent / total < SHARE) return undefined
  const what = `${callName(call)}${target(call)}`
  return {
    message: `${t.tool} failed after ${duration(total)}: ${what} was not answered, and the server gave it up after ${duration(spent)} (${percent(spent, total)} of its time)`,
    expected: `${what} is answered within the server's own limit`,
    observed: `sent at ${clockTime(call.start)}, ended by ${call.errorCode ?? 'the client'} at ${clockTime(call.end!)}, without an answer`,
    fix: `The limit works: look at ${call.host ?? 'the endpoint'}, which took the request and did not answer.`,
    confidence: call.attempts.length ? 'high' : 'medium',
    subject: [t.tool, callName(call), call.bucket ?? addressOf(call)],
    evidence: [call.evidence, ...call.attempts.slice(-1).map((attempt) => attempt.evidence)],
  }
}

/** A long poll may stand until its bound. One that stood longer, and was answered or given up before the tool failed, did hang. */
function overdue(c: Case): Draft | undefined {
  const { toolCall: t, calls } = c
  if ((t.outcome !== 'failed' && t.outcome !== 'timeout') || t.negative) return undefined
  const total = t.until - t.start
  const spent = (call: Call) => spentIn([call], t.start, t.until) - busy(call)
  const call = calls.find(
    (other) =>
      isLongPoll(other) &&
      other.end !== undefined &&
      !isStanding(other, other.end) &&
      total > 0 &&
      spent(other) / total >= SHARE,
  )
  if (!call) return undefined
  const what = `${callName(call)}${target(call)}`
  return {
    message: `${t.tool} ${t.outcome === 'timeout' ? 'timed out' : 'failed'} after ${duration(total)} of which ${what} took ${duration(spent(call))} (${percent(spent(call), total)}), longer than it may wait by design (${duration(boundOf(call))})`,
    expected: `${what} answers within ${duration(boundOf(call))}, "nothing yet" at the latest`,
    observed: `began at ${clockTime(call.start)} and ended at ${clockTime(call.end!)}${call.errorCode ? ` (${call.errorCode})` : ''}`,
    fix: fix(c, call),
    confidence: 'medium',
    subject: [t.tool, callName(call), call.bucket ?? addressOf(call)],
    evidence: [call.evidence, ...call.attempts.slice(-1).map((attempt) => attempt.evidence)],
  }
}

/** No call hung, and the tool told of progress to the last: it had too much to do, or was given too little time. */
function stillWorking(c: Case): Draft | undefined {
  const { toolCall: t } = c
  if (!t.deadline || !t.progress || t.negative || !isProgressing(t.progress, t.until)) return undefined
  return {
    message: `${t.tool} ${howItEnded(t)} after ${duration(t.until - t.start)} (${DEADLINE[t.deadline.from]}) while it was still at work: it told of progress ${progressText(t.progress, t.until)}`,
    expected: 'a caller that waits as long as the tool tells of progress, or a tool that is done in time',
    observed: `no call took half of its time; where it went: ${path(c)}`,
    fix: 'Let the client wait on: `resetTimeoutOnProgress: true` with a `maxTotalTimeout` (MCP SDK for TypeScript), or a longer timeout. Or give the tool less to do at once: pages, a job that is asked for later.',
    // Who is not under test may go whenever it likes.
    ...(!c.hasResult && { severity: 'info' as const }),
    confidence: 'medium',
    suspect: 'data',
    subject: [t.tool, 'progress'],
    evidence: [...t.evidence, ...t.deadline.evidence],
  }
}

/** `12 times, the last 0.4 s before`. */
function progressText({ count: times, last }: Progress, until: Us): string {
  return `${count(times, 'time')}, the last ${duration(Math.max(0, until - last))} before`
}

/** One connected try, cut off by our own side before anything of an answer came; several tries are another rule's. */
function wasUnanswered({ attempts, kind, httpStatus }: Call): boolean {
  const [only, ...more] = attempts
  if (!only || more.length || httpStatus !== undefined || kind === 'metadata') return false
  const connected = num(only, R.timeConnect) !== undefined || only.attributes[R.reusedSocket] === true
  return connected && text(only, R.closedBy) === 'client' && num(only, R.timeFirstByte) === undefined
}

/** As each SDK says that its own side's limit ended a call, see `src/vocabulary/wordings/`. */
const GIVEN_UP =
  /deadline exceeded|\bRequestCancell?ed\b|\b(?:Abort|Timeout|ReadTimeout)Error\b|ApiCall(?:Attempt)?Timeout|TaskCancell?ed|\bread timed? ?out\b/i

/** Stock spans tell of no try how far it came: their own words tell. Who was never reached, or cut off, is another rule's. */
function saysGivenUp({ attempts, sent, kind, httpStatus, errorCode, errorMessage }: Call): boolean {
  const [only, ...more] = attempts
  if (more.length > 0 || (only && (only.httpStatus !== undefined || isWatched(only)))) return false
  if (sent === false || httpStatus !== undefined || kind === 'metadata') return false
  const words = `${errorCode ?? ''} ${errorMessage ?? ''}`.slice(0, 2000)
  return GIVEN_UP.test(words) && !/connect/i.test(words) && !isReset(errorCode, errorMessage)
}

/** The preload's own record of a try: `wasUnanswered` reads it. */
function isWatched({ attributes }: Attempt): boolean {
  return (
    attributes[R.closedBy] !== undefined ||
    attributes[R.timeSocket] !== undefined ||
    attributes[R.timeConnect] !== undefined
  )
}

const DEADLINE = {
  cancel: 'the client cancelled',
  disconnect: 'the client disconnected',
  runner: "the runner's timeout",
  caller: "the caller's own limit",
  server: 'the server gave it up',
  configuration: 'the configured timeout',
  'client-default': "the client's default",
} as const

/** A caller that left by itself may have had enough for another reason than its patience. */
function howItEnded({ outcome, deadline }: Case['toolCall']): string {
  const left = deadline?.from === 'cancel' || deadline?.from === 'disconnect'
  return left && outcome !== 'timeout' ? 'was abandoned' : 'timed out'
}

/** While the event loop stood, the call may have been answered long before: that time is not its own. */
function busy(call: Call): Us {
  return (num(call, R.eventLoopDelay) ?? 0) * 1000
}

/** `answer of S3 GetObject 2.9 s, own work 80 ms`. */
function path(c: Case): string {
  const shares = timeShares(c).slice(0, 3)
  return list(
    shares.map(({ cause, call, spent }) => `${cause}${call ? ` of ${callName(call)}` : ''} ${duration(spent)}`),
  )
}

/**
 * Nobody waits for what goes on outside any request: a watch or a followed log, whose answer began, or a long poll, beside
 * which the process went on to serve others.
 */
function isFeed(call: Call, { toolCall: t, ledger }: Case): boolean {
  if (t.kind !== 'process' || call.kind !== 'http') return false
  return bodyOf(call, ledger) !== undefined || (lastServed(ledger).get(t.process) ?? 0) > call.start
}

/** When the last tool call of each process began that came to its end. */
const lastServed = oncePer(({ toolCalls }: Ledger) => {
  const last = new Map<string, Us>()
  for (const { process, start, end } of toolCalls)
    if (end !== undefined) last.set(process, Math.max(last.get(process) ?? start, start))
  return last
})

/** Is `below` part of `call`'s own waiting? */
function isAbove(call: Call, below: Call): boolean {
  return below !== call && below.traceId === call.traceId && below.parentSpanId === call.spanId
}

/** An end is in sight, other than an event stream's. */
function isLongPoll({ standsUntil }: Call): boolean {
  return standsUntil !== undefined && Number.isFinite(standsUntil)
}

/** How long a long poll may wait by design. */
function boundOf(call: Call): Us {
  return call.standsUntil! - (call.attempts.at(-1)?.start ?? call.start)
}

function pollFix(call: Call, total: Us): string {
  return `${callName(call)} may wait ${duration(boundOf(call))} by design, longer than its caller does: ask for less than the ${duration(total)} that the caller waits${call.operation === 'ReceiveMessage' ? ' (`WaitTimeSeconds`)' : ''}, and answer "nothing yet"; or poll outside the tool call.`
}

function target(call: Call): string {
  const bucket = bucketOf(call)
  if (bucket) return ` (bucket ${bucket})`
  if (call.roleArn) return ` (${call.roleArn})`
  return call.host && call.host !== call.service ? ` (${call.host})` : ''
}

function fix(c: Case, call: Call): string {
  if (call.kind === 'metadata')
    return 'Nothing answers at the metadata endpoint. Give the process credentials, or set AWS_EC2_METADATA_DISABLED=true; in a container on EC2, raise the hop limit (HttpPutResponseHopLimit) to 2.'
  if (call.service === 'credential_process')
    return 'The program that `credential_process` names in ~/.aws/config took the time, and whoever makes a client waits for it: run it by hand to see what it waits for (a login, a second factor, a network). Let it keep what it got until shortly before its `Expiration`, make the client once when the server starts, or give the server a role of its own.'
  const stuck = call.attributes[R.timeConnect] === undefined && call.attributes[R.timeSocket] === undefined
  const limit =
    call.kind === 'aws'
      ? `Give the client limits that end a call: ${clientLimits(c, call)}`
      : `Give the request a limit (${requestLimit(c)})`
  return `${limit}, and pass the tool call's abort signal on. Then look at ${call.host ?? 'the endpoint'}: ${stuck ? 'DNS, VPC endpoint, security group or proxy' : `it took the request and did not answer (${count(Math.max(1, call.attempts.length), 'attempt')})`}.`
}
