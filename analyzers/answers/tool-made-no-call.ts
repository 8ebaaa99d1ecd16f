import { isRefusedPlainly } from '../../src/facts/own-answers.ts'
import { cameBackEmpty, hiddenError } from '../../src/facts/signing.ts'
import { TRANSPORTS } from '../../src/model/attributes.ts'
import { oncePer } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, cut, duration } from '../../src/model/text.ts'
import type { Case, ToolCall } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'tool-made-no-call',
  title: 'The tool failed before it made a call',
  severity: 'warning',
  step: 6,
  suspect: 'data',
  needs: [],
  proves: TRANSPORTS,
  trigger: { digest: ['silentInVain'] },
  effectOf: ['session-missing', 'process-busy'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    // The role's own AssumeRole, made before the tool ran, is no call of the tool's.
    if (t.kind !== 'mcp' || c.calls.some((call) => call.service !== 'STS')) return
    const why = cameToNothing(t)
    if (!why) return
    const { runs: others, most } = callingOut(ledger.runsOf(t))
    // A tool that never calls out may be a local one, unless it was given up: then it waited for something.
    if (others.length === 0 && t.outcome !== 'timeout') return
    yield {
      message: `${t.tool} ${why} and had made no outbound call${others.length ? `, as it does in ${count(others.length, 'other run')}` : ''}`,
      expected: others.length
        ? `${t.tool} calls out, as in its other runs (${count(most, 'call')})`
        : `${t.tool} asks somebody, or answers`,
      observed: `0 outbound calls in ${duration(t.until - t.start)}; outbound HTTP was watched from start to end`,
      fix: `Look before the network: what ${t.tool} needs first (a session, a token, a configuration value, a lock or a queue) was not there. Its log at that time, and a \`console.trace\` before its first call, say which.`,
      severity: isRefusedPlainly(t) ? 'info' : t.outcome === 'failed' || t.outcome === 'timeout' ? 'error' : 'warning',
      confidence: others.length ? 'high' : 'medium',
      subject: [t.tool],
      evidence: [
        ...t.evidence,
        ...(t.answer ? [t.answer.evidence] : []),
        ...others.slice(0, 3).flatMap((other) => other.evidence),
      ],
    }
  },
}

/** The runs of a tool that called out, and how often the busiest of them did. */
const callingOut = oncePer((all: readonly ToolCall[]) => {
  const runs = all.filter(({ beyondSts }) => beyondSts > 0)
  return { runs, most: runs.reduce((most, { beyondSts }) => Math.max(most, beyondSts), 0) }
})

/** Results without a call come from a cache, and are none of ours. */
function cameToNothing(t: ToolCall): string | undefined {
  if (t.negative) return undefined
  if (t.outcome === 'timeout') return 'was abandoned'
  const hidden = hiddenError(t)
  if (hidden) return `answered "${cut(hidden, 120)}"`
  if (t.answer?.isError) return 'answered with an error'
  if (t.outcome === 'failed') return 'failed'
  return cameBackEmpty(t) ? 'found nothing' : undefined
}
