/** A process that was started anew, and then got done what it did. */
import type { LogRecord } from '../../model/records.ts'
import type { Story } from './story.ts'
import type { Trouble } from './told-troubles.ts'

/** Whoever started the process anew, who then got done what it did, and failed no more. */
export function startedAnew(
  { lines, to }: Trouble,
  own: readonly LogRecord[],
  { restarts, done, lastFailure }: Story,
): LogRecord | undefined {
  if (lastFailure > to) return undefined
  const { file, line = 0 } = own[to]!.evidence
  const restart = restarts.find(({ evidence }) => evidence.file === file && (evidence.line ?? 0) > line)
  if (!restart || lines.includes(restart)) return undefined
  const last = done.at(-1)
  return last && (last.log.evidence.line ?? 0) > (restart.evidence.line ?? 0) ? restart : undefined
}
