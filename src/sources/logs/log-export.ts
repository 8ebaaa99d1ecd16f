import { isObject, readJson } from '../kit/json-values.ts'
import type { Source } from '../source.ts'
import { withAround } from './around-records.ts'
import { isLogObject } from './log-fields.ts'
import { unwrapObject } from './log-wrappings.ts'
import { CANNOT_PROVE, PROVES } from './logs.ts'
import type { Around } from './text-log.ts'

const EXPORT = /^\s*\{\s*"(?:events|logEvents|results|searchedLogStreams|nextForwardToken)"\s*:/

/** Exports that are one JSON document: CloudWatch Logs' filter and get commands, Insights results, arrays of records. */
export const logExport: Source = {
  format: 'log export',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  signs: ['"message"', '"timestamp"', '"events"'],
  recognise: (head) => {
    if (EXPORT.test(head) && /"(message|@message)"/.test(head)) return 0.5
    return /^\s*\[\s*\{/.test(head) &&
      /"(message|msg|@message|MESSAGE)"\s*:/.test(head) &&
      /"(timestamp|time|@timestamp|ts|level|severity)"\s*:/.test(head)
      ? 0.35
      : 0
  },
  read: async (input, sink) => {
    const { put, end } = withAround((record) => sink.record(record))
    await readJson(input, sink, ['events', 'logEvents', 'results'], ({ value, line, at, key }) => {
      const around: Around = { file: input.name, line, ...(at && { at }) }
      // Insights: a row is a list of fields.
      const row = Array.isArray(value)
        ? Object.fromEntries(value.filter(isObject).map((field) => [field['field'], field['value']]))
        : value
      if (isObject(row) && (isLogObject(row) || typeof row['@message'] === 'string')) put(unwrapObject(row, around))
      else if (key || !isObject(value) || !['events', 'logEvents', 'results'].some((name) => name in value))
        sink.skip({ line, ...(at && { at }), reason: 'not a log record' })
    })
    end()
  },
}
