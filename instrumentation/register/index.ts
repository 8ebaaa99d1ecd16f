/** `node --require rolecall/register server.js`: starts the passive taps. Exports nothing, never throws. */
import { warn } from '../evidence/run-folder.ts'
import { watchAwsSdkV3 } from './aws-sdk-v3.ts'
import { Recorder } from './recorder.ts'
import { startTaps } from './taps.ts'

try {
  startTaps((settings) => new Recorder(settings), watchAwsSdkV3)
} catch (error) {
  warn(`could not start (${error instanceof Error ? error.message : error}); nothing is recorded in this process`)
}
