/** The sentence in which the AWS SDKs for Java, and who is built on them, tell of an answer: `(Service: S3, Status Code: 403, Request ID: …)`. */
import type { AwsFacts } from './aws-facts.ts'

const VERSION_1 =
  /\(Service: (?<service>[\w ]{1,60}); Status Code: (?<status>\d+); Error Code: (?<code>[\w ]{1,80}); Request ID: (?<id>[\w-]*)/
/** Whoever publishes a log may mask the id. */
const VERSION_2 = /\(Service: (?<service>[\w ]{1,60}), Status Code: (?<status>\d+), Request ID: (?<id>[\w-]*)/

/** As Step Functions names what a service answered: `Glue.CrawlerRunningException`. */
const OF_STATE_MACHINE = /\b[A-Z]\w{1,30}Failed: [A-Z]\w{1,30}\.([A-Z]\w{2,60}Exception): [^\n]{0,600}\(Service: /

/** A code in its own name, and no class of exceptions. */
const BEFORE_SERVICE = /(?:^|[\s.])(?!\w{0,80}(?:Exception|Error):)([A-Z][a-z]+[A-Z]\w{2,60}): [^\n]{0,600}\(Service: /

/** A class by its name alone, as loggers print it that leave packages out: a service's own exception (`S3Exception`) says nothing. */
const CLASS_ALONE =
  /(?:^|[\s(])((?:[A-Z]\w{0,60})?(?:NotFound|NotExist|NonExistent|AlreadyExists|InUse|CheckFailed|LimitExceeded|Conflict|InvalidParameter|InvalidRequest|Validation)Exception): [^\n]{0,600}\(Service: /

export function isJavaAnswer(text: string): boolean {
  return VERSION_1.test(text) || VERSION_2.test(text)
}

export function javaAnswer(text: string, facts: AwsFacts): void {
  const said = (VERSION_1.exec(text) ?? VERSION_2.exec(text))?.groups
  if (!said) return
  facts.status = Number(said['status'])
  // A metadata service has no name there, and gives no code and no id.
  const { service, code, id } = said
  if (service !== 'null') facts.service = service!
  if (code && code !== 'null') facts.code = code
  if (id && id !== 'null') facts.requestId = id
}

/** Sentences that one code has, whichever class carries them. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const SENTENCES: readonly (readonly [code: string, sentence: RegExp])[] = [
  ['RequestThrottled', /\bRequest is throttled\b/],
  ['ValidationException', /\b\d{1,3} validation errors? detected: /],
  [
    'MalformedPolicyDocument',
    /\bMalformedPolicyDocument\b|\b(?:Syntax errors in policy|This policy contains invalid J[Ss][Oo][Nn]|Policy document (?:should not specify a|must (?:contain|specify|be))|The policy (?:failed legacy parsing|is not in the valid JSON format))/,
  ],
]

/** The sentence leaves the code to the exception's name, which whoever logs the sentence alone leaves out. */
export function codeBefore(text: string, status: number): string {
  return (
    OF_STATE_MACHINE.exec(text)?.[1] ??
    BEFORE_SERVICE.exec(text)?.[1] ??
    CLASS_ALONE.exec(text)?.[1] ??
    SENTENCES.find(([, sentence]) => sentence.test(text))?.[0] ??
    `Http${status}Error`
  )
}
