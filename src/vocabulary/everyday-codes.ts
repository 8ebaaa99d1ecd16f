/**
 * AWS's codes for what is not there, is there already, or is not as it was thought to be: code asks such questions every day.
 *
 * - https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (of a bucket's settings, each of which has a code of its own)
 * - https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html (RepositoryPolicyNotFound, LifecyclePolicyNotFound)
 * - https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html (InvalidSequenceToken, which tells the right one)
 * - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html (ConditionalCheckFailed)
 */

/** A thing has no such setting, which is how most of them are. */
const NOTHING_SET =
  /^(?:NoSuch\w{0,60}(?:Configuration|Policy|TagSet)|\w{1,60}(?:Configuration|Controls|Policy|TagSet)NotFound|NoSuchQueryLoggingConfig)(?:Error|Exception)?$/

const OF_THINGS =
  /^(?:NoSuchKey|NotFound|404|\w{0,40}Already(?:Exists|OwnedByYou)(?:Exception)?|ConditionalCheckFailed(?:Exception)?|PreconditionFailed|412|(?:InvalidSequenceToken|DataAlreadyAccepted)(?:Exception)?)$/

export function saysNothingSet(code: string): boolean {
  return NOTHING_SET.test(code)
}

export function isEverydayCode(code: string): boolean {
  return OF_THINGS.test(code) || saysNothingSet(code)
}
