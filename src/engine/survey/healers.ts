/** What failed and went well later may have been healed: by whom, as far as it is known before calls are read. */
import { HEALING } from '../../model/tolerances.ts'
import { FLAG } from '../../scan/span-digest.ts'
import type { Again, Failure, SigningKey, Trace, Traces } from './trace.ts'
import type { TraceSurvey } from './traces.ts'

/** A healer is looked for among so many. */
const LOOKED_AT = 1000
/** And who could be its caller among so many of other processes. */
const MOST_COMPARED = 64
/** The next may have been another caller, or of another object. */
const MOST_HEALERS = 4

/** What is known of calls that went well, and of what failed last. */
export type Passed = Pick<TraceSurvey, 'lastOf' | 'passedAgain'>

/** For each failure of a trace whether there is anybody, in all the ways to look. */
export function isHealed(trace: Trace, survey: Passed): readonly (readonly boolean[])[] {
  return healersOf(trace, survey).map((ways) => ways.map((healers) => !healers[Symbol.iterator]().next().done))
}

/** The first few of each way to look; by their numbers. */
export function* mayHaveHealed(trace: Trace, survey: Passed, traces: Traces): Generator<number> {
  for (const healers of healersOf(trace, survey).flat()) yield* firstOf(couldHeal(healers, trace, traces), MOST_HEALERS)
}

/**
 * Who may have healed each failure of a trace: the next of the process, of any process, and after the last time that it was
 * refused; and the same of those that asked for the same thing, and by the same key, where it matters which. An SDK's span may
 * leave it to its request to say what it asked for.
 */
function healersOf(trace: Trace, survey: Passed): Iterable<number>[][] {
  const { nth, process, failures } = trace
  if (failures.length === 0) return []
  const again = (failure: Failure, those: Again): Generator<number>[] => {
    const { start, end } = failure
    const until = end + HEALING
    return [
      survey.passedAgain({ ...those, process }, start, until, nth),
      survey.passedAgain(those, start, until, nth),
      survey.passedAgain(those, Math.max(start, survey.lastOf(failure).at), until, nth),
    ]
  }
  const requested = new Set<number>()
  for (const failure of failures) {
    const { asked, target } = failure
    if (target !== 0)
      for (const one of firstOf(again(failure, { asked, target })[1]!, MOST_COMPARED)) requested.add(one)
  }
  return failures.map((failure) => {
    const { asked, target, key } = failure
    const same = { asked, ...(target !== 0 && { target }) }
    return [
      ...again(failure, { asked }),
      ...(target !== 0 ? again(failure, same) : []),
      ...(key !== 0 ? again(failure, { ...same, key }) : []),
      ...(target === 0 && requested.size > 0
        ? again(failure, { asked }).map((healers) => among(healers, requested))
        : []),
    ]
  })
}

function* among(all: Iterable<number>, some: ReadonlySet<number>): Generator<number> {
  let looked = 0
  for (const one of all) {
    if (some.has(one)) yield one
    if (++looked >= LOOKED_AT) return
  }
}

/**
 * Of those that may have healed what failed in a tool call, whoever could have: another process did it with the same key, or in a
 * session of the same role (`sameCaller`). A job may be done by another with a key of its own.
 */
function* couldHeal(healers: Iterable<number>, { flags, process, keys }: Trace, traces: Traces): Generator<number> {
  let looked = 0
  for (const nth of healers) {
    const other = traces.at(nth)
    // Of a trace that is only there to be asked the keys may not be known yet.
    const mayBeIts = other.process === process || (flags & FLAG.tool) === 0 || other.times === 0
    if (mayBeIts || sharesSigner(keys, other.keys)) yield nth
    else if (++looked >= MOST_COMPARED) return
  }
}

/** A key, or what spans say of one. */
function sharesSigner(keys: readonly SigningKey[], others: readonly SigningKey[]): boolean {
  return keys.some((one) =>
    others.some(
      (other) => other.key === one.key || (other.saidLeast <= one.saidMost && one.saidLeast <= other.saidMost),
    ),
  )
}

/** The first few, each once. */
function firstOf(numbers: Iterable<number>, most: number): Iterable<number> {
  const found = new Set<number>()
  let looked = 0
  for (const nth of numbers) {
    found.add(nth)
    if (found.size >= most || ++looked >= LOOKED_AT) break
  }
  return found
}
