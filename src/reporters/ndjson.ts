/**
 * One JSON value a line, for pipes: a header, then every part of the report as a line that names its kind. Put together
 * they are the JSON report: nothing is left out. Where all tool calls are asked for, their lines are those of every one.
 */
import { Readable } from 'node:stream'
import { stringify } from 'ndjson'
import type { Report, ToolCallReport } from '../model/report.ts'
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
} as const satisfies Record<string, keyof Report>

export const ndjson: Reporter = async function* (report, { toolCalls = () => report.toolCalls }) {
  const lines = stringify()
  Readable.from(piecesOf(report, toolCalls())).pipe(lines)
  for await (const line of lines) yield orderless(String(line))
}

function* piecesOf(report: Report, toolCalls: Iterable<ToolCallReport>): Generator<object> {
  const { version, tool, summary, totals } = report
  yield { type: 'report', version, tool, summary, totals }
  for (const [type, part] of Object.entries(PARTS)) for (const one of report[part]) yield { type, ...one }
  for (const one of toolCalls) yield { type: 'toolCall', ...one }
}
