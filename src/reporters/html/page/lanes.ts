/** Who signed what over time: a lane for each identity. */
import { signerColor } from '../../drawing/brush.ts'
import type { Run } from '../../drawing/run.ts'
import type { Scale } from '../../drawing/scale.ts'
import { drawTicks } from '../../drawing/timeline.ts'
import { CanvasBrush, prepare } from './paint.ts'

const LANE = 32
const AXIS = 18
const MOST = 24

export function drawLanes(box: HTMLElement, run: Run, scale: Scale): () => void {
  const canvas = box.querySelector('canvas')!
  const lanes: { start: number; end: number }[][] = run.signers.slice(0, MOST).map(() => [])
  for (const toolCall of run.toolCalls)
    for (const call of toolCall.calls)
      if (call.start >= 0) lanes[call.signer]?.push({ start: call.start, end: call.end })
  for (const lane of lanes) lane.sort((a, b) => a.start - b.start)

  return () => {
    const width = box.clientWidth
    const paint = prepare(canvas, width, AXIS + lanes.length * LANE)
    if (!paint) return
    const brush = new CanvasBrush(paint)
    drawTicks(brush, scale, width, AXIS / 2)
    for (const [i, lane] of lanes.entries()) {
      const y = AXIS + i * LANE
      brush.box('line', 0, y + LANE - 1, width, 1)
      let drawn = Number.NEGATIVE_INFINITY
      for (const call of lane) {
        if (call.end < scale.from || call.start > scale.to) continue
        const from = scale.x(call.start, width)
        const to = Math.max(from + 1.5, scale.x(call.end, width))
        if (to <= drawn) continue // Under what stands there already.
        brush.box(signerColor(i), from, y + 18, to - from, 9)
        drawn = to
      }
      const name = run.signers[i]!
      brush.text('text', name.length > 160 ? `${name.slice(0, 159)}…` : name, 2, y + 10)
    }
  }
}
