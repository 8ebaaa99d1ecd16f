import { awsExpected } from '../../src/facts/aws-expected.ts'
import { totalOf } from '../../src/model/alike.ts'
import { TRANSPORTS } from '../../src/model/attributes.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'hollow-pass-no-aws',
  title: 'Passed without asking AWS',
  severity: 'warning',
  step: 6,
  suspect: 'data',
  needs: ['tool-outcomes'],
  proves: TRANSPORTS,
  trigger: { digest: ['awsMissed'] },
  effectOf: ['session-missing', 'credentials-missing'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    // Another service may ask AWS for it: a call to anybody is none of this rule's.
    if (!c.hasResult || t.negative || t.kind === 'test' || t.outbound > 0) return
    const expected = awsExpected(c)
    if (!expected) return
    // What an earlier run in the same process fetched may have been kept.
    if (
      expected.runs.some((other) => other.process === t.process && other.start < t.start && other.outcome !== 'timeout')
    )
      return
    yield {
      message: `${t.tool} passed and made no AWS call, though ${expected.why}`,
      expected: `${t.tool} asks AWS`,
      observed: `0 AWS calls and 0 other outbound calls; the process's calls were watched from start to end${expected.runs.length ? `; ${count(totalOf(expected.runs), 'other run')} did reach AWS` : ''}`,
      fix: `Look where ${t.tool} has its answer from (a fixture, a stub, an early return), and let the test assert what only AWS knows: an object's ETag, the bucket's contents, the caller of \`sts get-caller-identity\`. A tool that needs no AWS call is named in the configuration.`,
      confidence: expected.sure ? 'high' : 'low',
      subject: [t.tool],
      evidence: [...t.evidence, ...expected.runs.slice(0, 3).flatMap((run) => run.evidence.slice(0, 1))],
    }
  },
}
