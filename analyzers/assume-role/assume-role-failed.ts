// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html

import { misspelt, UNTRUSTED_FIX } from '../../src/facts/lost-connections.ts'
import {
  blamesRoleArn,
  isUnexplained,
  isWithoutRegion,
  mildness,
  quoted,
  refusalEvidence,
  roleAsked,
  sureness,
} from '../../src/facts/refusals.ts'
import { remedyOfScope, unfitScope } from '../../src/facts/signed-for.ts'
import { assumeRoleCalls } from '../../src/facts/signing.ts'
import { isStatusOfAnother } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { LogRecord } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { cut, textSubject } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { notReachedCode } from '../../src/vocabulary/not-reached.ts'

/** Errors that have a rule of their own. */
const KNOWN =
  /^(AccessDenied|ExpiredToken|InvalidIdentityToken|IDPCommunicationError|InvalidClientTokenId|UnrecognizedClient|AuthFailure|InvalidToken|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|RequestTimeTooSkewed|RequestExpired|RegionDisabled|PackedPolicyTooLarge|MalformedPolicyDocument|CredentialsProviderError|NoCredentials(Error)?|CredentialsError|PartialCredentialsError|UnauthorizedSSOTokenError|TokenRetrievalError|SSOTokenLoadError|Throttl\w*|TooManyRequests|RequestLimitExceeded|SlowDown)$/
const KNOWN_VALIDATION = /MaxSessionDuration|role chaining/

/** Says no more than that it failed. */
const VAGUE = /^(?:AssumeRoleFailed|EndpointConnectionError)$/

/** Nothing was sent, or no reason is told. */
const FIXES: Readonly<Record<string, string>> = {
  WebIdentityTokenUnreadable:
    'STS was never asked: let the process read the token file that AWS_WEB_IDENTITY_TOKEN_FILE names (in a pod: the projected volume, and `fsGroup` in its securityContext; in GitHub Actions: `permissions: id-token: write`).',
  ParamValidationError:
    'STS was never asked: the SDK refused the parameter that the error names. Mend what the server gives for it (a session name has 2 to 64 letters, digits and `=,.@-_`).',
  // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html
  ResourceNotFound:
    'No EKS Pod Identity association exists for this service account in this cluster: `aws eks list-pod-identity-associations --cluster-name <cluster>` shows those that do. Make it (`aws eks create-pod-identity-association --cluster-name <cluster> --namespace <namespace> --service-account <name> --role-arn <role>`) or correct the pod’s namespace and `serviceAccountName`, and start the pod anew.',
  AssumeRoleFailed:
    'The line names no reason: look at the lines before it, and ask STS the same with `aws sts assume-role` or `rolecall doctor --assume <role>` from where the server runs.',
}

export const rule: Rule = {
  id: 'assume-role-failed',
  title: 'AssumeRole failed',
  severity: 'error',
  step: 3,
  suspect: 'role',
  needs: [],
  trigger: { digest: ['assumeRoleFailed'] },
  effectOf: ['renewal-failed'],
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    for (const call of assumeRoleCalls(c)) {
      const scope = unfitScope(call)
      if (call.outcome !== 'error' || (KNOWN.test(call.errorCode ?? '') && !scope)) continue
      // Neither STS nor the role has refused what was never sent.
      if (isUnexplained(call) || isWithoutRegion(call)) continue
      if (
        /^(Param)?Validation/.test(call.errorCode ?? '') &&
        (KNOWN_VALIDATION.test(call.errorMessage ?? '') || blamesRoleArn(call))
      )
        continue
      const role = roleAsked(c, call)
      if (call.errorCode === 'AssumeRoleFailed' && isToldBeside(call, c)) continue
      const above = VAGUE.test(call.errorCode ?? '') ? reasonAbove(c, call) : undefined
      const untrusted = isUntrusted(call, above)
      const network = isNetwork(call) || above !== undefined
      const another = isAnothersAnswer(call)
      yield {
        message: another
          ? `${call.operation} of ${role} was answered by something other than STS: ${call.httpStatus ?? call.errorCode}`
          : network
            ? `${call.operation} of ${role} got no answer from ${call.service}: ${above ? cut(above.body, 120) : call.errorCode}`
            : `${call.operation} of ${role} failed: ${call.errorCode}`,
        expected: `${call.operation} of ${role} answers with credentials`,
        observed: quoted(call),
        fix: another
          ? 'Look at where the call went: AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_STS, the profile’s `endpoint_url` or the client’s `endpoint` (one meant for an S3-compatible store is used for STS as well), or a proxy on the way. `curl -i -X POST <endpoint>` shows who answers.'
          : untrusted
            ? UNTRUSTED_FIX
            : network
              ? `${misspelt(call.host)}Find out why ${call.host ?? `the ${call.service} endpoint`} is not reached: DNS, proxy, VPC endpoint of ${call.service}, security group${call.service === 'STS' ? '; a global endpoint where only a regional one is routed (AWS_STS_REGIONAL_ENDPOINTS=regional); an endpoint or region that was set to nothing' : ''}.`
              : (remedyOfScope(call) ??
                FIXES[call.errorCode ?? ''] ??
                'Mend the parameter or service that the error names.'),
        ...mildness(c, call),
        ...((network || another) && { suspect: 'network' as const }),
        ...(scope === 'region' && { suspect: 'region' as const }),
        confidence: sureness(call),
        subject: [role, call.errorCode ?? textSubject(call.errorMessage ?? '')],
        evidence: [...refusalEvidence(call), ...(above ? [above.evidence] : [])],
      }
    }
  },
}

/** Lines between a connection that failed and who says what for. */
const REACH = 6
const RESET = /connection reset|TLS handshake/i

/** Layers that log apart: the connection's own trouble stands some lines above the role that was not assumed. */
function reasonAbove({ logs }: Case, { evidence, process }: Call): LogRecord | undefined {
  const { file, line = 0 } = evidence
  return logs.findLast(
    (log) =>
      log.process === process &&
      log.evidence.file === file &&
      (log.evidence.line ?? 0) < line &&
      (log.evidence.line ?? 0) >= line - REACH &&
      (log.severity === 'warn' || log.severity === 'error') &&
      (RESET.test(log.body.slice(0, 2000)) || notReachedCode(log.body.slice(0, 2000)) !== undefined),
  )
}

function isUntrusted({ errorCode = '' }: Call, above: LogRecord | undefined): boolean {
  return errorCode === 'SSLError' || (above !== undefined && notReachedCode(above.body.slice(0, 2000)) === 'SSLError')
}

/** Lines within which somebody says of the same failure why. */
const BESIDE = 40

/** Another line near it tells what STS answered. */
function isToldBeside({ evidence, seenAs }: Call, c: Case): boolean {
  const { file, line = 0 } = evidence
  return (
    seenAs === 'log' &&
    assumeRoleCalls(c).some(
      (other) =>
        other.outcome === 'error' &&
        other.errorCode !== 'AssumeRoleFailed' &&
        other.evidence.file === file &&
        Math.abs((other.evidence.line ?? 0) - line) <= BESIDE,
    )
  )
}

/** Of no status that STS has, or a page. */
function isAnothersAnswer({ service, httpStatus, errorCode = '', errorMessage = '' }: Call): boolean {
  // EKS Auth says so of what it does not know. https://docs.aws.amazon.com/eks/latest/APIReference/API_auth_AssumeRoleForPodIdentity.html
  if (service === 'EKS Auth' && errorCode === 'ResourceNotFound') return false
  return (
    isStatusOfAnother(httpStatus) ||
    /^(?:MethodNotAllowed|(?:Http)?(?:3\d\d|404|405)(?:Error)?)$/.test(errorCode) ||
    /<html\b|<!doctype html/i.test(errorMessage)
  )
}

function isNetwork(call: Call): boolean {
  return (
    call.httpStatus === undefined &&
    /^(E[A-Z_]{4,}|TimeoutError|NetworkingError|(?=\w{0,64}(?:Connect|Read|SSL))\w{1,80}Error|UND_ERR_\w+|NameResolutionError|NewConnectionError)$/.test(
      call.errorCode ?? '',
    )
  )
}
