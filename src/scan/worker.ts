/** A thread that scans segments, one after the other: `src/engine/survey/scanners.ts` starts it. */
import { parentPort } from 'node:worker_threads'
import { type Segment, scanSegment } from './segment.ts'

parentPort!.on('message', (segment: Segment) => {
  const scanned = scanSegment(segment)
  parentPort!.postMessage(scanned, scanned ? [scanned.rows.buffer, scanned.starts.buffer] : [])
})
