/** A watch in a terminal: one calm screen, of which only lines that changed are written again. */
import type { Report } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import { pageOf } from '../reporters/page.ts'
import type { Status, WatchEvent } from '../watch/events.ts'
import { looksOf } from './output.ts'
import type { View } from './watch.ts'
import { awaited, hangWords, isWorthTelling, say } from './watch-words.ts'

/** News shown at most; the verdict has all. */
const NEWS = 50
/** Hung calls shown at most. */
const HANGS = 5

export class WatchScreen implements View {
  readonly #out: NodeJS.WriteStream
  readonly #paths: readonly string[]
  readonly #writeVerdict: (report: Report) => void
  readonly #news: { event: WatchEvent; at: Date }[] = []
  #shown: string[] = []
  #columns = 0

  constructor(out: NodeJS.WriteStream, paths: readonly string[], writeVerdict: (report: Report) => void) {
    this.#out = out
    this.#paths = paths
    this.#writeVerdict = writeVerdict
  }

  round(events: readonly WatchEvent[], status: () => Status): void {
    // What hangs is shown as hanging, with how long it has.
    const told = events.filter((event) => isWorthTelling(event) && event.type !== 'hang')
    for (const event of told) this.#news.push({ event, at: new Date() })
    this.#news.splice(0, this.#news.length - NEWS)
    this.#paint(this.#lines(status()))
  }

  verdict(report: Report): void {
    this.#paint([])
    this.#writeVerdict(report)
  }

  #lines({ files, processes, toolCalls, open, held, hanging }: Status): string[] {
    const page = pageOf(looksOf(this.#out))
    const { paint } = page
    page.add(`${paint.bold('rolecall watch')} ${page.text(list(this.#paths, 3))}`, 0, 2, 1)
    const facts = [
      count(processes, 'process', 'processes'),
      `${count(toolCalls, 'tool call')} over`,
      open ? `${open} open` : '',
      held ? `${count(held, 'failure')} that may heal` : '',
    ]
    const waits = awaited(this.#paths)
    if (waits) page.add(paint.dim(page.text(waits)), 0, 2, 2)
    if (files > 0) page.add(paint.dim(facts.filter(Boolean).join(', ')), 0, 2, 1)
    else if (!waits) page.add(paint.dim('nothing is there yet: it is followed as soon as it comes'), 0, 2, 1)
    if (hanging.length > 0) {
      page.title('Hangs now')
      for (const hang of hanging.slice(0, HANGS))
        page.add(`${paint.yellow(page.symbols.openBar)} ${hangWords(page, hang)}`, 2, 4, 3)
      if (hanging.length > HANGS) page.add(paint.dim(`and ${hanging.length - HANGS} more`), 2)
    }
    const head = page.toString().trimEnd().split('\n')
    const foot = ['', paint.dim('Ctrl-C: the verdict')]
    const room = Math.max(3, (this.#out.rows || 24) - head.length - foot.length - 2)
    const news = this.#newsLines(room)
    return [...head, ...(news.length ? ['', ...news] : []), ...foot]
  }

  /** The newest, as far as they fit, each whole. */
  #newsLines(room: number): string[] {
    let lines: string[] = []
    for (const { event, at } of [...this.#news].reverse()) {
      const page = pageOf(looksOf(this.#out))
      say(page, event, at)
      const own = page.toString().trimEnd().split('\n')
      if (lines.length + own.length > room) return lines.length ? lines : own.slice(0, room)
      lines = [...own, ...lines]
    }
    return lines
  }

  /** Moves to the top of what is shown, writes what changed, wipes what is left over; in one write, so that nothing flickers. */
  #paint(lines: readonly string[]): void {
    const columns = this.#out.columns || 80
    // Resized, a terminal breaks its lines anew: where the top is now nobody knows.
    const before = columns === this.#columns ? this.#shown : []
    if (lines.length === before.length && lines.every((line, i) => line === before[i]) && lines.length > 0) return
    this.#columns = columns
    let text = before.length ? `\x1b[${before.length}A\r` : ''
    for (const [i, line] of lines.entries()) text += line === before[i] ? '\n' : `${line}\x1b[K\n`
    this.#out.write(`${text}\x1b[J`)
    this.#shown = [...lines]
  }
}
