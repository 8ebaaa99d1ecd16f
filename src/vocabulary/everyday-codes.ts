/**
 * AWS's codes for what is not there, is there already, or is not as it was thought to be: code asks such questions every day.
 *
 * - https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (of a bucket's settings, each of which has a code of its own)
 * - https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html (RepositoryPolicyNotFound, LifecyclePolicyNotFound)
 * - https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html (InvalidSequenceToken, which tells the right one)
 * - https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html (UsernameExists)
 * - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html (ConditionalCheckFailed)
 */

const NOT_THERE = /^(?:NoSuchKey|NotFound|404)$/
/** It is there already, or was changed, or not, in between. */
const OTHERWISE =
  /^(?:\w{0,40}Already(?:Exists|OwnedByYou)|UsernameExists|PreconditionFailed|ConditionalCheckFailed|ConditionalRequestConflict|NotModified|(?:HTTP )?(?:304|412)|InvalidSequenceToken|DataAlreadyAccepted)(?:Exception)?$/
/** A thing has no such setting, which is how most of them are; what was to be made was made, by whoever asks. */
const NO_LOSS =
  /^(?:NoSuch\w{0,60}(?:Configuration|Policy|TagSet)|\w{1,60}(?:Configuration|Controls|Policy|TagSet)NotFound|NoSuchQueryLoggingConfig|\w{0,40}AlreadyOwnedByYou)(?:Error|Exception)?$/

/** Is what was asked for not as it was thought to be? */
export function saysOtherwise(code: string): boolean {
  return OTHERWISE.test(code)
}

/** Is nobody the worse for it? */
export function saysNoLoss(code: string): boolean {
  return NO_LOSS.test(code)
}

export function isEverydayCode(code: string): boolean {
  return NOT_THERE.test(code) || saysOtherwise(code) || saysNoLoss(code)
}
