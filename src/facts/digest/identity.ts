/** The fields of a digest that speak of who signed, and of the token that came with the request. */

import { placeholderReason } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import type { DigestField } from '../../model/digest.ts'
import { oncePer } from '../../model/once-per.ts'
import type { Case, Ledger } from '../../model/tool-call.ts'
import { acceptedTwin, servedAfterExpiry } from '../accepted.ts'
import { othersSessions, sessionsNamedForOthers, sharedKeys, tokenOwner } from '../other-callers.ts'
import { handsOut, lacksSessionToken, urlSignedByOther, urlWithoutToken } from '../presigned.ts'
import { refusedBeside } from '../roles-refused.ts'
import { assumeRoleCalls, assumeRoleCallsFor, dataCalls, hadSession, issuedElsewhere, signedAs } from '../signing.ts'
import { unsignedInVain } from '../unsigned.ts'
import { unusedSession } from '../unused-sessions.ts'

export const IDENTITY = {
  foreignKey: (c) => dataCalls(c).some((call) => signedAs(call, c) === 'other'),
  sessionUnused: (c) => unusedSession(c) !== undefined,
  roleRefusedBefore: (c) => refusedBeside(c) !== undefined,
  unsigned: (c) => dataCalls(c).some(({ signedBy }) => signedBy?.kind === 'none'),
  unsignedUnjudged: (c) => !c.toolCall.expectedRole && unsignedInVain(c).length === 0,
  signerUnknown: (c) => dataCalls(c).some(hasNoSigner) && !isRoleAtHand(c),
  otherIssuer: (c) => dataCalls(c).some((call) => issuedElsewhere(call, c.ledger) !== undefined),
  otherAccount: (c) => {
    const { token, expectedFrom } = c.toolCall
    const meant = expectedFrom === 'configuration' ? undefined : token?.account
    return meant !== undefined && dataCalls(c).some(({ signedBy }) => signedBy?.account && signedBy.account !== meant)
  },
  othersSession: (c) => othersSessions(c).length > 0,
  othersName: (c) => sessionsNamedForOthers(c).length > 0,
  sharedKey: (c) => sharedKeys(c).length > 0,
  noSessionToken: (c) => c.calls.some(lacksSessionToken) || urlWithoutToken(c) !== undefined,
  presignedByOther: (c) => urlSignedByOther(c) !== undefined,
  presignedUnjudged: (c) => !c.toolCall.expectedRole && handsOut(c),
  placeholderRole: (c) =>
    [c.toolCall.expectedRole, ...assumeRoleCalls(c).map(({ roleArn }) => roleArn)].some(
      (arn) => arn !== undefined && placeholderReason(arn) !== undefined,
    ),
  providerFailed: ({ logs }) =>
    logs.some(({ attributes }) => attributes['rolecall.log.credential_failed'] !== undefined),

  tokenExpired: ({ toolCall }) => servedAfterExpiry(toolCall) !== undefined,
  tokenForgeable: ({ toolCall: t, ledger }) =>
    t.token?.alg?.toLowerCase() === 'none' || acceptedTwin(t, ledger) !== undefined,
  othersToken: (c) => c.calls.some((call) => tokenOwner(call, c) !== undefined),
} satisfies Partial<Record<DigestField, (c: Case) => boolean>>

/** An SDK's own span, or its monitoring, whose request nobody looked at. */
function hasNoSigner({ seenAs, signedBy }: Call): boolean {
  return (seenAs === 'sdk' || seenAs === 'csm') && !signedBy
}

/** Some session may be the role's: it was asked for here, is known from before, or was given without the role being named. */
function isRoleAtHand(c: Case): boolean {
  const { toolCall: t, ledger } = c
  if (!t.expectedRole || assumeRoleCallsFor(c).length > 0) return true
  if (hadSession(ledger, t.expectedRole, t.start, t.until, t.process)) return true
  return gotSomeRole(ledger).has(t.process)
}

/** Processes that were given a role which nobody names. */
const gotSomeRole = oncePer(
  ({ assumeRoleCalls }: Ledger) =>
    new Set(assumeRoleCalls.flatMap(({ process, outcome, roleArn }) => (outcome === 'ok' && !roleArn ? process : []))),
)
