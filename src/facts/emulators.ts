/** AWS calls that reached an emulator, and whether real AWS was meant. */
import { accountOf, isAwsHost, SAMPLE_ACCOUNTS } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'

const LOCAL =
  /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|[\w-]{0,63}(localstack|moto|minio)[\w-]{0,63}|.*\.(localhost|local|localstack\.cloud))$/i
/** Names that are nobody's: https://www.rfc-editor.org/rfc/rfc2606 */
const RESERVED = /(^|\.)(localhost|example|test|invalid|local|internal|example\.(com|net|org))$/i

export interface Emulated {
  hosts: readonly string[]
  /** Why a real account was meant, in words. */
  meant: string
}

/** AWS was asked at local addresses only, though a real account was meant. */
export const emulated: (c: Case) => Emulated | undefined = oncePer(({ calls, toolCall }) => {
  const aws = calls.filter((call) => call.kind === 'aws')
  const hosts = [...new Set(aws.flatMap((call) => hostsOf(call)))]
  if (hosts.length === 0 || hosts.some((host) => isAwsHost(host) || !LOCAL.test(host))) return undefined
  const meant = realWasMeant(toolCall, aws)
  return meant ? { hosts, meant } : undefined
})

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
