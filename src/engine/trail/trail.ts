/**
 * A trail of any length. CloudTrail holds what everybody did; few of its records differ in anything that engine and rules read.
 * As it comes in, nothing is kept of a record but a row of numbers; then it is settled which records are judged (`chosen.ts`),
 * and these are read again. Of records that are alike the first few are judged, and the last of them stands for the rest
 * (`Call.alike`).
 */
import { text } from '../../model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../model/attributes.ts'
import { parseDenial, roleOf } from '../../model/aws.ts'
import type { Rec, Span, Us } from '../../model/records.ts'
import { hashText, joinedText } from '../../scan/hash.ts'
import { isTimed, type TimeWindow } from '../cases/time-window.ts'
import { isoUs } from '../kit/optional.ts'
import type { BesideTrail } from './beside.ts'
import { chosenOf } from './chosen.ts'
import { Kinds, outside, principalOf, whoOf } from './kinds.ts'
import { NumberSet, Rows } from './numbers.ts'
import { OnceOnly } from './once.ts'

/** Columns of a row: its kind, its time in whole seconds, and hashes of its key (or who a refusal names), its principal and its request. */
export const COLUMN = { kind: 0, time: 1, key: 2, principal: 3, request: 4 } as const
const WIDTH = 5
/** Instead of a kind: another record of an event that was read already. */
export const COPY = 0xffffffff

/** What an AssumeRole issued. */
export interface Issued {
  row: number
  /** Hash of the key. */
  key: number
  /** Of the role that it is a session of; '' where the record names none. */
  role: string
  /** Seconds. */
  until: number
}

/** Records of one input: they follow each other. */
interface Part {
  file: string
  first: number
  length: number
}

/** What is known of every record. */
export interface Known {
  rows: Rows
  kinds: Kinds
  issued: readonly Issued[]
  /** How many different keys signed. */
  keys: number
}

/** Reads inputs once more. @param isWanted names those that are read */
export type ReadAgain = (isWanted: (name: string) => boolean, sink: (rec: Rec) => void) => Promise<void>

export interface TrailOptions extends TimeWindow {
  /** May this input be read again? */
  isLasting: (file: string) => boolean
}

export class Trail {
  readonly #kinds = new Kinds()
  readonly #rows = new Rows(WIDTH)
  readonly #events = new NumberSet()
  readonly #keys = new NumberSet()
  /** How many keys each role or user has. */
  readonly #keysOf = new Map<string, number>()
  readonly #issued: Issued[] = []
  readonly #parts: Part[] = []
  readonly #options: TrailOptions
  readonly #once = new OnceOnly()

  constructor(options: TrailOptions) {
    this.#options = options
  }

  static isOf(rec: Rec): rec is Span {
    return rec.type === 'span' && rec.evidence.kind === 'cloudtrail' && rec.process.startsWith('cloudtrail/')
  }

  add(span: Span): void {
    const part = this.#partOf(span.evidence.file)
    part.length++
    if (!this.#options.isLasting(part.file)) this.#once.put(span)
    if (!this.#events.add(joinedText(idOf(span)))) {
      this.#rows.push([COPY, 0, 0, 0, 0])
      return
    }
    const who = this.#whoOf(span)
    const key = text(span, R.key)
    if (key !== undefined && this.#keys.add(joinedText(key))) this.#keysOf.set(who, (this.#keysOf.get(who) ?? 0) + 1)
    const kind = this.#kinds.of(span, who)
    const caller = key ?? parseDenial(span.message).principal
    const request = text(span, S.awsRequestId)
    const row = this.#rows.push([
      kind,
      secondsOf(span.start),
      hashOf(caller),
      hashOf(principalOf(span)),
      hashOf(request),
    ])
    const issuedKey = text(span, R.issuedKey)
    if (issuedKey === undefined) return
    const role = text(span, R.stsRoleArn) ?? text(span, R.issuedSessionArn)
    const until = isoUs(text(span, R.issuedExpires))
    this.#issued.push({
      row,
      key: hashOf(issuedKey),
      role: roleKey(role),
      until: until === undefined ? Number.POSITIVE_INFINITY : secondsOf(until),
    })
  }

  /**
   * The records that are judged.
   *
   * @param beside what is named by all else
   * @returns also how many of them were not found again
   */
  async settled(beside: BesideTrail, readAgain: ReadAgain): Promise<{ records: Span[]; lost: number }> {
    const keys = this.#keys.size
    const chosen = chosenOf({ rows: this.#rows, kinds: this.#kinds, issued: this.#issued, keys }, beside)
    const parts = this.#parts.filter(({ first, length }) => chosen.isWithin(first, first + length))
    const byFile = new Map(parts.map((part) => [part.file, part]))
    const read = new Map<string, number>()
    const records: Span[] = []
    const take = (rec: Rec): void => {
      const part = Trail.isOf(rec) ? byFile.get(rec.evidence.file) : undefined
      if (!part) return
      const nth = read.get(part.file) ?? 0
      read.set(part.file, nth + 1)
      const alike = nth < part.length ? chosen.alike(part.first + nth) : undefined
      // What was written over in the meantime is another record.
      if (alike === undefined || secondsOf((rec as Span).start) !== this.#rows.at(part.first + nth, COLUMN.time)) return
      records.push(standingFor(rec as Span, alike))
    }
    for (const span of this.#once.all()) take(span)
    const again = new Set(parts.flatMap(({ file }) => (this.#options.isLasting(file) ? withContainers(file) : [])))
    if (again.size > 0) await readAgain((name) => again.has(name), take)
    return { records: this.#withKeys(records, chosen.told), lost: chosen.count - records.length }
  }

  /** What is not asked for is told apart: it is only asked about. */
  #whoOf(span: Span): string {
    return isTimed(this.#options, span.start) ? whoOf(span) : outside(whoOf(span))
  }

  #partOf(file: string): Part {
    const last = this.#parts.at(-1)
    if (last?.file === file) return last
    const part = { file, first: this.#rows.length, length: 0 }
    this.#parts.push(part)
    return part
  }

  /** Of the keys that were not told apart one stands for those of which no record was kept. */
  #withKeys(records: Span[], told: ReadonlySet<number>): Span[] {
    const kept = new Map<string, Map<string, number[]>>()
    for (const [nth, span] of records.entries()) {
      const key = text(span, R.key)
      if (key === undefined) continue
      const who = this.#whoOf(span)
      const keys = kept.get(who) ?? new Map<string, number[]>()
      kept.set(who, keys)
      keys.set(key, [...(keys.get(key) ?? []), nth])
    }
    for (const [who, all] of this.#keysOf) {
      const keys = kept.get(who)
      if (!keys || keys.size >= all) continue
      const last = [...keys].findLast(([key]) => !told.has(hashOf(key))) ?? [...keys].at(-1)!
      for (const nth of last[1]) {
        records[nth] = { ...records[nth]!, keysAlike: all - keys.size + 1 }
      }
    }
    return records
  }
}

/** `a.zip!b.json` is read through `a.zip`. */
function withContainers(file: string): string[] {
  const parts = file.split('!')
  return parts.map((_, nth) => parts.slice(0, nth + 1).join('!'))
}

function standingFor(span: Span, alike: number): Span {
  return alike === 1 ? span : { ...span, alike, evidence: { ...span.evidence, alike } }
}

/** Events are unique anywhere, other ids in their file only: see `cases/trace-tree.ts`. */
function idOf({ spanId, evidence }: Span): string {
  return /^[0-9a-f-]{36}$/i.test(spanId) ? spanId : `${spanId}/${evidence.file}`
}

export function hashOf(value: string | undefined): number {
  return value === undefined || value === '' ? 0 : hashText(value).a >>> 0 || 1
}

export function secondsOf(time: Us): number {
  return Math.max(0, Math.floor(time / 1_000_000))
}

/** A role, told alike from its ARN and from its sessions' ARNs. */
export function roleKey(arn: string | undefined): string {
  const role = arn && roleOf(arn)
  return role ? `${role.account}/${role.name}` : (arn ?? '')
}
