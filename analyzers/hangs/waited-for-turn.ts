import { inLanguage } from '../../src/facts/language.ts'
import { lastByte, spentIn } from '../../src/facts/time-spent.ts'
import { type Call, isStanding } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, duration, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** The least that is called a wait, µs. */
const WAIT: Us = 1_000_000
/** So soon after one has ended the next is begun, µs. */
const AT_ONCE: Us = 30_000

export const rule: Rule = {
  id: 'waited-for-turn',
  title: 'A request waited for its turn behind others',
  severity: 'error',
  step: 6,
  suspect: 'pool',
  needs: [],
  trigger: { outcome: ['timeout', 'failed'] },
  effectOf: ['process-busy'],
  causes: ['time-lost', 'call-failed'],
  limits: [
    { us: WAIT, says: 'the least that is called a wait' },
    { us: AT_ONCE, says: 'after the end of a call, within which the next one takes its place' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls, ledger } = c
    if (t.negative || t.kind === 'process') return
    if (isLeftWaiting(c)) {
      yield atTurn(c)
      return
    }
    // What the caller waited for first may begin after it has gone.
    const first = calls[0]
    const until = first?.start ?? t.until
    const waited = Math.min(until, t.until) - t.start
    if (!first || waited < WAIT || waited < (t.until - t.start) / 2 || (t.delay ?? 0) * 2 > waited) return
    if (ledger.unreadAt(t.process, t.start, until).length > 0) return
    const others = ledger
      .callsDuring(t.process, t.start, until)
      .filter((call) => !calls.includes(call) && isPlain(call))
    const places = placesTaken(others, t.start, until)
    const before = others.find((call) => {
      const end = lastByte(call)
      return end !== undefined && end <= until && until - end <= AT_ONCE && call.start <= until - waited / 2
    })
    if (!places || !before || !others.some((call) => isWithin(call, t.start, until))) return
    const names = list([...new Set(others.map(callName))], 3)
    yield {
      message: `${t.tool} waited ${duration(until - t.start)} for its turn: all the time ${count(places, 'call')} of other requests ran, no more and no less, and its own began as one of them ended`,
      expected: `${t.tool} begins when it is asked`,
      observed: `nothing of ${t.tool} ran until its first call, ${callName(first)}, ${duration(until - t.start)} after its start; meanwhile ${count(others.length, 'call')} of others (${names}), ${places} at a time`,
      fix: `What serves them takes ${places} at a time: ${inLanguage(c, { nodejs: 'a limit of jobs side by side (p-limit, a queue, a semaphore)', python: 'a pool of threads (`ThreadPoolExecutor(max_workers=…)`, the 40 of anyio behind FastAPI’s `def` handlers, the threads of gunicorn or waitress), a semaphore or a lock', other: 'a pool of threads, a semaphore or a lock' })}. Give the slow ones (${names}) a pool of their own and a limit in time, make the pool as large as what is asked at once, or turn away with 503 what would wait too long.`,
      // Without what was open, more may have run than is told.
      confidence: ledger.coverage(t.process, 'open-calls', t.start, until) === 'unknown' ? 'low' : 'medium',
      subject: [t.service, String(places)],
      evidence: [first.evidence, before.evidence, ...others.slice(0, 8).map((call) => call.evidence)],
    }
  },
}

/** Most of the time went into waiting for a thread, or for another turn, as the preload saw it, and nothing of its own ran or failed meanwhile. */
function isLeftWaiting({ toolCall: t, calls }: Case): boolean {
  const total = t.until - t.start
  const waited = Math.min(t.turn?.wait ?? 0, total)
  if (waited < WAIT || waited < total / 2 || (t.delay ?? 0) * 2 > waited) return false
  const own = calls.filter((call) => call.start < t.until)
  return total - spentIn([...own], t.start, t.until) >= waited * 0.9 && own.every(({ outcome }) => outcome !== 'error')
}

function a(name: string): string {
  return `${/^a/.test(name) ? 'an' : 'a'} ${name}`
}

/** No thread of a pool was free, or others held what it asked for: all were at others' work. */
function atTurn(c: Case): Draft {
  const { toolCall: t, calls, ledger } = c
  const waited = Math.min(t.turn?.wait ?? 0, t.until - t.start)
  const at = t.turn?.at
  const others = ledger
    .callsDuring(t.process, t.start, t.until)
    .filter((call) => !calls.includes(call) && isPlain(call) && (at !== undefined || isWithin(call, t.start, t.until)))
  const names = list([...new Set(others.map(callName))], 3)
  const meanwhile = others.length ? `${count(others.length, 'call')} of others (${names})` : 'nothing that is watched'
  return {
    message:
      at === undefined
        ? `${t.tool} waited ${duration(waited)} for a thread of a pool whose threads were all at work${others.length ? ` for others: ${names}` : ''}`
        : `${t.tool} waited ${duration(waited)} for its turn at ${a(at)}${others.length ? `, while others were at work: ${names}` : ''}`,
    expected: `${t.tool} begins when it is asked`,
    observed:
      at === undefined
        ? `what ${t.tool} gave to a pool of threads waited ${duration(waited)} of its ${duration(t.until - t.start)} for one of them; meanwhile ran ${meanwhile}`
        : `${t.tool} waited ${duration(waited)} of its ${duration(t.until - t.start)} at ${a(at)}; meanwhile ran ${meanwhile}`,
    fix:
      at === undefined
        ? `Make the pool (\`ThreadPoolExecutor(max_workers=…)\`, asyncio’s own behind \`to_thread\`) as large as what is asked at once, give the slow ones${others.length ? ` (${names})` : ''} a pool of their own and a limit in time, or turn away with 503 what would wait too long. A pool of one, for what may not be shared between threads, is not needed with boto3: clients are safe to share, sessions are made one a thread.`
        : `Hold the ${at} for as short as can be, not over a call${others.length ? ` (${names})` : ''}; let it admit as many as are asked at once, give the calls under it a limit in time, and wait for a turn with a limit too (\`asyncio.timeout\`, \`acquire(timeout=…)\`), with a 503 after it. What guards a boto3 client is not needed: clients are safe to share.`,
    confidence: others.length ? 'high' : 'medium',
    subject: [t.service, at ?? 'threads'],
    evidence: [...t.evidence, ...others.slice(0, 8).map((call) => call.evidence)],
  }
}

/** Where nothing begins and nothing ends, the process itself may have stood still. */
function isWithin(call: Call, from: Us, to: Us): boolean {
  return [call.start, lastByte(call) ?? to].some((moment) => moment > from + AT_ONCE && moment < to - AT_ONCE)
}

/** Streams and long polls stand by design, and take nobody's place. */
function isPlain(call: Call): boolean {
  return !isStanding(call, lastByte(call) ?? Number.POSITIVE_INFINITY)
}

/** How many of them ran at each moment of the window, where it was the same all the time. */
function placesTaken(calls: readonly Call[], from: Us, to: Us): number | undefined {
  const spans = calls.map((call) => [Math.max(call.start, from), Math.min(lastByte(call) ?? to, to)] as const)
  const moments = [...new Set([from, to, ...spans.flat()])].sort((a, b) => a - b)
  let places: number | undefined
  for (let i = 1; i < moments.length; i++) {
    const [begin, end] = [moments[i - 1]!, moments[i]!]
    // Between two calls that follow at once.
    if (end - begin <= AT_ONCE) continue
    const running = spans.filter(([start, last]) => start <= begin && last >= end).length
    if (running === 0 || (places !== undefined && running !== places)) return undefined
    places = running
  }
  return places
}
