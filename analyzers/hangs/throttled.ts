// https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html ("Reduce your request rate", 503 Slow Down)

import { inLanguage } from '../../src/facts/language.ts'
import { isOfUser, quoted } from '../../src/facts/refusals.ts'
import { thingOf } from '../../src/facts/signing.ts'
import { spentIn } from '../../src/facts/time-spent.ts'
import { followsFrom } from '../../src/facts/what-follows.ts'
import { standsFor, totalOf } from '../../src/model/alike.ts'
import { bool } from '../../src/model/attribute-access.ts'
import { isThrottle, plainCode } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { headOf, saidBy, toldBy } from '../../src/model/log-text.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut, duration, list, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Retries that cost less are what retries are for, µs. */
const COSTLY: Us = 1_000_000
const SHARE = 0.5

export const rule: Rule = {
  id: 'throttled',
  title: 'AWS asked for fewer calls',
  severity: 'error',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: {
    any: [
      { digest: ['callFailed'] },
      { log: ['SlowDown', 'Throttl', 'Rate exceeded', 'reduce your request rate'] },
      { told: ['throttled'] },
    ],
  },
  effectOf: ['renewal-failed'],
  causes: ['call-failed', 'calls-slowed', 'time-lost'],
  limits: [
    { us: COSTLY, says: 'in all, from which on tries that came through in the end are worth a remark' },
    { share: SHARE, says: 'of the time of a tool call that was abandoned, from which on it is an error' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls, ledger } = c
    const hit = calls.filter(
      (call) => call.kind === 'aws' && call.start <= t.until && turnedAway(call) > 0 && !isOfUser(call),
    )
    if (hit.length === 0) yield* fromLog(c)
    const total = t.until - t.start
    for (const name of new Set(hit.map(callName))) {
      const ofName = hit.filter((call) => callName(call) === name)
      const failed = ofName.filter((call) => isThrottle(call.errorCode, call.httpStatus) && !ledger.healed(call))
      const spent = spentIn(ofName, t.start, t.until)
      const decisive = t.outcome === 'timeout' && spent / total >= SHARE
      // Absorbed by a retry well inside the deadline: nothing to tell.
      if (failed.length === 0 && !decisive && spent < COSTLY) continue
      const tries = ofName.reduce((sum, call) => sum + turnedAway(call) * standsFor(call), 0)
      const codes = [...new Set(ofName.flatMap(codesOf))]
      yield {
        message: `${name} was throttled ${count(tries, 'time')} (${list(codes, 3)})${failed.length ? `, and ${count(totalOf(failed), 'call')} failed for it` : `: ${duration(spent)} of ${t.tool}’s ${duration(total)} (${percent(spent, total)})`}`,
        expected: `${name} is answered at the first or second try`,
        observed: `${count(totalOf(ofName), 'call')}${ofThings(ofName)}, ${count(tries, 'try', 'tries')} turned away, ${duration(spent)} in all; ${failed.length ? `${totalOf(failed)} failed for good (${triesOf(failed)}); ${quoted(failed[0]!)}` : decisive ? 'no answer before the tool was abandoned' : 'all answered in the end'}`,
        fix: `Send fewer calls at once (a pool of 10 instead of all together), ${roomFor(ofName[0]!)}, cache what is asked again and again. Slower retries (${inLanguage(c, { nodejs: '`retryMode: "adaptive"` and a higher `maxAttempts`', python: '`Config(retries={"mode": "adaptive"})`', other: 'the SDK’s adaptive retry mode, more attempts' })}) help only where the deadline leaves room; a streamed upload is not retried at all.`,
        severity:
          t.negative || (failed.length === 0 && !decisive) ? 'info' : t.outcome === 'passed' ? 'warning' : 'error',
        confidence: 'high',
        subject: [name, thingOf(ofName[0]!) ?? ofName[0]!.host ?? ''],
        ...followsFrom(failed),
        evidence: ofName.flatMap((call) => [call.evidence, ...call.attempts.map((attempt) => attempt.evidence)]),
      }
    }
  },
}

/** ` of meter-readings`: tables, queues, buckets; nothing where nobody names them. */
function ofThings(calls: readonly Call[]): string {
  const things = [...new Set(calls.flatMap((call) => thingOf(call) ?? []))]
  return things.length > 0 ? ` of ${list(things, 2)}` : ''
}

/** Where more of a service is to be had. */
function roomFor({ service, errorCode }: Call): string {
  if (service === 'S3') return 'spread S3 keys over prefixes'
  if (service === 'DynamoDB')
    return errorCode?.startsWith('Provisioned')
      ? 'raise the table’s capacity or make it on-demand (a single hot key stays at 3,000 reads a second)'
      : 'look for a hot key'
  if (/^Bedrock/.test(service))
    return 'look at the quotas of the model in Service Quotas (requests and tokens a minute; a cross-region inference profile has more)'
  return 'ask for a higher quota where there is one (Service Quotas)'
}

/** A failure that the log tells of. Warnings may be retried tries. */
function* fromLog({ toolCall: t, logs }: Case): Iterable<Draft> {
  const lines = logs.filter(
    (log) =>
      (log.severity === 'error' || log.severity === 'fatal') &&
      !bool(log, 'rolecall.log.mended') &&
      (toldBy(log).includes('throttled') ||
        /\b(SlowDown|Throttl(ing|ed)\w*|RequestLimitExceeded|TooManyRequests\w*)\b/.test(saidBy(log))),
  )
  const line = lines[0]
  if (!line || t.outcome === 'passed' || t.negative) return
  yield {
    message: `AWS turned calls away: ${cut(headOf(line), 160)}`,
    expected: 'calls are answered at the first or second try',
    observed: `${count(lines.length, 'log line')}: ${cut(saidBy(line), 300)}`,
    fix: 'Send fewer calls at once, spread S3 keys over prefixes, cache what is asked again and again.',
    confidence: 'medium',
    subject: ['from the log'],
    evidence: lines.map((log) => log.evidence),
  }
}

/** How many of a call's tries were turned away. */
function turnedAway(call: Call): number {
  const last = call.attempts.at(-1)
  // A try whose answer nobody read was turned away as the last was, where its status is the same.
  const asLast = isThrottle(call.errorCode, call.httpStatus) ? last?.httpStatus : undefined
  const tries = call.attempts.filter(
    ({ error, httpStatus }) =>
      isThrottle(error && plainCode(error), httpStatus) ||
      (asLast !== undefined && httpStatus === asLast && (!error || error === `${asLast}`)),
  ).length
  return tries || (isThrottle(call.errorCode, call.httpStatus) ? 1 : 0)
}

function codesOf(call: Call): string[] {
  const codes = [call.errorCode, ...call.attempts.map((attempt) => attempt.error)]
  const known = codes.filter((code): code is string => isThrottle(code))
  return known.length ? known : ['HTTP 503']
}

/** `after 1 try`, `after 3 and 5 tries`. */
function triesOf(failed: readonly Call[]): string {
  const numbers = [...new Set(failed.map((call) => Math.max(1, call.attempts.length)))]
  return `after ${list(numbers.map(String), 3)} ${numbers.length === 1 && numbers[0] === 1 ? 'try' : 'tries'}`
}
