/**
 * Containers: gzip, zstd, zip, tar, and these within one another. Members are handed over one by one and read as
 * streams; nothing is unpacked to disk.
 */
import { PassThrough, pipeline, Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { Decompress, decompress } from 'fzstd'
import { extract } from 'tar-stream'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
import type { Nowhere } from './locations.ts'
import type { Input } from './source.ts'

/** A zip inside another container is held in memory while it is read. */
const LARGEST_INNER_ZIP = 256 * 1024 * 1024

/**
 * How much one named file may expand to, in all: 200 times its size, but at least 256 MiB. Honest evidence compresses ten-
 * to a hundredfold.
 */
export class ExpansionBudget {
  readonly limit: number
  #left: number

  constructor(size: number | undefined) {
    this.limit = Math.max(256 * 1024 ** 2, 200 * (size ?? 0))
    this.#left = this.limit
  }

  spend(bytes: number): void {
    this.#left -= bytes
    if (this.#left < 0)
      throw new Error(
        `it expands to more than ${Math.round(this.limit / 1024 ** 2)} MB: not read further, as a zip bomb would`,
      )
  }
}

/** What a container's first bytes say; `frames`: length-prefixed zstd, as the OpenTelemetry collector writes it. */
export type ContainerKind = 'gzip' | 'zstd' | 'frames' | 'zip' | 'tar'

const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

export function containerKind(head: Buffer): ContainerKind | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return 'gzip'
  if (head.subarray(0, 4).equals(ZSTD)) return 'zstd'
  if (head.length >= 8 && head.subarray(4, 8).equals(ZSTD) && head.readUInt32BE(0) > 8) return 'frames'
  if (head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)))
    return 'zip'
  if (head.length > 262 && head.toString('latin1', 257, 262) === 'ustar') return 'tar'
  return undefined
}

/** Compressed forms that are not read, by their first bytes. */
export function foreignContainer(head: Buffer): string | undefined {
  const start = head.toString('latin1', 0, 6)
  if (/^BZh[1-9]/.test(start)) return 'bzip2'
  if (start.startsWith('\xfd7zXZ')) return 'xz'
  if (start.startsWith('7z\xbc\xaf')) return '7-Zip'
  if (start.startsWith('Rar!')) return 'RAR'
  return undefined
}

/**
 * The members of a container, each to be read to its end before the next is asked for. A compressed single file has
 * one member, under its own name; a member that cannot be read comes with the reason.
 *
 * @throws what the container's own bytes are to blame for: the reader names it
 */
export async function* membersOf(
  kind: ContainerKind,
  input: Input,
  budget: ExpansionBudget,
): AsyncGenerator<Input | Nowhere> {
  switch (kind) {
    case 'gzip':
      // A stream that was cut off gives what it has; the reader of its content names the torn end.
      yield unpacked(
        input,
        () => decoded(input, zlib.createGunzip({ finishFlush: zlib.constants.Z_SYNC_FLUSH })),
        budget,
      )
      return
    case 'zstd':
      yield unpacked(input, () => zstdStream(input), budget)
      return
    case 'frames':
      yield unpacked(input, () => frames(input), budget)
      return
    case 'tar':
      yield* tarMembers(input)
      return
    case 'zip':
      yield* zipMembers(input, budget)
  }
}

function unpacked(input: Input, bytes: () => AsyncIterable<Uint8Array>, budget: ExpansionBudget): Input {
  return { name: input.name, stream: () => spending(bytes(), budget) }
}

async function* spending(bytes: AsyncIterable<Uint8Array>, budget: ExpansionBudget): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    budget.spend(chunk.length)
    yield chunk
  }
}

function decoded(input: Input, decoder: Transform): Readable {
  // The reader sees a failure as the decoder's own error.
  pipeline(Readable.from(input.stream()), decoder, () => undefined)
  return decoder
}

type MaybeZstd = { createZstdDecompress?: () => Transform }

function zstdStream(input: Input): AsyncIterable<Uint8Array> {
  // Node has it built in from 22.15 on.
  const builtIn = (zlib as MaybeZstd).createZstdDecompress
  return builtIn ? decoded(input, builtIn()) : zstdInJavaScript(input)
}

async function* zstdInJavaScript(input: Input): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = []
  const decoder = new Decompress((chunk) => out.push(chunk))
  for await (const chunk of input.stream()) {
    decoder.push(chunk)
    yield* out
    out = []
  }
  decoder.push(new Uint8Array(0), true)
  yield* out
}

/** `<length><zstd frame>` again and again: JSON messages become lines, others keep a length before each. */
async function* frames(input: Input): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0)
  for await (const chunk of input.stream()) {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
      const length = rest.readUInt32BE(0)
      const message = Buffer.from(decompress(rest.subarray(4, 4 + length)))
      rest = rest.subarray(4 + length)
      if (message[0] === 0x7b) yield Buffer.concat([message, Buffer.from('\n')])
      else {
        const prefix = Buffer.alloc(4)
        prefix.writeUInt32BE(message.length)
        yield Buffer.concat([prefix, message])
      }
    }
  }
  if (rest.length > 0) throw new Error('torn: the last compressed frame is not complete')
}

async function* tarMembers(input: Input): AsyncGenerator<Input | Nowhere> {
  const unpack = extract()
  pipeline(Readable.from(input.stream()), unpack, () => undefined)
  for await (const entry of unpack) {
    const { name, type } = entry.header
    const bad = type === 'file' ? memberTrouble(name) : undefined
    const chunks: AsyncIterator<Uint8Array> = entry[Symbol.asyncIterator]()
    if (type === 'file' && !bad) yield { name: `${input.name}!${name}`, stream: () => handedOn(chunks) }
    else if (bad) yield { name: `${input.name}!${name}`, reason: bad }
    // What its reader left, or nobody wanted, stands before the next member.
    while (!(await chunks.next()).done);
  }
}

/** The chunks, in a stream that may be left early without ending them. */
async function* handedOn(chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
}

function memberTrouble(name: string): string | undefined {
  return validateFileName(name.replaceAll('\\', '/')) ? 'its path climbs out of the archive' : undefined
}

async function* zipMembers(input: Input, budget: ExpansionBudget): AsyncGenerator<Input | Nowhere> {
  // Names are decoded here, so that one bad name is that member's trouble and not the archive's.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false }
  const zip = input.path
    ? await openPromise(input.path, options)
    : await fromBufferPromise(await wholeZip(input), options)
  try {
    for await (const entry of zip.eachEntry()) {
      const inner = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      const name = `${input.name}!${inner}`
      if (inner.endsWith('/')) continue
      const reason =
        memberTrouble(inner) ??
        (entry.isEncrypted()
          ? 'it is encrypted'
          : entry.canDecodeFileData()
            ? undefined
            : 'its compression is not read: only deflate is')
      if (reason) yield { name, reason }
      else yield { name, size: entry.uncompressedSize, stream: () => spending(zipStream(zip, entry), budget) }
    }
  } finally {
    zip.close()
  }
}

function zipStream(zip: ZipFile, entry: Entry): Readable {
  const out = new PassThrough()
  zip.openReadStreamPromise(entry).then(
    (stream) => pipeline(stream, out, () => undefined),
    (error) => out.destroy(error),
  )
  return out
}

async function wholeZip(input: Input): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input.stream()) {
    size += chunk.length
    if (size > LARGEST_INNER_ZIP)
      throw new Error('a zip of more than 256 MB inside another container, or piped: unpack it first')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
