/**
 * Lambda ends a function whose time is up, and says so in a line of its own, or in the report of the invocation only. What the function
 * was at then, the line before tells, if any does.
 * https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html, https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html (platform.report)
 */
import type { LogRecord } from '../../model/records.ts'
import { FUNCTION_TIMED_OUT } from '../../vocabulary/function-timeouts.ts'
import { LOG } from './log-facts.ts'

/** Lambda's own lines about an invocation. */
const PLATFORM = /^(?:\S{0,40} )?(?:START|END|REPORT|INIT_START|INIT_REPORT|XRAY)\b|"type":"platform\./
const QUOTED = 200

/** Passes records on in their order, the end of a function with what stood before it. */
export function withLastWords(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const last = new Map<string, string>()
  return (record) => {
    const { body, process } = record
    if (FUNCTION_TIMED_OUT.test(body.slice(0, 2000))) {
      const before = last.get(process)
      const attributes = { ...record.attributes, ...(before && { [LOG.saidBefore]: before }) }
      pass({ ...record, severity: 'error', attributes })
      return
    }
    if (!PLATFORM.test(body)) last.set(process, body.slice(0, QUOTED))
    pass(record)
  }
}
