/** Was a request served, whatever its token? */
import type { ToolCall } from '../../src/model/tool-call.ts'

export function accepted({ kind, httpStatus, outcome, awsCalls, answer }: ToolCall): boolean {
  if (httpStatus !== undefined && httpStatus >= 400) return false
  // A tool only runs for a request that was let in.
  return kind === 'mcp' ? outcome !== 'skipped' : httpStatus !== undefined || awsCalls > 0 || answer !== undefined
}
