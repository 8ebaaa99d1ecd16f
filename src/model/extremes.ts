/** The largest and smallest of however many: `Math.max(...values)` ends the analysis from some hundred thousand on. */

/** `-Infinity` of none, as `Math.max` has it. */
export function largest(values: Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) if (value > most) most = value
  return most
}

/** `Infinity` of none. */
export function smallest(values: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY
  for (const value of values) if (value < least) least = value
  return least
}
