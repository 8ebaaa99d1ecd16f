// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (NoSuchBucket)

import { lossTold } from '../../src/facts/lost-messages.ts'
import { dataCalls, hiddenError } from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import { bucketOf, type Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'no-such-bucket',
  title: 'The bucket does not exist',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: [],
  trigger: { any: [{ errorCode: ['NoSuchBucket', 'NotFound', 'HTTP 404', '404'] }, { log: ['NoSuchBucket'] }] },
  causes: ['call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const missing = c.calls.filter(isMissing)
    if (missing.length === 0) yield* fromLog(c)
    for (const bucket of new Set(missing.map(nameOf))) {
      const misses = missing.filter((call) => nameOf(call) === bucket)
      const call = misses[0]!
      const loss = lossTold(misses, c)
      yield {
        message: `Bucket ${bucket} does not exist`,
        expected: `a bucket named ${bucket}`,
        observed: `${count(totalOf(misses), 'call')} (${callName(call)}${bucketOf(call) === undefined && call.path ? ` ${call.path}` : ''}) answered ${call.errorCode ?? 'NoSuchBucket'}${call.requestId ? ` (request ${call.requestId})` : ''}${loss.observed}`,
        fix: `Correct the name where it comes from (configuration, environment, the caller's argument); \`aws s3api list-buckets\` under the role that signed shows what there is. Names are global, the endpoint is not: another partition or an emulator has other buckets.${loss.fix}`,
        severity:
          isAskedFor(c, misses) || misses.every((miss) => c.ledger.healed(miss))
            ? 'info'
            : t.outcome === 'failed' || hiddenError(t) || t.answer?.isError || isAnsweredWell(c) || loss.fix
              ? 'error'
              : 'warning',
        confidence: call.errorCode === 'NoSuchBucket' ? 'high' : 'medium',
        subject: [bucket],
        evidence: misses.map(({ evidence }) => evidence),
      }
    }
  },
}

/** The log has the error, without the name. */
function* fromLog({ toolCall: t, logs }: Case): Iterable<Draft> {
  const lines = logs.filter((log) => log.severity !== 'info' && /\bNoSuchBucket\b/.test(log.body))
  const line = lines[0]
  if (!line || t.outcome === 'passed' || t.negative) return
  yield {
    message: 'A bucket that was asked for does not exist',
    expected: 'a bucket of that name',
    observed: cut(line.body, 300),
    fix: 'Correct the name where it comes from (configuration, environment, the caller’s argument).',
    confidence: 'medium',
    subject: ['from the log'],
    evidence: lines.map((log) => log.evidence),
  }
}

/** HEAD has no body, hence no code: its 404 is told by the operation. */
function isMissing(call: Call): boolean {
  if (call.service !== 'S3' || call.outcome !== 'error') return false
  return call.errorCode === 'NoSuchBucket' || (call.operation === 'HeadBucket' && call.httpStatus === 404)
}

function nameOf(call: Call): string {
  return bucketOf(call) ?? 'that was asked for'
}

/** Nothing of AWS came, and the answer is none of an error: an empty one, most likely. */
function isAnsweredWell(c: Case): boolean {
  const { kind, end, httpStatus } = c.toolCall
  if (kind !== 'request' && kind !== 'mcp') return false
  return end !== undefined && (httpStatus ?? 200) < 400 && !dataCalls(c).some(({ outcome }) => outcome !== 'error')
}

/** Asked whether it exists, in order to make it, or in a test that expects the error. */
function isAskedFor({ toolCall: t, calls }: Case, misses: readonly Call[]): boolean {
  // A test that passes with an error as its answer asked for it.
  if (t.negative || (t.outcome === 'passed' && (t.httpStatus ?? 0) >= 400)) return true
  if (misses.every((call) => call.operation === 'HeadBucket') && t.outcome !== 'failed') return true
  return calls.some(
    (call) =>
      call.operation === 'CreateBucket' &&
      call.outcome === 'ok' &&
      misses.some((other) => other.bucket === call.bucket),
  )
}
