// Wordings: https://github.com/aws-azure-login/aws-azure-login/issues/251, https://github.com/prolane/samltoawsstskeys/issues/40

import { howToRecord } from '../../src/facts/language.ts'
import { mildness, quoted, refusalEvidence, refusedWith, sureness } from '../../src/facts/refusals.ts'
import { bool } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, callOn, describeIdentity, identitySubject } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { tells } from '../../src/vocabulary/tells.ts'

const CODES = [
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'UnrecognizedClient',
  'InvalidToken',
  'AuthFailure',
  'IncompleteSignature',
  'AuthorizationHeaderMalformed',
  'InvalidArgument',
]

export const rule: Rule = {
  id: 'client-token-invalid',
  title: 'AWS does not know the access key',
  severity: 'error',
  step: 5,
  suspect: 'credentials',
  needs: [],
  trigger: { errorCode: CODES },
  effectOf: ['credentials-incomplete'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const seen = new Set<string>()
    for (const call of refusedWith(c, CODES, isOfTheKey)) {
      const who = identitySubject(call.signedBy, c.toolCall.service)
      if (seen.has(who)) continue
      seen.add(who)
      const fake = call.signedBy?.kind === 'other' && !call.signedBy.principal
      const broken = isBroken(call)
      const mixed = isMixed(call)
      yield {
        message: broken
          ? `The access key for ${callName(call)} has a broken form: no valid Authorization header can be made with it`
          : mixed
            ? `A session token went with the long-term key ${describeIdentity(call.signedBy!)}, which has none: AWS refused ${callName(call)}`
            : `AWS does not know the key that signed ${callOn(call)}${call.signedBy ? `, ${describeIdentity(call.signedBy)}` : ''}`,
        expected: 'the key exists, is active, and comes with its session token',
        observed: quoted(call),
        fix: broken ? FIX_OF_FORM : mixed ? FIX_OF_MIXTURE : fix(c, call, fake),
        // Keys such as `test` are an emulator's; a real service refuses them by right.
        ...(fake && { severity: 'warning' as const }),
        ...mildness(c, call),
        confidence: sureness(call),
        subject: [who],
        evidence: refusalEvidence(call),
      }
    }
  },
}

/** Other services call the tokens by which they number pages invalid. */
function isOfTheKey(call: Call): boolean {
  const { service, errorCode, errorMessage = '' } = call
  if (errorCode === 'IncompleteSignature') return true
  if (isBroken(call)) return tells('key-malformed', errorMessage) !== undefined
  // EC2 says so of images and linked roles too.
  if (errorCode === 'AuthFailure') return /provided access credentials/i.test(errorMessage)
  return errorCode !== 'InvalidToken' || service === 'S3' || /security token|provided token/i.test(errorMessage)
}

/** Codes by which AWS says that of other headers and parameters, too. */
function isBroken({ errorCode = '' }: Call): boolean {
  return ['IncompleteSignature', 'AuthorizationHeaderMalformed', 'InvalidArgument'].includes(errorCode)
}

/** A user's key needs no session token, and is refused with one. */
function isMixed(call: Call): boolean {
  return call.signedBy?.kind === 'AKIA' && bool(call, R.sessionToken) === true
}

const FIX_OF_MIXTURE =
  'Take the session token out where key and secret come from: an `AWS_SESSION_TOKEN` that a session of before left in the environment (the shell, an .env file, the pod), `aws_session_token` in the profile, or one that the code hands to the client. Key and secret may be good: `env -u AWS_SESSION_TOKEN aws sts get-caller-identity` shows it. If a session was meant, all three must be of the same one.'

const FIX_OF_FORM =
  'Look at the key id letter by letter (`printf %s "$AWS_ACCESS_KEY_ID" | od -c`): a line end or blank that came with it (a Kubernetes secret made with `echo` instead of `echo -n`), quotes, a variable that was not filled in, or key and secret swapped. Where a client signs by itself: one Authorization header, with Credential, SignedHeaders and Signature.'

function fix(c: Case, call: Call, fake: boolean): string {
  if (fake)
    return `The key has not the form of an AWS key: an emulator's key was sent to ${call.host ?? 'AWS'}. Set the endpoint, or real credentials.`
  if (call.signedBy?.kind === 'ASIA')
    return bool(call, R.sessionToken) === false
      ? 'The session token was left out: pass it (AWS_SESSION_TOKEN) along with key and secret.'
      : `The session's token does not belong to its key, or the region${call.region ? ` ${call.region}` : ''} is opt-in and the session came from the global STS endpoint: use the regional one (AWS_STS_REGIONAL_ENDPOINTS=regional).`
  if (!call.signedBy)
    return `See which key signed, with ${howToRecord(c)}: a temporary key (ASIA…) that was copied without its session token is refused so, and one that was deleted or made inactive.`
  return 'The key was deleted or made inactive, or belongs to another partition: see `aws iam list-access-keys` for its user, and replace it where the server gets it.'
}
