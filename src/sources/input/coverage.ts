/** A run folder's `coverage.json`: what the preload was able to watch. The contract is `CoverageFile`. */
import { type CoverageFile, NEEDS } from '../../model/attributes.ts'
import type { Coverage } from '../../model/records.ts'
import { cut, isoTime } from '../../model/text.ts'
import { readJson } from '../kit/json-values.ts'
import { fromText } from '../kit/times.ts'
import type { Source } from '../source.ts'

export const coverage: Source = {
  format: 'rolecall coverage',
  proves: ['what was watched in its process, and when'],
  cannotProve: ['anything about a single call'],
  recognise: (head) => (/"format"\s*:\s*"rolecall-coverage"/.test(head) ? 1 : 0),
  read: (input, sink) =>
    readJson(input, sink, [], ({ value, line }) => {
      const read = readCoverage(value, { file: input.name, line })
      if (typeof read === 'string') sink.skip({ line, reason: read })
      else sink.record(read)
    }),
}

/** The record of a coverage file; a text that says why not where it is none. */
export function readCoverage(value: unknown, where: { file: string; line?: number; at?: string }): Coverage | string {
  const file = value as Partial<CoverageFile>
  const from = typeof file.start === 'string' ? fromText(file.start) : undefined
  if (typeof file.runId !== 'string' || from === undefined || !Array.isArray(file.watched))
    return 'a coverage file needs runId, start and watched'
  if (file.version !== 1) return `coverage version ${file.version}: expected 1`
  const end = typeof file.end === 'string' ? fromText(file.end) : undefined
  const to = end ?? (typeof file.seen === 'string' ? fromText(file.seen) : undefined)
  return {
    type: 'coverage',
    process: file.runId,
    service: file.service ?? 'unknown',
    watched: NEEDS.filter((need) => file.watched!.includes(need)),
    from,
    ...(to !== undefined && { to }),
    ended: end !== undefined,
    ...exitOf(file),
    tail: file.tail === 'complete' ? 'complete' : 'incomplete',
    ...(typeof file.runtime?.name === 'string' && { runtime: file.runtime.name }),
    variables: file.variables ?? [],
    files: file.files ?? [],
    dropped: file.spans?.dropped ?? 0,
    unwatched: file.unwatched ?? 0,
    ...(file.unwatchedInbound?.length && { notInbound: file.unwatchedInbound.map((one) => cut(String(one), 120)) }),
    notes: file.notes ?? [],
    evidence: { kind: 'coverage', ...where, time: isoTime(from) },
  }
}

function exitOf({ exit }: Partial<CoverageFile>): Pick<Coverage, 'exit'> {
  if (typeof exit?.code !== 'number') return {}
  return { exit: { code: exit.code, ...(typeof exit.error === 'string' && { error: cut(exit.error, 80) }) } }
}

/** The file of a record, as far as it is kept. */
export function coverageFileOf({ process, from, to, ended, exit, dropped, runtime, ...rest }: Coverage): object {
  const { service, watched, tail, variables, files, unwatched, notInbound, notes } = rest
  return {
    format: 'rolecall-coverage',
    version: 1,
    runId: process,
    service,
    start: isoTime(from),
    ...(to !== undefined && { [ended ? 'end' : 'seen']: isoTime(to) }),
    ...(exit && { exit }),
    ...(runtime && { runtime: { name: runtime } }),
    watched,
    variables,
    files,
    unwatched,
    ...(notInbound && { unwatchedInbound: notInbound }),
    spans: { dropped },
    tail,
    notes,
  }
}
