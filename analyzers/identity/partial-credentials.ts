// Wording of botocore: https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (PartialCredentialsError)

import { lacksSessionToken, urlWithoutToken } from '../../src/facts/presigned.ts'
import { quoted, refusalEvidence } from '../../src/facts/refusals.ts'
import { totalOf } from '../../src/model/alike.ts'
import type { Call } from '../../src/model/call.ts'
import { oncePerProcess } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, describeIdentity, identitySubject, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const PAIR = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const

export const rule: Rule = {
  id: 'partial-credentials',
  title: 'A part of the credentials is missing',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: {
    any: [{ digest: ['callFailed', 'noSessionToken', 'keyHalfSet'] }, { log: ['Partial credentials found in'] }],
  },
  causes: ['provider-failed', 'credentials-missing', 'credentials-incomplete', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    yield* withoutSessionToken(c)
    yield* presignedWithoutToken(c)
    yield* halfSetEnvironment(c)
    const refusal = c.calls.find(
      (call) =>
        call.errorCode === 'PartialCredentialsError' || /Partial credentials found in/.test(call.errorMessage ?? ''),
    )
    const line = refusal ? undefined : c.logs.find((log) => /Partial credentials found in/.test(log.body))
    const words = refusal?.errorMessage ?? line?.body
    if (!refusal && !line) return
    const where = /found in ([\w-]+)/.exec(words ?? '')?.[1] ?? 'a source'
    const missing = /missing: ?([\w, ]+)/.exec(words ?? '')?.[1] ?? 'a part'
    yield {
      message: `The credentials in ${where} are incomplete: ${missing} is missing`,
      expected: 'key and secret come together, and a temporary key with its session token',
      observed: refusal ? quoted(refusal) : `the log says so: ${words}`,
      fix: `Set ${missing} beside the rest (${where}), or remove the rest.`,
      confidence: refusal ? 'high' : 'medium',
      subject: [where, missing],
      evidence: refusal ? refusalEvidence(refusal) : [line!.evidence],
    }
  },
}

/** A session's key that was copied without its token. */
function* withoutSessionToken(c: Case): Iterable<Draft> {
  const bare = c.calls.filter(lacksSessionToken)
  const first = bare[0]
  if (!first?.signedBy) return
  const failed = bare.find((call) => call.outcome === 'error')
  const issue = c.ledger.issuer(first.signedBy.key, first.start)
  yield {
    message: `The session token was dropped: ${callName(first)} went out with the temporary key ${describeIdentity(first.signedBy)} alone`,
    expected: 'a temporary key (ASIA…) is sent with its x-amz-security-token',
    observed: `${count(totalOf(bare), 'call')} without session token (${list([...new Set(bare.map(callName))], 3)})${failed ? `; ${quoted(failed)}` : ''}`,
    fix: 'Where the credentials are copied (a cache, a configuration object, environment of a child process), copy the session token (AWS_SESSION_TOKEN) too, or pass the provider itself.',
    ...(!failed && { severity: 'warning' as const }),
    confidence: 'high',
    subject: [identitySubject(first.signedBy, c.toolCall.service)],
    evidence: [...(issue ? [issue.by.evidence] : []), ...bare.map((call) => call.evidence)],
  }
}

/** The same in a URL that was handed out: nothing is sent here, and whoever opens it is refused. */
function* presignedWithoutToken(c: Case): Iterable<Draft> {
  const bare = urlWithoutToken(c)
  if (!bare) return
  const { toolCall: t, ledger } = c
  const { evidence } = t.answer!
  const signer = { key: bare.by, kind: 'ASIA' as const, source: 'unknown' as const }
  const issue = ledger.issuer(bare.by, t.until)
  yield {
    message: `The session token was dropped: ${t.tool} handed out a URL presigned with the temporary key ${describeIdentity(signer)} alone`,
    expected: 'a URL that a temporary key (ASIA…) presigned holds its X-Amz-Security-Token',
    observed:
      'the URL in the answer holds no X-Amz-Security-Token: S3 answers 403 InvalidAccessKeyId to whoever opens it',
    fix: 'Where the credentials are copied for the client with which the URL is made, copy the session token (AWS_SESSION_TOKEN) too, or pass the provider itself.',
    confidence: 'high',
    subject: [identitySubject(signer, t.service)],
    evidence: [...(issue ? [issue.by.evidence] : []), ...(evidence ? [evidence] : [])],
  }
}

function* halfSetEnvironment(c: Case): Iterable<Draft> {
  const environment = c.ledger.environment(c.toolCall.process)
  const set = environment && PAIR.filter((name) => environment.variables.includes(name))
  if (!environment || set?.length !== 1) return
  const missing = PAIR.find((name) => name !== set[0])!
  // The chain goes on to the next provider; where that one answers, no harm is done yet.
  const harmless = isAnswered(c)
  yield {
    message: `${set[0]} is set and ${missing} is not`,
    expected: 'both of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set, or none',
    observed: `the environment of ${c.toolCall.service || c.toolCall.process} has ${set[0]} alone; ${harmless ? 'another provider gave the credentials' : 'no AWS call of it succeeded'}`,
    fix: `Set ${missing} as well (a secret that was not mounted?), or unset ${set[0]}.`,
    ...(harmless && { severity: 'info' as const }),
    confidence: 'high',
    subject: ['env', missing],
    evidence: [environment.evidence],
  }
}

/** By a call of this one, or by any of its process, where this one sent what it had to send. */
function isAnswered({ toolCall, calls, ledger }: Case): boolean {
  if (calls.some(isGood)) return true
  if (calls.some((call) => call.kind === 'aws' && call.sent === false)) return false
  return hasGood(ledger, toolCall.process)
}

const hasGood = oncePerProcess((ledger, process) =>
  ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).some(isGood),
)

function isGood({ kind, outcome }: Call): boolean {
  return kind === 'aws' && outcome === 'ok'
}
