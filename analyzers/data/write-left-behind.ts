import { endedWell, howItEnded } from '../../src/facts/ended-well.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { isStore } from '../../src/facts/writes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, clockTime, count, describeIdentity, duration, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'write-left-behind',
  title: 'The process ended while a write was under way',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: ['open-calls'],
  trigger: { digest: ['callOpen'], outcome: ['passed', 'unknown'] },
  effectOf: ['call-failed', 'call-hung'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    if (!isPromised(c)) return
    const left = c.calls.filter((call) => isLeft(call) && !isBeat(call, c))
    const [first] = left
    if (!first) return
    const names = list(
      [...new Set(left.map((call) => `${callName(call)}${call.bucket ? ` to ${call.bucket}` : ''}`))],
      3,
    )
    const end = ledger.lastSeen(t.process)?.at ?? t.until
    yield {
      message: `${t.service} ended while ${names} ${t.kind === 'process' ? '' : `of ${t.tool} `}${left.length === 1 ? 'was' : 'were'} still under way: nobody waited for the answer, and whether it was done is not known`,
      expected: `${names} answered before the process ends`,
      observed: `${count(left.length, 'write')} sent and not answered, the first at ${clockTime(first.start)}, ${duration(Math.max(0, end - first.start))} before the end${first.signedBy ? `, signed by ${describeIdentity(first.signedBy)}` : ''}; ${t.service} ${howItEnded(c)}`,
      fix: `Wait for what was begun: ${inLanguage(c, { nodejs: '`await Promise.all(…)` before `process.exit()`, or leave `process.exit()` out', python: 'join the threads (a daemon thread is cut off, and so is any by `os._exit`), or `executor.shutdown(wait=True)`', other: 'join the threads or tasks that make the calls' })}; and end with another exit code where it failed.`,
      confidence: 'medium',
      subject: [t.service, callName(first), first.bucket ?? ''],
      evidence: left.map((call) => call.evidence),
    }
  },
}

/** Who was answered with an error, or was not answered, was promised nothing; nor was anybody by a process that failed or was ended. */
function isPromised(c: Case): boolean {
  const { toolCall: t, ledger } = c
  if (t.negative || (t.httpStatus ?? 0) >= 400 || (t.kind !== 'process' && t.end === undefined)) return false
  return (
    (t.outcome === 'passed' || t.outcome === 'unknown') && endedWell(c) && ledger.gap(t.process)?.tail === 'complete'
  )
}

function isLeft(call: Call): boolean {
  return isStore(call) && call.end === undefined && call.sent !== false && call.httpStatus === undefined
}

/** A lease, a counter, a state that is written over and over: the next process writes the next. */
function isBeat({ operation, resource }: Call, { calls }: Case): boolean {
  const isLike = (call: Call) => call.operation === operation && call.resource === resource && call.outcome === 'ok'
  return /^Update/.test(operation) && calls.some(isLike)
}
