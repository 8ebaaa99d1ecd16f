/** What is asked again and again of one run, tool call or call, and found out once. */

import type { Ledger } from './tool-call.ts'

/** For as long as the key itself is kept; the key must not change any more. */
export function oncePer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { value: T }>()
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) }
    known.set(key, found)
    return found.value
  }
}

/** The same of each process of a run. */
export function oncePerProcess<T>(
  compute: (ledger: Ledger, process: string) => T,
): (ledger: Ledger, process: string) => T {
  const ofRun = oncePer((_: Ledger) => new Map<string, { value: T }>())
  return (ledger, process) => {
    const known = ofRun(ledger)
    const found = known.get(process) ?? { value: compute(ledger, process) }
    known.set(process, found)
    return found.value
  }
}
