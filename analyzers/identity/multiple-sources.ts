// https://github.com/aws/aws-sdk-js-v3/pull/6277: the warning of the SDK for JavaScript, once a process
import { announcedSources } from '../../src/facts/grants.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { isRefused } from '../../src/facts/refusals.ts'
import { dataCalls, signedByBase } from '../../src/facts/signing.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const WORDS = 'Multiple credential sources detected'

export const rule: Rule = {
  id: 'multiple-sources',
  title: 'Two sources of credentials compete',
  severity: 'warning',
  step: null,
  suspect: 'credentials',
  needs: [],
  trigger: { any: [{ digest: ['keysAndProfile', 'denied'] }, { log: [WORDS] }] },
  effectOf: ['credentials-missing'],
  causes: ['wrong-identity'],
  *check(c: Case): Iterable<Draft> {
    const hidden = hiddenSource(c)
    if (hidden) {
      yield hidden
      return
    }
    const environment = c.ledger.environment(c.toolCall.process)
    const set = environment?.variables ?? []
    const both = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'].every((name) => set.includes(name))
    const line = c.logs.find((log) => log.body.includes(WORDS))
    if (!both && !line) return
    const signed = whatSigned(c)
    yield {
      message: `AWS_PROFILE and AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY are both set: ${signed ? `${signed} signed here, another SDK may take the other` : 'which one signs depends on the SDK'}`,
      many: 'AWS_PROFILE and AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY are both set: which one signs depends on the SDK',
      expected: 'one source of credentials',
      observed: [both && 'all three variables are set', line && `the SDK warns: ${WORDS}`].filter(Boolean).join('; '),
      fix: `Unset one of them. ${inLanguage(c, { nodejs: 'AWS SDK for JavaScript v3 takes the profile, v2 and the AWS CLI take the keys; v3 has announced that it will change', python: 'boto3 and the AWS CLI take the keys', other: 'The AWS CLI takes the keys; other tools may not' })}.`,
      confidence: 'high',
      subject: [c.toolCall.service],
      evidence: [...(line ? [line.evidence] : []), ...(both ? [environment!.evidence] : [])],
    }
  },
}

/** Which of the two it was, as the calls tell. */
function whatSigned({ calls }: Case): string | undefined {
  const sources = new Set(calls.map(({ signedBy }) => signedBy?.source))
  const [env, profile] = [sources.has('env'), sources.has('profile') || sources.has('sso')]
  return env === profile ? undefined : env ? 'the keys of the environment' : 'the profile'
}

/**
 * Of the environment's keys, which every SDK takes first: they signed, AWS denied it, and a source that comes later in the chain was
 * announced and never asked.
 */
function hiddenSource(c: Case): Draft | undefined {
  const denied = dataCalls(c).filter(
    (call) =>
      isRefused(call) && call.signedBy?.source === 'env' && signedByBase(call, c.ledger) && !c.ledger.healed(call),
  )
  const first = denied[0]
  // AWS_ROLE_ARN alone is what many servers call their own setting.
  const hidden = first ? announcedSources(c, first.signedBy).filter((name) => name !== 'AWS_ROLE_ARN') : []
  if (!first?.signedBy || hidden.length === 0) return undefined
  const environment = c.ledger.environment(c.toolCall.process)!
  const what = list(hidden.map((name) => SOURCES[name] ?? name))
  return {
    message: `The keys of the environment hide ${what}: ${callName(first)} was denied to ${describeIdentity(first.signedBy)}`,
    many: `The keys of the environment hide ${what}, and calls were denied to them`,
    expected: `calls are signed by what ${list(hidden)} ${hidden.length > 1 ? 'announce' : 'announces'}`,
    observed: `AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set beside ${list(hidden)}, and come first in the chain; ${count(totalOf(denied), 'call')} denied (${list([...new Set(denied.map(callName))], 4)})`,
    fix: `Take AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY out of the server's environment (an .env file, a secret that is mounted as variables, the shell that starts it): then ${what} signs. If the keys are meant, unset ${list(hidden)}, and see what ${callName(first)} was denied for.`,
    severity: 'error',
    confidence: 'medium',
    subject: [identitySubject(first.signedBy, c.toolCall.service), ...hidden],
    evidence: [environment.evidence, ...denied.map((call: Call) => call.evidence)],
  }
}

const SOURCES: Readonly<Record<string, string>> = {
  AWS_PROFILE: 'the profile that AWS_PROFILE names',
  AWS_WEB_IDENTITY_TOKEN_FILE: 'the role of the service account (AWS_WEB_IDENTITY_TOKEN_FILE)',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'the role of the container (AWS_CONTAINER_CREDENTIALS_FULL_URI)',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: 'the role of the task (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)',
}
