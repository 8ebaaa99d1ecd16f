/** What a log record says, and what it tells of. */
import type { Cause } from '../vocabulary/causes.ts'
import { causesIn } from '../vocabulary/tells.ts'
import { text } from './attribute-access.ts'
import type { LogRecord } from './records.ts'

/** All of it: its message, its error, its stack. */
export function saidBy(log: LogRecord): string {
  const apart = [text(log, 'rolecall.log.error_message'), text(log, 'rolecall.log.stack')]
  return [log.body, ...apart.filter((part) => part !== undefined && !log.body.includes(part))].join('\n')
}

/** What it says in a breath: how it begins, how its error begins, and the codes that stand in fields of its own, whatever it calls them. */
export function saidInShort(log: LogRecord): string {
  const codes = Object.entries(log.attributes).flatMap(([name, value]) =>
    OF_ERROR.test(name) && typeof value === 'string' && IS_CODE.test(value) ? value : [],
  )
  const message = text(log, 'rolecall.log.error_message') ?? ''
  const error = text(log, 'rolecall.log.stack') ?? ''
  const said = [log.body, message, error].flatMap((part) => part.split('\n', 2))
  return [...said, ...new Set(codes)].join('\n')
}

const OF_ERROR = /(?:code|name|type|reason|error|err)$/i
const IS_CODE = /^[A-Z][a-z]{1,40}[A-Z][A-Za-z]{2,60}$/

const causes = new WeakMap<LogRecord, readonly Cause[]>()

/** The causes that it tells of, in whatever SDK's words. */
export function toldBy(log: LogRecord): readonly Cause[] {
  const known = causes.get(log) ?? causesIn(saidBy(log)).map(({ cause }) => cause)
  causes.set(log, known)
  return known
}

/** Whose line it is: of a process, as far as one file tells of it. */
export function speakerOf({ evidence, process }: LogRecord): string {
  return `${evidence.file}\n${process}`
}

/** The line that says most: the message, and the error beside it; of a traceback its last one. */
export function headOf(log: LogRecord): string {
  const said = saidBy(log).split('\n', 500)
  // Gradle's reason stands under a heading.
  const lines = said[0] === '* What went wrong:' ? said.slice(1) : said
  const traceback = lines.findIndex((line) => line.startsWith('Traceback (most recent call'))
  const raised = traceback < 0 ? undefined : lines.slice(traceback + 1).findLast((line) => /^\S/.test(line))
  return raised ? [...lines.slice(0, Math.min(traceback, 1)), raised].join(' ') : lines.slice(0, 2).join(' ').trim()
}
