/** Parts of OTLP's JSON, whose names come in camel and in snake case. */
import { isObject } from '../kit/json-values.ts'

export type Json = Record<string, unknown>

/** An `AnyValue` as plain data; what is none of OTLP's is taken as it stands. */
export function anyValue(raw: unknown): unknown {
  if (!isObject(raw)) return raw
  for (const [key, value] of Object.entries(raw)) {
    switch (key) {
      case 'stringValue':
      case 'string_value':
      case 'boolValue':
      case 'bool_value':
      case 'bytesValue':
      case 'bytes_value':
        return value
      case 'intValue':
      case 'int_value':
      case 'doubleValue':
      case 'double_value':
        return Number(value)
      case 'arrayValue':
      case 'array_value':
        return list((value as Json | null)?.['values']).map(anyValue)
      case 'kvlistValue':
      case 'kvlist_value':
        return Object.fromEntries(
          list((value as Json | null)?.['values'])
            .filter(isObject)
            .map((pair) => [String(pair['key']), anyValue(pair['value'])]),
        )
    }
  }
  return undefined
}

export function get(object: Json, camel: string, snake: string): unknown {
  return object[camel] ?? object[snake]
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
