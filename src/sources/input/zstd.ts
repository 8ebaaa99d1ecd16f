/**
 * zstd for Nodes that have no decoder of their own (built in from 22.15 on), block by block, so that neither a long run
 * nor a wide window becomes memory before the budget has seen it: https://www.rfc-editor.org/rfc/rfc8878#section-3.1
 */
import { largest } from '../../model/extremes.ts'

export const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** What every decoder should support, and `zstd -19` needs. The decoder moves as much again for each block. */
const WIDEST_WINDOW = 8 * 1024 * 1024
const LARGEST_BLOCK = 128 * 1024

/**
 * @param spend gets the bytes each block came to, or its share of the work where that is more
 * @throws where it is torn or no zstd; what was read until then has been given
 */
export async function* unzstd(
  bytes: AsyncIterable<Uint8Array>,
  spend: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const source = new Pull(bytes)
  for (;;) {
    const magic = await source.atMost(4)
    if (magic.length === 0) return
    if (magic.length === 4 && (magic.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50)
      await source.drop((await source.take(4)).readUInt32LE(0))
    else if (magic.equals(ZSTD_MAGIC)) yield* frame(source, spend)
    else throw new Error('no zstd frame where one should begin')
  }
}

async function* frame(source: Pull, spend: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const descriptor = await source.take(1)
  const flags = descriptor[0]!
  const single = (flags >> 5) & 1
  const sizeBytes = flags >> 6 ? 1 << (flags >> 6) : single
  const fields = await source.take((single ? 0 : 1) + [0, 1, 2, 4][flags & 3]! + sizeBytes)
  const window = single ? contentSize(fields.subarray(fields.length - sizeBytes)) : windowSize(fields[0]!)
  if (window > WIDEST_WINDOW)
    throw new Error(
      `its window of ${Math.round(window / 1024 ** 2)} MB is more than ${WIDEST_WINDOW / 1024 ** 2} MB: decompress it first (zstd -d --long=31)`,
    )
  let out: Uint8Array[] = []
  const { Decompress } = await import('fzstd')
  const decoder = new Decompress((chunk) => out.push(chunk))
  decoder.push(Buffer.concat([ZSTD_MAGIC, descriptor, fields]))
  for (let last = false; !last; ) {
    const header = await source.take(3)
    const facts = header.readUIntLE(0, 3)
    last = (facts & 1) === 1
    const size = facts >> 3
    if (size > LARGEST_BLOCK) throw new Error(`a block of ${size} bytes, more than zstd allows`)
    const isRun = ((facts >> 1) & 3) === 1
    out = []
    decoder.push(Buffer.concat([header, await source.take(isRun ? 1 : size)]))
    spend(largest([window >> 6, ...out.map((chunk) => chunk.length)]))
    yield* out
  }
  if (flags & 4) await source.take(4)
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}

function contentSize(field: Buffer): number {
  if (field.length === 8) return Number(field.readBigUInt64LE(0))
  return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0)
}

/** Bytes of a stream by number. */
class Pull {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]()
  }

  /** Less only at the end. */
  async atMost(count: number): Promise<Buffer> {
    while (this.#rest.length < count) {
      const { done, value } = await this.#chunks.next()
      if (done) break
      this.#rest = Buffer.concat([this.#rest, value])
    }
    const taken = this.#rest.subarray(0, count)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  async take(count: number): Promise<Buffer> {
    const taken = await this.atMost(count)
    if (taken.length < count) throw new Error('torn: the zstd frame is not complete')
    return taken
  }

  async drop(count: number): Promise<void> {
    for (let left = count; left > 0; ) left -= (await this.take(Math.min(left, 64 * 1024))).length
  }
}
