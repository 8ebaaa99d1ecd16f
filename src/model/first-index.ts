/** The first index at which a predicate holds that never ceases to hold. */
export function firstIndex<T>(values: ArrayLike<T>, holds: (value: T) => boolean): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(values[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
