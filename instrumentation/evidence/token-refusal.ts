/** Why a server refuses a token, as its 401 tells the caller (https://www.rfc-editor.org/rfc/rfc6750#section-3). As challenge.py. */
import { redact } from './redact.ts'

const LONGEST = 200
const CHALLENGE = /^\s*(?:Bearer|DPoP)\s/i
/** `invalid_request` had none to look at; `insufficient_scope` is no fault of the token's. */
const OTHER = /\berror="?(?:invalid_request|insufficient_scope)/i
const DESCRIPTION = /\berror_description="((?:[^"\\]|\\.){1,400})"/i
/** "Authentication failed" gives no reason. */
const REASON =
  /\b(?:aud|audiences?|iss|issuers?|signatures?|keys?|kid|jwks|alg|algorithms?|exp|expired|nbf|claims?|scopes?|revoked|malformed|format)\b/i

export function refusalIn(challenge: string): string | undefined {
  const said = CHALLENGE.test(challenge) && !OTHER.test(challenge) ? DESCRIPTION.exec(challenge)?.[1] : undefined
  return said && REASON.test(said) ? redact(said.replace(/\\(.)/g, '$1'), LONGEST) : undefined
}
