/** Credentials that the host gives, by instance metadata or a container's endpoint, and calls that had none at all. */

import { bool, num } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { isDenial } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { oncePerProcess } from '../model/once-per.ts'
import type { Case } from '../model/tool-call.ts'
import { tells } from '../vocabulary/tells.ts'
import { neverConnected } from './lost-connections.ts'
import { isOfSettings } from './refusals.ts'

const WITHOUT_CODES: readonly string[] = [
  'CredentialsProviderError',
  'NoCredentialsError',
  'NoCredentials',
  'NoCredentialProviders',
  'CredentialsError',
  'CredentialRetrievalError',
  // PHP's `CredentialsException`.
  'Credentials',
]

/** botocore asks its providers when a client is made: what a provider raises there is in the way of every call. */
const ASKING = ['CreateClient', 'GetCredentials']

/** What else keeps a client from being made. */
const OF_THE_CLIENT: readonly string[] = ['NoRegionError', 'ValueError']

/** What keeps a request for credentials from reaching STS. */
const OF_THE_WAY = /^(?:WebIdentityTokenUnreadable|NameResolutionError|(?:EndpointConnection|ConnectTimeout|SSL)Error)$/

/** An AWS call that was never sent for want of credentials, other than a half-set pair or an expired SSO session. */
export function isWithoutCredentials(call: Call): boolean {
  if (call.kind !== 'aws' || call.outcome !== 'error') return false
  // Who asked for a role and was denied was answered: the chain failed of that.
  if (isDenial(call.errorCode) && (call.service === 'STS' || call.service === 'EKS Auth')) return false
  // Whoever got an answer with an id had sent something, if only to be given credentials: it says itself what is wrong.
  if (call.requestId && !WITHOUT_CODES.includes(call.errorCode ?? '')) return false
  // Nor had it read its token, or reached STS: of what the chain failed is known, whatever it says of itself.
  if (call.service === 'STS' && OF_THE_WAY.test(call.errorCode ?? '')) return false
  const words = call.errorMessage ?? ''
  if (tells('sso-expired', words) || /SSOToken|Partial credentials/i.test(words)) return false
  return (
    tells('no-credentials', words) !== undefined ||
    ((WITHOUT_CODES.includes(call.errorCode ?? '') ||
      (ASKING.includes(call.operation) && !OF_THE_CLIENT.includes(call.errorCode ?? '') && !isOfSettings(call))) &&
      (!words || call.sent !== true))
  )
}

/** Asked of the endpoint of container credentials, not of instance metadata. */
export function asksContainer({ kind, path, host }: Call): boolean {
  if (kind !== 'metadata') return false
  return host === '169.254.170.2' || host === '169.254.170.23' || !/^\/latest\//.test(path ?? '')
}

/** No answer at all; a refusal is one. */
export function isUnanswered({ outcome, httpStatus }: Call): boolean {
  return outcome !== 'ok' && httpStatus === undefined
}

/**
 * Data calls that were never sent because the metadata service, or what stands in its place, took each connection and gave no word: there is
 * one. Whoever lacks credentials to ask STS with lacks his own, wherever they were to come from.
 */
export function unsentForSilence(c: Pick<Case, 'calls'>): Call[] {
  const unsent = c.calls.filter(isWithoutCredentials)
  return isMetadataMute(c) && unsent.every(({ service, roleArn }) => service !== 'STS' && !roleArn) ? unsent : []
}

/** The metadata service, or what stands in its place, took connections and answered none. */
export function isMetadataMute({ calls }: Pick<Case, 'calls'>): boolean {
  const probes = calls.filter((call) => call.kind === 'metadata' && !asksContainer(call))
  return (
    probes.every((call) => isUnanswered(call) && !neverConnected(call.errorCode)) &&
    probes.some((call) => num(call, R.timeConnect) !== undefined || bool(call, R.reusedSocket) === true)
  )
}

/** Calls of a case's process that show that the host has credentials to give: its answers with some, and what those signed. */
export function givenByHost({ ledger, toolCall: { process } }: Case): readonly Call[] {
  return given(ledger, process)
}

const given = oncePerProcess((ledger, process) =>
  ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).filter(isGiven),
)

function isGiven(call: Call): boolean {
  return call.kind === 'metadata'
    ? call.outcome === 'ok' && isCredentialsAnswer(call)
    : call.kind === 'aws' && (call.signedBy?.source === 'instance' || call.signedBy?.source === 'container')
}

/** Not the session token of IMDSv2, nor the list of roles. */
function isCredentialsAnswer(call: Call): boolean {
  return asksContainer(call) || /\/security-credentials\/[^/]+$/.test(call.path ?? '')
}
