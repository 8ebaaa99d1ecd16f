/** What runtimes and agents put around a server's own record: docker, FireLens, CloudWatch, Google's and Azure's agents. */
import { isObject } from '../kit/json-values.ts'
import { timeOf } from '../kit/times.ts'
import { isLogObject, structuredLog } from './log-fields.ts'
import { logfmtFields, parseLogLine } from './log-line.ts'
import { objectIn } from './object-in.ts'
import { type Around, textLog } from './text-log.ts'

/** Google's and Azure's agents keep the server's own record as an object or as text within theirs. */
const WITHIN = ['jsonPayload', 'properties', 'LogEntry', 'LogMessage']

export function isWrapped(object: Record<string, unknown>): boolean {
  const stamped = 'timestamp' in object || 'TimeGenerated' in object || 'time' in object
  return stamped && WITHIN.some((name) => name in object)
}

/** A record, or the wrapping of a runtime (docker's json-file, FireLens, CloudWatch) around a line. */
export function unwrapObject(object: Record<string, unknown>, around: Around): ReturnType<typeof textLog> {
  const payload = WITHIN.map((name) => object[name]).find((value) => isObject(value) || typeof value === 'string')
  if (payload !== undefined && !['message', 'msg', 'log'].some((name) => typeof object[name] === 'string')) {
    const outer = {
      time: object['timestamp'] ?? object['TimeGenerated'] ?? object['time'],
      level: object['severity'] ?? object['level'],
    }
    if (isObject(payload))
      return unwrapObject(
        { ...outer, ...payload, ...(typeof payload['log'] === 'string' && { stream: 'stdout' }) },
        around,
      )
    return unwrapObject({ ...outer, log: payload, stream: 'stdout' }, around)
  }
  const inner = ['log', 'message', '@message'].map((name) => object[name]).find((value) => typeof value === 'string') as
    | string
    | undefined
  const isWrapping =
    inner !== undefined &&
    (('log' in object &&
      ('stream' in object || 'container_name' in object || 'source' in object || 'kubernetes' in object)) ||
      'ingestionTime' in object ||
      'logStreamName' in object ||
      '@message' in object)
  if (!isWrapping) return structuredLog(object, around)
  const line = parseLogLine(inner.replace(/\n$/, ''))
  const container = object['container_name']
  const time =
    line.time ?? timeOf(object['time'] ?? object['timestamp'] ?? object['@timestamp'] ?? object['date']) ?? around.time
  const within: Around = {
    ...around,
    ...(time !== undefined && { time }),
    ...(line.severity && { severity: line.severity }),
    ...(line.logger && { logger: line.logger }),
    ...(typeof container === 'string' && { service: container.replace(/^\//, '') }),
  }
  const value = objectIn(line.body)
  if (value && isLogObject(value)) return structuredLog(value, within)
  const fields = logfmtFields(line.body)
  return fields ? structuredLog(fields, within) : textLog(line.body, within)
}
