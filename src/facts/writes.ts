/** Which calls leave something behind in AWS. */
import type { Call } from '../model/call.ts'

const STORES = /^(?:Put|Copy|Create|Complete|Upload|Update|Send|Publish|Start|BatchWrite|TransactWrite)[A-Z]/
const CHANGES = /^(?:Delete|Restore|Tag|Untag)[A-Z]/
/** Lost numbers and lines of a log are nobody's data. */
const TELEMETRY = /^Put(?:MetricData|LogEvents|TraceSegments|TelemetryRecords)$/

/** Brings data, or work for others. */
export function isStore({ kind, operation }: Call): boolean {
  return kind === 'aws' && STORES.test(operation) && !TELEMETRY.test(operation)
}

/** The same, and what changes or takes away what is there. */
export function isWrite(call: Call): boolean {
  return isStore(call) || (call.kind === 'aws' && CHANGES.test(call.operation))
}
