/** Calls that hang while they do: what the rules accuse of it, and what became of it. */
import { LONGEST_LIMIT } from '../facts/client-limits.ts'
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import type { Call } from '../model/call.ts'
import type { Finding } from '../model/report.ts'
import { addressOf, callName, describeIdentity, isoTime } from '../model/text.ts'
import type { Case } from '../model/tool-call.ts'
import type { Hang, WatchEvent } from './events.ts'

interface Known {
  hang: Hang
  /** The rules accuse it still. */
  accused: boolean
  startMs: number
}

export class Hangs {
  readonly #known = new Map<string, Known>()

  /**
   * @param findingsOf what the rules find in some cases as they stand
   * @param isOver the process is: what was open then hangs no more, its finding is told
   */
  look(
    cases: readonly Case[],
    findingsOf: (cases: readonly Case[]) => readonly Finding[],
    isOver: (process: string) => boolean,
  ): WatchEvent[] {
    const found = new Map<string, { call: Call; c: Case }>()
    for (const c of cases)
      for (const call of c.calls) if (!found.has(call.id) || c.toolCall.kind === 'mcp') found.set(call.id, { call, c })
    const events = [...this.#known].flatMap(([id, known]) => this.#ended(id, known, found.get(id), isOver))
    const suspects = cases.filter((c) => c.calls.some((call) => isLong(call, c)) && !isOver(c.toolCall.process))
    const accused = new Set(
      (suspects.length ? findingsOf(suspects) : []).flatMap((finding) =>
        finding.severity === 'info' || finding.suppressed
          ? []
          : finding.evidence.map(({ traceId, spanId }) => `${traceId}/${spanId}`),
      ),
    )
    const hanging = [...found.values()].filter(
      ({ call, c }) => isLong(call, c) && accused.has(`${call.evidence.traceId}/${call.evidence.spanId}`),
    )
    for (const known of this.#known.values()) known.accused = false
    for (const { call, c } of hanging) {
      // What only waits for another of these is no hang of its own.
      if (hanging.some((other) => other.call !== call && isBelow(other.call, call))) continue
      const known = this.#known.get(call.id)
      const hang = hangOf(call, c)
      this.#known.set(call.id, { hang, accused: true, startMs: call.start / 1000 })
      if (!known) events.push({ type: 'hang', ...hang })
    }
    return events
  }

  /** Those that hang at this moment, the longest first. */
  now(at: number): Hang[] {
    return [...this.#known.values()]
      .filter(({ accused }) => accused)
      .sort((a, b) => a.startMs - b.startMs)
      .map(({ hang, startMs }) => ({ ...hang, forMs: Math.max(hang.forMs, at - startMs) }))
  }

  #ended(
    id: string,
    { hang: { waitingFor: _, ...hang } }: Known,
    now: { call: Call; c: Case } | undefined,
    isOver: (process: string) => boolean,
  ): WatchEvent[] {
    if (now?.call.open && !isOver(now.call.process)) return []
    this.#known.delete(id)
    if (!now || now.call.open) return []
    const { outcome, errorCode, start, end } = now.call
    return [
      {
        type: 'answered',
        ...hang,
        forMs: ((end ?? start) - start) / 1000,
        outcome: outcome === 'open' ? 'unknown' : outcome,
        ...(errorCode && { errorCode }),
      },
    ]
  }
}

/** Open for longer than any sensible limit would let it, or beyond the moment that its caller gave up. */
function isLong(call: Call, { toolCall: t, ledger }: Case): boolean {
  if (!call.open) return false
  const seen = Math.max(t.until, ledger.lastSeen(call.process)?.at ?? 0)
  return seen - call.start >= LONGEST_LIMIT || (t.deadline !== undefined && call.start < t.deadline.at)
}

function isBelow(call: Call, above: Call): boolean {
  return call.traceId === above.traceId && call.parentSpanId === above.spanId
}

function hangOf(call: Call, { toolCall: t, ledger }: Case): Hang {
  const waitingFor =
    [...call.attempts].reverse().flatMap((one) => text(one, R.waitingFor) ?? [])[0] ?? text(call, R.waitingFor)
  const target = call.bucket ? `bucket ${call.bucket}` : (call.roleArn ?? call.resource ?? addressOf(call))
  const seen = Math.max(t.until, ledger.lastSeen(call.process)?.at ?? 0)
  return {
    call: call.id,
    name: callName(call),
    ...(target && !callName(call).includes(target) && { target }),
    since: isoTime(call.start),
    forMs: Math.max(0, seen - call.start) / 1000,
    ...(waitingFor && { waitingFor }),
    ...(call.signedBy && { identity: describeIdentity(call.signedBy) }),
    ...(t.kind !== 'process' && { toolCall: { id: t.id, tool: t.tool } }),
    process: call.process,
    service: t.service,
    evidence: call.evidence,
  }
}
