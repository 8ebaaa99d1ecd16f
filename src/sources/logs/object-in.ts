/** The object that a line is, or that stands at its end, as JSON or as Ruby prints a hash. */
import { isObject } from '../kit/json-values.ts'
import { rubyHashIn } from './ruby-hash.ts'

const LONGEST = 64 * 1024

export function objectIn(body: string): Record<string, unknown> | undefined {
  if (!body.startsWith('{') || !body.trimEnd().endsWith('}')) return undefined
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : undefined
  } catch {
    return rubyHashIn(body)
  }
}

/** Behind a message, as zap writes for a terminal and people by hand: `put failed {"code":"AccessDenied"}`. */
export function objectAtEnd(body: string): Record<string, unknown> | undefined {
  if (body.length > LONGEST || !/\}\s{0,4}$/.test(body.slice(-6))) return undefined
  const at = body.search(/(?:^|\s|\()\{/)
  return at < 0 ? undefined : objectIn(body.slice(body.indexOf('{', at)))
}
