/** Whether two lines of a process speak of the same thing: what one tells of a failure, the other mends only then. */
import type { LogRecord } from '../../model/records.ts'
import { subjectsIn } from '../../vocabulary/subjects.ts'

/** Lines of a speaker by which it is told what it says in all of them but one in twenty: with fewer nobody can tell, more are not looked at. */
const FEW = 5
const MOST_COUNTED = 2000
const ALL = 0.95

const known = new WeakMap<LogRecord, ReadonlySet<string>>()

export function subjectOf(log: LogRecord): ReadonlySet<string> {
  const subjects = known.get(log) ?? subjectsIn(log.body)
  known.set(log, subjects)
  return subjects
}

/** What stands in all lines of a speaker is its own name, thread or tag. */
export function saidEverywhere(own: readonly LogRecord[]): ReadonlySet<string> {
  const looked = own.slice(0, MOST_COUNTED)
  if (looked.length < FEW) return new Set()
  const times = new Map<string, number>()
  for (const log of looked) for (const word of subjectOf(log)) times.set(word, (times.get(word) ?? 0) + 1)
  return new Set([...times].filter(([, n]) => n >= looked.length * ALL).map(([word]) => word))
}

/** @param everywhere what tells nothing, of {@link saidEverywhere} */
export function isOfSame(log: LogRecord, later: LogRecord, everywhere: ReadonlySet<string>): boolean {
  const said = subjectOf(later)
  return [...subjectOf(log)].some((word) => said.has(word) && !everywhere.has(word))
}
