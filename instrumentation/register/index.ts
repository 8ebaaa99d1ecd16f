/** `node --require rolecall/register server.js`: starts the passive taps. Exports nothing; what it throws the build catches. */

import { watchAwsSdkV3 } from './aws-sdk-v3.ts'
import { Recorder } from './recorder.ts'
import { startTaps } from './taps.ts'

startTaps((settings) => new Recorder(settings), watchAwsSdkV3)
