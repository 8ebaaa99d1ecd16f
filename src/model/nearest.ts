/** "Did you mean": the word that one is most likely a misspelling of. */

/** At most a third of the letters are other ones; words of one beginning (`assume-role` of `assume-role-denied`) count too. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const word = typed.toLowerCase().slice(0, 100)
  const ranked = known
    .map((candidate) => ({ one: candidate, distance: editDistance(word, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  if (best && best.distance <= Math.max(1, Math.floor(Math.max(word.length, best.one.length) / 3))) return best.one
  return word.length < 4 ? undefined : ranked.find(({ one: best }) => best.toLowerCase().startsWith(word))?.one
}

/** Letters put in, left out, exchanged, or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/** ` Did you mean "analyze"?`, or nothing. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const one = nearest(typed, known)
  return one === undefined ? '' : ` Did you mean ${one}?`
}
