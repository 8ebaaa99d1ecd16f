/**
 * What a trigger may ask about a tool call: cheap questions of yes or no, to which the answer is no for a call that went well.
 * A yes says that there is something to look at, never that it is wrong: that is for rules to say.
 */
export const DIGEST_FIELDS = {
  callFailed: 'a call, or one of its tries, failed or was answered with 400 or more',
  denied: 'AWS denied a call',
  uploadLeft: 'an upload in parts was begun, and neither completed nor taken back',
  unauthorized: 'a service other than AWS refused whoever asked',
  assumeRoleFailed: 'an AssumeRole call failed',
  roleRefusedBefore: 'its process had asked for a role outside of any request, and was refused',
  callOpen: 'a call never ended, or not before its caller stopped waiting',
  givenUp: 'the caller was seen to stop waiting',
  socketWait: 'a request waited for a free socket',
  connectWait: 'a request waited long for its connection, or never had one',
  bodyUnfinished: 'an answer of S3 was not read to its end, or its body came late',
  metadataInVain: 'instance or container metadata was asked and gave no credentials',
  metadataSlow: 'instance or container metadata took long to answer',
  blocked: 'its process served nobody for a while, or took the request up late',
  ranLong: 'it ran for seconds, whatever it did',
  silentInVain: 'it made no call beyond STS, and came to nothing',

  foreignKey: 'a call that fetched data was signed by another identity than the role’s',
  sessionUnused: 'no role is expected, and the session of one that was granted signed nothing',
  unsigned: 'a call that fetched data was not signed',
  unsignedUnjudged: 'which role was meant is not known, and no call was refused for want of a signature',
  signerUnknown: 'who signed a call is not recorded, and no session of the role is known',
  otherIssuer: 'a key that signed was issued by neither STS nor the host',
  otherAccount: 'a call was signed in another account than the token’s',
  othersSession: 'a call was signed by a session that was issued for another caller',
  othersName: 'a call was signed by a session that is named after another caller, in whose request it was issued',
  sharedKey: 'a key signed for callers with other roles as well',
  noSessionToken: 'a temporary key was used without its session token, or handed out in a URL without it',
  presignedByOther: 'a URL in the answer was signed by another identity than the role’s',
  presignedUnjudged: 'a URL in the answer was presigned, and which role was meant is not known',
  placeholderRole: 'the role looks copied from documentation',
  providerFailed: 'a log line tells that a provider of credentials failed',

  tokenExpired: 'a request was served whose token had expired',
  tokenForgeable: 'the token has no signature, or its claims were accepted under another signature too',
  othersToken: 'a call carried the token of another request',

  answerError: 'the answer is an error inside a result',
  answerUnknown: 'what the answer says is not recorded',
  awsMissed: 'it passed without a call, and is expected to ask AWS',
  emulated: 'AWS was asked at an emulator only, though a real account was meant',

  keyHalfSet: 'of access key and secret only one is set in its process',
  keysAndProfile: 'access keys and a profile are both set in its process',
  recordsLost: 'records of its process are known to be missing',
  parentLost: 'a call stands below a span that never came',
  bareHttp: 'calls of AWS show as HTTP only',
  resultAlone: 'it is a result of the runner that belongs to no recorded call',
} as const
export type DigestField = keyof typeof DIGEST_FIELDS
