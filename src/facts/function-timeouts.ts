/** Lambda ended functions at their own limit, and no finding says what they waited for. */
import { totalOf } from '../model/alike.ts'
import { text } from '../model/attribute-access.ts'
import { saidBy } from '../model/log-text.ts'
import type { LogRecord } from '../model/records.ts'
import type { Doubt, Finding } from '../model/report.ts'
import { count, cut } from '../model/text.ts'
import type { Case } from '../model/tool-call.ts'
import { functionLimitIn } from '../vocabulary/function-timeouts.ts'

/** Lines that end a function, which this doubt speaks of and no other. */
export function endsFunction(log: LogRecord): boolean {
  return functionLimitIn(saidBy(log)) !== undefined
}

export function functionTimeouts(cases: readonly Case[], findings: readonly Finding[]): Doubt | undefined {
  const explained = new Set(findings.filter((one) => one.severity === 'error').flatMap((one) => one.toolCalls))
  const ended = cases
    .filter((c) => c.toolCall.outcome !== 'passed' && !explained.has(c.toolCall.id))
    .flatMap((c) => c.logs.filter(endsFunction).map((log) => ({ c, log })))
  const [first] = ended
  if (!first) return undefined
  const before = ended.find(({ log }) => text(log, 'rolecall.log.said_before'))
  const said = before && text(before.log, 'rolecall.log.said_before')
  const ids = new Set(ended.map(({ log }) => ID.exec(saidBy(log))?.[0] ?? log.evidence.line))
  const { file, line } = (before ?? first).log.evidence
  return {
    kind: 'function-timed-out',
    says: `Lambda ended ${count(ids.size, 'invocation')} at the function’s own limit of ${functionLimitIn(saidBy(first.log))} s (${file}${line === undefined ? '' : `:${line}`}), and the log does not say what ${ids.size === 1 ? 'it' : 'each'} waited for${said ? `; the line before: “${cut(said.trim(), 160)}”` : ''}.`,
    settleBy:
      'give the SDK’s clients limits below the function’s own (connect 1 s, read 2 s, two tries): the call that hangs is then named in the log. Of a function in a VPC look first whether its subnet has a way to AWS at all, a NAT gateway or an interface endpoint',
    toolCalls: [...new Set(ended.map(({ c }) => c.toolCall.id))],
    toolCallsTotal: totalOf(new Set(ended.map(({ c }) => c.toolCall))),
    evidence: [(before ?? first).log.evidence],
  }
}

/** Of an invocation. */
const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/
