/** A run folder's `coverage.json`: what the preload was able to watch. The contract is `CoverageFile`. */
import { type CoverageFile, NEEDS } from '../../model/attributes.ts'
import { isoTime } from '../../model/text.ts'
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
      const file = value as Partial<CoverageFile>
      const from = typeof file.start === 'string' ? fromText(file.start) : undefined
      if (typeof file.runId !== 'string' || from === undefined || !Array.isArray(file.watched))
        return sink.skip({ line, reason: 'a coverage file needs runId, start and watched' })
      if (file.version !== 1) return sink.skip({ line, reason: `coverage version ${file.version}: expected 1` })
      const end = typeof file.end === 'string' ? fromText(file.end) : undefined
      const to = end ?? (typeof file.seen === 'string' ? fromText(file.seen) : undefined)
      sink.record({
        type: 'coverage',
        process: file.runId,
        service: file.service ?? 'unknown',
        watched: NEEDS.filter((need) => file.watched!.includes(need)),
        from,
        ...(to !== undefined && { to }),
        ended: end !== undefined,
        tail: file.tail === 'complete' ? 'complete' : 'incomplete',
        ...(typeof file.runtime?.name === 'string' && { runtime: file.runtime.name }),
        variables: file.variables ?? [],
        files: file.files ?? [],
        dropped: file.spans?.dropped ?? 0,
        unwatched: file.unwatched ?? 0,
        notes: file.notes ?? [],
        evidence: { kind: 'coverage', file: input.name, line, time: isoTime(from) },
      })
    }),
}
