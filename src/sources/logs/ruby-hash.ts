/**
 * A record that Ruby printed as it prints a hash: `{:error=>"x", :code=>nil}`, since version 3.4 `{error: "x", code: nil}`.
 * https://docs.ruby-lang.org/en/3.4/Hash.html#method-i-inspect
 */
import { isObject } from '../kit/json-values.ts'

const BEGINS = /^\{(?::\w{1,60}\s?=>|"[^"\n]{1,60}"\s?=>|[a-z_]\w{0,60}: (?=["':\d[{#tfn]))/
const LONGEST = 64 * 1024
/**
 * Strings (one that is never closed goes to the end, so that none is looked for twice), keys, symbols, `nil`, and what inspects as
 * `#<Class: message>`.
 */
const PARTS =
  /"(?:[^"\\]|\\.)*(?:"|$)|:(\w{1,80}|"[^"\\\n]{0,200}")\s?=>|\b([A-Za-z_]\w{0,60}[?!]?): ?|\s?=>\s?|#<([^<>"]{0,400}(?:"[^"\n]{0,400}"[^<>"]{0,400}){0,3})>|:([A-Za-z_]\w{0,80})|\bnil\b|\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? (?:UTC|[+-]\d{4})/g

/** @returns the object that such a text stands for; `undefined` where it is none */
export function rubyHashIn(body: string): Record<string, unknown> | undefined {
  if (body.length > LONGEST || !BEGINS.test(body) || !body.trimEnd().endsWith('}')) return undefined
  const json = body.replace(PARTS, (whole, symbol?: string, key?: string, object?: string, value?: string) => {
    if (symbol !== undefined) return symbol.startsWith('"') ? `${symbol}:` : `"${symbol}":`
    if (key !== undefined) return `"${key}":`
    if (object !== undefined) return JSON.stringify(object)
    if (value !== undefined) return `"${value}"`
    if (whole === 'nil') return 'null'
    if (whole.startsWith('"')) return plain(whole)
    return /^\d/.test(whole) ? `"${whole}"` : ':'
  })
  try {
    const parsed: unknown = JSON.parse(json)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** Ruby escapes what JSON does not: `\e`, `\#`. */
function plain(text: string): string {
  return text.replace(/\\(?!["\\/bfnrtu])/g, '')
}
