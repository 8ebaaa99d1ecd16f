/**
 * Resource attributes as the standard variable states them; bounded, and without secrets.
 * https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
 */
import { redact } from './redact.ts'
import type { Attributes } from './span.ts'

const LONGEST = 255
const MOST = 64

/** `OTEL_RESOURCE_ATTRIBUTES`: keys and values, percent-encoded. As the standard has it, one bad pair discards all: `undefined`. */
export function resourceAttributes(variable: string): Attributes | undefined {
  const attributes: Attributes = {}
  try {
    for (const pair of variable.split(',').filter((text) => text.trim() !== '')) {
      const [key = '', value, ...more] = pair.split('=').map((text) => decodeURIComponent(text.trim()))
      if (value === undefined || more.length || !/^[\w./:@-]+$/.test(key)) return undefined
      if (key.length > LONGEST || value.length > LONGEST) return undefined
      // What is in the run folder under our own names is said by us.
      if (key.startsWith('rolecall.') || Object.keys(attributes).length === MOST) continue
      // With its key, which may say that it is a secret.
      attributes[key] = redact(`${key}=${value}`, key.length + 1 + LONGEST).slice(key.length + 1)
    }
    return attributes
  } catch {
    return undefined
  }
}
