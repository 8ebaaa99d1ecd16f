import { speaksOfAws } from '../../src/facts/aws-expected.ts'
import { totalOf } from '../../src/model/alike.ts'
import { oncePer } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, cut } from '../../src/model/text.ts'
import type { Case, Ledger, ToolCall } from '../../src/model/tool-call.ts'

/** A fork's build has no secrets, by design. */
const FORK = /\bfork(ed)?\b|pull request from|no secrets|secrets? (is|are) not available|dependabot/i
const WANTS_AWS = /\b(aws|credential|AWS_\w+|s3|sts|role|account|localstack|assume)/i

export const rule: Rule = {
  id: 'hollow-pass-skipped',
  title: 'Green, with the AWS tests skipped',
  severity: 'warning',
  step: null,
  suspect: 'evidence',
  needs: [],
  trigger: { outcome: ['skipped'] },
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    if (t.outcome !== 'skipped') return
    const reason = t.outcomeMessage ?? ''
    if (!speaksOfAws(`${t.service} ${t.tool}`) && !WANTS_AWS.test(reason)) return
    // A red suite has its own say.
    const { failed, passed, skipped } = suites(ledger).get(suiteOf(t))!
    if (failed > 0 || passed === 0) return
    const fork = FORK.test(reason)
    yield {
      message: `The suite is green, but ${t.tool} was skipped${reason ? ` ("${cut(reason, 160)}")` : ''}: nothing was proved about AWS`,
      expected: 'the tests that reach AWS run, or the suite says that they did not',
      observed: `${count(skipped, 'test')} skipped, ${passed} passed`,
      fix: fork
        ? 'Builds of forks have no secrets. Run the AWS tests on the branch after review (`workflow_dispatch`, a merge queue), and count them as not run.'
        : 'Give the job its credentials (GitHub: `permissions: id-token: write` and `aws-actions/configure-aws-credentials` with `role-to-assume`), and fail where they are missing instead of skipping.',
      ...(fork && { severity: 'info' as const }),
      confidence: reason ? 'high' : 'medium',
      subject: [t.tool],
      evidence: t.evidence,
    }
  },
}

/** How the results of each suite came out. */
const suites = oncePer(({ toolCalls }: Ledger) => {
  const found = new Map<string | undefined, { failed: number; passed: number; skipped: number }>()
  for (const t of toolCalls) {
    const suite = found.get(suiteOf(t)) ?? { failed: 0, passed: 0, skipped: 0 }
    found.set(suiteOf(t), suite)
    if (t.outcome === 'skipped') suite.skipped += totalOf([t])
    else if (t.outcome === 'passed') suite.passed += totalOf([t])
    else if (t.outcome === 'failed' || t.outcome === 'timeout') suite.failed++
  }
  return found
})

/** Results of one file are one suite's; what another server's suite says is nothing about this one. */
function suiteOf({ evidence }: ToolCall): string | undefined {
  return evidence.find(({ kind }) => kind === 'test')?.file
}
