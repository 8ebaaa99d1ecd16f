/** Who signed, told once: a role's sessions come with ever new keys and stay one signer. */
import { totalOf } from '../model/alike.ts'
import type { Report } from '../model/report.ts'
import { count, describeIdentity } from '../model/text.ts'

export interface Signer {
  /** `AKIA…3F2Q (from environment variables, arn:…:user/ci)`; of several keys, what they share. */
  name: string
  keys: string[]
  calls: number
  /** The latest end of validity among its keys. */
  expires?: string
}

/** The busiest first. */
export function signersOf(report: Report): Signer[] {
  const groups = new Map<string, Report['identities'][number][]>()
  for (const identity of report.identities) {
    const who = identity.sessionArn ?? identity.principal ?? identity.role ?? identity.key
    const group = `${identity.source}\n${who}`
    groups.set(group, [...(groups.get(group) ?? []), identity])
  }
  return [...groups.values()]
    .map((group): Signer => {
      const { expires: _, ...first } = group[0]!
      const keys = totalOf(group)
      const name = describeIdentity(first)
      const latest = group
        .flatMap((one) => one.expires ?? [])
        .sort()
        .at(-1)
      return {
        name: keys > 1 ? `${count(keys, 'key')} ${name.slice(name.indexOf('('))}` : name,
        keys: group.map((one) => one.key),
        calls: group.reduce((sum, one) => sum + one.calls, 0),
        ...(latest && { expires: latest }),
      }
    })
    .sort((a, b) => b.calls - a.calls)
}
