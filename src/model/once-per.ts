/** What is asked again and again of one run, tool call or call, and found out once. */

/** For as long as the key itself is kept; the key must not change any more. */
export function oncePer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { value: T }>()
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) }
    known.set(key, found)
    return found.value
  }
}
