/**
 * Causes that programs tell in plain English, in words that are no SDK's: "unable to get AWS credentials", "could not assume the
 * role". The wordings of SDKs and tools stand in wordings/; these are the ways to say the same that nobody can list.
 */
import type { Cause } from './causes.ts'
import { METADATA_NOT_REACHED, METADATA_OF_OTHERS, METADATA_REFUSED, NOT_THERE } from './metadata-refused.ts'
import { BY_AN_SDK, NO_CALL, NOT_ANSWERED } from './not-answered.ts'
import { AWS_NOT_CONNECTED, STS_NOT_REACHED } from './not-reached.ts'

interface Plain {
  cause: Cause
  /** A text without it, in small letters, is not matched. */
  needle: string
  pattern: RegExp
  /** What else the text must hold, and what it must not. */
  beside?: RegExp
  unless?: RegExp
}

const FAILED = `(?:fail(?:ed|ure|s|ing)|unable|could ?n[o']t|cannot|can['’]t|couldn['’]t|did ?n[o']t|error(?: while| when)?|not able|impossible)`
const GET = `(?:load|get|gett|find|obtain|retriev|fetch|resolv|refresh|locat|acquir|creat|read|detect|sourc)(?:e|ing)?`

const NO_FILE = String.raw`ENOENT|EACCES|no such file|not (?:be )?found|does ?n[o']t exist|os error (?:2|13)\b|errno (?:2|13)\b|permission denied|access is denied|NoSuchFile|FileNotFound|UnauthorizedAccess|is empty|(?:not|un)(?: be)? ?readable`
const TOKEN_FILE = String.raw`serviceaccount[\\/]{1,2}token\b|web ?identity ?token(?:_?file)?\b|\bAWS_WEB_IDENTITY_TOKEN_FILE`

const STATUS = String.raw`\b(?:status(?: ?code)?|response(?: code)?|HTTP|returned|answered|resulted in|with)(?: an?)?\W{0,6}(?:HTTP\W{0,3}|code\W{0,3}|status\W{0,3})?[45]\d\d\b`

const DO = `(?:read|write|list|upload|download|put|get|store|save|copy|delete|sync|fetch)(?: (?:objects? )?(?:to|from|in|into))?`
/** What may be the reason is none yet, and what other clouds' or a visitor's bucket is is no matter of AWS. */
const MAY_BE =
  /\b(?:if|whether|might|may|maybe|perhaps|in case|when) (?:[\w']{1,20} ){0,6}(?:do|does|access|denied|have)\b|\bgs:\/\/|\bGCS\b|\bgoogle\b|\bazure\b/i

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-guidelines.html speaks of such reads as stalled. */
const NOTHING_CAME =
  /\bno (?:bytes|data|response|answer)\b[^\n]{0,30}?\bfrom (?:aws |amazon )?(?:s3|sqs|sts|dynamodb|kinesis|kms|lambda)\b[^\n]{0,20}?\b(?:for|in|within|after) \d{1,6} ?(?:ms|s|sec(?:onds?)?|m|min(?:utes?)?)\b/i

/** The client was given one region, and the bucket lies in another. */
const REGION_OF_BUCKET =
  /\bbuckets?\b[^\n]{0,80}?\bregions?\b[^\n]{0,40}?\b(?:(?:do(?:es)?|did|are|is) ?n[o'’]t match(?:ed|ing)?|mismatch(?:ed)?)\b|\b(?:bucket region|region (?:of|for) (?:the )?(?:s3 )?bucket) (?:mismatch|(?:is )?(?:wrong|incorrect))|\bregion mismatch\b[^\n]{0,80}?\bbucket\b/i

export const SAID_PLAINLY: readonly Plain[] = [
  {
    cause: 'web-token-unreadable',
    needle: 'token',
    pattern: new RegExp(
      String.raw`(?:${TOKEN_FILE})[^\n]{0,120}?(?:${NO_FILE})|(?:${NO_FILE})[^\n]{0,120}?(?:${TOKEN_FILE})`,
      'i',
    ),
  },
  // A client that was given no region, or whose setting is none, makes a host's name without it.
  {
    cause: 'no-region',
    needle: 'amazonaws.com',
    pattern:
      /(?<![\w.-])[a-z][\w-]{0,62}(?:\.[a-z][\w-]{0,62}){0,4}\.(?:|None|undefined|null|nil|false|<no value>)\.amazonaws\.com(?![\w-])/,
  },
  {
    cause: 'no-region',
    needle: 'region',
    pattern:
      /\b(?:no|missing) (?:default )?aws region\b(?: (?:was |is |has been |could be )?(?:specified|configured|set|provided|resolved|found|given|defined|detected)\b|[.!]?\s*$)|\baws[_ ](?:default[_ ])?region\b(?: environment variable)? (?:(?:is|was|has|could) ?(?:not|n['’]t)(?: been| be)? (?:specified|configured|set|provided|resolved|found|given|defined)|is (?:missing|unset|required)|must be (?:set|specified|configured|provided))\b/im,
    unless:
      /\b(?:if|when(?:ever)?|unless|in case)\b[^\n]{0,40}\bregion\b|region\b[^\n]{0,40}[,;.(–—-] ?(?:so )?(?:default(?:s|ing)? to|using|falling back|assuming)\b/i,
  },
  { cause: 'sts-unreachable', needle: 'amazonaws.com', pattern: STS_NOT_REACHED },
  { cause: 'not-connected', needle: 'amazonaws.com', pattern: AWS_NOT_CONNECTED },
  { cause: 'not-connected', needle: '.api.aws', pattern: AWS_NOT_CONNECTED },
  // An error of the AWS SDK for JavaScript, printed as an object: https://github.com/aws/aws-sdk-js-v3/issues/6708
  {
    cause: 'not-connected',
    needle: 'connect e',
    pattern: /\bconnect E(?:TIMEDOUT|CONNREFUSED|HOSTUNREACH|NETUNREACH) (?!169\.254\.|127\.|localhost)/,
    beside: /\$metadata'?: \{/,
  },
  {
    cause: 'not-connected',
    needle: 'httpclienterror.',
    pattern: /\bHTTPClientError\.connectTimeout\b/,
    beside: BY_AN_SDK,
  },
  // A watchdog's or a reader's own count of the time in which nothing came.
  ...['no bytes', 'no data', 'no response', 'no answer'].map(
    (needle): Plain => ({ cause: 'no-answer', needle, pattern: NOTHING_CAME, unless: NO_CALL }),
  ),
  {
    cause: 'service-role-refused',
    needle: 'to assume',
    pattern:
      /\b(?!User|Client|Server|Caller|Pod|Node|Instance|Runner|Worker)[A-Z][A-Za-z]{2,30} (?:is|was) (?:unable|not able) to assume (?:the |your |this |provided |supplied ){0,2}(?:IAM |execution |service )?role\b[^\n]{0,300}?\b(?:trust|[a-z-]{2,40}(?:\.[a-z0-9-]{2,20})?\.amazonaws\.com)\b/,
  },
  ...NOT_ANSWERED.map((one): Plain => ({ cause: 'no-answer', ...one, beside: BY_AN_SDK, unless: NO_CALL })),
  {
    cause: 'container-refused',
    needle: '169.254.170.',
    pattern: new RegExp(
      String.raw`169\.254\.170\.(?:2|23)\b[^\n]{0,300}?${STATUS}|${STATUS}[^\n]{0,200}?169\.254\.170\.(?:2|23)\b`,
      'i',
    ),
  },
  {
    cause: 'container-refused',
    needle: 'container',
    pattern: new RegExp(
      String.raw`\b(?:container|ecs)[ -]?(?:metadata|credentials?)\b[^\n]{0,160}?${STATUS}|${STATUS}[^\n]{0,60}?\bcontainer (?:metadata|credentials?)`,
      'i',
    ),
  },
  ...['metadata', 'imds', '169.254.169.254'].map(
    (needle): Plain => ({ cause: 'metadata-silent', needle, pattern: METADATA_REFUSED, unless: METADATA_OF_OTHERS }),
  ),
  {
    cause: 'metadata-silent',
    needle: 'metadata',
    pattern: METADATA_NOT_REACHED,
    unless: new RegExp(`${METADATA_OF_OTHERS.source}|${NOT_THERE}`, 'i'),
  },
  {
    cause: 'wrong-region',
    needle: 'region',
    pattern: REGION_OF_BUCKET,
    beside: /\bs3\b|\baws\b|amazonaws/i,
    unless: /\b(?:if|whether|may|might|when|make sure|ensure|must)\b/i,
  },
  // A broker of Amazon MSK names the session that it did not let in, whatever client passes that on.
  // https://docs.aws.amazon.com/msk/latest/developerguide/troubleshooting.html#authorization-failed
  {
    cause: 'kafka-denied',
    needle: 'access denied',
    pattern:
      /\bSASL\w*[\s\S]{0,200}?\[[\w*<>-]{4,60}\]:? Access denied\b|\bSASL\w{0,20}[ _-]?(?:auth\w{0,20}|handshake)[^\n]{0,40}\b(?:failed|failure|error):? Access denied\b/i,
  },
  // What a proxy answers to a CONNECT, as Go's client tells it, has a capital of its own; a dialler's words have none.
  // https://github.com/golang/go/blob/master/src/net/http/transport.go (dialConn)
  {
    cause: 'not-connected',
    needle: 'request',
    pattern:
      /\b(?:request send failed|send request failed)\b[\s\S]{0,24}?\b[A-Z][a-z]{2,5} \\{0,3}"https?:\/\/[^"\\\s]{1,300}\\{0,3}": [A-Z][A-Za-z]{3,30}(?: [A-Z][a-z]{1,20}){0,3}(?![\w:])/,
  },
  {
    cause: 'session-expired',
    needle: 'expired',
    pattern:
      /\baws(?: \w{1,12})? (?:session|credentials?|tokens?)(?: (?:has|have|had|is|are|was|were))?(?: already)? expired\b/i,
  },
  // object_store asks the metadata service where it was given no other credentials, and no task's or pod's own.
  // https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/builder.rs
  {
    cause: 'no-credentials',
    needle: '169.254.169.254/latest/',
    pattern: /\bGeneric S3 error: [\s\S]{0,600}?169\.254\.169\.254\/latest\//,
  },
  {
    cause: 'no-credentials',
    needle: 'credential',
    pattern: new RegExp(
      String.raw`\b${FAILED}(?: to| in)?:? ${GET}(?: \w{1,12}){0,3} (?:aws|s3) (?:\w{1,12} )?credentials?\b|(?<!with |and )\b(?:no|missing|without)(?: valid| usable)? (?:aws|s3) (?:access |security )?credentials?\b|\b(?:aws|s3) (?:\w{1,12} )?credentials?(?: [a-z]{2,5}){0,2}(?: ?n[o']t(?: been| be)? (?:found|set|configured|provided|available|loaded|obtained|resolved|retrieved|present|detected)| missing)\b`,
      'i',
    ),
    // Sought in one place, and there are others: it is asked for later by whoever needs it.
    unless:
      /\bcredentials? (?:were |are |was )?not found in [^\n]{1,120}(?:\b(?:IAM|instance|task|execution) (?:role|profile)|\bdefault (?:chain|provider|credential)|\b(?:falling back|fall back|using|loading|trying|assuming)\b)/i,
  },
  {
    cause: 's3-denied',
    needle: 's3',
    pattern: new RegExp(
      String.raw`\b(?:do|does|did)(?: not|n['’]t) have (?:\w{1,12} ){0,2}permissions? to (?:access|use|${DO}) (?:(?:the|your|this|any|an?) )?(?:aws |amazon )?s3\b|\baccess denied (?:to|for|on|by) (?:the )?(?:aws |amazon )?s3\b|\baccess to (?:\w{1,12} ){0,3}s3 (?:resource|bucket|object|location|path)s? (?:is|was) denied\b|\bs3 (?:access|bucket access|permission) (?:was |is )?denied\b|\bs3 ${DO}(?:ing)? (?:request )?failed\b[:,]? (?:with )?\(?(?:HTTP |status(?: code)?:? )?403\b`,
      'i',
    ),
    unless: MAY_BE,
  },
  {
    cause: 's3-denied',
    needle: 'bucket',
    pattern: /\baccess (?:is |was )?denied (?:to|for|on) (?:the )?bucket\b/i,
    beside: /\b(?:IAM|S3|AWS)\b|\bs3:\/\//,
    unless: MAY_BE,
  },
  // Who may not ask whether a bucket is there, hears the same as who asks for one that is not; a question whether to make it is no failure.
  {
    cause: 'no-bucket',
    needle: 'bucket',
    pattern:
      /\bbucket\b[^\n]{0,120}?\b(?:does ?n[o'’]t|do ?n[o'’]t|not) exist,? or (?:you|we|it|the \w{1,20}) (?:(?:do|does|did|may|might|can|could)(?:n['’]t| not)? )?(?:have|lack|access|accessible|be accessed)\b/i,
    beside: /\bs3\b|\baws\b|amazonaws/i,
    unless: /\?|\bcreat(?:e|ing)\b/,
  },
  // A key that a program asks for itself; a chain that goes on says so.
  {
    cause: 'no-credentials',
    needle: 'access',
    pattern:
      /\baws[_ .-]?(?:access[_ ]?key(?:[_ ]?id)?|secret[_ ]?access[_ ]?key)\b(?: is| was| were|:)? (?:not (?:found|set|provided|given|configured|defined|specified)|missing|undefined|empty|required)\b/i,
    beside: /\b(?:error|fail\w{0,3}|fatal|panic|cannot|unable|required|must)\b/i,
    unless:
      /\b(?:skip\w{0,5}|us(?:e|ing)|fall\w{0,3}|default(?:s|ing)? to|ignor\w{1,3}|try\w{0,3}|instead|optional|chain|provider|anonymous\w{0,2}|next)\b/i,
  },
  {
    cause: 'assume-role-failed',
    needle: 'assum',
    pattern: new RegExp(
      String.raw`\b${FAILED}(?: to| in)?:? assum(?:e|ing)(?: [\w-]{1,16}){0,4} role\b(?![^\n]{0,300}\bprincipal\b)|\bassume ?role (?:call |request |operation )?failed\b`,
      'i',
    ),
  },
]
