// https://docs.localstack.cloud/references/credentials/ (emulators run under account 000000000000)
import { emulated } from '../../src/facts/emulators.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'hollow-pass-emulated',
  title: 'Passed against an emulator',
  severity: 'info',
  step: 6,
  suspect: 'data',
  needs: ['tool-outcomes'],
  trigger: { digest: ['emulated'], outcome: ['passed'] },
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const found = emulated(c)
    if (!found || !c.hasResult || t.outcome !== 'passed') return
    const { hosts, meant } = found
    const aws = c.calls.filter((call) => call.kind === 'aws')
    yield {
      message: `The passes reached only ${list(hosts, 2)}, not AWS: ${meant}`,
      expected: 'at least one run of the suite against AWS',
      observed: `${count(aws.length, 'AWS call')} of ${t.tool}, all to ${list(hosts, 3)}`,
      fix: 'Nothing to mend in a local test: an emulator takes any role and any policy. Before release, run the suite once against a real account (unset AWS_ENDPOINT_URL).',
      confidence: 'medium',
      subject: [t.service, ...hosts],
      evidence: [...t.evidence, ...aws.slice(0, 3).map((call) => call.evidence)],
    }
  },
}
