/** A watch on a pipe: plain lines, each event once. */
import type { Report } from '../model/report.ts'
import { pageOf } from '../reporters/page.ts'
import type { WatchEvent } from '../watch/events.ts'
import type { looksOf } from './output.ts'
import type { View } from './watch.ts'
import { awaited, isWorthTelling, say } from './watch-words.ts'

export class WatchLines implements View {
  readonly #write: (text: string) => void
  readonly #looks: ReturnType<typeof looksOf>
  readonly #writeVerdict: (report: Report) => void

  constructor(
    write: (text: string) => void,
    looks: ReturnType<typeof looksOf>,
    paths: readonly string[],
    writeVerdict: (report: Report) => void,
  ) {
    this.#write = write
    this.#looks = looks
    this.#writeVerdict = writeVerdict
    const page = pageOf(looks)
    page.add(`watching ${page.text(paths.join(', '))} (Ctrl-C: the verdict)`)
    const waits = awaited(paths)
    if (waits) page.add(page.text(waits))
    write(page.toString())
  }

  round(events: readonly WatchEvent[]): void {
    const told = events.filter(isWorthTelling)
    if (told.length === 0) return
    const page = pageOf(this.#looks)
    for (const event of told) say(page, event, new Date())
    this.#write(page.toString())
  }

  verdict(report: Report): void {
    this.#write('\n')
    this.#writeVerdict(report)
  }
}
