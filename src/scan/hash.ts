/**
 * Two 32-bit hashes of the same bytes, taken four at a time: a multiplication and a shift each, as MurmurHash3 does it
 * (public domain). One alone would meet itself among the values of a large run.
 */
export const SEED_A = 0x811c9dc5 | 0
export const SEED_B = 0x9747b28c | 0
const STEP_A = 0x01000193
const STEP_B = 0x5bd1e995

export interface Hash {
  a: number
  b: number
}

export function stepA(hash: number, word: number): number {
  const h = Math.imul(hash ^ word, STEP_A)
  return h ^ (h >>> 15)
}

export function stepB(hash: number, word: number): number {
  const h = Math.imul(hash ^ word, STEP_B)
  return h ^ (h >>> 13)
}

/** The hashes of a text's UTF-8 bytes: its words, the last one filled up with zeros, and its length. */
export function hashText(text: string): Hash {
  const { length } = text
  let a = SEED_A
  let b = SEED_B
  for (let i = 0; i <= length; i += 4) {
    let word = 0
    let all = 0
    for (let j = 0; j < 4 && i + j < length; j++) {
      const code = text.charCodeAt(i + j)
      all |= code
      word |= code << (8 * j)
    }
    if (all > 127) return hashBytes(Buffer.from(text))
    a = stepA(a, word)
    b = stepB(b, word)
  }
  return { a: stepA(a, length), b: stepB(b, length) }
}

function hashBytes(bytes: Uint8Array): Hash {
  const { length } = bytes
  let a = SEED_A
  let b = SEED_B
  for (let i = 0; i <= length; i += 4) {
    let word = 0
    for (let j = 0; j < 4 && i + j < length; j++) word |= bytes[i + j]! << (8 * j)
    a = stepA(a, word)
    b = stepB(b, word)
  }
  return { a: stepA(a, length), b: stepB(b, length) }
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
