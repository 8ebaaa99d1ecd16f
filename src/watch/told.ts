/** Findings that were told, so that each is told once, again only when it has become many, and taken back when it falls. */
import type { Evidence } from '../model/records.ts'
import type { Finding } from '../model/report.ts'
import { callName, isoTime } from '../model/text.ts'
import type { Case } from '../model/tool-call.ts'
import type { WatchEvent } from './events.ts'

/** So many tool calls of one finding are held for the verdict; the rest are counted. */
const EXEMPLARS = 20
/** Findings remembered; of one that is told again after so many others nobody minds. */
const MOST = 1_000

interface Shown {
  finding: Finding
  /** Tool calls that it stands in. */
  cases: Set<string>
  toolCalls: number
  /** It is told again at this many. */
  next: number
  evidence: Evidence[]
}

export class Told {
  readonly #shown = new Map<string, Shown>()
  readonly #byCase = new Map<string, Set<string>>()

  /**
   * @param judged the cases that were judged now
   * @param standing all that was found in them, with what is not certain yet
   * @param certain of these, what may be told
   */
  look(judged: readonly Case[], standing: readonly Finding[], certain: readonly Finding[]): WatchEvent[] {
    const now = new Map<string, Set<string>>()
    for (const { fingerprint, toolCalls } of standing)
      for (const id of toolCalls) now.set(id, (now.get(id) ?? new Set()).add(fingerprint))
    return [
      ...judged.flatMap((c) => this.#takeBack(c, now.get(c.toolCall.id))),
      ...certain.flatMap((one) => this.#tell(one)),
    ]
  }

  /** What the verdict will need to be shown. */
  *evidence(): Generator<Evidence> {
    for (const { evidence, finding } of this.#shown.values()) if (finding.severity !== 'info') yield* evidence
  }

  /** A tool call is held no longer; was anything told of it? */
  forget(id: string): boolean {
    for (const fingerprint of this.#byCase.get(id) ?? []) this.#shown.get(fingerprint)?.cases.delete(id)
    return this.#byCase.delete(id)
  }

  #tell(finding: Finding): WatchEvent[] {
    const { fingerprint, ruleId, message, toolCalls } = finding
    const known = this.#shown.get(fingerprint)
    const shown = known ?? { finding, cases: new Set<string>(), toolCalls: 0, next: 10, evidence: [] }
    if (!known) this.#remember(fingerprint, shown)
    for (const id of toolCalls) {
      if (shown.cases.has(id)) continue
      shown.cases.add(id)
      shown.toolCalls++
      this.#byCase.set(id, (this.#byCase.get(id) ?? new Set()).add(fingerprint))
    }
    if (shown.evidence.length < EXEMPLARS) for (const one of finding.evidence) shown.evidence.push(one)
    const isMany = shown.toolCalls >= shown.next
    while (shown.next <= shown.toolCalls) shown.next *= 10
    if (!known) return [{ type: 'finding', finding }]
    if (!isMany) return []
    return [{ type: 'again', fingerprint, ruleId, message, toolCalls: shown.toolCalls }]
  }

  #takeBack(c: Case, standing: ReadonlySet<string> | undefined): WatchEvent[] {
    const own = this.#byCase.get(c.toolCall.id)
    if (!own) return []
    return [...own].flatMap((fingerprint): WatchEvent[] => {
      if (standing?.has(fingerprint)) return []
      own.delete(fingerprint)
      const shown = this.#shown.get(fingerprint)
      shown?.cases.delete(c.toolCall.id)
      if (!shown || shown.cases.size > 0) return []
      this.#shown.delete(fingerprint)
      const { ruleId, message } = shown.finding
      return [{ type: 'withdrawn', fingerprint, ruleId, message, why: whyNot(c) }]
    })
  }

  #remember(fingerprint: string, shown: Shown): void {
    this.#shown.set(fingerprint, shown)
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= MOST) break
      this.#shown.delete(oldest)
    }
  }
}

function whyNot({ calls, ledger, hasResult, toolCall }: Case): string {
  for (const call of calls) {
    const later = call.outcome === 'error' ? ledger.healed(call) : undefined
    if (later) return `healed: ${callName(later)} succeeded at ${isoTime(later.end ?? later.start)}`
  }
  if (hasResult && toolCall.negative) return 'the test that made it expects an error, as its result says'
  return 'what was recorded since tells otherwise'
}
