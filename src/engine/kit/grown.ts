/** From so many rows on a table grows by a quarter only: what stands empty is memory as well. */
const LARGE = 256 * 1024

/**
 * A longer typed array with the same values at its beginning.
 *
 * @param width how many values make a row: tables that grow row by row stay equally long
 */
export function grown<T extends Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>(
  from: T,
  width = 1,
): T {
  const rows = from.length / width
  const more = rows < LARGE ? rows : rows >> 2
  const to = new (from.constructor as new (length: number) => T)((rows + more) * width)
  to.set(from)
  return to
}
