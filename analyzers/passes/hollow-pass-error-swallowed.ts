import { isAnswer } from '../../src/facts/everyday-answers.ts'
import { isDiscovery, isRefused, quoted } from '../../src/facts/refusals.ts'
import { assumeRoleCalls, dataCalls, foreignCalls, hiddenError } from '../../src/facts/signing.ts'
import { isWrite } from '../../src/facts/writes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import { callName, count, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'hollow-pass-error-swallowed',
  title: 'A failed AWS call became a good answer',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: [],
  trigger: { digest: ['callFailed'], outcome: ['passed', 'unknown'] },
  effectOf: ['renewal-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft | Unsettled> {
    const { toolCall: t } = c
    if (t.outcome !== 'passed' && t.outcome !== 'unknown') return
    // An error that the answer tells, and calls under another identity, are told by rules of their own.
    if (t.negative || t.kind === 'process' || hiddenError(t) || t.answer?.isError || foreignCalls(c).length) return
    const failed = failures(c)
    if (failed.length === 0) return
    const notFound = t.httpStatus === 404 && failed.some((call) => isRefused(call))
    const data = dataCalls(c)
    const good = data.filter((call) => call.outcome === 'ok')
    const write = failed.find(isWrite)
    // The answer tells the error: a test that passes with it asked for it.
    if (!notFound && (t.httpStatus ?? 0) >= 400) return
    if (!notFound && isDiscovery(failed)) return
    // Some calls failed and others brought the answer: only a write that failed is sorely missed.
    if (!notFound && good.length && !write) return
    if (!notFound && !c.hasResult && t.answer === undefined) {
      // A plain 200 may hold an error that nobody recorded.
      if (t.end !== undefined)
        yield {
          inconclusive: true,
          missing: ['tool-outcomes', 'tool-answers'],
          settleBy:
            "give the test runner's results along with the spans, or run the server under `rolecall run -- <command>`",
        }
      return
    }
    const first = (!good.length || notFound ? failed[0] : write) ?? failed[0]!
    const as = notFound ? 'as "not found" (404)' : c.hasResult ? 'and passed' : 'as if all were well'
    yield {
      message: notFound
        ? `${t.tool} answered 404 "not found", though ${callName(first)} was refused (${first.errorCode ?? `HTTP ${first.httpStatus}`})`
        : `${t.tool} ${c.hasResult ? 'passed' : 'answered without an error'}, though ${callName(first)} failed (${first.errorCode ?? `HTTP ${first.httpStatus}`})${good.length ? '' : ' and no AWS call succeeded'}`,
      expected: 'a call that AWS refused is an error of the answer: 403 or 502, `isError: true`',
      observed: `${count(failed.length, 'failed call')} (${list([...new Set(failed.map((call) => `${callName(call)}: ${call.errorCode ?? call.httpStatus}`))], 4)}), ${good.length} good; answered ${as}; ${quoted(first)}`,
      fix: notFound
        ? 'Map only `NoSuchKey`, `NoSuchBucket` and a bare 404 to "not found"; let every other error through (`if (error.name !== "NoSuchKey" && error.$metadata?.httpStatusCode !== 404) throw error`): AccessDenied, and an error of STS, are no absence.'
        : `Where ${t.tool} catches the error, answer with it (\`isError: true\`, a 5xx) instead of an empty result, and let the test assert data that only a good call brings.`,
      severity: c.hasResult || notFound ? (good.length && !notFound ? 'warning' : 'error') : 'warning',
      confidence: c.hasResult || notFound ? 'high' : 'medium',
      subject: [t.tool, callName(first), first.errorCode ?? ''],
      ...(isRefused(first) && { suspect: 'permissions' as const }),
      evidence: [...t.evidence, ...failed.flatMap((call) => [call.evidence])],
    }
  },
}

/** Failed for good: not healed by a later try, not an answer, not the retry of one that came through. */
function failures(c: Case): Call[] {
  const { calls, ledger } = c
  return [...assumeRoleCalls(c), ...dataCalls(c), ...unsent(calls)].filter(
    (call) =>
      call.outcome === 'error' &&
      !isAnswer(call, c.toolCall) &&
      !ledger.healed(call) &&
      !calls.some(
        (later) =>
          later.outcome === 'ok' &&
          later.start > call.start &&
          callName(later) === callName(call) &&
          later.bucket === call.bucket,
      ),
  )
}

/** A data call that never left, for want of credentials, failed as well. */
function unsent(calls: readonly Call[]): Call[] {
  return calls.filter((call) => call.kind === 'aws' && call.service !== 'STS' && call.sent === false)
}
