// Wordings: https://github.com/sls-mentor/sls-mentor/issues/231; botocore's UnauthorizedSSOTokenError and `Token has expired and refresh failed`
import { mildness, quoted, refusalEvidence, sureness } from '../../src/model/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const WORDS =
  /SSO session associated with this profile (has expired|is invalid)|Error loading SSO Token|Token has expired and refresh failed|Token is expired\. To refresh this SSO session/

export const rule: Rule = {
  id: 'sso-expired',
  title: 'A developer’s SSO session has expired',
  severity: 'error',
  step: 3,
  suspect: 'credentials',
  needs: [],
  trigger: {
    any: [
      { callKind: 'aws' },
      {
        log: [
          'SSO session associated with this profile',
          'Error loading SSO Token',
          'Token has expired and refresh failed',
        ],
      },
    ],
  },
  explains: [
    'no-credentials',
    'fallback-after-assume-error',
    'error-hidden-in-result',
    'hollow-pass-error-swallowed',
    'unsigned-aws-call',
  ],
  *check(c: Case): Iterable<Draft> {
    const call = c.calls.find((one) => one.outcome === 'error' && WORDS.test(one.errorMessage ?? ''))
    const works = c.calls.some((one) => one.kind === 'aws' && one.outcome === 'ok')
    const line = call || works ? undefined : c.logs.find((log) => WORDS.test(log.body))
    if (!call && !line) return
    const variables = c.ledger.environment(c.toolCall.process)?.variables ?? []
    yield {
      message: `The SSO session of the profile that ${c.toolCall.service || 'the server'} runs with has expired`,
      expected: 'a server has credentials that renew without a person',
      observed: `${call ? quoted(call) : `the log says: ${cut(line!.body, 300)}`}${variables.includes('AWS_PROFILE') ? '; AWS_PROFILE is set' : ''}`,
      fix: 'On a developer’s machine: `aws sso login --profile <profile>`. On a server: take AWS_PROFILE (and the mounted ~/.aws) out of its environment, and give it a role.',
      ...(call && mildness(c, call)),
      confidence: call ? sureness(call) : 'medium',
      subject: ['sso', c.toolCall.service],
      evidence: call ? refusalEvidence(call) : [line!.evidence],
    }
  },
}
