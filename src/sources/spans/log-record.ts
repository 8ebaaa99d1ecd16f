/** A line of a log that a format of spans carries beside them. */
import type { Attributes, LogRecord, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { spanIdOf, traceIdOf } from '../kit/ids.ts'
import { enrichLog } from '../logs/log-facts.ts'
import { processOf, serviceOf } from './resource-names.ts'

export interface LogParts {
  time: Us | undefined
  severity: LogRecord['severity'] | undefined
  /** Redacted, as its attributes are. */
  body: string
  attributes: Attributes
  /** Ids in any form that `ids.ts` reads. */
  traceId: unknown
  spanId: unknown
  /** Flat attributes of the resource, host or process. */
  resource: Attributes
  logger?: unknown
  where: { file: string; line?: number; at?: string }
}

export function logRecord({ time, severity, body, attributes, resource, logger, where, ...ids }: LogParts): LogRecord {
  const traceId = traceIdOf(ids.traceId)
  const spanId = spanIdOf(ids.spanId)
  const within = { ...(traceId && { traceId }), ...(spanId && { spanId }) }
  return enrichLog({
    type: 'log',
    ...(time !== undefined && { time }),
    ...(severity && { severity }),
    body,
    attributes,
    ...within,
    process: processOf(resource, where.file),
    service: serviceOf(resource),
    ...(typeof logger === 'string' && logger !== '' && { logger }),
    evidence: { kind: 'log', ...where, ...within, ...(time !== undefined && { time: isoTime(time) }) },
  })
}
