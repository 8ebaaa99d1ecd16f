/**
 * One JSON value a line, for pipes: a header, then every part of the report as a line that names its kind. Put together
 * they are the JSON report: nothing is left out.
 */
import { Readable } from 'node:stream'
import { stringify } from 'ndjson'
import type { Report } from '../model/report.ts'
import { orderless } from './printable.ts'
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

export const ndjson: Reporter = async function* (report) {
  const lines = stringify()
  Readable.from(piecesOf(report)).pipe(lines)
  for await (const line of lines) yield orderless(String(line))
}

function* piecesOf(report: Report): Generator<object> {
  yield { type: 'report', version: report.version, tool: report.tool, summary: report.summary }
  for (const [type, part] of Object.entries(PARTS)) for (const one of report[part]) yield { type, ...one }
}
