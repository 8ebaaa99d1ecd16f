/** Who signed: each key with how often it did; of the thousands of sessions of one role some, the last for the rest. */
import { standsFor, Tally, totalOf } from '../../model/alike.ts'
import { roleOf } from '../../model/aws.ts'
import type { Call, Identity } from '../../model/call.ts'
import type { IdentityReport } from '../../model/report.ts'
import { isoTime } from '../../model/text.ts'
import type { Case } from '../../model/tool-call.ts'
import { append } from '../kit/multimap.ts'

/** So many are told one by one; of more, so many of each role or user. */
const WHOLE = 300
const OF_A_KIND = 20

export interface Identities {
  all: IdentityReport[]
  /** The key that speaks for a key. */
  keyFor(key: string): string
}

/** @param named keys that the report names elsewhere: none of them is left out */
export function identitiesOf(cases: readonly Case[], named: ReadonlySet<string>): Identities {
  const known = new Map<string, { identity: Identity; calls: Tally<Call> }>()
  for (const { calls, toolCall } of cases)
    for (const call of calls) {
      if (!call.signedBy) continue
      const entry = known.get(call.signedBy.key) ?? { identity: call.signedBy, calls: new Tally<Call>() }
      entry.calls.add(call, toolCall)
      known.set(call.signedBy.key, entry)
    }
  const all = [...known.values()].map(
    ({ identity: { expires, ...identity }, calls }): IdentityReport => ({
      ...identity,
      ...(expires !== undefined && { expires: isoTime(expires) }),
      calls: calls.count(),
    }),
  )
  if (totalOf(all) <= WHOLE) return { all, keyFor: (key) => key }
  const kinds = new Map<string, IdentityReport[]>()
  for (const one of all) append(kinds, kindOf(one), one)
  const spokenFor = new Map<string, string>()
  const shown = [...kinds.values()].flatMap((kind) => {
    const kept = kind.filter((one, nth) => nth < OF_A_KIND || named.has(one.key))
    const rest = kind.filter((one, nth) => nth >= OF_A_KIND && !named.has(one.key))
    const last = kept.at(-1)!
    for (const { key } of rest) spokenFor.set(key, last.key)
    return rest.length ? [...kept.slice(0, -1), together(last, rest)] : kept
  })
  return { all: shown, keyFor: (key) => spokenFor.get(key) ?? key }
}

function kindOf(one: IdentityReport): string {
  return [one.kind, one.source, one.account, roleOfSession(one) ?? one.principal].join('\n')
}

/** Sessions of a role have names of their own. */
function roleOfSession({ sessionArn, role, principal }: IdentityReport): string | undefined {
  const arn = sessionArn ?? role ?? principal
  const found = arn && roleOf(arn)
  return found ? `arn:${found.partition}:iam::${found.account}:role/${found.name}` : role
}

function together(last: IdentityReport, rest: readonly IdentityReport[]): IdentityReport {
  const { sessionArn, principal, expires: _, ...one } = last
  // Renewed again and again under one name, it is still that session.
  const isOne = sessionArn !== undefined && rest.every((other) => other.sessionArn === sessionArn)
  const role = isOne ? undefined : roleOfSession(last)
  const latest = [last, ...rest].reduce((most, { expires = '' }) => (expires > most ? expires : most), '')
  return {
    ...one,
    ...(isOne && { sessionArn }),
    ...(role ? { role } : principal && { principal }),
    ...(latest && { expires: latest }),
    calls: rest.reduce((sum, { calls }) => sum + calls, last.calls),
    alike: standsFor(last) + totalOf(rest),
  }
}
