/** Services that a text names without saying so: by an operation, or by words that are theirs. */

/** Operations of STS, which appear in messages without their service. */
export const STS = /^(AssumeRole\w*|GetCallerIdentity|GetSessionToken|GetFederationToken|DecodeAuthorizationMessage)$/
/**
 * In the line's own words, or as S3 has code and sentence: side by side, or as fields of what was not deleted, in the order and with
 * the marks of each language. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Error.html
 */
export const NAMES_S3 =
  /\bs3(?:a|fs|error|exception)?(?![a-z0-9])|\bobject stor(?:e|age)\b|\bbucket(?![a-z0-9])|\bAccessDenied(?:\W{1,4}|: [^\s:]{1,1024}: |<\/Code>\s{0,8}<Message>|\W{1,12}(?:key\W{1,6}[^\n]{1,1024}\s{0,20})?message\W{1,8}(?:Some\W{1,3})?)Access Denied\b/i

/** At the end of a chain of Go's errors, which are written in small letters: these two words are S3's. */
const CHAIN_DENIED = /(?:^|[\s"=])[a-z][\w ./-]{2,80}: [a-z][\w ./-]{2,80}: Access Denied\.?"?\s*$/m

export function namesS3(text: string): boolean {
  return NAMES_S3.test(text) || CHAIN_DENIED.test(text)
}
