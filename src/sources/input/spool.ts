/**
 * What can be read once only (standard input, an object of S3, a member of an archive) and is too large to be held goes to a
 * temporary file, which only its owner can read and which is removed when the analysis ends: it is read in two passes there.
 */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from '../source.ts'

export interface Spooled {
  path: string
  /** Bytes. */
  size: number
  /** What ended the input before its end: what came before it is there. */
  brokenBy?: unknown
  remove(): Promise<void>
}

/**
 * @param from bytes: what stays below is handed back as an input, from memory
 * @throws what the file system says of the temporary folder
 */
export async function spooled(input: Input, from: number): Promise<Input | Spooled> {
  const held: Uint8Array[] = []
  let size = 0
  let file: FileHandle | undefined
  let folder: string | undefined
  let brokenBy: unknown
  const chunks = input.stream()[Symbol.asyncIterator]()
  const next = (): Promise<IteratorResult<Uint8Array> | undefined> =>
    chunks.next().catch((error) => {
      brokenBy = error
      return undefined
    })
  const remove = async (): Promise<void> => {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  try {
    for (let read = await next(); read && !read.done; read = await next()) {
      size += read.value.length
      if (!file && size < from) {
        held.push(read.value)
        continue
      }
      if (!file) {
        folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
        file = await open(join(folder, 'input'), 'wx', 0o600)
        for (const chunk of held.splice(0)) await file.appendFile(chunk)
      }
      await file.appendFile(read.value)
    }
  } catch (error) {
    await remove()
    throw error
  } finally {
    await file?.close()
  }
  if (folder) return { path: join(folder, 'input'), size, ...(brokenBy !== undefined && { brokenBy }), remove }
  return {
    ...input,
    async *stream() {
      yield* held
      if (brokenBy !== undefined) throw brokenBy
    },
  }
}
