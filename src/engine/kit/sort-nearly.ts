/** Sorts numbers that are nearly in order, as exporters write: each goes a few places back, where a sort would compare all. */

/** Places back, for each number: beyond it they are not nearly in order. */
const MOST_BACK = 16

/** In place, and so that equal ones stay as they are. */
export function sortNearly(numbers: Int32Array, compare: (a: number, b: number) => number): void {
  let left = numbers.length * MOST_BACK
  for (let at = 1; at < numbers.length; at++) {
    const one = numbers[at]!
    let to = at
    for (; to > 0 && compare(numbers[to - 1]!, one) > 0; to--, left--) numbers[to] = numbers[to - 1]!
    numbers[to] = one
    if (left < 0) {
      numbers.sort(compare)
      return
    }
  }
}

/** 0, 1, 2 … */
export function upTo(length: number): Int32Array {
  const numbers = new Int32Array(length)
  for (let at = 0; at < length; at++) numbers[at] = at
  return numbers
}
