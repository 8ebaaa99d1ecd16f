/** The first index at which a predicate holds that never ceases to hold. */
export function firstIndex<T>(values: ArrayLike<T>, holds: (value: T) => boolean): number {
  return firstPlace(values.length, (at) => holds(values[at]!))
}

/** The same of what is no list: the first of so many places. */
export function firstPlace(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
