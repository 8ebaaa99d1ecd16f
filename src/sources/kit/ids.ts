/** Trace and span ids in the one form of the model: lower-case hex, 32 and 16 digits. */

/** Hex of any case and length, base64, `0x…`, X-Ray's `1-<8>-<24>`; `''` when there is none or it is all zeros. */
export function traceIdOf(raw: unknown): string {
  return idOf(raw, 32)
}

/** As `traceIdOf`, for span ids. */
export function spanIdOf(raw: unknown): string {
  return idOf(raw, 16)
}

function idOf(raw: unknown, digits: number): string {
  if (typeof raw !== 'string' || raw === '') return ''
  if (raw.length === digits && /^[0-9a-f]+$/.test(raw)) return /[^0]/.test(raw) ? raw : ''
  const xray = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i.exec(raw)
  let hex = xray ? `${xray[1]}${xray[2]}` : raw.replace(/^0x/i, '')
  // Base64 of 16 or 8 bytes has 24 or 12 characters (22 or 11 without padding): lengths that hex ids do not have,
  // unless a producer dropped leading zeros, when the characters tell.
  const bare = raw.replace(/={1,2}$/, '')
  if (bare.length === Math.ceil((digits * 2) / 3) && (raw.endsWith('=') || !/^[0-9a-f]+$/i.test(hex)))
    hex = Buffer.from(bare, /[-_]/.test(bare) ? 'base64url' : 'base64').toString('hex')
  if (!/^[0-9a-f]+$/i.test(hex)) return raw
  hex = hex.toLowerCase().padStart(digits, '0')
  return /[^0]/.test(hex) ? hex : ''
}
