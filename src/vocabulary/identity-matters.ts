/**
 * Is a line about AWS, credentials, tokens or waiting in vain? Asked of error lines that no rule understood: one that may
 * hold the answer must not be passed over, one about a database's constraint or a page that is not found may.
 */

/** Longest piece of a text that is looked at: a line's beginning says what it is about, and so does a stack's. */
const LOOKED_AT = 8192

const AWS =
  /\baws|amazon(?:aws|s3)?\b|[a-z.]amazonaws\.|\barn:aws|\bAKIA|\bASIA|\b(?:sts|s3|sqs|sns|ssm|ecs|ecr|ec2(?!-user)|dynamodb|secretsmanager|bedrock|athena|redshift|cloudwatch|route ?53|goofys|s3fs|s3cmd|s5cmd|mount-s3)\b|169\.254\.|boto(?:3|core)|\bminio\.exceptions\b|dispatch ?failure|sigv4|signv4|assume.?role|irsa\b|AccessKeyId|SecretAccessKey|SessionToken|Request ID: (?:None|Some)\b|\(Service: [\w .-]{1,40}[;,] Status Code: \d/i
/** Names that others have as well. */
const AMBIGUOUS = /\b(?:iam|kms|eks|imds|kinesis|lambda|opensearch)\b/i
const IDENTITY =
  /credential|(?:access|secret|session|bearer|security|identity|refresh|web.?identity|id|jwt|auth\w{0,20}|service.?account|sso|oidc|projected)[ _-]?tokens?\b|\btokens? (?:is |has |was |are |not |in)?(?:expired|invalid|revoked|missing|malformed|not found|unreadable|rejected)|(?:expired|invalid|missing) tokens?\b|\bsso\b|\boidc\b|openid|web.?identity|access key|could not sign|signature (?:does|expired)/i
/** As S3 says it; others have it in small letters. */
const OF_S3 = /\bAccess Denied\b|\bAccessDenied\b/
/** Whoever guards anything says so: it counts where the same log speaks of AWS. */
const REFUSED = /not authorized|unauthori[sz]ed|access ?denied|permission denied|\bforbidden\b/i
const WAITING =
  /time[ds]?[ -]?out|deadline exceeded|ETIMEDOUT|ECONNRESET|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|no such host|connection refused|unreachable/i

/** Others' clouds, registries, databases, web servers and role-based access have credentials, tokens and refusals of their own. */
const FOREIGN =
  /azure|AADSTS|ManagedIdentity|microsoftonline|cloud\.google|\bgoogle\b|googleapis|\bgcloud|\bgcp\b|GOOGLE_APPLICATION|google\.auth|metadata\.google|ghcr\.io|docker\.io|registry-1|pull access denied|insufficient_scope|system:serviceaccount|cannot (?:list|get|watch|create|patch|update|delete) resource|client-go|\bk8s\.io\/|apiserver|denied for user '|\bpostgres|\bmysql|\bmongo|\bredis|\bkafka|\bldap|\bkerberos|\bcsrf|\bsmtp|\bamqps?:|\bprometheus\b|springframework\.security|AuthenticityToken|\bclient: \d|Postgrex|DBConnection|\boidc: id token|npm err|sshd|\[preauth\]|\bkeycloak|\bvault\b|\/(?:var\/log|tmp|etc|usr|opt|srv|home)\/\S{1,200}.{0,40}permission denied|\bgithub\.com|\bgitlab\b/i

/** Words that nobody but another guard says, whatever else the line names. */
const ANOTHERS = /\bis forbidden: User "system:|AADSTS\d|denied for user '/

/** May a line that was not understood be about what rolecall judges? */
export function isIdentityMatter(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT)
  if (ANOTHERS.test(looked)) return false
  if (AWS.test(looked)) return true
  return !FOREIGN.test(looked) && [AMBIGUOUS, IDENTITY, OF_S3, WAITING].some((matter) => matter.test(looked))
}

/** As web frameworks answer a visitor. */
const TO_A_VISITOR =
  /^\W{0,8}(?:Unauthorized(?:Exception|Error)?|Forbidden(?:Exception|Error)?)(?:: (?:Unauthorized|Forbidden(?: resource)?))?\W{0,8}(?:\n|$)/

/** May it be, where the rest of the log speaks of AWS? */
export function isRefusalMatter(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT)
  return REFUSED.test(looked) && !FOREIGN.test(looked) && !TO_A_VISITOR.test(looked)
}

export function speaksOfAws(text: string): boolean {
  return AWS.test(text.slice(0, LOOKED_AT))
}

const FAILED =
  /\bfail(?:ed|ure|s)?\b|could ?n[o']t|cannot|can't|\bunable to\b|\binvalid\b|\bdenied\b|\brefused\b|\bexpired\b/i
/** A chain that passes over a provider. */
const PASSED_OVER =
  /^\s{0,8}-> |did not contain|environment variable|not found in (?:env|config)|skipping|did not provide|not configured|looking for|\btry(?:ing)?\b|\bnext\b/i

/** Does a line that nobody gave a level tell of credentials that failed? */
export function tellsOfFailure(text: string): boolean {
  const looked = text.slice(0, 2000)
  return FAILED.test(looked) && IDENTITY.test(looked) && !PASSED_OVER.test(looked) && !FOREIGN.test(looked)
}
