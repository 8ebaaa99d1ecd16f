/**
 * Is a line about AWS, credentials, tokens or waiting in vain? Asked of error lines that no rule understood: one that may
 * hold the answer must not be passed over, one about a database's constraint or a page that is not found may.
 */

import { holdsRefusal, isRefusedByName, isTurnedAway, namesBucket } from './brief-refusals.ts'
import { withoutCodeNames } from './code-names.ts'
import { FOREIGN } from './foreign-names.ts'
import { withoutNames } from './names-around.ts'
import { isRefusalOfAnother } from './other-guards.ts'
import { answeredByAnother, waitsForAnother } from './other-hosts.ts'
import { CREDENTIALS, FAILED as FAILED_ELSEWHERE, REFUSED as REFUSED_ELSEWHERE } from './other-languages.ts'
import { withoutOtherMatters } from './other-matters.ts'
import { isAssertion, isOfOwnFile, withoutJob, withoutTitles } from './program-errors.ts'
import { PASSED_TESTS } from './test-runs.ts'

function eitherOf(...all: readonly RegExp[]): RegExp {
  return new RegExp(all.map(({ source }) => source).join('|'), 'i')
}

/** Longest piece of a text that is looked at: a line's beginning says what it is about, and so does a stack's. */
const LOOKED_AT = 8192

const AWS =
  /\b(?:ex_?)?aws|amazon(?:aws|s3)?\b|\bamazon\w{1,40}exception\b|[a-z.]amazonaws\.|\barn:aws|\bAKIA|\bASIA|(?<![a-z0-9])(?:sts|s3[an]?|sqs|sns|ssm|ecs|ecr|ec2(?!-user)|dynamodb|secretsmanager|bedrock|athena|redshift|cloudwatch|route ?53|goofys|s3fs|s3aws|s3cmd|s5cmd|mount-s3)(?![a-z0-9])|169\.254\.|boto(?:3|core)|\bminio\.exceptions\b|dispatch ?failure|NoMatchingAuthScheme|\bunhandled error \([A-Z]\w{2,60}\)|\bAsyncAws\\|when calling the \w{1,80} operation\b|\bAn error occurred \([A-Z]|\boperation error (?!ec2imds)[A-Z][\w ]{1,60}: [A-Z]\w|status ?code: \d{3}, request ?id:|sigv4|signv4|\blist-type=2\b|\bx-amzn?-|assume.?role|\bassum(?:e|ed|ing) (?:\w+ ){0,3}(?:role|identity)\b|irsa\b|(?:WebIdentity\w{0,20}|Profile|Instance\w{0,20}|Container|Process|Environment\w{0,20}|SystemProperty|EC2\w{0,20})CredentialsProvider|AccessKeyId|SecretAccessKey|SessionToken|Request ID: (?:None|Some)\b|\(Service: [\w .-]{1,40}[;,] Status Code: \d|(?<![a-z0-9])(?:sts|s3|sqs|sns|ses|kms|dynamodb)(?:client|response)?(?:error|exception)\b|\bTask timed out after \d{1,4}\.\d\d seconds|\bRuntime exited with|\b(?:ProvisionedThroughput|RequestLimit)Exceeded|\bRequestTimeTooSkewed|\bParameterNotFound\b|\bMeta request (?:failed|cannot recover) from error \d/i
/** Names that others have as well. */
const AMBIGUOUS =
  /\b(?:iam|kms|eks|imds(?:v[12])?|kinesis|(?<![$<])lambda(?![$>]| expressions?\b)|opensearch|pod.?identity|instance metadata|metadata (?:service|token)|presign\w*|caller identity|data key)\b|from any(?: of the)? providers?\b|\bHTTP response code 4\d\d, returning E[A-Z]/i
/** Which region is asked of nobody else; HBase and memory have regions of their own. */
const REGION =
  /\b(?:no|missing|invalid|unknown|find|determine|load|resolve|get|set|specify|configure) (?:(?:\w+ ){0,2}?)region\b(?! ?server)|\bregion (?:is |was |has )?(?:missing|not (?:been )?(?:set|found|specified|configured|provided)|unset|invalid|required)\b/i
const IDENTITY_SAID =
  /credential|(?:access|secret|session|bearer|security|identity|refresh|web.?identity|id|jwt|auth\w{0,20}|service.?account|sso|oidc|projected)[ _-]?tokens?\b|\btokens? (?:is |has |was |are |not |in)?(?:expired|invalid|revoked|missing|malformed|not found|unreadable|rejected)|(?:expired|invalid|missing) tokens?\b|\bsso\b|\boidc\b|openid|web.?identity|access key|not authorized to perform|\(code=(?:Unauthenticated|PermissionDenied)\)|could not sign|signature (?:does|expired)/i
/** A key, a login or a right that was good once, as people say that it is none any more; keys of tables, caches, licences and of others' APIs are not meant. */
const WORKS_NO_MORE =
  /(?<!\b(?:primary|foreign|cache|licen[cs]e|sort|partition|idempotency|host|public|ssh|gpg|pgp|translation|config|map|object|json|duplicate|unique|index|row|registry|product|activation|api|host|shard|hot|arrow|escape|shortcut)[ _-])\b(?:keys?|logins?|creds|(?:our|my|the|iam|deploy) (?:role|access|permissions?|rights?|account)) (?:\w{1,16} ){0,3}?(?:(?:(?:does|do|did|will)(?: not|n['’]t)|(?:don|doesn|won)['’]t) work|(?:has |have )?stopped working|(?:is|are|was|were|has been|have been) (?:no longer |not )?(?:valid|accepted|revoked|disabled|deactivated|withdrawn)|no longer (?:works?|valid|accepted))\b/
/** Envoy's filter of tokens, which says so in front of whatever it guards. https://github.com/google/jwt_verify_lib/blob/master/src/status.cc */
const OF_ENVOY =
  /\bJwt (?:is (?:expired|missing|not yet valid|not in the form)|verification fails|issuer is not configured)|\bAudiences in Jwt are not allowed/
const IDENTITY = eitherOf(IDENTITY_SAID, CREDENTIALS, WORKS_NO_MORE, OF_ENVOY)
/** As S3 says it; others have it in small letters. */
const OF_S3 = /\bAccess Denied\b|\bAccessDenied\b|(?<![\w.])AccessDeniedException(?:: (?!Access is denied)|\()/
/** Whoever guards anything says so: it counts where the same log speaks of AWS. */
const REFUSED = eitherOf(
  /not ?authorized|unauthori[sz]ed|access ?denied|\bforbidden\b|\bnot accessible\b|\binaccessible\b|\b(?:do|does|did)(?: not|n['’]t) have (?:\w{1,20} ){0,2}(?:access|permissions?)\b/,
  REFUSED_ELSEWHERE,
)
const WAITING =
  /time[ds]?[ -]?out|deadline ?exceeded|execution expired|ETIMEDOUT|ECONNRESET|ECONNREFUSED|\bENOTFOUND\b|EAI_AGAIN|no such host|connection refused|unreachable/i

/** Words that nobody but another guard says, whatever else the line names. */
const ANOTHERS = /\bis forbidden: User "system:|AADSTS\d|\bDefaultAzureCredential\b|\bpam_unix\(|denied for user '/

/**
 * What somebody asked a web server for is no word of the server's own: whoever looks for open doors asks for `/.aws/credentials`. The paths
 * of metadata services are.
 */
const REQUESTED =
  /"(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS) (?![^"\n]{0,300}(?:\/latest\/|amazonaws))[^"\n]{1,1000} HTTP\/[\d.]{1,3}"|\b(?:host|referr?er): "[^"\n]{0,500}"/g
/** The same without marks, and with what it was answered. */
const ANSWERED_REQUEST =
  /(?<![\w"])(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS) \/(?![^\s"]{0,300}(?:\/latest\/|amazonaws))[^\s"]{1,500} (?=[1-5]\d\d\b)/g

/** The same, as web servers and frameworks say that there is no such page, or that a request for it failed. */
const NO_SUCH_PAGE =
  /\b(?:HTTP|http) [Rr]equests? (?:to|for) \/(?![^\s"]{0,300}\/latest\/)[^\s"]{1,500} failed\b|\b(?:No route (?:matches|found for)|Cannot (?:GET|HEAD|POST|PUT)|Not Found:|File does not exist:) (?:\[[A-Z]{3,7}\] )?"?(?:[A-Z]{3,7} )?\/?[^\s"]{1,500}"?/g
const NO_SUCH_FILE = /\bopen\(\) "[^"\n]{1,500}" failed \(2: [^\n]{1,60}\), client: /g

/** A database lies at AWS as it may lie elsewhere: what it says is its own. */
const DATABASE = /(?<![\w.-])[\w.-]{1,200}\.(?:rds|cache|docdb|memorydb|neptune)\.[\w.-]{0,40}amazonaws\.com(?:\.cn)?/g

/** Where a program lies, and what it is configured by, says nothing of what failed. */
const OWN_PATHS = /\/(?:etc|opt|var\/log|var\/lib|snap)\/(?:amazon|aws)[\w./-]{0,200}/g

/** Other clouds' metadata services stand at the same address. */
const OTHERS_METADATA = /169\.254\.169\.254\/(?:metadata\/|computeMetadata)/g

/** Words of another guard, whatever else the text names. */
export function isAnothers(text: string): boolean {
  return ANOTHERS.test(text) || isRefusalOfAnother(text)
}

/** Of another, unless it names AWS as well. */
function isForeign(text: string): boolean {
  return FOREIGN.test(text) || isOfOwnFile(text) || answeredByAnother(text)
}

function withoutRequests(said: string): string {
  const text = withoutCodeNames(said)
  const named = text.includes('amazonaws.com') ? text.replace(DATABASE, 'database') : text
  const own = named.replace(OTHERS_METADATA, 'metadata/').replace(OWN_PATHS, '/path')
  const asked = own.replace(NO_SUCH_PAGE, '').replace(NO_SUCH_FILE, 'client: ')
  const answered = asked.replace(ANSWERED_REQUEST, '')
  return answered.includes('"') ? answered.replace(REQUESTED, '""') : answered
}

/** May a line that was not understood be about what rolecall judges? */
export function isIdentityMatter(text: string): boolean {
  const own = withoutJob(text.slice(0, LOOKED_AT)).replace(PASSED_TESTS, '')
  const looked = withoutNames(withoutOtherMatters(withoutRequests(own)))
  if (isAnothers(looked)) return false
  // Of a test that found other things than it was written for, whatever it is called.
  if (isAssertion(looked)) {
    const found = withoutTitles(looked)
    return [IDENTITY, OF_S3, REGION, REFUSED].some((matter) => matter.test(found))
  }
  if (AWS.test(looked) || OF_ENVOY.test(looked)) return true
  if (isForeign(looked) || OF_VISITORS.test(looked)) return false
  if ([AMBIGUOUS, IDENTITY, OF_S3, REGION].some((matter) => matter.test(looked)) || isRefusedByName(looked)) return true
  return WAITING.test(looked) && !waitsForAnother(looked)
}

/** A visitor whose session or token ran out: what a web server answered, as Tornado tells it, and what the visitor will do. */
const OF_VISITORS =
  /(?:^|\] )[45]\d\d (?:GET|HEAD|POST|PUT|PATCH|DELETE) \/\S{0,300} \([\d.a-f:]{2,40}\)|\b(?:client|browser|user|visitor|caller|they|app)s? (?:will|must|should|has to|have to) (?:re-?authenticate|(?:authenticate|sign in|log in) again)\b|\b(?:ask|tell|prompt|forc|redirect|send)(?:ed|ing|s|e)? (?:the )?(?:client|browser|user|visitor|caller|app)s? (?:to (?:refresh|renew|re-?auth\w{0,10}|log ?in|sign ?in)|back to)\b|\b(?:[Pp]assword[ -]?reset|[Ee]-?mail (?:verification|confirmation)|[Aa]ctivation|[Ii]nvitation|[Mm]agic[ -]?link|[Uu]nsubscribe|[Rr]emember[ -]me) (?:token|link|code)s?\b|\b(?:[Cc]art|[Ll]ogin|[Uu]ser|[Ww]eb|[Bb]rowser) session (?:has |is )?expired\b|\b[Uu]ser credentials (?:have |are |has )?(?:now )?expired\b|\bmessage=invalid session token\b/

/** As web frameworks answer a visitor. */
const TO_A_VISITOR =
  /^\W{0,8}(?:Unauthorized(?:Exception|Error)?|Forbidden(?:Exception|Error)?)(?:: (?:Unauthorized|Forbidden(?: resource)?))?\W{0,8}(?:\n|$)|^\W{0,8}(?:Unauthorized|Forbidden)\w{0,20}: [^\n]{0,200}\b(?:cookie|session|login|password|csrf|authorization header|logged)\b|\buser ['"]?[\w.@-]{1,80}['"]? (?:has no |lacks |is not (?:allowed|authorized|permitted) to (?!perform))|\bfor (?:the )?user ['"]?[\w.@-]/i

/** Of somebody's tokens: it counts where the same log speaks of AWS. */
const OF_TOKENS =
  /\b(?:load|get|fetch|refresh|retriev\w{1,4}|obtain|renew|acquir\w{1,4}|exchang\w{1,4}|validat\w{1,4}|sign) (?:\w+ ){0,2}tokens?\b/i

/** May it be, where the rest of the log speaks of AWS? */
export function isRefusalMatter(text: string): boolean {
  const looked = withoutOtherMatters(withoutJob(text.slice(0, LOOKED_AT)).replace(PASSED_TESTS, ''))
  if (!(REFUSED.test(looked) || OF_TOKENS.test(looked)) || isAnothers(looked)) return false
  return !isForeign(looked) && !TO_A_VISITOR.test(looked)
}

/** What a program keeps elsewhere, or asks elsewhere for, and dies without. */
const KEPT_ELSEWHERE =
  /\b(?:(?:remote|object|cloud|external|blob) ?stor(?:e|age)|storage|bucket|backend|credentials?|secrets?|parameter store|queue|key ?store|identity|permissions?|auth\w{0,12}|account|region|assum\w{1,3}|presign\w{0,3}|snapshot|backup|upload|download)\b/i

/** May a process that speaks of AWS have died of it, though its last line names nobody? */
export function isDeathMatter(text: string): boolean {
  const looked = withoutNames(withoutOtherMatters(withoutRequests(withoutJob(text.slice(0, LOOKED_AT)))))
  if (isAnothers(looked) || isForeign(looked) || TO_A_VISITOR.test(looked) || OF_VISITORS.test(looked)) return false
  return KEPT_ELSEWHERE.test(looked) && FAILED.test(looked) && !waitsForAnother(looked)
}

export function speaksOfAws(text: string): boolean {
  return AWS.test(text.slice(0, LOOKED_AT))
}

/** What a prefilter must let through, so that no line is dropped which these questions would be asked of. */
export const MATTERS = [AWS, AMBIGUOUS, IDENTITY, REGION, WAITING, REFUSED].map(({ source }) => source).join('|')

const FAILED = eitherOf(
  WORKS_NO_MORE,
  /\bno basic auth credentials\b|(?<![\w/."~+-])(?:fail(?:ed|ing|ure|s)?|could ?n[o']t|cannot|can't|unable to|unsuccessful(?:ly)?|invalid|denied|refused|reject(?:ed|s)?|expired|forbidden|not accessible|inaccessible|not authorized|unauthori[sz]ed|time[ds]?[ -]?out|deadline exceeded)(?![\w/-])|\b(?:[Tt]here (?:was|were|is|are)|had|hit|encountered) (?:an? |some )?(?:problem|issue|trouble)s? (?:with|while|when)\b|^\W{0,8}(?:[Pp]roblem|[Tt]rouble) (?:with|while|when)\b|\bError[: ]|\berror (?:code|response|while|when|from|in|calling)\b|\b(?:an?|http|with) error\b|\b(?:HTTP|status(?: ?code)?|code|returned|responded|resulted in|got|received|with)(?: an?)?\W{0,3}[45]\d\d\b|\b(?:400 \(?Bad Request|401 \(?Unauthorized|403 \(?Forbidden)\b|\(Service: [\w .-]{1,40}[;,] Status Code: [45]/,
  FAILED_ELSEWHERE,
  REFUSED_ELSEWHERE,
)
/** As types of errors are called. */
const TYPE = /[a-z](?:Error|Exception|Fault|Failure)\b/
/** None of something failed. */
const NONE_FAILED =
  /\b(?:0|no|zero|none|without(?: any)?) (?:failed|failures?|errors?|timeouts?)\b|\b(?:failed|failures?|errors?|timeouts?)["']?\s?[:=]\s?(?:0\b|\[\]|null\b|nil\b|none\b|""|false\b)|\btimeout["']?\s?[:=]\s?["']?(?:\d|none\b|null\b|\$)|\b(?:set(?:s|ting)?|us(?:es|ing)|rais(?:es|ing)|increas(?:es|ing)|configur(?:es|ing)) (?:[\w-]{1,20} ){0,5}timeouts?\b(?!,)|\b(?:if|in case|when) (?:it|this|that|the \w+)? ?(?:fails|failed|expire[sd]?)\b|(?<!\d)0 ?(?:个|件|次)? ?(?:Fehler|fehlgeschlagen|erreurs?|errores|erros|errori|falhas|fallos|失败|失敗|错误|エラー|ошиб|실패|오류)|\b(?:keine|ohne|sans|aucune|sin|sem|nessun\w?) (?:Fehler|erreurs?|errores|erros|errore)|(?:失败|失敗|错误|エラー|실패|오류)(?:数|件数)?[:：=] ?0\b/i
/** A chain that passes over a provider, and what goes on without it. */
const PASSED_OVER =
  /^\s{0,8}-> |did not contain|environment variable|not found in (?:env|config)|skipping|skipped|did not provide|not configured|looking for|\btry(?:ing)? (?:the )?(?:next|another|other)|\bnext\b(?! ?_?retry|_| (?:iteration|attempt|try|run|round|cycle|tick|interval|poll|sync|time|loop|pass|reconcil))|defaulting to|optional|ignor(?:ed|ing)|\busing defaults?\b|continuing|proceeding|\b(?:requesting|fetching|getting|obtaining) (?:new|fresh)\b|\battempting to (?:renew|repull|refresh)\b|not running (?:on|in)|\b(?:remov|delet|purg|clean|prun|sweep|swept|evict|clear|dropp)\w{0,4}(?: up| out)? (?:\d[\d,]{0,12} |all |the )?(?:expired|stale)\b|(?<!providers in chain\. )deprecat/i
const TRIES = /\btry(?:ing)?\b/i

/** What AWS says of things, and not of who asks for them. */
const OF_THINGS =
  /already ?(?:exists|owned)|NoSuchKey|\bnot ?found\b|does not exist|ResourceInUse|ConditionalCheckFailed|\bNo such file/i

/** A metric and its value: what it counts is told elsewhere, or was made good. */
const COUNTED =
  /(?:^|\s)[a-z]\w{1,40}(?:\.\w{1,40}){1,6}(?:\[[^\]\n]{1,200}\]|\{[^}\n]{1,200}\}) ?[:=] ?\d[\d.]{0,20}(?:\s|$)/

/** Whatever else is named, this is where it went. */
const AT_AWS = /\bamazonaws\.com|\.amazonaws\.|\barn:aws|\bs3[an]?:\/\//i

function tellsOf(text: string, matters: readonly RegExp[]): boolean {
  if (COUNTED.test(text)) return false
  if (!(FAILED.test(text) || TYPE.test(text)) || PASSED_OVER.test(text) || NONE_FAILED.test(text)) return false
  if (FOREIGN.test(text) && !AT_AWS.test(text)) return false
  return matters.some((one) => one.test(text)) && (!OF_THINGS.test(text) || IDENTITY.test(text))
}

const FRAME = /^\s{0,12}(?:at |File "|from |\S{1,300}\.rb:\d)/

/** Lines that stand together, each with the one below it: what fails, and of whom, are said in one breath. */
function breaths(text: string): string[] {
  const lines = withoutRequests(text.slice(0, 2000)).split('\n', 30)
  if (lines.length === 1) return lines
  // Of an error with its stack, whose it is may stand in any frame.
  const frame = lines.slice(2).find((line) => FRAME.test(line) && AWS.test(line))
  return [...lines.slice(1).map((line, at) => `${lines[at]}\n${line}`), ...(frame ? [`${lines[0]}\n${frame}`] : [])]
}

/** Does a line that nobody gave a level tell of credentials, or of AWS, that failed? */
export function tellsOfFailure(text: string): boolean {
  return breaths(text).some((said) => tellsOf(said, [IDENTITY, AWS, AMBIGUOUS]) && !TRIES.test(said))
}

/** Does a line, whatever its writer made of it, tell of a failure that rolecall would judge? */
export function tellsOfTrouble(text: string): boolean {
  return !isAnothers(text) && breaths(text).some((said) => tellsOf(said, [AWS, IDENTITY, AMBIGUOUS, OF_S3]))
}

/** That AWS does not let somebody, or that who asks it has nothing to ask with. */
export function tellsOfRefusal(text: string): boolean {
  const looked = withoutRequests(text.slice(0, LOOKED_AT))
  return (
    OF_S3.test(looked) || (AWS.test(looked) && [REFUSED, IDENTITY, REFUSING_STATUS].some((one) => one.test(looked)))
  )
}
const REFUSING_STATUS = /\b40[13]\b/

/** The same in so few words that nothing else says that anything failed. At which level it counts, whoever asks knows. */
export function tellsBriefly(text: string): 'by code' | 'in words' | undefined {
  const looked = withoutRequests(text.slice(0, 2000))
  if (isAnothers(looked) || isForeign(looked) || OF_VISITORS.test(looked)) return undefined
  if (holdsRefusal(looked, speaksOfAws)) return 'by code'
  if (TO_A_VISITOR.test(looked)) return undefined
  return isRefusedByName(looked) || (AWS.test(looked) && isTurnedAway(looked)) ? 'in words' : undefined
}

/** Is it told with a status that says no, and with the place at AWS that it is about? */
export function tellsStatusAtAws(text: string): boolean {
  const looked = text.slice(0, 2000)
  return REFUSING_STATUS.test(looked) && (AT_AWS.test(looked) || namesBucket(looked))
}

/** Of AWS, or of credentials that are nobody else's: what mends one of them may mend another. */
export function speaksOfIdentity(text: string): boolean {
  const looked = text.slice(0, 2000)
  return AWS.test(looked) || (IDENTITY.test(looked) && !FOREIGN.test(looked))
}

/** Does it name somebody else, and not AWS? */
export function isOfOthers(text: string): boolean {
  const looked = text.slice(0, 2000)
  return FOREIGN.test(looked) && !AWS.test(looked)
}

/** Was somebody told no, in whatever words? */
export function saysRefused(text: string): boolean {
  const looked = text.slice(0, 2000)
  return REFUSED.test(looked) || OF_S3.test(looked) || REFUSING_STATUS.test(looked)
}

const METADATA_IN_VAIN =
  /169\.254\.(?:169\.254|170\.(?:2|23))[^\n]{0,300}(?:\n\s[^\n]{0,300}){0,20}\nCaused by: \S{1,120}: [^\n]{0,80}(?:timed? ?out|refused|unreachable|no route to host|host is down)|169\.254\.(169\.254|170\.(2|23)).{0,200}(timed? ?out|refused|unreachable|deadline exceeded|no route to host|host is down|EHOSTUNREACH|ETIMEDOUT)|(timed? ?out|Unable to connect|unreachable|refused|no route to host|host is down|EHOSTUNREACH|deadline exceeded).{0,200}(169\.254\.|instance metadata service)/i

/** Was the metadata service asked in vain, in words of no SDK in particular? */
export function isMetadataInVain(text: string): boolean {
  return METADATA_IN_VAIN.test(text.slice(0, LOOKED_AT))
}
