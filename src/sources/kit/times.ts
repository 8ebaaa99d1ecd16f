/** Times of every producer, as microseconds since the epoch. */
import type { Us } from '../../model/records.ts'

/** Nanoseconds, as number or decimal text (numbers beyond 2^53 have lost digits already; µs remain right). */
export function fromNanos(raw: unknown): Us | undefined {
  if (typeof raw === 'number') return raw > 0 ? Math.round(raw / 1000) : undefined
  if (typeof raw !== 'string' || raw === '' || raw === '0') return undefined
  if (/^\d+$/.test(raw)) return raw.length > 3 ? Number(raw.slice(0, -3)) : 0
  return fromText(raw)
}

/** What `fromNanos` leaves out of a start and an end; none where both are whole microseconds, or no text. */
export function belowMicroseconds(start: unknown, end: unknown): { start: number; end: number } | undefined {
  const below = [start, end].map((raw) => (typeof raw === 'string' && /^\d{4,}$/.test(raw) ? Number(raw.slice(-3)) : 0))
  return below[0] || below[1] ? { start: below[0]!, end: below[1]! } : undefined
}

/**
 * A number of unknown unit: seconds, milliseconds, microseconds or nanoseconds since the epoch, told by its size (each
 * unit's numbers for the years 1980–2200 are its own). Anything else is no time.
 */
function fromNumber(raw: number): Us | undefined {
  if (!Number.isFinite(raw)) return undefined
  if (raw >= 3e8 && raw < 7.3e9) return Math.round(raw * 1e6)
  if (raw >= 3e11 && raw < 7.3e12) return Math.round(raw * 1e3)
  if (raw >= 3e14 && raw < 7.3e15) return Math.floor(raw)
  if (raw >= 3e17 && raw < 7.3e18) return Math.floor(raw / 1e3)
  return undefined
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * A time as text: ISO 8601 with any number of decimals (`T` or a space, `.` or `,`), `2021/07/30 12:00:00`,
 * `30/Jul/2021:00:56:03 +0000`, `Jul 30, 2021 12:56:03 AM`, `Sat, 03 Dec 2022 23:10:07 GMT`, `Sun Dec 04 04:47:44 2005`, syslog's `Jul 30 00:56:03`
 * (no year: undefined), numbers of every unit as text. Without a zone it is UTC.
 */
export function fromText(raw: string): Us | undefined {
  const text = raw.trim()
  if (/^\d+(\.\d+)?$/.test(text)) {
    // As text, so that nanoseconds keep their digits.
    if (/^\d{19}$/.test(text)) return fromNanos(text)
    return fromNumber(Number(text))
  }
  const iso =
    /^(\d{4})[-/](\d\d)[-/](\d\d)[T ,]\s*(\d\d):(\d\d)(?::(\d\d))?(?:[.,](\d{1,9}))?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?:\s+(?:UTC|GMT|[A-Z]{3,4}))?$/i.exec(
      text,
    )
  if (iso) {
    const [, y, mo, d, h, mi, s, fraction, zone] = iso
    return assemble(+y!, +mo! - 1, +d!, +h!, +mi!, +(s ?? 0), fraction, zone)
  }
  const apache =
    /^(\d{1,2})[/ -]([A-Za-z]{3})[a-z]*[/ -](\d{4})[: ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/.exec(
      text.replace(/^[A-Za-z]{3,9},?\s+/, ''),
    )
  if (apache) {
    const [, d, mon, y, h, mi, s, fraction, zone] = apache
    return assemble(+y!, MONTHS.indexOf(mon!.toLowerCase()), +d!, +h!, +mi!, +s!, fraction, zone)
  }
  const ctime = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? (\d{4})$/.exec(text)
  if (ctime) {
    const [, mon, d, h, mi, s, fraction, y] = ctime
    return assemble(+y!, MONTHS.indexOf(mon!.toLowerCase()), +d!, +h!, +mi!, +s!, fraction, undefined)
  }
  const american = /^([A-Za-z]{3})[a-z]* (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)\s*(AM|PM)?\s*(Z|UTC|GMT)?$/i.exec(
    text.replace(/ /g, ' '),
  )
  if (american) {
    const [, mon, d, y, h, mi, s, half] = american
    const hour = half ? (+h! % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : +h!
    return assemble(+y!, MONTHS.indexOf(mon!.toLowerCase()), +d!, hour, +mi!, +s!, undefined, undefined)
  }
  return undefined
}

function assemble(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction: string | undefined,
  zone: string | undefined,
): Us | undefined {
  if (month < 0 || month > 11) return undefined
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '')
  const minutes = offset ? (offset[1] === '-' ? -1 : 1) * (+offset[2]! * 60 + +(offset[3] ?? 0)) : 0
  const ms = Date.UTC(year, month, day, hour, minute - minutes, second)
  const micros = fraction ? Number(fraction.padEnd(6, '0').slice(0, 6)) : 0
  return Number.isNaN(ms) ? undefined : ms * 1000 + micros
}

/** Text or number of any unit. */
export function timeOf(raw: unknown): Us | undefined {
  if (typeof raw === 'number') return fromNumber(raw)
  if (typeof raw === 'string') return fromText(raw)
  return undefined
}
