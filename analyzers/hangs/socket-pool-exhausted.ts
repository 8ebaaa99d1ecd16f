// https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html

import { inLanguage } from '../../src/facts/language.ts'
import { bodyOf, socketWait } from '../../src/facts/response-bodies.ts'
import { lastByte } from '../../src/facts/time-spent.ts'
import { bool } from '../../src/model/attribute-access.ts'
import type { Call } from '../../src/model/call.ts'
import { saidBy, toldBy } from '../../src/model/log-text.ts'
import type { LogRecord, Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut, duration, list, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { causesIn } from '../../src/vocabulary/tells.ts'

/** A short queue in front of the pool is its everyday, µs. */
const LONG: Us = 1_000_000
const SHARE = 0.5
/** The AWS SDK for JavaScript's own warning, and botocore's (urllib3's). */
const FULL = /socket usage at capacity=(\d+) and (\d+) additional requests are enqueued/
const NEEDLES = ['additional requests are enqueued', 'Connection pool is full']

export const rule: Rule = {
  id: 'socket-pool-exhausted',
  title: 'Requests waited for a free socket',
  severity: 'error',
  step: 6,
  suspect: 'pool',
  needs: [],
  trigger: {
    any: [{ digest: ['socketWait'] }, { log: NEEDLES }, { told: ['pool-exhausted'] }, { digest: ['callFailed'] }],
  },
  effectOf: ['sockets-kept'],
  causes: ['calls-slowed', 'time-lost'],
  limits: [
    { us: LONG, says: 'waiting for a free socket, at the least' },
    { share: SHARE, says: 'of the time of a tool call that failed or was abandoned, from which on it is an error' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const waits = c.calls
      .filter((call) => call.start <= t.until)
      .map((call) => ({ call, waited: socketWait(call, t.until) }))
      .filter(({ waited }) => waited >= LONG)
      .sort((a, b) => b.waited - a.waited)
    const first = waits[0]
    if (!first) {
      yield* warned(c)
      yield* gaveUp(c)
      return
    }
    const { call, waited } = first
    const total = t.until - t.start
    const held = holders(call, call.start + waited / 2, c)
    const host = call.host ?? call.attempts.at(-1)?.host ?? call.service
    const never = call.httpStatus === undefined && call.outcome !== 'ok'
    const decisive =
      t.kind !== 'process' && (t.outcome === 'timeout' || t.outcome === 'failed') && waited / total >= SHARE
    yield {
      message: `${callName(call)} waited ${duration(waited)} of ${duration(total)} (${percent(waited, total)}) for a free socket to ${host}${never ? ' and never got one' : ''}: ${held.length ? `${count(held.length, 'other request')} held them` : 'the pool was full'}`,
      expected: 'a request gets a socket at once',
      observed: `${count(waits.length, 'request')} of ${t.tool} waited a second or more; the sockets were held by ${list(heldBy(held, c), 4) || 'requests that were not recorded'}`,
      fix: `Find out why the holders are slow or never end (a body that nobody reads keeps its socket). Then size the pool for the load: ${poolSize(c, call)}, or make fewer calls side by side.`,
      severity: decisive ? 'error' : 'warning',
      confidence: held.length ? 'high' : 'medium',
      subject: [t.service, host],
      evidence: [...waits.map((wait) => wait.call.evidence), ...held.map((holder) => holder.evidence)],
    }
  },
}

/** The requests to the same host that had a socket at that moment. */
function holders(waiting: Call, at: Us, { ledger }: Case): Call[] {
  return ledger
    .callsDuring(waiting.process, at, at)
    .filter(
      (call) =>
        call !== waiting &&
        call.kind !== 'metadata' &&
        call.attempts.at(-1)?.host === waiting.attempts.at(-1)?.host &&
        socketWait(call, at) < at - call.start,
    )
}

/** `50 × S3 GetObject (body never read)`. */
function heldBy(held: readonly Call[], { ledger }: Case): string[] {
  const tally = new Map<string, number>()
  for (const call of held) {
    const body = bodyOf(call, ledger)?.state
    const why = body === 'unread' || body === 'missing' ? 'body never read' : body === 'stalled' ? 'body not ended' : ''
    const state = why || (lastByte(call) === undefined ? 'unanswered' : 'answered later')
    const name = `${callName(call)} (${state})`
    tally.set(name, (tally.get(name) ?? 0) + 1)
  }
  return [...tally].sort((a, b) => b[1] - a[1]).map(([name, times]) => `${times} × ${name}`)
}

/** The SDK's own words, where the evidence does not tell who waited. */
function* warned(c: Case): Iterable<Draft> {
  const { toolCall: t, logs } = c
  const lines = logs.filter((log) => FULL.test(log.body))
  const line = lines.at(-1)
  if (!line) return
  const [, inUse, enqueued] = FULL.exec(line.body)!
  yield {
    message: `The socket pool was full: ${inUse} sockets in use, ${enqueued} requests waiting`,
    expected: 'a request gets a socket at once',
    observed: `the AWS SDK warned ${count(lines.length, 'time')} (it does so late: a queue of twice the pool, at most every 15 s)`,
    fix: `Find out what keeps the sockets (a body that nobody reads does). Then raise the limit, ${poolSize(c)}, or make fewer calls side by side.`,
    severity: t.outcome === 'timeout' ? 'error' : 'warning',
    confidence: 'medium',
    subject: [t.service, 'socket pool'],
    evidence: lines.map(({ evidence }) => evidence),
  }
}

/** A client that waits for a connection of its own pool only so long: the request was never sent. */
function* gaveUp(c: Case): Iterable<Draft> {
  const { toolCall: t, logs } = c
  const lines = logs.filter(
    (log) => isBad(log) && !bool(log, 'rolecall.log.mended') && toldBy(log).includes('pool-exhausted'),
  )
  const calls = c.calls.filter((call) => gotNone(call) && !c.ledger.healed(call))
  const said = lines[0] ? saidBy(lines[0]) : calls[0]?.errorMessage
  if (said === undefined) return
  const isTrino = /\btrino\b|\bpresto\b/i.test(said)
  const isHadoop = /\bs3a\b|org\.apache\.hadoop/i.test(said)
  const size = isTrino
    ? '`s3.max-connections` (`hive.s3.max-connections` of the older file system)'
    : isHadoop
      ? '`fs.s3a.connection.maximum`'
      : '`maxConnections` of version 1’s ClientConfiguration and of version 2’s Apache client, `maxConcurrency` of its Netty client'
  yield {
    message: `The socket pool was full: a request waited for a free connection in vain (${lines[0] ? count(lines.length, 'log line') : list([...new Set(calls.map(callName))], 2)})`,
    expected: 'a request gets a connection at once',
    observed: cut(said, 400),
    fix: `Nothing was sent, so neither AWS nor permissions are to blame. Find out what keeps the connections: a stream that nobody closes or reads to its end (\`S3Object\`, \`ResponseInputStream\`) keeps its own. Then size the pool for the load: ${size}, or make fewer calls side by side.`,
    severity: calls.length > 0 || lines.some(({ severity }) => severity !== 'warn') ? 'error' : 'warning',
    confidence: 'medium',
    subject: [t.service, 'socket pool'],
    evidence: [...lines, ...calls].map(({ evidence }) => evidence),
  }
}

/** A span says so in its client's words. */
function gotNone({ seenAs, outcome, httpStatus, errorMessage }: Call): boolean {
  if (seenAs === 'log' || outcome !== 'error' || httpStatus !== undefined || errorMessage === undefined) return false
  return causesIn(errorMessage).some(({ cause }) => cause === 'pool-exhausted')
}

function isBad({ severity }: LogRecord): boolean {
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

/** @param call one that is not of AWS’s SDK is of a client of its own */
function poolSize(c: Case, call?: Call): string {
  if (call?.kind === 'http')
    return inLanguage(c, {
      nodejs: '`maxSockets` of the agent, `connections` of the dispatcher',
      python:
        '`httpx.Limits(max_connections=…)`, `aiohttp.TCPConnector(limit=…)`, `pool_maxsize` of requests’ HTTPAdapter, `maxsize` of urllib3’s pool',
      other: 'the number of connections of the HTTP client',
    })
  return inLanguage(c, {
    nodejs:
      '`requestHandler: { httpsAgent: { maxSockets: 200 }, socketAcquisitionWarningTimeout: 1000 }` (AWS SDK for JavaScript v3, default 50)',
    python: '`Config(max_pool_connections=…)` in boto3 and aiobotocore (default 10)',
    other: 'the number of connections of the SDK’s HTTP client',
  })
}
