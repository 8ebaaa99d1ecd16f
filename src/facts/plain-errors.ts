/** Errors of AWS calls that are told for what they are, as they are neither about who asks nor about when, where and how often. */
import { isAwsCode, isDenial, isThrottle } from '../model/aws.ts'
import { type Call, saysAnswered } from '../model/call.ts'
import type { Case } from '../model/tool-call.ts'
import { blamesRoleArn, givesNoRole, isOfSettings, isOfUser, isWithoutRegion } from './refusals.ts'
import { serviceRoleRefusal } from './service-roles.ts'
import { unfitScope } from './signed-for.ts'
import { assumeRoleCalls } from './signing.ts'

/** Errors that other rules tell of, whatever their status: who asks, when, where, and how often. */
const TOLD_ELSEWHERE =
  /^(ExpiredToken|TokenRefreshRequired|Request(Expired|InTheFuture|TimeTooSkewed)|SignatureDoesNotMatch|InvalidSignature|InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClient|AuthFailure|NoSuchBucket|(Permanent|Temporary)Redirect|AuthorizationHeaderMalformed|IllegalLocationConstraint|CredentialsProviderError|(No|Partial)Credentials(Error)?)$/

/** An answer of AWS, or of what stands in its place, that no other rule speaks of. */
export function isPlainError(call: Call): boolean {
  const { outcome, errorCode = '' } = call
  if (outcome === 'error' && unfitScope(call)) return !isWithoutRegion(call)
  if (outcome === 'error' && isFunctionError(call)) return true
  const httpStatus = call.httpStatus ?? (isToldAnswer(call) ? 400 : 0)
  if (outcome !== 'error' || httpStatus < 400) return false
  if ((httpStatus === 401 || httpStatus === 403) && !OF_THE_ACCOUNT.test(errorCode)) return false
  if (isOfUser(call)) return true
  if (isThrottle(errorCode, httpStatus) || TOLD_ELSEWHERE.test(errorCode)) return false
  if (isDenial(errorCode) || serviceRoleRefusal(call) || givesNoRole(call)) return false
  if (errorCode === 'InvalidToken' && call.service === 'S3') return false
  // A bare 404 to a question about a bucket is the bucket's absence.
  return !(httpStatus === 404 && call.operation === 'HeadBucket')
}

/** The function that was invoked failed, and Lambda answered 200. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (FunctionError) */
function isFunctionError({ service, errorCode = '' }: Call): boolean {
  return service === 'Lambda' && /^(?:Unh|H)andled$/.test(errorCode)
}

/** Refused whoever asks. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const OF_THE_ACCOUNT =
  /^(?:AllAccessDisabled|AccountProblem|NotSignedUp|OptInRequired|PendingVerification|InvalidObjectState|InvalidPayer)$/

/**
 * AWS's code without its status: an SDK's own sentence for an answer (botocore's, Ruby's) says that it is one, whatever the
 * code; else the code must stand as SDKs put AWS's own. Stock spans of botocore have the sentence alone.
 */
export function isToldAnswer(call: Call): boolean {
  const { seenAs, kind, sent, service, errorCode = '', errorMessage = '' } = call
  if (kind !== 'aws' || sent === false) return false
  if (saysAnswered(call) || errorCode === 'RetryQuotaExceeded') return true
  if (seenAs === 'cloudtrail') return true
  if (
    seenAs !== 'log' ||
    (service === 'AWS' && !isAwsCode(errorCode)) ||
    OF_THE_WAY.test(errorCode) ||
    /^\d{3}$/.test(errorCode)
  )
    return false
  return AS_ANSWERED.some((form) => errorMessage.includes(form.replace('CODE', errorCode)))
}

/** How SDKs set AWS's own code into their sentence. */
const AS_ANSWERED = ['(CODE', 'api error CODE', 'Error Code: CODE', '<Code>CODE', '\nCODE', 'CODE: ']
/** Of a connection, of credentials, of what an SDK could not do itself. */
const OF_THE_WAY =
  /Timeout|Timed|Connect|Network|Endpoint|Proxy|SSL|Resol|Credential|Token|Identity|Profile|Region|AssumeRole|Unanswered|Cancel|MalformedPolicy|Serialization|(?:Client|Request|Type|Service|Aggregate)(?:Error)?$/

/** botocore itself refuses a parameter or a setting, and sends nothing: not where it is one of the call for credentials. */
export function isRefusedBySdk(call: Call, c: Case): boolean {
  if (isUnfit(call)) return true
  return (
    call.kind === 'aws' &&
    call.service !== 'STS' &&
    call.sent === false &&
    call.errorCode === 'ParamValidationError' &&
    !blamesRoleArn(call) &&
    !assumeRoleCalls(c).some(({ errorMessage }) => errorMessage === call.errorMessage)
  )
}

/** The SDK can't work with a setting; for want of a region another rule speaks. */
export function isUnfit(call: Call): boolean {
  return isOfSettings(call) && !isWithoutRegion(call)
}
