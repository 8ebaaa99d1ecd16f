/**
 * Was the last line of a log cut off? Many files end without a newline, and whole: what tells is that something was begun in the
 * line and does not end.
 */
import { parseLogLine } from './log-line.ts'
import { objectIn } from './object-in.ts'
import { CAME_TO_GRIEF } from './text-log.ts'

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
/** An error whose level stands in a field, as logfmt has it. */
const LEVEL = /(?:^|\s)(?:level|lvl|severity)="?(?:error|err|fatal|panic|critical)\b/i
const LOOKED_AT = 8192

/**
 * @param last a line without a newline behind it
 * @param above the line above it
 */
export function isTorn(last: string, above: string): boolean {
  const { body, severity } = parseLogLine(last)
  if (body.startsWith('{') && isObjectLine(above)) return neverEnds(body)
  const tellsOfError =
    severity === 'error' ||
    severity === 'fatal' ||
    LEVEL.test(last.slice(0, LOOKED_AT)) ||
    CAME_TO_GRIEF.test(body.slice(0, LOOKED_AT))
  return tellsOfError && neverEnds(body)
}

const ERROR_FIELD =
  /"(?:level|severity|lvl|levelname|log\.level)"\s?:\s?(?:"(?:error|err|fatal|critical|panic)"|[56]0\b)/i

/** An object of one line, at level error, that nothing below it goes on with. */
export function isTornError(lines: readonly string[]): boolean {
  const [line = ''] = lines
  return lines.length === 1 && /^\{\s?"/.test(line) && ERROR_FIELD.test(line.slice(0, LOOKED_AT)) && neverEnds(line)
}

function isObjectLine(line: string): boolean {
  return objectIn(parseLogLine(line).body) !== undefined
}

/** Is a bracket or a quote open at its end? */
function neverEnds(text: string): boolean {
  const open: string[] = []
  let inQuotes = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (sign === '\\') i++
    else if (sign === '"') inQuotes = !inQuotes
    else if (inQuotes) continue
    else if (sign in CLOSES) open.push(CLOSES[sign]!)
    else if (open.at(-1) === sign) open.pop()
  }
  return inQuotes || open.length > 0
}
