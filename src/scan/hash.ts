/**
 * Two 32-bit hashes of the same bytes, multiplicative as FNV-1a is
 * (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv): one would meet itself among the values of a large run.
 */
export const SEED_A = 0x811c9dc5 | 0
export const SEED_B = 0x9747b28c | 0
export const STEP_A = 0x01000193
export const STEP_B = 0x5bd1e995

export interface Hash {
  a: number
  b: number
}

/** The hashes of a text's UTF-8 bytes. */
export function hashText(text: string): Hash {
  let [a, b] = [SEED_A, SEED_B]
  let ascii = true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) {
      ascii = false
      break
    }
    a = Math.imul(a ^ code, STEP_A)
    b = Math.imul(b ^ code, STEP_B)
  }
  return ascii ? { a, b } : hashBytes(Buffer.from(text))
}

function hashBytes(bytes: Uint8Array): Hash {
  let [a, b] = [SEED_A, SEED_B]
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, STEP_A)
    b = Math.imul(b ^ byte, STEP_B)
  }
  return { a, b }
}

/** A text as one number, see `joined`. */
export function joinedText(text: string): number {
  const { a, b } = hashText(text)
  return joined(a, b)
}

/** Spreads every bit over all others (the finaliser of MurmurHash3, public domain). */
export function mixed(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Both hashes as one exact number of 53 bits, never 0: a key for maps and typed arrays. */
export function joined(a: number, b: number): number {
  return (mixed(a) >>> 0) * 0x200000 + ((mixed(b) >>> 11) & 0x1fffff) || 1
}
