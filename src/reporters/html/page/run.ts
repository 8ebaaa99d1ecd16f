/** The data of the page, unpacked. */

import type { RunData } from '../../drawing/packed.ts'
import { type Run, runOf } from '../../drawing/run.ts'

export async function readRun(element: HTMLElement): Promise<Run> {
  const packed = Uint8Array.from(atob(element.textContent ?? ''), (character) => character.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return runOf((await new Response(stream).json()) as RunData)
}
