/**
 * Secrets seen on the wire, in memory only, and found again in texts that repeat them. A text is gone through once, however
 * many secrets there are: callers choose both, and whatever they choose must not make the server wait.
 */
const MOST = 128
/** Shorter ones are words. */
const HEAD = 6
/** Longer than any text that is looked at: they can't stand in it whole. */
export const LONGEST_TEXT = 1024
/** Of a text with more places where a secret might begin nothing is kept. */
const MOST_TRIED = 128
/** 31 ** HEAD, in 32 bits. */
const OUT = 887503681

const ring: string[] = []
let next = 0
/** By a hash of how they begin. */
const byHead = new Map<number, string[]>()

export function rememberSecret(secret: string | undefined): void {
  if (!secret || secret.length < HEAD || secret.length > LONGEST_TEXT) return
  const head = headOf(secret)
  if (byHead.get(head)?.includes(secret)) return
  const oldest = ring[next]
  if (oldest !== undefined) forget(oldest)
  ring[next] = secret
  next = (next + 1) % MOST
  byHead.set(head, [...(byHead.get(head) ?? []), secret])
}

/** `text` with `[redacted]` for each of them. */
export function withoutSeen(text: string): string {
  if (!byHead.size) return text
  let clean = ''
  let taken = 0
  let tried = 0
  let hash = 0
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
    if (i >= HEAD) hash = (hash - Math.imul(text.charCodeAt(i - HEAD), OUT)) | 0
    const start = i - HEAD + 1
    const candidates = start >= taken ? byHead.get(hash) : undefined
    if (!candidates) continue
    tried += candidates.length
    if (tried > MOST_TRIED) return '[redacted]'
    let length = 0
    for (const secret of candidates)
      if (secret.length > length && text.startsWith(secret, start)) length = secret.length
    if (!length) continue
    clean += `${text.slice(taken, start)}[redacted]`
    taken = start + length
  }
  return taken ? clean + text.slice(taken) : text
}

function forget(secret: string): void {
  const head = headOf(secret)
  const rest = byHead.get(head)?.filter((other) => other !== secret)
  if (rest?.length) byHead.set(head, rest)
  else byHead.delete(head)
}

function headOf(secret: string): number {
  let hash = 0
  for (let i = 0; i < HEAD; i++) hash = (Math.imul(hash, 31) + secret.charCodeAt(i)) | 0
  return hash
}
