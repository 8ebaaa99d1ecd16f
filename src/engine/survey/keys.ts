/** Who issued each key, for which role, and for the tokens of how many roles it signed. */
import { joinedText } from '../../scan/hash.ts'
import { append } from '../kit/multimap.ts'
import { firstFrom, type Trace } from './traces.ts'

const MOST_ROLES = 8

export class Keys {
  readonly #issuers = new Map<number, { trace: Trace; role: number }>()
  readonly #roles = new Map<number, Map<number, Trace>>()
  /** By process, by role. */
  readonly #sessions = new Map<number, Map<number, Trace[]>>()
  /** What others than these spans say of keys. */
  readonly #said: ReadonlyMap<number, string>

  /** @param traces by their start */
  constructor(traces: readonly Trace[], said: ReadonlyMap<number, string> = new Map()) {
    this.#said = said
    for (const trace of traces) {
      for (const { key, role } of trace.issued) {
        if (!this.#issuers.has(key)) this.#issuers.set(key, { trace, role })
        append(innerMap(this.#sessions, trace.process), role, trace)
      }
      const { keys } = trace
      for (const { role } of trace.callers) {
        if (role === 0) continue
        for (const key of keys) {
          const roles = innerMap(this.#roles, key)
          if (!roles.has(role) && roles.size < MOST_ROLES) roles.set(role, trace)
        }
      }
    }
  }

  issuer(key: number): Trace | undefined {
    return this.#issuers.get(key)?.trace
  }

  /** One trace of each role for whose tokens it signed, where there are several. */
  users(key: number): Iterable<Trace> {
    const roles = this.#roles.get(key)
    return roles && roles.size > 1 ? roles.values() : []
  }

  /** The last session of each role that a trace's tokens name, of those before its end. */
  *sessions(trace: Trace): Generator<Trace | undefined> {
    for (const { role } of trace.callers) {
      const issued = this.#sessions.get(trace.process)?.get(role) ?? []
      yield issued[Math.max(0, firstFrom(issued, trace.end) - 1)]
    }
  }

  /** Keys of one use are alike, whatever their number: issued for the same role, in the same trace or before. */
  describe(key: number, trace: Trace): readonly number[] {
    const issuer = this.#issuers.get(key)
    const shared = (this.#roles.get(key)?.size ?? 0) > 1 ? 1 : 0
    const said = this.#said.size > 0 ? joinedText(this.#said.get(key) ?? '') : 0
    if (!issuer) return [key, shared, said]
    const isOwn = issuer.trace === trace ? 1 : 0
    const isOfProcess = issuer.trace.process === trace.process ? 1 : 0
    return [issuer.role, 2 + isOwn, isOfProcess, shared, said]
  }
}

function innerMap<V>(map: Map<number, Map<number, V>>, key: number): Map<number, V> {
  let inner = map.get(key)
  if (!inner) {
    inner = new Map()
    map.set(key, inner)
  }
  return inner
}
