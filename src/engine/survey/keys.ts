/** Who issued each key, for which role and whom, and for the tokens of how many roles it signed. */

import { firstIndex } from '../../model/first-index.ts'
import type { Us } from '../../model/records.ts'
import { WHOLE_SECONDS } from '../../model/tolerances.ts'
import { joinedText } from '../../scan/hash.ts'
import { FLAG, UNITS } from '../../scan/span-digest.ts'
import { grown } from '../kit/grown.ts'
import { Lists } from '../kit/lists.ts'
import { Room, Rows } from '../kit/pages.ts'
import { Places } from '../kit/places.ts'
import { sortNearly } from '../kit/sort-nearly.ts'
import { KeyUsers } from './key-users.ts'
import { Likeness } from './likeness.ts'
import type { Failure, SigningKey, Trace, Traces } from './trace.ts'

/** A role's session that went on to assume another, and that another: as far as rules follow. */
const HOPS = 3

/** The numbers of a session that was issued: as `IssuedKey` has them, the number of its trace, and its key's place. */
const ISSUE = { role: 0, by: 1, made: 2, from: 3, until: 4, trace: 5, key: 6 } as const
/**
 * By a key's place: its first session, 0 for none; the least of what spans say of it, the greatest, and whether any does; when the
 * last tool call or request ended in which it signed, and the number of its trace; and where it is said to come from.
 */
const KNOWN = { issue: 0, least: 1, most: 2, isSaid: 3, usedUntil: 4, user: 5, sources: 6 } as const
/** A session that goes on to be used is looked for among so many. */
const MOST_SESSIONS = 1000

/** What was issued for one role to one process, and when, in the order in which it came. */
interface Sessions {
  issues: Int32Array
  count: number
  from: Float64Array
}

const NONE = new Float64Array(0)

/** Of a run every tool call may have a key of its own: they are kept as numbers. */
export class Keys {
  readonly #traces: Traces
  readonly #users: KeyUsers
  readonly #keys: Places
  /** See `KNOWN`. */
  readonly #known: Rows
  readonly #issues: Lists
  /** By process, by role. */
  readonly #sessions = new Map<number, Map<number, Sessions>>()
  /** What others than these spans say of keys. */
  readonly #saidBeside: ReadonlyMap<number, string>

  constructor(traces: Traces, said: ReadonlyMap<number, string> = new Map(), room = new Room()) {
    this.#traces = traces
    this.#saidBeside = said
    this.#keys = new Places(room)
    this.#known = new Rows(room, 7)
    this.#issues = new Lists(room, 7)
    this.#users = new KeyUsers(room)
  }

  /** To be told of each trace, by start. */
  note(trace: Trace): void {
    const { nth, keys, issued } = trace
    if (issued.length > 0) {
      const roles = innerMap(this.#sessions, trace.process)
      for (const { key, role, by, made, from, until } of issued) {
        const place = this.#placeOf(key)
        const issue = this.#issues.add(0, role, by, made, from, until, nth, place)
        if (this.#known.get(place, KNOWN.issue) === 0) this.#known.set(place, KNOWN.issue, issue)
        const sessions = roles.get(role) ?? { issues: new Int32Array(8), count: 0, from: NONE }
        roles.set(role, sessions)
        if (sessions.count === sessions.issues.length) sessions.issues = grown(sessions.issues)
        sessions.issues[sessions.count++] = issue
      }
    }
    if (keys.length === 0) return
    const { flags, served, end } = trace
    const until = (flags & UNITS) === 0 ? 0 : (flags & FLAG.open) === 0 ? served : end
    for (const signing of keys) {
      const place = this.#placeOf(signing.key)
      this.#describe(place, signing)
      if (until <= this.#known.get(place, KNOWN.usedUntil)) continue
      this.#known.set(place, KNOWN.usedUntil, until)
      this.#known.set(place, KNOWN.user, nth)
    }
    this.#users.add(trace, keys, (key) => this.#placeOf(key))
  }

  /** Once it was told of all. */
  settle(): void {
    for (const roles of this.#sessions.values())
      for (const sessions of roles.values()) {
        const issues = sessions.issues.slice(0, sessions.count)
        sortNearly(issues, (a, b) => this.#fromOf(a) - this.#fromOf(b))
        sessions.issues = issues
        sessions.from = new Float64Array(issues.length)
        for (let at = 0; at < issues.length; at++) sessions.from[at] = this.#fromOf(issues[at]!)
      }
  }

  /** The number of the trace that issued it. */
  issuer(key: number): number | undefined {
    const issue = this.#issueAt(this.#keys.find(key))
    return issue === 0 ? undefined : this.#issues.get(issue, ISSUE.trace)
  }

  /** One trace of each role for whose tokens it signed, where there are several; by their numbers. */
  users(key: number): Iterable<number> {
    return this.#users.of(this.#keys.find(key))
  }

  /** The last session of each role that a trace's tokens name, of those before its end; by the numbers of the traces that issued them. */
  *sessions(trace: Trace): Generator<number | undefined> {
    for (const { role } of trace.callers) {
      const sessions = this.#sessionsOf(role, trace)
      const issue = sessions?.issues[Math.max(0, countUntil(sessions, trace.end) - 1)]
      yield issue === undefined ? undefined : this.#issues.get(issue, ISSUE.trace)
    }
  }

  /** Where a role was refused: a session of it that was good and went on to be used, by who issued it and who used it last. */
  stillUsed({ target, start, end }: Failure, { process }: Trace): readonly [number, number] | undefined {
    const sessions = this.#sessions.get(process)?.get(target)
    const before = sessions ? countUntil(sessions, start) : 0
    for (let nth = before - 1; nth >= 0 && before - nth <= MOST_SESSIONS; nth--) {
      const issue = sessions!.issues[nth]!
      const until = this.#issues.get(issue, ISSUE.until)
      const key = this.#issues.get(issue, ISSUE.key)
      if ((until === 0 || until >= end) && this.#known.get(key, KNOWN.usedUntil) >= end)
        return [this.#issues.get(issue, ISSUE.trace), this.#known.get(key, KNOWN.user)]
    }
    return undefined
  }

  /** Whether a key signed for several roles is told by which of the calls it signed. */
  isUncertain(trace: Trace): boolean {
    return this.#users.anySeveral && trace.keys.some(({ key }) => this.#users.areUncertain(this.#keys.find(key)))
  }

  /** Keys are alike, whatever their number, that were issued alike. */
  like(key: number, trace: Trace): number {
    return this.#like(key, trace, HOPS)
  }

  /** Where the session of a role is looked for that none of a trace's calls was signed with. */
  describeSessions(like: Likeness, role: number, trace: Trace): void {
    const sessions = this.#sessionsOf(role, trace)
    if (!sessions) {
      like.add(0)
      return
    }
    const { start } = trace
    const before = countUntil(sessions, start)
    const last = sessions.issues[before - 1]
    const until = last && this.#issues.get(last, ISSUE.until)
    const isGood = until !== undefined && (until === 0 || until >= start)
    like
      .add(1)
      .add(Math.min(1, before))
      .add(isGood ? 1 : 0)
      .add(Math.min(1, countUntil(sessions, trace.end + WHOLE_SECONDS) - before))
  }

  #like(key: number, trace: Trace, hops: number): number {
    const place = this.#keys.find(key)
    const issue = this.#issueAt(place)
    const shared = this.#users.areSeveral(place) ? 1 : 0
    const said = this.#saidBeside.size > 0 ? joinedText(this.#saidBeside.get(key) ?? '') : 0
    if (issue === 0) return new Likeness().add(key).add(shared).add(said).sum()
    const { reals } = this.#issues.page(issue)
    const at = this.#issues.at(issue)
    const [by, from, until] = [reals[at + ISSUE.by]!, reals[at + ISSUE.from]!, reals[at + ISSUE.until]!]
    const nth = reals[at + ISSUE.trace]!
    const issuer = nth === trace.nth ? trace : this.#traces.at(nth)
    const like = new Likeness()
      .add(this.#known.get(place, KNOWN.least))
      .add(this.#known.get(place, KNOWN.most))
      .add(reals[at + ISSUE.role]!)
      .add(reals[at + ISSUE.made]!)
      .add(shared)
      .add(said)
    // What comes from two places is told by each call that it signed.
    const sources = this.#known.get(place, KNOWN.sources)
    if ((sources & (sources - 1)) !== 0) like.add(key)
    if (issuer === trace) like.add(1)
    else {
      like.add(issuer.process === trace.process ? 2 : 3)
      like.add(from <= trace.start ? 1 : from <= trace.end ? 2 : 3)
      like.add(until === 0 ? 0 : until < trace.start ? 1 : until < trace.end ? 2 : 3)
      const { callers } = trace
      like.addAll(issuer.callers, (own, caller) =>
        own.add(caller.role).add(callers.some(({ token }) => token === caller.token) ? 1 : 2),
      )
    }
    if (by !== 0 && hops > 0) like.add(this.#like(by, issuer, hops - 1))
    return like.sum()
  }

  #placeOf(key: number): number {
    const place = this.#keys.of(key)
    if (place === this.#known.size) this.#known.add()
    return place
  }

  #describe(place: number, { saidLeast: least, saidMost: most, sources }: SigningKey): void {
    const { reals } = this.#known.toWrite(place)
    const at = this.#known.at(place)
    const isFirst = reals[at + KNOWN.isSaid] === 0
    if (isFirst || least < reals[at + KNOWN.least]!) reals[at + KNOWN.least] = least
    if (isFirst || most > reals[at + KNOWN.most]!) reals[at + KNOWN.most] = most
    reals[at + KNOWN.isSaid] = 1
    reals[at + KNOWN.sources]! |= sources
  }

  #issueAt(place: number): number {
    return place < 0 ? 0 : this.#known.get(place, KNOWN.issue)
  }

  #fromOf(issue: number): number {
    return this.#issues.get(issue, ISSUE.from)
  }

  #sessionsOf(role: number, { process }: Trace): Sessions | undefined {
    return role === 0 ? undefined : this.#sessions.get(process)?.get(role)
  }
}

/** How many came until then. */
function countUntil({ from }: Sessions, until: Us): number {
  return firstIndex(from, (came) => came > until)
}

function innerMap<V>(map: Map<number, Map<number, V>>, key: number): Map<number, V> {
  let inner = map.get(key)
  if (!inner) {
    inner = new Map()
    map.set(key, inner)
  }
  return inner
}
