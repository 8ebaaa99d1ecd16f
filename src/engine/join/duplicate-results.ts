/**
 * Runners write one run in several formats, and pipelines keep copies: results of two files that tell of the same run are
 * one set. A result is known by its suite, its name, its attempt, and when it began, or else by being the nth of its name.
 */

import type { Outcome, Us } from '../../model/records.ts'
import { count } from '../../model/text.ts'
import { RUNNER_ROUNDING, RUNNER_SLACK } from '../../model/tolerances.ts'
import { append } from '../kit/multimap.ts'

interface ResultFile {
  name: string
  /** By name and attempt, nth by nth. */
  cases: Map<string, Outcome>
}

/** The results, each once, and a sentence for each file that told what another had told. */
export function distinctOutcomes(outcomes: readonly Outcome[]): { outcomes: Outcome[]; notes: string[] } {
  const files = filesOf(outcomes)
  const notes: string[] = []
  const kept: ResultFile[] = []
  for (const file of files) {
    let repeated: { by: string; cases: number } | undefined
    for (const known of kept) {
      const pairs = pairsOf(known, file)
      if (!isSameRun(pairs, Math.min(known.cases.size, file.cases.size))) continue
      repeated ??= { by: known.name, cases: 0 }
      repeated.cases += pairs.length
      for (const { key, a, b } of pairs) {
        known.cases.set(key, both(a, b))
        file.cases.delete(key)
      }
    }
    if (repeated)
      notes.push(`${file.name} tells of the same ${count(repeated.cases, 'result')} as ${repeated.by}: counted once`)
    kept.push(file)
  }
  return { outcomes: kept.flatMap((file) => [...file.cases.values()]), notes }
}

/** The files that tell more of each case first: they speak, the others complete. */
function filesOf(outcomes: readonly Outcome[]): ResultFile[] {
  const byFile = new Map<string, Outcome[]>()
  for (const outcome of outcomes) append(byFile, outcome.evidence.file, outcome)
  const files = [...byFile].map(([name, results]) => ({
    name,
    cases: numbered(results),
    facts: results.reduce(addFacts, 0),
  }))
  return files.sort((a, b) => b.facts / b.cases.size - a.facts / a.cases.size || (a.name < b.name ? -1 : 1))
}

function addFacts(sum: number, outcome: Outcome): number {
  return sum + Object.keys(outcome).length
}

function numbered(outcomes: readonly Outcome[]): Map<string, Outcome> {
  const cases = new Map<string, Outcome>()
  const seen = new Map<string, number>()
  // One suite may hold a name that another holds too: they are told apart by their order.
  for (const outcome of outcomes) {
    const key = `${plain(outcome.name)} ${outcome.retry ?? 0}`
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    cases.set(`${key} ${nth}`, outcome)
  }
  return cases
}

/** Vitest's JUnit says `suite > case` where its JSON says `suite case`. */
function plain(name: string): string {
  return name.replace(/\s*[>›»]\s*|\s+/g, ' ').trim()
}

interface Pair {
  key: string
  a: Outcome
  b: Outcome
}

function pairsOf(known: ResultFile, file: ResultFile): Pair[] {
  return [...file.cases].flatMap(([key, b]) => {
    const a = known.cases.get(key)
    return a && sameSuite(a.suite, b.suite) ? [{ key, a, b }] : []
  })
}

/** Two files of one run agree on every case that both name, and share at least half of the smaller one's. */
function isSameRun(pairs: readonly Pair[], smaller: number): boolean {
  if (pairs.length === 0 || pairs.length < smaller / 2) return false
  if (!pairs.every(({ a, b }) => a.state === b.state && sameStart(a, b))) return false
  const lengths = pairs.flatMap(({ a, b }) => {
    const [left, right] = [lengthOf(a), lengthOf(b)]
    return left === undefined || right === undefined ? [] : [Math.abs(left - right)]
  })
  const middle = lengths.sort((a, b) => a - b)[lengths.length >> 1]
  return middle === undefined || middle <= RUNNER_ROUNDING
}

/** A path may be told whole or from the project's root; one runner's suite is another's class. */
function sameSuite(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true
  const [left, right] = [a, b].map((suite) => suite.replaceAll('\\', '/')) as [string, string]
  return left.endsWith(right) || right.endsWith(left) || !/[/.]/.test(left) || !/[/.]/.test(right)
}

function sameStart(a: Outcome, b: Outcome): boolean {
  return a.start === undefined || b.start === undefined || Math.abs(a.start - b.start) <= RUNNER_SLACK
}

function lengthOf({ start, end, duration }: Outcome): Us | undefined {
  return duration ?? (start !== undefined && end !== undefined ? end - start : undefined)
}

/** What the first does not tell, the second does. */
function both(a: Outcome, b: Outcome): Outcome {
  return { ...b, ...a }
}
