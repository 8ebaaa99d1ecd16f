/** A typed array twice as long, with the same values at its beginning. */
export function doubled<T extends Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: T): T {
  const to = new (from.constructor as new (length: number) => T)(from.length * 2)
  to.set(from)
  return to
}
