/**
 * Containers: gzip, zstd, zip, tar, and these within one another. Members are handed over one by one and read as
 * streams; nothing is unpacked to disk.
 */
import { PassThrough, pipeline, Readable, type Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import * as zlib from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import type { Input } from '../source.ts'
import { LONGEST } from './byte-lines.ts'
import type { ExpansionBudget } from './expansion-budget.ts'
import type { Nowhere } from './locations.ts'
import { unzstd, ZSTD_MAGIC } from './zstd.ts'

/** A zip inside another container is held in memory while it is read. */
const LARGEST_INNER_ZIP = 256 * 1024 * 1024
/** Of one container: more are named and left. */
export const MOST_MEMBERS = 100_000
/** What is read of a member that is asked for by name. */
const LARGEST_ASKED = 1024 * 1024
/** Bytes of a zip's local header, without its name: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.7) */
const LOCAL_HEADER = 30

/** What a container's first bytes say; `frames`: length-prefixed zstd, as the OpenTelemetry collector writes it. */
export type ContainerKind = 'gzip' | 'zstd' | 'frames' | 'zip' | 'tar'

export function containerKind(head: Buffer): ContainerKind | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08) return 'gzip'
  if (head.subarray(0, 4).equals(ZSTD_MAGIC)) return 'zstd'
  if (head.length >= 8 && head.subarray(4, 8).equals(ZSTD_MAGIC) && head.readUInt32BE(0) > 8) return 'frames'
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
      yield unpacked(input, () => decoded(input, zlib.createGunzip()), budget)
      return
    case 'zstd':
      yield zstdMember(input, budget)
      return
    case 'frames':
      // Spent block by block.
      yield { name: input.name, stream: () => frames(input, budget) }
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
    budget.bytes(chunk.length)
    budget.parts(chunk)
    yield chunk
  }
}

function decoded(input: Input, decoder: Transform): Readable {
  // The reader sees a failure as the decoder's own error.
  pipeline(Readable.from(input.stream()), decoder, () => undefined)
  return decoder
}

type MaybeZstd = { createZstdDecompress?: () => Transform }

function zstdMember(input: Input, budget: ExpansionBudget): Input {
  const builtIn = (zlib as MaybeZstd).createZstdDecompress
  if (builtIn) return unpacked(input, () => decoded(input, builtIn()), budget)
  return { name: input.name, stream: () => unzstdSpending(input.stream(), budget) }
}

async function* unzstdSpending(bytes: AsyncIterable<Uint8Array>, budget: ExpansionBudget): AsyncGenerator<Uint8Array> {
  for await (const chunk of unzstd(bytes, (count) => budget.bytes(count))) {
    budget.parts(chunk)
    yield chunk
  }
}

/** `<length><zstd frame>` again and again: JSON messages become lines, others keep a length before each. */
async function* frames(input: Input, budget: ExpansionBudget): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0)
  for await (const chunk of input.stream()) {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0)
      if (length > LONGEST) throw new Error(`a frame of ${length} bytes: torn before it, or too long`)
      if (rest.length < 4 + length) break
      const message = await wholeMessage(rest.subarray(4, 4 + length), budget)
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

async function wholeMessage(frame: Buffer, budget: ExpansionBudget): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of unzstdSpending(Readable.from([frame]), budget)) {
    size += chunk.length
    if (size > LONGEST) throw new Error(`a message of more than ${LONGEST} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* tarMembers(input: Input): AsyncGenerator<Input | Nowhere> {
  const { extract } = await import('tar-stream')
  const unpack = extract()
  pipeline(Readable.from(input.stream()), unpack, () => undefined)
  for await (const entry of unpack) {
    const { name, type, size } = entry.header
    // With such a size the reader would wait for ever.
    if (!Number.isSafeInteger(size) || size! < 0) throw new Error(`${name} has a size of ${size}`)
    const bad = type === 'file' ? await memberTrouble(name) : undefined
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

async function memberTrouble(name: string): Promise<string | undefined> {
  const { validateFileName } = await import('yauzl')
  return validateFileName(name.replaceAll('\\', '/')) ? 'its path climbs out of the archive' : undefined
}

async function* zipMembers(input: Input, budget: ExpansionBudget): AsyncGenerator<Input | Nowhere> {
  const { fromBufferPromise, getFileNameLowLevel, openPromise } = await import('yauzl')
  // Names are decoded here, so that one bad name is that member's trouble and not the archive's.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false }
  const zip = input.path
    ? await openPromise(input.path, options)
    : await fromBufferPromise(await wholeZip(input), options)
  try {
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) if (entries.push(entry) > MOST_MEMBERS) break
    const overlapping = overlaps(entries)
    for (const entry of entries) {
      const inner = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      const name = `${input.name}!${inner}`
      if (inner.endsWith('/') || overlapping.has(entry)) continue
      const reason =
        (await memberTrouble(inner)) ??
        (entry.isEncrypted()
          ? 'it is encrypted'
          : entry.canDecodeFileData()
            ? undefined
            : 'its compression is not read: only deflate is')
      if (reason) yield { name, reason }
      else yield { name, size: entry.uncompressedSize, stream: () => spending(zipStream(zip, entry), budget) }
    }
    if (overlapping.size > 0)
      yield {
        name: input.name,
        reason: `${overlapping.size} of its members are the bytes of others: those are read once`,
      }
  } finally {
    zip.close()
  }
}

/** Names of a zip's members, with the text of those that are asked for. @throws where it is no zip */
export async function* zipNames(
  path: string,
  isAsked: (name: string) => boolean,
): AsyncGenerator<{ name: string; text?: string }> {
  const { getFileNameLowLevel, openPromise } = await import('yauzl')
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false })
  try {
    let members = 0
    for await (const entry of zip.eachEntry()) {
      if (members++ >= MOST_MEMBERS) return
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      const isRead = isAsked(name) && entry.uncompressedSize <= LARGEST_ASKED && entry.canDecodeFileData()
      yield isRead ? { name, text: await text(zipStream(zip, entry)) } : { name }
    }
  } finally {
    zip.close()
  }
}

/** Entries whose bytes are, or begin within, those of another. */
function overlaps(entries: readonly Entry[]): Set<Entry> {
  const found = new Set<Entry>()
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const start = entry.relativeOffsetOfLocalHeader
    if (start < end) found.add(entry)
    else end = start + LOCAL_HEADER + entry.fileNameRaw.length + entry.compressedSize
  }
  return found
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
