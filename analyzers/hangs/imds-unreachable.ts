// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html (hop limit)
// https://github.com/aws/aws-cli/issues/6130 ("Connection to 169.254.169.254 timed out. (connect timeout=1)")

import { givenByHost, isUnanswered, isWithoutCredentials, unsentForSilence } from '../../src/facts/host-credentials.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { quoted } from '../../src/facts/refusals.ts'
import { lastByte, spentIn } from '../../src/facts/time-spent.ts'
import { metadataSilent, severityOfTold } from '../../src/facts/told-metadata.ts'
import type { Call } from '../../src/model/call.ts'
import { largest, smallest } from '../../src/model/extremes.ts'
import { saidBy } from '../../src/model/log-text.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut, duration, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Off EC2 one client's two probes of a second each are normal, µs. */
const NORMAL = 2_500_000
const SHARE = 0.5
/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
const OF_AGENT = /169\.254\.170\.23\b|fd00:ec2::23\b|pod identity agent/i

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
const OF_CONTAINER = /169\.254\.170\.2\b/

export const rule: Rule = {
  id: 'imds-unreachable',
  title: 'The metadata service does not answer',
  severity: 'error',
  step: 4,
  suspect: 'metadata',
  needs: [],
  trigger: {
    any: [
      { digest: ['metadataInVain', 'metadataSlow'] },
      { log: ['169.254.', 'instance metadata service'] },
      { told: ['metadata-silent'] },
    ],
  },
  effectOf: ['provider-failed'],
  causes: ['call-failed', 'calls-slowed', 'time-lost'],
  limits: [
    { us: NORMAL, says: 'asking, from which on it is more than the two probes that one client makes off EC2' },
    { share: SHARE, says: 'of the time of a tool call that was abandoned, from which on it is an error' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const probes = c.calls.filter((call) => call.kind === 'metadata' && call.start <= t.until && !isRefused(call))
    if (probes.length === 0) {
      yield* fromLog(c)
      return
    }
    if ((yield* intermittent(c, probes)) || (yield* mute(c, probes))) return
    const vain = probes.filter((call) => call.outcome !== 'ok')
    // Answered slowly is no better than not answered: both are waited for.
    const spent = spentIn(probes, t.start, t.until)
    const total = t.until - t.start
    const atStart = t.kind === 'process'
    const decisive = !atStart && t.outcome === 'timeout' && spent / total >= SHARE
    // A worker that had no credentials after all has nothing else that it waited for.
    const beside = atStart && probes.some(isUnanswered) && c.calls.some(isWithoutCredentials)
    if (!decisive && !beside && (spent < NORMAL || (vain.length === 0 && spent / total < SHARE))) return
    const host = probes[0]!.host ?? 'the metadata endpoint'
    const longest = largest(probes.map((call) => (lastByte(call) ?? t.until) - call.start))
    yield {
      message: `${atStart ? t.service : t.tool} waited ${duration(spent)}${atStart ? '' : ` of ${duration(total)} (${percent(spent, total)})`} for the metadata service at ${host}: ${count(probes.length, 'probe')}, ${vain.length} in vain`,
      expected: 'credentials come from a source that this process has, at once',
      observed: `${count(probes.length, 'probe')} (${kinds(probes)}), the longest ${duration(longest)}, together ${duration(spent)}; ${vain.length} failed or were never answered`,
      fix: 'Off EC2: give the process credentials (AWS_ACCESS_KEY_ID …, AWS_PROFILE, a task or pod role), or set AWS_EC2_METADATA_DISABLED=true so that the chain ends at once. In a container on EC2: `aws ec2 modify-instance-metadata-options --instance-id <id> --http-put-response-hop-limit 2`. Share one client, or one provider, instead of letting each client probe anew.',
      // Answered, and nobody gave up over it: slow, once.
      severity: decisive ? 'error' : atStart || (vain.length === 0 && t.outcome !== 'failed') ? 'info' : 'warning',
      confidence: vain.length ? 'high' : 'medium',
      subject: [t.service, host],
      evidence: [...probes.map((call) => call.evidence), ...(t.deadline?.evidence ?? [])],
    }
  },
}

/** A refusal is an answer: why it refused is another rule's. */
function isRefused({ httpStatus = 0, errorCode }: Call): boolean {
  return httpStatus >= 400 || errorCode === 'AssumeRoleUnauthorizedAccess'
}

/** It answered some, and was too slow for others: those calls had no credentials, though there are some. */
function* intermittent(c: Case, probes: readonly Call[]): Generator<Draft, boolean> {
  const failed = c.calls.filter(isWithoutCredentials)
  const vain = probes.filter(isUnanswered)
  const given = givenByHost(c)
  const first = failed[0]
  if (!first || vain.length === 0 || given.length === 0) return false
  const limit = largest(vain.map((call) => (lastByte(call) ?? call.start) - call.start))
  const requests = new Set(probes.map(({ parentSpanId }) => parentSpanId)).size
  const { service, process } = c.toolCall
  const some =
    failed.length < requests
      ? `did not answer ${failed.length} of ${requests} requests for credentials within ${duration(limit)}`
      : `did not answer ${count(failed.length, 'request')} for credentials within ${duration(limit)}, and others it did`
  yield {
    message: `The metadata service ${some}: ${callName(first)} was never sent`,
    expected: 'the metadata service answers each request for credentials, or few are made',
    observed: `${count(vain.length, 'request')} without an answer, ${count(failed.length, 'call')} without credentials (${quoted(first)}); it gave some to the same process (${given.length} of its calls show it)`,
    fix: `There are credentials: ask for them less often. Share one client, or one provider, in the whole process; a client made for each job asks anew, and the metadata service limits how much it answers. Give it longer as well: ${inLanguage(c, { nodejs: '`fromInstanceMetadata({ timeout: 5000, maxRetries: 3 })` (AWS SDK for JavaScript v3)', python: 'AWS_METADATA_SERVICE_TIMEOUT and AWS_METADATA_SERVICE_NUM_ATTEMPTS (boto3)', other: 'timeout and attempts of the SDK’s metadata client' })}.`,
    confidence: 'high',
    subject: [service || process, 'intermittent'],
    evidence: [...failed, ...vain, ...given.slice(0, 3)].map((call) => call.evidence),
  }
  return true
}

/** It takes connections and answers none: whoever has nothing else goes without credentials. */
function* mute(c: Case, probes: readonly Call[]): Generator<Draft, boolean> {
  const [first] = unsentForSilence(c)
  if (!first || c.ledger.healed(first)) return false
  const { service, start, until } = c.toolCall
  const host = probes[0]!.host ?? 'the metadata endpoint'
  yield {
    message: `The metadata service at ${host} takes connections and answers none: ${callName(first)} was never sent`,
    expected: 'the metadata service answers, or credentials come from elsewhere',
    observed: `${count(probes.length, 'probe')} (${kinds(probes)}), each connected, none answered, together ${duration(spentIn(probes, start, until))}; ${quoted(first)}`,
    fix: `In a container on EC2 the answer does not arrive while the hop limit is 1: \`aws ec2 modify-instance-metadata-options --instance-id <id> --http-put-response-hop-limit 2\`, or give the container a role of its own (a task role, EKS Pod Identity, a service account’s role). A proxy, a firewall or an agent in between takes connections as well (NO_PROXY=169.254.169.254). Where there is no metadata service: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, and AWS_EC2_METADATA_DISABLED=true.`,
    confidence: 'high',
    subject: [service, host],
    evidence: [first, ...probes].map((call) => call.evidence),
  }
  return true
}

/** Logs say that it was asked in vain, not how long it took; whoever answers with a status was reached: another rule speaks of it. */
function* fromLog(c: Case): Iterable<Draft> {
  const { toolCall: t } = c
  const lines = metadataSilent(c)
  const line = lines[0]
  if (!line) return
  const agent = lines.some((log) => OF_AGENT.test(saidBy(log)))
  const container = lines.some((log) => OF_CONTAINER.test(saidBy(log)))
  const times = lines.flatMap((log) => (log.time === undefined ? [] : [log.time]))
  const over = times.length > 1 ? ` over ${duration(largest(times) - smallest(times))}` : ''
  yield {
    message: `${t.kind === 'process' ? t.service : t.tool} asked ${agent ? 'the EKS Pod Identity agent' : container ? 'the endpoint of container credentials (169.254.170.2)' : 'the metadata service'} in vain (${count(lines.length, 'log line')}${over})`,
    expected: 'credentials come from a source that this process has, at once',
    observed: cut(saidBy(line), 300),
    fix: agent
      ? 'Look whether `eks-pod-identity-agent` runs on that node and what its log says at that time (`kubectl -n kube-system logs ds/eks-pod-identity-agent`); where it only answered late, give the client a longer timeout.'
      : container
        ? 'The ECS agent gives a task its role at 169.254.170.2, inside the task’s network only: for the docker daemon itself (a log driver, an execution role) the agent sets the route up where it runs with ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true; elsewhere give the process credentials of its own.'
        : 'Give the process credentials, or set AWS_EC2_METADATA_DISABLED=true; in a container on EC2, raise the hop limit (`--http-put-response-hop-limit 2`).',
    severity: severityOfTold(c, lines),
    confidence: 'medium',
    subject: [t.service, agent ? '169.254.170.23' : '169.254.169.254'],
    evidence: lines.map((log) => log.evidence),
  }
}

function kinds(probes: readonly Call[]): string {
  const tally = new Map<string, number>()
  for (const { operation } of probes) tally.set(operation, (tally.get(operation) ?? 0) + 1)
  return [...tally].map(([operation, times]) => `${times} × ${operation}`).join(', ')
}
