/**
 * A test that asks the server under test, or one server another, where both were recorded: the same request, seen from both
 * ends. It is judged once, where it was answered; the asking end, outside any request, is no call to another service.
 */
import { num, text } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import type { Call } from '../../model/call.ts'
import type { Span } from '../../model/records.ts'
import { ByTime } from '../kit/by-time.ts'
import { append } from '../kit/multimap.ts'

/** Of calls outside any request, those that no recorded request answers. @param inbound the requests that came in */
export function withoutAskingEnds(outside: readonly Call[], inbound: readonly Span[]): readonly Call[] {
  if (!outside.some(isPlain)) return outside
  const answered = new Map<string, Span[]>()
  for (const span of inbound) append(answered, `${text(span, S.httpMethod)} ${text(span, S.urlPath)}`, span)
  const requests = new Map([...answered].map(([what, all]) => [what, new ByTime(all, ({ start }) => [start, start])]))
  return outside.filter((call) => {
    const same = isPlain(call) ? requests.get(`${call.method} ${call.path}`) : undefined
    const request = same && answeredBy(call, same)
    if (request) same.remove(request)
    return request === undefined
  })
}

function isPlain({ kind, seenAs }: Call): boolean {
  return kind === 'http' && seenAs === 'http'
}

/** Who gave up waiting never saw the answer. */
function answeredBy(
  { start, end = Number.POSITIVE_INFINITY, httpStatus }: Call,
  requests: ByTime<Span>,
): Span | undefined {
  for (const request of requests.during(start, end))
    if (httpStatus === undefined || httpStatus === num(request, S.httpStatus)) return request
  return undefined
}
