/** What holds for a whole run, computed once: asked for each tool call, it would grow with the square of their number. */
import type { Ledger } from './tool-call.ts'

export function ofRun<T>(compute: (ledger: Ledger) => T): (ledger: Ledger) => T {
  const known = new WeakMap<Ledger, T>()
  return (ledger) => {
    if (!known.has(ledger)) known.set(ledger, compute(ledger))
    return known.get(ledger)!
  }
}
