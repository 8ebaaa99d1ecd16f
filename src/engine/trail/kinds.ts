/**
 * What makes records of CloudTrail alike: all that engine and rules read of them. What is another in every record (its ids,
 * whose key it was, what a session is called) is told apart only as far as there is room.
 */
import { text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import { roleOf } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import type { Span } from '../../model/records.ts'
import { callsOf } from '../cases/calls.ts'
import { TraceTree } from '../cases/trace-tree.ts'

/** Attributes that no rule reads of a call that is one of many, and those that are looked at below. */
const APART = new Set<string>([
  S.awsRequestId,
  S.clientAddress,
  S.userAgent,
  R.features,
  R.key,
  R.sessionArn,
  R.account,
  R.roleArn,
  R.issuedKey,
  R.issuedExpires,
  R.issuedSessionArn,
  R.stsSessionName,
  'rolecall.identity.principal',
])

/** So many kinds are told apart in each degree, the finest first; the last takes whatever comes. */
const ROOM = { ok: [12_000, 6_000, 6_000], error: [8_000, 4_000, 4_000] } as const

export interface Kind {
  /** Its first record as a call, for what the ledger compares; none where the engine sees none in it. */
  call: Call | undefined
  /** Who it was; undefined where it is told by service and operation only. */
  who: string | undefined
  records: number
}

export class Kinds {
  readonly all: Kind[] = []
  readonly #known = new Map<string, number>()
  readonly #used = { ok: [0, 0, 0], error: [0, 0, 0] }

  /** Number of the kind. */
  of(span: Span, who: string): number {
    const failed = span.status === 'error' ? 'error' : 'ok'
    const degrees = [
      () => [wholeOf(span, failed), who, ...(failed === 'error' ? [principalOf(span), text(span, R.key) ?? ''] : [])],
      () => [wholeOf(span, failed, true), who],
      () => [span.process, span.name, text(span, S.errorType), text(span, S.s3Bucket), text(span, R.stsRoleArn), who],
      () => [span.process, span.name, text(span, S.errorType)],
    ]
    for (const [nth, parts] of degrees.entries()) {
      const name = `${nth}\n${parts().join('\n')}`
      const known = this.#known.get(name)
      if (known !== undefined) {
        this.all[known]!.records++
        return known
      }
      const isLast = nth === degrees.length - 1
      if (!isLast && this.#used[failed][nth]! >= ROOM[failed][nth]!) continue
      const call = callsOf(new TraceTree([span]))[0]
      if (!isLast) this.#used[failed][nth]!++
      this.#known.set(name, this.all.length)
      return this.all.push({ call, who: isLast ? undefined : who, records: 1 }) - 1
    }
    throw new Error('the last degree takes every record')
  }
}

/** @param isLoose of a message that is another each time only its words count */
function wholeOf(span: Span, failed: 'ok' | 'error', isLoose = false): string {
  let whole = `${span.process}\n${span.service}\n${span.name}\n${failed}`
  for (const name in span.attributes) if (!APART.has(name)) whole += `\n${name}=${span.attributes[name]}`
  const agent = text(span, S.userAgent)
  if (agent) whole += `\n${agent.slice(0, 24).replace(/\d+/g, '#')}`
  if (span.attributes[R.issuedKey] !== undefined) whole += '\nissued'
  if (span.message) whole += `\n${isLoose ? wordsOf(span.message.slice(0, 300)) : span.message.slice(0, 600)}`
  return whole
}

/** Without ids and numbers. */
function wordsOf(message: string): string {
  return message.replace(/[\w+/=-]{1,300}/g, (word) => (/\d/.test(word) ? '#' : word))
}

/** Who it was beyond single sessions: the role or user, its account, and what kind of key. */
export function whoOf(span: Span): string {
  const key = text(span, R.key) ?? text(span, R.keyKind) ?? ''
  const kind = key.startsWith('AKIA') ? 'AKIA' : key.startsWith('ASIA') ? 'ASIA' : key.startsWith('arn:') ? 'arn' : key
  const arn = text(span, R.sessionArn) ?? text(span, R.roleArn) ?? text(span, 'rolecall.identity.principal')
  const role = arn === undefined ? undefined : roleOf(arn)
  return `${kind.slice(0, 4)} ${text(span, R.account) ?? ''} ${role ? `${role.account}/${role.name}` : (arn ?? '')}`
}

/** As the rule about denials groups them. */
export function principalOf(span: Span): string {
  return (
    text(span, R.sessionArn) ??
    text(span, 'rolecall.identity.principal') ??
    text(span, R.roleArn) ??
    text(span, R.key) ??
    ''
  )
}

/** Before whom it was that did something outside the time that is asked for. */
const OUTSIDE = 'outside '

export function outside(who: string): string {
  return OUTSIDE + who
}

export function isAsked(who: string | undefined): boolean {
  return !who?.startsWith(OUTSIDE)
}
