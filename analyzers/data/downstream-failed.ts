import { inLanguage } from '../../src/facts/language.ts'
import { otherServices } from '../../src/facts/other-services.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, cut, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'downstream-failed',
  title: 'Another service failed, and the request with it',
  severity: 'error',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { digest: ['callFailed'], outcome: ['failed'] },
  effectOf: ['process-busy', 'sockets-kept'],
  causes: ['call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    if (t.outcome !== 'failed' || t.negative || t.kind === 'process') return
    for (const [host, toHost] of otherServices(c)) {
      const failed = toHost.filter(
        (call) => isFailure(call) && !toHost.some((other) => other.outcome === 'ok' && other.start > call.start),
      )
      const last = failed.at(-1)
      if (!last) continue
      const status = list([...new Set(failed.map((call) => String(call.httpStatus)))])
      yield {
        message: `${host} answered ${last.operation} of ${t.tool} with ${status}, and ${t.tool} failed with it`,
        expected: `${host} answers, or ${t.tool} does without`,
        observed: `${count(failed.length, 'call')} (${list([...new Set(failed.map((call) => call.operation))], 3)}): ${status}${last.errorMessage ? `, ${cut(last.errorMessage, 200)}` : ''}; none was answered well afterwards`,
        fix:
          last.httpStatus === 429
            ? `${host} is asked more often than it allows: wait as long as its \`Retry-After\` says, and ask less at once.`
            : `It is ${host} that failed, neither AWS nor credentials: look at its own log for ${last.operation} at that time. Let a request that may be repeated be tried again${inLanguage(c, { nodejs: '', python: ' (urllib3: `Retry(total=3, backoff_factor=0.2, status_forcelist=[502, 503, 504])`)', other: '' })}.`,
        // What was asked elsewhere afterwards, and answered, may have been asked because of it.
        confidence: c.calls.some(({ outcome, start }) => outcome === 'ok' && start > last.start) ? 'low' : 'medium',
        subject: [host],
        evidence: failed.map((call) => call.evidence),
      }
    }
  },
}

/** It could not, or not now: what it refuses or does not know, it was able to answer. */
function isFailure({ httpStatus = 0 }: Call): boolean {
  return httpStatus >= 500 || httpStatus === 429
}
