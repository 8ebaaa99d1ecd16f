/** What may differ between two logs of one failure: by whom it is set, how it is put, what came after it, how the file is written. */
import type { Head, Level } from './head.ts'

/** How a program passes on what it was told. */
export const WORDS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'by Go': (text) => `failed to sync: depot/orders: ${text}`,
  'in a sentence': (text) => `Job 4711 could not finish because of: ${text}`,
  'to be tried again': (text) => `put failed, will retry: ${text}`,
  'in quotes': (text) => `sync of "orders" failed with error '${text}'`,
}

/** What a program says afterwards, of other things. */
export const TAILS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  visitors: ['GET /healthz 200 in 2 ms', 'POST /orders 200 in 31 ms', 'GET /healthz 200 in 1 ms'],
  'its end': ['received SIGTERM, shutting down', 'shutdown complete'],
  'work that is done': ['Completed 200 OK in 12ms (Views: 3.1ms)', 'job report-weekly completed in 3s'],
  'other tries': [
    'Retrying export of invoices, attempt 1',
    'invoices exported after 1 retry',
    'job thumbnails succeeded',
    '12 items processed',
  ],
}

export const CODINGS: Readonly<Record<string, (text: string) => string | Buffer>> = {
  plain: (text) => text,
  'lines of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'a mark before': (text) => `\ufeff${text}`,
  'UTF-16': (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  colours: (text) =>
    text
      .split('\n')
      .map((line) => `\u001b[36m${line}\u001b[0m`)
      .join('\n'),
  'a level in colour': (text) => text.replace(/\b(ERROR|WARN|INFO)\b/g, '\u001b[31m$1\u001b[0m'),
}

export interface Dress {
  head: Head
  level: Level
  /** Lines of other things, before and after. */
  before: readonly string[]
  after: readonly string[]
}

/** The log of a program in which this failed. */
export function dressed(text: string, { head, level, before, after }: Dress): string {
  const told = [
    ...before.map((said) => ({ text: said, fails: false })),
    { text, fails: true },
    ...after.map((said) => ({ text: said, fails: false })),
  ]
  const lines = told.map((one, nth) => head({ ...one, second: 1 + nth * 6, level: one.fails ? level : 'info' }))
  return `${lines.join('\n')}\n`
}
