/**
 * A program tells of each try what was asked, and of the last one, or of what came of it, only why it failed: that was asked then too.
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'
import { LOG } from './log-facts.ts'

/** A try that is further above may be one of something else, lines. */
const REACH = 12
/** Of the tries of a process that are remembered. */
const MOST = 12

interface Try {
  code: string
  service: string
  operation: string
  line: number
}

/** Passes records on in their order, a failure that names no operation with that of the tries above it which failed of the same. */
export function withTriesAbove(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const tries = new Map<string, Try[]>()
  return (record) => {
    const { attributes, process, evidence } = record
    const { [SEMCONV.errorType]: code, [SEMCONV.rpcService]: service, [SEMCONV.rpcMethod]: operation } = attributes
    const { line } = evidence
    if (typeof code !== 'string' || line === undefined || attributes[LOG.sdkDebug]) return pass(record)
    const known = tries.get(process) ?? []
    if (typeof operation === 'string') {
      if (typeof service === 'string')
        tries.set(process, [...known.slice(1 - MOST), { code, service, operation, line }])
      return pass(record)
    }
    const same = known.filter(
      (one) => one.code === code && one.line >= line - REACH && (service === undefined || one.service === service),
    )
    const last = same.at(-1)
    // Of two it may be either.
    if (!last || same.some((one) => one.operation !== last.operation || one.service !== last.service))
      return pass(record)
    const told = {
      [SEMCONV.rpcSystem]: 'aws-api',
      [SEMCONV.rpcService]: last.service,
      [SEMCONV.rpcMethod]: last.operation,
      [LOG.namedAt]: [last.line],
    }
    pass({ ...record, attributes: { ...attributes, ...told } })
  }
}
