/** What failed and went well later may have been healed: by whom, as far as it is known before calls are read. */
import type { Us } from '../../model/records.ts'
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
const NONE: readonly never[] = []

/** What is known of calls that went well, and of what failed last. */
export type Passed = Pick<TraceSurvey, 'lastOf' | 'passedAgain' | 'isPassedAgain'>

/**
 * For each failure of a trace, and each thing whose success may matter, whether there is anybody: in its process, in any, and after the last
 * time that it was refused.
 */
export function isHealed(trace: Trace, survey: Passed): readonly (readonly boolean[])[] {
  return looksOf(trace, survey).map((look) => look.things.flatMap((thing) => waysOf(thing, look, trace, survey)))
}

const NO_WAY = [false, false, false]

function waysOf({ again, among: some }: Thing, look: Look, { nth, process }: Trace, survey: Passed): boolean[] {
  const { start, last, until } = look
  const isThere = (wanted: Again, from: Us): boolean =>
    survey.isPassedAgain(wanted, from, until, nth) &&
    (!some || !among(survey.passedAgain(wanted, from, until, nth), some()).next().done)
  // Whom no process has, none of them has, and nobody later.
  if (!isThere(again, start)) return NO_WAY
  return [isThere({ ...again, process }, start), true, last === start || isThere(again, last)]
}

/** The first few of each way to look; by their numbers. */
export function* mayHaveHealed(trace: Trace, survey: Passed, traces: Traces): Generator<number> {
  for (const { things, start, last, until } of looksOf(trace, survey))
    for (const { again, among: some } of things) {
      const first = (wanted: Again, from: Us): Iterable<number> => {
        const healers = survey.passedAgain(wanted, from, until, trace.nth)
        return firstOf(couldHeal(some ? among(healers, some()) : healers, trace, traces), MOST_HEALERS)
      }
      yield* first({ ...again, process: trace.process }, start)
      yield* first(again, start)
      if (last !== start) yield* first(again, last)
    }
}

/** What may have gone well again, in whichever process. */
interface Thing {
  again: Again
  /** Of these alone. */
  among: (() => ReadonlySet<number>) | undefined
}

/** How the healers of one failure are looked for. */
interface Look {
  things: readonly Thing[]
  /** When it failed, and when the same did for the last time. */
  start: Us
  last: Us
  until: Us
}

/**
 * Who may have healed each failure of a trace: whoever asked for the same; and of those who asked for the same thing, and by the same
 * key, where it matters which. An SDK's span may leave it to its request to say what it asked for.
 */
function looksOf(trace: Trace, survey: Passed): readonly Look[] {
  const { nth, failures } = trace
  if (failures.length === 0) return NONE
  let known: ReadonlySet<number> | undefined
  const requested = (): ReadonlySet<number> => {
    known ??= requestedAgain(failures, survey, nth)
    return known
  }
  const hasRequest = failures.some(({ target }) => target !== 0)
  return failures.map((failure) => {
    const { asked, target: itsTarget, key: itsKey, start, end } = failure
    const target = itsTarget === 0 ? undefined : itsTarget
    const things: Thing[] = []
    const look = (of: number | undefined, key: number | undefined, some?: () => ReadonlySet<number>): void => {
      things.push({ again: { asked, target: of, key, process: undefined }, among: some })
    }
    look(undefined, undefined)
    if (target !== undefined) look(target, undefined)
    if (itsKey !== 0) look(target, itsKey)
    if (target === undefined && hasRequest) look(undefined, undefined, requested)
    return { things, start, last: Math.max(start, survey.lastOf(failure).at), until: end + HEALING }
  })
}

/** In which traces what one of these asked for went well again. */
function requestedAgain(failures: readonly Failure[], survey: Passed, except: number): ReadonlySet<number> {
  const requested = new Set<number>()
  for (const { asked, target, start, end } of failures)
    if (target !== 0) {
      const those = survey.passedAgain(
        { asked, target, key: undefined, process: undefined },
        start,
        end + HEALING,
        except,
      )
      for (const one of firstOf(those, MOST_COMPARED)) requested.add(one)
    }
  return requested
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
