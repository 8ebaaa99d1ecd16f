import { attach } from './attach.ts'
import type { SpanProcessor } from './span-types.ts'

/**
 * For a server's own `NodeSDK`: `spanProcessors: [rolecallSpanProcessor(), …]`, in any order. Each span's start and end
 * go to the run folder; what was seen of its request (token, identity, STS, tool call) becomes attributes of the span.
 * Never throws; sends nothing.
 */
export function rolecallSpanProcessor(): SpanProcessor {
  const recorder = attach()
  return {
    onStart: (span) => recorder?.guard(() => recorder.started(span)),
    onEnding: (span) => recorder?.guard(() => recorder.ending(span)),
    onEnd: (span) => recorder?.guard(() => recorder.ended(span)),
    // Every record is on disk when its call returns.
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  }
}
