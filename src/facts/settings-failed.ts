/** Settings and secrets that a process asked AWS for and never got: what stands in for them is refused elsewhere. */
import type { Call } from '../model/call.ts'
import { oncePerProcess } from '../model/once-per.ts'
import type { Case } from '../model/tool-call.ts'

const ASKS_FOR_SETTING: Readonly<Record<string, RegExp>> = {
  'Secrets Manager': /^(?:Batch)?GetSecretValue$/,
  SSM: /^GetParameter/,
  KMS: /^Decrypt$/,
}

/** The last that failed before the call, at the process's start or in the same request, and did not go well meanwhile. */
export function settingFailedBefore(call: Call, { toolCall: t, ledger }: Case): Call | undefined {
  const before = settingsOf(ledger, t.process).filter(({ end }) => end !== undefined && end <= call.start)
  return before
    .filter((one) => one.outcome === 'error' && !before.some((other) => other.start > one.start && isGot(other, one)))
    .at(-1)
}

const settingsOf = oncePerProcess((ledger, process) =>
  ledger
    .callsDuring(process, 0, Number.POSITIVE_INFINITY)
    .filter(({ kind, service, operation }) => kind === 'aws' && !!ASKS_FOR_SETTING[service]?.test(operation)),
)

function isGot(other: Call, { operation, resource }: Call): boolean {
  return other.outcome === 'ok' && other.operation === operation && other.resource === resource
}
