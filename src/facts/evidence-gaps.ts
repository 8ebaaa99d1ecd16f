/** Calls that show by themselves that a part of the evidence is missing. */
import { text } from '../model/attribute-access.ts'
import { SEMCONV as S } from '../model/attributes.ts'
import { awsSdkAgent, isAwsHost } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case } from '../model/tool-call.ts'

/** Calls below a span that never came: exporters write a span when it ends, and that one did not. */
export const callsWithoutParent: (c: Case) => readonly Call[] = oncePer(({ calls, ledger }) =>
  calls.filter((call) => call.seenAs !== 'log' && call.seenAs !== 'cloudtrail' && !ledger.hasParent(call)),
)

/** Calls of AWS of which only the HTTP request is known: who signed, which operation and which error is missing. */
export const bareHttpCalls: (c: Case) => readonly Call[] = oncePer(({ calls }) => calls.filter(isBareHttp))

function isBareHttp(call: Call): boolean {
  if (call.kind !== 'aws' || call.seenAs !== 'http' || call.signedBy || text(call, S.rpcMethod) !== undefined)
    return false
  // Public data and what a presigned URL opens are fetched without an SDK.
  const userAgent = text(call, S.userAgent)
  return userAgent === undefined ? isAwsHost(call.host) : awsSdkAgent(userAgent) !== undefined
}
