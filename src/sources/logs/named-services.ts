/** Services that a text names without saying so: by an operation, or by words that are theirs. */

/** Operations of STS, which appear in messages without their service. */
export const STS = /^(AssumeRole\w*|GetCallerIdentity|GetSessionToken|GetFederationToken|DecodeAuthorizationMessage)$/
/** In the line's own words, or as S3 has code and sentence. */
export const NAMES_S3 =
  /\bs3(?:a|fs|error|exception)?\b|\bobject stor(?:e|age)\b|\bbucket\b|\bAccessDenied(?:\W{1,4}|<\/Code>\s{0,8}<Message>)Access Denied\b/i

/** At the end of a chain of Go's errors, which are written in small letters: these two words are S3's. */
const CHAIN_DENIED = /(?:^|[\s"=])[a-z][\w ./-]{2,80}: [a-z][\w ./-]{2,80}: Access Denied\.?"?\s*$/m

export function namesS3(text: string): boolean {
  return NAMES_S3.test(text) || CHAIN_DENIED.test(text)
}
