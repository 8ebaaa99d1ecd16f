/** Paths, folders, globs, `s3://` and standard input, as inputs to read. */
import { createReadStream, type Stats } from 'node:fs'
import { readdir, realpath, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Input } from '../source.ts'
import { isS3Url, locateInS3 } from './s3-objects.ts'

/** A place that gave nothing to read, and why. */
export interface Nowhere {
  name: string
  reason: string
}

/** What the user named, or what was found for it. */
export type Located = (Input | Nowhere) & {
  /** By its own name, not found in a folder or by a pattern: it was meant to be read. */
  named?: true
}

/** Of a pattern that names nothing. */
export const NO_MATCH = 'no file matches this pattern'

/** Folders that hold code, never evidence. */
const CODE = ['node_modules', '.git']
const NOT_EVIDENCE = CODE.map((folder) => `**/${folder}/**`)

/** Resolves what the user named, in order, each file once. */
export async function locate(paths: readonly string[], stdin: AsyncIterable<Uint8Array>): Promise<Located[]> {
  const found: Located[] = []
  const seen = new Set<string>()
  const add = async (path: string, named: { named?: true }): Promise<void> => {
    const kind = await stat(path)
    const { size } = kind
    if (!kind.isFile() || (size === 0 && (await isKernels(path)))) {
      // What a shell puts for `<(command)` has a writer; any other pipe may wait for one for ever.
      if (kind.isFIFO() && HANDED_OVER.test(path))
        found.push({ name: path, ...named, stream: () => createReadStream(path) })
      else found.push({ name: path, ...named, reason: `${kindOf(kind)}, not a file: pipe it in and name - instead` })
      return
    }
    const real = await realpath(path)
    if (seen.has(real)) return
    seen.add(real)
    found.push({
      name: path,
      size,
      path,
      ...named,
      stream: () => createReadStream(path, { highWaterMark: 1024 * 1024 }),
    })
  }
  for (const path of paths) {
    if (path === '-') {
      if (seen.has('-')) continue
      seen.add('-')
      found.push({ name: '-', named: true, stream: () => stdin })
      continue
    }
    if (isS3Url(path)) {
      for (const one of await locateInS3(path)) found.push(one)
      continue
    }
    try {
      const kind = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT' || !isDynamicPattern(path)) throw error
        return undefined
      })
      const files = kind?.isDirectory() ? await filesIn(path) : kind ? [path] : await matching(path)
      if (files.length === 0)
        found.push(
          kind ? { name: path, reason: 'the folder holds no files' } : { name: path, named: true, reason: NO_MATCH },
        )
      const named = kind && !kind.isDirectory() ? { named: true as const } : {}
      for (const file of files) {
        if (typeof file !== 'string') found.push(file)
        else await add(file, named).catch((error) => found.push({ name: file, ...named, reason: whyNot(error) }))
      }
    } catch (error) {
      found.push({ name: path, named: true, reason: whyNot(error) })
    }
  }
  return found
}

const HANDED_OVER = /^\/(?:dev|proc\/self)\/fd\/\d+$|^\/dev\/stdin$/

/** Files that the kernel makes up have no size, and some of them no end: https://man7.org/linux/man-pages/man2/statfs.2.html */
const KERNELS_OWN = [0x9fa0, 0x62656572]

async function isKernels(path: string): Promise<boolean> {
  return KERNELS_OWN.includes((await statfs(path)).type)
}

function kindOf(kind: Stats): string {
  if (kind.isFIFO()) return 'a named pipe'
  if (kind.isSocket()) return 'a socket'
  return kind.isFile() ? "a file of the kernel's" : 'a device'
}

/** Everything below a folder, sorted. Links to files are files; what can't be entered or is no file is named. */
export async function filesIn(folder: string): Promise<(string | Nowhere)[]> {
  const found: (string | Nowhere)[] = []
  const root = await realpath(folder)
  const enter = async (inside: string): Promise<void> => {
    for (const entry of await readdir(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name)
      try {
        const kind = entry.isSymbolicLink() ? await stat(path) : entry
        if (kind.isFile()) found.push(path)
        else if (!kind.isDirectory()) found.push({ name: path, reason: 'not a file' })
        else if (entry.isDirectory()) {
          if (!CODE.includes(entry.name)) await enter(path)
        } else if (!isSameTree(root, await realpath(path)))
          found.push({ name: path, reason: 'a link to another folder is not followed: name that folder' })
      } catch (error) {
        found.push({ name: path, reason: `${entry.isSymbolicLink() ? 'a link to nowhere: ' : ''}${whyNot(error)}` })
      }
    }
  }
  await enter(folder)
  const name = (one: string | Nowhere) => (typeof one === 'string' ? one : one.name)
  return found.sort((a, b) => (name(a) < name(b) ? -1 : 1))
}

/** One folder in the other: such a link leads to what is read anyway, or round. */
function isSameTree(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`)
}

async function matching(pattern: string): Promise<string[]> {
  // With a slash at its end it names folders: a folder means everything in it.
  return (
    await glob(pattern.replace(/\/$/, '/**'), { dot: true, followSymbolicLinks: false, ignore: NOT_EVIDENCE })
  ).sort()
}

/**
 * The system's error in words.
 *
 * @param doing what was tried
 */
export function whyNot(error: unknown, doing: 'read' | 'write' | 'run' = 'read'): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EACCES' || code === 'EPERM') return `no permission to ${doing} it`
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a file stands where a folder was expected'
  if (code === 'ENOSPC') return 'the disk is full'
  if (code === 'EROFS') return 'the file system is read-only'
  if (code === 'ELOOP') return 'it leads back to itself'
  if (code === 'EISDIR') return 'it is a folder'
  return message ?? String(error)
}
