/** Whether two lines of a process speak of the same thing: what one tells of a failure, the other mends only then. */
import { text } from '../../model/attribute-access.ts'
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { isDenial } from '../../model/aws.ts'
import { saidBy } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { isOfOthers, saysRefused } from '../../vocabulary/identity-matters.ts'
import { areApart, type Named, namedIn } from '../../vocabulary/named-apart.ts'
import { subjectsIn } from '../../vocabulary/subjects.ts'

/** Lines of a speaker by which it is told what it says in all of them but one in twenty: with fewer nobody can tell, more are not looked at. */
const FEW = 5
/** So many lines that begin or end alike do so by whoever set them. */
const FEWEST = 3
/** Of a body; one that is longer has no end. */
const LOOKED_AT = 2000
const MOST_COUNTED = 2000
const ALL = 0.95

const known = new WeakMap<LogRecord, ReadonlySet<string>>()

function subjectOf(log: LogRecord): ReadonlySet<string> {
  const subjects = known.get(log) ?? subjectsIn(log.body)
  known.set(log, subjects)
  return subjects
}

/** What stands in all lines of a speaker, or before or behind all of them, is its own name, thread or tag. */
export function saidEverywhere(own: readonly LogRecord[]): ReadonlySet<string> {
  const looked = own.slice(0, MOST_COUNTED)
  const around = subjectsIn(saidAround(looked.map(({ body }) => body.slice(0, LOOKED_AT))))
  if (looked.length < FEW) return around
  const times = new Map<string, number>()
  for (const log of looked) for (const word of subjectOf(log)) times.set(word, (times.get(word) ?? 0) + 1)
  return new Set([...around, ...[...times].filter(([, n]) => n >= looked.length * ALL).map(([word]) => word)])
}

/** What loggers put before the message of all bodies, and the fields that they put behind it. */
function saidAround(bodies: readonly string[]): string {
  if (bodies.length < FEWEST) return ''
  const [first = '', ...others] = bodies
  let from = first.length
  let to = first.length
  for (const body of others) {
    let begin = 0
    while (begin < from && begin < body.length && body[begin] === first[begin]) begin++
    from = begin
    let end = 0
    while (end < to && end < body.length && body.at(-1 - end) === first.at(-1 - end)) end++
    to = end
  }
  const [before = ''] = HEAD.exec(first.slice(0, from)) ?? []
  const behind = first
    .slice(first.length - to)
    .split(/\s/)
    .slice(1)
  return [before, ...behind.filter((word) => word.includes('='))].join(' ')
}

/** To the last of what a logger puts between its own words and the message: `depot: `, `[worker] `, a tab. */
const HEAD = /^[\s\S]*(?:[:\]|}>-]\s|[\t\n])/

/** How much of what a failure speaks of a later line speaks of as well. */
export function sharedBy(log: LogRecord, later: LogRecord, everywhere: ReadonlySet<string>): number {
  const said = subjectOf(later)
  return [...subjectOf(log)].filter((word) => said.has(word) && !everywhere.has(word)).length
}

/** What a line says in fields beside its message: `msg="3 records updated" zoneName=example.net`. */
function fieldsOf({ attributes }: LogRecord): string {
  const own = Object.entries(attributes).filter(([name]) => !OURS.test(name))
  return own.map(([name, value]) => `${name} ${typeof value === 'string' ? value.slice(0, 80) : ''}`).join(' ')
}

/** Names that readers give. */
const OURS = /^(?:rolecall|aws|rpc|http|error|cloud|server|url)\./

/** Does a later line, in its message or its fields, speak of what a failure spoke of in words? */
export function isOfSameInFields(log: LogRecord, later: LogRecord, everywhere: ReadonlySet<string>): boolean {
  const said = subjectsIn(fieldsOf(later))
  return isOfSame(log, later, everywhere) || [...subjectOf(log)].some((word) => said.has(word) && !everywhere.has(word))
}

/** Do both name one operation of one service in fields of theirs? */
export function isOfSameCall(log: LogRecord, later: LogRecord): boolean {
  const asked = callOf(log)
  return asked !== undefined && asked === callOf(later)
}

function callOf({ attributes }: LogRecord): string | undefined {
  const named = (of: RegExp): string | undefined => {
    const found = Object.entries(attributes).find(([name, value]) => of.test(name) && typeof value === 'string')
    return found && String(found[1])
  }
  const operation = named(/^(?:aws[._-]?)?(?:operation(?:_?name)?|api|command|action)$/i)
  return operation && `${named(/^(?:aws[._-]?)?service(?:_?name)?$/i) ?? ''} ${operation}`
}

/** @param everywhere what tells nothing, of {@link saidEverywhere} */
export function isOfSame(log: LogRecord, later: LogRecord, everywhere: ReadonlySet<string>): boolean {
  const said = subjectOf(later)
  return [...subjectOf(log)].some((word) => said.has(word) && !everywhere.has(word))
}

/** klog's lines name the file of the source that wrote them: a part of a program that has one task. */
export function isOfSameSource(log: LogRecord, later: LogRecord): boolean {
  const file = GO_FILE.exec(log.logger ?? '')?.[1]
  return file !== undefined && !ANY_TASK.test(file) && file === GO_FILE.exec(later.logger ?? '')?.[1]
}
const GO_FILE = /^([\w-]{1,60}\.go):\d{1,6}$/
const ANY_TASK = /^(?:main|server|controller|manager|log(?:ger|ging)?|run|cmd|app|utils?)\.go$/

export function sharesWord(lines: readonly LogRecord[], later: LogRecord, everywhere: ReadonlySet<string>): boolean {
  return lines.some((log) => isOfSame(log, later, everywhere))
}

const namedBy = new WeakMap<LogRecord, Named>()

function namesOf(log: LogRecord): Named {
  const known = namedBy.get(log)
  if (known) return known
  const fields = Object.entries(log.attributes).filter(([name]) => OF_OBJECT.test(name) && !OURS.test(name))
  const roles = Object.entries(log.attributes).filter(([name]) => OF_ROLE.test(name) && !OURS.test(name))
  const told = [...fields.map(([, value]) => `key="${value}"`), ...roles.map(([, value]) => value), saidBy(log)]
  const named = new Map(namedIn(told.join('\n')))
  // A refusal names who asked as well.
  const role = text(log, ROLECALL.stsRoleArn)
  if (role) for (const [kind, names] of namedIn(role)) named.set(kind, names)
  const bucket = text(log, SEMCONV.s3Bucket)
  if (bucket && !named.has('bucket')) named.set('bucket', new Set([bucket]))
  namedBy.set(log, named)
  return named
}

/** Fields that hold the name of an object, and of nothing else. */
const OF_OBJECT = /(?:^|[._-])(?:(?:object|s3)[._-]?)?(?:key|object)$/i

/** And the ARN of a role. */
const OF_ROLE = /(?:^|[._-])role(?:[._-]?arn)?$/i

/** Does a later line name the very object that a failure names? */
export function isOfSameObject(log: LogRecord, later: LogRecord): boolean {
  const others = namesOf(later).get('object')
  return [...(namesOf(log).get('object') ?? [])].some((name) => others?.has(name))
}

/** Was somebody told no, who may have all the rest? */
export function isRefused(log: LogRecord): boolean {
  return isDenial(text(log, SEMCONV.errorType)) || saysRefused(saidBy(log))
}

/** Does a later line name another role, bucket or tenant than a failure did, or, of a refusal, another file? */
export function isOfAnother(log: LogRecord, later: LogRecord): boolean {
  if (isOfOthers(later.body) && !isOfOthers(log.body)) return true
  return areApart(namesOf(log), namesOf(later), (kind) => kind !== 'file' || isRefused(log))
}

/** Does it name another file, or another object? */
export function isOfAnotherFile(log: LogRecord, later: LogRecord): boolean {
  return areApart(namesOf(log), namesOf(later), (kind) => kind === 'file' || kind === 'object')
}

export function saysNothingElse(log: LogRecord): boolean {
  return subjectOf(log).size === 0
}
