import crypto from 'node:crypto'

/**
 * A stable fingerprint of an access key id, `ASIA-3f9c1b2a4d5e-7QXA`: kind, 12 hex digits of its SHA-256, last four
 * characters. The same key has the same fingerprint in spans, logs and CloudTrail. Ids of another form (emulators'
 * `test`, `minioadmin`) are of kind `KEY`, and show no last four when they are short.
 */
export function fingerprintKey(accessKeyId: string): string {
  const kind = keyKind(accessKeyId) === 'other' ? 'KEY' : accessKeyId.slice(0, 4)
  const tail = accessKeyId.length >= 16 ? `-${accessKeyId.slice(-4)}` : ''
  return `${kind}-${hash(accessKeyId)}${tail}`
}

/** `AKIA` for long-term keys, `ASIA` for temporary ones (IAM's unique id prefixes), `other` for anything else. */
export function keyKind(accessKeyId: string): 'AKIA' | 'ASIA' | 'other' {
  if (/^A[KS]IA[A-Z0-9]{12,}$/.test(accessKeyId)) return accessKeyId.startsWith('AKIA') ? 'AKIA' : 'ASIA'
  return 'other'
}

/** A fingerprint of a high-entropy token, `tok-` and 12 hex digits of its SHA-256. */
export function fingerprintToken(token: string): string {
  return `tok-${hash(token)}`
}

/** In one step where Node can (20.12): a server's every new token goes through here. */
function hash(text: string): string {
  const hex = crypto.hash?.('sha256', text, 'hex') ?? crypto.createHash('sha256').update(text).digest('hex')
  return hex.slice(0, 12)
}
