/** Calls for data that went out without a signature, and which of them can't have been meant so. */
import type { Call } from '../model/call.ts'
import { oncePer, oncePerProcess } from '../model/once-per.ts'
import type { Case, Ledger } from '../model/tool-call.ts'
import { isRefused } from './refusals.ts'
import { dataCalls, hiddenError } from './signing.ts'

/** AWS operations that are unsigned by design: web identity, SAML, Cognito's and SSO's exchanges of a token. */
const BY_DESIGN =
  /^(AssumeRoleWith|GetId$|GetCredentialsForIdentity|GetRoleCredentials|RegisterClient|CreateToken|StartDeviceAuthorization|InitiateAuth)/

export const unsignedCalls: (c: Case) => readonly Call[] = oncePer((c) =>
  dataCalls(c).filter(
    (call) =>
      !BY_DESIGN.test(call.operation) &&
      call.signedBy?.kind === 'none' &&
      (call.sent === true || call.outcome === 'ok'),
  ),
)

/**
 * Whoever asked was told of an error, AWS had refused what nobody signed, and the process has credentials that it could have signed with:
 * that needs no role to be wrong. Public data is given at least once: to a HEAD of an object that is not there S3 answers 403 there too.
 */
export const unsignedInVain: (c: Case) => readonly Call[] = oncePer((c) => {
  const { toolCall: t, ledger } = c
  const refused = unsignedCalls(c).filter(
    (call) => isRefused(call) && !ledger.healed(call) && !givenUnsigned(ledger, t.process).has(thingOf(call)),
  )
  if (refused.length === 0 || t.negative || !wasTold(c) || !hasCredentials(ledger, t.process)) return []
  const served = dataCalls(c).some((call) => call.outcome === 'ok' && thingOf(call) === thingOf(refused[0]!))
  return served ? [] : refused
})

/** As an answer that lets nobody in, or of a broken server; that something is not there is no error. */
function wasTold({ toolCall: t }: Case): boolean {
  return t.outcome === 'failed' || hiddenError(t) !== undefined || [401, 403].includes(t.httpStatus ?? 0)
}

function thingOf(call: Call): string {
  return call.bucket ?? call.resource ?? call.host ?? call.service
}

/** What a process was given though it did not sign. */
const givenUnsigned = oncePerProcess(
  (ledger, process) =>
    new Set(
      ledger
        .callsDuring(process, 0, Number.POSITIVE_INFINITY)
        .filter((call) => call.kind === 'aws' && call.outcome === 'ok' && call.signedBy?.kind === 'none')
        .map(thingOf),
    ),
)

const SOURCES =
  /^AWS_(ACCESS_KEY_ID|PROFILE|WEB_IDENTITY_TOKEN_FILE|CONTAINER_CREDENTIALS_(FULL|RELATIVE)_URI|SHARED_CREDENTIALS_FILE)$/
const FILES = /credentials$|sso|TOKEN_FILE$|boto$/i

function hasCredentials(ledger: Ledger, process: string): boolean {
  const { variables = [], files = [] } = ledger.environment(process) ?? {}
  const set = variables.some((name) => SOURCES.test(name)) || files.some((name) => FILES.test(name))
  return set || hasSigned(ledger, process)
}

const hasSigned = oncePerProcess((ledger, process) =>
  ledger
    .callsDuring(process, 0, Number.POSITIVE_INFINITY)
    .some(({ kind, signedBy }) => kind === 'aws' && signedBy !== undefined && signedBy.kind !== 'none'),
)
