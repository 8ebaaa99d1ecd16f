/** So many answers are kept: then all are forgotten, and those that still come are found out again. */
const MOST = 8192
/** Longer texts seldom come twice. */
const LONGEST = 256

/** The same function of a text, which the texts of a run, most of them alike, are asked of once. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > LONGEST) return answer(text)
    if (known.has(text)) return known.get(text) as T
    const one = answer(text)
    if (known.size >= MOST) known.clear()
    known.set(text, one)
    return one
  }
}
