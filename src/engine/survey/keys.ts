/** Who issued each key, for which role and whom, and for the tokens of how many roles it signed. */

import { WHOLE_SECONDS } from '../../model/tolerances.ts'
import { joinedText } from '../../scan/hash.ts'
import { append } from '../kit/multimap.ts'
import { Likeness } from './likeness.ts'
import type { IssuedKey, Trace } from './trace.ts'

const MOST_ROLES = 8
/** A role's session that went on to assume another, and that another: as far as rules follow. */
const HOPS = 3

interface Issue extends IssuedKey {
  trace: Trace
}

/** Traces by the role that their tokens name; of the others it is not certain that it was this key that signed for them. */
interface Users {
  certain: Map<number, Trace>
  others: Map<number, Trace>
}

export class Keys {
  readonly #issues = new Map<number, Issue>()
  readonly #users = new Map<number, Users>()
  readonly #described = new Map<number, [least: number, most: number]>()
  /** By process, by role, in the order in which they came. */
  readonly #sessions = new Map<number, Map<number, Issue[]>>()
  /** What others than these spans say of keys. */
  readonly #said: ReadonlyMap<number, string>

  /** @param traces by their start */
  constructor(traces: readonly Trace[], said: ReadonlyMap<number, string> = new Map()) {
    this.#said = said
    for (const trace of traces) {
      for (const issued of trace.issued) {
        const issue = { ...issued, trace }
        if (!this.#issues.has(issued.key)) this.#issues.set(issued.key, issue)
        append(innerMap(this.#sessions, trace.process), issued.role, issue)
      }
      this.#noteUsers(trace)
      for (const { key, saidLeast, saidMost } of trace.keys) {
        const known = this.#described.get(key)
        if (!known) this.#described.set(key, [saidLeast, saidMost])
        else {
          known[0] = Math.min(known[0], saidLeast)
          known[1] = Math.max(known[1], saidMost)
        }
      }
    }
    for (const roles of this.#sessions.values())
      for (const issues of roles.values()) issues.sort((a, b) => a.from - b.from)
  }

  #noteUsers(trace: Trace): void {
    const roles = new Set(trace.callers.flatMap(({ role }) => (role === 0 ? [] : role)))
    if (roles.size === 0) return
    for (const { key, isOfRequests } of trace.keys) {
      const users = this.#users.get(key) ?? { certain: new Map(), others: new Map() }
      this.#users.set(key, users)
      const known = roles.size > 1 || isOfRequests || trace.isLoose ? users.others : users.certain
      for (const role of roles) if (!known.has(role) && known.size < MOST_ROLES) known.set(role, trace)
    }
  }

  issuer(key: number): Trace | undefined {
    return this.#issues.get(key)?.trace
  }

  /** One trace of each role for whose tokens it signed, where there are several. */
  *users(key: number): Iterable<Trace> {
    const { certain, others } = this.#users.get(key) ?? NONE
    if (certain.size + others.size < 2) return
    yield* certain.values()
    yield* others.values()
  }

  /** The last session of each role that a trace's tokens name, of those before its end. */
  *sessions(trace: Trace): Generator<Trace | undefined> {
    for (const { role } of trace.callers) {
      const issues = this.#sessionsOf(role, trace)
      yield issues[Math.max(0, countUntil(issues, trace.end) - 1)]?.trace
    }
  }

  #sessionsOf(role: number, { process }: Trace): readonly Issue[] {
    return (role !== 0 && this.#sessions.get(process)?.get(role)) || []
  }

  /** Whether a key signed for several roles is told by which of the calls it signed. */
  isUncertain({ keys }: Trace): boolean {
    return keys.some(({ key }) => {
      const { certain, others } = this.#users.get(key) ?? NONE
      return certain.size < 2 && others.size > 0 && new Set([...certain.keys(), ...others.keys()]).size > 1
    })
  }

  /** Keys are alike, whatever their number, that were issued alike. */
  like(key: number, trace: Trace): number {
    return this.#like(key, trace, HOPS)
  }

  /** Where the session of a role is looked for that none of a trace's calls was signed with. */
  describeSessions(role: number, trace: Trace): readonly number[] {
    const issues = this.#sessionsOf(role, trace)
    const before = countUntil(issues, trace.start)
    const last = issues[before - 1]
    const isGood = last !== undefined && (last.until === 0 || last.until >= trace.start)
    return [
      Math.min(1, issues.length),
      Math.min(1, before),
      isGood ? 1 : 0,
      Math.min(1, countUntil(issues, trace.end + WHOLE_SECONDS) - before),
    ]
  }

  #like(key: number, trace: Trace, hops: number): number {
    const issue = this.#issues.get(key)
    const shared = (this.#users.get(key)?.certain.size ?? 0) > 1 ? 1 : 0
    const said = this.#said.size > 0 ? joinedText(this.#said.get(key) ?? '') : 0
    if (!issue) return new Likeness().add(key).add(shared).add(said).sum()
    const { role, made, by, from, until } = issue
    const isOwn = issue.trace === trace
    const [least, most] = this.#described.get(key) ?? [0, 0]
    const like = new Likeness().add(least).add(most).add(role).add(made).add(shared).add(said)
    if (isOwn) like.add(1)
    else {
      like.add(issue.trace.process === trace.process ? 2 : 3)
      like.add(from <= trace.start ? 1 : from <= trace.end ? 2 : 3)
      like.add(until === 0 ? 0 : until < trace.start ? 1 : until < trace.end ? 2 : 3)
      like.addAll(issue.trace.callers, (caller) => [
        caller.role,
        trace.callers.some(({ token }) => token === caller.token) ? 1 : 2,
      ])
    }
    if (by !== 0 && hops > 0) like.add(this.#like(by, issue.trace, hops - 1))
    return like.sum()
  }
}

const NONE: Users = { certain: new Map(), others: new Map() }

/** How many came until then. */
function countUntil(issues: readonly Issue[], until: number): number {
  let [low, high] = [0, issues.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (issues[middle]!.from <= until) low = middle + 1
    else high = middle
  }
  return low
}

function innerMap<V>(map: Map<number, Map<number, V>>, key: number): Map<number, V> {
  let inner = map.get(key)
  if (!inner) {
    inner = new Map()
    map.set(key, inner)
  }
  return inner
}
