/** How values are written in messages, so that every rule and reporter writes them alike. */
import { SEMCONV } from './attributes.ts'
import { bucketOf, type Call, type Identity } from './call.ts'
import type { Us } from './records.ts'

/** `2026-11-23T17:21:43.044123Z`. */
export function isoTime(us: Us): string {
  const second = Math.floor(us / 1_000_000)
  // Records follow one another: most share their second with the one before.
  if (second !== latest.second) {
    const date = new Date(second * 1000)
    if (Number.isNaN(date.getTime())) return 'invalid time'
    latest = { second, text: date.toISOString().slice(0, -4) }
  }
  return `${latest.text}${String(Math.floor(us - second * 1_000_000)).padStart(6, '0')}Z`
}

let latest = { second: 0, text: '1970-01-01T00:00:00.' }

/** `2026-11-23 17:21:43 UTC`. */
export function secondTime(us: Us): string {
  return `${isoTime(us).slice(0, 19).replace('T', ' ')} UTC`
}

/** `17:21:43.044 UTC`: of the moment, where the evidence beside it has the day. */
export function clockTime(us: Us): string {
  return `${isoTime(us).slice(11, 23)} UTC`
}

/** `340 ms`, `2.9 s`, `3 min 20 s`, `24 h`, `2 h 5 min`, `3 days`. */
export function duration(us: Us): string {
  const ms = us / 1000
  if (ms === 0) return '0 ms'
  if (ms < 1) return `${ms.toFixed(1)} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 2 * 3600) return inTwo(seconds, 60, 'min', 's')
  if (seconds < 48 * 3600) return inTwo(Math.round(seconds / 60), 60, 'h', 'min')
  return inTwo(Math.round(seconds / 3600), 24, 'days', 'h')
}

function inTwo(n: number, base: number, large: string, small: string): string {
  return `${Math.floor(n / base)} ${large}${n % base ? ` ${n % base} ${small}` : ''}`
}

/** `340 B`, `2.9 MB`, in powers of 1000. */
export function bytes(n: number): string {
  if (n < 1000) return `${Math.round(n)} B`
  const unit = Math.min(3, Math.floor(Math.log10(n) / 3))
  return `${Number((n / 1000 ** unit).toFixed(1))} ${['B', 'kB', 'MB', 'GB'][unit]}`
}

export function percent(part: number, whole: number): string {
  if (whole <= 0) return '0 %'
  return `${Math.min(100, Math.max(0, Math.round((100 * part) / whole)))} %`
}

/** `S3 GetObject`. */
export function callName(call: Pick<Call, 'service' | 'operation'>): string {
  return call.service === '?' ? call.operation : `${call.service} ${call.operation}`
}

/** With what it was about, where that is known: `S3 GetObject on reports`. */
export function callOn(call: Pick<Call, 'service' | 'operation' | 'bucket' | 'host' | 'resource'>): string {
  const what = bucketOf(call) ?? call.resource
  return `${callName(call)}${what === undefined ? '' : ` on ${what}`}`
}

/** `ASIA…7QXA`, from a fingerprint; anything else as it is. */
export function shortKey(key: string): string {
  const parts = /^([A-Z]{1,20})-([0-9a-f]{12})(?:-(.{4}))?$/.exec(key)
  return parts ? `${parts[1]}…${parts[3] ?? parts[2]!.slice(0, 6)}` : key
}

const SOURCES: Readonly<Record<Identity['source'], string>> = {
  code: 'set in code',
  env: 'from environment variables',
  profile: 'from a profile',
  sso: 'from SSO',
  process: 'from a credential process',
  web_identity: 'from a web identity',
  assumed_role: 'of an assumed role',
  container: 'from container metadata',
  instance: 'from instance metadata',
  elsewhere: 'issued elsewhere than at STS',
  none: 'none',
  unknown: '',
}

/** `from environment variables`; empty where it is unknown. */
export function describeSource({ source }: Pick<Identity, 'source'>): string {
  return source === 'none' ? '' : SOURCES[source]
}

/** `AKIA…3F2Q (from environment variables, arn:aws:iam::…:user/ci)`. */
export function describeIdentity(identity: Identity): string {
  if (identity.kind === 'none') return 'no credentials (unsigned)'
  const facts = [SOURCES[identity.source], identity.sessionArn ?? identity.principal ?? identity.role].filter(Boolean)
  const name = shortKey(identity.key)
  return facts.length && facts.some((fact) => fact !== name)
    ? `${name} (${facts.filter((fact) => fact !== name).join(', ')})`
    : name
}

/** `3 calls`, `1 call`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`
}

/** At most `max` characters, the cut shown. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`
}

/** `a, b and 3 more`; where the items are the first of more, how many there are in all. */
export function list(items: readonly string[], max = 5, total = items.length): string {
  if (total <= 1) return items[0] ?? ''
  const shown = items.slice(0, max)
  if (total > shown.length) return `${shown.join(', ')} and ${total - shown.length} more`
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/**
 * An identity for a finding's subject: the same over runs, where keys of sessions are not. One that nobody named is some
 * server's, and not the same as another server's.
 */
export function identitySubject(identity: Identity | undefined, service: string): string {
  if (!identity) return `another identity of ${service}`
  const arn = identity.sessionArn ?? identity.principal ?? identity.role
  if (arn) return arn.replace(/(:assumed-role\/[^/]+)\/.*$/, '$1')
  return identity.kind === 'ASIA' ? `ASIA ${identity.source} of ${service}` : identity.key
}

/** Host and port of a call; a port that a scheme implies is left out. */
export function addressOf({ host, service, attempts, attributes }: Call): string {
  const name = host ?? attempts.at(-1)?.host ?? service
  const port = attributes[SEMCONV.serverPort]
  return (port === undefined || name.includes(':') ? name : `${name}:${port}`).replace(/:(80|443)$/, '')
}

/**
 * A file by name, for what nothing else names: the same wherever it lies, in an archive or compressed too, so that a finding
 * is known again on another machine.
 */
export function fileName(path: string): string {
  const name =
    path
      .split(/[/\\!]/)
      .filter(Boolean)
      .at(-1) ?? path
  return name === '-' ? 'standard input' : name.replace(/(?<=.)\.(gz|zst|zstd|bz2|xz)$/, '')
}

/** Text for a finding's subject: ids, numbers and times taken out. */
export function textSubject(text: string): string {
  return cut(
    text
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+/gi, '<id>')
      .replace(/\d+/g, '<n>')
      .trim(),
    120,
  )
}
