// Wording: https://github.com/spinnaker/swabbie/pull/666

import { inLanguage } from '../../src/facts/language.ts'
import { mildness, quoted, refusalEvidence, refusedWith, roleAsked, sureness } from '../../src/facts/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'sts-region-disabled',
  title: 'STS is switched off in this region',
  severity: 'error',
  step: 3,
  suspect: 'region',
  needs: [],
  trigger: { errorCode: ['RegionDisabled'] },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of refusedWith(c, ['RegionDisabled'])) {
      const account = /for account:? ?(\d+)/.exec(call.errorMessage ?? '')?.[1]
      const region = call.region ?? /sts\.([\w-]+)\.amazonaws/.exec(call.host ?? '')?.[1] ?? 'the region asked'
      yield {
        message: `STS is not activated in ${region}${account ? ` for account ${account}` : ''}`,
        expected: `STS answers in ${region} for ${roleAsked(c, call)}`,
        observed: quoted(call),
        fix: `Activate STS for ${region} (IAM console, Account settings, Security Token Service), or call it in a region whose endpoint cannot be switched off: ${inLanguage(c, { nodejs: "`new STSClient({ region: 'us-east-1' })`", python: '`boto3.client("sts", region_name="us-east-1")`', other: 'a client of STS for us-east-1' })}.`,
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [region, account ?? ''],
        evidence: refusalEvidence(call),
      }
    }
  },
}
