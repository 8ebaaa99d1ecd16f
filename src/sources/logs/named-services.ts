/** Services that a text names without saying so: by an operation, or by words that are theirs. */

/** Operations of STS, which appear in messages without their service. */
export const STS = /^(AssumeRole\w*|GetCallerIdentity|GetSessionToken|GetFederationToken|DecodeAuthorizationMessage)$/
/**
 * In the line's own words, or as S3 has code and sentence: side by side, or as fields of what was not deleted, in the order and with
 * the marks of each language. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Error.html
 */
export const NAMES_S3 =
  /\b(?:vsi)?s3(?:a|fs|error|exception)?(?![a-z0-9])|\bobject stor(?:e|age)\b|\bbucket(?![a-z0-9])|\bAccessDenied(?:\W{1,4}|: [^\s:]{1,1024}: |<\/Code>\s{0,8}<Message>|\W{1,12}(?:key\W{1,6}[^\n]{1,1024}\s{0,20})?message\W{1,8}(?:Some\W{1,3})?)Access Denied\b/i

/** At the end of a chain of Go's errors, which are written in small letters: these two words are S3's. */
const CHAIN_DENIED = /(?:^|[\s"=])[a-z][\w ./-]{2,80}: [a-z][\w ./-]{2,80}: Access Denied\.?"?\s*$/m

export function namesS3(text: string): boolean {
  return NAMES_S3.test(text) || CHAIN_DENIED.test(text)
}

/** The frame that called botocore, in a file or a package that is called after a service: a hook, a storage, s3transfer, s3fs. */
const CALLER =
  /\bFile "[^"\n]{0,300}[\\/](?:(s3)(?:transfer|fs)?[\\/]\w{1,60}|(s3|sqs|sns|ses|ssm|kms|ecs|ecr|ec2|dynamodb|secrets_?manager|athena|glue|kinesis|redshift|batch|bedrock)(?:_\w{1,40})?)\.py", line \d{1,7}, in [^\n]{1,200}\n(?:[^\n]{0,400}\n){1,3}?[ \t]{1,8}File "[^"\n]{1,300}botocore[\\/]/i

export function serviceOfCaller(text: string): string | undefined {
  const [, folder, file] = text.includes('botocore') ? (CALLER.exec(text) ?? []) : []
  return (folder ?? file)?.replace('_', '')
}
