/**
 * Client-side monitoring tells of a call and of each of its tries in datagrams of their own, which nothing but service,
 * operation, client, time and result ties together. Calls of several threads overlap, and UDP keeps no order.
 */

import { num, text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import type { Span, Us } from '../../model/records.ts'
import { WHOLE_MILLISECONDS } from '../../model/tolerances.ts'
import { append } from '../kit/multimap.ts'

/** The spans with each monitored call and its tries made one; a try whose call was never told is a call of its own. */
export function joinMonitored(spans: readonly Span[]): Span[] {
  const calls = new Map<string, Span[]>()
  const tries = new Map<string, Span[]>()
  const rest: Span[] = []
  for (const span of once(spans)) {
    const part = text(span, 'rolecall.csm')
    if (part === undefined) rest.push(span)
    else append(part === 'call' ? calls : tries, kindOf(span), span)
  }
  for (const [kind, ofKind] of calls) {
    const left = new Set((tries.get(kind) ?? []).sort(byTime))
    // The shortest first: it has the fewest tries to choose from.
    for (const call of ofKind.sort((a, b) => lengthOf(a) - lengthOf(b) || byTime(a, b))) {
      const mine = triesOf(call, [...left])
      for (const request of mine) left.delete(request)
      rest.push(whole(call, mine))
    }
    tries.set(kind, [...left])
  }
  // A process that was stopped between a try and its call.
  return [...rest, ...[...tries.values()].flat()]
}

/** A datagram kept in two files is one. */
function once(spans: readonly Span[]): Span[] {
  const seen = new Set<string>()
  return spans.filter((span) => {
    if (text(span, 'rolecall.csm') === undefined) return true
    const known = seen.has(span.spanId)
    seen.add(span.spanId)
    return !known
  })
}

function kindOf(span: Span): string {
  return `${span.process} ${span.name}`
}

/** Those within the call's time: the last one ended as the call did, those before it were signed by the same key. */
function triesOf(call: Span, candidates: readonly Span[]): Span[] {
  const count = num(call, R.attempts) ?? 1
  if (count === 0) return []
  const within = candidates.filter(
    (span) =>
      span.start >= call.start - WHOLE_MILLISECONDS &&
      (span.end ?? span.start) <= (call.end ?? call.start) + WHOLE_MILLISECONDS,
  )
  const last = within.filter((other) => endedAs(other, call)).at(-1)
  if (!last) return []
  const before = within.filter(
    (one) =>
      one !== last &&
      (one.end ?? one.start) <= last.start + WHOLE_MILLISECONDS &&
      text(one, R.key) === text(last, R.key),
  )
  return [...(count > 1 ? before.slice(1 - count) : []), last]
}

function endedAs(span: Span, call: Span): boolean {
  const agree = (name: string) => {
    const [a, b] = [span.attributes[name], call.attributes[name]]
    return a === undefined || b === undefined || a === b
  }
  return agree(S.httpStatus) && agree(S.errorType) && (!tellsItsEnd(call) || span.status === call.status)
}

function tellsItsEnd({ attributes }: Span): boolean {
  return attributes[S.httpStatus] !== undefined || attributes[S.errorType] !== undefined
}

/** What the call says of itself, else what its last try says: key and request id are told of tries only. */
function whole(call: Span, tries: readonly Span[]): Span {
  const last = tries.at(-1)
  // Without a try the call failed before anything was sent; its error is not told.
  const unsent = num(call, R.attempts) === 0
  const message = call.message ?? last?.message ?? (unsent ? 'failed before any try was sent' : undefined)
  return {
    ...call,
    status: unsent ? 'error' : tellsItsEnd(call) || !last ? call.status : last.status,
    ...(message && { message }),
    attributes: { ...last?.attributes, ...call.attributes },
  }
}

function lengthOf(span: Span): Us {
  return (span.end ?? span.start) - span.start
}

function byTime(a: Span, b: Span): number {
  return a.start - b.start || (a.end ?? a.start) - (b.end ?? b.start) || (a.spanId < b.spanId ? -1 : 1)
}
