/**
 * One JSON value a line, for pipes: a header, then every part of the report as a line that names its kind. Put together
 * they are the JSON report: nothing is left out.
 */
import { text as collect } from 'node:stream/consumers'
import { stringify } from 'ndjson'
import type { Report } from '../model/report.ts'
import type { Reporter } from './reporter.ts'

/** Kind of line, and the part of the report whose elements it carries. */
const PARTS = {
  input: 'inputs',
  identity: 'identities',
  finding: 'findings',
  inconclusive: 'inconclusive',
  suspect: 'suspects',
  chain: 'chains',
  toolCall: 'toolCalls',
} as const satisfies Record<string, keyof Report>

export const ndjson: Reporter = (report) => {
  const lines = stringify()
  const whole = collect(lines)
  lines.write({ type: 'report', version: report.version, tool: report.tool, summary: report.summary })
  for (const [type, part] of Object.entries(PARTS)) for (const one of report[part]) lines.write({ type, ...one })
  lines.end()
  return whole
}
