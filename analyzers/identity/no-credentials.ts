import { assumeRoleCallsAmong } from '../../src/facts/signing.ts'

// Wordings: src/vocabulary/wordings; https://github.com/aws/aws-sdk-js-v3/issues/2549

import {
  asksContainer,
  givenByHost,
  isMetadataMute,
  isUnanswered,
  isWithoutCredentials,
  unsentForSilence,
} from '../../src/facts/host-credentials.ts'
import { neverConnected } from '../../src/facts/lost-connections.ts'
import { asksForRole, isRefused, isUnexplained, quoted, refusalEvidence } from '../../src/facts/refusals.ts'
import { spentIn } from '../../src/facts/time-spent.ts'
import { type HostAnswer, hostAnswerIn, metadataAnswered, severityOfTold } from '../../src/facts/told-metadata.ts'
import { isDenial } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { saidBy, toldBy } from '../../src/model/log-text.ts'
import { oncePerProcess } from '../../src/model/once-per.ts'
import type { Evidence, LogRecord } from '../../src/model/records.ts'
import type { Draft, Rule, Unsettled } from '../../src/model/rule.ts'
import { callName, count, cut, duration, list } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { tells } from '../../src/vocabulary/tells.ts'

function hasFailed({ kind, outcome }: Call): boolean {
  return kind === 'aws' && outcome === 'error'
}

/** Something else of AWS failed, and nothing made it good. */
function isRefusedBefore(call: Call, without: readonly Call[]): boolean {
  return hasFailed(call) && !call.mended && !without.includes(call)
}

export const rule: Rule = {
  id: 'no-credentials',
  title: 'The server has no credentials to begin with',
  severity: 'error',
  step: 3,
  suspect: 'credentials',
  needs: [],
  trigger: { any: [{ digest: ['callFailed', 'metadataInVain'] }, { told: ['no-credentials', 'metadata-silent'] }] },
  effectOf: ['provider-failed'],
  causes: ['provider-failed', 'credentials-missing', 'call-failed', 'calls-slowed', 'time-lost'],
  *check(c: Case): Iterable<Draft | Unsettled> {
    const without = c.calls.filter(isWithoutCredentials)
    // Whoever pulls an image without a login lacks what another call was to fetch.
    const reason = c.calls.some((call) => isRefusedBefore(call, without))
    const failed = reason ? without.filter((call) => !tells('registry-login-missing', call.errorMessage)) : without
    // A chain that goes on to the next provider says so too, and then works.
    const works = c.calls.some((call) => call.kind === 'aws' && call.outcome === 'ok')
    // Of what a call failed that the same line tells of is the reason why the chain ended.
    const explained = new Set(c.calls.filter(hasFailed).map(({ evidence }) => placeOf(evidence)))
    const lines =
      failed.length || works || c.calls.some((call) => asksForRole(call) && isRefused(call))
        ? []
        : c.logs.filter(
            (log) => !isCalm(log) && toldBy(log).includes('no-credentials') && !explained.has(placeOf(log.evidence)),
          )
    if (failed.length === 0 && lines.length === 0 && !diedLooking(c)) {
      const refused = works ? [] : metadataAnswered(c)
      if (refused.length > 0) yield withoutRole(c, refused)
      else if (c.calls.some(isUnexplained)) yield UNTOLD
      return
    }
    // The host gave some, before or after: intermittent is not absent.
    if (metadataOf(c).some(isUnanswered) && givenByHost(c).length) return
    // Nobody has to give the server any: those that there are do not come.
    if (unsentForSilence(c).length && failed.every((call) => lackingOf(call) === '')) return
    // Of several reasons in one log each has its own remedy; a chain that ends in vain adds nothing to the reason that is named.
    const byReason = new Map<string, Call[]>()
    for (const call of failed) {
      const reason = lackingOf(call)
      byReason.set(reason, [...(byReason.get(reason) ?? []), call])
    }
    const [named, ...others] = [...byReason].filter(([reason]) => reason !== '')
    const all = named ? failed.filter((call) => lackingOf(call) === named[0] || lackingOf(call) === '') : failed
    yield lack(c, all, lines, named?.[0])
    for (const [reason, calls] of others) yield lack(c, calls, [], reason)
  },
}

/** What the error names that was to give credentials: a profile, a process; nothing where it only says that there are none. */
function lackingOf({ errorCode, errorMessage = '' }: Call): string {
  const [, ...names] = NO_PROFILE.exec(errorMessage) ?? []
  const name = names.find(Boolean)
  if (name || errorCode === 'ProfileNotFound') return `profile ${name ?? ''}`.trim()
  return OF_PROCESS.test(errorMessage) ? 'credential_process' : ''
}
/** botocore's, Go's, and the words of others. */
const NO_PROFILE =
  /\bconfig profile \(([^)\n]{1,80})\) could not be found|\bget shared config profile, ([\w.@/-]{1,80})|\bprofile (?:named )?['"“`]?([\w.@/-]{1,80})['"”`]? (?:could not be found|(?:was |is )?not found|(?:is )?not (?:defined|configured)|does not exist)/i
const OF_PROCESS =
  /\bcredential_process\b|\bcustom-process\b|ProcessProvider\w{0,20}Error|process provider error|ProcessCredential\w{0,20}/

function lack(c: Case, failed: readonly Call[], lines: readonly LogRecord[], reason: string | undefined): Draft {
  const { toolCall: t } = c
  const providers = providersOf(c)
  const first = (reason && failed.find((call) => lackingOf(call) === reason)) || failed[0]
  const forSts = first ? first.service === 'STS' : isWithoutForSts(c.ledger, t.process)
  const role = t.expectedRole ?? first?.roleArn ?? roleAskedOf(c.ledger, t.process)
  const evidence: Evidence[] = [
    ...failed.flatMap(refusalEvidence),
    ...lines.map((line) => line.evidence),
    ...metadataOf(c).map((call) => call.evidence),
  ]
  const environment = c.ledger.environment(t.process)
  const host = hostAnswer(c, failed)
  const call = first ? `${callName(first)}${first.bucket ? ` for s3://${first.bucket}` : ''}` : 'its AWS call'
  return {
    message: host
      ? `The server has no credentials: ${host.says}; ${call} was never sent`
      : reason?.startsWith('profile')
        ? `The server has no credentials: ${first?.errorCode === 'ProfileNotFound' && first.errorMessage ? first.errorMessage : `there is no ${reason}`}`
        : reason === 'credential_process'
          ? `The server has no credentials: the command of credential_process failed; ${call} was never sent`
          : forSts
            ? `The server has no credentials of its own to call STS with${role ? `: AssumeRole of ${role} was never sent` : ''}`
            : `The server has no credentials: ${call} was never sent`,
    expected: 'one provider of the credential chain answers',
    observed: `${first ? quoted(first) : lines[0] ? `the log says: ${tells('no-credentials', saidBy(lines[0]))}` : `${t.tool} was still asking for credentials when it ended`}${providers ? `; asked: ${providers}` : ''}`,
    fix: host?.fix ?? fixOf(c, first, reason),
    // They came in the end: the network, or a sidecar, was not there yet.
    ...(failed.length > 0 &&
      (failed.every((one) => c.ledger.healed(one)) || hasOthers(failed, c)) && { severity: 'info' as const }),
    // Where no role is asked for, nobody was to call AssumeRole.
    ...(!forSts && !role && { step: 4 as const }),
    confidence: first ? (first.seenAs === 'log' ? 'medium' : 'high') : 'medium',
    subject: ['no credentials', t.service || t.process, ...(reason ? [reason] : [])],
    evidence: environment ? [...evidence, environment.evidence] : evidence,
  }
}

/** No call is known that was to be signed: the metadata service was asked, and gave no credentials. */
function withoutRole(c: Case, lines: readonly LogRecord[]): Draft {
  const { toolCall: t } = c
  const host = hostAnswerIn(lines.map(saidBy))
  return {
    message: `The server has no credentials: ${host?.says ?? 'the metadata service refused to give any'} (${count(lines.length, 'log line')})`,
    expected: 'one provider of the credential chain answers',
    observed: cut(saidBy(lines[0]!), 300),
    fix: host?.fix ?? fixOf(c, undefined, undefined),
    severity: severityOfTold(c, lines),
    confidence: 'medium',
    subject: ['no credentials', t.service || t.process],
    evidence: lines.map((line) => line.evidence),
  }
}

/** A profile that is not there is passed over, where the same process signs with other credentials and is answered. */
function hasOthers(failed: readonly Call[], { ledger, toolCall: { process } }: Case): boolean {
  return (
    failed.every(({ errorCode, seenAs }) => errorCode === 'ProfileNotFound' && seenAs !== 'log') &&
    isServed(ledger, process)
  )
}

function fixOf(c: Case, first: Call | undefined, reason: string | undefined): string {
  if (first?.service === 'ECR' && /^(?:call)?$/.test(first.operation))
    return 'Log in to the registry first: `aws ecr get-login-password | docker login --username AWS --password-stdin <registry>`, or docker-credential-ecr-login; a kubelet takes the role of its node, which needs AmazonEC2ContainerRegistryReadOnly.'
  if (reason?.startsWith('profile'))
    return `Correct the name of the profile (AWS_PROFILE, \`profile_name\` of the session), or put it into ~/.aws/config of the user that the server runs as: \`aws configure list-profiles\` shows those that there are. On AWS itself leave it out: the role of the task, pod or instance needs none.`
  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
  if (reason === 'credential_process')
    return 'Run the command that `credential_process` of the profile names, as the user that the server runs as: it must end with 0 and print JSON with Version 1, AccessKeyId, SecretAccessKey and an Expiration that lies ahead. Most often it is not in PATH there, wants somebody to log in first, or asks the terminal.'
  return `${isSilent(c) ? 'In a container on EC2 the metadata service’s answer does not arrive while the hop limit is 1: `aws ec2 modify-instance-metadata-options --instance-id <id> --http-put-response-hop-limit 2`. Elsewhere: ' : ''}Give the server credentials for its own identity: a task, pod or instance role in AWS; elsewhere AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE with a mounted ~/.aws. Where there is no metadata service set AWS_EC2_METADATA_DISABLED=true, so that the failure comes at once. \`rolecall doctor\` tries the chain provider by provider.`
}

const UNTOLD: Unsettled = {
  inconclusive: true,
  missing: ['aws-calls'],
  settleBy:
    'give the server’s log, or its spans: client-side monitoring shows that calls failed before any try was sent, as they do without credentials, but not why ("Unable to locate credentials" would say it)',
}

/** Of a provider that was asked last, and whose own words tell more than that there are no credentials. */
function hostAnswer(c: Case, failed: readonly Call[]): HostAnswer | undefined {
  if (failed.length === 0) return undefined
  return hostAnswerIn([
    ...failed.map(({ errorMessage }) => errorMessage ?? ''),
    ...c.logs.filter((log) => !isCalm(log) && toldBy(log).includes('metadata-silent')).map(saidBy),
  ])
}

/** The metadata service took what was asked, or lost it on the way, and gave no word. */
function isSilent(c: Case): boolean {
  const requests = metadataOf(c).filter((call) => !asksContainer(call))
  return requests.length > 0 && requests.every((call) => isUnanswered(call) && !neverConnected(call.errorCode))
}

/** What a chain says of each provider that it passes over. */
function isCalm({ severity }: LogRecord): boolean {
  return severity === 'trace' || severity === 'debug' || severity === 'info'
}

function placeOf({ file, line, at }: Evidence): string {
  return `${file}:${line ?? at ?? ''}`
}

/** Given up while the chain was still at the metadata service, in a process that is known to have no credentials. */
function diedLooking(c: Case): boolean {
  const requests = metadataOf(c)
  // One that takes connections is there, and what is to be had of it does not come.
  if (requests.length === 0 || requests.some((call) => call.issued) || isMetadataMute(c)) return false
  if (c.calls.some((call) => call.signedBy && call.signedBy.kind !== 'none')) return false
  return isWithout(c.ledger, c.toolCall.process)
}

const isWithout = oncePerProcess((ledger, process) =>
  ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).some(isWithoutCredentials),
)

/** It signs, and is answered. Where anybody is refused, it may be for want of the profile. */
const isServed = oncePerProcess((ledger, process) => {
  const calls = ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).filter(({ kind }) => kind === 'aws')
  return (
    calls.some(({ outcome, signedBy }) => outcome === 'ok' && signedBy !== undefined) &&
    calls.every((call) => !isDenial(call.errorCode))
  )
})
/** The role that a process asks for, where it never asks for another: not each of its failures says which. */
const roleAskedOf = oncePerProcess((ledger, process) => {
  const asked = ledger.assumeRoleCalls.filter((call) => call.process === process)
  const roles = new Set(asked.flatMap(({ roleArn }) => roleArn ?? []))
  return roles.size === 1 ? [...roles][0] : undefined
})
const isWithoutForSts = oncePerProcess((ledger, process) =>
  assumeRoleCallsAmong(ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY)).some(isWithoutCredentials),
)

function metadataOf({ calls }: Case): Call[] {
  return calls.filter((call) => call.kind === 'metadata')
}

/** Provider by provider, as far as the evidence tells: the generic message hides which of them should have answered. */
function providersOf(c: Case): string {
  const environment = c.ledger.environment(c.toolCall.process)
  const has = (name: string) => environment?.variables.includes(name)
  const container = metadataOf(c).filter(asksContainer)
  const requests = metadataOf(c).filter((call) => !asksContainer(call))
  // Files of other providers are no profile.
  const profiles = environment?.files.filter((file) => !file.startsWith('$')) ?? []
  const spent = spentIn(requests, c.toolCall.start, c.toolCall.until)
  const parts = environment
    ? [
        has('AWS_ACCESS_KEY_ID') ? 'environment (keys are set)' : 'environment (no AWS_ACCESS_KEY_ID)',
        has('AWS_PROFILE') || profiles.length
          ? `profile (${list([...(has('AWS_PROFILE') ? ['AWS_PROFILE'] : []), ...profiles], 3)})`
          : 'profile (no ~/.aws file)',
        has('AWS_WEB_IDENTITY_TOKEN_FILE') ? 'web identity (token file is set)' : 'web identity (not set)',
        has('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') || has('AWS_CONTAINER_CREDENTIALS_FULL_URI')
          ? `container (is set${container.length ? `, ${answers(container)}` : ''})`
          : 'container (not set)',
      ]
    : []
  if (requests.length) parts.push(`metadata (${answers(requests)}, ${duration(spent)})`)
  else if (has('AWS_EC2_METADATA_DISABLED')) parts.push('metadata (disabled)')
  return (parts.length ? parts : toldProviders(c)).join(', ')
}

/** The chain's history in the SDK's own words, where nothing else tells of it. */
function toldProviders({ logs }: Case): string[] {
  const told = logs.flatMap((log) => log.attributes['rolecall.log.credentials_asked'] ?? [])
  return [...new Set(told.map(String))].slice(0, 8)
}

/** `10 requests, none answered`, `5 requests, all answered 400`. */
function answers(requests: readonly Call[]): string {
  const statuses = [...new Set(requests.map(({ httpStatus }) => httpStatus))]
  const [only, another] = statuses
  const answered =
    another === undefined && only !== undefined && requests.every(({ outcome }) => outcome !== 'ok')
      ? `all answered ${only}`
      : requests.some(({ outcome }) => outcome === 'ok')
        ? 'some answered'
        : 'none answered'
  return `${count(requests.length, 'request')}, ${answered}`
}
