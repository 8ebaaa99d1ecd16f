/** `rolecall watch clickhouse://…`: what it is told by options, and how it says what it finds. */
import { addressOf } from '../clickhouse/address.ts'
import { webhookOf } from '../clickhouse/watch/notify.ts'
import { type TableEvent, watchTables } from '../clickhouse/watch/watch.ts'
import { analyzeOptionsOf } from '../config/analyze-options.ts'
import { loadConfig } from '../config/config.ts'
import { count } from '../model/text.ts'
import { pageOf } from '../reporters/page.ts'
import { orderless } from '../reporters/printable.ts'
import { EXIT, isAtLeast } from './exit-code.ts'
import { looksOf } from './output.ts'
import { UserError } from './user-error.ts'

export interface TableArguments {
  format: 'terminal' | 'ndjson'
  window: string
  late: string
  since: string | undefined
  notify: string | undefined
}

/** How long after the end of a window its spans are waited for, s: SDKs and collectors hold back batches for some seconds. */
const DELAY = 30

export async function watchTablesCommand(url: string, args: TableArguments): Promise<void> {
  const { config } = await loadConfig()
  const since = args.since === undefined ? undefined : Math.floor(Date.parse(args.since) / 1000)
  if (Number.isNaN(since)) throw new UserError('--since takes a time, as 2026-11-28T08:00:00Z.')
  const end = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort())
  const failOn = config.failOn ?? 'error'
  const say = args.format === 'ndjson' ? sayLine : sayPage
  await watchTables(url, addressOf(url), {
    analysis: analyzeOptionsOf(config),
    policy: { suppressions: config.suppressions, minConfidence: config.minConfidence },
    window: secondsOf('--window', args.window),
    delay: DELAY,
    late: secondsOf('--late', args.late),
    ...(since !== undefined && { since }),
    ...(args.notify !== undefined && { notify: webhookOf(args.notify) }),
    signal: end.signal,
    on(event) {
      if (event.type === 'finding' && isAtLeast(event.finding.severity, failOn)) process.exitCode = EXIT.findings
      say(event)
    },
  })
}

function secondsOf(option: string, text: string): number {
  const [, number, unit] = /^(\d{1,6})\s*(s|m|h)$/.exec(text) ?? []
  const seconds = Number(number) * { s: 1, m: 60, h: 3600 }[(unit ?? 's') as 's' | 'm' | 'h']
  if (!(seconds > 0)) throw new UserError(`${option} takes a time, as 90s, 5m or 1h, and got “${text}”.`)
  return seconds
}

function sayLine({ type, ...fields }: TableEvent): void {
  process.stdout.write(`${orderless(JSON.stringify({ type, time: new Date().toISOString(), ...fields }))}\n`)
}

function sayPage(event: TableEvent): void {
  const page = pageOf(looksOf(process.stdout))
  const lines = wordsOf(event)
  for (const line of lines) page.add(page.text(line))
  process.stdout.write(page.toString())
}

function wordsOf(event: TableEvent): string[] {
  switch (event.type) {
    case 'watching':
      return [`watching ${event.source} from ${event.from} on (Ctrl-C ends it)`]
    case 'finding': {
      const { severity, ruleId, message, fix, windowStart } = event.finding
      return [`${severity} ${ruleId}: ${message}`, `  since ${windowStart}. ${fix}`]
    }
    case 'window': {
      const again = event.again ? ', again: more spans came' : ''
      return [
        `${event.from} to ${event.to}: ${count(event.spans, 'span')}, ${count(event.findings, 'new finding')}${again}`,
      ]
    }
    case 'trouble':
      return [event.says]
  }
}
