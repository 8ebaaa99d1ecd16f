/** A process that was started anew, and then got done what it did. */
import { speakerOf } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { isBySupervisor } from '../../vocabulary/done.ts'
import { isOfAnother, sharesWord } from './same-story.ts'
import type { Story } from './story.ts'
import type { Trouble } from './told-troubles.ts'

/** Whoever started the process anew, who then got done what it did, and failed no more. */
export function startedAnew(
  { lines, to }: Trouble,
  own: readonly LogRecord[],
  { restarts, done, lastFailure, everywhere }: Story,
): LogRecord | undefined {
  if (lastFailure > to) return undefined
  const { file, line = 0 } = own[to]!.evidence
  const restart = restarts.find(({ evidence }) => evidence.file === file && (evidence.line ?? 0) > line)
  if (!restart || lines.includes(restart)) return undefined
  // What a process starts anew within itself may be anything.
  const isWhole = speakerOf(restart) !== speakerOf(own[to]!) || isBySupervisor(restart.body)
  const isLater = ({ evidence }: LogRecord): boolean => (evidence.line ?? 0) > (restart.evidence.line ?? 0)
  const last = done.findLast(
    ({ log, ofCredentials, ofAws }) =>
      (isWhole || ofCredentials || ofAws || sharesWord(lines, log, everywhere)) &&
      !lines.some((line) => isOfAnother(line, log)),
  )
  return last && isLater(last.log) ? restart : undefined
}
