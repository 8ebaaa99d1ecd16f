// Wordings: src/vocabulary/wordings; https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html

import { inLanguage } from '../../src/facts/language.ts'
import { isWithoutRegion, mildness, quoted, refusalEvidence } from '../../src/facts/refusals.ts'
import { saidBy, toldBy } from '../../src/model/log-text.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** What AWS says of a signature for no region. */
const SIGNED = /^(?:AuthorizationHeaderMalformed|SignatureDoesNotMatch|InvalidSignature)$/

export const rule: Rule = {
  id: 'no-region',
  title: 'No region is set, so that no request was sent',
  severity: 'error',
  step: 5,
  suspect: 'region',
  needs: [],
  trigger: { any: [{ digest: ['callFailed'] }, { told: ['no-region'] }] },
  causes: ['provider-failed', 'credentials-missing', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const failed = c.calls.filter(isWithoutRegion)
    const works = c.calls.some((call) => call.kind === 'aws' && call.outcome === 'ok')
    const lines =
      failed.length || works
        ? []
        : c.logs.filter(
            (log) => (log.severity === 'error' || log.severity === 'fatal') && toldBy(log).includes('no-region'),
          )
    const call = failed[0]
    if (!call && !lines[0]) return
    yield {
      message:
        call && call.sent !== false && SIGNED.test(call.errorCode ?? '')
          ? 'The AWS client has no region: it signed for none, and was refused'
          : 'The AWS client has no region: its request was never sent',
      expected: 'a region stands in the client’s configuration, in the environment or in the profile',
      observed: call ? quoted(call) : cut(saidBy(lines[0]!), 400),
      fix: `Set ${inLanguage(c, { nodejs: 'AWS_REGION (or `region` of the client)', python: 'AWS_DEFAULT_REGION (or `region_name` of the client; boto3 does not read AWS_REGION, and an empty text is no region)', other: 'AWS_REGION (or the region of the client)' })} where the server runs. On EC2 an SDK may ask the metadata service for it; in a container with a hop limit of 1 that fails too.`,
      ...(call && mildness(c, call)),
      confidence: call && call.seenAs !== 'log' ? 'high' : 'medium',
      subject: ['no region', t.service || t.process],
      evidence: [...failed.flatMap(refusalEvidence), ...lines.map((log) => log.evidence)],
    }
  },
}
