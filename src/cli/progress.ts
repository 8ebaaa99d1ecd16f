/** One line on standard error while a long analysis runs: how much is read, how fast, and what is found so far. */
import type { Options } from 'cli-progress'
import stringWidth from 'fast-string-width'
import type { AnalyzeOptions } from '../engine/analyze.ts'
import type { Finding } from '../model/report.ts'
import { bytes, count } from '../model/text.ts'
import { printable } from '../reporters/printable.ts'
import { looksOf } from './output.ts'

/** What is over sooner shows no line at all, ms. */
const SOON = 200
const BAR = 20

export interface Progress extends Required<Pick<AnalyzeOptions, 'onProgress' | 'onFinding'>> {
  /** Wipes the line: before anything else is written. */
  stop(): void
}

/** Nothing where nobody watches: a pipe, a terminal that can't move its cursor, CI. */
export async function progressOn(stream: NodeJS.WriteStream): Promise<Progress | undefined> {
  if (!stream.isTTY || process.env.TERM === 'dumb' || process.env.CI) return undefined
  const { SingleBar } = await import('cli-progress')
  const { unicode } = looksOf(stream)
  const begun = performance.now()
  const known = { done: 0, total: 0, errors: 0, warnings: 0, worst: '' }
  const line = (options: Options): string => {
    const seconds = (performance.now() - begun) / 1000
    const { done, total } = known
    const cells = total > 0 ? Math.min(BAR, Math.round((BAR * done) / total)) : 0
    const bar = `${options.barCompleteString!.slice(0, cells)}${options.barIncompleteString!.slice(0, BAR - cells)}`
    const facts =
      total > 0 && done >= total
        ? `judging, ${bytes(total)} read`
        : `reading ${total > 0 ? `${bar} ${Math.floor((100 * done) / total)} % of ${bytes(total)}` : bytes(done)}, ${bytes(done / seconds)}/s`
    const found = [
      known.errors && count(known.errors, 'error'),
      known.warnings && count(known.warnings, 'warning'),
    ].filter(Boolean)
    return cutTo(`${facts}${found.length ? `, found ${found.join(', ')}: ${known.worst}` : ''}`, stream.columns || 80)
  }
  const bar = new SingleBar({
    format: (options) => line(options),
    stream,
    barCompleteChar: unicode ? '█' : '#',
    barIncompleteChar: unicode ? '░' : '.',
    clearOnComplete: true,
    // Left as it is: who ends the command in the middle keeps a terminal that wraps.
    linewrap: true,
    gracefulExit: false,
  })
  const show = (): void => {
    if (bar.isActive) bar.update(0)
    else if (performance.now() - begun > SOON) bar.start(1, 0)
  }
  return {
    onProgress(done, total) {
      Object.assign(known, { done, total })
      show()
    },
    onFinding({ severity, message }: Finding) {
      if (severity === 'info') return
      if (known.errors + known.warnings === 0 || (severity === 'error' && known.errors === 0))
        known.worst = printable(message, 200)
      known[severity === 'error' ? 'errors' : 'warnings']++
      show()
    },
    stop: () => bar.stop(),
  }
}

/** A full last column would move the cursor on to the next line in some terminals. */
function cutTo(text: string, columns: number): string {
  let short = text
  while (stringWidth(short) >= columns) short = short.slice(0, -1)
  return short
}
