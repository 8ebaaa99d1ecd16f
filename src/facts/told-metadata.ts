/** What logs tell of the metadata service that was asked for credentials and gave none: nobody answered, or it did, and had none to give. */
import { bool, text } from '../model/attribute-access.ts'
import { SEMCONV as S } from '../model/attributes.ts'
import { saidBy, toldBy } from '../model/log-text.ts'
import type { LogRecord } from '../model/records.ts'
import type { Severity } from '../model/rule.ts'
import type { Case } from '../model/tool-call.ts'
import { isMetadataInVain } from '../vocabulary/identity-matters.ts'

/** Whoever answers with a status was reached. */
const ANSWERED =
  /\b(?:status(?: ?code)?|response(?: code)?|code|returned|answered|got|with|in an?)\b["']?[ :=(`]{1,4}(?:HTTP(?:\/[\d.]{1,3})? )?[45]\d\d\b|\b[45]\d\d (?:- )?(?:Not Found|Unauthorized|Forbidden|Bad Request)\b|\/latest\/meta-data\/iam\/security-credentials\/?[^\w/][^\n]{0,120}\b404\b/i

/** Lines that tell of the metadata service asked in vain, by silence. */
export function metadataSilent(c: Case): LogRecord[] {
  return inVain(c).filter((log) => !isAnswered(log))
}

/** Lines that tell of its refusal. */
export function metadataAnswered(c: Case): LogRecord[] {
  return inVain(c).filter(isAnswered)
}

function inVain({ logs }: Case): LogRecord[] {
  return logs.filter(
    (log) =>
      (isMetadataInVain(saidBy(log)) || toldBy(log).includes('metadata-silent')) &&
      !toldBy(log).includes('container-refused') &&
      // It was the container's own endpoint, which an earlier line named.
      !text(log, S.serverAddress)?.startsWith('169.254.170.'),
  )
}

/** It has more to give than credentials: an instance's id, its network. */
function isAnswered(log: LogRecord): boolean {
  const said = saidBy(log)
  return OF_CREDENTIALS.test(said) && ANSWERED.test(said) && !isMetadataInVain(said)
}

const OF_CREDENTIALS = /credential|\brole\b/i

/** Of lines of a chain that looks for credentials: an SDK says so of each place in which it found none. */
export function severityOfTold({ toolCall: { outcome } }: Case, lines: readonly LogRecord[]): Severity {
  if (outcome === 'timeout' || lines.some((log) => log.severity === 'fatal' || isLastWord(log))) return 'error'
  // It answered in the end, as the network was not there yet; or nobody needed it.
  return lines.every((log) => log.severity === 'info' || isPassedOver(log)) ? 'info' : 'warning'
}

/** The process failed of it, and was not started anew with better luck. */
function isLastWord(log: LogRecord): boolean {
  return bool(log, 'rolecall.log.last_word') === true && !bool(log, 'rolecall.log.mended')
}

function isPassedOver(log: LogRecord): boolean {
  return ['rolecall.log.mended', 'rolecall.log.passed_over'].some((mark) => bool(log, mark))
}

/** What is known of the host’s own provider from the words of its failure, and helps. */
export interface HostAnswer {
  /** What its error says, at the least. */
  told: RegExp
  says: string
  fix: string
}

const ONE_HOP =
  'In a container on EC2 that answer does not arrive while the hop limit is 1: `aws ec2 modify-instance-metadata-options --instance-id <id> --http-put-response-hop-limit 2`, or give the container a role of its own (a task role, EKS Pod Identity, a service account’s role). Off EC2 there is no such service: give the server AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE with a mounted ~/.aws, and set AWS_EC2_METADATA_DISABLED=true.'

const HOST_ANSWERS: readonly HostAnswer[] = [
  {
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
    told: /\b404\b/,
    says: 'the metadata service answered 404: it has no role to give',
    fix: 'The metadata service answers, so neither the network nor the hop limit is to blame: no instance profile is attached to the instance. Attach one (`aws ec2 associate-iam-instance-profile --instance-id <id> --iam-instance-profile Name=<profile>`), or give the process keys of its own.',
  },
  {
    told: /\b401\b/,
    says: 'the metadata service answered 401, as it does where it asks for a session token (IMDSv2) and the SDK sends none',
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-transition-to-version-2.html
    fix: 'There is a metadata service, and it wants IMDSv2: bring the SDK to a version that asks for a session token first (Go 1.25.38, Java 1.11.678, boto3 1.12.6, AWS CLI 1.16.289; every version 2 or 3), or until then `aws ec2 modify-instance-metadata-options --instance-id <id> --http-tokens optional`.',
  },
  {
    told: /\/latest\/api\/token[\s\S]{0,300}?(?:time[ds]? ?-?out|elapsed|deadline|cancel)|(?:time[ds]? ?-?out|elapsed|deadline|cancel)[\s\S]{0,300}?\/latest\/api\/token/i,
    says: 'the metadata service gave no session token in time',
    fix: ONE_HOP,
  },
  {
    told: /\bec2imds: Get(?:Metadata|Token)\b[\s\S]{0,300}?(?:deadline exceeded|i\/o timeout|Client\.Timeout)/i,
    says: 'the metadata service gave no answer in time',
    fix: ONE_HOP,
  },
]
/** botocore's words, of the container's own endpoint. */
const CONTAINER_UNREACHED: HostAnswer = {
  told: /container-role[\s\S]{0,200}?(?:Could not connect|Connect timeout|Read timeout)/,
  says: 'the container’s credentials endpoint was not reached',
  fix: 'Nothing answers where AWS_CONTAINER_CREDENTIALS_FULL_URI (or _RELATIVE_URI, at 169.254.170.2) leads: a variable that was copied from another task, an ECS agent or EKS Pod Identity agent (169.254.170.23, a DaemonSet on each node) that does not run, or a network policy or proxy in between (NO_PROXY). Out of a container unset it.',
}
/**
 * Of the SDKs for Go, Python, JavaScript and Java: the address that a container's environment names is none that they ask.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-minimum-sdk.html
 */
const CONTAINER_UNASKED: HostAnswer = {
  told: /(?:invalid endpoint host|[Uu]nsupported host(?:name)?|not a valid container metadata service hostname|has an invalid host)[\s\S]{0,200}?169\.254\.170\.23|169\.254\.170\.23[\s\S]{0,200}?(?:not a valid container metadata service hostname|has an invalid host)|only supports 127\.0\.0\.1[\s\S]{0,80}169\.254\.170\.23/,
  says: 'the SDK is older than EKS Pod Identity, and does not ask its agent (169.254.170.23)',
  fix: 'Bring the SDK to a version that knows EKS Pod Identity (Go 1.47.11, Go v2 of 14 November 2023, boto3 1.34.41, AWS CLI 2.15.0 or 1.30.0, JavaScript 3.458.0 or 2.1550.0, Java 2.21.30 or 1.12.746; of a program that brings its SDK along a newer release), or give its service account a role by IRSA (`eks.amazonaws.com/role-arn`).',
}
const OF_METADATA = /169\.254\.169\.254|metadata|IMDS/i

/** What the words of a failure tell of it. */
export function hostAnswerIn(said: readonly string[]): HostAnswer | undefined {
  if (said.some((words) => CONTAINER_UNASKED.told.test(words))) return CONTAINER_UNASKED
  const own = said.filter((words) => OF_METADATA.test(words))
  return [...HOST_ANSWERS, CONTAINER_UNREACHED].find(({ told }) => own.some((words) => told.test(words)))
}
