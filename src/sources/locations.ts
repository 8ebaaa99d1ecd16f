/** Paths, folders, globs, `s3://` and standard input, as inputs to read. */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { isS3Url, locateInS3 } from './s3-objects.ts'
import type { Input } from './source.ts'

/** A place that gave nothing to read, and why. */
export interface Nowhere {
  name: string
  reason: string
}

/** Folders that hold code, never evidence. */
const NOT_EVIDENCE = ['**/node_modules/**', '**/.git/**']

/** Resolves what the user named, in order, each file once. */
export async function locate(paths: readonly string[], stdin: AsyncIterable<Uint8Array>): Promise<(Input | Nowhere)[]> {
  const found: (Input | Nowhere)[] = []
  const seen = new Set<string>()
  const add = async (path: string): Promise<void> => {
    const { size } = await stat(path)
    const real = await realpath(path)
    if (seen.has(real)) return
    seen.add(real)
    found.push({ name: path, size, path, stream: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) })
  }
  for (const path of paths) {
    if (path === '-') {
      if (seen.has('-')) continue
      seen.add('-')
      found.push({ name: '-', stream: () => stdin })
      continue
    }
    if (isS3Url(path)) {
      found.push(...(await locateInS3(path)))
      continue
    }
    try {
      const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT' || !isDynamicPattern(path)) throw error
        return undefined
      })
      const files = kind?.isDirectory() ? await filesIn(path) : kind ? [path] : await matching(path)
      if (files.length === 0)
        found.push({ name: path, reason: kind ? 'the folder holds no files' : 'no file matches this pattern' })
      for (const file of files) await add(file).catch((error) => found.push({ name: file, reason: whyNot(error) }))
    } catch (error) {
      found.push({ name: path, reason: whyNot(error) })
    }
  }
  return found
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await glob('**/*', {
    cwd: folder,
    dot: true,
    followSymbolicLinks: false,
    ignore: NOT_EVIDENCE,
    expandDirectories: false,
  })
  return names.sort().map((name) => join(folder, name))
}

async function matching(pattern: string): Promise<string[]> {
  return (await glob(pattern, { dot: true, followSymbolicLinks: false, ignore: NOT_EVIDENCE })).sort()
}

/** The system's error in words. */
export function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it'
  if (code === 'EISDIR') return 'it is a folder'
  return message ?? String(error)
}
