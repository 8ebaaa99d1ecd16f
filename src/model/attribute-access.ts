/** Typed reads of attributes, forgiving about how a producer wrote them. */
import type { Attributes } from './records.ts'

interface Attributed {
  readonly attributes: Attributes
}

export function text(from: Attributed, name: string): string | undefined {
  const value = from.attributes[name]
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.join(', ') : String(value)
}

export function num(from: Attributed, name: string): number | undefined {
  const value = from.attributes[name]
  const number = typeof value === 'number' ? value : typeof value === 'string' && value ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

export function bool(from: Attributed, name: string): boolean | undefined {
  const value = from.attributes[name]
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : undefined
}
