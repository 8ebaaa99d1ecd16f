/** How much the terminal shows before `--verbose` is asked for. */
import type { ReporterOptions } from './reporter.ts'

/** How many of a kind are shown before `--verbose` is asked for. */
export const FEW = {
  causes: 3,
  alike: 3,
  effects: 5,
  others: 4,
  chains: 3,
  waterfalls: 1,
  bars: 6,
  identities: 5,
  open: 3,
  skips: 5,
  evidence: 3,
}

export function few<T>(
  items: readonly T[],
  max: number,
  options: ReporterOptions,
): { shown: readonly T[]; more: number } {
  const shown = options.verbose ? items : items.slice(0, max)
  return { shown, more: items.length - shown.length }
}
