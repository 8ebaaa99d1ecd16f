// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html

import { asksContainer, isWithoutCredentials } from '../../src/facts/host-credentials.ts'
import { POD_TRUST, speaksOfPodTrust } from '../../src/facts/pod-identity.ts'
import { bool } from '../../src/model/attribute-access.ts'
import type { Call } from '../../src/model/call.ts'
import { saidBy, toldBy } from '../../src/model/log-text.ts'
import type { LogRecord } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { tells } from '../../src/vocabulary/tells.ts'

export const rule: Rule = {
  id: 'container-credentials-refused',
  title: 'The container’s credentials endpoint refused',
  severity: 'error',
  step: 3,
  suspect: 'metadata',
  needs: [],
  trigger: { any: [{ digest: ['metadataInVain'] }, { told: ['container-refused', 'agent-token-malformed'] }] },
  causes: ['provider-failed', 'call-failed'],
  *check(c: Case): Iterable<Draft> {
    const requests = c.calls.filter(asksContainer)
    const refused = requests.filter(({ httpStatus = 0 }) => httpStatus >= 400)
    const first = refused[0]
    if (requests.length === 0) {
      yield* fromLog(c)
      yield* ofAgent(c)
    }
    // One more try was answered: nobody noticed.
    if (!first || requests.some((call) => call.outcome === 'ok' && call.start > first.start)) return
    const without = c.calls.find(isWithoutCredentials)
    const status = first.httpStatus!
    const words = refused.find(({ errorMessage }) => errorMessage)?.errorMessage
    yield {
      message: `The container’s credentials endpoint refused with ${status}: ${without ? `${callName(without)} was never sent` : 'the container’s role gave no credentials'}`,
      expected: `${first.operation} answers with credentials`,
      observed: `${count(refused.length, 'request')} (${first.operation}) answered ${status}${words ? `: ${cut(words, 300)}` : ', without a reason that was recorded'}`,
      fix: fix(c, first, words),
      ...(!without && { severity: 'warning' as const }),
      confidence: 'high',
      subject: [c.toolCall.service, first.path ?? ''],
      evidence: [...(without ? [without.evidence] : []), ...refused.map((call) => call.evidence)],
    }
  },
}

/**
 * The agent of EKS Pod Identity takes the token bare, as its file holds it.
 * https://github.com/aws/eks-pod-identity-agent/blob/main/internal/credsretriever
 */
function* ofAgent(c: Case): Iterable<Draft> {
  const lines = c.logs.filter((log) => isLoud(log) && toldBy(log).includes('agent-token-malformed'))
  const line = lines[0]
  if (!line) return
  yield {
    message: 'The EKS Pod Identity agent could not read the token that it was sent: no credentials were given',
    expected: 'the agent is sent the token of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE as it is',
    observed: `${count(lines.length, 'log line')}: ${cut(saidBy(line), 300)}`,
    fix: 'Send the token bare: `Authorization: <token>`, with no `Bearer ` before it and no line end behind it (byte 6 is where "Bearer" ends). SDKs that know Pod Identity do so: bring the program’s SDK up to date, or let it use the SDK’s own container provider. Neither the role’s trust policy nor the association is to blame.',
    confidence: 'high',
    subject: [c.toolCall.service, 'token malformed'],
    evidence: lines.map(({ evidence }) => evidence),
  }
}

/** What an SDK says of the endpoint's answer, where nobody watched its requests. */
function* fromLog(c: Case): Iterable<Draft> {
  const lines = c.logs.filter(
    (log) => isLoud(log) && !bool(log, 'rolecall.log.mended') && toldBy(log).includes('container-refused'),
  )
  const line = lines[0]
  if (!line) return
  const said = saidBy(line)
  const words = tells('container-refused', said) ?? ''
  const status = Number(/\b[45]\d\d\b/.exec(words)?.[0] ?? 0)
  const path = /\/v[124]\/credentials\b[\w/-]{0,80}/.exec(said)?.[0] ?? (/\becs/i.test(said) ? '/v2/credentials' : '')
  const without = c.calls.filter(isWithoutCredentials)
  const first = without[0]
  yield {
    message: `The container’s credentials endpoint refused${status ? ` with ${status}` : ''}: ${first ? `${callName(first)} was never sent` : 'the container’s role gave no credentials'}`,
    expected: `${path || 'the endpoint'} answers with credentials`,
    observed: `${count(lines.length, 'log line')}: ${cut(said, 400)}`,
    fix: fix(c, { path, httpStatus: status }, said),
    severity: !first
      ? lines.some(isLast)
        ? 'error'
        : 'warning'
      : without.every((call) => c.ledger.healed(call))
        ? 'info'
        : 'error',
    confidence: 'medium',
    subject: [c.toolCall.service, path],
    evidence: lines.map(({ evidence }) => evidence),
  }
}

/** The process came to its end with it. */
function isLast(log: LogRecord): boolean {
  return log.severity === 'fatal' || bool(log, 'rolecall.log.last_word') === true
}

function isLoud({ severity }: LogRecord): boolean {
  return severity === 'warn' || severity === 'error' || severity === 'fatal'
}

function fix(
  { ledger, toolCall }: Case,
  { path = '', httpStatus = 0 }: Pick<Call, 'path' | 'httpStatus'>,
  words: string | undefined,
): string {
  if (path.startsWith('/v2/credentials'))
    return 'The agent of ECS does not give this task its role: see that the task definition has a `taskRoleArn`, that the role trusts ecs-tasks.amazonaws.com, and that AWS_CONTAINER_CREDENTIALS_RELATIVE_URI was not copied from another task. Its own log says which it is (/var/log/ecs/ecs-agent.log on an instance).'
  // https://github.com/jtblin/kube2iam#iam-roles, its --namespace-restrictions and --auto-discover-base-arn
  if (words?.includes('/iam/security-credentials'))
    return 'kube2iam knows no role for the pod that asked (`kubectl get pods -A -o wide` shows whose address it is): give it the annotation `iam.amazonaws.com/role`, and where namespaces are restricted its namespace `iam.amazonaws.com/allowed-roles`; a pod whose network is the host’s is not seen at all. One that is refused only as it starts was asked for too early: let its SDK try again (AWS_METADATA_SERVICE_NUM_ATTEMPTS), or give it a service account’s role instead.'
  if (speaksOfPodTrust(words ?? '')) return POD_TRUST
  const set = ledger.environment(toolCall.process)?.variables ?? []
  const token = set.includes('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE')
    ? '$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'
    : 'the authorization token'
  return `It answered ${httpStatus}: it was reached, and did not accept ${token} or has no role for it. With EKS Pod Identity: the file must hold the pod's own, current token (a copy of another pod's, or of another cluster, is refused), and its service account needs an association (\`aws eks list-pod-identity-associations --cluster-name <cluster> --namespace <namespace>\`). ${POD_TRUST} The agent's own log says which it is (\`kubectl logs -n kube-system ds/eks-pod-identity-agent\`).`
}
