/** What a log line says of a failed call beside its error: what was being done, and to what, in whatever fields it names that. */
import type { LogRecord } from '../../model/records.ts'
import { cut } from '../../model/text.ts'

/** What a program asks for, by the name that its own field has. */
const THING =
  /^(?:[\w-]{1,20}[._])?(?:queue|topic|stream|table|log_?group|log_?stream|secret|function|parameter|cluster|repository|key|object|alias|prefix)(?:[._-]?(?:name|url|arn|id|uri|path))?$/i
const MOST = 3
const LONGEST = 120
/** Their values are what is kept secret, or say nothing. */
const NO_NAME = /^(?:true|false|null|none|undefined|\d+|\*+)$/i

/** @param message the words of the error itself, which need not be said again */
export function toldOf({ body, attributes }: LogRecord, message: string): string | undefined {
  const head = body.split('\n', 1)[0]!.trim()
  const doing = head === '' || message.includes(head) || head.includes(message) ? [] : [cut(head, LONGEST)]
  const things = Object.entries(attributes).flatMap(([name, value]) =>
    THING.test(name) && !name.startsWith('rolecall.') && isName(value) && !message.includes(value)
      ? `${name} ${value}`
      : [],
  )
  const told = [...doing, ...things.slice(0, MOST)]
  return told.length > 0 ? told.join(', ') : undefined
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST && !NO_NAME.test(value)
}
