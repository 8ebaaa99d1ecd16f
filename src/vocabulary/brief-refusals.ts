/**
 * AWS's refusals as people tell them in few words: by the code alone, or of a service, bucket, secret or role by its name, in a sentence
 * that no SDK has. Some of these names others have too, and count where somebody is refused something only.
 *
 * - https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 * - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */

/** About who asks, and nobody else's. */
const OWN_CODE =
  /(?<![\w.-])(?:SignatureDoesNotMatch|InvalidClientTokenId|InvalidAccessKeyId|IncompleteSignature(?:Exception)?|UnauthorizedOperation|InvalidIdentityToken|TokenRefreshRequired|MissingAuthenticationToken|OptInRequired|UnrecognizedClientException|ExpiredTokenException|RequestTimeTooSkewed)(?![\w-]|\.\w)/
/** Whose names others have as well. */
const SHARED_CODE = /(?<![\w.-])(?:AccessDenied(?:Exception)?|ExpiredToken|RequestExpired|InvalidToken)(?![\w-]|\.\w)/
/** Where it stands as the reason of what failed. */
const AS_ANSWER =
  /\b(?:fail\w{0,4}|error|denied|could ?n[o']t|cannot|unable|refused|got|40[013])\b[^\n]{0,200}?[:(=>[-] ?["']?(?:AccessDenied|ExpiredToken|RequestExpired|InvalidToken)|(?<![\w.-])(?:AccessDenied|ExpiredToken|RequestExpired) (?:while|when|on|for|from|during|calling|at)\b|\b40[013]:? (?:AccessDenied|ExpiredToken)\b|^\W{0,8}(?:AccessDenied|ExpiredToken|RequestExpired)\W{0,4}(?:\n|$)/i
/** Whom it was asked of, where it has no name of AWS's: an operation, a thing, the answer as it came. */
const ASKED_OF =
  /\b(?:Get|Head|Put|Delete|Copy|List)Objects?(?:V2)?\b|\bbucket ["'`]?[a-z0-9][\w.-]|(?<![\w-])kms(?![\w-])|<Code>/i
/** Go's SDK has no code without it. https://github.com/aws/smithy-go/blob/main/errors.go */
const OF_GO = /\bapi error (?:AccessDenied|ExpiredToken|RequestExpired|InvalidToken)/
/** A setting, a count, or words about codes: none was answered. */
const ABOUT_CODES =
  /\b(?:[Rr]etry(?:ing)? (?:only )?(?:on|for|if|when)|[Ww]ill \w{3,20} (?:on|for)|[Mm]app?(?:ed|ing|s)|[Cc]atalog(?:ue)?|[Rr]etr(?:y|i)able|codes|[Hh]andlers?|[Hh]andles|[Rr]egister(?:ed|ing)|[Mm]etrics?|[Aa]larms?|[Ff]ilters?|[Tt]ests?|[Dd]ocs|[Dd]ocumentation|[Ii]f|[Ww]hen(?:ever)?|[Ii]n case of)\b[^\n]{0,80}[a-z](?:Match|Id|Signature|Operation|Token|Required|Exception|Skewed|Denied|Expired|Unauthorized)\b|[a-z](?:Match|Id|Signature|Operation|Token|Required|Exception|Skewed|Denied|Expired)["']?(?:\s?[=:]\s?\d|\s?[,|]\s?["']?[A-Z][a-z]+[A-Z])/

/** Codes in a row, and none of them explained: a setting, a catalogue, what will be tried again. */
const CODE = String.raw`(?:SlowDown|Throttling|[A-Z]\w{3,60}(?:Exception|Error|Denied|Token|Match|Id|Signature|Operation|Skewed|Expired|Throttling|SlowDown|Unavailable|InternalFailure|Timeout|Exceeded|Bucket))`
const LISTED = new RegExp(
  String.raw`(?<![\w.-])${CODE}["'\x60]?(?:, ?|; ?| ?\| ?|\/| (?:and|or) | (?=["'\x60]?[A-Z]))["'\x60]?(?:(?:and|or) )?["'\x60]?(?=[A-Z][a-z])${CODE}\b(?!["'\x60]?[:(])`,
)

export function listsCodes(text: string): boolean {
  return LISTED.test(text.slice(0, 2000))
}

const SERVICES =
  /\b(?:(?<!Bitwarden |IBM )Secrets Manager|Parameter Store|Cognito|EventBridge|Step Functions|Lake Formation|ElastiCache|Timestream|Code(?:Commit|Artifact|Build|Pipeline|Deploy)|CloudFormation|Rekognition|Textract|Transfer Family|CloudTrail|CloudFront|SageMaker|AppSync|QuickSight)\b/i
/** As one reads from it, or as who speaks: the words mean other things too. */
const SHARED_SERVICES =
  /(?:\b(?:from|to|of|in|on|by|with|via|calling|asking|reach(?:ing)?) |^\W{0,8})(?:EFS|EMR|SES|MSK|Glue|Firehose|AppConfig|API Gateway|IoT Core|Neptune|X-Ray)\b/
const THINGS =
  /\bbucket (?:["'`][\w.-]|[a-z0-9]{1,40}[-.][\w.-]|(?:is |was )?(?:not |in)accessible\b)|\bsecrets? ["'`]?[\w-]{1,80}\//

const REFUSED =
  /\b(?:access|permission|request)(?: (?:is|was))? denied\b|\bAccessDenied|\b(?:cannot|can['’]t|could ?n[o']t|unable to) access\b|\b(?:not |in)accessible\b|\b(?:not|n't|never) (?:allowed|permitted|authorized) to\b|\bnot authorized\b|\bunauthori[sz]ed\b|\bforbidden\b|\bno permissions?\b|\b(?:do|does|did)(?: not|n['’]t) have (?:\w{1,20} ){0,2}(?:access|permissions?)\b|\b(?:status|code|HTTP|answered|returned|got|with)\W{0,3}40[13]\b/i
const UNASSUMABLE = /\broles? ["'`]?[\w+=,.@/:-]{1,200}["'`]? (?:(?:is|was|are) )?(?:not|un)[ -]?assumable\b/i

/** Other clouds' and others' stores, guards of visitors and of a machine's files. */
const OTHERS =
  /\bgs:\/\/|\bgcs\b|\bgoogle|\bazure|\bvault\b|\boss:\/\/|\bcos:\/\/|\bminio\b|\bb2\b|\bbackblaze|\bswift\b|\bkubernetes|\bsecrets? \S{1,200} in (?:the )?namespace|\brate.?limit|\btoken bucket|\bleaky bucket/i
const OF_VISITOR =
  /\b(?:user|client|visitor|viewer|health ?checks?|probe|webhook|tenant|customer|member|guest|recipient|browser)\b(?!:? arn:| is not authorized to perform\b)/i

/** Does it hold a code by which AWS turned somebody away? */
export function holdsRefusal(text: string, isOfAws: (text: string) => boolean): boolean {
  if (ABOUT_CODES.test(text) || listsCodes(text)) return false
  if (OWN_CODE.test(text) || OF_GO.test(text)) return true
  if (!SHARED_CODE.test(text) || OF_VISITOR.test(text)) return false
  return AS_ANSWER.test(text) || ASKED_OF.test(text) || isOfAws(text)
}

/** Was somebody refused what people know by AWS's name for it? */
export function isRefusedByName(text: string): boolean {
  if (OTHERS.test(text) || OF_VISITOR.test(text)) return false
  if (UNASSUMABLE.test(text)) return true
  return REFUSED.test(text) && [SERVICES, SHARED_SERVICES, THINGS].some((one) => one.test(text))
}

export function namesBucket(text: string): boolean {
  return BUCKET.test(text)
}
const BUCKET = /\bbucket ["'`]?[a-z0-9][\w.-]|存储桶|バケット|버킷/i

/** Is somebody not let in, or has nothing to ask with, whoever says no? */
export function isTurnedAway(text: string): boolean {
  return (NOT_LET.test(text) && !OF_VISITOR.test(text)) || WITHOUT_KEYS.test(text)
}
const NOT_LET =
  /\bnot (?:allowed|permitted) to\b|(?:->|=>|→|⇒|:) ?40[13]\b|\b(?:returned|answered|responded|got|gave|with|HTTP|status)\W{0,3}(?:with |an? |HTTP |status |code ){0,3}40[13]\b|\b(?:was|were|is|been|got|role|request|call|access|account \d{12}) denied\b/i
/**
 * Something that was run to have credentials, or to ask AWS, ended badly, whatever it printed.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
 */
const RAN_IN_VAIN =
  /\bcredential[_ ]process\b[^\n]{0,60}?\b(?:exit(?:ed)?(?: with)?(?: code| status)?:? [1-9]|non-?zero|fail(?:ed|s|ure)?|timed out)|(?<![\w.-])aws [a-z][a-z0-9-]{1,30} [a-z][a-z0-9-]{1,40}\b[^\n]{0,200}?\b(?:exit(?:ed)?(?: with)?(?: code| status)?|returned|rc|status)[ :=]{1,2}25[345]\b/

export function saysRanInVain(text: string): boolean {
  return RAN_IN_VAIN.test(text.slice(0, 2000))
}

const WITHOUT_KEYS = /\bno (?:\w{1,20} )?(?:keys?|credentials?|creds)\b[^\n]{0,40}\b(?:found|configured|given|set)\b/i
