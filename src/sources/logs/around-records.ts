/** What stands around a record, in the order of the log, tells what it leaves out: whatever carries the lines, each file, export or stream. */
import type { LogRecord } from '../../model/records.ts'
import { withAnswerBeside } from './answer-beside.ts'
import { withCommandAbove } from './command-above.ts'
import { withDecodedHeaders } from './decoded-headers.ts'
import { withLastWords } from './function-timeouts.ts'
import { withKafkaBeside } from './kafka-beside.ts'
import { withNamesAbove } from './names-above.ts'
import { withNamesAround } from './names-around.ts'
import { withNamesBelow } from './names-below.ts'
import { withTriesAbove } from './tries-above.ts'

/** Passes records on in their order; `end` the last ones, which may have waited for what comes. */
export function withAround(pass: (record: LogRecord) => void): { put: (record: LogRecord) => void; end: () => void } {
  const below = withNamesBelow(withNamesAround(pass))
  const { put, end } = withAnswerBeside(withTriesAbove(below.put))
  return {
    put: withLastWords(withKafkaBeside(withCommandAbove(withNamesAbove(withDecodedHeaders(put))))),
    end() {
      end()
      below.end()
    },
  }
}
