/**
 * Which tool calls a report shows: all of a short run; of a long one some of each kind, the last of which stands for the
 * others of its kind. What is counted among tool calls in a report is a part of their kind: no count is changed by it.
 */

import { reachedAs } from '../../facts/reached.ts'
import { dataCalls } from '../../facts/signing.ts'
import { Tally, totalOf } from '../../model/alike.ts'
import type { Call } from '../../model/call.ts'
import type { Doubt, Inconclusive, SignedCalls } from '../../model/report.ts'
import { identitySubject } from '../../model/text.ts'
import { append } from '../kit/multimap.ts'
import type { Told } from './tool-call-report.ts'
import { patternOf } from './totals.ts'

/** A run of so many is shown whole. */
const WHOLE = 300
/** Of a longer one so many, unless there are more kinds than that. */
const SHOWN = 300
/** Of more kinds than that, what a finding counts is told by the finding alone. */
const MOST = 1000
/** So many of each kind, and fewer where there are many kinds. */
const OF_A_KIND = [20, 8, 3]

export interface Shown {
  told: Told
  /** It and those it stands for. */
  group: readonly Told[]
}

export interface Naming {
  doubts: readonly Doubt[]
  inconclusive: readonly Inconclusive[]
}

export function sampleOf(all: readonly Told[], naming: Naming): Shown[] {
  if (all.length <= WHOLE) return all.map((told) => ({ told, group: [told] }))
  const named = namedBy(naming)
  const tellApart = (told: Told) => JSON.stringify([...kindOf(told, named), varietyOf(told)])
  const tellMore = (told: Told) => JSON.stringify(kindOf(told, named))
  let chosen: Shown[] = []
  for (const key of [tellApart, tellMore]) {
    const kinds = new Map<string, Told[]>()
    for (const told of all) append(kinds, key(told), told)
    for (const most of [...OF_A_KIND, ...(key === tellMore ? [1] : [])]) {
      chosen = [...kinds.values()].flatMap((kind) => someOf(kind, most))
      if (chosen.length <= SHOWN) return inOrder(chosen, all)
    }
  }
  if (chosen.length > MOST) {
    const kinds = new Map<string, Told[]>()
    for (const told of all) append(kinds, JSON.stringify(wayOf(told)), told)
    chosen = [...kinds.values()].flatMap((kind) => someOf(kind, 1))
  }
  return inOrder(chosen, all)
}

/** All that a report counts tool calls by, but what is different in each. */
function kindOf(told: Told, named: ReadonlyMap<string, readonly number[]>): unknown[] {
  return [...wayOf(told), told.findings, named.get(told.case.toolCall.id) ?? []]
}

function wayOf({ case: c, chain }: Told): unknown[] {
  const { kind, outcome, open } = c.toolCall
  return [kind, outcome, reachedAs(c), open > 0, patternOf(chain.steps)]
}

function varietyOf({ case: c }: Told): string {
  const { tool, service, expectedRole = '' } = c.toolCall
  const signers = dataCalls(c).map(({ signedBy }) => (signedBy ? identitySubject(signedBy, service) : ''))
  return [tool, service, expectedRole, ...new Set(signers)].join('\n')
}

/** Doubts and unsettled rules by the tool calls they are about. */
function namedBy({ doubts, inconclusive }: Naming): ReadonlyMap<string, readonly number[]> {
  const named = new Map<string, number[]>()
  for (const [nth, { toolCalls }] of [...doubts, ...inconclusive].entries())
    for (const id of toolCalls) append(named, id, nth)
  return named
}

/** As different ones as there are, the first of each; the last chosen stands for the rest. */
function someOf(kind: readonly Told[], most: number): Shown[] {
  if (kind.length <= most) return kind.map((told) => ({ told, group: [told] }))
  const chosen = new Set<Told>()
  const seen = new Set<string>()
  for (const told of kind) {
    if (chosen.size >= most) break
    const variety = varietyOf(told)
    if (!seen.has(variety)) chosen.add(told)
    seen.add(variety)
  }
  for (const told of kind) {
    if (chosen.size >= most) break
    chosen.add(told)
  }
  const rest = kind.filter((told) => !chosen.has(told))
  const last = [...chosen].at(-1)!
  return [...chosen].map((told) => ({ told, group: told === last ? [told, ...rest] : [told] }))
}

function inOrder(chosen: readonly Shown[], all: readonly Told[]): Shown[] {
  const byTold = new Map(chosen.map((one) => [one.told, one]))
  return all.flatMap((told) => byTold.get(told) ?? [])
}

export function standsForAll({ group }: Shown): number {
  return totalOf(group.map((told) => told.case.toolCall))
}

/** Who signed the AWS calls of a group, each call once. */
export function signedBy({ group }: Shown, keyFor: (key: string) => string): SignedCalls[] {
  const keys = new Map<string | undefined, { sts: Tally<Call>; data: Tally<Call> }>()
  for (const { case: c } of group)
    for (const call of c.calls) {
      if (call.kind !== 'aws') continue
      const key = call.signedBy && keyFor(call.signedBy.key)
      const own = keys.get(key) ?? { sts: new Tally<Call>(), data: new Tally<Call>() }
      keys.set(key, own)
      own[call.service === 'STS' ? 'sts' : 'data'].add(call, c.toolCall)
    }
  return [...keys].map(([key, { sts, data }]) => ({
    ...(key !== undefined && { key }),
    sts: sts.count(),
    data: data.count(),
  }))
}
