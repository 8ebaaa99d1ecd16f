// https://docs.localstack.cloud/references/credentials/ (emulators run under account 000000000000)
import { accountOf, isAwsHost, SAMPLE_ACCOUNTS } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, list } from '../../src/model/text.ts'
import type { Case, ToolCall } from '../../src/model/tool-call.ts'

const LOCAL =
  /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|[\w-]{0,63}(localstack|moto|minio)[\w-]{0,63}|.*\.(localhost|local|localstack\.cloud))$/i
/** Names that are nobody's: https://www.rfc-editor.org/rfc/rfc2606 */
const RESERVED = /(^|\.)(localhost|example|test|invalid|local|internal|example\.(com|net|org))$/i

export const rule: Rule = {
  id: 'hollow-pass-emulated',
  title: 'Passed against an emulator',
  severity: 'info',
  step: 6,
  suspect: 'data',
  needs: ['tool-outcomes'],
  trigger: { outcome: ['passed'], callKind: 'aws' },
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const aws = c.calls.filter((call) => call.kind === 'aws')
    const hosts = [...new Set(aws.flatMap((call) => hostsOf(call)))]
    if (!c.hasResult || hosts.length === 0 || hosts.some((host) => isAwsHost(host) || !LOCAL.test(host))) return
    const meant = realWasMeant(t, aws)
    if (!meant) return
    yield {
      message: `The passes reached only ${list(hosts, 2)}, not AWS: ${meant}`,
      expected: 'at least one run of the suite against AWS',
      observed: `${count(aws.length, 'AWS call')} of ${t.tool}, all to ${list(hosts, 3)}`,
      fix: 'Nothing to mend in a local test: an emulator takes any role and any policy. Before release, run the suite once against a real account (unset AWS_ENDPOINT_URL).',
      confidence: 'medium',
      subject: [t.service, ...hosts],
      evidence: [...t.evidence, ...aws.slice(0, 3).map((call) => call.evidence)],
    }
  },
}

function hostsOf(call: Call): string[] {
  const hosts = [call.host, ...call.attempts.map((attempt) => attempt.host)]
  return hosts.filter((host) => host !== undefined)
}

/** Every local test has a local endpoint; it is worth a word only where real AWS was meant, or an emulator's account used. */
function realWasMeant(t: ToolCall, aws: readonly Call[]): string | undefined {
  const issuer = hostOf(t.token?.iss)
  if (issuer && !LOCAL.test(issuer) && !RESERVED.test(issuer))
    return `the token is of ${t.token!.iss}, so real roles were meant`
  const worked = aws.filter((call) => call.outcome === 'ok')
  const accounts = worked.flatMap((call) => [
    call.signedBy?.account,
    accountOf(call.issued?.sessionArn ?? call.roleArn),
  ])
  const sample = accounts.find((account) => account && SAMPLE_ACCOUNTS.includes(account))
  return sample ? `account ${sample} is an emulator's or a sample's` : undefined
}

function hostOf(issuer: string | undefined): string | undefined {
  try {
    return issuer ? new URL(issuer).hostname : undefined
  } catch {
    return undefined
  }
}
