/** The JSON contract, version 2: the report as it is. Its schema is `docs/report.schema.json`. */
import type { Report } from '../model/report.ts'
import { orderless } from './printable.ts'
import type { Reporter } from './reporter.ts'

/** As `JSON.stringify(report, null, 2)`, an element at a time. */
export const json: Reporter = function* (report) {
  yield '{'
  let first = true
  for (const [name, value] of Object.entries(report) as [keyof Report, unknown][]) {
    yield `${first ? '' : ','}\n  ${JSON.stringify(name)}: `
    first = false
    if (Array.isArray(value) && value.length > 0) yield* elements(value)
    else yield indented(value, '  ')
  }
  yield '\n}\n'
}

function* elements(values: readonly unknown[]): Generator<string> {
  for (const [i, value] of values.entries()) yield `${i ? ',' : '['}\n    ${indented(value, '    ')}`
  yield '\n  ]'
}

function indented(value: unknown, indent: string): string {
  return orderless(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${indent}`)
}
