/** Who a resource is. What scans spans asks it too: nothing else may be loaded with it. */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { Attributes } from '../../model/records.ts'

export function serviceOf(resource: Attributes): string {
  return String(resource[SEMCONV.serviceName] ?? 'unknown')
}

/** One running process: its run folder, else its instance id, else what is known of service, host and pid, else the file. */
export function processOf(resource: Attributes, file: string): string {
  const text = (name: string): string => (resource[name] === undefined ? '' : String(resource[name]))
  const known = text(ROLECALL.runId) || text(SEMCONV.serviceInstance)
  if (known) return known
  const parts = [text(SEMCONV.serviceName), text(SEMCONV.hostName), text(SEMCONV.processPid)]
  // A service's name alone still tells the services of one file apart.
  return parts.filter(Boolean).join('/') || file
}
