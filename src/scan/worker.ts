/** A thread that scans segments, one after the other: `src/engine/survey/scanners.ts` starts it. */
import { parentPort } from 'node:worker_threads'
import { type Segment, scanSegment } from './segment.ts'

parentPort!.on('message', (segment: Segment) => {
  parentPort!.postMessage(scanSegment(segment))
})
