/** One recorder a process, whoever asks first: the processor, the hooks or the preload. */
import { warn } from '../evidence/run-folder.ts'
import { disabled } from '../register/settings.ts'
import { startTaps } from '../register/taps.ts'
import { OtelRecorder } from './otel-recorder.ts'

let attached: OtelRecorder | undefined
let asked = false

/** Nothing where `rolecall/register` records already, or `ROLECALL_DISABLED` is set. Never throws. */
export function attach(): OtelRecorder | undefined {
  if (asked) return attached
  asked = true
  try {
    attached = startTaps(
      (settings) => new OtelRecorder(settings),
      (recorder) => recorder.watched.add('aws-calls'),
    )
    if (!attached && !disabled(process.env))
      warn('rolecall/register records in this process already: rolecall/otel adds nothing to it; load one of the two')
  } catch (error) {
    warn(`could not start (${error instanceof Error ? error.message : error}); nothing is recorded in this process`)
  }
  return attached
}
