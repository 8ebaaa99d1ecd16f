/**
 * The same evidence twice counts once: a copy beside its original, a report in two formats, a file and its archive. What
 * has an identity of its own is known by that; a log has none, and is known by all that it says.
 *
 * Spans with ids are merged in `trace-tree.ts`, monitoring datagrams in `monitored-calls.ts`.
 */
import { createHash } from 'node:crypto'
import type { Coverage, Evidence, LogRecord, Rec, Span } from '../../model/records.ts'
import { append } from '../kit/multimap.ts'
import { distinctOutcomes } from './duplicate-results.ts'

export interface Distinct {
  records: readonly Rec[]
  /** One sentence for each file that says nothing new. */
  notes: readonly string[]
}

export function distinct(records: readonly Rec[]): Distinct {
  const copies = copiedLogs(records)
  const { outcomes, notes } = distinctOutcomes(records.filter((rec) => rec.type === 'outcome'))
  const coverage = distinctCoverage(records.filter((rec): rec is Coverage => rec.type === 'coverage'))
  const rest = records.filter((rec) => rec.type === 'span' || rec.type === 'log')
  return {
    records: [
      ...(copies.size ? rest.filter((rec) => !isOfLog(rec) || !copies.has(rec.evidence.file)) : rest),
      ...outcomes,
      ...coverage,
    ],
    notes: [...[...copies].map(([file, original]) => `${file} says the same as ${original}: read once`), ...notes],
  }
}

/** Records that only their place tells apart: lines, and the calls that a debug log was read as. */
function isOfLog(rec: Rec): rec is LogRecord | Span {
  return rec.type === 'log' || (rec.type === 'span' && rec.evidence.kind === 'log')
}

/** Each log that says line by line what another says → that one: the first by name, so that no order matters. */
function copiedLogs(records: readonly Rec[]): ReadonlyMap<string, string> {
  const lines = new Map<string, (LogRecord | Span)[]>()
  for (const rec of records) if (isOfLog(rec)) append(lines, rec.evidence.file, rec)
  const copies = new Map<string, string>()
  if (lines.size < 2) return copies
  const originals = new Map<string, string>()
  for (const [file, ofFile] of [...lines].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hash = createHash('sha256')
    for (const rec of ofFile) hash.update(`${placeOf(rec.evidence)}\n${saidBy(rec)}\n`)
    const digest = hash.digest('hex')
    const original = originals.get(digest)
    if (original === undefined) originals.set(digest, file)
    else copies.set(file, original)
  }
  return copies
}

function placeOf({ line, at }: Evidence): string {
  return `${line ?? ''} ${at ?? ''}`
}

function saidBy(rec: LogRecord | Span): string {
  if (rec.type === 'log') return `${rec.time} ${rec.severity} ${rec.body}`
  return `${rec.start} ${rec.end} ${rec.name} ${rec.message} ${JSON.stringify(rec.attributes)}`
}

/** One record for each thread of a run, which is told by its start: the last that was written. */
function distinctCoverage(records: readonly Coverage[]): Coverage[] {
  const latest = new Map<string, Coverage>()
  for (const record of records) {
    const key = `${record.process} ${record.from}`
    const known = latest.get(key)
    if (!known || isLater(record, known)) latest.set(key, record)
  }
  return [...latest.values()]
}

function isLater(a: Coverage, b: Coverage): boolean {
  const [left, right] = [a, b].map((record) => record.to ?? record.from) as [number, number]
  return left !== right ? left > right : a.evidence.file < b.evidence.file
}
