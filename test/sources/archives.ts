/** Archives as tests need them, made in memory. */
import { deflateRawSync } from 'node:zlib'
import { pack } from 'tar-stream'

export async function tarOf(members: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = pack()
  for (const [name, content] of Object.entries(members)) archive.entry({ name }, content)
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A zip without compression, as its specification has it: local headers, directory, end record. */
export function zipOf(members: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(members)) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt32LE(content.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), content])
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, where, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end])
}

/** A zip whose directory names one member many times. */
export function zipWithCopies(content: Buffer, copies: number): Buffer {
  const plain = zipOf({ 'a.log': deflateRawSync(content) })
  const directory = plain.indexOf('PK\x01\x02')
  const entry = plain.subarray(directory, plain.indexOf('PK\x05\x06'))
  for (const [at, method] of [
    [8, plain],
    [10, entry],
  ] as const)
    method.writeUInt16LE(8, at)
  plain.writeUInt32LE(content.length, 22)
  entry.writeUInt32LE(content.length, 24)
  const end = Buffer.from(plain.subarray(-22))
  end.writeUInt16LE(copies, 8)
  end.writeUInt16LE(copies, 10)
  end.writeUInt32LE(entry.length * copies, 12)
  return Buffer.concat([plain.subarray(0, directory), ...Array<Buffer>(copies).fill(entry), end])
}

/** A zstd frame of runs of one byte, each at most 128 KB. https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1 */
export function zstdRuns(runs: readonly { byte: number; length: number }[], windowDescriptor = 0x38): Buffer {
  const blocks = runs.map(({ byte, length }, i) => {
    const block = Buffer.alloc(4, byte)
    block.writeUIntLE((length << 3) | (1 << 1) | Number(i === runs.length - 1), 0, 3)
    return block
  })
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, windowDescriptor]), ...blocks])
}

/** A zstd frame that holds bytes as they are. */
export function zstdOf(content: Buffer): Buffer {
  const header = Buffer.alloc(3)
  header.writeUIntLE((content.length << 3) | 1, 0, 3)
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]), header, content])
}

/** As the OpenTelemetry collector writes messages with `compression: zstd`. */
export function lengthPrefixed(...frames: readonly Buffer[]): Buffer {
  const prefixed = frames.flatMap((frame) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(frame.length)
    return [length, frame]
  })
  return Buffer.concat(prefixed)
}
