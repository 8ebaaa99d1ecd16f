/** Files of spans that were recorded: of every sample's server, and of every incident what a server with stock OpenTelemetry wrote. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export function recordedSpans(): string[] {
  return readdirSync('samples', { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?:incidents\/[^/]+\/stock|[^/]+\/inputs\/.+)\/spans\.jsonl$/.test(path))
    .map((path) => join('samples', path))
    .sort()
}
