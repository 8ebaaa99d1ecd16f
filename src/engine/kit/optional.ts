/** Fields that are there only when they are known. */
/** ISO 8601 → µs since the epoch. */
export function isoUs(iso: string | undefined): number | undefined {
  if (!iso) return undefined
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? undefined : ms * 1000
}

/** `{ [key]: value }`, or nothing. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }
}
